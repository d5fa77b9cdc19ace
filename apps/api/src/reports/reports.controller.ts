import { Controller, Get, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { ChapterQueries } from '@chapterhouse/chapters';
import { Door } from '@chapterhouse/database';
import { isLocalDate } from '@chapterhouse/domain';
import { AppError, notFound } from '@chapterhouse/platform';
import {
  fileNameOf,
  kindOfSlug,
  MEDIA_TYPES,
  REPORT_FORMATS,
  REPORT_KINDS,
  type ReportFormat,
  type ReportKind,
  ReportQueries,
  type ReportRequest,
  slugOfKind,
  writeReport,
} from '@chapterhouse/reports';
import type { RequestWithCaller } from '../auth/access.guard.js';
import { Authorize } from '../auth/authorize.decorator.js';
import { REPORT_FILES_PATH } from './reports.mapping.js';
import { ReportTurns } from './report-turns.js';

/** What may stand behind the question mark; the same names as in the `report` query. */
const PARAMETERS = ['chapter', 'from', 'to', 'compareFrom', 'compareTo', 'member', 'language'] as const;
type Parameters = Readonly<Partial<Record<(typeof PARAMETERS)[number], string>>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reports as files: `GET /files/reports/chapter-summary.pdf?chapter=harbour-lights&from=2026-05-18&to=2026-11-15`. */
@Controller(REPORT_FILES_PATH)
export class ReportFilesController {
  private readonly turns = new ReportTurns();

  constructor(
    private readonly door: Door,
    private readonly chapters: ChapterQueries,
    private readonly queries: ReportQueries,
  ) {}

  @Get(':file')
  @Authorize('insights:read', 'insights:counts')
  async file(
    @Req() { caller }: RequestWithCaller,
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    if (!caller) throw new Error('the guard let nobody in');
    const { kind, format } = fileOf(file);
    const { chapter, member, ...asked } = parametersOf(query);
    if (!chapter) throw bad('Say of which chapter: ?chapter=<its short name>.', 'chapter');
    if (member !== undefined && !UUID.test(member)) throw bad('A member is named by their id.', 'member');
    const request: ReportRequest = { kind, ...asked, memberId: member ?? null };
    const { actor } = caller;
    return this.turns.take(actor.accountId, async () => {
      const chapterId = await this.door.run(actor, (em) => this.chapters.bySlug(em, chapter), { readOnly: true });
      if (!chapterId) throw notFound('chapter');
      const { report, place } = await this.door.run(
        actor,
        async (em) => {
          const at = await this.chapters.place(em, chapterId);
          return { report: await this.queries.report(em, at, actor, request), place: at };
        },
        { chapterId, readOnly: true },
      );
      // The connection is back in the pool before the file is written.
      const bytes = await writeReport(report, format, place);
      res.setHeader('content-disposition', `attachment; filename="${fileNameOf(report, format)}"`);
      return new StreamableFile(bytes, { type: MEDIA_TYPES[format], length: bytes.length });
    });
  }
}

const bad = (sentence: string, field: string | null = null): AppError => new AppError('BAD_INPUT', sentence, field);

/** `chapter-summary.pdf` taken apart. @throws AppError NOT_FOUND naming what there is. */
function fileOf(file: string): { kind: ReportKind; format: ReportFormat } {
  const [name = '', ending = '', ...rest] = file.split('.');
  const kind = kindOfSlug(name);
  const format = REPORT_FORMATS.find((one) => one === ending);
  if (kind && format && rest.length === 0) return { kind, format };
  const kinds = REPORT_KINDS.map(slugOfKind).join(', ');
  throw new AppError(
    'NOT_FOUND',
    `There is no report "${file.slice(0, 60)}". There are ${kinds}; each as .pdf, .xlsx and .csv.`,
  );
}

/** The parameters, checked. @throws AppError BAD_INPUT naming the one that is wrong. */
function parametersOf(query: Record<string, unknown>): Parameters {
  for (const [name, value] of Object.entries(query)) {
    if (!(PARAMETERS as readonly string[]).includes(name)) {
      throw bad(`There is no "${name.slice(0, 40)}" here. Use ${PARAMETERS.join(', ')}.`, name.slice(0, 40));
    }
    if (typeof value !== 'string') throw bad(`"${name}" was given twice. Give it once.`, name);
    const isDate: boolean = isLocalDate(value);
    if (/from|to$/i.test(name) && !isDate) {
      throw bad(`"${value.slice(0, 40)}" is not a date of the calendar. Write it as YYYY-MM-DD.`, name);
    }
  }
  return query as Parameters;
}
