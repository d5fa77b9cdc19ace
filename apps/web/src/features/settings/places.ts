interface Option {
  readonly value: string;
  readonly label: string;
}

/** Languages of letters and the ways of writing that there are words for; the present one is always among them. */
const LOCALES = [
  'en-IE', 'en-GB', 'en-US', 'en-AU', 'en-CA', 'en-IN', 'en-NZ', 'en-ZA', 'en-SG', 'en-HK',
  'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'pt-PT', 'pl-PL', 'sv-SE',
] as const; // prettier-ignore

const withPresent = (values: readonly string[], present: string): readonly string[] =>
  values.includes(present) || !present ? values : [present, ...values];

export function locales(present: string, language: string): Option[] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return withPresent(LOCALES, present)
    .map((value) => ({ value, label: named(names, value) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}

export function currencies(present: string, language: string): Option[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return withPresent(Intl.supportedValuesOf('currency'), present).map((value) => ({
    value,
    label: `${value} · ${named(names, value)}`,
  }));
}

export const timeZones = (present: string): Option[] =>
  withPresent(Intl.supportedValuesOf('timeZone'), present).map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));

function named(names: Intl.DisplayNames, value: string): string {
  try {
    return names.of(value) ?? value;
  } catch {
    return value;
  }
}
