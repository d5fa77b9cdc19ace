import { SCORECARD_PRESETS, scorecardPreset } from './presets.js';
import { parseScorecard } from './parse-scorecard.js';
import type { ScorecardCounts } from './read-metric.js';
import { scorecardInForce, type Scorecard } from './scorecard.js';
import { scoreMember } from './score-member.js';

const nothing: ScorecardCounts = {
  weeks: 26,
  absences: 0,
  lates: 0,
  attendanceRate: 1,
  referralsGiven: 0,
  visitors: 0,
  oneToOnes: 0,
  educationCredits: 0,
  closedBusiness: 0,
  testimonials: 0,
};
const preset = (name: string): Scorecard => scorecardPreset(name)!;
const points = (name: string, counts: Partial<ScorecardCounts>): Record<string, number> =>
  Object.fromEntries(scoreMember({ ...nothing, ...counts }, preset(name)).metrics.map((m) => [m.measure, m.points]));

describe('scoring', () => {
  it.each([
    ['classic-uk-2012', 100],
    ['hong-kong', 100],
    ['thailand', 100],
  ])('gives at most 100 points with %s', (name, most) => {
    const everything = { referralsGiven: 99, visitors: 99, oneToOnes: 99, educationCredits: 9, testimonials: 9 };
    const { score, light, wayToGreen } = scoreMember({ ...nothing, ...everything, closedBusiness: 1e6 }, preset(name));
    expect([score, light, wayToGreen]).toEqual([most, 'GREEN', { actions: [], cost: 0, score: most }]);
  });

  it('gives the points of the highest band reached', () => {
    expect([0, 1, 2, 3].map((absences) => points('classic-uk-2012', { absences }).absences)).toEqual([15, 10, 5, 0]);
    expect([0, 1].map((lates) => points('classic-uk-2012', { lates }).lates)).toEqual([5, 0]);
    expect([0, 1, 2].map((lates) => points('hong-kong', { lates }).lates)).toEqual([10, 5, 0]);
    // 26 weeks: 0.5 · 26 = 13, 0.75 · 26 = 19.5, 26, 1.2 · 26 = 31.2.
    const given = [12, 13, 19, 20, 25, 26, 31, 32];
    expect(given.map((n) => points('classic-uk-2012', { referralsGiven: n }).referralsGiven)).toEqual([
      0, 5, 5, 10, 10, 15, 15, 20,
    ]);
    // More than one every second week: the 13th of 26 weeks is not more.
    expect([13, 14, 25, 26].map((n) => points('hong-kong', { oneToOnes: n }).oneToOnes)).toEqual([0, 5, 5, 10]);
    // 26 / 4.333 = 6.0005 months, so one a month takes seven.
    expect([0, 1, 6, 7].map((n) => points('thailand', { visitors: n }).visitors)).toEqual([0, 10, 10, 20]);
    expect([0, 1, 2].map((n) => points('classic-uk-2012', { testimonials: n }).testimonials)).toEqual([0, 5, 10]);
    const money = [999.99, 1000, 2500, 4999.99, 5000];
    expect(money.map((m) => points('classic-uk-2012', { closedBusiness: m }).closedBusiness)).toEqual([
      0, 5, 10, 10, 15,
    ]);
  });

  it('is not led astray by binary fractions', () => {
    // 1.2 · 25 = 30 and 0.1 · 30 = 3, whatever their binary neighbours say.
    expect(points('classic-uk-2012', { weeks: 25, referralsGiven: 30 }).referralsGiven).toBe(20);
    expect(points('hong-kong', { weeks: 30, visitors: 3 }).visitors).toBe(5);
    const { metrics } = scoreMember({ ...nothing, educationCredits: 1.9 }, preset('hong-kong'));
    expect(metrics.find((m) => m.measure === 'educationCredits')?.next).toEqual({ points: 10, need: 0.1 });
  });

  it('explains each metric: what there is, what it is compared with, and what the next band needs', () => {
    const { metrics } = scoreMember(
      { ...nothing, referralsGiven: 14, closedBusiness: 1500.5 },
      preset('classic-uk-2012'),
    );
    expect(metrics.find((m) => m.measure === 'referralsGiven')).toEqual({
      measure: 'referralsGiven',
      have: 14,
      value: 14 / 26,
      points: 5,
      band: 0,
      next: { points: 10, need: 6 },
    });
    expect(metrics.find((m) => m.measure === 'closedBusiness')?.next).toEqual({ points: 10, need: 999.5 });
    expect(metrics.find((m) => m.measure === 'absences')?.next).toBeNull();
  });

  it('counts nothing per week when no meeting is recorded', () => {
    const { metrics, light } = scoreMember({ ...nothing, weeks: 0, referralsGiven: 40 }, preset('classic-uk-2012'));
    expect(metrics.find((m) => m.measure === 'referralsGiven')).toMatchObject({ value: null, points: 0, next: null });
    expect(light).toBe('GREY');
  });

  it.each([
    [70, 'GREEN'],
    [69, 'AMBER'],
    [50, 'AMBER'],
    [49, 'RED'],
    [30, 'RED'],
    [29, 'GREY'],
  ])('shows %i points as %s', (score, light) => {
    const bands = [{ atLeast: 0, points: score }];
    const table: Scorecard = {
      ...preset('thailand'),
      metrics: [{ measure: 'visitors', reads: 'COUNT', bands }],
    };
    expect(scoreMember(nothing, table)).toMatchObject({ score, light });
  });
});

describe('the table in force', () => {
  const table = (version: number, validFrom: string) => ({ version, validFrom });

  it('is the latest that has begun, so that old weeks keep the table of their time', () => {
    const tables = [table(3, '2026-07-01'), table(1, '2024-01-01'), table(2, '2025-01-01'), table(4, '2026-07-01')];
    expect(scorecardInForce(tables, '2025-06-30')?.version).toBe(2);
    expect(scorecardInForce(tables, '2026-06-30')?.version).toBe(2);
    expect(scorecardInForce(tables, '2026-07-01')?.version).toBe(4);
    expect(scorecardInForce(tables, '2023-12-31')).toBeNull();
  });
});

describe('an organisation’s own table', () => {
  const own = () => structuredClone({ ...preset('classic-uk-2012'), name: 'our-own' }) as Record<string, unknown>;
  const problemsOf = (value: unknown): string[] => {
    const parsed = parseScorecard(value);
    return parsed.ok ? [] : parsed.problems.map((problem) => problem.path);
  };

  it('is taken as it is when it is right', () => {
    for (const table of SCORECARD_PRESETS) {
      const value = JSON.parse(JSON.stringify({ ...table, name: 'our-own' })) as unknown;
      expect(parseScorecard(value)).toEqual({ ok: true, scorecard: value });
    }
  });

  it('has the usual lights when it says nothing about them', () => {
    const { lights: _, ...rest } = own();
    expect(parseScorecard(rest)).toMatchObject({ ok: true, scorecard: { lights: { green: 70, amber: 50, red: 30 } } });
  });

  it.each<[string, (table: Record<string, unknown>) => void]>([
    ['name', (t) => (t['name'] = 'thailand')],
    ['name', (t) => (t['name'] = 'Our Own')],
    ['version', (t) => (t['version'] = 0)],
    ['validFrom', (t) => (t['validFrom'] = '2026-02-30')],
    ['currency', (t) => (t['currency'] = 'euro')],
    ['currency', (t) => (t['currency'] = null)],
    ['colour', (t) => (t['colour'] = 'teal')],
    ['metrics', (t) => (t['metrics'] = [])],
    ['metrics[0].measure', (t) => (t['metrics'] = [{ measure: 'handshakes', reads: 'COUNT', bands: [] }])],
    ['lights', (t) => (t['lights'] = { green: 50, amber: 50, red: 30 })],
    ['lights.green', (t) => (t['lights'] = { green: 101, amber: 50, red: 30 })],
  ])('is refused with the place of the mistake: %s', (path, spoil) => {
    const table = own();
    spoil(table);
    expect(problemsOf(table)).toContain(path);
  });

  it.each<[string, Record<string, unknown>]>([
    ['metrics[0].reads', { measure: 'visitors', reads: 'RATE', bands: [{ atLeast: 1, points: 90 }] }],
    ['metrics[0].perWeeks', { measure: 'visitors', reads: 'COUNT', perWeeks: 4, bands: [{ atLeast: 1, points: 90 }] }],
    ['metrics[0].cost', { measure: 'absences', reads: 'COUNT', cost: 1, bands: [{ atMost: 1, points: 90 }] }],
    ['metrics[0].cost', { measure: 'visitors', reads: 'COUNT', cost: 0.001, bands: [{ atLeast: 1, points: 90 }] }],
    ['metrics[0].bands[0]', { measure: 'visitors', reads: 'COUNT', bands: [{ atLeast: 1, above: 1, points: 90 }] }],
    ['metrics[0].bands[0].atMost', { measure: 'visitors', reads: 'COUNT', bands: [{ atMost: 1, points: 90 }] }],
    ['metrics[0].bands[0].points', { measure: 'visitors', reads: 'COUNT', bands: [{ atLeast: 1, points: 1.5 }] }],
    ['metrics[0].bands[0].atLeast', { measure: 'visitors', reads: 'COUNT', bands: [{ atLeast: -1, points: 90 }] }],
  ])('names the place inside a metric: %s', (path, metric) => {
    expect(problemsOf({ ...own(), metrics: [metric] })).toContain(path);
  });

  it('names every mistake at once', () => {
    const bad = { ...own(), name: '', version: 1.5, validFrom: 'soon' };
    expect(problemsOf(bad)).toEqual(['name', 'version', 'validFrom']);
    expect(problemsOf([])).toEqual(['']);
    expect(problemsOf({ ...own(), metrics: [own()['metrics'], 7] })).toEqual(
      expect.arrayContaining(['metrics[0]', 'metrics[1]']),
    );
  });

  it('is refused when a measure stands in it twice', () => {
    const visitors = { measure: 'visitors', reads: 'COUNT', bands: [{ atLeast: 1, points: 50 }] };
    expect(problemsOf({ ...own(), metrics: [visitors, visitors] })).toEqual(['metrics[1].measure']);
  });
});
