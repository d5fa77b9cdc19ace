import type { PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { type Actor, seatChapterIds } from '@chapterhouse/platform';
import { translateError } from './translate-error.js';

export interface DoorOptions {
  /**
   * The one chapter the work is about. It narrows what row-level security lets through to that chapter, and lets
   * region and organisation staff reach it when it lies in their region or organisation.
   */
  chapterId?: string;
  /** Reads only: may go to a replica, and PostgreSQL refuses a write. */
  readOnly?: boolean;
}

type AfterCommit = () => Promise<void> | void;
const afterCommits = new WeakMap<EntityManager, AfterCommit[]>();

/** Runs `work` once the transaction of this entity manager has committed, never when it fails. */
export function afterCommit(em: EntityManager, work: AfterCommit): void {
  const list = afterCommits.get(em);
  if (!list) throw new Error('afterCommit needs the entity manager that the door gave');
  list.push(work);
}

const quote = (s: string): string => `'${s.replaceAll("'", "''")}'`;
const set = (name: string, value: string): string => `set_config('app.${name}', ${value}, true)`;

/** The statement that opens a transaction and tells PostgreSQL who asks: one round trip for both. */
export function openingStatement(actor: Actor, { chapterId, readOnly = false }: DoorOptions): string {
  const grants = actor.kind === 'account' ? actor.grants : [];
  const organisations = grants.flatMap((g) => ('organisationId' in g ? [g.organisationId] : []));
  const regions = grants.flatMap((g) => ('regionId' in g ? [g.regionId] : []));
  const seats = seatChapterIds(actor);
  const staff = organisations.length + regions.length > 0;
  const ids = (list: readonly string[]): string => quote(list.join(','));
  let chapters: string;
  if (!chapterId) chapters = ids(seats);
  else if (seats.includes(chapterId)) chapters = ids([chapterId]);
  else if (staff) chapters = `app_staff_chapter(${quote(chapterId)}, ${ids(organisations)}, ${ids(regions)})`;
  else chapters = quote('');
  return [
    readOnly ? 'begin read only' : 'begin',
    `select ${[
      set('account_id', quote(actor.kind === 'account' ? actor.accountId : '')),
      set('chapter_ids', chapters),
      set('organisation_ids', ids(organisations)),
      set('region_ids', ids(regions)),
    ].join(', ')}`,
  ].join('; ');
}

/**
 * The one door to the data. It opens a transaction, tells PostgreSQL who asks (row-level security does the rest),
 * runs the work, commits, and only then releases what the work asked for after the commit.
 */
export class Door {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` for `actor` in one transaction. Constraint violations arrive as AppError; any error rolls everything back. */
  async run<T>(actor: Actor, work: (em: EntityManager) => Promise<T>, options: DoorOptions = {}): Promise<T> {
    const runner = this.dataSource.createQueryRunner(options.readOnly ? 'slave' : 'master');
    const releases: AfterCommit[] = [];
    let result: T;
    try {
      const client = (await runner.connect()) as PoolClient;
      // TypeORM must know that a transaction is open: otherwise save() would begin and commit one of its own.
      const state: { isTransactionActive: boolean } = runner;
      try {
        await client.query(openingStatement(actor, options));
        state.isTransactionActive = true;
        afterCommits.set(runner.manager, releases);
        result = await work(runner.manager);
        const committed = await client.query('commit');
        // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK: somebody caught an error inside.
        if (committed.command !== 'COMMIT')
          throw new Error('An error inside the transaction was caught; nothing was saved.');
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw translateError(error);
      } finally {
        state.isTransactionActive = false;
        afterCommits.delete(runner.manager);
      }
    } finally {
      await runner.release();
    }
    // After the connection is back in the pool: what runs now may need one of its own.
    for (const release of releases) await release();
    return result;
  }
}
