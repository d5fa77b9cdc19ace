import { InvalidArgumentError } from 'commander';
import { isLocalDate } from '@chapterhouse/domain';

/** A parser of whole numbers in a range, for commander. */
export const wholeNumber =
  (low: number, high: number) =>
  (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= low && number <= high) return number;
    throw new InvalidArgumentError(`It should be a whole number from ${low} to ${high}.`);
  };

export function localDate(value: string): string {
  if (isLocalDate(value)) return value;
  throw new InvalidArgumentError('It should be a date of the calendar, written as YYYY-MM-DD.');
}

export function slug(value: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 80) return value;
  throw new InvalidArgumentError('A short name has small letters, digits and single hyphens, such as harbour-lights.');
}

/** Three letters, folded to capitals. */
export function currency(value: string): string {
  const code = value.toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return code;
  throw new InvalidArgumentError('It should be a currency of ISO 4217, such as EUR.');
}

export function timeZone(value: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone && value;
  } catch {
    throw new InvalidArgumentError('It should be a time zone by its IANA name, such as Europe/Dublin.');
  }
}

export function locale(value: string): string {
  try {
    const canonical = Intl.getCanonicalLocales(value)[0];
    if (canonical) return canonical;
  } catch {
    // Not a language tag: told below.
  }
  throw new InvalidArgumentError('It should be a language setting, such as en-GB or de-DE.');
}

export function uuid(value: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return value.toLowerCase();
  throw new InvalidArgumentError('It should be the id that the import printed.');
}
