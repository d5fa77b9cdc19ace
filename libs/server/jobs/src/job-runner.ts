import { type Job, UnrecoverableError } from 'bullmq';
import type { Logger } from '@chapterhouse/platform';
import { z } from 'zod';
import type { JobContract, JobSettings } from './job-contract.js';
import type { JobWorker, QueueBackend, WorkerTuning } from './queue-backend.js';

/** Does one kind of job. Running it twice with the same payload must change nothing the second time. */
export interface JobHandler<Payload = unknown> {
  readonly contract: JobContract<Payload>;
  /** Jobs of this kind that one process runs at a time. */
  readonly concurrency: number;
  handle(payload: Payload): Promise<void>;
}

/** Thrown by a handler when trying again cannot help: the job fails at once. */
export class HopelessJobError extends Error {
  override name = 'HopelessJobError';
}

/** How often jobs of workers that are gone are looked for; their locks run out after BullMQ's 30 seconds. */
const STALLED_INTERVAL_MS = 15_000;

/** One contract, one handler. @throws Error naming every contract without a handler, or with two, or nobody's. */
export function checkHandlers(
  contracts: readonly Pick<JobSettings, 'name'>[],
  handlers: readonly { readonly contract: Pick<JobSettings, 'name'> }[],
): void {
  const problems: string[] = [];
  const counted = new Map<string, number>();
  for (const { contract } of handlers) counted.set(contract.name, (counted.get(contract.name) ?? 0) + 1);
  for (const { name } of contracts) {
    const count = counted.get(name) ?? 0;
    if (count === 0) problems.push(`${name} has no handler`);
    if (count > 1) problems.push(`${name} has ${count} handlers`);
    counted.delete(name);
  }
  for (const name of counted.keys()) problems.push(`${name} has a handler but no contract`);
  if (problems.length > 0) throw new Error(`The jobs and their handlers do not match: ${problems.join('; ')}.`);
}

/** Takes jobs from their queues and hands them to their handlers. */
export class JobRunner {
  private workers: JobWorker[] = [];

  constructor(
    private readonly backend: QueueBackend,
    private readonly logger: Pick<Logger, 'debug' | 'warn' | 'error'>,
    private readonly tuning: WorkerTuning = {},
  ) {}

  /** Starts one worker per handler; resolves when all of them listen. */
  async start(handlers: readonly JobHandler[]): Promise<void> {
    this.workers = handlers.map((handler) => this.workerFor(handler));
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
    for (const worker of this.workers) {
      worker.run().catch((error: unknown) => this.logger.error({ err: error, job: worker.name }, 'worker stopped'));
    }
  }

  /** Takes no new job, lets those in flight finish, and closes the connections. After the time it gives up waiting: the process is about to end, and the locks run out. */
  async stop(graceMs = 25_000): Promise<void> {
    const closing = Promise.all(this.workers.map((worker) => worker.close()));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), graceMs)));
    if ((await Promise.race([closing, late])) === 'late') {
      this.logger.warn({ graceMs }, 'jobs still running at shutdown; others will take them over');
    }
    clearTimeout(timer);
    this.workers = [];
  }

  private workerFor(handler: JobHandler): JobWorker {
    const { contract, concurrency } = handler;
    const tuning = { stalledInterval: STALLED_INTERVAL_MS, concurrency, ...this.tuning };
    const worker = this.backend.worker(contract.name, (job) => run(handler, job), tuning);
    worker.on('error', (error) => this.logger.error({ err: error, job: contract.name }, 'queue connection'));
    worker.on('failed', (job, error) => {
      const final = !job || error instanceof UnrecoverableError || job.attemptsMade >= (job.opts.attempts ?? 1);
      const seen = { err: error, job: contract.name, id: job?.id, attempt: job?.attemptsMade };
      if (final) this.logger.error(seen, 'job failed');
      else this.logger.warn(seen, 'job will be tried again');
    });
    worker.on('stalled', (id) =>
      this.logger.warn({ job: contract.name, id }, 'job taken over from a worker that is gone'),
    );
    return worker;
  }
}

async function run(handler: JobHandler, job: Job): Promise<void> {
  const payload = handler.contract.payload.safeParse(job.data);
  if (!payload.success)
    throw new UnrecoverableError(
      `The payload of ${handler.contract.name} is not valid: ${z.prettifyError(payload.error)}`,
    );
  try {
    await handler.handle(payload.data);
  } catch (error) {
    if (error instanceof HopelessJobError) throw new UnrecoverableError(error.message);
    throw error;
  }
}
