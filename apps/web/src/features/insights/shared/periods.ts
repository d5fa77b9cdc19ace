import type { Translate } from '../../../app/i18n/words.js';

/** A period in words: whole quarters of a year as months (`12 months`), anything else in weeks, as the letters say it. */
export function periodWords(t: Translate, weeks: number): string {
  const months = (weeks * 12) / 52;
  return Number.isInteger(months) && months >= 3
    ? t('insights.months', { count: months })
    : t('insights.weeks', { count: weeks });
}
