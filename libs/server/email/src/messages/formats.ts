import { addDays, dayNumber, type DateRange, type LocalDate } from '@chapterhouse/domain';

/** The language settings of a chapter: BCP 47 locale, IANA time zone, ISO 4217 currency. */
export interface LanguageSettings {
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
}

const DAY_MS = 86_400_000;
/** How a date is written where Intl has no conventions for this language in this region, instead of the American ones. */
const NEUTRAL_ENGLISH = 'en-GB';

/**
 * The locale to format with when letters are written in `language`: words and dates in one language, separators and
 * order of the chapter's region (`de-DE` in English gives `en-DE`).
 */
export function formatLocale(locale: string, language: string): string {
  const wanted = new Intl.Locale(locale);
  const region = wanted.maximize().region;
  const tag = wanted.language === language ? wanted.baseName : `${language}-${region ?? ''}`.replace(/-$/, '');
  const known = new Intl.DateTimeFormat(tag).resolvedOptions().locale;
  return known === 'en' && region !== 'US' ? NEUTRAL_ENGLISH : tag;
}

/** Dates, numbers and money of one chapter. Formatters are costly to make, so each is made once, when first used. */
export class Formats {
  private lastRange: (DateRange & { readonly text: string }) | null = null;
  private readonly made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

  constructor(
    private readonly locale: string,
    private readonly timeZone: string,
    private readonly currency: string,
  ) {}

  /** A whole number, with separators. */
  count(value: number): string {
    return this.numbers('count', { maximumFractionDigits: 0 }).format(value);
  }

  /** A mean, to one decimal. */
  mean(value: number): string {
    return this.numbers('mean', { maximumFractionDigits: 1 }).format(value);
  }

  /** A share between 0 and 1, as whole per cent. */
  percent(share: number): string {
    return this.numbers('percent', { style: 'percent', maximumFractionDigits: 0 }).format(share);
  }

  /** Money of the chapter's currency; the small unit is left out when there is none. */
  money(amount: number): string {
    return this.numbers('money', {
      style: 'currency',
      currency: this.currency,
      trailingZeroDisplay: 'stripIfInteger',
    }).format(amount);
  }

  /** A calendar date, `16 November 2026`. */
  date(date: LocalDate): string {
    return this.dates('date', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(ms(date));
  }

  /** A calendar date without its year, `16 November`. */
  dayAndMonth(date: LocalDate): string {
    return this.dates('day', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(ms(date));
  }

  /** A half-open range of dates by its first and last day, `9–15 November`. */
  range(range: DateRange): string {
    // A whole chapter asks for the same week, and writing a range takes longer than the rest of a letter's words.
    if (this.lastRange?.from !== range.from || this.lastRange.to !== range.to) {
      const last = ms(addDays(range.to, -1));
      const days = this.dates('day', { day: 'numeric', month: 'long', timeZone: 'UTC' });
      this.lastRange = { ...range, text: days.formatRange(ms(range.from), last) };
    }
    return this.lastRange.text;
  }

  /** An instant on the chapter's clock, with the name of the zone, since the reader may be elsewhere. */
  instant(at: Date): string {
    return this.dates('instant', {
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone: this.timeZone,
    }).format(at);
  }

  private numbers(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    let format = this.made.get(name);
    if (!(format instanceof Intl.NumberFormat)) {
      format = new Intl.NumberFormat(this.locale, options);
      this.made.set(name, format);
    }
    return format;
  }

  private dates(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    let format = this.made.get(name);
    if (!(format instanceof Intl.DateTimeFormat)) {
      format = new Intl.DateTimeFormat(this.locale, options);
      this.made.set(name, format);
    }
    return format;
  }
}

const ms = (date: LocalDate): number => dayNumber(date) * DAY_MS;
