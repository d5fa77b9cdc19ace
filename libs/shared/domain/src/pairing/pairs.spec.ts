import fc from 'fast-check';
import { addDays } from '../week.js';
import { oddOneOut, pairKey, rankNext, weighPairs, type PairingCounts } from './pairs.js';

const asOf = '2026-11-16';
const seat = (memberId: string, sphere: string | null = null, settlingIn = false) => ({ memberId, sphere, settlingIn });
const two = (more: Partial<PairingCounts> = {}): PairingCounts => ({
  members: [seat('ada'), seat('bo')],
  daysSince: new Map(),
  oneSidedTies: [],
  ...more,
});
const met = (daysAgo: number) => new Map([[pairKey('bo', 'ada'), daysAgo]]);
const weight = (counts: PairingCounts) => weighPairs(counts)[0]!.weight;

describe('the weight of a pair', () => {
  it.each([
    [1, 0],
    [56, 0],
    [57, 0],
    [182, 0],
    [183, 2],
  ])('that met %i days ago is %i', (days, expected) => {
    expect(weight(two({ daysSince: met(days) }))).toBe(expected);
  });

  it('adds up its reasons', () => {
    const [pair] = weighPairs(
      two({ members: [seat('bo', 'legal', true), seat('ada', 'legal')], oneSidedTies: [['bo', 'ada', 4]] }),
    );
    expect(pair).toEqual({
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
    expect(weight(two({ members: [seat('ada', 'x', true), seat('bo', 'x')], daysSince: met(56) }))).toBe(0);
    expect(weight(two({ members: [seat('ada', 'x', true), seat('bo', 'x')], daysSince: met(57) }))).toBe(3);
  });

  it('says how long ago they met', () => {
    expect(weighPairs(two({ daysSince: met(400) }))[0]!.reasons).toEqual([{ code: 'LONG_AGO', weeks: 57 }]);
  });

  it('does not match members whose trade is not known', () => {
    expect(weighPairs(two())[0]!.reasons).toEqual([{ code: 'NEVER_MET' }]);
  });
});

describe('a member’s list', () => {
  it('has the heaviest first, then those met longest ago, and nobody without a reason', () => {
    const counts: PairingCounts = {
      members: ['a', 'b', 'c', 'd', 'e'].map((id) => seat(id)),
      daysSince: new Map([
        ['a|b', 5],
        ['a|c', 313],
        ['a|d', 677],
      ]),
      oneSidedTies: [],
    };
    expect(
      rankNext(weighPairs(counts))
        .get('a')!
        .map((next) => next.memberId),
    ).toEqual(['e', 'd', 'c']);
    expect(
      rankNext(weighPairs(counts), 1)
        .get('b')!
        .map((next) => next.memberId),
    ).toEqual(['c']);
  });

  it('is the same whatever the order of the members', () => {
    const members = [seat('a', 'x'), seat('b', 'x'), seat('c', 'y', true), seat('d')];
    fc.assert(
      fc.property(fc.shuffledSubarray(members, { minLength: 4 }), (shuffled) => {
        const list = (order: typeof members) => rankNext(weighPairs(two({ members: order })));
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
