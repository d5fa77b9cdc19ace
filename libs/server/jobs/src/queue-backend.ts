import {
  createPostgresBackend,
  type Job,
  type JobsOptions,
  type Processor,
  Queue,
  Worker,
  type WorkerOptions,
} from 'bullmq';

/** Where the queue lives: `redisUrl` when given, else the schema `bullmq` of the database. */
export interface QueueSettings {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  /** Begins every key on Redis; in braces, so that a queue stays in one slot of a cluster. */
  readonly prefix: string;
}

export type WorkerTuning = Pick<
  WorkerOptions,
  'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'skipLockRenewal' | 'skipStalledCheck'
>;

/** What both backends' queues and workers have in common. */
export type JobQueue = Pick<
  Queue,
  'add' | 'addBulk' | 'upsertJobScheduler' | 'getJobSchedulers' | 'removeJobScheduler' | 'getJobCounts' | 'close'
> & { on(event: 'error', listener: (error: Error) => void): unknown };
export type JobWorker = Pick<Worker, 'name' | 'run' | 'waitUntilReady' | 'close'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  on(event: 'stalled', listener: (jobId: string) => void): unknown;
};

/** Makes queues and workers of one backend, and remembers nothing: whoever asks for one closes it. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  queue(name: string, defaults?: JobsOptions): JobQueue;
  worker(name: string, processor: Processor, tuning?: WorkerTuning): JobWorker;
}

export const QUEUE_SCHEMA = 'bullmq';
/** Connections of each queue and each worker; a worker has one more for LISTEN. */
const POOL = 2;

/** The one place that decides between Redis and PostgreSQL. */
export function queueBackend({ databaseUrl, redisUrl, prefix }: QueueSettings): QueueBackend {
  if (redisUrl) {
    const base = { prefix, connection: { url: redisUrl, maxRetriesPerRequest: null } };
    return {
      kind: 'redis',
      queue: (name, defaultJobOptions) => new Queue(name, { ...base, ...(defaultJobOptions && { defaultJobOptions }) }),
      worker: (name, processor, tuning) => new Worker(name, processor, { ...base, autorun: false, ...tuning }),
    };
  }
  const base = { connection: { connectionString: withoutOptions(databaseUrl), schema: QUEUE_SCHEMA, max: POOL } };
  return {
    kind: 'postgres',
    queue: (name, defaultJobOptions) =>
      new Queue(name, { ...base, ...(defaultJobOptions && { defaultJobOptions }) }, createPostgresBackend),
    worker: (name, processor, tuning) =>
      new Worker(name, processor, { ...base, autorun: false, ...tuning }, createPostgresBackend),
  };
}

/** `?options=` in the address would override the search path that leads the queue to its schema. */
function withoutOptions(url: string): string {
  const address = new URL(url);
  address.searchParams.delete('options');
  return address.href;
}
