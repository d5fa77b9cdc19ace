import fc from 'fast-check';
import { SCORECARD_PRESETS } from './presets.js';
import type { ScorecardCounts } from './read-metric.js';
import type { Scorecard, ScorecardMetric } from './scorecard.js';
import { scoreMember } from './score-member.js';

const member = fc
  .record({
    weeks: fc.integer({ min: 0, max: 30 }),
    absences: fc.integer({ min: 0, max: 4 }),
    lates: fc.integer({ min: 0, max: 3 }),
    referralsGiven: fc.integer({ min: 0, max: 40 }),
    visitors: fc.integer({ min: 0, max: 15 }),
    oneToOnes: fc.integer({ min: 0, max: 40 }),
    educationCredits: fc.oneof(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 9 }).map((n) => n / 2),
    ),
    money: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 120 })),
    testimonials: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ money, ...counts }) => ({ ...counts, money, attendanceRate: null }));

interface Way {
  cost: bigint;
  over: number;
  kinds: number;
  amounts: number[];
}

/** Points for a count, by comparing rates as they are written, without the least counts of the code under test. */
function pointsFor(metric: ScorecardMetric, have: number, weeks: number): number {
  const per = metric.perWeeks ?? 1;
  let points = 0;
  for (const band of metric.bands) {
    const divide = metric.reads === 'PER_WEEK';
    if (divide && weeks === 0) continue;
    const value = divide ? (have * per) / weeks : have;
    const reached =
      band.above !== undefined
        ? value > band.above
        : band.atMost !== undefined
          ? value <= band.atMost
          : value >= band.atLeast! - 1e-12;
    if (reached) points = Math.max(points, band.points);
  }
  return points;
}

/** Tries every amount of everything, up to the top of each table; costs in whole numbers of 1 / (4 · top band). */
function exhaustive(counts: ScorecardCounts, table: Scorecard): Way | null {
  const start = table.metrics.reduce((sum, m) => sum + pointsFor(m, counts[m.measure] ?? 0, counts.weeks), 0);
  const metrics = table.metrics.filter((m) => m.cost !== undefined);
  const top = Math.max(...metrics.filter((m) => m.measure === 'closedBusiness').map((m) => m.bands.at(-1)!.atLeast!));
  const tries = metrics.map((metric) => {
    const have = counts[metric.measure] ?? 0;
    const most = pointsFor(metric, 1e12, counts.weeks);
    const before = pointsFor(metric, have, counts.weeks);
    const list: { amount: number; gain: number; cost: bigint }[] = [{ amount: 0, gain: 0, cost: 0n }];
    if (metric.measure === 'closedBusiness') {
      for (const band of metric.bands) {
        const amount = (Math.round(100 * band.atLeast!) - Math.round(100 * have)) / 100;
        if (amount <= 0) continue;
        // amount / (top / 100) units of 1, times 4 · top.
        list.push({ amount, gain: band.points - before, cost: BigInt(Math.round(amount * 100)) * 4n });
      }
      return list;
    }
    for (let amount = 1; list.at(-1)!.gain + before < most; amount++) {
      const gain = pointsFor(metric, have + amount, counts.weeks) - before;
      list.push({ amount, gain, cost: BigInt(4 * metric.cost! * top) * BigInt(amount) });
    }
    return list;
  });
  let best: Way | null = null;
  const scale = BigInt(top);
  const numeric = tries.map((list) =>
    list.map((t) => ({ ...t, cost: t.amount === 0 ? 0 : Number(t.cost) / Number(scale) })),
  );
  const amounts: number[] = [];
  let bestCost = Infinity;
  const walk = (at: number, gain: number, rough: number, exact: bigint): void => {
    if (rough > bestCost + 1e-6) return;
    if (at === tries.length) {
      const over = start + gain - table.lights.green;
      if (over < 0) return;
      const way: Way = { cost: exact, over, kinds: amounts.filter((a) => a > 0).length, amounts: [...amounts] };
      if (best === null || before(way, best)) {
        best = way;
        bestCost = rough;
      }
      return;
    }
    for (let i = 0; i < tries[at]!.length; i++) {
      const option = tries[at]![i]!;
      amounts.push(option.amount);
      walk(at + 1, gain + option.gain, rough + numeric[at]![i]!.cost, exact + option.cost);
      amounts.pop();
    }
  };
  walk(0, 0, 0, 0n);
  return best;
}

function before(a: Way, b: Way): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost;
  if (a.over !== b.over) return a.over < b.over;
  if (a.kinds !== b.kinds) return a.kinds < b.kinds;
  for (let i = 0; i < a.amounts.length; i++) if (a.amounts[i] !== b.amounts[i]) return a.amounts[i]! > b.amounts[i]!;
  return false;
}

/** Amounts near the bands of the table, so that money matters as much as the rest. */
function withMoney(
  table: Scorecard,
  { money, ...counts }: Omit<ScorecardCounts, 'closedBusiness'> & { money: number },
): ScorecardCounts {
  const top = table.metrics.find((m) => m.measure === 'closedBusiness')!.bands.at(-1)!.atLeast!;
  return { ...counts, closedBusiness: (top * money) / 100 };
}

describe('the way to green', () => {
  it.each(SCORECARD_PRESETS.map((table) => [table.name, table] as const))(
    'is the same as an exhaustive search finds, for 1,000 members scored by %s',
    (_, table) => {
      fc.assert(
        fc.property(member, (random) => {
          const counts = withMoney(table, random);
          const expected = exhaustive(counts, table);
          const { wayToGreen, score } = scoreMember(counts, table);
          if (expected === null) return expect(wayToGreen).toBeNull();
          const priced = table.metrics.filter((m) => m.cost !== undefined);
          const amounts = priced.map(
            (m) => wayToGreen?.actions.find((action) => action.measure === m.measure)?.amount ?? 0,
          );
          if (score >= table.lights.green) return expect(wayToGreen).toEqual({ actions: [], cost: 0, score });
          expect(amounts).toEqual(expected.amounts);
          expect(wayToGreen!.score).toBe(table.lights.green + expected.over);
          const top = table.metrics.find((m) => m.measure === 'closedBusiness')!.bands.at(-1)!.atLeast!;
          expect(wayToGreen!.cost).toBeCloseTo(Number(expected.cost) / (4 * top), 9);
        }),
        { numRuns: 1000 },
      );
    },
    120_000,
  );

  it('leads to a member who is green when they do it, and not when they leave a part out', () => {
    fc.assert(
      fc.property(member, fc.constantFrom(...SCORECARD_PRESETS), (random, table) => {
        const counts = withMoney(table, random);
        const { wayToGreen } = scoreMember(counts, table);
        fc.pre(wayToGreen !== null && wayToGreen.actions.length > 0);
        const after: Record<string, number | null> = { ...counts };
        for (const { measure, amount } of wayToGreen!.actions) after[measure] = (after[measure] ?? 0) + amount;
        const done = scoreMember(after as unknown as ScorecardCounts, table);
        expect(done.light).toBe('GREEN');
        expect(done.score).toBe(wayToGreen!.score);
        const [first] = wayToGreen!.actions;
        after[first!.measure] = counts[first!.measure];
        expect(scoreMember(after as unknown as ScorecardCounts, table).light).not.toBe('GREEN');
      }),
    );
  });

  it('takes less than a millisecond a member', () => {
    const members = fc.sample(member, 2000);
    const all = members.flatMap((random) =>
      SCORECARD_PRESETS.map((table) => [withMoney(table, random), table] as const),
    );
    for (const [counts, table] of all.slice(0, 500)) scoreMember(counts, table);
    const started = performance.now();
    for (const [counts, table] of all) scoreMember(counts, table);
    expect((performance.now() - started) / all.length).toBeLessThan(1);
  });

  it('says that only time helps when attendance alone keeps a member from green', () => {
    const table: Scorecard = {
      name: 'strict',
      version: 1,
      validFrom: '2026-01-01',
      currency: null,
      metrics: [
        { measure: 'absences', reads: 'COUNT', bands: [{ atMost: 0, points: 60 }] },
        { measure: 'visitors', reads: 'COUNT', bands: [{ atLeast: 1, points: 20 }], cost: 2 },
      ],
      lights: { green: 70, amber: 50, red: 30 },
    };
    const counts = {
      ...{ weeks: 26, lates: 0, attendanceRate: 1, referralsGiven: 0, visitors: 0, oneToOnes: 0 },
      ...{ educationCredits: 0, closedBusiness: 0, testimonials: 0 },
    };
    expect(scoreMember({ ...counts, absences: 1 }, table).wayToGreen).toBeNull();
    expect(scoreMember({ ...counts, absences: 0 }, table).wayToGreen).toEqual({
      actions: [{ measure: 'visitors', amount: 1, points: 20, cost: 2 }],
      cost: 2,
      score: 80,
    });
  });

  it('counts what one more really gives when it jumps over a band', () => {
    const table = SCORECARD_PRESETS[0]!;
    // One recorded week: a single referral a week is 15 points at once, never 5 or 10.
    const { wayToGreen } = scoreMember(
      {
        ...{ weeks: 1, absences: 0, lates: 0, attendanceRate: 1, referralsGiven: 0, visitors: 1, oneToOnes: 0 },
        ...{ educationCredits: 3, closedBusiness: 0, testimonials: 0 },
      },
      table,
    );
    expect(wayToGreen).toEqual({
      actions: [{ measure: 'referralsGiven', amount: 1, points: 15, cost: 1.25 }],
      cost: 1.25,
      score: 70,
    });
  });
});
