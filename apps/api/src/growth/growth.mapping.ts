import { CONFIDENTIAL_CODES, type Band, type Finding, type MemberScore, type Scorecard } from '@chapterhouse/domain';
import type { TuneUpEvidence, TuneUpFinding, TuneUpTie } from './growth.types.js';
import type { MemberScorecard, ScoreBand } from './scorecards.types.js';

const NOTHING: TuneUpEvidence = {
  ...{ tenureWeeks: null, medianWeeks: null, known: null, rate: null, longestAbsence: null, share: null },
  ...{ leftEarly: null, meetings: null, idealCustomerDays: null, storyDays: null, asks: null, mean: null, n: null },
  ...{ partners: null, others: null, repeats: null, given: null, median: null, waiting: null, total: null },
  ...{ sphere: null, pointsPerWeek: null, weeks: null, verdict: null, givesTo: null, receivesFrom: null },
};

/** Findings with their evidence as one flat record; the names are those of the domain. */
export const findingsOf = (findings: readonly Finding[], homeChapterId: string): TuneUpFinding[] =>
  findings.map((finding) => ({
    code: finding.code,
    state: finding.state,
    confidential: (CONFIDENTIAL_CODES as readonly string[]).includes(finding.code),
    evidence: evidenceOf(finding, homeChapterId),
  }));

function evidenceOf(finding: Finding, homeChapterId: string): TuneUpEvidence {
  if (finding.code !== 'ONE_SIDED') return { ...NOTHING, ...finding.evidence };
  const ties = (pairs: readonly (readonly [string, number])[]): TuneUpTie[] =>
    pairs.map(([memberId, referrals]) => ({ memberId, referrals, homeChapterId }));
  const { verdict, givesTo, receivesFrom } = finding.evidence;
  return { ...NOTHING, verdict, givesTo: ties(givesTo), receivesFrom: ties(receivesFrom) };
}

export const bandOf = (band: Band): ScoreBand => ({
  atLeast: band.atLeast ?? null,
  above: band.above ?? null,
  atMost: band.atMost ?? null,
  points: band.points,
});

/** A score explained by its table. */
export function memberScorecardOf(
  score: MemberScore,
  table: Scorecard,
  of: { chapterId: string; memberId: string; asOf: string },
): MemberScorecard {
  const lines = new Map(table.metrics.map((metric) => [metric.measure, metric]));
  return {
    ...of,
    scorecard: score.scorecard,
    version: score.version,
    currency: table.currency,
    weeks: score.weeks,
    score: score.score,
    light: score.light,
    limits: { ...table.lights },
    metrics: score.metrics.map(({ measure, have, value, points, band, next }) => {
      const { reads = 'COUNT', perWeeks = null, bands = [] } = lines.get(measure) ?? {};
      const reached = band === null ? undefined : bands[band];
      return {
        ...{ measure, reads, perWeeks, have, value, points },
        mostPoints: Math.max(points, ...bands.map((one) => one.points)),
        band: reached ? bandOf(reached) : null,
        next: next && { ...next },
      };
    }),
    wayToGreen: score.wayToGreen && {
      ...score.wayToGreen,
      actions: score.wayToGreen.actions.map((action) => ({ ...action })),
    },
  };
}
