import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '@chapterhouse/platform';
import {
  judgeChapter,
  reportByName,
  uniqueNames,
  type ChapterReport,
  type LocalDate,
  type NamedReport,
  type NamedSeat,
} from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { CountingQueries, type WeekParts } from './counting.queries.js';
import { judgeGrowth, type ChapterGrowth } from './growth/growth.js';
import { keepGrowth } from './growth/kept-growth.js';

/** The week of a batch of chapters. A chapter whose data cannot be judged stands in `failures`, and stops no other. */
export interface ComputedWeek {
  readonly asOf: LocalDate;
  readonly reports: ReadonlyMap<string, ChapterReport>;
  /** What the members of each reported chapter can grow by; empty for `FIGURES`. */
  readonly growth: ReadonlyMap<string, ChapterGrowth>;
  readonly failures: ReadonlyMap<string, Error>;
}

/** What members can grow by, and the name for each id in it. */
export interface NamedGrowth {
  readonly asOf: LocalDate;
  readonly windowWeeks: number;
  readonly growth: ChapterGrowth;
  readonly names: ReadonlyMap<string, string>;
}

/** How many rows a storing changed; all zero when the same week is stored again. */
export interface StoredWeek {
  readonly chapters: number;
  readonly members: number;
  readonly removed: number;
}

/** Computes weeks and keeps them as snapshots. It works inside the caller's transaction, behind the caller's door. */
@Injectable()
export class InsightsService {
  constructor(@Inject(CountingQueries) private readonly counting: CountingQueries) {}

  /**
   * Counts and judges the week before `asOf` for those of the chapters that the door shows (some 25 at once are best).
   * Reads only; the same data give the same report, to the last digit.
   */
  async computeChapters(
    em: EntityManager,
    asOf: LocalDate,
    chapterIds: readonly string[],
    parts: WeekParts = 'ALL',
  ): Promise<ComputedWeek> {
    const reports = new Map<string, ChapterReport>();
    const growth = new Map<string, ChapterGrowth>();
    const failures = new Map<string, Error>();
    for (const [chapterId, counted] of await this.counting.countChapters(em, asOf, chapterIds, parts)) {
      try {
        const report = judgeChapter(counted.counts);
        if (counted.growth) growth.set(chapterId, judgeGrowth(counted.counts, report, counted.growth));
        reports.set(chapterId, report);
      } catch (error) {
        failures.set(chapterId, error instanceof Error ? error : new Error(String(error)));
      }
    }
    return { asOf, reports, growth, failures };
  }

  /**
   * The report of one chapter with people by name, as the statistics command prints it. Computed afresh, nothing is kept.
   * @throws AppError NOT_FOUND when the door does not show the chapter.
   */
  async namedReport(em: EntityManager, asOf: LocalDate, chapterId: string): Promise<NamedReport> {
    const { report, seats } = await this.computeOne(em, asOf, chapterId, 'FIGURES');
    return reportByName(report, seats);
  }

  /**
   * What the members of one chapter can grow by, with the names that stand for their ids. Computed afresh, nothing is kept; what
   * was answered in confidence is not in it. @throws AppError NOT_FOUND when the door does not show the chapter.
   */
  async namedGrowth(em: EntityManager, asOf: LocalDate, chapterId: string): Promise<NamedGrowth> {
    const { report, growth, seats } = await this.computeOne(em, asOf, chapterId, 'ALL');
    if (!growth) throw notFound('chapter');
    return { asOf, windowWeeks: report.windowWeeks, growth, names: uniqueNames(seats) };
  }

  private async computeOne(em: EntityManager, asOf: LocalDate, chapterId: string, parts: WeekParts) {
    const { reports, growth, failures } = await this.computeChapters(em, asOf, [chapterId], parts);
    const failure = failures.get(chapterId);
    if (failure) throw failure;
    const report = reports.get(chapterId);
    if (!report) throw notFound('chapter');
    const seats = await em.query<NamedSeat[]>(
      `select id as "memberId", display_name as name, joined from member where chapter_id = $1 and id = any ($2::uuid[])`,
      [chapterId, Object.keys(report.members)],
    );
    return { report, growth: growth.get(chapterId), seats };
  }

  /**
   * Keeps computed weeks as snapshots: one row per chapter and one per member. A week that is there already is brought up to date,
   * and members who no longer belong to it are taken out; storing the same week again changes nothing.
   */
  async storeSnapshots(em: EntityManager, week: ComputedWeek): Promise<StoredWeek> {
    // Row by row as text: no second copy of the week is held as objects.
    const chapters: string[] = [];
    const members: string[] = [];
    const ids: string[] = [];
    for (const [chapterId, report] of week.reports) {
      const { windowWeeks, evidenceWeeks } = report;
      const growth = week.growth.get(chapterId);
      const figures = { ...report.chapter, rota: growth?.rota ?? null };
      const row = { chapter_id: chapterId, window_weeks: windowWeeks, evidence_weeks: evidenceWeeks, figures };
      chapters.push(JSON.stringify(row));
      for (const [memberId, member] of Object.entries(report.members)) {
        const { verdict } = member.figures;
        const own = growth?.members[memberId];
        const kept = { ...member.figures, notes: member.notes };
        const grown = own ? keepGrowth(memberId, own) : null;
        const seat = { chapter_id: chapterId, member_id: memberId, verdict, figures: kept, growth: grown };
        members.push(JSON.stringify(seat));
        ids.push(memberId);
      }
    }
    const storedChapters = await changed(em, UPSERT_CHAPTERS, [week.asOf, `[${chapters.join()}]`]);
    const storedMembers = await changed(em, UPSERT_MEMBERS, [week.asOf, `[${members.join()}]`]);
    const removed = await changed(em, REMOVE_MEMBERS, [week.asOf, [...week.reports.keys()], ids]);
    return { chapters: storedChapters, members: storedMembers, removed };
  }
}

const UPSERT_CHAPTERS = `
with stored as (
  insert into chapter_week as w (chapter_id, as_of, window_weeks, evidence_weeks, figures)
  select r.chapter_id, $1::date, r.window_weeks, r.evidence_weeks, r.figures
  from json_to_recordset($2::json) as r (chapter_id uuid, window_weeks smallint, evidence_weeks smallint, figures jsonb)
  order by r.chapter_id
  on conflict (chapter_id, as_of) do update
    set window_weeks = excluded.window_weeks, evidence_weeks = excluded.evidence_weeks, figures = excluded.figures,
      computed_at = excluded.computed_at
    where (w.window_weeks, w.evidence_weeks, w.figures)
      is distinct from (excluded.window_weeks, excluded.evidence_weeks, excluded.figures)
  returning 1)
select count(*)::int as rows from stored`;

const UPSERT_MEMBERS = `
with stored as (
  insert into member_week as w (chapter_id, as_of, member_id, verdict, figures, growth)
  select r.chapter_id, $1::date, r.member_id, r.verdict, r.figures, r.growth
  from json_to_recordset($2::json) as r (chapter_id uuid, member_id uuid, verdict text, figures jsonb, growth json)
  order by r.chapter_id, r.member_id
  on conflict (chapter_id, as_of, member_id) do update
    set verdict = excluded.verdict, figures = excluded.figures, growth = excluded.growth
    where w.figures is distinct from excluded.figures or w.growth::text is distinct from excluded.growth::text
  returning 1)
select count(*)::int as rows from stored`;

const REMOVE_MEMBERS = `
with removed as (
  delete from member_week
  where chapter_id = any ($2::uuid[]) and as_of = $1::date
    and member_id not in (select unnest($3::uuid[]))
  returning 1)
select count(*)::int as rows from removed`;

async function changed(em: EntityManager, sql: string, values: unknown[]): Promise<number> {
  const [row] = await em.query<{ rows: number }[]>(sql, values);
  return row?.rows ?? 0;
}
