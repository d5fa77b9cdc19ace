import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues, type WordLanguage } from './messages.js';
import type { Speaker } from './words.js';

/** A speaker for tests: dates stay as they are, money is in euros. */
export function speakerOf(language: WordLanguage): Speaker {
  return {
    message: (id, values) => String(new IntlMessageFormat(catalogues[language][id], language).format(values)),
    date: (date) => date,
    money: (amount) => `€${amount}`,
    list: (items) => new Intl.ListFormat(language).format(items),
  };
}
