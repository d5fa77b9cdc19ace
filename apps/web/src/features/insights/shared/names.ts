/** What people call each other in one chapter: the first word of the name, or the whole name where two share that word. */
export function callName(name: string, all: readonly string[]): string {
  const first = firstWord(name);
  return all.filter((other) => other !== name && firstWord(other) === first).length === 0 ? first : name;
}

const firstWord = (name: string): string => name.trim().split(/\s+/u)[0] ?? name;
