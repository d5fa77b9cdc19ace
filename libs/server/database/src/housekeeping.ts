import type { EntityManager } from 'typeorm';

/** How much went. */
export interface Housekeeping {
  /** Older than 30 days. */
  readonly idempotencyKeys: number;
  /** Expired. */
  readonly sessions: number;
  /** Mailed links and other one-time secrets that have expired. */
  readonly verifications: number;
  /** Contents of uploaded files whose import was not applied, or taken back, for 90 days. Their names stay. */
  readonly importFiles: number;
}

/** Removes what nobody needs any more, in all chapters. A second time in a row there is nothing left to do. */
export async function keepHouse(em: EntityManager, at: Date): Promise<Housekeeping> {
  const rows = await em.query<Housekeeping[]>(
    `select idempotency_keys as "idempotencyKeys", sessions, verifications, import_files as "importFiles"
     from app_housekeeping($1)`,
    [at],
  );
  if (!rows[0]) throw new Error('app_housekeeping answered nothing');
  return rows[0];
}
