import { AppError } from '@chapterhouse/platform';
import { addDays, daysBetween, isLocalDate, type DateRange, type LocalDate } from '@chapterhouse/domain';
import type { ReportKind, ReportPeriod } from './report-model.js';

/** Weeks of a report when nobody says from when. */
const USUAL_WEEKS: Readonly<Record<Exclude<ReportKind, 'CHAPTER_QUARTERLY'>, number>> = {
  CHAPTER_SUMMARY: 26,
  ATTENDANCE_SHEET: 26,
  SCORECARDS: 26,
  REFERRAL_MATRIX: 26,
  ONE_TO_ONE_MATRIX: 26,
  COMBINATION_MATRIX: 26,
  MEMBER_REVIEW: 52,
};
/** So long may a period be: two years and a day, as long as the evidence looks back at most. */
const MOST_DAYS = 732;

/** The half-open range that the domain counts with. */
export const rangeOf = ({ from, to }: ReportPeriod): DateRange => ({ from, to: addDays(to, 1) });
/** The other way round. */
export const periodOf = ({ from, to }: DateRange): ReportPeriod => ({ from, to: addDays(to, -1) });

/** How many days a period has, both ends counted. */
export const daysOf = ({ from, to }: ReportPeriod): number => daysBetween(from, to) + 1;

/**
 * A period as asked for, checked; what is not said is the usual one, which ends yesterday.
 * @throws AppError BAD_INPUT naming the date and the remedy.
 */
export function periodFor(
  kind: ReportKind,
  asked: { from?: LocalDate | null; to?: LocalDate | null },
  today: LocalDate,
  fields: { from: string; to: string } = { from: 'from', to: 'to' },
): ReportPeriod {
  for (const side of ['from', 'to'] as const) {
    const date = asked[side];
    if (date != null && !isLocalDate(date)) {
      throw new AppError('BAD_INPUT', `"${date}" is not a date of the calendar. Write it as YYYY-MM-DD.`, fields[side]);
    }
  }
  const to = asked.to ?? (kind === 'CHAPTER_QUARTERLY' && !asked.from ? lastQuarter(today).to : addDays(today, -1));
  const from = asked.from ?? usualStart(kind, to);
  if (to > today) {
    throw new AppError('BAD_INPUT', `${to} is still to come. A report ends today (${today}) or earlier.`, fields.to);
  }
  if (from > to) {
    throw new AppError(
      'BAD_INPUT',
      `The report would run from ${from} to ${to}, which is backwards. Change one of the two dates.`,
      fields.from,
    );
  }
  if (daysBetween(from, to) >= MOST_DAYS) {
    throw new AppError(
      'BAD_INPUT',
      `From ${from} to ${to} is more than two years. Ask for a shorter time.`,
      fields.from,
    );
  }
  return { from, to };
}

function usualStart(kind: ReportKind, to: LocalDate): LocalDate {
  if (kind === 'CHAPTER_QUARTERLY') return quarterOf(to).from;
  return addDays(to, 1 - 7 * USUAL_WEEKS[kind]);
}

/** The calendar quarter of a date. */
export function quarterOf(date: LocalDate): ReportPeriod {
  const year = Number(date.slice(0, 4));
  const first = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  const next = first + 3 > 12 ? [year + 1, 1] : [year, first + 3];
  return { from: day(year, first), to: addDays(day(next[0]!, next[1]!), -1) };
}

/** The last calendar quarter that is over. */
export function lastQuarter(today: LocalDate): ReportPeriod {
  return quarterOf(addDays(quarterOf(today).from, -1));
}

/**
 * The times of the same kind before a period, oldest first and the period itself last: calendar quarters before a calendar
 * quarter, else times of as many days.
 */
export function periodsBefore(period: ReportPeriod, count: number): ReportPeriod[] {
  const quarter = quarterOf(period.from);
  const whole = quarter.from === period.from && quarter.to === period.to;
  const periods = [period];
  while (periods.length <= count) {
    const end = addDays(periods[0]!.from, -1);
    periods.unshift(whole ? quarterOf(end) : { from: addDays(end, 1 - daysOf(period)), to: end });
  }
  return periods;
}

const day = (year: number, month: number): LocalDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
