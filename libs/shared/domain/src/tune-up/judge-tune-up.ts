import { daysBetween, type LocalDate } from '../week.js';
import { isOneSided } from '../vocabulary.js';
import {
  TUNE_UP_CODES,
  type ConfidentialCode,
  type Finding,
  type FindingState,
  type OpenCode,
  type TuneUpChapter,
  type TuneUpCode,
  type TuneUpCounts,
  type TuneUpEvidence,
} from './tune-up.js';

/** Until so many members have had a first referral, the usual wait is not known. */
export const FEWEST_FIRST_REFERRALS = 5;
/** Weeks until the first referral, while the chapter's own are not known. */
export const USUAL_WAIT_WEEKS = 26;
/** A sentence or story older than this is no longer fresh. */
export const STALE_DAYS = 180;
/** How long a referral may wait for a word before it counts as waiting. */
export const THANKS_AFTER_DAYS = 14;
/** The weeks before `asOf` in which asks and effort are counted. */
export const RECENT_WEEKS = 8;

type Judge<Code extends OpenCode> = (
  member: TuneUpCounts,
  chapter: TuneUpChapter,
) => { state: FindingState; evidence: TuneUpEvidence[Code] };

/** One question each; the limits are those of the table of the insights document. */
const judges: { readonly [Code in OpenCode]: Judge<Code> } = {
  PATIENCE: ({ tenureWeeks }, { firstReferralWeeks }) => {
    const known = firstReferralWeeks.length;
    const medianWeeks = known < FEWEST_FIRST_REFERRALS ? USUAL_WAIT_WEEKS : median(firstReferralWeeks);
    return { state: tenureWeeks < medianWeeks ? 'WATCH' : 'FINE', evidence: { tenureWeeks, medianWeeks, known } };
  },
  CONSISTENCY: ({ attendanceRate: rate, longestAbsence, meetingsMarked }) => {
    const evidence = { rate, longestAbsence };
    if (meetingsMarked === 0) return { state: 'UNKNOWN', evidence };
    const state = stateOf(
      (rate !== null && rate < 0.8) || longestAbsence >= 3,
      (rate !== null && rate < 0.9) || longestAbsence === 2,
    );
    return { state: state === 'FINE' && rate === null ? 'UNKNOWN' : state, evidence };
  },
  STAYING: ({ leftEarly, inRoom }, { notesLeavingEarly }) => {
    const share = inRoom === 0 || !notesLeavingEarly ? null : leftEarly / inRoom;
    const evidence = { share, leftEarly, meetings: inRoom };
    return { state: share === null ? 'UNKNOWN' : stateOf(share >= 1 / 2, share >= 1 / 4), evidence };
  },
  TARGET: ({ idealCustomerOn, storyOn }, { asOf }) => {
    const evidence = { idealCustomerDays: ageOf(idealCustomerOn, asOf), storyDays: ageOf(storyOn, asOf) };
    const stale = (days: number | null): boolean => days === null || days > STALE_DAYS;
    const state = stateOf(idealCustomerOn === null, stale(evidence.idealCustomerDays) || stale(evidence.storyDays));
    return { state, evidence };
  },
  ASKING: ({ asks }) => ({ state: stateOf(asks === 0, asks < 4), evidence: { asks } }),
  TRUST: ({ partners, repeats }, { activeMembers }) => {
    const others = activeMembers - 1;
    const evidence = { partners, others, repeats };
    if (others === 0) return { state: 'UNKNOWN', evidence };
    // In hundredths of whole people: 15 % and 30 % have no exact binary form.
    const state = stateOf(100 * partners < 15 * others, 100 * partners < 30 * others || repeats === 0);
    return { state, evidence };
  },
  GIVING: ({ given }, { medianGiven, hasSlips }) => {
    const evidence = { given, median: medianGiven };
    return { state: hasSlips ? stateOf(given === 0, given < medianGiven / 2) : 'UNKNOWN', evidence };
  },
  THANKING: ({ waiting, received }) => {
    const evidence = { waiting, total: received };
    return { state: received === 0 ? 'UNKNOWN' : stateOf(2 * waiting >= received, 5 * waiting >= received), evidence };
  },
  FIT: ({ sphere }, { spheres }) => {
    const others = sphere === null ? null : Math.max(0, (spheres.get(sphere) ?? 0) - 1);
    return { state: others === null ? 'UNKNOWN' : stateOf(others === 0, others < 3), evidence: { sphere, others } };
  },
  EFFORT: ({ effortPoints, effortWeeks: weeks }) => {
    const pointsPerWeek = weeks === 0 ? null : effortPoints / weeks;
    const state = pointsPerWeek === null ? 'UNKNOWN' : stateOf(pointsPerWeek < 2, pointsPerWeek < 3);
    return { state, evidence: { pointsPerWeek, weeks } };
  },
  ONE_SIDED: ({ verdict, givesTo, receivesFrom }) => {
    const evidence = { verdict, givesTo, receivesFrom };
    if (isOneSided(verdict)) return { state: 'ACT', evidence };
    if (givesTo.length + receivesFrom.length > 0) return { state: 'WATCH', evidence };
    // Nobody is judged in the first quarter, nor on a handful of referrals.
    return { state: verdict === 'BALANCED' ? 'FINE' : 'UNKNOWN', evidence };
  },
};

const openCodes = Object.keys(judges) as OpenCode[];

/** The findings that leaders may see too, in the order of the codes. Pure. @throws RangeError on a bad date. */
export function judgeTuneUp(member: TuneUpCounts, chapter: TuneUpChapter): Finding<OpenCode>[] {
  return openCodes.map((code) => {
    const { state, evidence } = judges[code](member, chapter);
    return { code, state, evidence } as Finding<OpenCode>;
  });
}

/** The whole tune-up, for the member alone: the open findings and the confidential ones, in the order of the codes. */
export function wholeTuneUp(
  open: readonly Finding<OpenCode>[],
  confidential: readonly Finding<ConfidentialCode>[],
): Finding[] {
  const place = (finding: Finding): number => TUNE_UP_CODES.indexOf(finding.code);
  return [...open, ...confidential].sort((a, b) => place(a) - place(b));
}

const order: Record<FindingState, number> = { ACT: 0, WATCH: 1, FINE: 2, UNKNOWN: 3 };

/** The findings that ask for something: ACT before WATCH, otherwise in the order of the codes; at most `most`. */
export function mostImportant<Code extends TuneUpCode>(findings: readonly Finding<Code>[], most = 3): Finding<Code>[] {
  return findings
    .filter(({ state }) => state === 'ACT' || state === 'WATCH')
    .sort((a, b) => order[a.state] - order[b.state])
    .slice(0, most);
}

/** The middle of a list, the mean of the middle two of an even one; 0 of an empty one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function stateOf(act: boolean, watch: boolean): FindingState {
  return act ? 'ACT' : watch ? 'WATCH' : 'FINE';
}

function ageOf(on: LocalDate | null, asOf: LocalDate): number | null {
  return on === null ? null : daysBetween(on, asOf);
}
