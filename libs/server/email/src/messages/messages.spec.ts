import { catalogues } from '@chapterhouse/words';
import { IntlMessageFormat } from 'intl-messageformat';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import { isToldStep, referralNews } from './referral-news.js';
import { Voice } from './voice.js';

const ireland = { locale: 'en-IE', timeZone: 'Europe/Dublin', currency: 'EUR' };
const germany = { locale: 'de-DE', timeZone: 'Europe/Berlin', currency: 'EUR' };
const voice = Voice.of(ireland);

const texts = Object.entries<string>(english);
const argumentsOf = (text: string): string[] =>
  [...new Set(JSON.stringify(new IntlMessageFormat(text, 'en').getAst()).match(/"type":[1-6],"value":"\w+"/g))].sort();

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
    const titles = texts.filter(([key]) => /^(leader|member|loop)\..*\.title$/.test(key));
    expect(titles.length).toBeGreaterThan(5);
    expect(titles.filter(([, text]) => !/^[A-Z].*[^.]$/.test(text))).toEqual([]);
  });
});

describe('the German letters', () => {
  it('have every message with the same values in it', () => {
    expect(Object.keys(german)).toEqual(Object.keys(english));
    for (const [key, text] of texts) {
      const said = { key, values: argumentsOf(german[key as keyof typeof german]) };
      expect(said).toEqual({ key, values: argumentsOf(text) });
    }
  });

  it('never raise their voice', () => {
    expect(Object.values(german).filter((text) => /!|\bSie\b|\bIhnen\b|schlecht|schuld|Strafe/.test(text))).toEqual([]);
  });
});

describe('Voice', () => {
  const months = (count: number): string => voice.speak({ id: 'period.months', values: { count } });

  it('chooses the plural form by the count, and writes numbers as the chapter does', () => {
    expect([months(1), months(12), months(1204)]).toEqual(['month', '12 months', '1,204 months']);
    expect(Voice.of(germany).say('more', { count: 1204 })).toBe('und 1.204 mehr');
    expect(voice.say('given', { days: 0 })).toBe('Given today.');
  });

  it('does not read placeholders or tags in what people are called', () => {
    expect(voice.say('greeting', { name: "{name} <b>#</b> '{count}'" })).toBe("Hello {name} <b>#</b> '{count}',");
  });

  it('refuses a message of which a value is missing', () => {
    expect(() => voice.say('greeting')).toThrow(/name/);
  });

  it('is one and the same for the same settings', () => {
    expect(Voice.of({ ...ireland })).toBe(voice);
    expect(Voice.of({ ...ireland, currency: 'GBP' })).not.toBe(voice);
  });

  it('speaks German to a German chapter, and English with the region’s dates where there is no catalogue', () => {
    expect(Voice.of(germany).say('greeting', { name: 'Hana' })).toBe('Hallo Hana,');
    const thai = Voice.of({ locale: 'th-TH', timeZone: 'Asia/Bangkok', currency: 'THB' });
    expect(thai.language).toBe('en');
    expect(thai.formats.date('2026-11-09')).toBe('9 November 2026');
  });

  it('says the shared sentences with dates, money and lists in its own way', () => {
    const date = { date: '2026-11-09' };
    expect(voice.speak({ id: 'forecast.expires', values: { date } })).toContain('on 9 November.');
    const more = { id: 'more.closedBusiness', values: { amount: { money: 1450.5 } } } as const;
    const way = { actions: { all: [more, more, more] }, single: 'no' };
    expect(voice.speak({ id: 'green.way', values: way })).toMatch(/^€1,450\.50 more .*, €.* and €1,450\.50/);
    expect(Object.keys(english).filter((id) => id in catalogues.en)).toEqual([]);
  });

  it('refuses a locale that does not exist', () => {
    expect(() => Voice.of({ ...ireland, locale: 'not a locale' })).toThrow(RangeError);
  });
});

describe('news of a referral', () => {
  it.each(['CONTACTED', 'IN_PROGRESS', 'WON', 'LOST'] as const)(
    'tells the giver about %s without an amount',
    (step) => {
      const { subject, sentence } = referralNews(voice, { step, receiver: 'Quentin', prospect: 'Marta Quill' });
      expect(sentence).toContain('Quentin');
      expect(sentence).toContain('Marta Quill');
      expect(subject + sentence).not.toMatch(/[\d€$£]/);
      expect(isToldStep(step)).toBe(true);
    },
  );

  it('is no news that a referral is new or withdrawn', () => {
    expect([isToldStep('NEW'), isToldStep('WITHDRAWN')]).toEqual([false, false]);
  });
});
