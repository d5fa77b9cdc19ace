import { en } from './catalogue.en.js';
import { Voice } from './voice.js';

const ireland = { locale: 'en-IE', timeZone: 'Europe/Dublin', currency: 'EUR' };
const voice = Voice.of(ireland);

/** Every form of every message, with its key. */
const texts: (readonly [key: string, text: string])[] = Object.entries(en).flatMap(([key, message]) =>
  (typeof message === 'string' ? [message] : Object.values<string>(message)).map((text) => [key, text] as const),
);

describe('the catalogue', () => {
  it.each([
    /\btakers?\b/i,
    /\bfreeloaders?\b/i,
    /\bworst\b/i,
    /\bworse\b/i,
    /\bbad\b/i,
    /\boffend/i,
    /\bviolat/i,
    /\bpoor(ly)?\b/i,
    /\bfail/i,
    /\blow\b/i,
    /\bscores?\b/i,
    /\brank/i,
    /\bshame/i,
    /\bblame/i,
    /\bpunish/i,
    /\bat risk\b/i,
    /!/,
  ])('never says %s', (word) => {
    expect(texts.filter(([, text]) => word.test(text))).toEqual([]);
  });

  it('does not guess whether somebody is a man or a woman', () => {
    expect(texts.filter(([, text]) => /\b(he|she|him|her|his|hers)\b/i.test(text))).toEqual([]);
  });

  it('uses the neutral words, not those of other people’s trademarks', () => {
    expect(texts.filter(([, text]) => /\b(BNI|PALMS|TYFCB|CEU|traffic light)/i.test(text))).toEqual([]);
  });

  it('begins every sentence of its own with a capital letter and every title without a full stop', () => {
    const titles = texts.filter(([key]) => /^(leader|member)\..*\.title$/.test(key));
    expect(titles.length).toBeGreaterThan(5);
    expect(titles.filter(([, text]) => !/^[A-Z].*[^.]$/.test(text))).toEqual([]);
  });
});

describe('Voice', () => {
  it('chooses the plural form by the count, and says zero in its own words', () => {
    expect(voice.say('count.referrals', { count: 0 })).toBe('no referrals');
    expect(voice.say('count.referrals', { count: 1 })).toBe('1 referral');
    expect(voice.say('count.referrals', { count: 1204 })).toBe('1,204 referrals');
  });

  it('does not read placeholders in what people are called', () => {
    expect(voice.say('greeting', { name: '{name} {count}' })).toBe('Hello {name} {count},');
  });

  it('is one and the same for the same settings', () => {
    expect(Voice.of({ ...ireland })).toBe(voice);
    expect(Voice.of({ ...ireland, currency: 'GBP' })).not.toBe(voice);
  });

  it('speaks English with the region’s dates and numbers until there is a catalogue of the language', () => {
    const german = Voice.of({ locale: 'de-DE', timeZone: 'Europe/Berlin', currency: 'EUR' });
    expect(german.language).toBe('en');
    expect(german.formats.date('2026-11-09')).toBe('9 November 2026');
  });

  it('refuses a locale that does not exist', () => {
    expect(() => Voice.of({ ...ireland, locale: 'not a locale' })).toThrow(RangeError);
  });
});
