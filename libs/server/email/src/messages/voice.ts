import { catalogues, speak, type Speaker, type WordId, type Words } from '@chapterhouse/words';
import { IntlMessageFormat } from 'intl-messageformat';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import { formatLocale, Formats, type LanguageSettings } from './formats.js';

/** A message of letters alone; what pages and reports say, too, stands in `@chapterhouse/words`. */
export type MessageKey = keyof typeof english;
export type MessageValues = Readonly<Record<string, string | number>>;

type Catalogue = Readonly<Record<MessageKey | WordId, string>>;
const LANGUAGES: Readonly<Record<string, Catalogue>> = {
  en: { ...catalogues.en, ...english },
  de: { ...catalogues.de, ...german },
};
const FALLBACK = 'en';

/** The languages in which there are letters. */
export const LETTER_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/** How letters speak to one chapter: its words, and its way of writing dates, numbers and money. */
export class Voice {
  /** A message without arguments is kept as its text. */
  private readonly compiled = new Map<MessageKey | WordId, IntlMessageFormat | string>();
  private readonly formatters: IntlFormatters;
  private readonly lists: Intl.ListFormat;
  private readonly speaker: Speaker = {
    message: (id, values) => this.fill(id, values),
    date: (date) => this.formats.dayAndMonth(date),
    money: (amount) => this.formats.money(amount),
    list: (items) => this.lists.format(items),
  };

  private constructor(
    /** Language of the words, for the `lang` attribute. */
    readonly language: string,
    readonly formats: Formats,
    private readonly locale: string,
    private readonly catalogue: Catalogue,
  ) {
    this.formatters = intlFormatters(locale);
    this.lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  }

  private static readonly voices = new Map<string, Voice>();

  /** The voice for a chapter's settings; the same object for the same settings. @throws RangeError on an unknown locale. */
  static of(settings: LanguageSettings): Voice {
    const key = `${settings.locale} ${settings.timeZone} ${settings.currency}`;
    let voice = Voice.voices.get(key);
    if (!voice) {
      const asked = new Intl.Locale(settings.locale).language;
      const language = asked in LANGUAGES ? asked : FALLBACK;
      const locale = formatLocale(settings.locale, language);
      const formats = new Formats(locale, settings.timeZone, settings.currency);
      voice = new Voice(language, formats, locale, LANGUAGES[language] ?? LANGUAGES[FALLBACK]!);
      Voice.voices.set(key, voice);
    }
    return voice;
  }

  /** Says a message. Text of people is filled in as it is. @throws Error naming a value that is missing. */
  say(key: MessageKey, values: MessageValues = {}): string {
    return this.fill(key, values);
  }

  /** Says one of the shared sentences, or several after each other. */
  speak(said: Words | readonly Words[]): string {
    return speak(this.speaker, said);
  }

  private fill(id: MessageKey | WordId, values: MessageValues): string {
    let message = this.compiled.get(id);
    if (message === undefined) {
      const text = this.catalogue[id];
      message = text.includes('{')
        ? new IntlMessageFormat(text, this.locale, undefined, { formatters: this.formatters, ignoreTag: true })
        : text;
      this.compiled.set(id, message);
    }
    return typeof message === 'string' ? message : String(message.format(values));
  }
}

type IntlFormatters = NonNullable<NonNullable<ConstructorParameters<typeof IntlMessageFormat>[3]>['formatters']>;

/** Formatters are costly to make: one of each for a whole voice. The options of a message are the same object each time. */
function intlFormatters(locale: string): IntlFormatters {
  const made = new Map<unknown, unknown>();
  const once = <T>(kind: string, options: object | undefined, make: () => T): T => {
    const key = options ?? kind;
    const known = made.get(key) as T | undefined;
    if (known !== undefined) return known;
    const fresh = make();
    made.set(key, fresh);
    return fresh;
  };
  return {
    getNumberFormat: (_, options) => once('number', options, () => new Intl.NumberFormat(locale, options)),
    getDateTimeFormat: (_, options) => once('date', options, () => new Intl.DateTimeFormat(locale, options)),
    getPluralRules: (_, options) =>
      once(`plural ${options?.type}`, undefined, () => new Intl.PluralRules(locale, options)),
  };
}
