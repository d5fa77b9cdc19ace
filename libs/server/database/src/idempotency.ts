import { createHash } from 'node:crypto';
import { AppError, type Actor } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import { IdempotencyEntity } from './entities/account.entity.js';

export interface Repeatable {
  /** What is created: `slip.create`, `member.add`. */
  operation: string;
  /** Made by the client, once for each thing that a person wants: 8 to 200 characters. */
  key: string;
  /** Everything that the client asked for. Only its hash is kept. */
  request: unknown;
}

/** What may be remembered: JSON. Keep ids here and read the record afresh; it may have changed since. */
export type Remembered =
  string | number | boolean | null | readonly Remembered[] | { readonly [name: string]: Remembered };

/**
 * Runs `create` once for a client-made key, in the transaction of `em`. The same key with the same request answers with
 * what the first time answered; two at once: the second waits for the first. The system has no account and no
 * impatient finger, so for it `create` simply runs.
 * @throws AppError BAD_INPUT for a malformed key, IDEMPOTENCY_REUSED when the key was used for another request.
 */
export async function idempotently<T extends Remembered>(
  em: EntityManager,
  actor: Actor,
  { operation, key, request }: Repeatable,
  create: () => Promise<T>,
): Promise<T> {
  if (actor.kind === 'system') return create();
  if (key.length < 8 || key.length > 200) {
    throw new AppError(
      'BAD_INPUT',
      'The idempotency key has 8 to 200 characters; a random UUID is a good one.',
      'idempotencyKey',
    );
  }
  const { accountId } = actor;
  const requestHash = createHash('sha256').update(canonical(request)).digest('hex');
  // The insert waits for another transaction with the same key, and then finds what it left behind.
  const inserted = await em.query<unknown[]>(
    `insert into idempotency (account_id, key, operation, request_hash) values ($1, $2, $3, $4)
     on conflict do nothing returning 1`,
    [accountId, key, operation, requestHash],
  );
  if (inserted.length > 0) {
    const result = await create();
    await em.query(`update idempotency set result = $3::jsonb where account_id = $1 and key = $2`, [
      accountId,
      key,
      JSON.stringify(result),
    ]);
    return result;
  }
  const before = await em.findOneByOrFail(IdempotencyEntity, { accountId, key });
  if (before.operation !== operation || before.requestHash !== requestHash) {
    throw new AppError(
      'IDEMPOTENCY_REUSED',
      'This idempotency key was already used for another request. Make a new one for each thing to create.',
      'idempotencyKey',
    );
  }
  return before.result as T;
}

/** JSON with sorted names and without undefined values: equal for requests that mean the same. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : v,
  );
}
