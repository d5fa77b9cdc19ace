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

/** The first word of a name, for a greeting. */
export const firstWord = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
