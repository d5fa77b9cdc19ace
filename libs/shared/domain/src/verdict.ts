import type { Verdict } from './vocabulary.js';

/** Nobody is judged in the first quarter. Weeks. */
export const SETTLING_IN_WEEKS = 13;
/** Below so many referrals given and received in the evidence window nothing is said. */
export const LEAST_EVIDENCE = 6;
/** The false discovery rate at which an imbalance is called more than luck. */
export const FALSE_DISCOVERY_RATE = 0.1;
/** Twice as many one way as the other. */
export const LEAST_IMBALANCE = 1 / 3;
/** Giving nothing is a finding when an average member would do so in at most this share of cases. */
export const SILENCE_BY_CHANCE = 0.05;

/** What is known about one active member. */
export interface VerdictInput {
  readonly tenureWeeks: number;
  readonly weeksActive: number;
  /** All referrals given in the window, other chapters included. */
  readonly given: number;
  /** λ, referrals per member and week in the whole chapter; null when nobody was active. */
  readonly referralsPerMemberWeek: number | null;
  /** Balance inside the chapter in the window, in [-1, 1]; null without referrals. */
  readonly balance: number | null;
  readonly evidence: {
    readonly given: number;
    readonly received: number;
    readonly balance: number | null;
    readonly qValue: number | null;
  };
}

export interface Judgement {
  readonly verdict: Verdict;
  /** One-sided on the evidence, but the window leans the other way: worth a thank-you. */
  readonly turnedAround: boolean;
}

/** The verdict of an active member, the first that applies in the order of the insights document. A former member has none. */
export function judgeMember(input: VerdictInput): Judgement {
  const { evidence } = input;
  if (input.tenureWeeks < SETTLING_IN_WEEKS) return { verdict: 'SETTLING_IN', turnedAround: false };
  if (input.given === 0 && chanceOfSilence(input.referralsPerMemberWeek, input.weeksActive) <= SILENCE_BY_CHANCE) {
    return { verdict: 'NOT_REFERRING', turnedAround: false };
  }
  if (evidence.given + evidence.received < LEAST_EVIDENCE)
    return { verdict: 'TOO_LITTLE_EVIDENCE', turnedAround: false };
  const lean = evidence.qValue !== null && evidence.qValue <= FALSE_DISCOVERY_RATE ? leanOf(evidence.balance) : 0;
  const balance = input.balance ?? 0;
  if (lean < 0 && balance < 0) return { verdict: 'RECEIVES_MORE', turnedAround: false };
  if (lean > 0 && balance > 0) return { verdict: 'GIVES_MORE', turnedAround: false };
  return { verdict: 'BALANCED', turnedAround: lean * balance < 0 };
}

/** -1, 0 or 1: whether a balance is one-sided enough, and which way. */
function leanOf(balance: number | null): number {
  if (balance === null || Math.abs(balance) < LEAST_IMBALANCE) return 0;
  return Math.sign(balance);
}

/** exp(-λ·weeks): how often an average member would give nothing in that time, in [0, 1]; 1 when nothing is known. */
export function chanceOfSilence(referralsPerMemberWeek: number | null, weeksActive: number): number {
  return referralsPerMemberWeek === null ? 1 : Math.exp(-referralsPerMemberWeek * weeksActive);
}
