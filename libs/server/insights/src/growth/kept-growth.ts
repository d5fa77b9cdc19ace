import {
  LIGHTS,
  MEASURES,
  type Finding,
  type FindingState,
  type GreenAction,
  type LocalDate,
  type MemberFigures,
  type MemberNotes,
  type MemberScore,
  type MetricScore,
  type NextOneToOne,
  type OpenCode,
  type PairReason,
} from '@chapterhouse/domain';
import type { MemberGrowth } from './growth.js';

/**
 * How a week keeps what a member can grow by: in columns instead of named fields, since a row that outgrows a quarter of a page
 * costs several times as much to write, and there are 31 of them a chapter and week. What the figures say already is not said again.
 */
export interface KeptGrowth {
  /** `[name, version, weeks, score, light]`, metrics, and the way to green as `[cost, score, actions]`. */
  readonly s:
    readonly [readonly [string, number, number, number, number], readonly KeptMetric[], KeptWay | null] | null;
  /** Per code in the order of `evidenceFields`: the state's first letter and the evidence. */
  readonly t: readonly (readonly [string, ...unknown[]])[];
  /** `[member id, weight, reasons in short]`. */
  readonly n: readonly (readonly [string, number, string])[];
  /** `[withinPolicyOn, clearOn, absencesLeft]`. */
  readonly a: readonly [LocalDate | null, LocalDate | null, number | null];
}

/** `[measure, have, value, points, band, next points, next need]`, without what is null at the end. */
type KeptMetric = readonly (number | null)[];
type KeptWay = readonly [number, number, readonly (readonly [number, number, number, number])[]];

/** The evidence of each code, in the order in which it is kept. */
const evidenceFields: Readonly<Record<OpenCode, readonly string[]>> = {
  PATIENCE: ['medianWeeks', 'known'],
  CONSISTENCY: [],
  STAYING: ['share', 'leftEarly', 'meetings'],
  TARGET: ['idealCustomerDays', 'storyDays'],
  ASKING: ['asks'],
  TRUST: ['partners', 'others', 'repeats'],
  GIVING: ['given', 'median'],
  THANKING: ['waiting', 'total'],
  FIT: ['sphere', 'others'],
  EFFORT: ['pointsPerWeek', 'weeks'],
  ONE_SIDED: ['givesTo', 'receivesFrom'],
};
const codes = Object.keys(evidenceFields) as OpenCode[];
const states: Readonly<Record<string, FindingState>> = { F: 'FINE', W: 'WATCH', A: 'ACT', U: 'UNKNOWN' };

/** What is kept of a member's growth. */
export function keepGrowth(memberId: string, { scorecard, tuneUp, next, attendance }: MemberGrowth): KeptGrowth {
  return {
    s: scorecard && keepScore(scorecard),
    t: codes.map((code, at) => {
      // In the order of the codes, as they are judged.
      const { state, evidence } = tuneUp[at]?.code === code ? tuneUp[at] : tuneUp.find((one) => one.code === code)!;
      const values = evidence as unknown as Readonly<Record<string, unknown>>;
      const row: [string, ...unknown[]] = [state[0]!];
      for (const field of evidenceFields[code]) row.push(values[field]);
      return row;
    }),
    n: next.map((one) => [one.memberId, one.weight, one.reasons.map((reason) => shortOf(memberId, reason)).join(';')]),
    a: [attendance.withinPolicyOn, attendance.clearOn, attendance.absencesLeft],
  };
}

/** The other way round, with the figures and notes of the same week. */
export function restoreGrowth(
  memberId: string,
  kept: KeptGrowth,
  figures: MemberFigures,
  notes: MemberNotes,
): MemberGrowth {
  const [withinPolicyOn, clearOn, absencesLeft] = kept.a;
  const { attendanceRate: rate, longestAbsence, tenureWeeks, verdict } = figures;
  const known: Readonly<Record<string, object>> = {
    PATIENCE: { tenureWeeks },
    CONSISTENCY: { rate, longestAbsence },
    ONE_SIDED: { verdict },
  };
  return {
    scorecard: kept.s && restoreScore(kept.s),
    tuneUp: kept.t.map(([state, ...values], at) => {
      const code = codes[at]!;
      const evidence = Object.fromEntries(evidenceFields[code].map((field, i) => [field, values[i]]));
      return { code, state: states[state]!, evidence: { ...known[code], ...evidence } } as Finding<OpenCode>;
    }),
    next: kept.n.map(([other, weight, reasons]): NextOneToOne => ({
      memberId: other,
      weight,
      reasons: reasons.split(';').map((reason) => reasonOf(memberId, other, reason)),
    })),
    attendance: {
      ...notes.attendance,
      oldestAbsenceExpires: figures.oldestAbsenceExpires,
      withinPolicyOn,
      clearOn,
      absencesLeft,
    },
  };
}

function keepScore(score: MemberScore): NonNullable<KeptGrowth['s']> {
  const way = score.wayToGreen;
  return [
    [score.scorecard, score.version, score.weeks, score.score, LIGHTS.indexOf(score.light)],
    score.metrics.map(({ measure, have, value, points, band, next }) => {
      const row = [MEASURES.indexOf(measure), have, value, points, band, next?.points ?? null, next?.need ?? null];
      while (row.at(-1) === null) row.pop();
      return row;
    }),
    way && [
      way.cost,
      way.score,
      way.actions.map(
        (action) => [MEASURES.indexOf(action.measure), action.amount, action.points, action.cost] as const,
      ),
    ],
  ];
}

function restoreScore([[scorecard, version, weeks, score, light], metrics, way]: NonNullable<
  KeptGrowth['s']
>): MemberScore {
  return {
    scorecard,
    version,
    weeks,
    score,
    light: LIGHTS[light]!,
    metrics: metrics.map(
      ([measure, have = null, value = null, points, band = null, nextPoints, need]): MetricScore => ({
        measure: MEASURES[measure!]!,
        have,
        value,
        points: points ?? 0,
        band,
        next: nextPoints == null || need == null ? null : { points: nextPoints, need },
      }),
    ),
    wayToGreen: way && {
      cost: way[0],
      score: way[1],
      actions: way[2].map(([measure, amount, points, cost]): GreenAction => ({
        measure: MEASURES[measure]!,
        amount,
        points,
        cost,
      })),
    },
  };
}

/** `N` never met, `L57` 57 weeks ago, `G4`/`R4` a tie given or received, `S`/`O`/`B` self, other, both settling in, `Cname` sphere. */
function shortOf(self: string, reason: PairReason): string {
  switch (reason.code) {
    case 'NEVER_MET':
      return 'N';
    case 'LONG_AGO':
      return `L${reason.weeks}`;
    case 'ONE_SIDED_TIE':
      return `${reason.giverId === self ? 'G' : 'R'}${reason.referrals}`;
    case 'SETTLING_IN':
      return reason.memberIds.length > 1 ? 'B' : reason.memberIds[0] === self ? 'S' : 'O';
    case 'SAME_SPHERE':
      return `C${reason.sphere}`;
  }
}

function reasonOf(self: string, other: string, short: string): PairReason {
  const rest = short.slice(1);
  switch (short[0]) {
    case 'N':
      return { code: 'NEVER_MET' };
    case 'L':
      return { code: 'LONG_AGO', weeks: Number(rest) };
    case 'G':
      return { code: 'ONE_SIDED_TIE', giverId: self, receiverId: other, referrals: Number(rest) };
    case 'R':
      return { code: 'ONE_SIDED_TIE', giverId: other, receiverId: self, referrals: Number(rest) };
    case 'C':
      return { code: 'SAME_SPHERE', sphere: rest };
    default: {
      const memberIds = short === 'B' ? [self, other].sort() : [short === 'S' ? self : other];
      return { code: 'SETTLING_IN', memberIds };
    }
  }
}
