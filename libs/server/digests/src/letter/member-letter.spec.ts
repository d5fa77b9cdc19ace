import type { Verdict } from '@chapterhouse/domain';
import { evidence, leaderFacts, snapshot } from './compose.fixture.js';
import { composeMemberLetter, type MemberFacts } from './member-letter.js';

const { chapter, asOf, windowWeeks, evidenceWeeks, links, unsubscribeToken } = leaderFacts();
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

  it('is not written to a former member', () => {
    const former = { ...snapshot('Ada', 'BALANCED') };
    const facts_ = facts({ snapshot: { ...former, figures: { ...former.figures, verdict: null } } });
    expect(() => composeMemberLetter(facts_)).toThrow('former member');
  });
});
