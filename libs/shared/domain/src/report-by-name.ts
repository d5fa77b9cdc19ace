import type { ChapterFigures, ChapterReport, MemberFigures } from './judge.js';
import { compareTies } from './reciprocity.js';
import type { LocalDate } from './week.js';

/** A report as people read it: members by name, without the notes. This is the JSON of the statistics command. */
export interface NamedReport {
  readonly asOf: LocalDate;
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
  readonly chapter: ChapterFigures;
  readonly members: Readonly<Record<string, MemberFigures>>;
}

/** The name and joining date of a seat; somebody who left and came back has two seats with one name. */
export interface NamedSeat {
  readonly memberId: string;
  readonly name: string;
  readonly joined: LocalDate;
}

/**
 * The report with names for ids, as `uniqueNames` has them. Members are in the order of their names.
 * @throws RangeError when a member of the report has no seat here.
 */
export function reportByName(report: ChapterReport, seats: readonly NamedSeat[]): NamedReport {
  const names = uniqueNames(seats);
  const nameOf = (id: string): string => {
    const name = names.get(id);
    if (name === undefined) throw new RangeError(`member ${id} of the report has no name`);
    return name;
  };
  const entries = Object.entries(report.members).map(([id, member]) => [nameOf(id), member.figures] as const);
  return {
    asOf: report.asOf,
    windowWeeks: report.windowWeeks,
    evidenceWeeks: report.evidenceWeeks,
    chapter: {
      ...report.chapter,
      oneSidedTies: report.chapter.oneSidedTies
        .map(([giver, receiver, count]) => [nameOf(giver), nameOf(receiver), count] as const)
        .sort(compareTies),
    },
    members: Object.fromEntries(entries.sort((a, b) => (a[0] < b[0] ? -1 : 1))),
  };
}

/**
 * Names by member id. Where two seats share a name, the later ones get their joining date behind it (`Hana Brandt (2026-03-01)`),
 * so that none is lost.
 */
export function uniqueNames(seats: readonly NamedSeat[]): Map<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  const inOrder = [...seats].sort((a, b) =>
    a.joined !== b.joined ? (a.joined < b.joined ? -1 : 1) : a.memberId < b.memberId ? -1 : 1,
  );
  for (const { memberId, name, joined } of inOrder) {
    let unique = name;
    for (let copy = 1; taken.has(unique); copy++)
      unique = copy === 1 ? `${name} (${joined})` : `${name} (${joined}, ${copy})`;
    taken.add(unique);
    names.set(memberId, unique);
  }
  return names;
}
