import german from './messages/de.json' with { type: 'json' };
import english from './messages/en.json' with { type: 'json' };
import type { WordId } from './words.js';

export type WordLanguage = 'en' | 'de';

/** Every sentence as an ICU message, for those who speak at once; the web app loads `messages/*.json` when needed. */
export const catalogues: Readonly<Record<WordLanguage, Readonly<Record<WordId, string>>>> = {
  en: english,
  de: german,
};
