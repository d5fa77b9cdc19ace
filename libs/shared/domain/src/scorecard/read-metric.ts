import { ATTENDANCE_MEASURES, type Band, type Measure, type ScorecardMetric } from './scorecard.js';

/** What a scorecard reads about one member, all in the window. */
export interface ScorecardCounts {
  /** Meetings with a mark of any kind: present + absent + late + medical + substitute. */
  readonly weeks: number;
  readonly absences: number;
  readonly lates: number;
  /** In [0, 1]; null at 0/0. */
  readonly attendanceRate: number | null;
  /** Other chapters included, as all counts here. */
  readonly referralsGiven: number;
  readonly visitors: number;
  readonly oneToOnes: number;
  readonly educationCredits: number;
  /** Money, in the chapter's currency. */
  readonly closedBusiness: number;
  readonly testimonials: number;
}

/** `1.2 · 25` and its like are never this close to a whole number by intention. */
const ROUNDING = 1e-9;

/** What the bands of a metric are compared with: the count, the count per `perWeeks` weeks, or the rate; null at 0/0. */
export function valueOf(metric: ScorecardMetric, have: number | null, weeks: number): number | null {
  if (metric.reads !== 'PER_WEEK' || have === null) return have;
  return weeks === 0 ? null : (have * (metric.perWeeks ?? 1)) / weeks;
}

/** The band that counts: the one with the most points of those that are reached; null when none is. */
export function bandReached(metric: ScorecardMetric, have: number | null, weeks: number): number | null {
  let reached: number | null = null;
  metric.bands.forEach((band, at) => {
    const more = band.points > (reached === null ? 0 : metric.bands[reached]!.points);
    if (more && reaches(metric, band, have, weeks)) reached = at;
  });
  return reached;
}

/** The points of a metric for such a count. */
export function pointsAt(metric: ScorecardMetric, have: number | null, weeks: number): number {
  const at = bandReached(metric, have, weeks);
  return at === null ? 0 : metric.bands[at]!.points;
}

function reaches(metric: ScorecardMetric, band: Band, have: number | null, weeks: number): boolean {
  const value = valueOf(metric, have, weeks);
  if (value === null || have === null) return false;
  if (band.atMost !== undefined) return value <= band.atMost + ROUNDING;
  if (metric.reads === 'RATE')
    return band.above === undefined ? value >= (band.atLeast ?? Infinity) - ROUNDING : value > band.above + ROUNDING;
  const least = leastToReach(metric, band, weeks);
  return least !== null && Math.round(100 * have) >= Math.round(100 * least);
}

/**
 * The least count that reaches a band, `ceil(rate · weeks)`; null when no count does: without weeks, for a rate, and for bands
 * that ask for few of something. Counts are whole; credits and money are whole hundredths.
 */
export function leastToReach(metric: ScorecardMetric, band: Band, weeks: number): number | null {
  const { reads, perWeeks = 1 } = metric;
  if (reads === 'RATE' || (reads === 'PER_WEEK' && weeks === 0)) return null;
  const step = isWhole(metric.measure) ? 1 : 100;
  const factor = (reads === 'PER_WEEK' ? weeks / perWeeks : 1) * step;
  if (band.above !== undefined) return (Math.floor(band.above * factor + ROUNDING) + 1) / step;
  if (band.atLeast !== undefined) return Math.max(0, Math.ceil(band.atLeast * factor - ROUNDING)) / step;
  return null;
}

/** Referrals, visitors, meetings and testimonials come one by one; credits and money in hundredths. */
function isWhole(measure: Measure): boolean {
  return measure !== 'educationCredits' && measure !== 'closedBusiness';
}

/** Whether it is about coming or not, which cannot be made up for. */
export function isAttendance(measure: Measure): boolean {
  return (ATTENDANCE_MEASURES as readonly Measure[]).includes(measure);
}
