import { parseColour } from '@chapterhouse/domain';
import type { ChapterSettingsInput, SettingsFragment } from './gql/operations.js';

export const TEXTS = [
  'name',
  'meetingTime',
  'meetingPlace',
  'scorecard',
  'locale',
  'currency',
  'timeZone',
  'brandColour',
] as const;
export const NUMBERS = [
  'meetingWeekday',
  'windowWeeks',
  'evidenceWeeks',
  'absenceLimit',
  'latesPerAbsence',
  'substituteLimit',
  'medicalLimit',
  'mailWeekday',
  'mailHour',
] as const;
/** Empty means "no limit". */
export const LIMITS: readonly Field[] = ['substituteLimit', 'medicalLimit'];
/** Empty means "none of one's own". */
const EMPTYABLE: readonly Field[] = ['brandColour'];
export type Field = (typeof TEXTS)[number] | (typeof NUMBERS)[number];
export const FIELDS: readonly Field[] = [...TEXTS, ...NUMBERS];
/** As in the fields of the form. */
export type Values = Record<Field, string> & { readonly mailEnabled: boolean };

/** @param settings as the server has them. */
export function valuesOf(settings: SettingsFragment): Values {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, String(settings[field] ?? '')]));
  // The time comes with or without its seconds.
  return {
    ...(fields as Record<Field, string>),
    meetingTime: settings.meetingTime.slice(0, 5),
    mailEnabled: settings.mailEnabled,
  };
}

/** Fields that are not what they must be, before the server is asked. */
export function wrongFields(values: Values): Field[] {
  const wrong: Field[] = NUMBERS.filter((field) => {
    const text = values[field].trim();
    return text === '' ? !LIMITS.includes(field) : !/^\d{1,3}$/.test(text);
  });
  return values.brandColour.trim() === '' || parseColour(values.brandColour) ? wrong : [...wrong, 'brandColour'];
}

/** What differs, and nothing else. @param values without wrong fields. */
export function changesOf(settings: SettingsFragment, values: Values): ChapterSettingsInput {
  const before = valuesOf(settings);
  const changed = FIELDS.filter((field) => values[field].trim() !== before[field]);
  const isNumber = (field: Field): boolean => (NUMBERS as readonly Field[]).includes(field);
  const sent = changed.map((field) => {
    const text = values[field].trim();
    if (text === '' && (isNumber(field) || EMPTYABLE.includes(field))) return [field, null];
    return [field, isNumber(field) ? Number(text) : text];
  });
  return {
    ...Object.fromEntries(sent),
    ...(values.mailEnabled === before.mailEnabled ? {} : { mailEnabled: values.mailEnabled }),
  };
}
