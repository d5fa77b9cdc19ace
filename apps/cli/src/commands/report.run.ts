import { writeFile } from 'node:fs/promises';
import { Door } from '@chapterhouse/database';
import { foldName, sameWords } from '@chapterhouse/domain';
import {
  kindOfSlug,
  type Report,
  type ReportFormat,
  ReportQueries,
  ReportsModule,
  reportText,
  writeReport,
} from '@chapterhouse/reports';
import type { EntityManager } from 'typeorm';
import { chapterBySlug, withFeatures } from '../support/context.js';
import { withEngines } from '../support/engines.js';
import { FailedError } from '../support/errors.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, tell } from '../support/io.js';
import { duration } from '../support/table.js';

export interface ReportOptions {
  chapter: string;
  from?: string;
  to?: string;
  compareFrom?: string;
  compareTo?: string;
  member?: string;
  format: 'text' | ReportFormat;
  language?: string;
  out?: string;
}

/** Longer than this is worth a word. */
const LONG_MS = 1500;

export function runReport(io: Io, slug: string, options: ReportOptions): Promise<number> {
  const { member, format, out, chapter, ...asked } = options;
  const kind = kindOfSlug(slug)!;
  return withEngines(io, {}, ({ config }) =>
    withFeatures(config, [ReportsModule], async (app) => {
      const since = performance.now();
      const { place, actor } = await chapterBySlug(app, chapter, 'cli.report');
      const { chapterId } = place;
      const report = await app.get(Door).run(
        actor,
        async (em) => {
          const memberId = member ? await memberNamed(em, chapterId, place.name, member) : null;
          return app.get(ReportQueries).report(em, place, actor, { ...asked, kind, memberId });
        },
        { chapterId, readOnly: true },
      );
      if (format !== 'text') tell(io, `Writing ${report.title}, ${place.name}, as ${format} …`);
      const written = format === 'text' ? reportText(report, place) : await writeReport(report, format, place);
      await deliver(io, written, out);
      const took = performance.now() - since;
      if (out) tell(io, `${out} is there: ${size(report)}${took > LONG_MS ? `, in ${duration(took)}` : ''}.`);
      return EXIT.ok;
    }),
  );
}

/** The member whom people mean: the same name however it is typed, or the only one with such words in it. */
async function memberNamed(em: EntityManager, chapterId: string, chapter: string, name: string): Promise<string> {
  const rows = await em.query<{ id: string; name: string }[]>(
    `select id, display_name as name from member where chapter_id = $1 and status not in ('PROSPECT', 'PENDING')
     order by "left" is not null, joined desc nulls last, id`,
    [chapterId],
  );
  const folded = foldName(name);
  const exact = rows.find((row) => foldName(row.name) === folded) ?? rows.find((row) => sameWords(row.name, name));
  if (exact) return exact.id;
  const near = rows.filter((row) => ` ${foldName(row.name)} `.includes(folded === '' ? '\u0000' : ` ${folded} `));
  const [only, another] = near;
  if (only && !another) return only.id;
  throw new FailedError(
    another
      ? `Several members of ${chapter} are called "${name}": ${near.map((row) => row.name).join(', ')}. Write the whole name.`
      : `${chapter} has no member "${name}". Check the name: the roster has it as it must be written.`,
  );
}

async function deliver(io: Io, written: string | Buffer, out: string | undefined): Promise<void> {
  if (!out) {
    if (typeof written === 'string') print(io, written);
    else
      await new Promise<void>((done, failed) => io.stdout.write(written, (error) => (error ? failed(error) : done())));
    return;
  }
  try {
    await writeFile(out, written);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FailedError(`${out} cannot be written (${why}). Choose another file with --out.`);
  }
}

/** How much is in it, in words. */
function size({ sections }: Report): string {
  const rows = sections.reduce((sum, { table }) => sum + (table?.rows.length ?? 0), 0);
  return `${sections.length} parts, ${rows} lines in tables`;
}
