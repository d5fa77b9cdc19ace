import type { AttendanceForecast } from '@chapterhouse/domain';
import type { LetterDraftFragment } from './gql/operations.js';

/** The facts of a letter as the shared words read them. */
export function forecastOf(facts: LetterDraftFragment['facts']): AttendanceForecast {
  const { state, effectiveAbsences, absencesLeft, oldestAbsenceExpires, withinPolicyOn, clearOn } = facts;
  return {
    state,
    effectiveAbsences,
    absencesLeft: absencesLeft ?? null,
    oldestAbsenceExpires: oldestAbsenceExpires ?? null,
    withinPolicyOn: withinPolicyOn ?? null,
    clearOn: clearOn ?? null,
  };
}
