import { Injectable } from '@nestjs/common';
import {
  isMemberOn,
  windowBefore,
  type ActivityCounts,
  type ChapterCounts,
  type EdgeCounts,
  type LocalDate,
  type MemberCounts,
} from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { CHAPTERS, ROSTER, SLIPS } from './counting.sql.js';

interface ChapterRow {
  chapterId: string;
  windowWeeks: number;
  evidenceWeeks: number;
  absenceLimit: number;
  latesPerAbsence: number;
  substituteLimit: number | null;
  medicalLimit: number | null;
  held: LocalDate[];
}

interface RosterRow {
  chapterId: string;
  memberId: string;
  joined: LocalDate;
  left: LocalDate | null;
  marks: string | null;
  oldestAbsence: LocalDate | null;
}

/** `[memberId, given inside, outside, received inside, outside, visitors, cents, credits·100, last week given, received]`. */
type ActivityRow = [string, number, number, number, number, number, number, number, number, number];
/** `[memberId, one-to-ones, partners, one-to-ones of last week]`. */
type MetRow = [string, number, number, number];

interface SlipRow {
  chapterId: string;
  activity: ActivityRow[] | null;
  oneToOnes: MetRow[] | null;
  /** The edges as four columns of equal length; null without edges. */
  givers: string[] | null;
  receivers: string[] | null;
  inWindow: number[] | null;
  inEvidence: number[] | null;
}

/** Counts chapters in PostgreSQL: three statements for a whole batch, whatever its size. */
@Injectable()
export class CountingQueries {
  /**
   * What `judgeChapter` needs, for each of these chapters that the door shows, each with its own windows and policy.
   * About a hundred chapters at once are best; the transaction gets more memory for sorting and hashing until it ends.
   */
  async countChapters(
    em: EntityManager,
    asOf: LocalDate,
    chapterIds: readonly string[],
  ): Promise<Map<string, ChapterCounts>> {
    // A hundred chapters' pairs of people take some 60 MB; the server's default would spill them to disk.
    await em.query(`select set_config('work_mem', '64MB', true)`);
    const chapters = await em.query<ChapterRow[]>(CHAPTERS, [chapterIds, asOf]);
    const ids = chapters.map((chapter) => chapter.chapterId);
    const windows = chapters.map((chapter) => windowBefore(asOf, chapter.windowWeeks).from);
    const evidence = chapters.map((chapter) => windowBefore(asOf, chapter.evidenceWeeks).from);
    const rosterFrom = windows.map((from, at) => (evidence[at]! < from ? evidence[at]! : from));
    const earliest = windows.reduce((a, b) => (b < a ? b : a), asOf);
    const roster = new Map<string, RosterRow[]>(ids.map((id) => [id, []]));
    for (const row of await em.query<RosterRow[]>(ROSTER, [ids, windows, rosterFrom, asOf, earliest])) {
      roster.get(row.chapterId)?.push(row);
    }
    const slips = new Map(
      (await em.query<SlipRow[]>(SLIPS, [ids, windows, evidence, asOf])).map((row) => [row.chapterId, row]),
    );
    return new Map(
      chapters.map((chapter) => [
        chapter.chapterId,
        countsOf(asOf, chapter, roster.get(chapter.chapterId) ?? [], slips.get(chapter.chapterId)),
      ]),
    );
  }
}

function countsOf(
  asOf: LocalDate,
  chapter: ChapterRow,
  roster: RosterRow[],
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
    row ?? (['', 0, 0, 0, 0, 0, 0, 0, 0, 0] satisfies ActivityRow);
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
  return (slips?.givers ?? []).map((giverId, at) => ({
    giverId,
    receiverId: receivers![at]!,
    window: inWindow![at]!,
    evidence: inEvidence![at]!,
  }));
}
