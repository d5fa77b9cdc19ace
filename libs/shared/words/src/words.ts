import type { LocalDate } from '@chapterhouse/domain';
import type english from './messages/en.json';

/** A sentence of the catalogues; every language has the same ids and arguments. */
export type WordId = keyof typeof english;

/** A sentence with what stands in it, in no language yet. */
export interface Words {
  readonly id: WordId;
  readonly values: Readonly<Record<string, WordValue>>;
}

/** What may stand in a sentence. Dates and money are written by whoever speaks, other sentences are said first. */
export type WordValue =
  | string
  | number
  | Words
  | { readonly date: LocalDate }
  /** In the currency of the chapter. */
  | { readonly money: number }
  /** Several, joined by "and". */
  | { readonly all: readonly Words[] };

/** How one language writes: `message` fills in an ICU message of the catalogue, the rest writes single values. */
export interface Speaker {
  message(id: WordId, values: Readonly<Record<string, string | number>>): string;
  /** A calendar date without its year. */
  date(date: LocalDate): string;
  money(amount: number): string;
  /** `a, b and c` */
  list(items: readonly string[]): string;
}

/** Says one sentence, or several after each other. */
export function speak(speaker: Speaker, words: Words | readonly Words[]): string {
  if (isMany(words)) return words.map((one) => speak(speaker, one)).join(' ');
  const values = Object.entries(words.values).map(([name, value]) => [name, plain(speaker, value)] as const);
  return speaker.message(words.id, Object.fromEntries(values));
}

/** Makes a sentence. */
export const words = (id: WordId, values: Words['values'] = {}): Words => ({ id, values });

const isMany = (said: Words | readonly Words[]): said is readonly Words[] => Array.isArray(said);

function plain(speaker: Speaker, value: WordValue): string | number {
  if (typeof value !== 'object') return value;
  if ('id' in value) return speak(speaker, value);
  if ('date' in value) return speaker.date(value.date);
  if ('money' in value) return speaker.money(value.money);
  return speaker.list(value.all.map((one) => speak(speaker, one)));
}
