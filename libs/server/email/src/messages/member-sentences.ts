import type { LocalDate, Verdict } from '@chapterhouse/domain';
import { orNone, period } from './phrases.js';
import type { Voice } from './voice.js';

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

/** The sentence that a member's letter begins with: the evidence about their own giving and receiving. */
export function ownBalanceSentence(voice: Voice, facts: OwnBalanceFacts): string {
  const { given, received } = facts;
  const time = period(voice, facts.periodWeeks);
  const inAndOut = { period: time, count: received, given: orNone(voice, given) };
  switch (facts.verdict) {
    case 'SETTLING_IN':
      return voice.say('member.evidence.settlingIn', { count: facts.tenureWeeks, given, received });
    case 'TOO_LITTLE_EVIDENCE':
      return voice.say('member.evidence.tooEarly', { count: given + received });
    case 'BALANCED':
      return voice.say(facts.turnedAround ? 'member.evidence.turnedAround' : 'member.evidence.balanced', inAndOut);
    case 'RECEIVES_MORE':
      return voice.say('member.evidence.RECEIVES_MORE', inAndOut);
    case 'NOT_REFERRING':
      return voice.say('member.evidence.NOT_REFERRING', { period: time, count: received });
    case 'GIVES_MORE':
      return voice.say('member.evidence.GIVES_MORE', {
        period: time,
        count: given,
        received: orNone(voice, received),
      });
  }
}

/** One good place to start for a member whose giving and receiving are apart; null for everybody else. */
export function ownNextStep(voice: Voice, facts: Pick<OwnBalanceFacts, 'verdict' | 'partner'>): string | null {
  switch (facts.verdict) {
    case 'RECEIVES_MORE':
    case 'NOT_REFERRING':
      return receiverNextStep(voice, facts.partner);
    case 'GIVES_MORE':
      return giverNextStep(voice, facts.partner);
    default:
      return null;
  }
}

function receiverNextStep(voice: Voice, partner: OwnBalanceFacts['partner']): string {
  if (!partner) return voice.say('member.next.receives');
  const who = { partner: partner.name, times: partner.count };
  return partner.trade
    ? voice.say('member.next.receives.partner.trade', { ...who, trade: partner.trade })
    : voice.say('member.next.receives.partner', who);
}

function giverNextStep(voice: Voice, partner: OwnBalanceFacts['partner']): string {
  return partner
    ? voice.say('member.next.gives.partner', { partner: partner.name, times: partner.count })
    : voice.say('member.next.gives');
}

/** A member's own attendance over the window, and when the oldest absence stops counting. */
export function ownAttendanceSentence(
  voice: Voice,
  facts: {
    /** Meetings at which the member was present, late or represented; of `meetings` that count. */
    attended: number;
    meetings: number;
    periodWeeks: number;
    state: 'CLEAR' | 'NEXT_BREACHES' | 'BREACHED';
    oldestExpires: LocalDate | null;
  },
): string {
  const said = [
    voice.say('member.attendance.row', {
      attended: facts.attended,
      count: facts.meetings,
      period: period(voice, facts.periodWeeks),
    }),
  ];
  if (facts.state !== 'CLEAR') {
    said.push(voice.say(`member.attendance.${facts.state}`));
    if (facts.oldestExpires) {
      said.push(voice.say('member.attendance.expires', { date: voice.formats.dayAndMonth(facts.oldestExpires) }));
    }
  }
  return said.join(' ');
}
