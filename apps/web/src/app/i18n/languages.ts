import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** The languages of the catalogues; the first one is complete by definition. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
/** An ICU message: as it is written, or as the build has parsed it (build/parsed-messages.ts). */
export type Message = string | MessageFormatElement[];
export type Messages = Readonly<Record<string, Message>>;

const KEY = 'chapterhouse.language';
const isLanguage = (value: unknown): value is Language => LANGUAGES.some((one) => one === value);

/** What was chosen on this device, else the first of the browser's languages that there is, else English. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

export function readLanguage(): Language {
  return preferredLanguage(readChoice(), navigator.languages);
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
