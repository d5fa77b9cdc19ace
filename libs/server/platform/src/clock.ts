import { Injectable } from '@nestjs/common';

/** Where time comes from: handlers ask the clock, tests set it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today's calendar date (`YYYY-MM-DD`) in an IANA time zone. Throws RangeError for an unknown zone. */
  today(timeZone: string): string {
    return localDate(this.now(), timeZone);
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar date (`YYYY-MM-DD`) of an instant in an IANA time zone. */
export function localDate(at: Date, timeZone: string): string {
  let format = formatters.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, format);
  }
  return format.format(at);
}
