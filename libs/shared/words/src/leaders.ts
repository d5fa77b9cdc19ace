import type { LocalDate } from '@chapterhouse/domain';
import { periodWords } from './period.js';
import { type Words, words } from './words.js';

/** Somebody who would be one-sided on the evidence, but whose last weeks lean the other way. */
export function turnedAround(facts: { name: string; given: number; received: number; periodWeeks: number }): Words {
  const { name, given, received, periodWeeks } = facts;
  return words('leader.turnedAround', { name, given, received, period: periodWords(periodWeeks) });
}

/** How a member in the first quarter is doing; nobody is judged yet. `partners` are people met one to one. */
export function settlingIn(facts: {
  name: string;
  tenureWeeks: number;
  given: number;
  received: number;
  partners: number;
}): Words {
  const { name, tenureWeeks: weeks, given, received, partners } = facts;
  return words('leader.settlingIn', { name, weeks, given, received, partners });
}

/** What leaders can do for somebody who settles in. */
export const settlingInNextStep = (name: string): Words => words('leader.settlingIn.next', { name });

export type AttendanceAlarm = 'BREACHED' | 'NEXT_BREACHES' | 'AWAY';

/** What is known of a member whose attendance asks for a call. */
export interface AttendanceAlarmFacts {
  /** AWAY: within the policy, but not in the room for several meetings in a row. */
  readonly alarm: AttendanceAlarm;
  readonly name: string;
  /** Effective absences for the first two alarms, meetings in a row for AWAY. */
  readonly count: number;
  readonly limit: number;
  readonly periodWeeks: number;
  readonly oldestExpires: LocalDate | null;
}

/** Evidence of an attendance alarm, with the day on which it eases. */
export function attendanceAlarm({ alarm, name, count, limit, periodWeeks, ...facts }: AttendanceAlarmFacts): Words[] {
  if (alarm === 'AWAY') return [words('leader.attendance.AWAY', { name, count })];
  const values = { name, count, period: periodWords(periodWeeks) };
  const evidence =
    alarm === 'BREACHED'
      ? words('leader.attendance.BREACHED', { ...values, limit })
      : words('leader.attendance.NEXT_BREACHES', values);
  if (!facts.oldestExpires) return [evidence];
  return [evidence, words('leader.attendance.expires', { date: { date: facts.oldestExpires } })];
}

/** What leaders can do about an attendance alarm. */
export const attendanceAlarmNextStep = (): Words => words('leader.attendance.next');

/** The one sentence (at most two) on how the chapter does. */
export function chapterSummary(facts: {
  /** False when the week holds neither a meeting nor a slip. */
  recorded: boolean;
  referrals: number;
  /** Mean of the four weeks before; null while there are none. */
  mean: number | null;
  /** Members for whom there is something to do. */
  people: number;
}): Words[] {
  const { recorded, referrals, mean } = facts;
  const people = words('leader.summary.people', { people: facts.people });
  if (!recorded) return [words('leader.summary.nothing'), people];
  if (mean === null) return [words('leader.summary.alone', { referrals }), people];
  // Within a tenth of the mean is as usual: a week's count moves more than that by chance alone.
  const difference = referrals - mean;
  if (Math.abs(difference) <= mean / 10) return [words('leader.summary.even', { referrals }), people];
  return [words(difference > 0 ? 'leader.summary.above' : 'leader.summary.below', { referrals, mean }), people];
}

export type MissingFacts =
  | { readonly what: 'attendance'; readonly count: number; readonly date: LocalDate }
  | { readonly what: 'meeting' }
  | { readonly what: 'email' | 'bounced'; readonly count: number };

/** What the figures cannot know yet. */
export function missingData(facts: MissingFacts): Words {
  switch (facts.what) {
    case 'attendance':
      return words('leader.missing.attendance', { count: facts.count, date: { date: facts.date } });
    case 'meeting':
      return words('leader.missing.meeting');
    case 'email':
    case 'bounced':
      return words(`leader.missing.${facts.what}`, { count: facts.count });
  }
}
