import { type ONE_SIDED_VERDICTS, type Verdict } from '@chapterhouse/domain';
import { periodWords } from './period.js';
import { type Words, words } from './words.js';

export type OneSidedKind = (typeof ONE_SIDED_VERDICTS)[number];

/** What is known of a one-sided member, for the sentences about them. */
export interface OneSidedFacts {
  readonly kind: OneSidedKind;
  /** As the others call this member, see `callNames`. */
  readonly name: string;
  /** Referrals given and received in the period: the evidence window, or the window itself for NOT_REFERRING. */
  readonly given: number;
  readonly received: number;
  readonly periodWeeks: number;
  /**
   * The other end of the flow that is not returned, and its referrals: for GIVES_MORE the one who had most from this
   * member, otherwise the one who sent this member most. Null when nobody stands out.
   */
  readonly partner: { readonly name: string; readonly count: number } | null;
}

/** What a member is told about their own giving and receiving. */
export interface OwnBalanceFacts {
  readonly verdict: Verdict;
  /** One-sided on the evidence, but the last weeks lean the other way. */
  readonly turnedAround: boolean;
  readonly given: number;
  readonly received: number;
  readonly periodWeeks: number;
  readonly tenureWeeks: number;
  /** As in `OneSidedFacts`; the trade is the partner's classification in words. */
  readonly partner: { readonly name: string; readonly trade: string | null; readonly count: number } | null;
}

/** `In the last 12 months 136 referrals came to Hana and 8 went out.` */
export function oneSidedEvidence({ kind, name, given, received, periodWeeks }: OneSidedFacts): Words {
  const values = { name, period: periodWords(periodWeeks), received };
  return words(`leader.evidence.${kind}`, kind === 'NOT_REFERRING' ? values : { ...values, given });
}

/** One thing that leaders can do for a one-sided member this week; with a name in it when one is known. */
export function oneSidedNextStep({ kind, name, partner }: Pick<OneSidedFacts, 'kind' | 'name' | 'partner'>): Words {
  return partner
    ? words(`leader.next.${kind}.partner`, { name, partner: partner.name, times: partner.count })
    : words(`leader.next.${kind}`, { name });
}

/** The sentence that a member's letter begins with: the evidence about their own giving and receiving. */
export function ownBalance(facts: OwnBalanceFacts): Words {
  const { verdict, given, received } = facts;
  const flow = { period: periodWords(facts.periodWeeks), given, received };
  switch (verdict) {
    case 'SETTLING_IN':
      return words('own.evidence.SETTLING_IN', { weeks: facts.tenureWeeks, given, received });
    case 'TOO_LITTLE_EVIDENCE':
      return words('own.evidence.TOO_LITTLE_EVIDENCE', { count: given + received });
    case 'BALANCED':
      return words(facts.turnedAround ? 'own.evidence.TURNED_AROUND' : 'own.evidence.BALANCED', flow);
    case 'NOT_REFERRING':
      return words('own.evidence.NOT_REFERRING', { period: flow.period, received });
    case 'RECEIVES_MORE':
    case 'GIVES_MORE':
      return words(`own.evidence.${verdict}`, flow);
  }
}

/** One good place to start for a member whose giving and receiving are apart; null for everybody else. */
export function ownNextStep({ verdict, partner }: Pick<OwnBalanceFacts, 'verdict' | 'partner'>): Words | null {
  const who = partner && { partner: partner.name, times: partner.count };
  switch (verdict) {
    case 'RECEIVES_MORE':
    case 'NOT_REFERRING':
      if (!who) return words('own.next.receives');
      return partner.trade
        ? words('own.next.receives.partner.trade', { ...who, trade: partner.trade })
        : words('own.next.receives.partner', who);
    case 'GIVES_MORE':
      return who ? words('own.next.gives.partner', who) : words('own.next.gives');
    default:
      return null;
  }
}
