import { ATTENDANCE_STEPS, MEASURES, ONE_SIDED_VERDICTS, VERDICTS } from '@chapterhouse/domain';
import type { AttendanceForecast, PairReason } from '@chapterhouse/domain';
import { attendanceLetter, memberForecast, ownForecast } from './attendance.js';
import { oneSidedEvidence, type OneSidedFacts, oneSidedNextStep, ownBalance, type OwnBalanceFacts } from './balance.js';
import { ownNextStep } from './balance.js';
import { attendanceAlarm, chapterSummary, missingData, settlingIn } from './leaders.js';
import { callNames } from './names.js';
import { ownPairReason, rotaReason } from './pairs.js';
import { periodWords } from './period.js';
import { greenAction, nextBand, pointsSoFar, scoreWords, wayToGreen } from './score.js';
import { speakerOf } from './speaker.fixture.js';
import { speak, type Words } from './words.js';

const say = (said: Words | readonly Words[] | null): string => (said ? speak(speakerOf('en'), said) : '');
const sage = (said: Words | readonly Words[]): string => speak(speakerOf('de'), said);
const counts = { given: 43, received: 1, periodWeeks: 52 };
const facts: OneSidedFacts = { kind: 'GIVES_MORE', name: 'Kwame', ...counts, partner: { name: 'Ines', count: 9 } };
const own: OwnBalanceFacts = {
  ...{ verdict: 'RECEIVES_MORE', turnedAround: false, tenureWeeks: 120, given: 5, received: 69, periodWeeks: 52 },
  partner: { name: 'Priya', trade: null, count: 9 },
};

describe('giving and receiving', () => {
  it('gives the evidence of a generous member, then one step with a name in it', () => {
    expect(say(oneSidedEvidence(facts))).toBe('In the last 12 months Kwame gave 43 and got 1 back.');
    expect(sage(oneSidedEvidence(facts))).toBe(
      'In den letzten 12 Monaten hat Kwame 43 Empfehlungen gegeben und 1 zurückbekommen.',
    );
    expect(say(oneSidedNextStep(facts))).toBe(
      'Kwame may be wondering whether it is worth it. Ines has had 9 from Kwame: a one-to-one between the two this week?',
    );
  });

  it('says none instead of 0', () => {
    expect(say(oneSidedEvidence({ ...facts, received: 0 }))).toContain('got none back');
    expect(say(oneSidedEvidence({ ...facts, kind: 'NOT_REFERRING', received: 0 }))).toBe(
      'In the last 12 months no referral went out from Kwame, and none came in.',
    );
  });

  it.each(ONE_SIDED_VERDICTS)('has evidence and a step, with a partner and without, for %s', (kind) => {
    expect(say(oneSidedEvidence({ ...facts, kind }))).toContain('Kwame');
    expect(say(oneSidedNextStep({ ...facts, kind }))).toMatch(/Ines/);
    expect(say(oneSidedNextStep({ ...facts, kind, partner: null }))).toMatch(/Kwame/);
  });

  it('gives the member evidence and a good place to start', () => {
    expect(say(ownBalance(own))).toBe('In the last 12 months 69 referrals came to you and 5 went out.');
    expect(say(ownNextStep(own))).toBe(
      'A good place to start: Priya has sent you 9. Who do you know that Priya could help?',
    );
    expect(say(ownNextStep({ ...own, partner: { name: 'Priya', trade: 'Caterer', count: 9 } }))).toContain(
      'Priya (Caterer) has sent you 9',
    );
    expect(say(ownNextStep({ ...own, verdict: 'GIVES_MORE', partner: null }))).toContain('ask for one specific person');
  });

  it('says that it is too early instead of judging, and thanks somebody who has turned around', () => {
    expect(say(ownBalance({ ...own, verdict: 'TOO_LITTLE_EVIDENCE', given: 1, received: 3 }))).toBe(
      'Too early to say: 4 referrals so far.',
    );
    expect(say(ownBalance({ ...own, verdict: 'BALANCED', turnedAround: true }))).toContain('thank you');
    expect(say(ownBalance({ ...own, verdict: 'SETTLING_IN', tenureWeeks: 0 }))).toContain('You joined this week');
  });

  it('suggests a step only where giving and receiving are apart', () => {
    const apart = VERDICTS.filter((verdict) => ownNextStep({ ...own, verdict }) !== null);
    expect(apart).toEqual(['NOT_REFERRING', 'RECEIVES_MORE', 'GIVES_MORE']);
    for (const verdict of VERDICTS) expect(say(ownBalance({ ...own, verdict }))).not.toContain(verdict);
  });
});

describe('the chapter', () => {
  const week = (referrals: number, mean: number | null, people = 0): string =>
    say(chapterSummary({ recorded: true, referrals, mean, people }));

  it('calls a week within a tenth of the mean usual', () => {
    expect(week(22, 20)).toMatch(/^22 referrals last week, about as many as usual\./);
    expect(week(23, 20.25)).toMatch(/above the usual 20\.3\./);
    expect(week(1, 20)).toMatch(/^1 referral last week, below the usual 20\./);
    expect(week(0, null)).toMatch(/^No referrals last week\. /);
  });

  it('counts the people who could use help, and says so when there are none', () => {
    expect([week(1, null, 0), week(1, null, 1), week(1, null, 6)]).toEqual([
      '1 referral last week. Giving and receiving are in step.',
      '1 referral last week. There is 1 member who could use your help.',
      '1 referral last week. There are 6 members who could use your help.',
    ]);
  });

  it('does not call an unrecorded week a week without referrals', () => {
    const sentence = say(chapterSummary({ recorded: false, referrals: 0, mean: 20, people: 0 }));
    expect(sentence).toMatch(/^Nothing was recorded last week\./);
    expect(sentence).not.toContain('referrals');
  });

  it('tells when an absence stops counting', () => {
    const alarm = { alarm: 'BREACHED', name: 'Bruno', count: 4, limit: 3, periodWeeks: 26 } as const;
    expect(say(attendanceAlarm({ ...alarm, oldestExpires: '2027-01-13' }))).toBe(
      'Bruno has missed 4 meetings in the last 6 months; the chapter asks for no more than 3. The oldest stops counting on 2027-01-13.',
    );
    expect(say(attendanceAlarm({ ...alarm, alarm: 'AWAY', oldestExpires: null }))).toContain('for 4 meetings in a row');
  });

  it('welcomes, and names what is missing', () => {
    const newcomer = { name: 'Idris', given: 1, received: 0, partners: 0 };
    expect(say(settlingIn({ ...newcomer, tenureWeeks: 1 }))).toBe(
      'Idris has been here for 1 week: 1 given, 0 received, one-to-ones with nobody yet.',
    );
    expect(say(missingData({ what: 'attendance', count: 2, date: '2026-11-11' }))).toBe(
      '2 members have no attendance mark for 2026-11-11.',
    );
    expect(say(missingData({ what: 'bounced', count: 1 }))).toContain('A new address would help');
  });
});

describe('reasons to meet', () => {
  const pair = { selfId: 'a', partnerId: 'b' };
  const nameOf = (id: string): string => ({ a: 'Ana', b: 'Ben' })[id] ?? id;
  const reasons: [PairReason, string, string][] = [
    [{ code: 'NEVER_MET' }, 'You two have not sat down together yet.', 'They have not sat down together yet.'],
    [
      { code: 'LONG_AGO', weeks: 30 },
      'Your last one-to-one was 30 weeks ago.',
      'Their last one-to-one was 30 weeks ago.',
    ],
    [
      { code: 'ONE_SIDED_TIE', giverId: 'a', receiverId: 'b', referrals: 4 },
      'You have sent Ben 4 referrals: a chance to say who would be a good lead for you.',
      'Ana has sent Ben 4 referrals, and none has come back yet.',
    ],
    [
      { code: 'ONE_SIDED_TIE', giverId: 'b', receiverId: 'a', referrals: 1 },
      'Ben has sent you 1 referral: a chance to ask whom you could introduce.',
      'Ben has sent Ana 1 referral, and none has come back yet.',
    ],
    [
      { code: 'SETTLING_IN', memberIds: ['b'] },
      'Ben is new here; a talk helps to find the way in.',
      'Ben is new here.',
    ],
    [
      { code: 'SETTLING_IN', memberIds: ['a'] },
      'You are new here, and Ben can show you how things go.',
      'Ana is new here.',
    ],
    [{ code: 'SETTLING_IN', memberIds: ['a', 'b'] }, 'You are both new here.', 'Both are new here.'],
    [
      { code: 'SAME_SPHERE', sphere: 'events' },
      'You work for the same kind of customers.',
      'They work for the same kind of customers.',
    ],
  ];

  it.each(reasons)('says %j to each reader', (reason, member, leaders) => {
    expect([say(ownPairReason(reason, pair, nameOf)), say(rotaReason(reason, nameOf))]).toEqual([member, leaders]);
  });
});

describe('the score', () => {
  it('says the light in a word', () => {
    expect(say(scoreWords({ score: 72, light: 'GREEN' }))).toBe('72 points, green.');
    expect(say(pointsSoFar({ score: 65 }))).toBe('65 points so far.');
    expect(sage(scoreWords({ score: 1, light: 'AMBER' }))).toBe('1 Punkt, Gelb.');
  });

  it('says what the next band needs', () => {
    expect(say(nextBand({ measure: 'oneToOnes', points: 5, next: { points: 10, need: 3 } }))).toBe(
      '3 more one-to-ones: 10 points instead of 5.',
    );
    expect(say(nextBand({ measure: 'closedBusiness', points: 0, next: { points: 5, need: 999.5 } }))).toBe(
      '€999.5 more in thank-yous from colleagues: 5 points instead of 0.',
    );
    expect(say(nextBand({ measure: 'visitors', points: 20, next: null }))).toBe('As many points as there are.');
    expect(say(nextBand({ measure: 'absences', points: 0, next: null }))).toContain('changes with time');
  });

  it('says the way to green', () => {
    const actions = [
      { measure: 'oneToOnes', amount: 2, points: 5, cost: 2 },
      { measure: 'referralsGiven', amount: 1, points: 5, cost: 1.25 },
    ] as const;
    expect(say(wayToGreen({ actions }))).toBe('2 more one-to-ones and 1 more referral bring you to green.');
    expect(sage(wayToGreen({ actions }))).toBe(
      '2 Einzelgespräche mehr und 1 Empfehlung mehr bringen dich in den grünen Bereich.',
    );
    expect(say(wayToGreen({ actions: actions.slice(1) }))).toBe('1 more referral brings you to green.');
    expect(say(wayToGreen({ actions: [] }))).toBe('You are in the green.');
    expect(say(wayToGreen(null))).toContain('time');
    for (const measure of MEASURES) expect(say(greenAction({ measure, amount: 2 }))).not.toBe('');
  });
});

describe('attendance', () => {
  const forecast: AttendanceForecast = {
    ...{ effectiveAbsences: 3, state: 'NEXT_BREACHES', absencesLeft: 0, withinPolicyOn: null },
    ...{ clearOn: '2026-12-30', oldestAbsenceExpires: '2026-12-30' },
  };
  const breached: AttendanceForecast = {
    ...forecast,
    ...{ effectiveAbsences: 4, state: 'BREACHED', withinPolicyOn: '2026-12-30', clearOn: '2027-02-03' },
  };
  const clear: AttendanceForecast = { ...forecast, state: 'CLEAR', absencesLeft: 2, clearOn: null };

  it('says what time will change', () => {
    expect(say(ownForecast(forecast))).toBe(
      'One more absence would be over what the chapter allows. From 2026-12-30 on there is room for one again.',
    );
    expect(say(ownForecast(breached))).toContain('If nothing is added, you are within it again on 2026-12-30.');
    expect(say(ownForecast({ ...breached, withinPolicyOn: null }))).toContain('stops counting on 2026-12-30');
    expect(say(ownForecast(clear))).toContain('2 more absences would be, too');
    expect(say(ownForecast({ ...clear, absencesLeft: null }))).toBe('You are within what the chapter allows.');
    expect(say(memberForecast(breached, 'Bruno'))).toBe(
      'Bruno is over what the chapter allows. If nothing is added, that ends on 2026-12-30.',
    );
  });

  it('writes a friendly note before the limit and a worried one beyond it', () => {
    const chapter = { name: 'Harbour Lights', policy: { absenceLimit: 3 }, windowWeeks: 26 };
    const friendly = attendanceLetter('NEXT_BREACHES', forecast, chapter);
    expect(say(friendly.subject)).toBe('Harbour Lights: it is good to have you in the room');
    expect(say(friendly.evidence)).toBe(
      'In the last 6 months 3 meetings count as missed for you; the chapter asks for no more than 3. From 2026-12-30 on there is room for one again.',
    );
    const letters = ATTENDANCE_STEPS.map((step) => attendanceLetter(step, breached, chapter));
    expect(new Set(letters.map(({ next }) => say(next))).size).toBe(2);
  });

  it('does not speak of absences when only medical leave is over its limit', () => {
    const chapter = { name: 'Harbour Lights', policy: { absenceLimit: 3 }, windowWeeks: 26 };
    const letter = attendanceLetter('BREACHED', { ...breached, effectiveAbsences: 1, withinPolicyOn: null }, chapter);
    expect(say(letter.evidence)).toMatch(/medical leave/);
    expect(say(letter.evidence)).not.toMatch(/missed/);
  });
});

describe('phrases', () => {
  it('speaks of months where the weeks make quarters of a year, and of weeks otherwise', () => {
    expect([13, 26, 52, 104, 30, 1].map((weeks) => say(periodWords(weeks)))).toEqual([
      ...['3 months', '6 months', '12 months', '24 months', '30 weeks', 'week'],
    ]);
  });

  it('calls people by the first word of their name, and by all of it when two share that word', () => {
    const called = callNames(['Kwame Nwosu', 'Ines Halloran', 'Ines Petrov']);
    expect([...called.values()]).toEqual(['Kwame', 'Ines Halloran', 'Ines Petrov']);
  });
});
