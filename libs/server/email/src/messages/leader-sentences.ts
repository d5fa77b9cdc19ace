import type { LocalDate, ONE_SIDED_VERDICTS, ReferralStatus } from '@chapterhouse/domain';
import { fellowship, orNone, period } from './phrases.js';
import type { Voice } from './voice.js';

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

/** `In the last 12 months 136 referrals came to Hana and 8 went out.` */
export function oneSidedEvidence(voice: Voice, facts: OneSidedFacts): string {
  const { name, kind } = facts;
  const time = period(voice, facts.periodWeeks);
  switch (kind) {
    case 'RECEIVES_MORE':
      return voice.say('leader.evidence.RECEIVES_MORE', {
        name,
        period: time,
        count: facts.received,
        given: orNone(voice, facts.given),
      });
    case 'NOT_REFERRING':
      return voice.say('leader.evidence.NOT_REFERRING', { name, period: time, count: facts.received });
    case 'GIVES_MORE':
      return voice.say('leader.evidence.GIVES_MORE', {
        name,
        period: time,
        count: facts.given,
        received: orNone(voice, facts.received),
      });
  }
}

/** One thing that leaders can do for a one-sided member this week; with a name in it when one is known. */
export function oneSidedNextStep(voice: Voice, facts: OneSidedFacts): string {
  const { name, kind, partner } = facts;
  if (!partner) return voice.say(`leader.next.${kind}`, { name });
  return voice.say(`leader.next.${kind}.partner`, { name, partner: partner.name, times: partner.count });
}

/** Somebody who would be one-sided on the evidence, but whose last weeks lean the other way. */
export function turnedAroundSentence(
  voice: Voice,
  facts: { name: string; given: number; received: number; periodWeeks: number },
): string {
  return voice.say('leader.turnedAround', {
    name: facts.name,
    given: facts.given,
    received: orNone(voice, facts.received),
    period: period(voice, facts.periodWeeks),
  });
}

/** How a member in the first quarter is doing; nobody is judged yet. */
export function settlingInSentence(
  voice: Voice,
  facts: { name: string; tenureWeeks: number; given: number; received: number; partners: number },
): string {
  return voice.say('leader.settlingIn', {
    name: facts.name,
    count: facts.tenureWeeks,
    given: facts.given,
    received: facts.received,
    partners: fellowship(voice, facts.partners),
  });
}

export type AttendanceAlarm = 'BREACHED' | 'NEXT_BREACHES' | 'AWAY';

/** What is known of a member whose attendance asks for a call. */
export interface AttendanceFacts {
  /** AWAY: within the policy, but not in the room for several meetings in a row. */
  readonly alarm: AttendanceAlarm;
  readonly name: string;
  /** Effective absences for the first two alarms, meetings in a row for AWAY. */
  readonly count: number;
  readonly limit: number;
  readonly periodWeeks: number;
  readonly oldestExpires: LocalDate | null;
}

/** Evidence of an attendance alarm, with the day on which it eases. */
export function attendanceAlarmSentence(voice: Voice, facts: AttendanceFacts): string {
  const { name, count } = facts;
  if (facts.alarm === 'AWAY') return voice.say('leader.attendance.AWAY', { name, count });
  const time = period(voice, facts.periodWeeks);
  const evidence =
    facts.alarm === 'BREACHED'
      ? voice.say('leader.attendance.BREACHED', { name, count, limit: facts.limit, period: time })
      : voice.say('leader.attendance.NEXT_BREACHES', { name, count, period: time });
  if (!facts.oldestExpires) return evidence;
  const eases = voice.say('leader.attendance.expires', { date: voice.formats.dayAndMonth(facts.oldestExpires) });
  return `${evidence} ${eases}`;
}

/** The one sentence (at most two) that the leaders' letter begins with. */
export function leaderSummary(
  voice: Voice,
  facts: {
    /** False when the week holds neither a meeting nor a slip. */
    recorded: boolean;
    referrals: number;
    /** Mean of the four weeks before; null while there are none. */
    mean: number | null;
    /** Members for whom the letter has something to do. */
    people: number;
  },
): string {
  const people = voice.say('leader.summary.people', { count: facts.people });
  if (!facts.recorded) return `${voice.say('leader.summary.nothing')} ${people}`;
  const referrals = capitalised(voice.say('count.referrals', { count: facts.referrals }));
  if (facts.mean === null) return `${voice.say('leader.summary.referrals.alone', { referrals })} ${people}`;
  // Within a tenth of the mean is as usual: a week's count moves more than that by chance alone.
  const difference = facts.referrals - facts.mean;
  if (Math.abs(difference) <= facts.mean / 10) {
    return `${voice.say('leader.summary.referrals.even', { referrals })} ${people}`;
  }
  const key = difference > 0 ? 'leader.summary.referrals.above' : 'leader.summary.referrals.below';
  return `${voice.say(key, { referrals, mean: voice.formats.mean(facts.mean) })} ${people}`;
}

export type MissingFacts =
  | { readonly what: 'attendance'; readonly count: number; readonly date: LocalDate }
  | { readonly what: 'meeting' }
  | { readonly what: 'email' | 'bounced'; readonly count: number };

/** What the figures cannot know yet. */
export function missingDataSentence(voice: Voice, facts: MissingFacts): string {
  switch (facts.what) {
    case 'attendance':
      return voice.say('leader.missing.attendance', {
        count: facts.count,
        date: voice.formats.dayAndMonth(facts.date),
      });
    case 'meeting':
      return voice.say('leader.missing.meeting');
    case 'email':
      return voice.say('leader.missing.email', { count: facts.count });
    case 'bounced':
      return voice.say('leader.missing.bounced', { count: facts.count });
  }
}

/** The steps of a referral that its giver is told about. */
export type ToldStep = Extract<ReferralStatus, 'CONTACTED' | 'IN_PROGRESS' | 'WON' | 'LOST'>;

/** Tells the giver that a referral moved on; never with an amount. */
export function referralNews(
  voice: Voice,
  facts: { step: ToldStep; receiver: string; prospect: string },
): { subject: string; sentence: string } {
  const { receiver, prospect } = facts;
  return {
    subject: voice.say('notice.subject.referral', { receiver, prospect }),
    sentence: voice.say(`notice.referral.${facts.step}`, { receiver, prospect }),
  };
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
