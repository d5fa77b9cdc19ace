import type { z } from 'zod';

/**
 * The promise between whoever enqueues a job and its one handler. Payloads are ids and dates: what a job is about
 * stands in PostgreSQL, the queue is only a nudge.
 */
export interface JobContract<Payload = unknown> extends JobSettings {
  readonly payload: z.ZodType<Payload>;
  /** While a job with this id waits or runs, another one is not added. Without it every job is added. */
  deduplicationId?(payload: Payload): string;
}

/** What a contract says whatever its payload. */
export interface JobSettings {
  /** Also the name of its queue: letters, digits and dots. */
  readonly name: string;
  /** Tries in all, the first one included. */
  readonly attempts: number;
  /** Pause before the second try in milliseconds; it doubles with each further one. */
  readonly backoffMs: number;
  /** How many completed jobs are kept for looking at; what matters is kept in PostgreSQL. */
  readonly keepCompleted: number;
}

/** Declares a job. The payload's type follows from its schema. */
export function defineJob<Schema extends z.ZodType>(contract: {
  name: string;
  payload: Schema;
  attempts?: number;
  backoffMs?: number;
  deduplicationId?: (payload: z.output<Schema>) => string;
  keepCompleted?: number;
}): JobContract<z.output<Schema>> {
  const { name, payload, attempts = 5, backoffMs = 5_000, deduplicationId, keepCompleted = 100 } = contract;
  if (!/^[a-z][a-z0-9.-]*$/.test(name))
    throw new Error(`"${name}" is no name for a job; use small letters, digits, dots and hyphens`);
  return {
    name,
    payload: payload as z.ZodType<z.output<Schema>>,
    attempts,
    backoffMs,
    keepCompleted,
    ...(deduplicationId && { deduplicationId }),
  };
}

/** What a schedule does at its hour: fan out, never the work itself. The id is stable, so that starting twice changes nothing. */
export interface Schedule<Payload = unknown> {
  readonly id: string;
  readonly contract: JobContract<Payload>;
  readonly payload: Payload;
  /** Cron, in UTC: local hours are PostgreSQL's business. */
  readonly cron: string;
}

/** Declares a schedule; keeps the payload's type tied to the contract's. */
export const defineSchedule = <Payload>(schedule: Schedule<Payload>): Schedule<Payload> => schedule;
