import { addDays, dayNumber, type LocalDate } from '@chapterhouse/domain';

/** The latest day up to `today` on an ISO weekday, 1 = Monday: the meeting that one most likely comes for. */
export function latestMeetingDay(today: LocalDate, weekday: number): LocalDate {
  // 1970-01-01 was a Thursday: ISO weekday 4.
  const todays = (((dayNumber(today) + 3) % 7) + 7) % 7;
  return addDays(today, -((todays - (weekday - 1) + 7) % 7));
}

/** The days whose slips belong to a meeting: the seven up to it, as `[from, to)`. */
export const daysOf = (date: LocalDate): { from: LocalDate; to: LocalDate } => ({
  from: addDays(date, -6),
  to: addDays(date, 1),
});

export interface MeetingDay {
  readonly date: LocalDate;
  readonly status: 'SCHEDULED' | 'HELD' | 'CANCELLED';
  readonly ledger: 'OPEN' | 'LOCKED';
}

/** The meetings before and after a day. `meetings` are newest first, as the server sends them. */
export function neighbours(meetings: readonly MeetingDay[], date: LocalDate) {
  return {
    before: meetings.find((meeting) => meeting.date < date) ?? null,
    after: meetings.findLast((meeting) => meeting.date > date) ?? null,
  };
}

/** Where to begin without being told: this week's meeting, planned or not. */
export function firstDay(meetings: readonly MeetingDay[], today: LocalDate, weekday: number): LocalDate {
  const expected = latestMeetingDay(today, weekday);
  // A meeting moved to another day of the week stands in for the regular one.
  return meetings.find((meeting) => meeting.date <= today && meeting.date >= expected)?.date ?? expected;
}
