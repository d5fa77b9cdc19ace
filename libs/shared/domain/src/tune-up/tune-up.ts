import type { LocalDate } from '../week.js';
import type { Verdict } from '../vocabulary.js';

/** The questions of the tune-up, first those that most often explain silence. The order is the order of the findings. */
export const TUNE_UP_CODES = [
  'PATIENCE',
  'CONSISTENCY',
  'STAYING',
  'TARGET',
  'ASKING',
  'UNDERSTOOD',
  'TRUST',
  'MUTUAL',
  'GIVING',
  'THANKING',
  'FIT',
  'EFFORT',
  'ONE_SIDED',
] as const;
export type TuneUpCode = (typeof TUNE_UP_CODES)[number];

/** These rest on what colleagues said in confidence: for the member alone, never in anything that others read. */
export const CONFIDENTIAL_CODES = ['UNDERSTOOD', 'MUTUAL'] as const satisfies readonly TuneUpCode[];
export type ConfidentialCode = (typeof CONFIDENTIAL_CODES)[number];
export type OpenCode = Exclude<TuneUpCode, ConfidentialCode>;

export const FINDING_STATES = ['FINE', 'WATCH', 'ACT', 'UNKNOWN'] as const;
/** UNKNOWN: there is no data to say. */
export type FindingState = (typeof FINDING_STATES)[number];

/** What each finding rests on. Shares are in [0, 1], ages in days; null is not known, or not there. */
export interface TuneUpEvidence {
  readonly PATIENCE: { readonly tenureWeeks: number; readonly medianWeeks: number; readonly known: number };
  readonly CONSISTENCY: { readonly rate: number | null; readonly longestAbsence: number };
  readonly STAYING: { readonly share: number | null; readonly leftEarly: number; readonly meetings: number };
  readonly TARGET: { readonly idealCustomerDays: number | null; readonly storyDays: number | null };
  readonly ASKING: { readonly asks: number };
  readonly UNDERSTOOD: { readonly mean: number | null; readonly n: number | null };
  readonly TRUST: { readonly partners: number; readonly others: number; readonly repeats: number };
  readonly MUTUAL: { readonly share: number | null; readonly n: number | null };
  readonly GIVING: { readonly given: number; readonly median: number };
  readonly THANKING: { readonly waiting: number; readonly total: number };
  readonly FIT: { readonly sphere: string | null; readonly others: number | null };
  readonly EFFORT: { readonly pointsPerWeek: number | null; readonly weeks: number };
  /** Own ties only: `[member id, referrals]`, most first. */
  readonly ONE_SIDED: {
    readonly verdict: Verdict;
    readonly givesTo: readonly (readonly [string, number])[];
    readonly receivesFrom: readonly (readonly [string, number])[];
  };
}

/** One line of the tune-up. The advice in words belongs to its code and state, and is kept with the other texts. */
export type Finding<Code extends TuneUpCode = TuneUpCode> = {
  readonly [C in Code]: { readonly code: C; readonly state: FindingState; readonly evidence: TuneUpEvidence[C] };
}[Code];

/** What the tune-up reads about one active member. */
export interface TuneUpCounts {
  readonly tenureWeeks: number;
  readonly attendanceRate: number | null;
  readonly longestAbsence: number;
  /** Meetings of the window with a mark of any kind. */
  readonly meetingsMarked: number;
  /** Meetings of the window at which the member was in the room (present or late), and at how many they left early. */
  readonly inRoom: number;
  readonly leftEarly: number;
  /** Day of the last edit of the ideal-customer sentence, and of the newest story; null when there is none. */
  readonly idealCustomerOn: LocalDate | null;
  readonly storyOn: LocalDate | null;
  /** In the 8 weeks before `asOf`. */
  readonly asks: number;
  /** Distinct other active members met one to one in the window, and how many of them more than once. */
  readonly partners: number;
  readonly repeats: number;
  /** All referrals given in the window, other chapters included. */
  readonly given: number;
  /** Referrals received in the window more than 14 days ago whose story is known, and those without an update or thanks. */
  readonly received: number;
  readonly waiting: number;
  /** The trade group of the classification; null when it is not known. */
  readonly sphere: string | null;
  /** Points of the 8 weeks before `asOf`, and how many of these weeks the member was here for. */
  readonly effortPoints: number;
  readonly effortWeeks: number;
  readonly verdict: Verdict;
  readonly givesTo: readonly (readonly [string, number])[];
  readonly receivesFrom: readonly (readonly [string, number])[];
}

/** What is the same for all members of a chapter. */
export interface TuneUpChapter {
  readonly asOf: LocalDate;
  /** Weeks from joining to the first referral received, of the active members of whom that is known. */
  readonly firstReferralWeeks: readonly number[];
  /** Median of `given` over the active members. */
  readonly medianGiven: number;
  /** Active members by sphere. */
  readonly spheres: ReadonlyMap<string, number>;
  readonly activeMembers: number;
  /** Whether anybody's leaving early was noted in the window: a chapter that never notes it knows nothing about it. */
  readonly notesLeavingEarly: boolean;
  /** Whether the chapter has any slip in the window. */
  readonly hasSlips: boolean;
}
