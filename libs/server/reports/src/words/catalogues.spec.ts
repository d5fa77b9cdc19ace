import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { CATALOGUES, type MessageId, Speech } from './speech.js';

const ids = Object.keys(CATALOGUES['en']!) as MessageId[];

/** The names of what a message is given, with how it is written. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = [`${element.value}`];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return own;
    return [...own, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))];
  });
}
const distinct = (message: string): string[] => [...new Set(argumentsOf(parse(message)))].sort();

describe('the words of reports', () => {
  it('are the same messages in every language, with the same arguments', () => {
    for (const [language, messages] of Object.entries(CATALOGUES)) {
      expect(Object.keys(messages)).toEqual(ids);
      for (const id of ids)
        expect([language, id, distinct(messages[id])]).toEqual([language, id, distinct(CATALOGUES['en']![id])]);
    }
  });

  it('are kind: no shouting, no verdict words', () => {
    for (const messages of Object.values(CATALOGUES)) {
      for (const message of Object.values(messages)) {
        expect(message).not.toMatch(/!|taker|worst|offender|schlechteste|Nehmer\b/i);
      }
    }
  });

  it('write dates, numbers and money as the chapter does, in the language of the report', () => {
    const german = Speech.of({ locale: 'de-DE', timeZone: 'Europe/Berlin', currency: 'EUR' });
    expect(german.language).toBe('de');
    expect(german.cell(1234.5, 'MONEY').replaceAll(/\s/g, ' ')).toBe('1.234,50 €');
    expect(german.cell('2026-11-16', 'DATE')).toBe('16. November 2026');
    expect(german.say('matrix.came.title', { count: 1200 })).toBe('Neue Verbindungen: 1.200');
    const english = Speech.of({ locale: 'de-DE', timeZone: 'Europe/Berlin', currency: 'EUR' }, 'en');
    expect(english.say('title.MEMBER_REVIEW')).toBe('Member review');
    const other = Speech.of({ locale: 'th-TH', timeZone: 'Asia/Bangkok', currency: 'THB' });
    expect(other.language).toBe('en');
    expect(other.cell('2026-11-16', 'DATE')).toMatch(/2026/);
  });

  it('show what is not known as a dash, and a difference with its sign', () => {
    const speech = Speech.of({ locale: 'en-IE', timeZone: 'Europe/Dublin', currency: 'EUR' });
    expect(speech.cell(null, 'RATE')).toBe('–');
    expect(speech.cell(null, 'TEXT')).toBe('');
    expect([2, -2, 0].map((value) => speech.cell(value, 'CHANGE'))).toEqual(['+2', '−2', '0']);
    expect(speech.cell(0.955, 'RATE')).toBe('96%');
  });
});
