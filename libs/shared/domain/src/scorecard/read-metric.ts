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
  const { bands } = metric;
  let reached: number | null = null;
  let points = 0;
  for (let at = 0; at < bands.length; at++) {
    if (bands[at]!.points <= points || !reaches(metric, at, have, weeks)) continue;
    reached = at;
    points = bands[at]!.points;
  }
  return reached;
}

/** The points of a metric for such a count. */
export function pointsAt(metric: ScorecardMetric, have: number | null, weeks: number): number {
  const at = bandReached(metric, have, weeks);
  return at === null ? 0 : metric.bands[at]!.points;
}

function reaches(metric: ScorecardMetric, at: number, have: number | null, weeks: number): boolean {
  const band = metric.bands[at]!;
  if (have === null) return false;
  if (band.atMost === undefined && metric.reads !== 'RATE') {
    const least = leastsOf(metric, weeks)[at]!;
    return least !== null && Math.round(100 * have) >= Math.round(100 * least);
  }
  const value = valueOf(metric, have, weeks);
  if (value === null) return false;
  if (band.atMost !== undefined) return value <= band.atMost + ROUNDING;
  return band.above === undefined ? value >= (band.atLeast ?? Infinity) - ROUNDING : value > band.above + ROUNDING;
}

const leasts = new WeakMap<ScorecardMetric, (readonly (number | null)[])[]>();

/**
 * The least count that reaches each band of a metric, in the order of the table; see `leastToReach`. Worked out once for each number of
 * weeks, of which there are few: all members of all chapters ask for the same.
 */
export function leastsOf(metric: ScorecardMetric, weeks: number): readonly (number | null)[] {
  let byWeeks = leasts.get(metric);
  if (!byWeeks) leasts.set(metric, (byWeeks = []));
  return (byWeeks[weeks] ??= metric.bands.map((band) => leastToReach(metric, band, weeks)));
}

/**
 * The least count that reaches a band, `ceil(rate · weeks)`; null when no count does: without weeks, for a rate, and for bands
 * that ask for few of something. Counts are whole; credits and money are whole hundredths.
 */
function leastToReach(metric: ScorecardMetric, band: Band, weeks: number): number | null {
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
