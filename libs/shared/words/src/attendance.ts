import type { AttendanceForecast, AttendancePolicy, AttendanceStep } from '@chapterhouse/domain';
import { periodWords } from './period.js';
import { type Words, words } from './words.js';

/** A member's own attendance over the window. `attended`: present, late or represented, of `meetings` that count. */
export function ownAttendance(facts: { attended: number; meetings: number; periodWeeks: number }): Words {
  const { attended, meetings, periodWeeks } = facts;
  return words('own.attendance', { attended, meetings, period: periodWords(periodWeeks) });
}

/** Where a member stands and what time will change, as they read it. */
export function ownForecast(forecast: AttendanceForecast): Words[] {
  const said = [standing(forecast, 'forecast', {})];
  const until = easing(forecast, 'forecast');
  if (until) said.push(until);
  else if (forecast.state !== 'CLEAR' && forecast.oldestAbsenceExpires) {
    said.push(words('forecast.expires', { date: { date: forecast.oldestAbsenceExpires } }));
  }
  return said;
}

/** The same for leaders. */
export function memberForecast(forecast: AttendanceForecast, name: string): Words[] {
  const said = [standing(forecast, 'leader.forecast', { name })];
  const until = easing(forecast, 'leader.forecast');
  return until ? [...said, until] : said;
}

function standing(
  { state, absencesLeft }: AttendanceForecast,
  who: 'forecast' | 'leader.forecast',
  name: { readonly name?: string },
): Words {
  if (state !== 'CLEAR') return words(`${who}.${state}`, name);
  return absencesLeft === null
    ? words(`${who}.CLEAR.noLimit`, name)
    : words(`${who}.CLEAR`, { ...name, left: absencesLeft });
}

function easing(
  { state, withinPolicyOn, clearOn }: AttendanceForecast,
  who: 'forecast' | 'leader.forecast',
): Words | null {
  if (state === 'BREACHED' && withinPolicyOn) return words(`${who}.BREACHED.until`, { date: { date: withinPolicyOn } });
  if (state === 'NEXT_BREACHES' && clearOn) return words(`${who}.NEXT_BREACHES.until`, { date: { date: clearOn } });
  return null;
}

/** What kind of letter a step is, for the leaders' list. */
export const attendanceStepName = (step: AttendanceStep): Words => words(`attendanceLetter.step.${step}`);

export interface AttendanceLetterWords {
  readonly subject: Words;
  readonly opening: Words;
  /** The count behind it, and when it eases. */
  readonly evidence: readonly Words[];
  readonly next: Words;
  readonly closing: Words;
}

/** The letter of a step: a friendly note before the limit, a worried one beyond it. From a leader to the member. */
export function attendanceLetter(
  step: AttendanceStep,
  facts: AttendanceForecast,
  chapter: {
    readonly name: string;
    readonly policy: Pick<AttendancePolicy, 'absenceLimit'>;
    readonly windowWeeks: number;
  },
): AttendanceLetterWords {
  const { absenceLimit } = chapter.policy;
  // Beyond a limit that the absences keep can only be medical leave beyond its own.
  const medical = absenceLimit === null || (step === 'BREACHED' && facts.effectiveAbsences <= absenceLimit);
  const evidence = medical
    ? words('attendanceLetter.evidence.medical')
    : words('attendanceLetter.evidence', {
        period: periodWords(chapter.windowWeeks),
        count: facts.effectiveAbsences,
        limit: absenceLimit,
      });
  const until = easing(facts, 'forecast');
  return {
    subject: words(`attendanceLetter.subject.${step}`, { chapter: chapter.name }),
    opening: words(`attendanceLetter.opening.${step}`),
    evidence: until ? [evidence, until] : [evidence],
    next: words(`attendanceLetter.next.${step}`),
    closing: words('attendanceLetter.closing'),
  };
}
