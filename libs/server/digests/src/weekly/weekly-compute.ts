import { Inject, Injectable } from '@nestjs/common';
import { Door } from '@chapterhouse/database';
import type { LocalDate } from '@chapterhouse/domain';
import { type ComputedWeek, InsightsService, WeekGrowthService, type WeekParts } from '@chapterhouse/insights';
import { Jobs, mailSend } from '@chapterhouse/jobs';
import { Clock, systemActor } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import { type DeliveryRef, Ledger } from '../ledger/ledger.js';
import type { LetterData } from '../letter/letter-data.js';
import { LetterDataQueries } from '../letter/letter-data.queries.js';
import { leadersHaveNews, memberHasNews } from '../letter/something-to-say.js';
import { isOutage } from './outage.js';
import { type ClaimedRun, RunLedger } from './run-ledger.js';

export interface Batch {
  readonly asOf: LocalDate;
  readonly chapterIds: readonly string[];
}

/** How a batch is computed. */
export interface ComputeOptions {
  /** Whether jobs for the letters are enqueued (false when the caller sends them itself). */
  readonly nudge?: boolean;
  /** `FIGURES` leaves out what members grow by, and what follows from it: the measure of what that costs. */
  readonly parts?: WeekParts;
}

export interface ComputedBatch {
  readonly done: readonly string[];
  readonly failed: readonly { readonly chapterId: string; readonly error: string }[];
}

/** How often a week is tried before somebody must look: a chapter that ends the process each time must not do so for ever. */
export const MOST_RUN_ATTEMPTS = 5;

/**
 * Counts, judges and keeps the week of a batch of chapters, does what follows from it (questions, drafts, proposals), and opens
 * the ledger for its letters, in one transaction.
 */
@Injectable()
export class WeeklyCompute {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(InsightsService) private readonly insights: InsightsService,
    @Inject(WeekGrowthService) private readonly growth: WeekGrowthService,
    @Inject(RunLedger) private readonly runs: RunLedger,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(LetterDataQueries) private readonly letterData: LetterDataQueries,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /**
   * The week of those chapters of the batch whose run is planned and not in somebody's hands. When the batch fails, each
   * chapter is tried by itself, and the one whose data cannot be computed is marked with its error.
   * @throws what the database throws when it is out of reach; the claim is given back as far as possible.
   */
  async compute({ asOf, chapterIds }: Batch, options: ComputeOptions = {}): Promise<ComputedBatch> {
    const claimed = await this.door.run(actorFor(chapterIds), (em) =>
      this.runs.claim(em, asOf, chapterIds, this.clock.now()),
    );
    const done: string[] = [];
    const failed: { chapterId: string; error: string }[] = [];
    const add = (result: ComputedBatch): void => {
      done.push(...result.done);
      failed.push(...result.failed);
    };
    // What was tried before is tried alone: it may be what ended the attempt.
    const together = claimed.filter((run) => run.attempts === 1);
    let alone = claimed.filter((run) => run.attempts > 1);
    try {
      try {
        if (together.length > 0) add(await this.batch(asOf, together, options));
      } catch (error) {
        if (isOutage(error)) throw error;
        alone = [...together, ...alone];
      }
      for (const run of alone) add(await this.single(asOf, run, options));
    } catch (error) {
      const ids = claimed.map((run) => run.chapterId);
      await this.door.run(actorFor(ids), (em) => this.runs.release(em, asOf, ids)).catch(() => undefined);
      throw error;
    }
    return { done, failed };
  }

  private async single(asOf: LocalDate, run: ClaimedRun, options: ComputeOptions): Promise<ComputedBatch> {
    if (run.attempts > MOST_RUN_ATTEMPTS)
      return this.giveUp(asOf, run, new Error(`given up after ${MOST_RUN_ATTEMPTS} attempts that did not end`));
    try {
      return await this.batch(asOf, [run], options);
    } catch (error) {
      if (isOutage(error)) throw error;
      return this.giveUp(asOf, run, error);
    }
  }

  private async batch(
    asOf: LocalDate,
    runs: readonly ClaimedRun[],
    { nudge = true, parts = 'ALL' }: ComputeOptions,
  ): Promise<ComputedBatch> {
    const ids = runs.map((run) => run.chapterId);
    const mailing = new Set(runs.filter((run) => run.mail).map((run) => run.chapterId));
    return this.door.run(actorFor(ids), async (em) => {
      const week = await this.insights.computeChapters(em, asOf, ids, parts);
      await this.insights.storeSnapshots(em, week);
      // Before the letters, which tell of it.
      if (parts === 'ALL') await this.growth.follow(em, asOf, [...week.reports.keys()]);
      const deliveries = mailing.size > 0 ? await this.openLetters(em, asOf, week, mailing) : [];
      const now = this.clock.now();
      const done = [...week.reports.keys()];
      await this.runs.finish(em, asOf, done, now);
      const failed = [...week.failures].map(([chapterId, error]) => ({ chapterId, error: error.message }));
      for (const { chapterId, error } of failed) await this.runs.fail(em, asOf, chapterId, error);
      if (nudge) this.jobs.enqueueAfterCommit(em, mailSend, ...deliveries);
      return { done, failed };
    });
  }

  private async openLetters(
    em: EntityManager,
    asOf: LocalDate,
    week: ComputedWeek,
    mailing: ReadonlySet<string>,
  ): Promise<DeliveryRef[]> {
    const reports = new Map([...week.reports].filter(([chapterId]) => mailing.has(chapterId)));
    const letters = await this.letterData.collect(em, asOf, reports);
    await storeLetters(em, asOf, letters);
    const leadersOf: string[] = [];
    const memberIds: string[] = [];
    for (const [chapterId, data] of letters) {
      const report = reports.get(chapterId);
      if (!report) continue;
      if (leadersHaveNews(report, data)) leadersOf.push(chapterId);
      const receivers = new Set(data.waiting.map((slip) => slip.receiverId));
      for (const [memberId, own] of Object.entries(data.members)) {
        const member = report.members[memberId];
        if (member && memberHasNews(member, own, receivers.has(memberId))) memberIds.push(memberId);
      }
    }
    return this.ledger.open(em, asOf, this.clock.now(), { leadersOf, memberIds, chapterIds: [...letters.keys()] });
  }

  private async giveUp(asOf: LocalDate, { chapterId }: ClaimedRun, error: unknown): Promise<ComputedBatch> {
    const message = error instanceof Error ? error.message : String(error);
    await this.door.run(actorFor([chapterId]), (em) => this.runs.fail(em, asOf, chapterId, message));
    return { done: [], failed: [{ chapterId, error: message }] };
  }
}

const actorFor = (chapterIds: readonly string[]) => systemActor('worker.weekly', chapterIds);

async function storeLetters(
  em: EntityManager,
  asOf: LocalDate,
  letters: ReadonlyMap<string, LetterData>,
): Promise<void> {
  const rows = [...letters].map(([chapter_id, letter]) => ({ chapter_id, letter }));
  await em.query(
    `update chapter_week w set letter = r.letter
     from json_to_recordset($2::json) as r (chapter_id uuid, letter jsonb)
     where w.chapter_id = r.chapter_id and w.as_of = $1 and w.letter is distinct from r.letter`,
    [asOf, JSON.stringify(rows)],
  );
}
