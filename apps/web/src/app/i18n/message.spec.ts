import { parse } from '@formatjs/icu-messageformat-parser';
import { fillIn } from './message.js';

const waiting = '{count, plural, =0 {Nothing waits} one {# slip of {name} waits} other {# slips of {name} wait}}';

describe('a message', () => {
  it('is filled in with what stands in it, in the plural of its language', () => {
    expect(fillIn(waiting, 'en', { count: 0, name: 'Ines' })).toBe('Nothing waits');
    expect(fillIn(waiting, 'en', { count: 1, name: 'Ines' })).toBe('1 slip of Ines waits');
    expect(fillIn('{n, plural, one {# plik} few {# pliki} other {# plików}}', 'pl', { n: 3 })).toBe('3 pliki');
  });

  it('writes numbers the way of the locale', () => {
    const given = { count: 2967, name: 'Ines' };
    expect(fillIn(waiting, 'en', given)).toBe('2,967 slips of Ines wait');
    expect(fillIn(waiting, 'de', given)).toBe('2.967 slips of Ines wait');
    expect(fillIn('{share, number, percent}', 'de', { share: 0.97 })).toBe('97\u00a0%');
  });

  it('says the same whether the build has parsed it or not', () => {
    for (const count of [0, 1, 26]) {
      const given = { count, name: '<b>' };
      expect(fillIn(parse(waiting), 'en', given)).toBe(fillIn(waiting, 'en', given));
    }
  });

  it('names the value that is missing', () => {
    expect(() => fillIn(waiting, 'en', { count: 2 })).toThrow(/name/);
  });
});
