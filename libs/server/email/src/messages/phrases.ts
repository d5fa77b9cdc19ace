import type { Voice } from './voice.js';

const WEEKS_A_YEAR = 52;

/** A period in words: whole quarters of a year as months (`12 months`), anything else in weeks (`30 weeks`). */
export function period(voice: Voice, weeks: number): string {
  const months = (weeks * 12) / WEEKS_A_YEAR;
  return Number.isInteger(months) && months >= 3
    ? voice.say('count.months', { count: months })
    : voice.say('count.weeks', { count: weeks });
}

/** A count, with the word for none. */
export function orNone(voice: Voice, count: number): string {
  return count === 0 ? voice.say('count.none') : voice.formats.count(count);
}

/** How many people somebody sat down with: `nobody yet`, `1 person`, `6 people`. */
export function fellowship(voice: Voice, people: number): string {
  return voice.say('leader.settlingIn.partners', { count: people });
}

/** `today`, `yesterday`, `5 days ago`. */
export function daysAgo(voice: Voice, days: number): string {
  return voice.say('count.days', { count: days });
}

/**
 * What people call each other in one chapter: the first word of the name, or the whole name where two share that word.
 * Takes the display names; gives a map from display name to what to call its bearer.
 */
export function callNames(names: Iterable<string>): Map<string, string> {
  const all = [...names];
  const bearers = new Map<string, number>();
  for (const name of all) bearers.set(firstWord(name), (bearers.get(firstWord(name)) ?? 0) + 1);
  return new Map(all.map((name) => [name, bearers.get(firstWord(name)) === 1 ? firstWord(name) : name]));
}

/** The first word of a display name. */
export function firstWord(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
