import { type Words, words } from './words.js';

const WEEKS_A_YEAR = 52;

/** A period in words: whole quarters of a year as months (`12 months`), anything else in weeks (`30 weeks`). */
export function periodWords(weeks: number): Words {
  const months = (weeks * 12) / WEEKS_A_YEAR;
  return Number.isInteger(months) && months >= 3
    ? words('period.months', { count: months })
    : words('period.weeks', { count: weeks });
}
