import type { Finding, FindingState, TuneUpCode, Verdict } from '@chapterhouse/domain';

interface SentTie {
  readonly memberId: string;
  readonly referrals: number;
}

/** A finding as the server sends it: what does not belong to its question is null. */
export interface SentFinding {
  readonly code: TuneUpCode;
  readonly state: FindingState;
  readonly evidence: {
    readonly [Name in Numbers]?: number | null;
  } & {
    readonly sphere?: string | null;
    readonly verdict?: Verdict | null;
    readonly givesTo?: readonly SentTie[] | null;
    readonly receivesFrom?: readonly SentTie[] | null;
  };
}
type Numbers =
  | 'asks'
  | 'given'
  | 'idealCustomerDays'
  | 'known'
  | 'leftEarly'
  | 'longestAbsence'
  | 'mean'
  | 'median'
  | 'medianWeeks'
  | 'meetings'
  | 'n'
  | 'others'
  | 'partners'
  | 'pointsPerWeek'
  | 'rate'
  | 'repeats'
  | 'share'
  | 'storyDays'
  | 'tenureWeeks'
  | 'total'
  | 'waiting'
  | 'weeks';

/** A finding as the domain knows it. */
export function findingOf({ code, state, evidence: e }: SentFinding): Finding {
  const ties = (list: readonly SentTie[] | null | undefined) =>
    (list ?? []).map(({ memberId, referrals }) => [memberId, referrals] as const);
  const none = (value: number | null | undefined): number | null => value ?? null;
  switch (code) {
    case 'PATIENCE': {
      const { tenureWeeks, medianWeeks, known } = e;
      return {
        code,
        state,
        evidence: { tenureWeeks: tenureWeeks ?? 0, medianWeeks: medianWeeks ?? 0, known: known ?? 0 },
      };
    }
    case 'CONSISTENCY':
      return { code, state, evidence: { rate: none(e.rate), longestAbsence: e.longestAbsence ?? 0 } };
    case 'STAYING': {
      const { share, leftEarly, meetings } = e;
      return { code, state, evidence: { share: none(share), leftEarly: leftEarly ?? 0, meetings: meetings ?? 0 } };
    }
    case 'TARGET':
      return { code, state, evidence: { idealCustomerDays: none(e.idealCustomerDays), storyDays: none(e.storyDays) } };
    case 'ASKING':
      return { code, state, evidence: { asks: e.asks ?? 0 } };
    case 'UNDERSTOOD':
      return { code, state, evidence: { mean: none(e.mean), n: none(e.n) } };
    case 'TRUST': {
      const { partners, others, repeats } = e;
      return { code, state, evidence: { partners: partners ?? 0, others: others ?? 0, repeats: repeats ?? 0 } };
    }
    case 'MUTUAL':
      return { code, state, evidence: { share: none(e.share), n: none(e.n) } };
    case 'GIVING':
      return { code, state, evidence: { given: e.given ?? 0, median: e.median ?? 0 } };
    case 'THANKING':
      return { code, state, evidence: { waiting: e.waiting ?? 0, total: e.total ?? 0 } };
    case 'FIT':
      return { code, state, evidence: { sphere: e.sphere ?? null, others: none(e.others) } };
    case 'EFFORT':
      return { code, state, evidence: { pointsPerWeek: none(e.pointsPerWeek), weeks: e.weeks ?? 0 } };
    case 'ONE_SIDED': {
      const { verdict, givesTo, receivesFrom } = e;
      return {
        code,
        state,
        evidence: {
          verdict: verdict ?? 'TOO_LITTLE_EVIDENCE',
          givesTo: ties(givesTo),
          receivesFrom: ties(receivesFrom),
        },
      };
    }
  }
}
