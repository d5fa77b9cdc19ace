import type { Finding } from '../tune-up/tune-up.js';

/** What somebody says, in confidence, after a one-to-one. */
export const MEETING_WAS = ['ABOUT_BOTH', 'SALES_PITCH'] as const;
export type MeetingWas = (typeof MEETING_WAS)[number];

/** Fewer different partners than this are never summed up. */
export const FEWEST_PARTNERS = 3;

/** A set of answers by at least three different partners, one each, summed up. Sets never share an answer. */
export interface AnswerSet {
  readonly n: number;
  /** Sums of the two answers from 1 to 5, and how many felt sold to. */
  readonly understoodSum: number;
  readonly stakeSum: number;
  readonly soldTo: number;
}

/** What the colleague sees of a set. */
export interface PublishedAnswers {
  readonly n: number;
  /** Could they say what you do, 1 to 5; rounded, see `roundedMean`. */
  readonly understood: number;
  readonly stake: number;
  /** Share of partners who felt sold to; at most (n - 1) / n. */
  readonly soldTo: number;
}

/**
 * The mean of n ≥ 3 answers from 1 to 5 in steps of a half, from 1.5 to 4.5. Whatever is shown, each single answer has
 * at least two values that are possible: an exact mean of 1 or 5 would say what everybody answered.
 * @throws RangeError with fewer than three answers.
 */
export function roundedMean(sum: number, n: number): number {
  atLeastThree(n);
  return Math.min(4.5, Math.max(1.5, Math.round((2 * sum) / n) / 2));
}

/** The share shown of `soldTo` among n ≥ 3: never all of them, since that would say what each one answered. */
export function cappedShare(soldTo: number, n: number): number {
  atLeastThree(n);
  return Math.min(soldTo, n - 1) / n;
}

/** What may be shown of a set. @throws RangeError with fewer than three answers. */
export function publishedAnswers({ n, understoodSum, stakeSum, soldTo }: AnswerSet): PublishedAnswers {
  return {
    n,
    understood: roundedMean(understoodSum, n),
    stake: roundedMean(stakeSum, n),
    soldTo: cappedShare(soldTo, n),
  };
}

/** The two confidential findings, of the newest set; UNKNOWN without one. The states follow the exact mean and share. */
export function confidentialFindings(set: AnswerSet | null): [Finding<'UNDERSTOOD'>, Finding<'MUTUAL'>] {
  if (set === null) {
    return [
      { code: 'UNDERSTOOD', state: 'UNKNOWN', evidence: { mean: null, n: null } },
      { code: 'MUTUAL', state: 'UNKNOWN', evidence: { share: null, n: null } },
    ];
  }
  const { n, understood, soldTo } = publishedAnswers(set);
  const { understoodSum: sum, soldTo: sold } = set;
  return [
    {
      code: 'UNDERSTOOD',
      state: sum < 2.5 * n ? 'ACT' : sum < 3.5 * n ? 'WATCH' : 'FINE',
      evidence: { mean: understood, n },
    },
    {
      code: 'MUTUAL',
      state: 10 * sold >= 3 * n ? 'ACT' : 20 * sold >= 3 * n ? 'WATCH' : 'FINE',
      evidence: { share: soldTo, n },
    },
  ];
}

function atLeastThree(n: number): void {
  if (n < FEWEST_PARTNERS) throw new RangeError(`${n} answers are never summed up; it takes ${FEWEST_PARTNERS}`);
}
