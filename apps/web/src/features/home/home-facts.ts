import { addDays, type LocalDate } from '@chapterhouse/domain';

/** The next meeting: the one in the calendar, else the next of the chapter's weekdays. Today counts as next. */
export function nextMeeting(today: LocalDate, weekday: number, scheduled: LocalDate | undefined): LocalDate {
  if (scheduled) return scheduled;
  const isoToday = ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  return addDays(today, (weekday - isoToday + 7) % 7);
}

interface DatedReferral {
  readonly date: LocalDate;
  readonly from?: { readonly memberId?: string | null } | null;
}

/** Referrals given and received a week, oldest first, over the `weeks` weeks that end today (included). */
export function weeklyFlow(slips: readonly DatedReferral[], memberId: string, today: LocalDate, weeks: number) {
  const given = Array.from({ length: weeks }, () => 0);
  const received = Array.from({ length: weeks }, () => 0);
  const starts = Array.from({ length: weeks }, (_, i) => addDays(today, -7 * (weeks - i) + 1));
  for (const { date, from } of slips) {
    const week = starts.findLastIndex((start) => date >= start);
    if (week < 0 || date > today) continue;
    const side = from?.memberId === memberId ? given : received;
    side[week] = (side[week] ?? 0) + 1;
  }
  return { given, received };
}

const ANSWERED = new Set(['WON', 'LOST', 'WITHDRAWN']);

interface Receivable {
  readonly id: string;
  readonly status?: string | null;
  readonly to?: { readonly memberId?: string | null } | null;
}

/**
 * Which referrals to show as waiting for an answer: the newest of late, since yesterday's call is the one to make; only
 * then those that have waited longest.
 */
export function waitingFirst<T extends Receivable>(
  recent: readonly T[],
  longest: readonly T[],
  memberId: string,
  most: number,
): T[] {
  const ofLate = recent.filter(({ status, to }) => to?.memberId === memberId && !ANSWERED.has(status ?? 'NEW'));
  const known = new Set(ofLate.map(({ id }) => id));
  return [...ofLate, ...longest.filter(({ id }) => !known.has(id))].slice(0, most);
}
