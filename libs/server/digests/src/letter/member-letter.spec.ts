import type { Verdict } from '@chapterhouse/domain';
import type { MemberGrowth } from '@chapterhouse/insights';
import { evidence, leaderFacts, snapshot } from './compose.fixture.js';
import { composeMemberLetter, type MemberFacts } from './member-letter.js';

const { chapter, asOf, windowWeeks, evidenceWeeks, links, unsubscribeToken } = leaderFacts();
const people = new Map(
  ['Hana Karimi', 'Ines Halloran', 'Quentin Brandt'].map((displayName) => [
    `id-of-${displayName.toLowerCase().replace(' ', '-')}`,
    { displayName, called: displayName.split(' ')[0] ?? '' },
  ]),
);
const growth: MemberGrowth = {
  scorecard: {
    ...{ scorecard: 'thailand', version: 1, weeks: 26, score: 65, light: 'AMBER', metrics: [] },
    wayToGreen: {
      ...{ cost: 2, score: 70 },
      actions: [{ measure: 'oneToOnes', amount: 2, points: 5, cost: 2 }],
    },
  },
  tuneUp: [
    { code: 'PATIENCE', state: 'WATCH', evidence: { tenureWeeks: 5, medianWeeks: 6, known: 8 } },
    { code: 'TARGET', state: 'FINE', evidence: { idealCustomerDays: 5, storyDays: 6 } },
    { code: 'ASKING', state: 'WATCH', evidence: { asks: 3 } },
    { code: 'TRUST', state: 'ACT', evidence: { partners: 4, others: 30, repeats: 1 } },
    { code: 'FIT', state: 'UNKNOWN', evidence: { sphere: null, others: null } },
    { code: 'EFFORT', state: 'ACT', evidence: { pointsPerWeek: 1, weeks: 8 } },
    { code: 'ONE_SIDED', state: 'ACT', evidence: { verdict: 'RECEIVES_MORE', givesTo: [], receivesFrom: [] } },
  ],
  next: [
    { memberId: 'id-of-quentin-brandt', weight: 3, reasons: [{ code: 'NEVER_MET' }] },
    { memberId: 'id-of-ines-halloran', weight: 3, reasons: [{ code: 'LONG_AGO', weeks: 30 }] },
    { memberId: 'id-of-somebody-gone', weight: 3, reasons: [{ code: 'NEVER_MET' }] },
  ],
  attendance: {
    ...{ effectiveAbsences: 3, state: 'NEXT_BREACHES', oldestAbsenceExpires: '2026-12-30' },
    ...{ withinPolicyOn: null, clearOn: '2026-12-30', absencesLeft: 0 },
  },
};
const facts = (changes: Partial<MemberFacts> = {}): MemberFacts => ({
  chapter,
  asOf,
  windowWeeks,
  evidenceWeeks,
  links,
  unsubscribeToken,
  snapshot: snapshot('Hana Karimi', 'RECEIVES_MORE', evidence(8, 136)),
  data: { figures: [{ key: 'referralsGiven', lastWeek: 0, mean: 0.25 }], thanks: { count: 2, amount: 1450.5 } },
  partner: { name: 'Ines', trade: 'Recruiter', count: 23 },
  waiting: [],
  growth: null,
  people,
  proposal: null,
  asks: [],
  questions: [],
  ...changes,
});

describe('the letter to a member', () => {
  it('gives the own evidence, then one good place to start', () => {
    const letter = composeMemberLetter(facts());
    expect(letter.sentence).toBe('In the last 12 months 136 referrals came to you and 8 went out.');
    expect(letter.nextStep).toContain('Ines (Recruiter) has sent you 23');
    expect(letter.balance).toMatchObject({ given: 8, received: 136, balance: -128 / 144 });
    expect(letter.balance.interval?.low).toBeLessThan(-128 / 144);
    expect(letter.thanks).toEqual({ count: 2, amount: 1450.5 });
  });

  it('speaks of the window to somebody who gave nothing in it, and to somebody who turned around', () => {
    const figures = { givenInChapter: 0, receivedInChapter: 13, balance: -1, ...evidence(9, 30) };
    const silent = composeMemberLetter(facts({ snapshot: snapshot('Yara', 'NOT_REFERRING', figures), partner: null }));
    expect(silent.balance).toMatchObject({ given: 0, received: 13, balance: -1 });
    expect(silent.sentence).toContain('6 months');
    const turned = { givenInChapter: 21, receivedInChapter: 14, balance: 0.2, ...evidence(22, 60) };
    const umar = snapshot('Umar', 'BALANCED', turned, { turnedAround: true });
    expect(composeMemberLetter(facts({ snapshot: umar })).sentence).toContain('thank you');
  });

  it.each<[Verdict, RegExp]>([
    ['SETTLING_IN', /Trust takes time/],
    ['TOO_LITTLE_EVIDENCE', /Too early to say/],
    ['BALANCED', /4 referrals came to you and 4 went out/],
    ['GIVES_MORE', /Thank you/],
  ])('says %s in kind words', (verdict, words) => {
    expect(composeMemberLetter(facts({ snapshot: snapshot('Ada', verdict, evidence(4, 4)) })).sentence).toMatch(words);
  });

  it('counts attendance as in the room or represented, and says nothing of it without a meeting', () => {
    const seen = snapshot('Ada', 'BALANCED', {
      present: 20,
      late: 2,
      substitute: 1,
      absent: 1,
      medical: 2,
      ...evidence(4, 4),
    });
    expect(composeMemberLetter(facts({ snapshot: seen })).attendance).toContain('23 of 24 meetings');
    const unseen = snapshot('Ada', 'BALANCED', { present: 0, ...evidence(4, 4) });
    expect(composeMemberLetter(facts({ snapshot: unseen })).attendance).toBeNull();
  });

  it('lists who waits for an answer', () => {
    const waiting = [{ slipId: 's1', date: '2026-11-15', giver: 'Ines Halloran', prospect: 'Marta Quill' }];
    expect(composeMemberLetter(facts({ waiting })).waiting).toEqual([
      {
        giver: 'Ines Halloran',
        prospect: 'Marta Quill',
        days: 1,
        link: 'https://chapterhouse.example/c/harbour-lights/slips/s1',
      },
    ]);
  });

  it('puts the findings to act on first, at most three, without the one that the letter begins with', () => {
    const { findings } = composeMemberLetter(facts({ growth }));
    expect(findings.map(({ title }) => title)).toEqual([
      'One-to-ones, and again?',
      'Enough of it?',
      'Here long enough?',
    ]);
    expect(findings.every(({ nextStep }) => nextStep)).toBe(true);
    expect(findings[0]?.link).toBe('https://chapterhouse.example/c/harbour-lights/tune-up');
    expect(composeMemberLetter(facts()).findings).toEqual([]);
    const silent = snapshot('Yara', 'NOT_REFERRING', { givenInChapter: 0, receivedInChapter: 13, balance: -1 });
    const nothing = { code: 'GIVING', state: 'ACT', evidence: { given: 0, median: 9 } } as const;
    const twice = { ...growth, tuneUp: [nothing, ...growth.tuneUp] };
    const titles = composeMemberLetter(facts({ growth: twice, snapshot: silent })).findings.map(({ title }) => title);
    expect(titles).not.toContain('Do you give?');
    expect(titles).toHaveLength(3);
  });

  it('proposes the one-to-one of the week first, then the best of the list, and nobody who is gone', () => {
    const proposal = {
      withMemberId: 'id-of-ines-halloran',
      reasons: [
        { code: 'LONG_AGO', weeks: 30 },
        { code: 'SETTLING_IN', memberIds: ['id-of-ines-halloran'] },
      ],
    } as const;
    expect(composeMemberLetter(facts({ growth, proposal })).nextOneToOnes).toEqual([
      {
        name: 'Ines Halloran',
        sentence: 'Your last one-to-one was 30 weeks ago. Ines is new here; a talk helps to find the way in.',
        nextStep: 'Accept it, or say that it does not fit.',
        link: 'https://chapterhouse.example/c/harbour-lights/one-to-ones',
      },
      expect.objectContaining({ name: 'Quentin Brandt', nextStep: null }),
    ]);
    const gone = { withMemberId: 'id-of-somebody-gone', reasons: [] };
    expect(composeMemberLetter(facts({ proposal: gone })).nextOneToOnes).toEqual([]);
  });

  it('gives the score with the way to green, and when an absence stops counting', () => {
    expect(composeMemberLetter(facts({ growth })).score).toBe(
      '65 points so far. 2 more one-to-ones bring you to green.',
    );
    expect(composeMemberLetter(facts()).score).toBeNull();
    const near = snapshot(
      'Ada',
      'BALANCED',
      { absent: 3 },
      { attendance: { effectiveAbsences: 3, state: 'NEXT_BREACHES' } },
    );
    expect(composeMemberLetter(facts({ growth, snapshot: near })).attendance).toMatch(
      /One more absence would be over what the chapter allows\. From 30 December on there is room for one again\.$/,
    );
  });

  it('asks in confidence by a link that holds the secret, about somebody who is still here', () => {
    const questions = [
      { aboutMemberId: 'id-of-quentin-brandt', token: 's3cret' },
      { aboutMemberId: 'id-of-somebody-gone', token: 'other' },
    ];
    expect(composeMemberLetter(facts({ questions })).questions).toEqual([
      { name: 'Quentin Brandt', link: 'https://chapterhouse.example/answer/s3cret' },
    ]);
  });

  it('speaks German to a member of a German chapter', () => {
    const german = { ...chapter, locale: 'de-DE', timeZone: 'Europe/Berlin' };
    const letter = composeMemberLetter(facts({ chapter: german, growth }));
    expect(letter.sentence).toBe('In den letzten 12 Monaten kamen 136 Empfehlungen bei dir an, und 8 gingen hinaus.');
    expect(letter.score).toBe('Bisher 65 Punkte. 2 Einzelgespräche mehr bringen dich in den grünen Bereich.');
  });

  it('is not written to a former member', () => {
    const former = { ...snapshot('Ada', 'BALANCED') };
    const facts_ = facts({ snapshot: { ...former, figures: { ...former.figures, verdict: null } } });
    expect(() => composeMemberLetter(facts_)).toThrow('former member');
  });
});
