import { createRequire } from 'node:module';
import {
  JUST_MET_DAYS,
  oddOneOut,
  type LocalDate,
  type Pair,
  type PairReason,
  type WeightedPair,
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
export function makeRota(
  asOf: LocalDate,
  memberIds: readonly string[],
  weighted: readonly WeightedPair[],
  notNow: ReadonlySet<string> = new Set(),
): Rota {
  const out = oddOneOut(memberIds, asOf);
  const ordered = memberIds.filter((id) => id !== out).sort();
  const vertex = new Map(ordered.map((id, at) => [id, at]));
  const possible = weighted.filter(
    ({ pair, weight, daysSince }) =>
      vertex.has(pair[0]) &&
      vertex.has(pair[1]) &&
      (weight > 0 || (daysSince !== null && daysSince > JUST_MET_DAYS)) &&
      !notNow.has(pair.join('|')),
  );
  const edges = possible
    .map(({ pair, weight }): [number, number, number] => [
      vertex.get(pair[0])!,
      vertex.get(pair[1])!,
      weight * POINT + 1,
    ])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const mates = edges.length === 0 ? [] : matching(edges);
  const chosen = possible.filter(({ pair }) => mates[vertex.get(pair[0])!] === vertex.get(pair[1])!);
  return {
    pairs: chosen
      .sort((a, b) => (a.pair[0] < b.pair[0] ? -1 : 1))
      .map(({ pair, weight, reasons }) => ({ pair, weight, reasons })),
    oddOneOut: out,
  };
}
