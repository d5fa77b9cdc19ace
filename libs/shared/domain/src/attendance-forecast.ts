import { standingOf, type AttendancePolicy, type AttendanceStanding } from './attendance.js';
import type { MarkLetter } from './vocabulary.js';
import { addDays, type LocalDate } from './week.js';

/** A meeting of the window at which the member was marked as anything but present. */
export interface AttendanceEvent {
  readonly date: LocalDate;
  readonly mark: Exclude<MarkLetter, 'P'>;
}

/** Where a member stands, and what time alone will change if nothing new is added. Dates are days on which something leaves the window. */
export interface AttendanceForecast extends AttendanceStanding {
  /** When the oldest absence leaves the window; null without one. */
  readonly oldestAbsenceExpires: LocalDate | null;
  /** When a breach ends; null when there is none, or when it never ends by itself. */
  readonly withinPolicyOn: LocalDate | null;
  /** When one more absence would no longer breach; null when that is so already, or never will be. */
  readonly clearOn: LocalDate | null;
  /** Absences that are still allowed; null without a limit, 0 when the next one breaches or the limit is passed. */
  readonly absencesLeft: number | null;
}

/**
 * The standing of a member at the chapter's policy and the way out of it. An event leaves on the date `windowWeeks` weeks
 * after it, as `oldestAbsenceExpires` has it; events of one day leave together.
 */
export function forecastAttendance(
  events: readonly AttendanceEvent[],
  policy: AttendancePolicy,
  windowWeeks: number,
): AttendanceForecast {
  const ordered = [...events].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const left = { absent: 0, late: 0, substitute: 0, medical: 0 };
  for (const { mark } of ordered) left[KINDS[mark]]++;
  const standing = standingOf(left, policy);
  const oldest = ordered.find((event) => event.mark === 'A');
  let withinPolicyOn: LocalDate | null = null;
  let clearOn: LocalDate | null = null;
  for (let at = 0; at < ordered.length && standing.state !== 'CLEAR'; at++) {
    const { date, mark } = ordered[at]!;
    left[KINDS[mark]]--;
    if (ordered[at + 1]?.date === date) continue;
    const { state } = standingOf(left, policy);
    const leaves = addDays(date, 7 * windowWeeks);
    if (standing.state === 'BREACHED' && state !== 'BREACHED') withinPolicyOn ??= leaves;
    if (state === 'CLEAR') {
      clearOn = leaves;
      break;
    }
  }
  const { absenceLimit } = policy;
  return {
    ...standing,
    oldestAbsenceExpires: oldest ? addDays(oldest.date, 7 * windowWeeks) : null,
    withinPolicyOn,
    clearOn,
    absencesLeft: absenceLimit === null ? null : Math.max(0, absenceLimit - standing.effectiveAbsences),
  };
}

const KINDS = { A: 'absent', L: 'late', S: 'substitute', M: 'medical' } as const;

/** The letters of a policy, in order of weight. */
export const ATTENDANCE_STEPS = ['NEXT_BREACHES', 'BREACHED'] as const;
export type AttendanceStep = (typeof ATTENDANCE_STEPS)[number];

/**
 * The step that a leader may write about now: when the standing is worse than a week ago. null when it is not, so that
 * nobody is written to twice for one thing.
 */
export function stepReached(
  before: AttendanceStanding['state'] | null,
  now: AttendanceStanding['state'],
): AttendanceStep | null {
  const weight = { CLEAR: 0, NEXT_BREACHES: 1, BREACHED: 2 };
  return now !== 'CLEAR' && weight[now] > weight[before ?? 'CLEAR'] ? now : null;
}
