import { addDays, type LocalDate } from './week.js';
import { ATTENDANCE_MARKS, MARK_LETTERS, type AttendanceMark, type MarkLetter } from './vocabulary.js';

/** What was recorded of one member at the meetings held inside the window and inside the membership. */
export interface AttendanceCounts {
  /** One letter of `MARK_LETTERS` per recorded meeting, in the order of the dates; unrecorded meetings are not in it. */
  readonly marks: string;
  /** Such meetings without a mark. */
  readonly unrecorded: number;
  /** Date of the oldest ABSENT among them. */
  readonly oldestAbsence: LocalDate | null;
}

/** The attendance figures of one member. Counts are meetings. */
export interface AttendanceFigures {
  readonly present: number;
  readonly absent: number;
  readonly late: number;
  readonly medical: number;
  readonly substitute: number;
  /** Meetings without a mark: missing data, never an absence. */
  readonly unrecorded: number;
  /** (present + late + substitute) / (those + absent), in [0, 1]; medical leave counts neither way; null at 0/0. */
  readonly attendanceRate: number | null;
  /** Longest run of consecutive recorded meetings not in the room: absent, substituted or on medical leave. */
  readonly longestAbsence: number;
  /** When the oldest absence leaves the window; null without one. */
  readonly oldestAbsenceExpires: LocalDate | null;
}

/**
 * The attendance figures of one member from the marks of a window of `windowWeeks` weeks.
 * @throws RangeError on a letter that is no mark, or a bad date.
 */
export function summariseAttendance(counts: AttendanceCounts, windowWeeks: number): AttendanceFigures {
  const seen: Record<MarkLetter, number> = { P: 0, A: 0, L: 0, M: 0, S: 0 };
  let run = 0;
  let longestAbsence = 0;
  for (const letter of counts.marks) {
    if (!isMarkLetter(letter))
      throw new RangeError(`"${letter}" is not the letter of an attendance mark (P, A, L, M, S)`);
    seen[letter]++;
    run = letter === 'A' || letter === 'S' || letter === 'M' ? run + 1 : 0;
    if (run > longestAbsence) longestAbsence = run;
  }
  const there = seen.P + seen.L + seen.S;
  const counted = there + seen.A;
  return {
    present: seen.P,
    absent: seen.A,
    late: seen.L,
    medical: seen.M,
    substitute: seen.S,
    unrecorded: counts.unrecorded,
    attendanceRate: counted === 0 ? null : there / counted,
    longestAbsence,
    oldestAbsenceExpires: counts.oldestAbsence === null ? null : addDays(counts.oldestAbsence, 7 * windowWeeks),
  };
}

function isMarkLetter(letter: string): letter is MarkLetter {
  return letter === 'P' || letter === 'A' || letter === 'L' || letter === 'M' || letter === 'S';
}

/** The letters of marks, in the given order. */
export function markLetters(marks: readonly AttendanceMark[]): string {
  return marks.map((mark) => MARK_LETTERS[mark]).join('');
}

/** The mark of a letter, in either case. @throws RangeError on a letter that is no mark. */
export function markOfLetter(letter: string): AttendanceMark {
  const mark = ATTENDANCE_MARKS.find((candidate) => MARK_LETTERS[candidate] === letter.toUpperCase());
  if (!mark) throw new RangeError(`"${letter}" is not the letter of an attendance mark (P, A, L, M, S)`);
  return mark;
}

/** A chapter's own rules. null switches a rule off. */
export interface AttendancePolicy {
  /** Absences that are still allowed in a window. */
  readonly absenceLimit: number | null;
  /** So many lates count as one absence; 0 is off. */
  readonly latesPerAbsence: number;
  /** Substitutes beyond this count as absences. */
  readonly substituteLimit: number | null;
  /** Meetings on medical leave that are still allowed; they never turn into absences. */
  readonly medicalLimit: number | null;
}

/** What a chapter has when it decides nothing. */
export const DEFAULT_ATTENDANCE_POLICY: AttendancePolicy = {
  absenceLimit: 3,
  latesPerAbsence: 0,
  substituteLimit: null,
  medicalLimit: null,
};

export const ATTENDANCE_STATES = ['CLEAR', 'NEXT_BREACHES', 'BREACHED'] as const;
/** NEXT_BREACHES: one more absence breaches the policy. BREACHED: it is above a limit already. */
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

export interface AttendanceStanding {
  /** absent + floor(late / latesPerAbsence) + max(0, substitute - substituteLimit). */
  readonly effectiveAbsences: number;
  readonly state: AttendanceState;
}

/** How a member stands against the chapter's policy. Medical leave above its own limit is a breach as well. */
export function standingOf(
  figures: Pick<AttendanceFigures, 'absent' | 'late' | 'substitute' | 'medical'>,
  policy: AttendancePolicy,
): AttendanceStanding {
  const { absenceLimit, latesPerAbsence, substituteLimit, medicalLimit } = policy;
  const effectiveAbsences =
    figures.absent +
    (latesPerAbsence > 0 ? Math.floor(figures.late / latesPerAbsence) : 0) +
    (substituteLimit === null ? 0 : Math.max(0, figures.substitute - substituteLimit));
  const breached =
    (absenceLimit !== null && effectiveAbsences > absenceLimit) ||
    (medicalLimit !== null && figures.medical > medicalLimit);
  const nextBreaches = absenceLimit !== null && effectiveAbsences + 1 > absenceLimit;
  return { effectiveAbsences, state: breached ? 'BREACHED' : nextBreaches ? 'NEXT_BREACHES' : 'CLEAR' };
}
