import { bandReached, isAttendance, leastsOf, valueOf, type ScorecardCounts } from './read-metric.js';
import type { Light, Measure, Scorecard, ScorecardMetric } from './scorecard.js';
import { wayToGreen, type WayToGreen } from './way-to-green.js';

export interface MetricScore {
  readonly measure: Measure;
  /** The count itself; for a rate the rate, null at 0/0. */
  readonly have: number | null;
  /** What the bands are compared with: the count, the count per `perWeeks` weeks, or the rate; null when there are no weeks. */
  readonly value: number | null;
  readonly points: number;
  /** Index of the band that gave the points, in the order of the table; null when none is reached. */
  readonly band: number | null;
  /**
   * The nearest band with more points, and how many more units reach it: `ceil(rate · weeks) - have`, in whole units but
   * for credits and money. null at the top, without weeks, and for attendance, which cannot be bought back.
   */
  readonly next: { readonly points: number; readonly need: number } | null;
}

export interface MemberScore {
  readonly scorecard: string;
  readonly version: number;
  /** Meetings with a mark: what the counts per week are divided by. */
  readonly weeks: number;
  readonly score: number;
  readonly light: Light;
  /** In the order of the table. */
  readonly metrics: readonly MetricScore[];
  /** null when even everything that can be done does not reach green: only time helps. */
  readonly wayToGreen: WayToGreen | null;
}

/** The score of one member with its explanation and the way to green. Pure; well under a millisecond. */
export function scoreMember(counts: ScorecardCounts, table: Scorecard): MemberScore {
  const metrics = table.metrics.map((metric) => scoreMetric(metric, counts));
  let score = 0;
  for (const { points } of metrics) score += points;
  const { green, amber, red } = table.lights;
  return {
    scorecard: table.name,
    version: table.version,
    weeks: counts.weeks,
    score,
    light: score >= green ? 'GREEN' : score >= amber ? 'AMBER' : score >= red ? 'RED' : 'GREY',
    metrics,
    wayToGreen: wayToGreen(counts, table, score),
  };
}

function scoreMetric(metric: ScorecardMetric, counts: ScorecardCounts): MetricScore {
  const { measure, bands } = metric;
  const { weeks } = counts;
  const have = counts[measure];
  const band = bandReached(metric, have, weeks);
  const points = band === null ? 0 : bands[band]!.points;
  let next: MetricScore['next'] = null;
  if (!isAttendance(measure)) {
    const leasts = leastsOf(metric, weeks);
    for (let at = 0; at < bands.length; at++) {
      const candidate = bands[at]!.points;
      const least = leasts[at]!;
      if (least === null || candidate <= points || (next !== null && candidate >= next.points)) continue;
      // Rounded, because a difference of hundredths is not a whole number of hundredths in binary.
      next = { points: candidate, need: Math.round(100 * (least - (have ?? 0))) / 100 };
    }
  }
  return { measure, have, value: valueOf(metric, have, weeks), points, band, next };
}
