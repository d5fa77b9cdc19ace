import { AppError } from '@chapterhouse/platform';
import type { ChapterEntity } from '@chapterhouse/database';
import { parseColour } from '@chapterhouse/domain';

/** What leaders may set about their chapter. */
export const SETTING_NAMES = [
  'name',
  'timeZone',
  'currency',
  'locale',
  'meetingWeekday',
  'meetingTime',
  'meetingPlace',
  'windowWeeks',
  'evidenceWeeks',
  'absenceLimit',
  'latesPerAbsence',
  'substituteLimit',
  'medicalLimit',
  'scorecard',
  'mailEnabled',
  'mailWeekday',
  'mailHour',
  'brandColour',
] as const;
export type ChapterSettings = Pick<ChapterEntity, (typeof SETTING_NAMES)[number]>;

/** The presets of scorecards; an organisation may have tables of its own besides. */
export const SCORECARDS = ['classic-uk-2012', 'hong-kong', 'thailand'] as const;

const bad = (message: string, field: keyof ChapterSettings): AppError => new AppError('BAD_INPUT', message, field);

const ranges: Partial<Record<keyof ChapterSettings, [number, number, string]>> = {
  meetingWeekday: [1, 7, 'A weekday is a number from 1 (Monday) to 7 (Sunday).'],
  mailWeekday: [1, 7, 'A weekday is a number from 1 (Monday) to 7 (Sunday).'],
  mailHour: [0, 23, 'The hour of the letters is a whole number from 0 to 23, chapter time.'],
  windowWeeks: [4, 104, 'The window is 4 to 104 weeks.'],
  evidenceWeeks: [26, 104, 'The evidence is 26 to 104 weeks.'],
  absenceLimit: [0, 104, 'The limit of absences is a whole number from 0 to 104.'],
  latesPerAbsence: [0, 104, 'The lates that count as an absence are 0 (never) to 104.'],
  substituteLimit: [0, 104, 'The limit of substitutes is 0 to 104, or empty for none.'],
  medicalLimit: [0, 104, 'The limit of medical absences is 0 to 104, or empty for none.'],
};
const nullable = new Set<keyof ChapterSettings>(['substituteLimit', 'medicalLimit', 'brandColour']);

/**
 * The settings given, checked one by one and in their usual form (`eur` → `EUR`, `en-gb` → `en-GB`, trimmed).
 * What depends on other settings is checked by `checkTogether`. `scorecards`: the names that the chapter may choose from.
 * @throws AppError BAD_INPUT naming the field.
 */
export function checkSettings(
  given: Partial<ChapterSettings>,
  scorecards: readonly string[] = SCORECARDS,
): Partial<ChapterSettings> {
  const checked: Partial<ChapterSettings> = {};
  for (const name of SETTING_NAMES) {
    if (given[name] === undefined) continue;
    if (given[name] === null && !nullable.has(name)) throw bad('This setting cannot be empty.', name);
    Object.assign(checked, { [name]: given[name] });
  }
  for (const [name, range] of Object.entries(ranges) as [keyof ChapterSettings, [number, number, string]][]) {
    const value = checked[name];
    if (value === undefined || value === null) continue;
    if (!Number.isInteger(value) || Number(value) < range[0] || Number(value) > range[1]) throw bad(range[2], name);
  }
  if (checked.name !== undefined) {
    checked.name = checked.name.trim();
    if (checked.name === '' || checked.name.length > 200) throw bad('The name has 1 to 200 characters.', 'name');
  }
  if (checked.meetingPlace !== undefined) {
    checked.meetingPlace = checked.meetingPlace.trim();
    if (checked.meetingPlace.length > 500) throw bad('The place has at most 500 characters.', 'meetingPlace');
  }
  if (checked.meetingTime !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(checked.meetingTime)) {
    throw bad('The time is written as HH:MM, from 00:00 to 23:59.', 'meetingTime');
  }
  if (checked.scorecard !== undefined && !scorecards.includes(checked.scorecard)) {
    throw bad(`This scorecard is not known here. Choose one of ${scorecards.join(', ')}.`, 'scorecard');
  }
  if (typeof checked.brandColour === 'string') checked.brandColour = checkColour(checked.brandColour);
  if (checked.timeZone !== undefined) checkTimeZone(checked.timeZone);
  if (checked.currency !== undefined) checked.currency = checkCurrency(checked.currency);
  if (checked.locale !== undefined) checked.locale = checkLocale(checked.locale);
  return checked;
}

/** @throws AppError BAD_INPUT when the settings do not fit each other. */
export function checkTogether({ windowWeeks, evidenceWeeks }: ChapterSettings): void {
  if (evidenceWeeks < windowWeeks) {
    throw bad('The evidence must span at least as many weeks as the window.', 'evidenceWeeks');
  }
}

function checkTimeZone(zone: string): void {
  const sentence = 'This time zone is not known. Use an IANA name such as Europe/Dublin.';
  // Offsets such as +01:00 are left out: PostgreSQL reads them with the opposite sign, and they know no summer time.
  if (zone !== 'UTC' && !/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(zone)) throw bad(sentence, 'timeZone');
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw bad(sentence, 'timeZone');
  }
}

function checkColour(text: string): string {
  const colour = parseColour(text);
  if (!colour) throw bad('This is no colour. Write six hexadecimal digits, such as #0f6b66.', 'brandColour');
  return colour;
}

function checkCurrency(currency: string): string {
  const code = currency.trim().toUpperCase();
  if (!Intl.supportedValuesOf('currency').includes(code)) {
    throw bad('This currency is not known. Use three letters of ISO 4217, such as EUR.', 'currency');
  }
  return code;
}

function checkLocale(locale: string): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(locale);
    if (canonical) return canonical;
  } catch {
    // Falls through to the sentence below.
  }
  throw bad('This language is not known. Use a BCP 47 tag such as en-IE.', 'locale');
}
