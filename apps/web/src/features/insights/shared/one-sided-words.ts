import {
  callNames,
  oneSidedEvidence,
  type OneSidedFacts,
  type OneSidedKind,
  oneSidedNextStep,
  type Words,
} from '@chapterhouse/words';
import type { OneSidedFactsFragment } from '../gql/operations.js';

type Sent = Pick<
  OneSidedFactsFragment,
  'kind' | 'displayName' | 'given' | 'received' | 'periodWeeks' | 'partnerName' | 'partnerReferrals'
>;

/** The facts behind the sentences about a one-sided member. `names`: who is spoken of beside them. */
export function factsOf(sent: Sent, names: readonly string[]): OneSidedFacts {
  const { kind, displayName, given, received, periodWeeks, partnerName, partnerReferrals } = sent;
  const called = callNames(new Set([...names, displayName, ...(partnerName ? [partnerName] : [])]));
  const nameOf = (full: string): string => called.get(full) ?? full;
  return {
    // Only those with such a verdict are on the list.
    kind: kind as OneSidedKind,
    name: nameOf(displayName),
    given,
    received,
    periodWeeks,
    partner: partnerName ? { name: nameOf(partnerName), count: partnerReferrals ?? 0 } : null,
  };
}

/** The evidence about a one-sided member, in the words of the leaders' letter. */
export const evidenceOf = (sent: Sent, names: readonly string[]): Words => oneSidedEvidence(factsOf(sent, names));

/** One thing to do this week; with a colleague in it when one stands out. */
export const nextStepOf = (sent: Sent, names: readonly string[]): Words => oneSidedNextStep(factsOf(sent, names));
