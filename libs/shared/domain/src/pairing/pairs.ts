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

/** What the next one-to-ones of a chapter are chosen from. */
export interface PairingCounts {
  /** Active members, in any order. */
  readonly members: readonly PairMember[];
  /**
   * One-to-ones: two people, and the days from it to the run (1 is the day before it). In any order and either direction; the last one
   * of a pair counts, and those of anybody else are left out. Pairs without one never met.
   */
  readonly met: readonly { readonly a: string; readonly b: string; readonly daysAgo: number }[];
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

const NEVER = -1;

/**
 * The weight of every pair of a chapter: +3 never met, +2 last met over 26 weeks ago, +2 a one-sided tie, +2 either settling in,
 * +1 same contact sphere; 0 when they met within 8 weeks. Members are numbered in the order of their ids, and pairs asked for by number:
 * a chapter of a hundred has five thousand pairs, of which a few are chosen, so reasons are put into words only for those.
 */
export class PairWeights {
  /** The members' ids in their order: what the numbers stand for. */
  readonly memberIds: readonly string[];
  private readonly members: readonly PairMember[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly daysAgo: Int32Array;
  private readonly weights: Uint8Array;
  private readonly ties = new Map<number, readonly [string, string, number]>();

  constructor({ members, met, oneSidedTies }: PairingCounts) {
    this.members = [...members].sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
    this.memberIds = this.members.map((member) => member.memberId);
    this.numbers = new Map(this.memberIds.map((id, at) => [id, at]));
    const size = this.members.length;
    this.daysAgo = new Int32Array(size * size).fill(NEVER);
    for (const { a, b, daysAgo } of met) {
      const [i, j] = [this.numbers.get(a), this.numbers.get(b)];
      if (i === undefined || j === undefined) continue;
      const known = this.daysAgo[i * size + j]!;
      if (known !== NEVER && known <= daysAgo) continue;
      this.daysAgo[i * size + j] = daysAgo;
      this.daysAgo[j * size + i] = daysAgo;
    }
    for (const tie of oneSidedTies) {
      const [i, j] = [this.numbers.get(tie[0]), this.numbers.get(tie[1])];
      if (i !== undefined && j !== undefined) this.ties.set(this.cell(i, j), tie);
    }
    this.weights = new Uint8Array(size * size);
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) this.weights[this.cell(i, j)] = this.weigh(i, j);
  }

  /** The number of a member; undefined for somebody who is not among them. */
  numberOf(memberId: string): number | undefined {
    return this.numbers.get(memberId);
  }

  weight(i: number, j: number): number {
    return this.weights[this.cell(i, j)]!;
  }

  /** Days since the two met; null when they never did. */
  daysSince(i: number, j: number): number | null {
    const days = this.daysAgo[i * this.members.length + j]!;
    return days === NEVER ? null : days;
  }

  /** Why the two should meet, the weightiest reason first; none when they met lately. */
  reasons(i: number, j: number): PairReason[] {
    const daysSince = this.daysSince(i, j);
    if (daysSince !== null && daysSince <= JUST_MET_DAYS) return [];
    const [a, b] = i < j ? [this.members[i]!, this.members[j]!] : [this.members[j]!, this.members[i]!];
    const reasons: PairReason[] = [];
    if (daysSince === null) reasons.push({ code: 'NEVER_MET' });
    else if (daysSince > LONG_AGO_DAYS) reasons.push({ code: 'LONG_AGO', weeks: Math.floor(daysSince / 7) });
    const tie = this.ties.get(this.cell(i, j));
    if (tie) reasons.push({ code: 'ONE_SIDED_TIE', giverId: tie[0], receiverId: tie[1], referrals: tie[2] });
    const settling = [a, b].filter((member) => member.settlingIn).map((member) => member.memberId);
    if (settling.length > 0) reasons.push({ code: 'SETTLING_IN', memberIds: settling });
    if (a.sphere !== null && a.sphere === b.sphere) reasons.push({ code: 'SAME_SPHERE', sphere: a.sphere });
    return reasons;
  }

  /** Everything about two members, by number; the smaller id first. */
  pair(i: number, j: number): WeightedPair {
    const pair: Pair = i < j ? [this.memberIds[i]!, this.memberIds[j]!] : [this.memberIds[j]!, this.memberIds[i]!];
    return { pair, weight: this.weight(i, j), reasons: this.reasons(i, j), daysSince: this.daysSince(i, j) };
  }

  private weigh(i: number, j: number): number {
    const days = this.daysAgo[i * this.members.length + j]!;
    if (days !== NEVER && days <= JUST_MET_DAYS) return 0;
    const [a, b] = [this.members[i]!, this.members[j]!];
    return (
      (days === NEVER ? 3 : days > LONG_AGO_DAYS ? 2 : 0) +
      (this.ties.has(this.cell(i, j)) ? 2 : 0) +
      (a.settlingIn || b.settlingIn ? 2 : 0) +
      (a.sphere !== null && a.sphere === b.sphere ? 1 : 0)
    );
  }

  private cell(i: number, j: number): number {
    return i < j ? i * this.members.length + j : j * this.members.length + i;
  }
}

/** Longer ago than any one-to-one was. */
const LONGEST = 1e7;

/**
 * Each member's own list: heaviest first, then those met longest ago (never first), then by the ids, so that it stays the
 * same from run to run. Pairs without a reason are left out.
 */
export function rankNext(pairs: PairWeights, most = 5): Map<string, NextOneToOne[]> {
  const { memberIds } = pairs;
  const size = memberIds.length;
  const lists = new Map<string, NextOneToOne[]>();
  // Weight, days and number in one figure, the best least, so that a list is sorted without comparing objects.
  const ranks = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let count = 0;
    for (let j = 0; j < size; j++) {
      const weight = i === j ? 0 : pairs.weight(i, j);
      if (weight > 0) ranks[count++] = j - size * ((pairs.daysSince(i, j) ?? LONGEST) + 2 * LONGEST * weight);
    }
    const list: NextOneToOne[] = [];
    for (const rank of ranks.subarray(0, count).sort().subarray(0, most)) {
      const j = ((rank % size) + size) % size;
      list.push({ memberId: memberIds[j]!, weight: pairs.weight(i, j), reasons: pairs.reasons(i, j) });
    }
    lists.set(memberIds[i]!, list);
  }
  return lists;
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
