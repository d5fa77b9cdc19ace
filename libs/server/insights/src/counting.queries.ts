import { Injectable } from '@nestjs/common';
import {
  foldName,
  isMemberOn,
  pairKey,
  scorecardInForce,
  scorecardPreset,
  windowBefore,
  type AttendanceEvent,
  type ActivityCounts,
  type ChapterCounts,
  type EdgeCounts,
  type LocalDate,
  type MemberCounts,
  type Scorecard,
} from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { CHAPTERS, EARLIER_PAIRS, FIRST_REFERRALS, PROFILES, rosterOf, slipsOf } from './counting.sql.js';
import type { GrowthCounts, MetPair, SeatGrowth } from './growth/growth.js';

interface ChapterRow {
  chapterId: string;
  windowWeeks: number;
  evidenceWeeks: number;
  absenceLimit: number;
  latesPerAbsence: number;
  substituteLimit: number | null;
  medicalLimit: number | null;
  held: LocalDate[];
  scorecard: string;
  ownTables: Scorecard[] | null;
}

interface RosterRow {
  chapterId: string;
  memberId: string;
  joined: LocalDate;
  left: LocalDate | null;
  marks: string | null;
  oldestAbsence: LocalDate | null;
  /** From here on only when growth is counted. */
  industry: string | null;
  events: string | null;
  leftEarly: number;
  inRoom: number;
}

/**
 * `[memberId, given inside, outside, received inside, outside, visitors, cents, credits·100, last week given, received,
 * testimonials, efforts, referrals received with a known story, waiting]`; efforts are three groups of eight weeks' bits.
 */
type ActivityRow = [string, ...Sums];
type Sums = [number, number, number, number, number, number, number, number, number, number, number, number, number];
const NO_ACTIVITY: ActivityRow = ['', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
/** `[memberId, one-to-ones, partners, one-to-ones of last week]`. */
type MetRow = [string, number, number, number];

interface SlipRow {
  chapterId: string;
  activity: ActivityRow[] | null;
  oneToOnes: MetRow[] | null;
  /** Pairs of members with referrals or one-to-ones, as columns of equal length; null without any. */
  givers: string[] | null;
  receivers: string[] | null;
  inWindow: number[] | null;
  inEvidence: number[] | null;
  /** One-to-ones of the pair in the window, and days since the last one; null when they did not meet. */
  met: number[] | null;
  metAgo: (number | null)[] | null;
}

interface ProfileRow {
  chapterId: string;
  memberId: string;
  idealCustomerOn: LocalDate | null;
  storyOn: LocalDate | null;
  asks: number;
  askWeeks: number;
}

interface EarlierRow {
  chapterId: string;
  a: string;
  b: string;
  daysAgo: number | null;
  declined: boolean;
}

/** What of a week: everything, or its figures alone, without scorecards, tune-up and one-to-ones. */
export type WeekParts = 'ALL' | 'FIGURES';

/** One chapter as counted: the figures of the week, and what its members can grow by; null when it was left out. */
export interface CountedChapter {
  readonly counts: ChapterCounts;
  readonly growth: GrowthCounts | null;
}

const statements: Readonly<Record<WeekParts, { readonly roster: string; readonly slips: string }>> = {
  ALL: { roster: rosterOf({ growth: true }), slips: slipsOf({ growth: true }) },
  FIGURES: { roster: rosterOf({ growth: false }), slips: slipsOf({ growth: false }) },
};

/** Counts chapters in PostgreSQL: six statements for a whole batch, whatever its size. */
@Injectable()
export class CountingQueries {
  /**
   * What `judgeChapter` and `judgeGrowth` need, for each of these chapters that the door shows, each with its own windows,
   * policy and scorecard; to be gone through once, one chapter after the other. Some 25 chapters at once are best; the transaction
   * gets more memory for sorting and hashing until it ends.
   */
  async countChapters(
    em: EntityManager,
    asOf: LocalDate,
    chapterIds: readonly string[],
    parts: WeekParts = 'ALL',
  ): Promise<Iterable<readonly [chapterId: string, counted: CountedChapter]>> {
    // The pairs of people of a batch take some 16 MB; the server's default would spill them to disk.
    await em.query(`select set_config('work_mem', '64MB', true)`);
    const chapters = await em.query<ChapterRow[]>(CHAPTERS, [chapterIds, asOf]);
    const ids = chapters.map((chapter) => chapter.chapterId);
    const windows = chapters.map((chapter) => windowBefore(asOf, chapter.windowWeeks).from);
    const evidence = chapters.map((chapter) => windowBefore(asOf, chapter.evidenceWeeks).from);
    // The evidence window is never the shorter one.
    const earliest = windows.reduce((a, b) => (b < a ? b : a), asOf);
    const { roster, slips } = statements[parts];
    const rosters = byChapter(await em.query<RosterRow[]>(roster, [ids, windows, evidence, asOf, earliest]));
    const counted = byChapter(await em.query<SlipRow[]>(slips, [ids, windows, evidence, asOf]));
    const growthOf = parts === 'ALL' ? await countGrowth(em, asOf, ids, evidence) : null;
    return (function* () {
      for (const chapter of chapters) {
        const id = chapter.chapterId;
        const [seats, sums] = [rosters.get(id) ?? [], counted.get(id)?.[0]];
        // What was handed over is not held on to: most of the memory of a batch is its rows.
        rosters.delete(id);
        counted.delete(id);
        const growth = growthOf && growthOf(chapter, seats, sums);
        yield [id, { counts: countsOf(asOf, chapter, seats, sums), growth }] as const;
      }
    })();
  }
}

/** What only growth needs: three small statements. Answers with how it comes together for one chapter. */
async function countGrowth(
  em: EntityManager,
  asOf: LocalDate,
  ids: readonly string[],
  evidence: readonly LocalDate[],
): Promise<(chapter: ChapterRow, seats: readonly RosterRow[], sums: SlipRow | undefined) => GrowthCounts> {
  const profiles = byChapter(await em.query<ProfileRow[]>(PROFILES, [ids, asOf]));
  const firsts = byChapter(
    await em.query<{ chapterId: string; memberId: string; days: number }[]>(FIRST_REFERRALS, [ids, asOf]),
  );
  const earlier = byChapter(await em.query<EarlierRow[]>(EARLIER_PAIRS, [ids, evidence, asOf]));
  return (chapter, seats, sums) => {
    const id = chapter.chapterId;
    const before = earlier.get(id) ?? [];
    return {
      scorecard: scorecardOf(chapter, asOf),
      seats: seatsOf(seats, sums, profiles.get(id) ?? []),
      met: [...metOf(sums), ...before.flatMap(metEarlier)],
      firstReferralWeeks: new Map((firsts.get(id) ?? []).map((row) => [row.memberId, row.days / 7])),
      declined: new Set(before.flatMap((row) => (row.declined ? [pairKey(row.a, row.b)] : []))),
      hasSlips: sums?.oneToOnes != null || (sums?.activity ?? []).some(([, ...counts]) => counts.some((n) => n > 0)),
    };
  };
}

function byChapter<Row extends { chapterId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const chapters = new Map<string, Row[]>();
  for (const row of rows) {
    const list = chapters.get(row.chapterId);
    if (list) list.push(row);
    else chapters.set(row.chapterId, [row]);
  }
  return chapters;
}

/** The organisation's own table of that name if it has one, else the preset; the one in force on the day. */
function scorecardOf({ scorecard, ownTables }: ChapterRow, asOf: LocalDate): Scorecard | null {
  return scorecardInForce(ownTables ?? [], asOf) ?? scorecardPreset(scorecard);
}

function seatsOf(
  roster: readonly RosterRow[],
  slips: SlipRow | undefined,
  profiles: readonly ProfileRow[],
): Map<string, SeatGrowth> {
  const activity = new Map((slips?.activity ?? []).map((row) => [row[0], row]));
  const said = new Map<string, ProfileRow>();
  for (const row of profiles) {
    const known = said.get(row.memberId);
    said.set(row.memberId, {
      ...row,
      idealCustomerOn: row.idealCustomerOn ?? known?.idealCustomerOn ?? null,
      storyOn: row.storyOn ?? known?.storyOn ?? null,
      asks: row.asks + (known?.asks ?? 0),
      askWeeks: row.askWeeks | (known?.askWeeks ?? 0),
    });
  }
  return new Map(
    roster.map(({ memberId, industry, events, leftEarly, inRoom }): [string, SeatGrowth] => {
      const [, , , , , , , , , , testimonials, efforts, received, waiting] = activity.get(memberId) ?? NO_ACTIVITY;
      const profile = said.get(memberId);
      return [
        memberId,
        {
          sphere: (industry && foldName(industry)) || null,
          leftEarly,
          events: (events?.split(' ') ?? []).map((event) => ({
            mark: event[0] as AttendanceEvent['mark'],
            date: event.slice(1),
          })),
          testimonials,
          received,
          waiting,
          weeks: [inRoom, efforts & 255, (efforts >> 8) & 255, (efforts >> 16) & 255, profile?.askWeeks ?? 0],
          idealCustomerOn: profile?.idealCustomerOn ?? null,
          storyOn: profile?.storyOn ?? null,
          asks: profile?.asks ?? 0,
        },
      ];
    }),
  );
}

function metOf(slips: SlipRow | undefined): MetPair[] {
  const { givers, receivers, met, metAgo } = slips ?? {};
  const pairs: MetPair[] = [];
  metAgo?.forEach((daysAgo, at) => {
    if (daysAgo !== null) pairs.push({ a: givers![at]!, b: receivers![at]!, times: met![at]!, daysAgo });
  });
  return pairs;
}

function metEarlier({ a, b, daysAgo }: EarlierRow): MetPair[] {
  return daysAgo === null ? [] : [{ a, b, times: 0, daysAgo }];
}

function countsOf(
  asOf: LocalDate,
  chapter: ChapterRow,
  roster: readonly RosterRow[],
  slips: SlipRow | undefined,
): ChapterCounts {
  const activity = new Map((slips?.activity ?? []).map((row) => [row[0], row]));
  const met = new Map((slips?.oneToOnes ?? []).map((row) => [row[0], row]));
  const { windowWeeks, evidenceWeeks, absenceLimit, latesPerAbsence, substituteLimit, medicalLimit, held } = chapter;
  return {
    asOf,
    windowWeeks,
    evidenceWeeks,
    policy: { absenceLimit, latesPerAbsence, substituteLimit, medicalLimit },
    meetingsHeld: held.length,
    members: roster.map((row): MemberCounts => {
      const { memberId, joined, left, oldestAbsence } = row;
      const marks = row.marks ?? '';
      const meetings = held.filter((date) => isMemberOn(date, joined, left)).length;
      return {
        memberId,
        joined,
        left,
        attendance: { marks, unrecorded: meetings - marks.length, oldestAbsence },
        activity: activityOf(activity.get(memberId), met.get(memberId)),
      };
    }),
    edges: edgesOf(slips),
  };
}

function activityOf(row: ActivityRow | undefined, met: MetRow | undefined): ActivityCounts {
  const [, givenInside, givenOutside, receivedInside, receivedOutside, visitors, cents, credits, given, received] =
    row ?? NO_ACTIVITY;
  const [, oneToOnes, oneToOnePartners, lastOneToOnes] = met ?? (['', 0, 0, 0] satisfies MetRow);
  return {
    referralsGivenInside: givenInside,
    referralsGivenOutside: givenOutside,
    referralsReceivedInside: receivedInside,
    referralsReceivedOutside: receivedOutside,
    visitors,
    oneToOnes,
    oneToOnePartners,
    closedBusiness: cents / 100,
    educationCredits: credits / 100,
    lastWeek: { given, received, oneToOnes: lastOneToOnes },
  };
}

function edgesOf(slips: SlipRow | undefined): EdgeCounts[] {
  const { givers, receivers, inWindow, inEvidence } = slips ?? {};
  const edges: EdgeCounts[] = [];
  givers?.forEach((giverId, at) => {
    const [window, evidence] = [inWindow![at]!, inEvidence![at]!];
    if (window + evidence > 0) edges.push({ giverId, receiverId: receivers![at]!, window, evidence });
  });
  return edges;
}
