import { daysBetween, type LocalDate } from '@chapterhouse/domain';
import type { KnownPerson } from '@chapterhouse/web-data';

interface PastSlip {
  readonly date: LocalDate;
  readonly from?: { readonly memberId?: string | null } | null;
  readonly to?: { readonly memberId?: string | null } | null;
}

const HALF_LIFE_DAYS = 42;

/** Everybody but oneself; first those one has had most to do with of late, the others by name. A slip of six weeks ago counts half. */
export function rankPeople(people: readonly KnownPerson[], slips: readonly PastSlip[], me: string, today: LocalDate) {
  const weight = new Map<string, number>();
  for (const { date, from, to } of slips) {
    const other = from?.memberId === me ? to?.memberId : from?.memberId;
    if (!other) continue;
    const age = Math.max(0, daysBetween(date, today));
    weight.set(other, (weight.get(other) ?? 0) + 0.5 ** (age / HALF_LIFE_DAYS));
  }
  return people
    .filter(({ id }) => id !== me)
    .sort((a, b) => (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0) || a.name.localeCompare(b.name));
}

/** Both lists, nobody twice, in the order of the first. */
export function together(first: readonly KnownPerson[], second: readonly KnownPerson[]): readonly KnownPerson[] {
  const ids = new Set(first.map(({ id }) => id));
  const added = second.filter(({ id }) => !ids.has(id) && ids.add(id));
  return added.length > 0 ? [...first, ...added] : first;
}
