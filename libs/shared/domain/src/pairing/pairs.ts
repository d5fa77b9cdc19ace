import { dayNumber, type LocalDate } from '../week.js';

/** A pair of members, the smaller id first. */
export type Pair = readonly [string, string];

/** The codes of the reasons, the weightiest first. */
export const PAIR_REASONS = ['NEVER_MET', 'LONG_AGO', 'ONE_SIDED_TIE', 'SETTLING_IN', 'SAME_SPHERE'] as const;

/** Why two members should meet. */
export type PairReason =
  | { readonly code: 'NEVER_MET' }
  | { readonly code: 'LONG_AGO'; readonly weeks: number }
  /** Referrals of the window from one to the other, with none back. */
  | {
      readonly code: 'ONE_SIDED_TIE';
      readonly giverId: string;
      readonly receiverId: string;
      readonly referrals: number;
    }
  /** Who of the two is in the first quarter. */
  | { readonly code: 'SETTLING_IN'; readonly memberIds: readonly string[] }
  | { readonly code: 'SAME_SPHERE'; readonly sphere: string };

export interface PairMember {
  readonly memberId: string;
  readonly settlingIn: boolean;
  /** The trade group of the classification; null when it is not known. */
  readonly sphere: string | null;
}

/** What the next one-to-ones of a chapter are chosen from. Pairs are written as `pairKey`. */
export interface PairingCounts {
  /** Active members, in any order. */
  readonly members: readonly PairMember[];
  /** Days from the last one-to-one of a pair to the run (1 is the day before it); no entry: they never met. */
  readonly daysSince: ReadonlyMap<string, number>;
  /** `[giver, receiver, referrals]` of the window, three or more and none back. */
  readonly oneSidedTies: readonly (readonly [string, string, number])[];
}

export interface WeightedPair {
  readonly pair: Pair;
  readonly weight: number;
  readonly reasons: readonly PairReason[];
  /** Days since they met; null when they never did. */
  readonly daysSince: number | null;
}

/** One entry of a member's list. */
export interface NextOneToOne {
  readonly memberId: string;
  readonly weight: number;
  readonly reasons: readonly PairReason[];
}

/** Pairs who met within so many days are not proposed again. */
export const JUST_MET_DAYS = 8 * 7;
const LONG_AGO_DAYS = 26 * 7;

/** The key of a pair, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/**
 * Every pair of the chapter with its weight and the reasons for it, in the order of the ids: +3 never met, +2 last met
 * over 26 weeks ago, +2 a one-sided tie, +2 either settling in, +1 same contact sphere; 0 when they met within 8 weeks.
 */
export function weighPairs({ members, daysSince: since, oneSidedTies }: PairingCounts): WeightedPair[] {
  const ties = new Map(oneSidedTies.map((tie) => [pairKey(tie[0], tie[1]), tie]));
  const ordered = [...members].sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  const pairs: WeightedPair[] = [];
  ordered.forEach((a, at) => {
    for (const b of ordered.slice(at + 1)) {
      const key = pairKey(a.memberId, b.memberId);
      const daysSince = since.get(key) ?? null;
      const pair: Pair = [a.memberId, b.memberId];
      if (daysSince !== null && daysSince <= JUST_MET_DAYS) {
        pairs.push({ pair, weight: 0, reasons: [], daysSince });
        continue;
      }
      let weight = 0;
      const reasons: PairReason[] = [];
      const add = (points: number, reason: PairReason): void => {
        weight += points;
        reasons.push(reason);
      };
      if (daysSince === null) add(3, { code: 'NEVER_MET' });
      else if (daysSince > LONG_AGO_DAYS) add(2, { code: 'LONG_AGO', weeks: Math.floor(daysSince / 7) });
      const tie = ties.get(key);
      if (tie) add(2, { code: 'ONE_SIDED_TIE', giverId: tie[0], receiverId: tie[1], referrals: tie[2] });
      const settling = [a, b].filter((member) => member.settlingIn).map((member) => member.memberId);
      if (settling.length > 0) add(2, { code: 'SETTLING_IN', memberIds: settling });
      if (a.sphere !== null && a.sphere === b.sphere) add(1, { code: 'SAME_SPHERE', sphere: a.sphere });
      pairs.push({ pair, weight, reasons, daysSince });
    }
  });
  return pairs;
}

/**
 * Each member's own list: heaviest first, then those met longest ago (never first), then by the ids, so that it stays the
 * same from run to run. Pairs without a reason are left out.
 */
export function rankNext(pairs: readonly WeightedPair[], most = 5): Map<string, NextOneToOne[]> {
  const lists = new Map<string, (NextOneToOne & { daysSince: number })[]>();
  for (const { pair, weight, reasons, daysSince } of pairs) {
    for (const [self, other] of [pair, [pair[1], pair[0]]] as const) {
      const list = lists.get(self) ?? [];
      lists.set(self, list);
      if (weight > 0) list.push({ memberId: other, weight, reasons, daysSince: daysSince ?? Infinity });
    }
  }
  return new Map(
    [...lists].map(([self, list]) => [
      self,
      list
        .sort(
          (a, b) =>
            b.weight - a.weight ||
            (a.daysSince === b.daysSince ? 0 : b.daysSince - a.daysSince) ||
            (a.memberId < b.memberId ? -1 : 1),
        )
        .slice(0, most)
        .map(({ daysSince: _, ...next }) => next),
    ]),
  );
}

/**
 * Who has no partner in this week's rota when the number of members is odd: a different one each week, in the order of the
 * ids, so that with an unchanged roster everybody's turn comes once in as many weeks. It depends on the week alone, so a run
 * that is repeated says the same. null when the number is even.
 */
export function oddOneOut(memberIds: readonly string[], asOf: LocalDate): string | null {
  if (memberIds.length % 2 === 0) return null;
  const ordered = [...memberIds].sort();
  const week = Math.floor(dayNumber(asOf) / 7);
  return ordered[((week % ordered.length) + ordered.length) % ordered.length]!;
}
