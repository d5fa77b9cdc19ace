import { VERDICTS, type Finding } from '@chapterhouse/domain';
import { balanceText, findingSentence, wayToGreenText, type ReviewBalance } from './insight-words.js';
import { Speech } from './speech.js';

const speeches = ['en', 'de'].map((language) =>
  Speech.of({ locale: 'en-IE', timeZone: 'Europe/Dublin', currency: 'EUR' }, language),
);
const [english] = speeches as [Speech, Speech];
const names = new Map([['m1', 'Hana']]);
const about = { names, name: 'Keiko', windowWeeks: 26 };

describe('the words of a review', () => {
  it('tell what was answered in confidence to the member alone', () => {
    const confidential: Finding[] = [
      { code: 'UNDERSTOOD', state: 'ACT', evidence: { mean: 2.1, n: 4 } },
      { code: 'MUTUAL', state: 'WATCH', evidence: { share: 0.2, n: 5 } },
    ];
    for (const finding of confidential) {
      expect(findingSentence(finding, { ...about, self: false }, english)).toBeNull();
      expect(findingSentence(finding, { ...about, self: true }, english)?.text).toMatch(/\d/);
    }
  });

  it('speak to the member, and about them to the leaders, with one thing to do', () => {
    const finding: Finding = { code: 'ASKING', state: 'ACT', evidence: { asks: 0 } };
    const [own, theirs] = [true, false].map((self) => findingSentence(finding, { ...about, self }, english)!);
    expect(own!.text).toMatch(/\byou\b/i);
    expect(theirs!.text).toMatch(/Keiko/);
    for (const said of [own!, theirs!]) expect([said.tone, Boolean(said.next)]).toEqual(['LOOK', true]);
  });

  it('have a sentence for every verdict, in every language, to either reader; never a verdict’s name', () => {
    const facts: Omit<ReviewBalance, 'verdict'> = {
      turnedAround: false,
      given: 5,
      received: 69,
      periodWeeks: 52,
      tenureWeeks: 120,
      oneToOnePartners: 7,
      name: 'Keiko',
      partner: { name: 'Priya', count: 9 },
    };
    for (const speech of speeches) {
      for (const verdict of [...VERDICTS, null]) {
        for (const self of [true, false]) {
          const { text } = balanceText({ ...facts, verdict }, speech, self);
          expect(text).toMatch(/\w+ \w+/);
          expect(text).not.toMatch(/[{}]|RECEIVES|GIVES_|BALANCED|NOT_REFERRING|taker/);
          expect(text.includes('Keiko')).toBe(!self);
        }
      }
      const turned = balanceText({ ...facts, verdict: 'BALANCED', turnedAround: true }, speech, false).text;
      expect(turned).not.toBe(balanceText({ ...facts, verdict: 'BALANCED' }, speech, false).text);
    }
  });

  it('say the way to green in a few words: what it takes, that it is there, or that time helps', () => {
    const action = { measure: 'oneToOnes' as const, amount: 2, points: 10, cost: 2 };
    const more = { measure: 'closedBusiness' as const, amount: 519, points: 5, cost: 10 };
    const way = (actions: (typeof action | typeof more)[]) => ({ wayToGreen: { actions, cost: 2, score: 70 } });
    expect(wayToGreenText(way([action]), english)).toBe('2 more one-to-ones');
    expect(wayToGreenText(way([action, more]), english)).toMatch(/^2 more one-to-ones and €519 more/);
    expect(wayToGreenText(way([]), english)).toBe('reached');
    expect(wayToGreenText({ wayToGreen: null }, english)).toBe('with time');
  });
});
