import fc from 'fast-check';
import { addDays, PairWeights, type PairingCounts } from '@chapterhouse/domain';
import { makeRota } from './rota.js';

const asOf = '2026-11-16';
const chapter = fc.integer({ min: 2, max: 8 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, at) => `m${at}`);
  const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => ({ a, b })));
  return fc
    .record({
      days: fc.tuple(...pairs.map(() => fc.option(fc.integer({ min: 1, max: 300 })))),
      settling: fc.tuple(...ids.map(() => fc.boolean())),
      spheres: fc.tuple(...ids.map(() => fc.constantFrom('legal', 'home', null))),
      week: fc.integer({ min: 0, max: 20 }),
    })
    .map(({ days, settling, spheres, week }) => ({
      ids,
      asOf: addDays(asOf, 7 * week),
      counts: {
        members: ids.map((memberId, at) => ({ memberId, settlingIn: settling[at]!, sphere: spheres[at]! })),
        met: pairs.flatMap((pair, at) => (days[at] == null ? [] : [{ ...pair, daysAgo: days[at] }])),
        oneSidedTies: [],
      } satisfies PairingCounts,
    }));
});

/** The best total weight and, with it, the most pairs, over every way to pair these members. */
function best(ids: readonly string[], pairs: PairWeights): [number, number] {
  const [first, ...rest] = ids;
  if (first === undefined) return [0, 0];
  let found = best(rest, pairs);
  for (const other of rest) {
    const { weight, daysSince } = pairs.pair(pairs.numberOf(first)!, pairs.numberOf(other)!);
    if (daysSince !== null && daysSince <= 56) continue;
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
        const pairs = new PairWeights(counts);
        const rota = makeRota(week, pairs);
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

  it('is the same from run to run, whatever the order of members and one-to-ones', () => {
    fc.assert(
      fc.property(chapter, fc.infiniteStream(fc.nat()), ({ asOf: week, counts }, random) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => [random.next().value as number, item] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, item]) => item);
        const other = { ...counts, members: shuffled(counts.members), met: shuffled(counts.met) };
        expect(makeRota(week, new PairWeights(other))).toEqual(makeRota(week, new PairWeights(counts)));
      }),
    );
  });

  it('does not pair those who met lately, nor those of whom one declined', () => {
    const counts: PairingCounts = {
      members: ['a', 'b'].map((memberId) => ({ memberId, settlingIn: true, sphere: 'x' })),
      met: [],
      oneSidedTies: [],
    };
    const pairs = new PairWeights(counts);
    expect(makeRota(asOf, pairs).pairs).toMatchObject([{ pair: ['a', 'b'], weight: 6 }]);
    expect(makeRota(asOf, pairs, new Set(['a|b'])).pairs).toEqual([]);
    const lately = new PairWeights({ ...counts, met: [{ a: 'b', b: 'a', daysAgo: 20 }] });
    expect(makeRota(asOf, lately).pairs).toEqual([]);
  });

  it('gives everybody the turn of sitting out once in as many weeks as there are members', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const members = ids.map((memberId) => ({ memberId, settlingIn: false, sphere: null }));
    const pairs = new PairWeights({ members, met: [], oneSidedTies: [] });
    const weeks = ids.map((_, week) => makeRota(addDays(asOf, 7 * week), pairs).oddOneOut);
    expect([...weeks].sort()).toEqual(ids);
  });
});
