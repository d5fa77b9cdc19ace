import { en } from './catalogue.en.js';
import { formatLocale, Formats, type LanguageSettings } from './formats.js';
import { type MessageParams, MessageText, type PluralForms } from './message.js';

export type MessageKey = keyof typeof en;
/** A catalogue of another language has the same keys; its plural forms are its own. */
export type Catalogue = Readonly<Record<MessageKey, string | PluralForms>>;

type ParamsOf<K extends MessageKey> = MessageParams<(typeof en)[K]>;
type Arguments<K extends MessageKey> = keyof ParamsOf<K> extends never ? [] : [params: ParamsOf<K>];
type Compiled = MessageText | Readonly<Partial<Record<keyof PluralForms, MessageText>>>;

const catalogues: Readonly<Record<string, Catalogue>> = { en };
const FALLBACK = 'en';

/** How letters speak to one chapter: its words, and its way of writing dates, numbers and money. */
export class Voice {
  private readonly compiled = new Map<MessageKey, Compiled>();
  private readonly plural: Intl.PluralRules;
  private readonly number = (value: number): string => this.formats.count(value);

  private constructor(
    /** Language of the words, for the `lang` attribute. */
    readonly language: string,
    readonly formats: Formats,
    private readonly catalogue: Catalogue,
  ) {
    this.plural = new Intl.PluralRules(language);
  }

  private static readonly voices = new Map<string, Voice>();

  /** The voice for a chapter's settings; the same object for the same settings. @throws RangeError on an unknown locale. */
  static of(settings: LanguageSettings): Voice {
    const key = `${settings.locale} ${settings.timeZone} ${settings.currency}`;
    let voice = Voice.voices.get(key);
    if (!voice) {
      const asked = new Intl.Locale(settings.locale).language;
      const language = asked in catalogues ? asked : FALLBACK;
      const formats = new Formats(formatLocale(settings.locale, language), settings.timeZone, settings.currency);
      voice = new Voice(language, formats, catalogues[language] ?? en);
      Voice.voices.set(key, voice);
    }
    return voice;
  }

  /** Says a message. Numbers are written as the chapter writes them; `count` chooses the plural form. */
  say<K extends MessageKey>(key: K, ...[params]: Arguments<K>): string {
    const filled: Readonly<Record<string, string | number>> = params ?? {};
    const message = this.message(key);
    if (message instanceof MessageText) return message.fill(filled, this.number);
    const count = Number(filled['count']);
    const form = (count === 0 && message.zero) || message[this.plural.select(count)] || message.other;
    if (!form) throw new Error(`the message "${key}" has no form for ${count}`);
    return form.fill(filled, this.number);
  }

  private message(key: MessageKey): Compiled {
    let compiled = this.compiled.get(key);
    if (!compiled) {
      const message: string | PluralForms = this.catalogue[key];
      compiled =
        typeof message === 'string'
          ? new MessageText(message)
          : Object.fromEntries(Object.entries(message).map(([form, text]) => [form, new MessageText(String(text))]));
      this.compiled.set(key, compiled);
    }
    return compiled;
  }
}
