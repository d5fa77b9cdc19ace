import type { Translate } from '../../../app/i18n/words.js';
import type { OneSidedFactsFragment } from '../gql/operations.js';
import { callName } from './names.js';
import { periodWords } from './periods.js';

type Facts = Pick<
  OneSidedFactsFragment,
  'kind' | 'displayName' | 'given' | 'received' | 'periodWeeks' | 'partnerName' | 'partnerReferrals'
>;

/** The evidence about a one-sided member, in the words of the leaders' letter. */
export function evidenceWords(t: Translate, facts: Facts, names: readonly string[]): string {
  const { kind, given, received, periodWeeks } = facts;
  const none = t('insights.none');
  return t(`insights.evidence.${kind}`, {
    name: callName(facts.displayName, names),
    period: periodWords(t, periodWeeks),
    count: kind === 'GIVES_MORE' ? given : received,
    given: given === 0 ? none : given,
    received: received === 0 ? none : received,
  });
}

/** One thing to do this week; with a colleague in it when one stands out. */
export function nextStepWords(t: Translate, facts: Facts, names: readonly string[]): string {
  const { kind, partnerName, partnerReferrals } = facts;
  const name = callName(facts.displayName, names);
  if (!partnerName) return t(`insights.next.${kind}`, { name });
  return t(`insights.next.${kind}.partner`, {
    name,
    partner: callName(partnerName, names),
    times: partnerReferrals ?? 0,
  });
}
