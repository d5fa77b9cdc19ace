import { ATTENDANCE_MARKS, type AttendanceMark } from '@chapterhouse/domain';
import { checksumColumns, type ChecksumColumn } from '../adapters/report.js';
import type { ResolvedSummary } from './attendance.planner.js';
import type { PlanContext } from './plan-context.js';
import type { SlipContent } from './plan.types.js';
import type { SlipsByDate } from './slips.planner.js';

type Counts = Record<ChecksumColumn, number>;
type Named = { name: string; row: number; column: string | null };
const none = (): Counts => ({ RGI: 0, RGO: 0, RRI: 0, RRO: 0, V: 0, '1-2-1': 0, TYFCB: 0, CEU: 0, T: 0 });

/**
 * Compares the figures of each summary with the slips (and, over several meetings, with the marks) as they will be after
 * the import. Every figure that differs is listed, in the differences and as a problem with its cell.
 */
export function checkSummaries(
  context: PlanContext,
  summaries: readonly ResolvedSummary[],
  slips: SlipsByDate,
  marks: ReadonlyMap<string, ReadonlyMap<string, string>>,
): void {
  for (const summary of summaries) {
    const { file, report, lines } = summary;
    const within = [...slips].filter(([date]) => date >= report.from && date <= report.to);
    if (within.every(([, day]) => !day.hasAudit && day.slips.length + day.visits.length === 0)) {
      context.problem(
        'warning',
        file,
        null,
        'NOT_CHECKED',
        `No slips are known for ${report.from === report.to ? report.from : `${report.from} to ${report.to}`}: the figures of the summary could not be checked.`,
        'Import the slips audit of the same dates.',
      );
    } else {
      const counted = countSlips(within.map(([, day]) => day));
      for (const { memberId, line } of lines) {
        const counts = counted.get(memberId) ?? none();
        for (const figure of checksumColumns) {
          const reported = line.checksum[figure];
          if (reported !== undefined) compare(context, summary, line, figure, reported, counts[figure]);
        }
      }
    }
    if (report.from !== report.to) checkMarks(context, summary, marks);
    checkTotal(context, summary);
  }
}

/** Marks are known only for meetings that were recorded one by one; a summary of several is compared where there are any. */
function checkMarks(
  context: PlanContext,
  summary: ResolvedSummary,
  marks: ReadonlyMap<string, ReadonlyMap<string, string>>,
): void {
  const { from, to } = summary.report;
  const meetings = [...marks].filter(([date, meeting]) => date >= from && date <= to && meeting.size > 0);
  if (meetings.length === 0) return;
  for (const { memberId, line } of summary.lines) {
    for (const mark of ATTENDANCE_MARKS) {
      const counted = meetings.filter(([, meeting]) => meeting.get(memberId) === mark).length;
      compare(context, summary, line, mark, line.marks[mark], counted);
    }
  }
}

/** The total at the end against the lines above it: whether rows were lost on the way. */
function checkTotal(context: PlanContext, summary: ResolvedSummary): void {
  const { total, lines } = summary.report;
  if (!total) return;
  const at = { name: 'Total', row: total.row, column: null };
  for (const figure of checksumColumns) {
    const reported = total.checksum[figure];
    if (reported !== undefined)
      compare(context, summary, at, figure, reported, sum(lines.map((line) => line.checksum[figure] ?? 0)));
  }
  for (const mark of ATTENDANCE_MARKS)
    compare(context, summary, at, mark, total.marks[mark], sum(lines.map((line) => line.marks[mark])));
}

function compare(
  context: PlanContext,
  { file, report: { from, to } }: ResolvedSummary,
  at: Named,
  figure: ChecksumColumn | AttendanceMark,
  reported: number,
  counted: number,
): void {
  // Money is summed in hundredths; a rest below half of one is the arithmetic's, not the file's.
  if (Math.abs(reported - counted) < 0.005) return;
  const difference = {
    file,
    row: at.row,
    column: at.column,
    name: at.name,
    figure,
    from,
    to,
    reported,
    counted: Math.round(counted * 100) / 100,
  };
  context.differences.push(difference);
  context.problem(
    'warning',
    file,
    { row: at.row, column: at.column ?? '' },
    'CHECKSUM_DIFFERS',
    `${at.name}, ${figure}: the summary says ${reported}, ${at.name === 'Total' ? 'its rows add up to' : 'what is recorded says'} ${difference.counted}.`,
    'Compare the summary with the slips where they come from; what is recorded here is what counts.',
  );
}

function countSlips(
  days: readonly { slips: readonly SlipContent[]; visits: readonly { invitedByMemberId: string | null }[] }[],
): Map<string, Counts> {
  const counted = new Map<string, Counts>();
  const add = (memberId: string | null, figure: ChecksumColumn, by: number): void => {
    if (memberId === null) return;
    const counts = counted.get(memberId) ?? none();
    counts[figure] += by;
    counted.set(memberId, counts);
  };
  for (const { slips, visits } of days) {
    for (const slip of slips) {
      if ('status' in slip && slip.status === 'WITHDRAWN') continue;
      if (slip.type === 'REFERRAL') {
        add(slip.fromMemberId, slip.tier === 'INSIDE' ? 'RGI' : 'RGO', 1);
        add(slip.toMemberId, slip.tier === 'INSIDE' ? 'RRI' : 'RRO', 1);
      } else if (slip.type === 'ONE_TO_ONE') {
        add(slip.fromMemberId, '1-2-1', 1);
        add(slip.toMemberId, '1-2-1', 1);
      } else if (slip.type === 'CLOSED_BUSINESS') add(slip.toMemberId, 'TYFCB', Number(slip.amount));
      else if (slip.type === 'EDUCATION') add(slip.fromMemberId, 'CEU', Number(slip.credits));
      else add(slip.fromMemberId, 'T', 1);
    }
    for (const visit of visits) add(visit.invitedByMemberId, 'V', 1);
  }
  return counted;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
