import {
  CONFIDENTIAL_CODES,
  isOneSided,
  type Finding,
  type MemberScore,
  type OpenCode,
  type Verdict,
} from '@chapterhouse/domain';
import {
  findingTitle,
  greenAction,
  leaderFinding,
  oneSidedEvidence,
  oneSidedNextStep,
  ownBalance,
  ownFinding,
  ownNextStep,
  settlingIn,
  settlingInNextStep,
  turnedAround,
  type OneSidedKind,
} from '@chapterhouse/words';
import type { Sentence } from '../report-model.js';
import type { Speech } from './speech.js';

type Said = Pick<Sentence, 'text' | 'next'>;

export interface ReviewBalance {
  /** null without a kept week. */
  readonly verdict: Verdict | null;
  readonly turnedAround: boolean;
  readonly given: number;
  readonly received: number;
  readonly periodWeeks: number;
  readonly tenureWeeks: number;
  /** Distinct people met one to one. */
  readonly oneToOnePartners: number;
  /** What the others call the member. */
  readonly name: string;
  readonly partner: { readonly name: string; readonly count: number } | null;
}

/** How giving and receiving stand, with the evidence and a next step: to the member, or about them to the leaders. */
export function balanceText(facts: ReviewBalance, speech: Speech, self: boolean): Said {
  const { verdict, partner } = facts;
  if (verdict === null) {
    const values = { given: facts.given, received: facts.received, name: facts.name };
    return {
      text: speech.say(self ? 'review.balance.unknown.self' : 'review.balance.unknown.other', values),
      next: null,
    };
  }
  if (self) {
    const own = { ...facts, verdict, partner: partner && { ...partner, trade: null } };
    const next = ownNextStep(own);
    return { text: speech.words(ownBalance(own)), next: next && speech.words(next) };
  }
  if (isOneSided(verdict)) {
    const oneSided = { ...facts, kind: verdict as OneSidedKind };
    return { text: speech.words(oneSidedEvidence(oneSided)), next: speech.words(oneSidedNextStep(oneSided)) };
  }
  if (verdict === 'SETTLING_IN') {
    const text = speech.words(settlingIn({ ...facts, partners: facts.oneToOnePartners }));
    return { text, next: speech.words(settlingInNextStep(facts.name)) };
  }
  if (facts.turnedAround) return { text: speech.words(turnedAround(facts)), next: null };
  const id = verdict === 'BALANCED' ? 'review.balance.BALANCED' : 'review.balance.TOO_LITTLE_EVIDENCE';
  return { text: speech.say(id, { name: facts.name, given: facts.given, received: facts.received }), next: null };
}

/** A finding of the tune-up with its evidence and one thing to do; null for what is not the reader's to see. */
export function findingSentence(
  finding: Finding,
  context: { names: ReadonlyMap<string, string>; name: string; windowWeeks: number; self: boolean },
  speech: Speech,
): Sentence | null {
  const { names, windowWeeks, self } = context;
  const seen = { windowWeeks, nameOf: (id: string): string => names.get(id) ?? speech.say('somebody') };
  if (!self && !isOpen(finding)) return null;
  const said = self || !isOpen(finding) ? ownFinding(finding, seen) : leaderFinding(finding, context.name, seen);
  return {
    tone: finding.state === 'ACT' ? (finding.code === 'ONE_SIDED' ? 'ONE_SIDED' : 'LOOK') : 'PLAIN',
    heading: speech.words(findingTitle(finding.code)),
    text: speech.words(said.evidence),
    next: said.next && speech.words(said.next),
  };
}

const isOpen = (finding: Finding): finding is Finding<OpenCode> =>
  !(CONFIDENTIAL_CODES as readonly string[]).includes(finding.code);

/** The cheapest way to green in a few words: what it takes, that it is reached, or that only time helps. */
export function wayToGreenText({ wayToGreen }: Pick<MemberScore, 'wayToGreen'>, speech: Speech): string {
  if (!wayToGreen) return speech.say('green.time');
  if (wayToGreen.actions.length === 0) return speech.say('green.reached');
  return speech.list(wayToGreen.actions.map((action) => speech.words(greenAction(action))));
}
