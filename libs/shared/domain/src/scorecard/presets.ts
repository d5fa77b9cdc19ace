import { ACTION_COSTS, type Band, type Measure, type Scorecard, type ScorecardMetric } from './scorecard.js';

const lights = { green: 70, amber: 50, red: 30 };
const absences: ScorecardMetric = {
  measure: 'absences',
  reads: 'COUNT',
  bands: [
    { atMost: 0, points: 15 },
    { atMost: 1, points: 10 },
    { atMost: 2, points: 5 },
  ],
};

/** Bands of 5, 10, 15 … points, or of the points given beside each limit. */
const rising = (...limits: (number | Band)[]): Band[] =>
  limits.map((limit, at) => (typeof limit === 'number' ? { atLeast: limit, points: 5 * (at + 1) } : limit));

const count = (measure: keyof typeof ACTION_COSTS, bands: Band[]): ScorecardMetric => ({
  measure,
  reads: 'COUNT',
  bands,
  cost: ACTION_COSTS[measure],
});
const perWeek = (measure: Measure, bands: Band[]): ScorecardMetric => ({
  measure,
  reads: 'PER_WEEK',
  bands,
  ...(measure in ACTION_COSTS ? { cost: ACTION_COSTS[measure as keyof typeof ACTION_COSTS] } : {}),
});

/** The tables that come with the product, from the insights document. A changed table is a new version, never an edit. */
export const SCORECARD_PRESETS: readonly Scorecard[] = [
  {
    name: 'classic-uk-2012',
    version: 1,
    validFrom: '2000-01-01',
    currency: 'GBP',
    lights,
    metrics: [
      absences,
      { measure: 'lates', reads: 'COUNT', bands: [{ atMost: 0, points: 5 }] },
      perWeek('referralsGiven', rising(0.5, 0.75, 1, 1.2)),
      perWeek('visitors', rising(0.083, 0.167, 0.25, 0.5)),
      count('educationCredits', rising(1, 2, 3)),
      count('closedBusiness', rising(1_000, 2_500, 5_000)),
      perWeek('testimonials', rising({ above: 0, points: 5 }, 0.075)),
    ],
  },
  {
    name: 'hong-kong',
    version: 1,
    validFrom: '2000-01-01',
    currency: 'HKD',
    lights,
    metrics: [
      absences,
      {
        measure: 'lates',
        reads: 'COUNT',
        bands: [
          { atMost: 0, points: 10 },
          { atMost: 1, points: 5 },
        ],
      },
      perWeek('referralsGiven', rising(0.75, 1, 1.2, 1.5)),
      perWeek('visitors', rising(0.1, 0.25, 0.5, 0.75)),
      perWeek('oneToOnes', rising({ above: 0.5, points: 5 }, 1)),
      count('educationCredits', rising(1, 2)),
      count('closedBusiness', rising(100_000, 200_000, 500_000)),
    ],
  },
  {
    name: 'thailand',
    version: 1,
    validFrom: '2000-01-01',
    currency: 'THB',
    lights,
    metrics: [
      absences,
      perWeek('referralsGiven', [
        { atLeast: 1, points: 10 },
        { atLeast: 2, points: 15 },
      ]),
      {
        ...perWeek('visitors', [
          { above: 0, points: 10 },
          { atLeast: 1, points: 20 },
        ]),
        perWeeks: 4.333,
      },
      perWeek('oneToOnes', rising({ above: 0, points: 5 }, 1, 2)),
      count('educationCredits', rising(1, 2, 3, 4)),
      count('closedBusiness', rising(100_000, 200_000, 500_000)),
    ],
  },
];

/** The preset of that name, or null. */
export function scorecardPreset(name: string): Scorecard | null {
  return SCORECARD_PRESETS.find((preset) => preset.name === name) ?? null;
}
