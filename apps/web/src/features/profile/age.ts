import type { Translate } from '../../app/i18n/words.js';

/** How long ago something was said, the way people say it. `days` is 0 or more. */
export function ageWords(days: number, t: Translate): string {
  if (days === 0) return t('profile.age.today');
  if (days < 14) return t('profile.age.days', { count: days });
  if (days < 61) return t('profile.age.weeks', { count: Math.floor(days / 7) });
  if (days < 730) return t('profile.age.months', { count: Math.floor(days / 30.4375) });
  return t('profile.age.years', { count: Math.floor(days / 365.25) });
}
