/** A chapter-local calendar date, `YYYY-MM-DD`. Dates have no time zone here, so daylight saving cannot move them. */
export type LocalDate = string;

/** A half-open range of dates: `from` is inside, `to` is not. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Days of dates and dates of days that were asked for: a chapter's week asks for the same few hundred a thousand times. Emptied when
 * full, so that it stays small in a process that lives for months.
 */
const MOST_KNOWN = 4_096;
const knownDays = new Map<LocalDate, number>();
const knownDates = new Map<number, LocalDate>();

function remember<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, value);
  return value;
}

/**
 * Days since 1970-01-01 of a date between 0001-01-01 and 9999-12-31 (Gregorian, extended backwards).
 * @throws RangeError naming the value when it is not such a date (`2026-02-30`, `26-1-1`, a time stamp).
 */
export function dayNumber(date: LocalDate): number {
  return knownDays.get(date) ?? remember(knownDays, date, dayOf(date));
}

function dayOf(date: LocalDate): number {
  const parts = SHAPE.exec(date);
  if (!parts) throw new RangeError(`"${date}" is not a date; write it as YYYY-MM-DD`);
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  const at = new Date(0);
  // setUTCFullYear, not Date.UTC: the latter reads the years 0 to 99 as 1900 to 1999.
  at.setUTCFullYear(year, month - 1, day);
  if (year === 0 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) {
    throw new RangeError(`"${date}" is not in the calendar; check the day and the month`);
  }
  return at.getTime() / DAY_MS;
}

/**
 * The date of a day number (days since 1970-01-01), the inverse of `dayNumber`.
 * @throws RangeError when the day is not a whole number or outside the years 1 to 9999.
 */
export function dateOfDay(day: number): LocalDate {
  return knownDates.get(day) ?? remember(knownDates, day, dateOf(day));
}

function dateOf(day: number): LocalDate {
  const at = new Date(day * DAY_MS);
  if (!Number.isInteger(day) || Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1 || at.getUTCFullYear() > 9999) {
    throw new RangeError(`day ${day} is outside the calendar of the years 1 to 9999`);
  }
  return at.toISOString().slice(0, 10);
}

/** The same date, checked. @throws RangeError naming the value when it is not a calendar date as `YYYY-MM-DD`. */
export function parseLocalDate(value: string): LocalDate {
  dayNumber(value);
  return value;
}

/** Whether the value is a calendar date written as `YYYY-MM-DD`. */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string') return false;
  try {
    dayNumber(value);
    return true;
  } catch {
    return false;
  }
}

/** The date `days` after (negative: before) a date. @throws RangeError on a bad date or outside the calendar. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. @throws RangeError on a bad date. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The `weeks · 7` days before `asOf`, as `[from, asOf)`: a run never looks at its own day.
 * @throws RangeError on a bad date or when `weeks` is not a whole number of at least 1.
 */
export function windowBefore(asOf: LocalDate, weeks: number): DateRange {
  if (!Number.isInteger(weeks) || weeks < 1)
    throw new RangeError(`a window of ${weeks} weeks is not possible; it needs a whole number from 1`);
  return { from: addDays(asOf, -7 * weeks), to: parseLocalDate(asOf) };
}

/** Whether a date lies in a half-open range. Both are compared as text, which is the order of the calendar. */
export function isWithin(date: LocalDate, range: DateRange): boolean {
  return date >= range.from && date < range.to;
}

/** Whether somebody with this membership is active for a run at `asOf`: joined before it and not left by it. */
export function isActiveAt(asOf: LocalDate, joined: LocalDate, left: LocalDate | null): boolean {
  return joined < asOf && (left === null || left > asOf);
}

/** Whether a date lies in the membership `[joined, left)`. */
export function isMemberOn(date: LocalDate, joined: LocalDate, left: LocalDate | null): boolean {
  return date >= joined && (left === null || date < left);
}

/** Full weeks from joining to `asOf`: `floor((asOf - joined) / 7 days)`; negative for somebody who joins later. */
export function tenureWeeks(asOf: LocalDate, joined: LocalDate): number {
  return Math.floor(daysBetween(joined, asOf) / 7);
}

/** Days of the membership `[joined, left)` inside the range, in weeks (days / 7); 0 when they do not touch. */
export function weeksActive(range: DateRange, joined: LocalDate, left: LocalDate | null): number {
  const from = Math.max(dayNumber(range.from), dayNumber(joined));
  const to = left === null ? dayNumber(range.to) : Math.min(dayNumber(range.to), dayNumber(left));
  return Math.max(0, to - from) / 7;
}
