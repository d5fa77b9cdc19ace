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
import { CHAPTERS, EARLIER_PAIRS, FIRST_REFERRALS, PROFILES, ROSTER, SLIPS } from './counting.sql.js';
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

/** One chapter as counted: the figures of the week, and what its members can grow by. */
export interface CountedChapter {
  readonly counts: ChapterCounts;
  readonly growth: GrowthCounts;
}

/** Counts chapters in PostgreSQL: six statements for a whole batch, whatever its size. */
@Injectable()
export class CountingQueries {
  /**
   * What `judgeChapter` and `judgeGrowth` need, for each of these chapters that the door shows, each with its own windows,
   * policy and scorecard. About a hundred chapters at once are best; the transaction gets more memory for sorting and
   * hashing until it ends.
   */
  async countChapters(
    em: EntityManager,
    asOf: LocalDate,
    chapterIds: readonly string[],
  ): Promise<Map<string, CountedChapter>> {
    // A hundred chapters' pairs of people take some 60 MB; the server's default would spill them to disk.
    await em.query(`select set_config('work_mem', '64MB', true)`);
    const chapters = await em.query<ChapterRow[]>(CHAPTERS, [chapterIds, asOf]);
    const ids = chapters.map((chapter) => chapter.chapterId);
    const windows = chapters.map((chapter) => windowBefore(asOf, chapter.windowWeeks).from);
    const evidence = chapters.map((chapter) => windowBefore(asOf, chapter.evidenceWeeks).from);
    // The evidence window is never the shorter one.
    const earliest = windows.reduce((a, b) => (b < a ? b : a), asOf);
    const rosters = byChapter(await em.query<RosterRow[]>(ROSTER, [ids, windows, evidence, asOf, earliest]));
    const slips = byChapter(await em.query<SlipRow[]>(SLIPS, [ids, windows, evidence, asOf]));
    const profiles = byChapter(await em.query<ProfileRow[]>(PROFILES, [ids, asOf]));
    const firsts = byChapter(
      await em.query<{ chapterId: string; memberId: string; days: number }[]>(FIRST_REFERRALS, [ids, asOf]),
    );
    const earlier = byChapter(await em.query<EarlierRow[]>(EARLIER_PAIRS, [ids, evidence, asOf]));
    return new Map(
      chapters.map((chapter) => {
        const id = chapter.chapterId;
        const roster = rosters.get(id) ?? [];
        const counted = slips.get(id)?.[0];
        const growth: GrowthCounts = {
          scorecard: scorecardOf(chapter, asOf),
          seats: seatsOf(roster, counted, profiles.get(id) ?? []),
          met: [...metOf(counted), ...(earlier.get(id) ?? []).flatMap(metEarlier)],
          firstReferralWeeks: new Map((firsts.get(id) ?? []).map((row) => [row.memberId, row.days / 7])),
          declined: new Set((earlier.get(id) ?? []).flatMap((row) => (row.declined ? [pairKey(row.a, row.b)] : []))),
          hasSlips:
            counted?.oneToOnes != null || (counted?.activity ?? []).some(([, ...sums]) => sums.some((n) => n > 0)),
        };
        return [id, { counts: countsOf(asOf, chapter, roster, counted), growth }];
      }),
    );
  }
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
  const { givers, receivers, met } = slips ?? {};
  return (slips?.metAgo ?? []).flatMap((daysAgo, at) =>
    daysAgo === null ? [] : [{ a: givers![at]!, b: receivers![at]!, times: met![at]!, daysAgo }],
  );
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
  const { receivers, inWindow, inEvidence } = slips ?? {};
  return (slips?.givers ?? []).flatMap((giverId, at) => {
    const edge = { giverId, receiverId: receivers![at]!, window: inWindow![at]!, evidence: inEvidence![at]! };
    return edge.window + edge.evidence > 0 ? [edge] : [];
  });
}
