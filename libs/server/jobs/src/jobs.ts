import { setTimeout as sleep } from 'node:timers/promises';
import type { JobsOptions } from 'bullmq';
import type { EntityManager } from 'typeorm';
import { afterCommit } from '@chapterhouse/database';
import type { Logger } from '@chapterhouse/platform';
import type { JobContract, JobSettings, Schedule } from './job-contract.js';
import type { JobQueue, QueueBackend } from './queue-backend.js';

/** Failed jobs are kept for two weeks, for whoever looks into them. */
const KEEP_FAILED = { age: 14 * 86_400, count: 5_000 };
/** How long a request waits for a queue that does not answer before it goes on without: the sweep makes up for it. */
const NUDGE_TIMEOUT_MS = 5_000;
const BULK = 500;

/** Puts jobs into their queues. One queue per contract, opened when first used. */
export class Jobs {
  private readonly queues = new Map<string, JobQueue>();

  constructor(
    private readonly backend: QueueBackend,
    private readonly logger: Pick<Logger, 'warn' | 'error'>,
  ) {}

  /** Adds a job. @throws ZodError when the payload does not fit the contract; whatever the queue's server throws. */
  async enqueue<P>(contract: JobContract<P>, payload: P, { delayMs = 0 } = {}): Promise<void> {
    const data = contract.payload.parse(payload);
    await this.queue(contract).add(contract.name, data, { ...dedup(contract, data), delay: delayMs });
  }

  /** Adds many jobs in few round trips. */
  async enqueueMany<P>(contract: JobContract<P>, payloads: readonly P[]): Promise<void> {
    const jobs = payloads.map((payload) => {
      const data = contract.payload.parse(payload);
      return { name: contract.name, data, opts: dedup(contract, data) };
    });
    for (let at = 0; at < jobs.length; at += BULK) await this.queue(contract).addBulk(jobs.slice(at, at + BULK));
  }

  /**
   * Adds jobs once the transaction of this entity manager has committed, never when it fails. A queue that is down does not
   * fail what is already saved: it is logged, and the sweep finds the work in PostgreSQL.
   * @throws ZodError at once when a payload does not fit, so that the transaction rolls back.
   */
  enqueueAfterCommit<P>(em: EntityManager, contract: JobContract<P>, ...payloads: readonly P[]): void {
    const checked = payloads.map((payload) => contract.payload.parse(payload));
    afterCommit(em, async () => {
      try {
        await within(NUDGE_TIMEOUT_MS, this.enqueueMany(contract, checked));
      } catch (error) {
        this.logger.warn(
          { err: error, job: contract.name, count: checked.length },
          'nudge lost; the sweep will find it',
        );
      }
    });
  }

  /** Writes the schedules under their stable ids and removes those that are no longer there, in these contracts' queues. */
  async upsertSchedules(schedules: readonly Schedule[]): Promise<void> {
    for (const schedule of schedules) await this.upsertSchedule(schedule);
    for (const queue of new Set(schedules.map(({ contract }) => this.queue(contract)))) {
      for (const { key } of await queue.getJobSchedulers())
        if (!schedules.some(({ id }) => id === key)) await queue.removeJobScheduler(key);
    }
  }

  /** Several processes start at once: PostgreSQL's backend lets one of two simultaneous writers fail, so the other tries again. */
  private async upsertSchedule({ id, contract, payload, cron }: Schedule, attempts = 5): Promise<void> {
    const template = { name: contract.name, data: contract.payload.parse(payload), opts: defaults(contract) };
    for (let attempt = 1; ; attempt++) {
      try {
        await this.queue(contract).upsertJobScheduler(id, { pattern: cron, tz: 'UTC' }, template);
        return;
      } catch (error) {
        if (attempt === attempts) throw error;
        await sleep(attempt * 50 * (1 + Math.random()));
      }
    }
  }

  /** How many jobs wait, run, are put off and have failed. */
  async counts(contract: JobSettings): Promise<Record<string, number>> {
    return this.queue(contract).getJobCounts('waiting', 'active', 'delayed', 'failed');
  }

  /** Resolves when the queue's server answers. @throws Error when it does not within the time. */
  async ping(contract: JobSettings, milliseconds = 2_000): Promise<void> {
    await within(milliseconds, this.queue(contract).getJobCounts('waiting'));
  }

  async close(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.queues.clear();
  }

  /** The queue itself, for whoever shows it to people; it is opened at the first use and closed with all others. */
  queue(contract: JobSettings): JobQueue {
    let queue = this.queues.get(contract.name);
    if (!queue) {
      queue = this.backend.queue(contract.name, defaults(contract));
      // Without a listener a lost connection would end the process; the client connects again by itself.
      queue.on('error', (error) => this.logger.error({ err: error, job: contract.name }, 'queue connection'));
      this.queues.set(contract.name, queue);
    }
    return queue;
  }
}

function defaults({ attempts, backoffMs, keepCompleted }: JobSettings): JobsOptions {
  return {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs, jitter: 0.25 },
    removeOnComplete: keepCompleted === 0 ? true : { count: keepCompleted },
    removeOnFail: KEEP_FAILED,
  };
}

/** `deduplication.id`, never `jobId`: a failed job that is kept would block its own id for ever. */
function dedup<P>(contract: JobContract<P>, payload: P): JobsOptions {
  return contract.deduplicationId ? { deduplication: { id: contract.deduplicationId(payload) } } : {};
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer within ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
