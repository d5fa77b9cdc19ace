import type { LocalDate } from '@chapterhouse/domain';

export interface Conventions {
  /** BCP 47, of the person's words. */
  readonly language: string;
  /** BCP 47, of the chapter: its region decides how dates and numbers are written. */
  readonly locale: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA time zone. */
  readonly timeZone: string;
}

export type DateStyle = 'day' | 'dayMonth' | 'dayInSentence' | 'weekdayDay' | 'short' | 'long' | 'month';

const DATE_STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  dayMonth: { day: 'numeric', month: 'short' },
  // Written out: an abbreviation with its full stop would end a sentence twice.
  dayInSentence: { day: 'numeric', month: 'long' },
  weekdayDay: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};

/** Words in the person's language, written the way of the chapter's region: `de` and `en-GB` make `de-GB`. */
export function writingLocale(language: string, locale: string): string {
  try {
    const { region = new Intl.Locale(locale).maximize().region } = new Intl.Locale(locale);
    return new Intl.Locale(language, region ? { region } : {}).toString();
  } catch {
    return language;
  }
}

/** Dates, numbers and money as this person reads them in this chapter. */
export class Formats {
  readonly locale: string;
  private readonly made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

  constructor(
    readonly conventions: Conventions,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.locale = writingLocale(conventions.language, conventions.locale);
  }

  /** Today in the chapter, `YYYY-MM-DD`. */
  today(): LocalDate {
    return this.localDate(this.now());
  }

  /** The chapter's calendar day of an instant. */
  localDate(at: Date | string): LocalDate {
    const { timeZone } = this.conventions;
    // Swedish writes dates as YYYY-MM-DD.
    const swedish = () => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    return this.keep('sv-SE', swedish).format(new Date(at));
  }

  /** A day of the chapter's calendar. */
  date(date: LocalDate, style: DateStyle = 'day'): string {
    return this.dates({ ...DATE_STYLES[style], timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  }

  /** An instant, in the chapter's time. */
  dateTime(at: Date | string): string {
    const { timeZone } = this.conventions;
    return this.dates({ dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));
  }

  /** `HH:MM` of the chapter's clock. */
  time(time: string): string {
    return this.dates({ timeStyle: 'short', timeZone: 'UTC' }).format(new Date(`1970-01-01T${time.slice(0, 5)}:00Z`));
  }

  /** ISO weekday, 1 = Monday. */
  weekday(day: number): string {
    return this.dates({ weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(1970, 0, 4 + day)));
  }

  number(value: number, options: Intl.NumberFormatOptions = {}): string {
    return this.numbers(options).format(value);
  }

  percent(share: number, digits = 0): string {
    return this.numbers({ style: 'percent', maximumFractionDigits: digits }).format(share);
  }

  /** With its sign, and a real minus: `+3`, `−2`, `0`. */
  signed(value: number, digits = 0): string {
    return this.numbers({ signDisplay: 'exceptZero', maximumFractionDigits: digits }).format(value);
  }

  /** An amount, exact decimal or number; whole amounts without cents. */
  money(amount: string | number, currency: string = this.conventions.currency): string {
    const value = Number(amount);
    const cents = Number.isInteger(value) ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {};
    return this.numbers({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...cents }).format(value);
  }

  /** "today", "tomorrow", "in 3 days", "5 days ago"; from two weeks on, the date. */
  relativeDay(date: LocalDate): string {
    const days = Math.round((Date.parse(date) - Date.parse(this.today())) / 86_400_000);
    if (Math.abs(days) >= 14) return this.date(date);
    return new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }).format(days, 'day');
  }

  private dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return this.keep(JSON.stringify(options), () => new Intl.DateTimeFormat(this.locale, options));
  }

  private numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return this.keep(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(this.locale, options));
  }

  private keep<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
    const known = this.made.get(key);
    if (known) return known as T;
    const made = make();
    this.made.set(key, made);
    return made;
  }
}
