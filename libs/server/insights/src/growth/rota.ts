import { createRequire } from 'node:module';
import {
  JUST_MET_DAYS,
  oddOneOut,
  pairKey,
  type LocalDate,
  type Pair,
  type PairReason,
  type PairWeights,
} from '@chapterhouse/domain';

/** Mates by vertex (-1: none) of a maximum-weight matching of `[vertex, vertex, weight]`. */
type MaximumWeightMatching = (edges: [number, number, number][], maxCardinality?: boolean) => number[];
// A CommonJS package without types: required, so that its one function can be given its type here.
const matching = createRequire(import.meta.url)('edmonds-blossom-fixed') as MaximumWeightMatching;

export interface RotaPair {
  readonly pair: Pair;
  readonly weight: number;
  readonly reasons: readonly PairReason[];
}

/** Who meets whom in the week: everybody at most once. */
export interface Rota {
  readonly pairs: readonly RotaPair[];
  /** Whose turn it is to have no partner, when the number of members is odd. */
  readonly oddOneOut: string | null;
}

/** More than the number of pairs a chapter can have in a week, so that no number of pairs outweighs one point. */
const POINT = 10_000;

/**
 * The rota of a chapter: a maximum-weight matching over its active members without this week's odd one out; among those, one
 * with the most pairs. Pairs that met within 8 weeks, or are in `notNow`, are left out. The same input gives the same rota,
 * whatever its order.
 */
export function makeRota(asOf: LocalDate, pairs: PairWeights, notNow: ReadonlySet<string> = new Set()): Rota {
  const { memberIds } = pairs;
  const out = oddOneOut(memberIds, asOf);
  // The matching knows vertices without gaps: the members in the order of their ids, without the odd one out.
  const numbers = memberIds.flatMap((id, number) => (id === out ? [] : [number]));
  const edges: [number, number, number][] = [];
  numbers.forEach((i, from) => {
    for (let to = from + 1; to < numbers.length; to++) {
      const j = numbers[to]!;
      const [weight, daysSince] = [pairs.weight(i, j), pairs.daysSince(i, j)];
      if (weight === 0 && (daysSince === null || daysSince <= JUST_MET_DAYS)) continue;
      if (notNow.size > 0 && notNow.has(pairKey(memberIds[i]!, memberIds[j]!))) continue;
      edges.push([from, to, weight * POINT + 1]);
    }
  });
  const mates = edges.length === 0 ? [] : matching(edges);
  return {
    pairs: mates.flatMap((to, from) => {
      if (to < from) return [];
      const { pair, weight, reasons } = pairs.pair(numbers[from]!, numbers[to]!);
      return [{ pair, weight, reasons }];
    }),
    oddOneOut: out,
  };
}
