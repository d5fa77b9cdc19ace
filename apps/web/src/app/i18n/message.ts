import { type MessageFormatElement, parse } from '@formatjs/icu-messageformat-parser';
import { type Formatters, formatToParts, IntlMessageFormat } from 'intl-messageformat';
import type { Message } from './languages.js';

export type MessageValues = Readonly<Record<string, string | number>>;

const formatters = new Map<string, Formatters>();
const parsed = new Map<string, MessageFormatElement[]>();

/**
 * Fills in a message of a catalogue; numbers and plurals the way of `locale` (BCP 47).
 * @throws FormatError when a value is missing or does not fit.
 */
export function fillIn(message: Message, locale: string, values?: MessageValues): string {
  const elements = typeof message === 'string' ? elementsOf(message) : message;
  const parts = formatToParts(elements, locale, formattersOf(locale), IntlMessageFormat.formats, values);
  return parts.map(({ value }) => String(value)).join('');
}

/** While developing and in tests; the build parses the catalogues itself (build/parsed-messages.ts). */
function elementsOf(text: string): MessageFormatElement[] {
  const known = parsed.get(text) ?? parse(text);
  parsed.set(text, known);
  return known;
}

function formattersOf(locale: string): Formatters {
  let known = formatters.get(locale);
  if (!known) {
    known = {
      getNumberFormat: once((options) => new Intl.NumberFormat(locale, options)),
      getDateTimeFormat: once((options) => new Intl.DateTimeFormat(locale, options)),
      getPluralRules: once((options) => new Intl.PluralRules(locale, options)),
    };
    formatters.set(locale, known);
  }
  return known;
}

/** Formatters are costly to make: one for the same options. */
function once<O, F>(make: (options?: O) => F): (locales?: unknown, options?: O) => F {
  const made = new Map<string, F>();
  return (_, options) => {
    const key = JSON.stringify(options ?? {});
    const known = made.get(key) ?? make(options);
    made.set(key, known);
    return known;
  };
}
