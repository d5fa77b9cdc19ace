import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineJob, type JobSettings } from './job-contract.js';

/** Chapters whose week is computed in one statement: see the measurements in docs/operations.md. */
export const COMPUTE_BATCH = 25;

/** Every quarter of an hour: which chapters are past their local mail hour without a run for that date? */
export const weeklyPlan = defineJob({
  name: 'weekly.plan',
  payload: z.strictObject({}),
  attempts: 3,
  deduplicationId: () => 'plan',
});

/** Counts and judges the week of a batch of chapters, and writes their deliveries into the ledger. */
export const weeklyCompute = defineJob({
  name: 'weekly.compute',
  payload: z.strictObject({ asOf: z.iso.date(), chapterIds: z.array(z.uuid()).min(1).max(100) }),
  attempts: 5,
  backoffMs: 10_000,
  deduplicationId: ({ asOf, chapterIds }) =>
    `${asOf}-${createHash('sha256').update(chapterIds.join()).digest('hex').slice(0, 32)}`,
});

/** Sends one letter of the ledger. */
export const mailSend = defineJob({
  name: 'mail.send',
  payload: z.strictObject({ chapterId: z.uuid(), deliveryId: z.uuid() }),
  attempts: 6,
  backoffMs: 15_000,
  deduplicationId: ({ deliveryId }) => deliveryId,
  keepCompleted: 0,
});

/** Every hour: writes to those of whose referrals something moved, one mail an account and day. */
export const loopTell = defineJob({
  name: 'loop.tell',
  payload: z.strictObject({}),
  attempts: 3,
  backoffMs: 60_000,
  deduplicationId: () => 'loop',
});

/** Re-enqueues whatever PostgreSQL says is unfinished. */
export const sweep = defineJob({
  name: 'sweep',
  payload: z.strictObject({}),
  attempts: 1,
  deduplicationId: () => 'sweep',
});

/** Removes what nobody needs any more. */
export const housekeeping = defineJob({
  name: 'housekeeping',
  payload: z.strictObject({}),
  attempts: 3,
  backoffMs: 60_000,
  deduplicationId: () => 'housekeeping',
});

/** Every job there is: the worker must have exactly one handler for each. */
export const contracts: readonly JobSettings[] = [weeklyPlan, weeklyCompute, mailSend, loopTell, sweep, housekeeping];
