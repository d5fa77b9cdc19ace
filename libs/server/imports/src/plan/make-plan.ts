import { foldName } from '@chapterhouse/domain';
import { createHash } from 'node:crypto';
import type { ParsedFile, Report } from '../adapters/report.js';
import { AttendancePlanner } from './attendance.planner.js';
import type { Span } from './chapter-state.js';
import { checkSummaries } from './checksum.js';
import { PeoplePlanner } from './people.planner.js';
import { PlanContext, type FileReport } from './plan-context.js';
import {
  type Area,
  type ChapterState,
  type FilePreview,
  type ImportOptions,
  type ImportPlan,
  type ImportPreview,
  type NameDecision,
  type Tally,
} from './plan.types.js';
import { planRoles } from './roles.planner.js';
import { SlipsPlanner } from './slips.planner.js';

/** The dates that the files are about. */
export function spansOf(files: readonly ParsedFile[]): Span[] {
  return files.flatMap(({ report }) => {
    if (report?.kind === 'slips-audit') return [{ from: report.date, to: report.date }];
    return report?.kind === 'chapter-summary' ? [{ from: report.from, to: report.to }] : [];
  });
}

/**
 * What an import will do to a chapter, and everything that stands in its way. Pure: the same files and the same chapter
 * give the same plan but for new ids. People come first, whatever the order of the files, then slips, then marks.
 */
export function makePlan(
  importId: string,
  state: ChapterState,
  files: readonly ParsedFile[],
  decisions: readonly NameDecision[],
  options: ImportOptions,
): { plan: ImportPlan; preview: ImportPreview } {
  const readable = files.filter((file): file is ParsedFile & { report: Report } => file.report !== null);
  const { reports, twins } = withoutTwins(readable);
  const context = new PlanContext(importId, state, reports, decisions, options);
  context.problems.push(...files.flatMap((file) => file.problems));
  for (const [file, twin] of twins) {
    context.problem(
      'warning',
      file,
      null,
      'FILE_TWICE',
      `This file says the same as ${twin} and was left out.`,
      'Nothing to do.',
    );
  }
  checkChapter(context);
  const people = new PeoplePlanner(context);
  people.plan();
  planRoles(context, people.firstDate);
  const slips = new SlipsPlanner(context);
  slips.plan();
  const attendance = new AttendancePlanner(context);
  const summaries = attendance.plan();
  checkSummaries(context, summaries, slips.byDate, attendance.marks);
  return { plan: context.plan, preview: previewOf(context, files, slips) };
}

/** Files that say the same as one before them (the same export as .xls and as .xlsx, say) are left out. */
function withoutTwins(files: readonly (ParsedFile & { report: Report })[]): {
  reports: FileReport[];
  twins: [string, string][];
} {
  const first = new Map<string, string>();
  const reports: FileReport[] = [];
  const twins: [string, string][] = [];
  for (const { file, report } of files) {
    const content = createHash('sha256').update(JSON.stringify(report)).digest('hex');
    const twin = first.get(content);
    if (twin !== undefined) {
      twins.push([file, twin]);
      continue;
    }
    first.set(content, file);
    reports.push({ file, report });
  }
  return { reports, twins };
}

/** A file of another chapter is a costly mistake; a name written otherwise is none, so it is only said. */
function checkChapter(context: PlanContext): void {
  const others = new Map<string, string[]>();
  for (const { file, report } of context.files) {
    if (report.chapter === null || foldName(report.chapter) === foldName(context.state.chapter.name)) continue;
    others.set(report.chapter, [...(others.get(report.chapter) ?? []), file]);
  }
  for (const [name, files] of others) {
    context.problem(
      'warning',
      files[0] ?? '',
      null,
      'OTHER_CHAPTER',
      `${files.length === 1 ? 'This file is' : `${files.length} files are`} of the chapter "${name}"; this one is "${context.state.chapter.name}".`,
      'Make sure that they belong to this chapter before you apply the import.',
    );
  }
}

function previewOf(context: PlanContext, files: readonly ParsedFile[], slips: SlipsPlanner): ImportPreview {
  const { plan } = context;
  // What is written is counted where it is planned; only what stays as it is was counted file by file.
  const tally = (
    area: Area,
    { insert, update = [], remove = [] }: { insert: unknown[]; update?: unknown[]; remove?: unknown[] },
  ): Tally => ({ ...context.areas[area], added: insert.length, changed: update.length, removed: remove.length });
  const tallies: Record<Area, Tally> = {
    members: tally('members', plan.members),
    roles: tally('roles', plan.roleTerms),
    meetings: tally('meetings', plan.meetings),
    attendance: tally('attendance', plan.attendance),
    slips: tally('slips', plan.slips),
    visitors: tally('visitors', plan.visitors),
    links: tally('links', plan.links),
  };
  const slipsByType: ImportPreview['slipsByType'] = {};
  for (const { slips: all, visits, hasAudit } of slips.byDate.values()) {
    if (!hasAudit) continue;
    for (const { type } of all) slipsByType[type] = (slipsByType[type] ?? 0) + 1;
    if (visits.length > 0) slipsByType.VISITOR = (slipsByType.VISITOR ?? 0) + visits.length;
  }
  const preview: ImportPreview = {
    files: files.map((file) => filePreview(context, file)),
    tallies,
    slipsByType,
    questions: [...context.questions.values()],
    problems: context.problems,
    differences: context.differences,
    canApply: files.length > 0 && context.problems.every((problem) => problem.severity !== 'error'),
    digest: '',
  };
  preview.digest = createHash('sha256').update(JSON.stringify(preview)).digest('hex');
  return preview;
}

function filePreview(context: PlanContext, { file, container, sheet, report }: ParsedFile): FilePreview {
  const [span] = spansOf([{ file, container, sheet, report, problems: [] }]);
  return {
    file,
    kind: report?.kind ?? null,
    container,
    sheet,
    from: span?.from ?? null,
    to: span?.to ?? null,
    ...context.tally(file),
  };
}
