import { ONE_SIDED_TIE } from '@chapterhouse/domain';
import type { PeriodPicture, PictureQueries } from '@chapterhouse/insights';
import { rangeOf } from '../period.js';
import type { ReportBody, ReportContext } from '../report-context.js';
import {
  column,
  section,
  type Cell,
  type MatrixKind,
  type Row,
  type Section,
  type Sentence,
  type Table,
} from '../report-model.js';
import type { MessageId, Speech } from '../words/speech.js';

interface Person {
  readonly memberId: string;
  readonly displayName: string;
  readonly active: boolean;
}

/** What was between any two in one time: referrals from the one to the other, and meetings of the two. */
export class Flows {
  private readonly given = new Map<string, number>();
  private readonly met = new Map<string, number>();

  constructor(picture: Pick<PeriodPicture, 'pairs'>) {
    for (const { oneId, otherId, given, returned, oneToOnes } of picture.pairs) {
      if (given > 0) this.given.set(`${oneId}>${otherId}`, given);
      if (returned > 0) this.given.set(`${otherId}>${oneId}`, returned);
      if (oneToOnes > 0) {
        this.met.set(`${oneId}>${otherId}`, oneToOnes);
        this.met.set(`${otherId}>${oneId}`, oneToOnes);
      }
    }
  }

  referrals(from: string, to: string): number {
    return this.given.get(`${from}>${to}`) ?? 0;
  }

  oneToOnes(one: string, other: string): number {
    return this.met.get(`${one}>${other}`) ?? 0;
  }

  /** Referral either way and one-to-one: 3; referral only: 2; one-to-one only: 1; neither: 0. */
  combination(one: string, other: string): number {
    const referred = this.referrals(one, other) + this.referrals(other, one) > 0;
    return (referred ? 2 : 0) + (this.oneToOnes(one, other) > 0 ? 1 : 0);
  }

  value(kind: MatrixKind, row: string, col: string): number {
    if (kind === 'REFERRAL_MATRIX') return this.referrals(row, col);
    return kind === 'ONE_TO_ONE_MATRIX' ? this.oneToOnes(row, col) : this.combination(row, col);
  }
}

/** The signs of a combination matrix, by `Flows.combination`. */
export const COMBINATION_SIGNS = [null, '○', '◇', '●'] as const;

/** One of the three matrices, alone or beside an earlier time. Three statements for each time. */
export async function matrix(context: ReportContext, kind: MatrixKind, pictures: PictureQueries): Promise<ReportBody> {
  const { em, place, actor, period, comparedWith, speech } = context;
  const now = await pictures.between(em, place, actor, rangeOf(period));
  const before = comparedWith ? await pictures.between(em, place, actor, rangeOf(comparedWith)) : null;
  return matrixBody(kind, now, before, speech);
}

/** The body from the pictures of the two times. */
export function matrixBody(
  kind: MatrixKind,
  now: PeriodPicture,
  before: PeriodPicture | null,
  speech: Speech,
): ReportBody {
  const [flows, earlier] = [new Flows(now), before && new Flows(before)];
  const people = peopleOf(before ? [now, before] : [now], speech);
  const sections: Section[] = [
    section('standing', null, {
      figures: figuresOf(kind, people, flows, earlier, speech),
      sentences: sentencesOf(kind, people, flows, speech),
    }),
    section('matrix', null, {
      text: [speech.say(people.length === 0 ? 'matrix.none' : `matrix.note.${kind}`)],
      table: people.length === 0 ? null : matrixTable(kind, people, (row, col) => flows.value(kind, row, col), speech),
    }),
  ];
  if (earlier && people.length > 0) sections.push(...changes(kind, people, flows, earlier, speech));
  const former = people.some(({ active }) => !active);
  return {
    sections,
    notes: former ? [speech.say('matrix.note.former')] : [],
  };
}

/** Everybody of the times, once, by name; active is who was at the end of the later one. */
function peopleOf(pictures: readonly PeriodPicture[], speech: Speech): Person[] {
  const people = new Map<string, Person>();
  pictures.forEach((picture, at) => {
    for (const { memberId, displayName, active } of picture.people) {
      if (!people.has(memberId)) people.set(memberId, { memberId, displayName, active: active && at === 0 });
    }
  });
  return [...people.values()].sort(
    (a, b) => speech.byName(a.displayName, b.displayName) || (a.memberId < b.memberId ? -1 : 1),
  );
}

function matrixTable(
  kind: MatrixKind,
  people: readonly Person[],
  value: (row: string, col: string) => number,
  speech: Speech,
  change = false,
): Table {
  const signs = kind === 'COMBINATION_MATRIX' && !change;
  const type = signs ? 'CODE' : change ? 'CHANGE' : 'COUNT';
  const cellOf = (row: Person, col: Person): Cell => {
    if (row.memberId === col.memberId) return null;
    const counted = value(row.memberId, col.memberId);
    return signs ? COMBINATION_SIGNS[counted]! : counted;
  };
  const sums = (row: Person): Cell[] => {
    const others = people.filter(({ memberId }) => memberId !== row.memberId);
    if (signs)
      return [1, 2, 3].map((sign) => others.filter((col) => value(row.memberId, col.memberId) === sign).length);
    const out = others.reduce((sum, col) => sum + value(row.memberId, col.memberId), 0);
    const back = others.reduce((sum, col) => sum + value(col.memberId, row.memberId), 0);
    return kind === 'REFERRAL_MATRIX' ? [out, back] : [out];
  };
  const sumColumns: readonly (readonly [string, MessageId])[] = signs
    ? [
        ['met', 'matrix.sum.met'],
        ['referred', 'matrix.sum.referred'],
        ['both', 'matrix.sum.both'],
      ]
    : kind === 'REFERRAL_MATRIX'
      ? [
          ['given', 'matrix.sum.given'],
          ['received', 'matrix.sum.received'],
        ]
      : [['total', 'matrix.sum.total']];
  return {
    layout: 'MATRIX',
    columns: [
      column('name', speech.say(kind === 'REFERRAL_MATRIX' ? 'matrix.from' : 'column.member'), 'TEXT'),
      ...people.map(({ memberId, displayName }) => column(memberId, displayName, type, null, memberId)),
      ...sumColumns.map(([key, label]) => column(key, speech.say(label), change ? 'CHANGE' : 'COUNT')),
    ],
    rows: people.map((row): Row => ({
      kind: 'MEMBER',
      memberId: row.memberId,
      cells: [row.displayName, ...people.map((col) => cellOf(row, col)), ...sums(row)],
    })),
  };
}

/** How many ties there are, how many are returned, and the same before. */
function figuresOf(
  kind: MatrixKind,
  people: readonly Person[],
  flows: Flows,
  earlier: Flows | null,
  speech: Speech,
): Section['figures'] {
  const figure = (
    key: 'total' | 'ties' | 'returned' | 'both',
    of: (flows: Flows) => number,
  ): Section['figures'][number] => {
    const note = earlier ? speech.say('figure.before', { before: speech.number(of(earlier)) }) : null;
    const id: MessageId =
      key === 'both' || key === 'returned' ? `matrix.figure.${key}` : `matrix.figure.${key}.${kind}`;
    return { key, label: speech.say(id), type: 'COUNT', value: of(flows), note };
  };
  const overPairs = (count: (one: string, other: string) => number): number => {
    let sum = 0;
    people.forEach(({ memberId: one }, at) =>
      people.slice(at + 1).forEach(({ memberId: other }) => (sum += count(one, other))),
    );
    return sum;
  };
  const bit = (yes: boolean): number => (yes ? 1 : 0);
  if (kind === 'REFERRAL_MATRIX') {
    return [
      figure('total', (f) => overPairs((a, b) => f.referrals(a, b) + f.referrals(b, a))),
      figure('ties', (f) => overPairs((a, b) => bit(f.referrals(a, b) > 0) + bit(f.referrals(b, a) > 0))),
      figure('returned', (f) => overPairs((a, b) => bit(f.referrals(a, b) > 0 && f.referrals(b, a) > 0))),
    ];
  }
  if (kind === 'ONE_TO_ONE_MATRIX') {
    return [
      figure('total', (f) => overPairs((a, b) => f.oneToOnes(a, b))),
      figure('ties', (f) => overPairs((a, b) => bit(f.oneToOnes(a, b) > 0))),
    ];
  }
  return [
    figure('total', (f) => overPairs((a, b) => bit(f.combination(a, b) === 1))),
    figure('ties', (f) => overPairs((a, b) => bit(f.combination(a, b) === 2))),
    figure('both', (f) => overPairs((a, b) => bit(f.combination(a, b) === 3))),
  ];
}

const MOST_SENTENCES = 5;

/** Ties of three and more that are not returned yet: who could meet whom. */
function sentencesOf(kind: MatrixKind, people: readonly Person[], flows: Flows, speech: Speech): Sentence[] {
  if (kind !== 'REFERRAL_MATRIX') return [];
  const ties = people.flatMap((giver) =>
    people.flatMap((receiver) => {
      const count = flows.referrals(giver.memberId, receiver.memberId);
      const oneSided = count >= ONE_SIDED_TIE && flows.referrals(receiver.memberId, giver.memberId) === 0;
      return oneSided && giver.active && receiver.active ? [{ giver, receiver, count }] : [];
    }),
  );
  ties.sort((a, b) => b.count - a.count || speech.byName(a.giver.displayName, b.giver.displayName));
  const said = ties.slice(0, MOST_SENTENCES).map(({ giver, receiver, count }): Sentence => ({
    tone: 'ONE_SIDED',
    heading: null,
    text: speech.say('matrix.oneSided', { giver: giver.displayName, receiver: receiver.displayName, count }),
    next: null,
  }));
  const more = ties.length - said.length;
  return more > 0
    ? [...said, { tone: 'PLAIN', heading: null, text: speech.say('matrix.oneSided.more', { count: more }), next: null }]
    : said;
}

/** What changed between the two times: ties that came, ties that went, and each cell's difference. */
function changes(kind: MatrixKind, people: readonly Person[], flows: Flows, earlier: Flows, speech: Speech): Section[] {
  const directed = kind === 'REFERRAL_MATRIX';
  const moved = people.flatMap((one, at) =>
    people.flatMap((other, otherAt) => {
      if (one === other || (!directed && otherAt < at)) return [];
      const now = flows.value(kind, one.memberId, other.memberId);
      const was = earlier.value(kind, one.memberId, other.memberId);
      return now === was ? [] : [{ one, other, now, was }];
    }),
  );
  type Moved = (typeof moved)[number];
  const say = (value: number): Cell =>
    kind === 'COMBINATION_MATRIX' ? speech.say(`matrix.combination.${value as 0 | 1 | 2 | 3}`) : value;
  const type = kind === 'COMBINATION_MATRIX' ? 'TEXT' : 'COUNT';
  const list = (key: 'came' | 'went' | 'changed', found: readonly Moved[]): Section =>
    section(key, speech.say(`matrix.${key}.title`, { count: found.length }), {
      text: found.length === 0 ? [speech.say(`matrix.${key}.none`)] : [],
      table:
        found.length === 0
          ? null
          : {
              layout: 'LIST',
              columns: [
                column('one', speech.say(directed ? 'matrix.from' : 'column.member'), 'TEXT'),
                column('other', speech.say(directed ? 'matrix.to' : 'matrix.with'), 'TEXT'),
                column('was', speech.say('matrix.was'), type),
                column('now', speech.say('matrix.now'), type),
              ],
              rows: [...found].sort(byWeight).map(({ one, other, now, was }): Row => ({
                kind: 'PLAIN',
                memberId: null,
                cells: [one.displayName, other.displayName, say(was), say(now)],
              })),
            },
    });
  const byWeight = (a: Moved, b: Moved): number =>
    Math.abs(b.now - b.was) - Math.abs(a.now - a.was) || speech.byName(a.one.displayName, b.one.displayName);
  const difference = section('difference', speech.say('matrix.difference.title'), {
    text: [speech.say('matrix.difference.text')],
    table: matrixTable(
      kind,
      people,
      (row, col) => flows.value(kind, row, col) - earlier.value(kind, row, col),
      speech,
      true,
    ),
    newPage: true,
  });
  return [
    // Between signs there is no difference to count: the lists say it all.
    ...(kind === 'COMBINATION_MATRIX' ? [] : [difference]),
    list(
      'came',
      moved.filter(({ was }) => was === 0),
    ),
    list(
      'went',
      moved.filter(({ now }) => now === 0),
    ),
    list(
      'changed',
      moved.filter(({ was, now }) => was !== 0 && now !== 0),
    ),
  ];
}
