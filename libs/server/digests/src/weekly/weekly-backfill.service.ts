import { Inject, Injectable } from '@nestjs/common';
import { Door } from '@chapterhouse/database';
import { daysBetween, type LocalDate } from '@chapterhouse/domain';
import { InsightsService } from '@chapterhouse/insights';
import { COMPUTE_BATCH } from '@chapterhouse/jobs';
import { AppError, Clock, systemActor } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import { inBatches } from './batches.js';
import { isOutage } from './outage.js';

export interface BackfillRequest {
  readonly chapterIds: readonly string[] | 'all';
  /** The days of the runs, both included: each chapter's own weekday of letters between them. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Called as weeks are kept. The total grows as chapters are looked at. */
  readonly onProgress?: (progress: { done: number; total: number }) => void;
}

export interface BackfillResult {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Chapters with a week in that time. */
  readonly chapters: number;
  /** Weeks of chapters that are kept now, new or brought up to date. */
  readonly weeks: number;
  readonly failed: readonly { readonly chapterId: string; readonly asOf: LocalDate; readonly error: string }[];
}

/** Ten years: more is a slip of the hand. */
export const MOST_BACKFILL_WEEKS = 520;

interface DueWeek {
  chapterId: string;
  asOf: LocalDate;
}

/**
 * The weeks of history that was filled in. They are kept as snapshots and nothing else: there is no run in the ledger that a
 * worker could pick up, no letter, no question, no draft, no proposal.
 */
@Injectable()
export class WeeklyBackfill {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(InsightsService) private readonly insights: InsightsService,
  ) {}

  /**
   * Keeps one snapshot for each chapter-local week between the dates, oldest first, from the week in which the first member joined
   * to today in the chapter's zone. A week that is kept already, on whichever day, is brought up to date; running it twice changes
   * nothing. Each date of a batch of chapters is a transaction: what was kept stays when it is stopped.
   * @throws AppError BAD_INPUT (field `from` or `to`) for a range that is empty, too long or in the future; what the database throws
   * when it is out of reach.
   */
  async backfill({ chapterIds, from, to, onProgress }: BackfillRequest): Promise<BackfillResult> {
    checkBackfillRange(from, to, this.clock.today('Pacific/Kiritimati'));
    const ids = chapterIds === 'all' ? await this.allChapters() : [...chapterIds];
    const failed: { chapterId: string; asOf: LocalDate; error: string }[] = [];
    const chapters = new Set<string>();
    let weeks = 0;
    let total = 0;
    for (const batch of inBatches(ids, COMPUTE_BATCH)) {
      const due = await this.dueWeeks(batch, from, to);
      total += due.length;
      for (const [asOf, there] of byDate(due)) {
        for (const chapterId of there) chapters.add(chapterId);
        const failures = await this.keep(asOf, there);
        failed.push(...failures);
        weeks += there.length - failures.length;
        onProgress?.({ done: weeks + failed.length, total });
      }
    }
    return { from, to, chapters: chapters.size, weeks, failed };
  }

  /** Keeps a date's weeks together; when that fails, each by itself, so that one chapter's bad data stops no other's. */
  private async keep(asOf: LocalDate, chapterIds: readonly string[]): Promise<BackfillResult['failed']> {
    try {
      return await this.door.run(actorFor(chapterIds), (em) => this.store(em, asOf, chapterIds));
    } catch (error) {
      if (isOutage(error)) throw error;
      if (chapterIds.length === 1) return [{ chapterId: chapterIds[0]!, asOf, error: messageOf(error) }];
    }
    const failed: BackfillResult['failed'][number][] = [];
    for (const chapterId of chapterIds) failed.push(...(await this.keep(asOf, [chapterId])));
    return failed;
  }

  private async store(
    em: EntityManager,
    asOf: LocalDate,
    chapterIds: readonly string[],
  ): Promise<BackfillResult['failed']> {
    const week = await this.insights.computeChapters(em, asOf, chapterIds);
    await this.insights.storeSnapshots(em, week);
    return [...week.failures].map(([chapterId, error]) => ({ chapterId, asOf, error: error.message }));
  }

  private dueWeeks(chapterIds: readonly string[], from: LocalDate, to: LocalDate): Promise<DueWeek[]> {
    return this.door.run(actorFor(chapterIds), (em) =>
      em.query<DueWeek[]>(DUE, [chapterIds, from, to, this.clock.now()]),
    );
  }

  private async allChapters(): Promise<string[]> {
    const rows = await this.door.run(actorFor([]), (em) =>
      em.query<{ id: string }[]>(`select app_chapter_ids() as id`),
    );
    return rows.map((row) => row.id);
  }
}

/**
 * $1 chapter ids, $2 and $3 the first and the last day, $4 now. One row per chapter and week, oldest first. A week that has a snapshot
 * of another day, because the day of the letters was another one then, keeps that day.
 */
const DUE = `
select c.id as "chapterId", coalesce(kept.as_of, d.day::date) as "asOf"
from chapter c
cross join lateral (
  select min(m.joined) as joined from member m
  where m.chapter_id = c.id and m.status not in ('PROSPECT', 'PENDING')) first
cross join lateral generate_series(
  $2::date + (c.mail_weekday - extract(isodow from $2::date)::int + 7) % 7,
  least($3::date, ($4::timestamptz at time zone c.time_zone)::date), interval '7 days') as d (day)
left join lateral (
  select w.as_of from chapter_week w
  where w.chapter_id = c.id and w.as_of > d.day::date - 7 and w.as_of <= d.day::date and w.as_of >= $2::date
  order by w.as_of desc limit 1) kept on true
where c.id = any ($1::uuid[]) and coalesce(kept.as_of, d.day::date) > first.joined
order by "asOf", c.id`;

/** Whether these days can be filled in. `latest` is today where the day begins first. @throws AppError BAD_INPUT naming the field. */
export function checkBackfillRange(from: LocalDate, to: LocalDate, latest: LocalDate): void {
  if (from > to) {
    throw new AppError('BAD_INPUT', `${from} is after ${to}. Give the earlier day first.`, 'from');
  }
  if (to > latest) {
    throw new AppError(
      'BAD_INPUT',
      `${to} is in the future. Weeks can be computed up to today; choose an earlier last day.`,
      'to',
    );
  }
  const weeks = Math.floor(daysBetween(from, to) / 7) + 1;
  if (weeks > MOST_BACKFILL_WEEKS) {
    throw new AppError(
      'BAD_INPUT',
      `${from} to ${to} are ${weeks} weeks, and at most ${MOST_BACKFILL_WEEKS} are filled in at once. Take a later first day, or go in steps.`,
      'from',
    );
  }
}

const actorFor = (chapterIds: readonly string[]) => systemActor('worker.weekly', chapterIds);
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function byDate(due: readonly DueWeek[]): Map<LocalDate, string[]> {
  const dates = new Map<LocalDate, string[]>();
  for (const { asOf, chapterId } of due) {
    const ids = dates.get(asOf);
    if (ids) ids.push(chapterId);
    else dates.set(asOf, [chapterId]);
  }
  return dates;
}
