import { expectedPoissonMin } from './poisson-min.js';

/** Referrals from one member to another, both of them members of the chapter at the time; `count` is at least 1. */
export interface Edge {
  readonly giverId: string;
  readonly receiverId: string;
  readonly count: number;
}

/** One member's place in the referral graph. Counts are referrals, `givenTo` and `receivedFrom` are people. */
export interface MemberFlow {
  readonly givenInChapter: number;
  readonly receivedInChapter: number;
  readonly givenTo: number;
  readonly receivedFrom: number;
  /** Σj min(w[i][j], w[j][i]). */
  readonly mutual: number;
  /** (given - received) / (given + received), in [-1, 1]; null at 0/0. */
  readonly balance: number | null;
  /** 2·mutual / (given + received), in [0, 1]; null at 0/0. */
  readonly reciprocity: number | null;
}

/** The referral graph of a whole chapter. */
export interface ChapterFlow {
  /** W = Σ w, referrals. */
  readonly referrals: number;
  /** Weighted reciprocity Σ mutual / W in [0, 1] (Squartini et al., Sci. Rep. 3:2729, 2013); null without referrals. */
  readonly reciprocity: number | null;
  /** The same under chance, from everybody's totals alone; null without referrals. */
  readonly expectedReciprocity: number | null;
  /** (r - r0) / (1 - r0), at most 1; null without referrals. */
  readonly reciprocityBeyondChance: number | null;
  /** Directed pairs with a referral. */
  readonly ties: number;
  /** Active members and anyone else on an edge. */
  readonly nodes: number;
  /** ties / (nodes·(nodes - 1)), in [0, 1]; null below two nodes. */
  readonly density: number | null;
  /** Share of ties that are returned, in [0, 1]; null without ties. */
  readonly binaryReciprocity: number | null;
  /** (binaryReciprocity - density) / (1 - density) (Garlaschelli & Loffredo, PRL 93:268701, 2004); null where it is 0/0. */
  readonly binaryRho: number | null;
  /** `[giver, receiver, w]` with w >= 3 and nothing back, sorted by giver, then receiver. */
  readonly oneSidedTies: readonly (readonly [string, string, number])[];
}

/** A tie of at least this many referrals without one back is one-sided. */
export const ONE_SIDED_TIE = 3;

/** (given - received) / (given + received), in [-1, 1]; null at 0/0. */
export function balanceOf(given: number, received: number): number | null {
  return given + received === 0 ? null : (given - received) / (given + received);
}

const NO_FLOW: MemberFlow = {
  givenInChapter: 0,
  receivedInChapter: 0,
  givenTo: 0,
  receivedFrom: 0,
  mutual: 0,
  balance: null,
  reciprocity: null,
};

/** The referral graph of one chapter: built once from the edges of a period, then asked. */
export class ReferralGraph {
  private readonly weights = new Map<string, Map<string, number>>();
  private readonly flows = new Map<string, MemberFlow>();

  /** @throws RangeError on a referral to oneself, a count that is no whole number from 1, or the same pair twice. */
  constructor(edges: Iterable<Edge>) {
    const totals = new Map<
      string,
      { given: number; received: number; givenTo: number; receivedFrom: number; mutual: number }
    >();
    const totalsOf = (id: string) => {
      let entry = totals.get(id);
      if (!entry) totals.set(id, (entry = { given: 0, received: 0, givenTo: 0, receivedFrom: 0, mutual: 0 }));
      return entry;
    };
    for (const { giverId, receiverId, count } of edges) {
      if (giverId === receiverId) throw new RangeError(`member ${giverId} has a referral to themself`);
      if (!Number.isInteger(count) || count < 1)
        throw new RangeError(`${count} referrals from ${giverId} to ${receiverId}: not a whole number from 1`);
      let row = this.weights.get(giverId);
      if (!row) this.weights.set(giverId, (row = new Map()));
      if (row.has(receiverId)) throw new RangeError(`the referrals from ${giverId} to ${receiverId} are given twice`);
      row.set(receiverId, count);
      const giver = totalsOf(giverId);
      const receiver = totalsOf(receiverId);
      giver.given += count;
      giver.givenTo++;
      receiver.received += count;
      receiver.receivedFrom++;
      // Each pair is completed by its second edge, so both get their mutual share exactly once.
      const mutual = Math.min(count, this.weight(receiverId, giverId));
      giver.mutual += mutual;
      receiver.mutual += mutual;
    }
    for (const [id, t] of totals) {
      this.flows.set(id, {
        givenInChapter: t.given,
        receivedInChapter: t.received,
        givenTo: t.givenTo,
        receivedFrom: t.receivedFrom,
        mutual: t.mutual,
        balance: balanceOf(t.given, t.received),
        reciprocity: (2 * t.mutual) / (t.given + t.received),
      });
    }
  }

  /** Referrals from one member to another in the period. */
  weight(giverId: string, receiverId: string): number {
    return this.weights.get(giverId)?.get(receiverId) ?? 0;
  }

  /** One member's figures; zeros and nulls for somebody on no edge. */
  flowOf(memberId: string): MemberFlow {
    return this.flows.get(memberId) ?? NO_FLOW;
  }

  /** Everybody on an edge. */
  memberIds(): Iterable<string> {
    return this.flows.keys();
  }

  /** The figures of the whole chapter; `activeMemberIds` are nodes even without an edge. */
  chapterFlow(activeMemberIds: Iterable<string>): ChapterFlow {
    let referrals = 0;
    let mutual = 0;
    let ties = 0;
    let returned = 0;
    const oneSidedTies: (readonly [string, string, number])[] = [];
    for (const [giverId, row] of this.weights) {
      for (const [receiverId, count] of row) {
        const back = this.weight(receiverId, giverId);
        referrals += count;
        mutual += Math.min(count, back);
        ties++;
        if (back > 0) returned++;
        else if (count >= ONE_SIDED_TIE) oneSidedTies.push([giverId, receiverId, count]);
      }
    }
    const nodes = new Set([...activeMemberIds, ...this.flows.keys()]).size;
    const density = nodes < 2 ? null : ties / (nodes * (nodes - 1));
    const binaryReciprocity = ties === 0 ? null : returned / ties;
    const reciprocity = referrals === 0 ? null : mutual / referrals;
    const expectedReciprocity = this.expectedReciprocity(referrals);
    return {
      referrals,
      reciprocity,
      expectedReciprocity,
      reciprocityBeyondChance: beyond(reciprocity, expectedReciprocity),
      ties,
      nodes,
      density,
      binaryReciprocity,
      binaryRho: beyond(binaryReciprocity, density),
      oneSidedTies: oneSidedTies.sort(compareTies),
    };
  }

  /** r0: λij = s_out(i)·s_in(j)/W for i≠j, rescaled so that Σλ = W; then 2·Σ i<j of E[min(Poisson(λij), Poisson(λji))] / W. */
  private expectedReciprocity(referrals: number): number | null {
    if (referrals === 0) return null;
    // In the order of the ids, so that the last digits do not depend on the order of the edges.
    const flows = [...this.flows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, flow]) => flow);
    let self = 0;
    for (const flow of flows) self += flow.givenInChapter * flow.receivedInChapter;
    // s_out·s_in/W summed over i≠j is (W² - self)/W; the factor brings it back to W.
    const factor = referrals / (referrals * referrals - self);
    let expected = 0;
    for (let i = 0; i < flows.length; i++) {
      const a = flows[i]!;
      for (let j = i + 1; j < flows.length; j++) {
        const b = flows[j]!;
        const there = a.givenInChapter * b.receivedInChapter * factor;
        const back = b.givenInChapter * a.receivedInChapter * factor;
        if (there > 0 && back > 0) expected += expectedPoissonMin(there, back);
      }
    }
    return (2 * expected) / referrals;
  }
}

/** (seen - chance) / (1 - chance); null when either is unknown or chance alone explains everything. */
function beyond(seen: number | null, chance: number | null): number | null {
  return seen === null || chance === null || chance === 1 ? null : (seen - chance) / (1 - chance);
}

/** Orders ties by giver, then receiver, by code unit: the same order everywhere, whatever the locale. */
export function compareTies(a: readonly [string, string, number], b: readonly [string, string, number]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1;
  return 0;
}
