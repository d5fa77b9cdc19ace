import { balanceOf, ONE_SIDED_TIE } from '@chapterhouse/domain';
import type { ChapterPictureQuery } from '../gql/operations.js';

export type Picture = NonNullable<ChapterPictureQuery['chapterPicture']>;
export type PicturePerson = Picture['people'][number];
export type PicturePair = Picture['pairs'][number];

export const SORTS = ['balance', 'name', 'trade'] as const;
export type Sort = (typeof SORTS)[number];

export interface MatrixPerson extends PicturePerson {
  /** Sums over the window, inside the chapter. */
  readonly given: number;
  readonly received: number;
  /** (given − received) / (given + received); null at 0/0. */
  readonly balance: number | null;
}

/** How a flow from one to another stands with the flow back. */
export type Tie = 'none' | 'given' | 'returned' | 'oneSided';
/** What there was between two people at all. */
export type Combination = 'neither' | 'met' | 'referred' | 'both';

/** Who gave to whom and who met whom, by position: rows give, columns receive. */
export class Matrix {
  private readonly flow: Uint16Array;
  private readonly met: Uint16Array;
  private readonly last = new Map<number, string>();
  readonly most: number;
  readonly mostMet: number;

  constructor(
    readonly people: readonly MatrixPerson[],
    pairs: readonly PicturePair[],
  ) {
    const n = people.length;
    const at = new Map(people.map((person, index) => [person.memberId, index]));
    this.flow = new Uint16Array(n * n);
    this.met = new Uint16Array(n * n);
    let most = 1;
    let mostMet = 1;
    for (const { oneId, otherId, given, returned, oneToOnes, lastMet } of pairs) {
      const one = at.get(oneId);
      const other = at.get(otherId);
      if (one === undefined || other === undefined) continue;
      this.flow[one * n + other] = given;
      this.flow[other * n + one] = returned;
      for (const cell of [one * n + other, other * n + one]) {
        this.met[cell] = oneToOnes;
        if (lastMet) this.last.set(cell, lastMet);
      }
      most = Math.max(most, given, returned);
      mostMet = Math.max(mostMet, oneToOnes);
    }
    this.most = most;
    this.mostMet = mostMet;
  }

  given(giver: number, receiver: number): number {
    return this.flow[giver * this.people.length + receiver] ?? 0;
  }

  oneToOnes(one: number, other: number): number {
    return this.met[one * this.people.length + other] ?? 0;
  }

  lastMet(one: number, other: number): string | null {
    return this.last.get(one * this.people.length + other) ?? null;
  }

  tie(giver: number, receiver: number): Tie {
    const there = this.given(giver, receiver);
    if (there === 0) return 'none';
    if (this.given(receiver, giver) > 0) return 'returned';
    return there >= ONE_SIDED_TIE ? 'oneSided' : 'given';
  }

  combination(one: number, other: number): Combination {
    const referred = this.given(one, other) + this.given(other, one) > 0;
    const met = this.oneToOnes(one, other) > 0;
    return referred ? (met ? 'both' : 'referred') : met ? 'met' : 'neither';
  }
}

/** Everybody with their sums, in an order; ties by name. */
export function sortedPeople(picture: Pick<Picture, 'people' | 'pairs'>, sort: Sort): MatrixPerson[] {
  const sums = new Map(picture.people.map(({ memberId }) => [memberId, { given: 0, received: 0 }]));
  for (const { oneId, otherId, given, returned } of picture.pairs) {
    const one = sums.get(oneId);
    const other = sums.get(otherId);
    if (!one || !other) continue;
    one.given += given;
    one.received += returned;
    other.given += returned;
    other.received += given;
  }
  const people = picture.people.map((person): MatrixPerson => {
    const { given, received } = sums.get(person.memberId) ?? { given: 0, received: 0 };
    return { ...person, given, received, balance: balanceOf(given, received) };
  });
  const byName = new Intl.Collator().compare;
  const trade = ({ industry, speciality }: MatrixPerson): string => `${industry ?? '\uffff'} ${speciality ?? ''}`;
  return people.sort((a, b) => {
    if (sort === 'balance') {
      const order = (b.balance ?? 0) - (a.balance ?? 0);
      if (order !== 0) return order;
    }
    if (sort === 'trade') {
      const order = byName(trade(a), trade(b));
      if (order !== 0) return order;
    }
    return byName(a.displayName, b.displayName);
  });
}

/** Every flow with its way back, the widest gap first: the table beside the picture. */
export function flowsOf(matrix: Matrix): { giver: number; receiver: number; given: number; returned: number }[] {
  const flows: { giver: number; receiver: number; given: number; returned: number }[] = [];
  for (let one = 0; one < matrix.people.length; one++) {
    for (let other = one + 1; other < matrix.people.length; other++) {
      const given = matrix.given(one, other);
      const returned = matrix.given(other, one);
      if (given + returned + matrix.oneToOnes(one, other) === 0) continue;
      flows.push(
        given >= returned
          ? { giver: one, receiver: other, given, returned }
          : { giver: other, receiver: one, given: returned, returned: given },
      );
    }
  }
  return flows.sort((a, b) => b.given - b.returned - (a.given - a.returned) || b.given - a.given);
}

/** How many of each mark, from a row of letters. */
export function marksOf(marks: string): Record<'P' | 'A' | 'L' | 'M' | 'S' | '-', number> {
  const counts = { P: 0, A: 0, L: 0, M: 0, S: 0, '-': 0 };
  for (const letter of marks) if (letter in counts) counts[letter as keyof typeof counts]++;
  return counts;
}

/** Share of meetings attended; medical leave counts neither way, what was not recorded neither. */
export function attendanceRate(marks: string): number | null {
  const { P, A, L, S } = marksOf(marks);
  const counted = P + A + L + S;
  return counted === 0 ? null : (P + L + S) / counted;
}
