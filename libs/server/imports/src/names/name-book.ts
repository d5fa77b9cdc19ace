import { foldName, isMemberOn, wordsKey } from '@chapterhouse/domain';

export interface KnownPerson {
  id: string;
  name: string;
  joined: string | null;
  left: string | null;
}

/** Whom a name means: one person; nobody of this chapter (remembered); or it must be asked, with those it could mean. */
export type Resolution =
  { kind: 'member'; id: string } | { kind: 'nobody' } | { kind: 'ask'; candidates: readonly KnownPerson[] };

/**
 * The ladder by which a name finds its person: the same name after folding case, accents and spaces; the same words in
 * any order; a link remembered from before; else ask. Two people of one name are told apart only by the date, when just
 * one of them was a member then. It never guesses between two.
 */
export class NameBook {
  private readonly byName = new Map<string, KnownPerson[]>();
  private readonly byWords = new Map<string, KnownPerson[]>();
  private readonly people = new Map<string, KnownPerson>();

  /** @param links from folded name to member id, or null for "nobody of this chapter" */
  constructor(
    people: readonly KnownPerson[],
    private readonly links: ReadonlyMap<string, string | null> = new Map(),
  ) {
    for (const person of people) this.add(person);
  }

  add(person: KnownPerson): void {
    this.people.set(person.id, person);
    push(this.byName, foldName(person.name), person);
    push(this.byWords, wordsKey(person.name), person);
  }

  person(id: string): KnownPerson | undefined {
    return this.people.get(id);
  }

  /** `on` is the date of what the name stands in (`YYYY-MM-DD`), or null. */
  resolve(name: string, on: string | null = null): Resolution {
    const folded = foldName(name);
    for (const found of [this.byName.get(folded), this.byWords.get(wordsKey(name))]) {
      if (!found) continue;
      const then =
        on && found.length > 1
          ? found.filter((person) => !person.joined || isMemberOn(on, person.joined, person.left))
          : found;
      const [only] = then;
      if (only && then.length === 1) return { kind: 'member', id: only.id };
      const linked = this.link(folded);
      return linked ?? { kind: 'ask', candidates: found };
    }
    return this.link(folded) ?? { kind: 'ask', candidates: this.similar(name) };
  }

  private link(folded: string): Resolution | null {
    const id = this.links.get(folded);
    if (id === undefined) return null;
    return id === null ? { kind: 'nobody' } : { kind: 'member', id };
  }

  /** People who share a word with the name: proposals for whoever is asked, most shared words first. */
  private similar(name: string): KnownPerson[] {
    const words = new Set(
      foldName(name)
        .split(' ')
        .filter((word) => word.length > 1),
    );
    const shared = (person: KnownPerson): number =>
      foldName(person.name)
        .split(' ')
        .filter((word) => words.has(word)).length;
    return [...this.people.values()]
      .map((person) => ({ person, common: shared(person) }))
      .filter(({ common }) => common > 0)
      .sort((a, b) => b.common - a.common || a.person.name.localeCompare(b.person.name))
      .slice(0, 5)
      .map(({ person }) => person);
  }
}

function push(map: Map<string, KnownPerson[]>, key: string, person: KnownPerson): void {
  const list = map.get(key);
  if (list) list.push(person);
  else map.set(key, [person]);
}
