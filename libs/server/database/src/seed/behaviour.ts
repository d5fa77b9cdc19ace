import type { Random } from './random.js';

/** How a member behaves: the weights multiply the chapter's mean, the rates are per week. */
export interface Behaviour {
  /** What the behaviour is, for those who look for one in the data. */
  readonly kind: 'BALANCED' | 'GENEROUS' | 'RECEIVING' | 'QUIET';
  readonly gives: number;
  readonly receives: number;
  readonly oneToOnes: number;
  readonly education: number;
  readonly visitors: number;
  readonly absent: number;
  readonly late: number;
  readonly substitute: number;
  /** One stretch away, in meetings counted from the start; length 0 for most. */
  readonly away: { readonly from: number; readonly length: number; readonly mark: 'ABSENT' | 'MEDICAL' | 'SUBSTITUTE' };
  /** Whether the member says thanks for business that came of a referral. */
  readonly thanks: number;
}

const KINDS = [
  { kind: 'BALANCED', share: 0.78, gives: 1, receives: 1 },
  { kind: 'GENEROUS', share: 0.09, gives: 1.9, receives: 0.45 },
  { kind: 'RECEIVING', share: 0.08, gives: 0.35, receives: 1.9 },
  { kind: 'QUIET', share: 0.05, gives: 0.02, receives: 0.6 },
] as const;

/** A behaviour by chance: most people balance, some give or receive much more, a few never refer. */
export function makeBehaviour(random: Random, meetings: number): Behaviour {
  let left = random.next();
  const kind = KINDS.find((k) => (left -= k.share) < 0) ?? KINDS[0];
  const spread = (): number => Math.exp(0.35 * random.normal());
  const away = random.chance(0.12);
  return {
    kind: kind.kind,
    gives: kind.gives * spread(),
    receives: kind.receives * spread(),
    oneToOnes: 0.3 * spread(),
    education: 0.3 * spread(),
    visitors: 0.06 * spread(),
    absent: 0.04 * spread(),
    late: 0.04 * spread(),
    substitute: 0.03 * spread(),
    away: {
      from: random.below(Math.max(1, meetings)),
      length: away ? random.between(2, 6) : 0,
      mark: random.pick(['ABSENT', 'MEDICAL', 'SUBSTITUTE'] as const),
    },
    thanks: 0.5 + 0.5 * random.next(),
  };
}

/** How a referral of this age (days) stands. */
export function referralStatus(random: Random, age: number): string {
  if (random.chance(0.01)) return 'WITHDRAWN';
  const chance = random.next();
  if (age < 7) return chance < 0.7 ? 'NEW' : 'CONTACTED';
  if (age < 28) return chance < 0.25 ? 'NEW' : chance < 0.55 ? 'CONTACTED' : chance < 0.85 ? 'IN_PROGRESS' : 'WON';
  if (chance < 0.06) return 'NEW';
  if (chance < 0.12) return 'CONTACTED';
  if (chance < 0.25) return 'IN_PROGRESS';
  return chance < 0.68 ? 'WON' : 'LOST';
}

/** Share of meetings missed for health, besides longer stretches. */
const MEDICAL = 0.006;

/** The mark of one meeting, null when nobody wrote one down. */
export function attendanceMark(random: Random, member: Behaviour, meeting: number): string | null {
  if (random.chance(0.005)) return null;
  const { away } = member;
  if (meeting >= away.from && meeting < away.from + away.length) return away.mark;
  const chance = random.next();
  const { absent, late, substitute } = member;
  if (chance < absent) return 'ABSENT';
  if (chance < absent + late) return 'LATE';
  if (chance < absent + late + substitute) return 'SUBSTITUTE';
  if (chance < absent + late + substitute + MEDICAL) return 'MEDICAL';
  return 'PRESENT';
}
