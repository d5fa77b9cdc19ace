import fc from 'fast-check';
import { addDays, weighPairs, type PairingCounts, type WeightedPair } from '@chapterhouse/domain';
import { makeRota } from './rota.js';

const asOf = '2026-11-16';
const chapter = fc.integer({ min: 2, max: 8 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, at) => `m${at}`);
  const keys = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => `${a}|${b}`));
  return fc
    .record({
      days: fc.tuple(...keys.map(() => fc.option(fc.integer({ min: 1, max: 300 })))),
      settling: fc.tuple(...ids.map(() => fc.boolean())),
      spheres: fc.tuple(...ids.map(() => fc.constantFrom('legal', 'home', null))),
      week: fc.integer({ min: 0, max: 20 }),
    })
    .map(({ days, settling, spheres, week }) => ({
      ids,
      asOf: addDays(asOf, 7 * week),
      counts: {
        members: ids.map((memberId, at) => ({ memberId, settlingIn: settling[at]!, sphere: spheres[at]! })),
        daysSince: new Map(keys.flatMap((key, at) => (days[at] == null ? [] : [[key, days[at]] as const]))),
        oneSidedTies: [],
      } satisfies PairingCounts,
    }));
});

/** The best total weight and, with it, the most pairs, over every way to pair these members. */
function best(ids: readonly string[], pairs: readonly WeightedPair[]): [number, number] {
  const [first, ...rest] = ids;
  if (first === undefined) return [0, 0];
  let found = best(rest, pairs);
  for (const { pair, weight, daysSince } of pairs) {
    if (!pair.includes(first) || (daysSince !== null && daysSince <= 56)) continue;
    const other = pair[0] === first ? pair[1] : pair[0];
    if (!rest.includes(other)) continue;
    const [points, count] = best(
      rest.filter((id) => id !== other),
      pairs,
    );
    if (points + weight > found[0] || (points + weight === found[0] && count + 1 > found[1]))
      found = [points + weight, count + 1];
  }
  return found;
}

describe('the rota', () => {
  it('has the greatest weight there is, with the most pairs, and everybody at most once', () => {
    fc.assert(
      fc.property(chapter, ({ ids, asOf: week, counts }) => {
        const pairs = weighPairs(counts);
        const rota = makeRota(week, ids, pairs);
        const seated = rota.pairs.flatMap((one) => one.pair);
        expect(new Set(seated).size).toBe(seated.length);
        expect(rota.oddOneOut === null).toBe(ids.length % 2 === 0);
        const invited = ids.filter((id) => id !== rota.oddOneOut);
        expect(seated.every((id) => invited.includes(id))).toBe(true);
        const total = rota.pairs.reduce((sum, one) => sum + one.weight, 0);
        expect([total, rota.pairs.length]).toEqual(best(invited, pairs));
      }),
      { numRuns: 300 },
    );
  });

  it('is the same from run to run, whatever the order of members and pairs', () => {
    fc.assert(
      fc.property(chapter, fc.infiniteStream(fc.nat()), ({ ids, asOf: week, counts }, random) => {
        const pairs = weighPairs(counts);
        const shuffled = pairs
          .map((pair) => [random.next().value as number, pair] as const)
          .sort((a, b) => a[0] - b[0]);
        expect(
          makeRota(
            week,
            [...ids].reverse(),
            shuffled.map(([, pair]) => pair),
          ),
        ).toEqual(makeRota(week, ids, pairs));
      }),
    );
  });

  it('does not pair those who met lately, nor those of whom one declined', () => {
    const counts: PairingCounts = {
      members: ['a', 'b'].map((memberId) => ({ memberId, settlingIn: true, sphere: 'x' })),
      daysSince: new Map(),
      oneSidedTies: [],
    };
    const pairs = weighPairs(counts);
    expect(makeRota(asOf, ['a', 'b'], pairs).pairs).toMatchObject([{ pair: ['a', 'b'], weight: 6 }]);
    expect(makeRota(asOf, ['a', 'b'], pairs, new Set(['a|b'])).pairs).toEqual([]);
    const lately = weighPairs({ ...counts, daysSince: new Map([['a|b', 20]]) });
    expect(makeRota(asOf, ['a', 'b'], lately).pairs).toEqual([]);
  });

  it('gives everybody the turn of sitting out once in as many weeks as there are members', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const weeks = ids.map((_, week) => makeRota(addDays(asOf, 7 * week), ids, []).oddOneOut);
    expect([...weeks].sort()).toEqual(ids);
  });
});
