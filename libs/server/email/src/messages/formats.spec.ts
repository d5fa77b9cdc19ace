import { formatLocale, Formats } from './formats.js';

const of = (locale: string, currency: string, timeZone = 'UTC'): Formats =>
  new Formats(formatLocale(locale, 'en'), timeZone, currency);
/** Intl separates with several kinds of space; which one does not matter here. */
const plain = (text: string): string => text.replace(/[\u00a0\u2009\u202f]/g, ' ');

describe('Formats', () => {
  it.each([
    ['en-IE', 'EUR', '€1,450.50', '9–15 November', '16 November 2026'],
    ['en-US', 'USD', '$1,450.50', 'November 9 – 15', 'November 16, 2026'],
    ['en-GB', 'GBP', '£1,450.50', '9 – 15 November', '16 November 2026'],
    ['en-HK', 'HKD', 'HK$1,450.50', '9–15 November', '16 November 2026'],
    ['th-TH', 'THB', 'THB 1,450.50', '9 – 15 November', '16 November 2026'],
  ])('writes money and dates as in %s', (locale, currency, money, range, date) => {
    const formats = of(locale, currency);
    expect(plain(formats.money(1450.5))).toBe(money);
    expect(plain(formats.range({ from: '2026-11-09', to: '2026-11-16' }))).toBe(range);
    expect(formats.date('2026-11-16')).toBe(date);
  });

  it('leaves out the small unit of a whole amount', () => {
    expect(of('en-IE', 'EUR').money(30242)).toBe('€30,242');
    expect(of('en-IE', 'JPY').money(30242)).toContain('30,242');
  });

  it('names both months of a week that spans two', () => {
    const range = of('en-IE', 'EUR').range({ from: '2026-10-26', to: '2026-11-02' });
    expect(range).toMatch(/26 October.*1 November/);
  });

  it('does not give last week’s dates for this week', () => {
    const formats = of('en-IE', 'EUR');
    expect(formats.range({ from: '2026-11-02', to: '2026-11-09' })).toBe('2–8 November');
    expect(formats.range({ from: '2026-11-09', to: '2026-11-16' })).toBe('9–15 November');
  });

  it('keeps a calendar date where it is, whatever the time zone of the chapter', () => {
    expect(of('en-IE', 'EUR', 'Pacific/Kiritimati').date('2026-11-16')).toBe('16 November 2026');
    expect(of('en-IE', 'EUR', 'Pacific/Pago_Pago').date('2026-11-16')).toBe('16 November 2026');
  });

  it('shows an instant on the chapter’s clock', () => {
    const at = new Date('2026-07-01T23:30:00Z');
    expect(of('en-GB', 'GBP', 'Europe/London').instant(at)).toMatch(/2 July.*00:30/);
    expect(of('en-GB', 'GBP', 'Asia/Hong_Kong').instant(at)).toMatch(/2 July.*07:30/);
  });

  it('writes a share as whole per cent and a mean to one decimal', () => {
    expect(of('en-IE', 'EUR').percent(0.966)).toBe('97%');
    expect(of('en-IE', 'EUR').mean(25.25)).toBe('25.3');
    expect(of('en-IE', 'EUR').mean(4)).toBe('4');
  });
});
