import { isoOfSerial } from '../readers/serial-date.js';
import type { Cell } from '../readers/sheet.js';

/** One space between words, none around them; no-break and other wide spaces count as spaces. */
export function tidy(text: string): string {
  return text.replaceAll(/[\s\u200b\ufeff]+/g, ' ').trim();
}

/** A header reduced to its letters and digits: `$ if TYFCB` → `iftyfcb`, `1-2-1` → `121`. */
export function headerKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** A date that the calendar has, as `YYYY-MM-DD`; null otherwise. Years 1900 to 2199. */
function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 && year < 2200 ? date.toISOString().slice(0, 10) : null;
}

/**
 * A date written as ISO (a time after it is dropped), as dd/mm/yyyy (also with dots or dashes), or as a spreadsheet's
 * day number. Month before day is not understood: 02/13/2025 is null, never 13 February.
 */
export function parseDate(cell: Pick<Cell, 'text' | 'kind'>, date1904 = false): string | null {
  const text = tidy(cell.text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/.exec(text);
  if (written) return calendarDate(Number(written[3]), Number(written[2]), Number(written[1]));
  if (/^\d{4,6}(\.\d+)?$/.test(text)) return isoOfSerial(Number(text), date1904)?.slice(0, 10) ?? null;
  return null;
}

/** A whole number from 0 up, also written `15.0`; an empty cell is 0. Null for anything else. */
export function parseCount(text: string): number | null {
  const plain = tidy(text);
  if (plain === '' || plain === '-') return 0;
  return /^\d{1,9}([.,]0+)?$/.test(plain) ? parseInt(plain, 10) : null;
}

/**
 * An amount as plain decimal with at most two places: `480.50`, `86,950.00`, `86.950,00`, `1 200`, `€1'500`, `USD 12`.
 * Null when it is no amount, is below zero, or could mean two things (`1.500` is a thousand and a half or one and a half).
 */
export function parseAmount(cell: Pick<Cell, 'text' | 'kind'>): string | null {
  if (cell.kind === 'number') {
    const value = Number(cell.text);
    return Number.isFinite(value) && value >= 0 && value < 1e12 ? plain(value) : null;
  }
  const digits = tidy(cell.text)
    .replace(/^[\p{L}]{0,4}[.\s]?\p{Sc}?\s?/u, '')
    .replace(/\s?[\p{L}]{0,4}\p{Sc}?$/u, '')
    .replaceAll(/(?<=\d)['’\s](?=\d{3})/g, '');
  if (!/^\d[\d.,]*$/.test(digits)) return null;
  const [point, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
  let normal: string;
  if (point >= 0 && comma >= 0) normal = point > comma ? grouped(digits, ',', '.') : grouped(digits, '.', ',');
  else if (digits.indexOf('.') !== point) normal = grouped(digits, '.', ',');
  else if (digits.indexOf(',') !== comma) normal = grouped(digits, ',', '.');
  else if (/,\d{3}$/.test(digits)) normal = digits.replace(',', '');
  else if (/\.\d{3}$/.test(digits)) return null;
  else normal = digits.replace(',', '.');
  return /^\d{1,12}(\.\d{1,2})?$/.test(normal) ? plain(Number(normal)) : null;
}

/** Takes the thousands separators out and makes the decimal one a point; leaves what is not grouped well for the caller to refuse. */
function grouped(digits: string, thousands: string, decimal: string): string {
  const [whole = '', ...rest] = digits.split(decimal);
  // Groups of two are how amounts are written in India: 1,00,000.
  const groups = whole.split(thousands);
  const wellFormed = groups.every((group, at) =>
    at === 0
      ? group.length >= 1 && group.length <= 3
      : group.length === 3 || (at < groups.length - 1 && group.length === 2),
  );
  return wellFormed && rest.length <= 1 ? [groups.join(''), ...rest].join('.') : '';
}

function plain(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** `Industry > Speciality`; a text without `>` is the speciality alone. */
export function parseClassification(text: string): { industry: string | null; speciality: string | null } {
  const clean = tidy(text);
  const at = clean.indexOf('>');
  if (at < 0) return { industry: null, speciality: clean || null };
  return { industry: tidy(clean.slice(0, at)) || null, speciality: tidy(clean.slice(at + 1)) || null };
}
