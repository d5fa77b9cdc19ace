import { readFileSync } from 'node:fs';
import { systemActor } from '@chapterhouse/platform';
import { fixture, loadTruth, testDatabase, VECTORS, type TestDatabase } from '@chapterhouse/testing';
import { CountingQueries } from '../counting.queries.js';
import { InsightsService } from '../insights.service.js';
import type { MemberGrowth } from './growth.js';

/** Worked out from truth.json step by step, with the arithmetic in words beside it, by a script that shares no code with ours. */
interface Worked {
  asOf: string;
  scorecard: string;
  members: Record<
    string,
    {
      counts: Record<string, number>;
      points: Record<string, number>;
      score: number;
      light: string;
      wayToGreen: { actions: Record<string, number>; cost: number; score: number } | null;
      tuneUp: Record<string, string>;
      evidence: Record<string, number>;
    }
  >;
}

let db: TestDatabase;
const insights = new InsightsService(new CountingQueries());
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe.each(VECTORS)('the worked examples of %s', (vector) => {
  const worked = JSON.parse(readFileSync(fixture('worked', `${vector}.json`), 'utf8')) as Worked;
  let growthOf: (name: string) => MemberGrowth;

  beforeAll(async () => {
    const { chapterId, memberIds } = await loadTruth(db, vector);
    await db.sql('update chapter set scorecard = $2 where id = $1', [chapterId, worked.scorecard]);
    const week = await db.door.run(systemActor('test', [chapterId]), (em) =>
      insights.computeChapters(em, worked.asOf, [chapterId]),
    );
    growthOf = (name) => week.growth.get(chapterId)!.members[memberIds.get(name)!]!;
  });

  it.each(Object.entries(worked.members))('%s: the scorecard and the way to green', (name, expected) => {
    const { metrics, wayToGreen, ...score } = growthOf(name).scorecard!;
    expect(score).toMatchObject({
      scorecard: worked.scorecard,
      score: expected.score,
      light: expected.light,
      weeks: expected.counts['weeks'],
    });
    expect(Object.fromEntries(metrics.map((metric) => [metric.measure, metric.points]))).toEqual(expected.points);
    for (const { measure, have } of metrics) expect([measure, have]).toEqual([measure, expected.counts[measure]]);
    expect(wayToGreen && Object.fromEntries(wayToGreen.actions.map((a) => [a.measure, a.amount]))).toEqual(
      expected.wayToGreen && expected.wayToGreen.actions,
    );
    expect(wayToGreen?.cost).toBeCloseTo(expected.wayToGreen!.cost, 9);
    expect(wayToGreen?.score).toBe(expected.wayToGreen!.score);
  });

  it.each(Object.entries(worked.members))('%s: the tune-up', (name, { tuneUp, evidence }) => {
    const findings = growthOf(name).tuneUp;
    expect(Object.fromEntries(findings.map(({ code, state }) => [code, state]))).toEqual(tuneUp);
    const numbers = Object.assign({}, ...findings.map((finding) => finding.evidence)) as Record<string, number>;
    expect(numbers).toMatchObject({
      partners: evidence['partners'],
      repeats: evidence['repeats'],
      median: evidence['medianGiven'],
      waiting: evidence['waiting'],
    });
    expect(findings.find((finding) => finding.code === 'TRUST')?.evidence).toMatchObject({
      others: evidence['others'],
    });
    expect(findings.find((finding) => finding.code === 'FIT')?.evidence).toMatchObject({ others: evidence['sphere'] });
    expect(numbers['pointsPerWeek']).toBeCloseTo(evidence['effortPoints']! / evidence['effortWeeks']!, 12);
    expect(numbers['medianWeeks']).toBeCloseTo(evidence['medianFirst']!, 12);
  });
});
