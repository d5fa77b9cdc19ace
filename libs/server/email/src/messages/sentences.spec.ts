import { ONE_SIDED_VERDICTS, VERDICTS } from '@chapterhouse/domain';
import {
  attendanceAlarmSentence,
  leaderSummary,
  oneSidedEvidence,
  type OneSidedFacts,
  oneSidedNextStep,
  referralNews,
} from './leader-sentences.js';
import { ownAttendanceSentence, ownBalanceSentence, type OwnBalanceFacts, ownNextStep } from './member-sentences.js';
import { callNames, period } from './phrases.js';
import { Voice } from './voice.js';

const voice = Voice.of({ locale: 'en-IE', timeZone: 'Europe/Dublin', currency: 'EUR' });
const facts: OneSidedFacts = {
  kind: 'GIVES_MORE',
  name: 'Kwame',
  given: 43,
  received: 1,
  periodWeeks: 52,
  partner: { name: 'Ines', count: 9 },
};
const own: OwnBalanceFacts = {
  verdict: 'RECEIVES_MORE',
  turnedAround: false,
  given: 5,
  received: 69,
  periodWeeks: 52,
  tenureWeeks: 120,
  partner: { name: 'Priya', trade: null, count: 9 },
};

describe('the leaders’ sentences', () => {
  it('gives the evidence of a generous member, then one step with a name in it', () => {
    expect(oneSidedEvidence(voice, facts)).toBe('In the last 12 months Kwame gave 43 and got 1 back.');
    expect(oneSidedNextStep(voice, facts)).toBe(
      'Kwame may be wondering whether it is worth it. Ines has had 9 from Kwame: a one-to-one between the two this week?',
    );
  });

  it('says none instead of 0', () => {
    expect(oneSidedEvidence(voice, { ...facts, received: 0 })).toContain('got none back');
    expect(oneSidedEvidence(voice, { ...facts, kind: 'NOT_REFERRING', given: 0, received: 0 })).toBe(
      'In the last 12 months no referral went out from Kwame, and none came in.',
    );
  });

  it.each(ONE_SIDED_VERDICTS)('has evidence with both names, and a step without a partner too, for %s', (kind) => {
    expect(oneSidedEvidence(voice, { ...facts, kind })).toContain('Kwame');
    expect(oneSidedNextStep(voice, { ...facts, kind })).toMatch(/Ines/);
    expect(oneSidedNextStep(voice, { ...facts, kind, partner: null })).toMatch(/Kwame/);
  });

  it('calls a week within a tenth of the mean usual', () => {
    const week = (referrals: number, mean: number | null): string =>
      leaderSummary(voice, { recorded: true, referrals, mean, people: 0 });
    expect(week(22, 20)).toMatch(/^22 referrals last week, about as many as usual\./);
    expect(week(23, 20)).toMatch(/above the usual 20\./);
    expect(week(1, 20)).toMatch(/^1 referral last week, below the usual 20\./);
    expect(week(0, null)).toMatch(/^No referrals last week\. /);
  });

  it('counts the people who could use help, and says so when there are none', () => {
    const people = (count: number): string =>
      leaderSummary(voice, { recorded: true, referrals: 1, mean: null, people: count });
    expect(people(0)).toContain('in step');
    expect(people(1)).toContain('There is 1 member who');
    expect(people(6)).toContain('There are 6 members who');
  });

  it('does not call an unrecorded week a week without referrals', () => {
    const sentence = leaderSummary(voice, { recorded: false, referrals: 0, mean: 20, people: 0 });
    expect(sentence).toMatch(/^Nothing was recorded last week\./);
    expect(sentence).not.toContain('referrals');
  });

  it('tells when an absence stops counting', () => {
    const sentence = attendanceAlarmSentence(voice, {
      alarm: 'BREACHED',
      name: 'Bruno',
      count: 4,
      limit: 3,
      periodWeeks: 26,
      oldestExpires: '2027-01-13',
    });
    expect(sentence).toBe(
      'Bruno has missed 4 meetings in the last 6 months; the chapter asks for no more than 3. The oldest stops counting on 13 January.',
    );
  });

  it.each(['CONTACTED', 'IN_PROGRESS', 'WON', 'LOST'] as const)(
    'tells the giver about %s without an amount',
    (step) => {
      const { subject, sentence } = referralNews(voice, { step, receiver: 'Quentin', prospect: 'Marta Quill' });
      expect(sentence).toContain('Quentin');
      expect(sentence).toContain('Marta Quill');
      expect(subject + sentence).not.toMatch(/[\d€$£]/);
    },
  );
});

describe('the member’s sentences', () => {
  it('gives evidence and a good place to start', () => {
    expect(ownBalanceSentence(voice, own)).toBe('In the last 12 months 69 referrals came to you and 5 went out.');
    expect(ownNextStep(voice, own)).toBe(
      'A good place to start: Priya has sent you 9. Who do you know that Priya could help?',
    );
  });

  it('names the partner’s trade when it is known', () => {
    const partner = { name: 'Priya', trade: 'Caterer', count: 9 };
    expect(ownNextStep(voice, { ...own, partner })).toContain('Priya (Caterer) has sent you 9');
  });

  it('says that it is too early instead of judging', () => {
    expect(ownBalanceSentence(voice, { ...own, verdict: 'TOO_LITTLE_EVIDENCE', given: 1, received: 3 })).toBe(
      'Too early to say: 4 referrals so far.',
    );
  });

  it('thanks somebody who has turned around', () => {
    expect(ownBalanceSentence(voice, { ...own, verdict: 'BALANCED', turnedAround: true })).toContain('thank you');
  });

  it.each(VERDICTS)('speaks to the member, and to no verdict, for %s', (verdict) => {
    const sentence = ownBalanceSentence(voice, { ...own, verdict });
    expect(sentence).toMatch(/\byou\b|Too early/i);
    expect(sentence).not.toContain(verdict);
  });

  it('suggests a step only where giving and receiving are apart', () => {
    expect(VERDICTS.filter((verdict) => ownNextStep(voice, { ...own, verdict }) !== null)).toEqual([
      'NOT_REFERRING',
      'RECEIVES_MORE',
      'GIVES_MORE',
    ]);
  });

  it('mentions the absences only when one more would be too many', () => {
    const attendance = { attended: 22, meetings: 25, periodWeeks: 26, oldestExpires: '2027-01-13' } as const;
    expect(ownAttendanceSentence(voice, { ...attendance, state: 'CLEAR' })).not.toContain('absence');
    expect(ownAttendanceSentence(voice, { ...attendance, state: 'NEXT_BREACHES' })).toMatch(
      /One more absence .* 13 January\.$/,
    );
  });
});

describe('phrases', () => {
  it('speaks of months where the weeks make quarters of a year, and of weeks otherwise', () => {
    expect([13, 26, 52, 104, 30].map((weeks) => period(voice, weeks))).toEqual([
      '3 months',
      '6 months',
      '12 months',
      '24 months',
      '30 weeks',
    ]);
  });

  it('calls people by the first word of their name, and by all of it when two share that word', () => {
    const called = callNames(['Kwame Nwosu', 'Ines Halloran', 'Ines Petrov']);
    expect([...called.values()]).toEqual(['Kwame', 'Ines Halloran', 'Ines Petrov']);
  });
});
