import { Formats, writingLocale } from './formats.js';

const london = { language: 'en', locale: 'en-GB', currency: 'GBP', timeZone: 'Europe/London' };
const formats = new Formats(london, () => new Date('2026-07-01T23:30:00Z'));

describe('formats', () => {
  it('takes the words from the person and the writing from the chapter', () => {
    expect(writingLocale('de', 'en-GB')).toBe('de-GB');
    expect(writingLocale('en', 'de')).toBe('en-DE');
    expect(writingLocale('en', 'nonsense locale')).toBe('en');
  });

  it('writes the day of the month first in Britain and last in America', () => {
    expect(formats.date('2026-11-24')).toBe('24 Nov 2026');
    expect(new Formats({ ...london, locale: 'en-US' }).date('2026-11-24')).toBe('Nov 24, 2026');
  });

  it('writes the month out inside a sentence, whose full stop is its own', () => {
    const german = new Formats({ ...london, language: 'de', locale: 'de-DE' });
    expect(`Es endet am ${german.date('2027-02-03', 'dayInSentence')}.`).toBe('Es endet am 3. Februar.');
  });

  it('says today by the clock of the chapter', () => {
    expect(formats.today()).toBe('2026-07-02');
    expect(
      new Formats({ ...london, timeZone: 'America/New_York' }, () => new Date('2026-07-02T03:00:00Z')).today(),
    ).toBe('2026-07-01');
  });

  it('writes money in the currency of the chapter, whole amounts without cents', () => {
    expect(formats.money('1250')).toBe('£1,250');
    expect(formats.money('1250.50')).toBe('£1,250.50');
    expect(new Formats({ ...london, language: 'de', locale: 'de-DE', currency: 'EUR' }).money('1250.50')).toBe(
      '1.250,50\u00a0€',
    );
  });

  it('speaks of near days in words and of far ones by date', () => {
    expect(formats.relativeDay('2026-07-03')).toBe('tomorrow');
    expect(formats.relativeDay('2026-06-29')).toBe('3 days ago');
    expect(formats.relativeDay('2026-08-29')).toBe('29 Aug 2026');
  });

  it('names weekdays by their ISO number', () => {
    expect(formats.weekday(1)).toBe('Monday');
    expect(formats.weekday(7)).toBe('Sunday');
  });
});
