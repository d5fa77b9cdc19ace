import { IntlMessageFormat } from 'intl-messageformat';
import type { ChapterPlace } from '@chapterhouse/chapters';
import { formatLocale, Formats } from '@chapterhouse/email';
import type { LocalDate } from '@chapterhouse/domain';
import { catalogues, speak, type Speaker, type WordId, type WordLanguage, type Words } from '@chapterhouse/words';
import type { Cell, CellType, ReportPeriod } from '../report-model.js';
import { de } from './catalogue.de.js';
import { en } from './catalogue.en.js';

export type MessageId = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

export const CATALOGUES: Readonly<Record<string, Readonly<Record<MessageId, string>>>> = { en, de };
/** The languages in which a report can be had. */
export const REPORT_LANGUAGES = Object.keys(CATALOGUES);
const FALLBACK = 'en';
/** For what is not known, or has nothing to divide by. */
export const DASH = '–';

type Settings = Pick<ChapterPlace, 'locale' | 'timeZone' | 'currency'>;

/** How a report speaks: words of its language; dates, numbers and money as the chapter writes them. */
export class Speech {
  private static readonly made = new Map<string, Speech>();
  private readonly compiled = new Map<MessageId, IntlMessageFormat>();
  private readonly decimals: Intl.NumberFormat;
  private readonly shortDates: Intl.DateTimeFormat;
  private readonly collator: Intl.Collator;
  private readonly lists: Intl.ListFormat;
  private readonly roundMoney: Intl.NumberFormat;
  private readonly exactMoney: Intl.NumberFormat;
  private readonly shared = new Map<WordId, IntlMessageFormat>();
  private readonly speaker: Speaker;

  private constructor(
    readonly language: string,
    /** BCP 47: the language with the conventions of the chapter's region. */
    readonly locale: string,
    readonly currency: string,
    readonly formats: Formats,
  ) {
    this.decimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    this.shortDates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    this.collator = new Intl.Collator(locale);
    this.lists = new Intl.ListFormat(locale, { type: 'conjunction' });
    this.roundMoney = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
    this.exactMoney = new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 2 });
    this.speaker = {
      message: (id, values) => String(this.sharedMessage(id).format(values)),
      date: (date) => this.formats.dayAndMonth(date),
      money: (amount) => this.formats.money(amount),
      list: (items) => this.lists.format(items),
    };
  }

  /** The speech for a chapter, in its own language unless told. The same object for the same settings. */
  static of({ locale, timeZone, currency }: Settings, language: string | null = null): Speech {
    const asked = language ?? new Intl.Locale(locale).language;
    const spoken = asked in CATALOGUES ? asked : FALLBACK;
    const key = `${spoken} ${locale} ${timeZone} ${currency}`;
    let speech = Speech.made.get(key);
    if (!speech) {
      const tag = formatLocale(locale, spoken);
      speech = new Speech(spoken, tag, currency, new Formats(tag, timeZone, currency));
      Speech.made.set(key, speech);
    }
    return speech;
  }

  /** Says a message; numbers in it are written as the chapter writes them. */
  say(id: MessageId, values: Values = {}): string {
    let message = this.compiled.get(id);
    if (!message) {
      message = new IntlMessageFormat(CATALOGUES[this.language]![id], this.locale);
      this.compiled.set(id, message);
    }
    return String(message.format(values));
  }

  /** Says what is said alike in letters, on pages and here. */
  words(said: Words | readonly Words[]): string {
    return speak(this.speaker, said);
  }

  /** A cell as people read it. */
  cell(value: Cell, type: CellType): string {
    if (value === null) return type === 'TEXT' || type === 'MARK' || type === 'CODE' ? '' : DASH;
    if (typeof value === 'string') return type === 'DATE' ? this.formats.date(value) : value;
    if (type === 'MONEY') return this.formats.money(value);
    if (type === 'RATE') return this.formats.percent(value);
    if (type === 'DECIMAL') return this.decimals.format(value);
    if (type === 'CHANGE') return value > 0 ? `+${this.number(value)}` : value < 0 ? `−${this.number(-value)}` : '0';
    return this.number(value);
  }

  /** An amount in as many decimals as its column has; a large one standing alone does without. */
  money(value: number, decimals: 0 | 2): string {
    return (decimals === 0 ? this.roundMoney : this.exactMoney).format(value);
  }

  /** A whole number, or one with the decimals it has (credits). */
  number(value: number): string {
    return Number.isInteger(value) ? this.formats.count(value) : this.formats.mean(value);
  }

  /** `11 Nov`. */
  shortDate(date: LocalDate): string {
    return this.shortDates.format(new Date(`${date}T00:00:00Z`));
  }

  /** First and last day of a time, with the years. */
  period({ from, to }: ReportPeriod): string {
    return from === to ? this.formats.date(from) : `${this.formats.date(from)} – ${this.formats.date(to)}`;
  }

  /** `Ana, Ben and Cy`. */
  list(items: readonly string[]): string {
    return this.lists.format(items);
  }

  /** Order of names. */
  readonly byName = (a: string, b: string): number => this.collator.compare(a, b);

  private sharedMessage(id: WordId): IntlMessageFormat {
    let message = this.shared.get(id);
    if (!message) {
      message = new IntlMessageFormat(catalogues[this.language as WordLanguage][id], this.locale);
      this.shared.set(id, message);
    }
    return message;
  }
}
