import { oneSidedEvidence, type OneSidedFacts, oneSidedNextStep } from '@chapterhouse/words';
import type { Voice } from '../messages/voice.js';
import type { BalanceFigures, OneSidedMember } from './letters.js';

/**
 * A one-sided member for the leaders' letter. The sentence and the bar are made of the same counts, so `balance` and
 * its interval must be those of the period of the facts.
 */
export function oneSidedMember(
  voice: Voice,
  facts: OneSidedFacts,
  shown: Pick<BalanceFigures, 'balance' | 'interval'> & { readonly displayName: string; readonly link: string },
): OneSidedMember {
  return {
    name: shown.displayName,
    kind: facts.kind,
    given: facts.given,
    received: facts.received,
    balance: shown.balance,
    interval: shown.interval,
    sentence: voice.speak(oneSidedEvidence(facts)),
    nextStep: voice.speak(oneSidedNextStep(facts)),
    link: shown.link,
  };
}
