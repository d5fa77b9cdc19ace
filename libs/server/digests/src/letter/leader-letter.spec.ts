import { composeLeaderLetter } from './leader-letter.js';
import { evidence, leaderFacts, snapshot } from './compose.fixture.js';

const facts = leaderFacts();

describe('the leaders’ letter', () => {
  it('begins with the week against the mean, and how many could use help', () => {
    const letter = composeLeaderLetter(
      leaderFacts({ members: [snapshot('Hana Karimi', 'RECEIVES_MORE', evidence(8, 136))] }),
    );
    expect(letter.sentence).toMatch(/^12 referrals last week, above the usual 8\. .*\b(1|One) member/);
    expect(letter.week).toEqual({ from: '2026-11-09', to: '2026-11-16' });
    expect(letter.recipient).toEqual({ firstName: 'Jonas' });
  });

  it('names one-sided members by kind, the widest gap first, each with evidence and one next step', () => {
    const members = [
      snapshot('Freya Jansen', 'GIVES_MORE', evidence(47, 19)),
      snapshot('Yara Nakagawa', 'NOT_REFERRING', {
        givenInChapter: 0,
        receivedInChapter: 13,
        balance: -1,
        ...evidence(9, 30),
      }),
      snapshot('Priya Kowal', 'GIVES_MORE', evidence(91, 7)),
      snapshot('Hana Karimi', 'RECEIVES_MORE', evidence(8, 136)),
      snapshot('Umar Moreau', 'BALANCED', evidence(21, 14)),
    ];
    const partners = { 'id-of-priya-kowal': { memberId: 'id-of-umar-moreau', count: 14 } };
    const letter = composeLeaderLetter(leaderFacts({ members, data: { ...facts.data, partners } }));
    expect(letter.oneSided.map((m) => m.name)).toEqual(['Hana Karimi', 'Yara Nakagawa', 'Priya Kowal', 'Freya Jansen']);
    const [hana, yara, priya] = letter.oneSided;
    expect(hana).toMatchObject({
      given: 8,
      received: 136,
      sentence: 'In the last 12 months 136 referrals came to Hana and 8 went out.',
    });
    expect(yara).toMatchObject({ given: 0, received: 13, balance: -1 });
    expect(yara?.sentence).toContain('6 months');
    expect(priya?.nextStep).toContain('Umar');
    expect(priya?.nextStep).toContain('14');
    expect(letter.oneSided.every((m) => m.nextStep.length > 0 && m.interval !== null)).toBe(true);
  });

  it('suggests no counterpart who has left since', () => {
    const members = [snapshot('Priya Kowal', 'GIVES_MORE', evidence(91, 7))];
    const partners = { 'id-of-priya-kowal': { memberId: 'gone', count: 14 } };
    const [priya] = composeLeaderLetter(leaderFacts({ members, data: { ...facts.data, partners } })).oneSided;
    expect(priya?.nextStep).not.toContain('14');
  });

  it('raises an alarm above the limit, at the limit, and for who has been away; and none for a limit of none', () => {
    const absent = (n: number, state: 'BREACHED' | 'NEXT_BREACHES') => ({
      attendance: { effectiveAbsences: n, state },
    });
    const members = [
      snapshot('Ada Away', 'BALANCED'),
      snapshot('Bea Breached', 'BALANCED', {}, absent(4, 'BREACHED')),
      snapshot('Nia Next', 'BALANCED', {}, absent(3, 'NEXT_BREACHES')),
      snapshot('Zoe Zero', 'BALANCED', {}, absent(0, 'NEXT_BREACHES')),
    ];
    const data = { ...facts.data, away: { 'id-of-ada-away': 3 } };
    const { attendanceAlarms } = composeLeaderLetter(leaderFacts({ members, data }));
    expect(attendanceAlarms.map((a) => a.name)).toEqual(['Bea Breached', 'Nia Next', 'Ada Away']);
    expect(attendanceAlarms[2]?.sentence).toContain('3 meetings in a row');
  });

  it('tells a breach of the limit for medical leave by its own numbers', () => {
    const members = [
      snapshot('Mia Medical', 'BALANCED', { medical: 9 }, { attendance: { effectiveAbsences: 0, state: 'BREACHED' } }),
    ];
    const [alarm] = composeLeaderLetter(
      leaderFacts({ members, policy: { absenceLimit: 3, medicalLimit: 8 } }),
    ).attendanceAlarms;
    expect(alarm?.sentence).toContain('9 meetings');
    expect(alarm?.sentence).toContain('no more than 8');
  });

  it('gives the receiver a week before it mentions a referral', () => {
    const waiting = [
      { slipId: 'old', date: '2026-11-01', giver: 'Priya Kowal', receiver: 'Hana Karimi' },
      { slipId: 'new', date: '2026-11-11', giver: 'Priya Kowal', receiver: 'Hana Karimi' },
    ];
    expect(composeLeaderLetter(leaderFacts({ waiting })).waitingReferrals).toEqual([
      {
        giver: 'Priya Kowal',
        receiver: 'Hana Karimi',
        days: 15,
        link: 'https://chapterhouse.example/c/harbour-lights/slips/old',
      },
    ]);
  });

  it('looks after those who are settling in, thanks those who turned around, and says what is missing', () => {
    const members = [
      snapshot('Sven Eklund', 'SETTLING_IN', {
        tenureWeeks: 9,
        referralsGivenInside: 2,
        referralsGivenOutside: 3,
        oneToOnePartners: 4,
      }),
      snapshot('Umar Moreau', 'BALANCED', { givenInChapter: 21, receivedInChapter: 14 }, { turnedAround: true }),
    ];
    const missing = { attendance: [{ date: '2026-11-11', count: 2 }], meeting: true, noAddress: 1, bounced: 3 };
    const letter = composeLeaderLetter(leaderFacts({ members, data: { ...facts.data, missing } }));
    expect(letter.settlingIn).toHaveLength(1);
    for (const part of ['Sven', '9 weeks', '5 given', '0 received', '4 people']) {
      expect(letter.settlingIn[0]?.sentence).toContain(part);
    }
    expect(letter.turnedAround.map((n) => n.name)).toEqual(['Umar Moreau']);
    expect(letter.missingData).toHaveLength(4);
  });

  it('has the drafts, this week’s pairs with the reasons, and the asks', () => {
    const members = [snapshot('Ada Abara', 'BALANCED'), snapshot('Ben Brandt', 'BALANCED')];
    const pair = { firstMemberId: 'id-of-ada-abara', secondMemberId: 'id-of-ben-brandt' };
    const letter = composeLeaderLetter(
      leaderFacts({
        members,
        drafts: 2,
        rota: [
          { ...pair, reasons: [{ code: 'SETTLING_IN', memberIds: [pair.secondMemberId] }, { code: 'NEVER_MET' }] },
          { ...pair, secondMemberId: 'gone', reasons: [{ code: 'NEVER_MET' }] },
        ],
        asks: [{ memberId: 'm1', name: 'Ada Abara', text: 'A florist.' }],
      }),
    );
    expect(letter.drafts).toEqual({
      count: 2,
      link: 'https://chapterhouse.example/c/harbour-lights/attendance-letters',
    });
    expect(letter.rota).toEqual([
      { first: 'Ada Abara', second: 'Ben Brandt', reason: 'Ben is new here. They have not sat down together yet.' },
    ]);
    expect(letter.asks).toEqual([
      { name: 'Ada Abara', text: 'A florist.', link: 'https://chapterhouse.example/c/harbour-lights/people/m1' },
    ]);
  });

  it('is calm when there is nothing to mend', () => {
    const letter = composeLeaderLetter(
      leaderFacts({ members: [snapshot('Umar Moreau', 'BALANCED', evidence(21, 14))] }),
    );
    expect(letter).toMatchObject({
      oneSided: [],
      attendanceAlarms: [],
      turnedAround: [],
      settlingIn: [],
      waitingReferrals: [],
      missingData: [],
    });
  });

  it('tells two of one first name apart', () => {
    const members = [snapshot('Ada Abara', 'SETTLING_IN'), snapshot('Ada Brandt', 'SETTLING_IN')];
    const { settlingIn } = composeLeaderLetter(leaderFacts({ members }));
    expect(settlingIn[0]?.sentence).toContain('Ada Abara');
  });
});
