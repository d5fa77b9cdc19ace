import type { LocalDate } from '../week.js';

/** What a scorecard can read about a member in the window. */
export const MEASURES = [
  'absences',
  'lates',
  'attendanceRate',
  'referralsGiven',
  'visitors',
  'oneToOnes',
  'educationCredits',
  'closedBusiness',
  'testimonials',
] as const;
export type Measure = (typeof MEASURES)[number];

/** What attending or not leaves behind: it cannot be bought back, and is never proposed. */
export const ATTENDANCE_MEASURES = ['absences', 'lates', 'attendanceRate'] as const satisfies readonly Measure[];

/** COUNT: as it is. PER_WEEK: divided by the weeks at meetings. RATE: a share in [0, 1]. */
export const READINGS = ['COUNT', 'PER_WEEK', 'RATE'] as const;
export type Reading = (typeof READINGS)[number];

/** Exactly one of `atLeast`, `above` and `atMost` says what reaches the band. */
export interface Band {
  readonly atLeast?: number;
  readonly above?: number;
  readonly atMost?: number;
  readonly points: number;
}

export interface ScorecardMetric {
  readonly measure: Measure;
  readonly reads: Reading;
  /** For PER_WEEK: how many weeks one unit of the rate spans; 1 unless told. */
  readonly perWeeks?: number;
  /** The highest points of the bands reached count; none reached is 0. */
  readonly bands: readonly Band[];
  /**
   * What one more unit costs in effort, for the way to green; for closed business one unit is 1 % of its top band.
   * Without it (and for attendance always) the way to green never proposes it.
   */
  readonly cost?: number;
}

/** A table of points as data. Amounts of closed business are read in the chapter's own currency. */
export interface Scorecard {
  readonly name: string;
  readonly version: number;
  /** The first `asOf` that is scored with it. */
  readonly validFrom: LocalDate;
  /** ISO 4217, of the amounts in the bands of closed business; null when there are none. */
  readonly currency: string | null;
  readonly metrics: readonly ScorecardMetric[];
  /** The least scores for each light; below red it is grey. */
  readonly lights: { readonly green: number; readonly amber: number; readonly red: number };
}

export const LIGHTS = ['GREEN', 'AMBER', 'RED', 'GREY'] as const;
export type Light = (typeof LIGHTS)[number];

/** Effort of one more unit, as the insights document prices it. */
export const ACTION_COSTS = {
  referralsGiven: 1.25,
  visitors: 2,
  oneToOnes: 1,
  educationCredits: 1,
  closedBusiness: 1,
} as const satisfies Partial<Record<Measure, number>>;

/**
 * The table in force for a run: the one with the latest `validFrom` that is not after `asOf`, and of those the highest
 * version; null when all of them begin later. Old weeks so keep the table of their time.
 */
export function scorecardInForce<T extends Pick<Scorecard, 'validFrom' | 'version'>>(
  tables: readonly T[],
  asOf: LocalDate,
): T | null {
  let chosen: T | null = null;
  for (const table of tables) {
    if (table.validFrom > asOf) continue;
    const later =
      chosen === null ||
      table.validFrom > chosen.validFrom ||
      (table.validFrom === chosen.validFrom && table.version > chosen.version);
    if (later) chosen = table;
  }
  return chosen;
}
