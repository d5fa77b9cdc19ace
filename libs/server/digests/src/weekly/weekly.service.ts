import { Inject, Injectable } from '@nestjs/common';
import { Door } from '@chapterhouse/database';
import type { LocalDate } from '@chapterhouse/domain';
import type { WeekParts } from '@chapterhouse/insights';
import { COMPUTE_BATCH, Jobs, mailSend, weeklyCompute } from '@chapterhouse/jobs';
import { Clock, systemActor } from '@chapterhouse/platform';
import { type DeliveryRef, Ledger } from '../ledger/ledger.js';
import { LetterSender, type Sending } from '../ledger/letter-sender.js';
import { inBatches, pooled } from './batches.js';
import { RunLedger } from './run-ledger.js';
import { type Batch, type ComputedBatch, WeeklyCompute } from './weekly-compute.js';

export interface WeekRequest {
  readonly chapterIds: readonly string[] | 'all';
  readonly asOf: LocalDate;
  /** False: no letters. */
  readonly mail: boolean;
  /** Everything unless told; see `ComputeOptions`. */
  readonly parts?: WeekParts;
  /** Called as chapters are computed, then as letters are handed over. */
  readonly onProgress?: (progress: { phase: 'compute' | 'send'; done: number; total: number }) => void;
}

export interface WeekResult {
  readonly asOf: LocalDate;
  readonly chapters: number;
  readonly computed: number;
  /** Chapters that a worker has in hand right now; it finishes them. */
  readonly elsewhere: number;
  readonly failed: readonly { readonly chapterId: string; readonly error: string }[];
  /** Of this call: what became of each letter. `later`: the mail server put it off, the worker tries again. */
  readonly letters: { sent: number; skipped: number; bounced: number; failed: number; later: number };
  /** What the mail server said when letters were put off. */
  readonly mailProblem: string | null;
}

/** Rows that one question to PostgreSQL may answer with: memory stays the same however many chapters there are. */
const PAGE = 5_000;
/** Batches computed at a time in one process: while one is judged here, PostgreSQL counts the next. */
export const COMPUTE_CONCURRENCY = 2;
/** Letters in hand at a time in one process; the pool of SMTP connections is the limit behind it. */
export const SEND_CONCURRENCY = 16;

/** The week: plan, compute, send, sweep. Each step can run twice, or at once in two processes, without doing anything twice. */
@Injectable()
export class WeeklyService {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(RunLedger) private readonly runs: RunLedger,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(WeeklyCompute) private readonly computing: WeeklyCompute,
    @Inject(LetterSender) private readonly sender: LetterSender,
  ) {}

  /** Plans the week of every chapter that is past its local mail hour, and enqueues it in batches. Returns how many. */
  async plan(now: Date = this.clock.now()): Promise<number> {
    let planned = 0;
    for (;;) {
      const due = await this.ask<Due>(
        `select chapter_id as "chapterId", as_of as "asOf" from app_chapters_due($1, $2)`,
        now,
      );
      for (const batch of batchesOf(due)) {
        planned += await this.door.run(actorFor(batch.chapterIds), async (em) => {
          const fresh = await this.runs.plan(em, batch.asOf, batch.chapterIds, now);
          if (fresh.length > 0)
            this.jobs.enqueueAfterCommit(em, weeklyCompute, { asOf: batch.asOf, chapterIds: fresh });
          return fresh.length;
        });
      }
      if (due.length < PAGE) return planned;
    }
  }

  /** Computes a batch; see `WeeklyCompute.compute`. */
  compute(batch: Batch): Promise<ComputedBatch> {
    return this.computing.compute(batch);
  }

  /** Sends one letter; see `LetterSender.send`. */
  send(delivery: DeliveryRef): Promise<Sending> {
    return this.sender.send(delivery);
  }

  /** Enqueues what PostgreSQL says is unfinished: after a flushed queue, a lost nudge or a worker that died. */
  async sweep(now: Date = this.clock.now()): Promise<{ runs: number; deliveries: number }> {
    const runs = await this.ask<Due>(
      `select chapter_id as "chapterId", as_of as "asOf" from app_runs_unfinished($1, $2)`,
      now,
    );
    for (const { asOf, chapterIds } of batchesOf(runs)) await this.jobs.enqueue(weeklyCompute, { asOf, chapterIds });
    const deliveries = await this.ask<DeliveryRef>(
      `select chapter_id as "chapterId", id as "deliveryId" from app_deliveries_unfinished($1, $2)`,
      now,
    );
    await this.jobs.enqueueMany(mailSend, deliveries);
    return { runs: runs.length, deliveries: deliveries.length };
  }

  /**
   * The week of these chapters from plan to letters, in this process, and waits for it. A week that was computed before is
   * brought up to date; letters that went out are not sent again.
   */
  async runWeek({
    chapterIds,
    asOf,
    mail,
    parts = 'ALL',
    onProgress = () => undefined,
  }: WeekRequest): Promise<WeekResult> {
    const ids = chapterIds === 'all' ? await this.allChapters() : [...chapterIds];
    const batches = [...inBatches(ids, COMPUTE_BATCH)];
    const failed: { chapterId: string; error: string }[] = [];
    let computed = 0;
    await pooled(batches, COMPUTE_CONCURRENCY, async (batch) => {
      const now = this.clock.now();
      await this.door.run(actorFor(batch), (em) => this.runs.request(em, asOf, batch, mail, now));
      const result = await this.computing.compute({ asOf, chapterIds: batch }, { nudge: false, parts });
      computed += result.done.length;
      failed.push(...result.failed);
      onProgress({ phase: 'compute', done: computed + failed.length, total: ids.length });
    });
    const letters = { sent: 0, skipped: 0, bounced: 0, failed: 0, later: 0 };
    const mailProblem = mail ? await this.sendAll(batches, asOf, letters, onProgress) : null;
    const elsewhere = ids.length - computed - failed.length;
    return { asOf, chapters: ids.length, computed, elsewhere, failed, letters, mailProblem };
  }

  /** Sends what waits, batch by batch. When the mail server itself is the problem, the rest is left to the worker. */
  private async sendAll(
    batches: readonly (readonly string[])[],
    asOf: LocalDate,
    letters: WeekResult['letters'],
    onProgress: NonNullable<WeekRequest['onProgress']>,
  ): Promise<string | null> {
    let problem: string | null = null;
    let serverDown = false;
    let done = 0;
    let total = 0;
    for (const batch of batches) {
      const open = await this.door.run(actorFor(batch), (em) => this.ledger.unfinished(em, asOf, batch));
      total += open.length;
      await pooled(open, SEND_CONCURRENCY, async (delivery) => {
        const sending: Sending = serverDown
          ? { state: 'LATER', reason: problem ?? '', everyMail: true }
          : await this.sender.send(delivery);
        if (sending.state === 'LATER') {
          problem = sending.reason;
          serverDown ||= sending.everyMail;
        }
        if (sending.state !== 'TAKEN') letters[COUNTED[sending.state]] += 1;
        onProgress({ phase: 'send', done: ++done, total });
      });
    }
    return problem;
  }

  private async allChapters(): Promise<string[]> {
    const rows = await this.door.run(actorFor([]), (em) =>
      em.query<{ id: string }[]>(`select app_chapter_ids() as id`),
    );
    return rows.map((row) => row.id);
  }

  /** One of the questions that look beyond one chapter; the answer is at most a page. */
  private ask<Row>(sql: string, at: Date): Promise<Row[]> {
    return this.door.run(actorFor([]), (em) => em.query<Row[]>(sql, [at, PAGE]));
  }
}

interface Due {
  chapterId: string;
  asOf: LocalDate;
}

const COUNTED = { SENT: 'sent', SKIPPED: 'skipped', BOUNCED: 'bounced', FAILED: 'failed', LATER: 'later' } as const;

const actorFor = (chapterIds: readonly string[]) => systemActor('worker.weekly', chapterIds);

function* batchesOf(due: readonly Due[]): Generator<{ asOf: LocalDate; chapterIds: string[] }> {
  const byDate = new Map<LocalDate, string[]>();
  for (const { chapterId, asOf } of due) {
    const ids = byDate.get(asOf);
    if (ids) ids.push(chapterId);
    else byDate.set(asOf, [chapterId]);
  }
  for (const [asOf, ids] of byDate) for (const chapterIds of inBatches(ids, COMPUTE_BATCH)) yield { asOf, chapterIds };
}
