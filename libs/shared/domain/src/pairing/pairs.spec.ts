import fc from 'fast-check';
import { addDays } from '../week.js';
import { oddOneOut, PairWeights, rankNext, type PairingCounts } from './pairs.js';

const asOf = '2026-11-16';
const seat = (memberId: string, sphere: string | null = null, settlingIn = false) => ({ memberId, sphere, settlingIn });
const two = (more: Partial<PairingCounts> = {}): PairingCounts => ({
  members: [seat('ada'), seat('bo')],
  met: [],
  oneSidedTies: [],
  ...more,
});
const met = (...daysAgo: number[]) => daysAgo.map((days) => ({ a: 'bo', b: 'ada', daysAgo: days }));
const pairOf = (counts: PairingCounts) => new PairWeights(counts).pair(0, 1);
const weight = (counts: PairingCounts) => pairOf(counts).weight;

describe('the weight of a pair', () => {
  it.each([
    [1, 0],
    [56, 0],
    [57, 0],
    [182, 0],
    [183, 2],
  ])('that met %i days ago is %i', (days, expected) => {
    const pairs = new PairWeights(two({ met: met(days) }));
    expect([pairs.weight(0, 1), pairs.weight(1, 0)]).toEqual([expected, expected]);
  });

  it('adds up its reasons', () => {
    const pairs = new PairWeights(
      two({ members: [seat('bo', 'legal', true), seat('ada', 'legal')], oneSidedTies: [['bo', 'ada', 4]] }),
    );
    expect(pairs.pair(1, 0)).toEqual(pairs.pair(0, 1));
    expect(pairs.pair(0, 1)).toEqual({
      pair: ['ada', 'bo'],
      weight: 8,
      daysSince: null,
      reasons: [
        { code: 'NEVER_MET' },
        { code: 'ONE_SIDED_TIE', giverId: 'bo', receiverId: 'ada', referrals: 4 },
        { code: 'SETTLING_IN', memberIds: ['bo'] },
        { code: 'SAME_SPHERE', sphere: 'legal' },
      ],
    });
  });

  it('is nothing for a pair that met within 8 weeks, whatever else speaks for it', () => {
    expect(weight(two({ members: [seat('ada', 'x', true), seat('bo', 'x')], met: met(56) }))).toBe(0);
    expect(weight(two({ members: [seat('ada', 'x', true), seat('bo', 'x')], met: met(57) }))).toBe(3);
  });

  it('says how long ago they met', () => {
    expect(pairOf(two({ met: met(400) })).reasons).toEqual([{ code: 'LONG_AGO', weeks: 57 }]);
  });

  it('goes by the last time they met, and is that of its reasons', () => {
    expect(pairOf(two({ met: met(500, 190, 300) })).daysSince).toBe(190);
    expect(weight(two({ met: [...met(190), { a: 'ada', b: 'somebody', daysAgo: 3 }] }))).toBe(2);
    const points = { NEVER_MET: 3, LONG_AGO: 2, ONE_SIDED_TIE: 2, SETTLING_IN: 2, SAME_SPHERE: 1 };
    const sphere = fc.constantFrom('x', 'y', null);
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 1, max: 300 })),
        fc.tuple(sphere, sphere, fc.boolean(), fc.boolean(), fc.boolean()),
        (days, [a, b, aSettles, bSettles, tied]) => {
          const { weight: total, reasons } = pairOf({
            members: [seat('ada', a, aSettles), seat('bo', b, bSettles)],
            met: days === null ? [] : met(days),
            oneSidedTies: tied ? [['ada', 'bo', 3]] : [],
          });
          expect(total).toBe(reasons.reduce((sum, { code }) => sum + points[code], 0));
        },
      ),
    );
  });

  it('does not match members whose trade is not known', () => {
    expect(pairOf(two()).reasons).toEqual([{ code: 'NEVER_MET' }]);
  });
});

describe('a member’s list', () => {
  it('has the heaviest first, then those met longest ago, and nobody without a reason', () => {
    const counts: PairingCounts = {
      members: ['a', 'b', 'c', 'd', 'e'].map((id) => seat(id)),
      met: [
        { a: 'a', b: 'b', daysAgo: 5 },
        { a: 'c', b: 'a', daysAgo: 313 },
        { a: 'a', b: 'd', daysAgo: 677 },
      ],
      oneSidedTies: [],
    };
    expect(
      rankNext(new PairWeights(counts))
        .get('a')!
        .map((next) => next.memberId),
    ).toEqual(['e', 'd', 'c']);
    expect(
      rankNext(new PairWeights(counts), 1)
        .get('b')!
        .map((next) => next.memberId),
    ).toEqual(['c']);
  });

  it('is the same whatever the order of the members', () => {
    const members = [seat('a', 'x'), seat('b', 'x'), seat('c', 'y', true), seat('d')];
    fc.assert(
      fc.property(fc.shuffledSubarray(members, { minLength: 4 }), (shuffled) => {
        const list = (order: typeof members) => rankNext(new PairWeights(two({ members: order })));
        expect(Object.fromEntries(list(shuffled))).toEqual(Object.fromEntries(list(members)));
      }),
    );
  });
});

describe('the odd one out', () => {
  it('is nobody when all can be paired', () => {
    expect(oddOneOut(['a', 'b'], asOf)).toBeNull();
  });

  it('is a different one each week, and everybody once', () => {
    const ids = ['e', 'c', 'a', 'd', 'b'];
    const weeks = [0, 1, 2, 3, 4].map((week) => oddOneOut(ids, addDays(asOf, 7 * week)));
    expect(new Set(weeks)).toEqual(new Set(ids));
    expect(oddOneOut([...ids].reverse(), asOf)).toBe(weeks[0]);
  });
});
