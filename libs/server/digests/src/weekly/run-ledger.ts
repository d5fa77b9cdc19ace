import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';

export interface ClaimedRun {
  readonly chapterId: string;
  readonly mail: boolean;
  /** This one included. */
  readonly attempts: number;
}

/** For how long a batch may take before somebody else takes it over. */
const LEASE_MS = 10 * 60_000;

/** The runs of chapters' weeks: planned once per date, claimed by lease, done or failed. */
@Injectable()
export class RunLedger {
  /** Plans the runs that are not there yet; answers with the chapters that are new. */
  async plan(em: EntityManager, asOf: LocalDate, chapterIds: readonly string[], now: Date): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(
      `with planned as (
         insert into weekly_run (chapter_id, as_of, planned_at) select c, $2::date, $3 from unnest($1::uuid[]) as c
         on conflict (chapter_id, as_of) do nothing returning chapter_id)
       select chapter_id as id from planned order by 1`,
      [chapterIds, asOf, now],
    );
    return rows.map((row) => row.id);
  }

  /** Plans the runs anew, whatever became of them before, except those in somebody's hands now. */
  async request(
    em: EntityManager,
    asOf: LocalDate,
    chapterIds: readonly string[],
    mail: boolean,
    now: Date,
  ): Promise<void> {
    await em.query(
      `insert into weekly_run as r (chapter_id, as_of, mail, planned_at) select c, $2::date, $3, $4 from unnest($1::uuid[]) as c
       on conflict (chapter_id, as_of) do update
         set state = 'PLANNED', mail = excluded.mail, attempts = 0, lease_until = null, error = null
         where r.lease_until is null or r.lease_until < $4`,
      [chapterIds, asOf, mail, now],
    );
  }

  async claim(em: EntityManager, asOf: LocalDate, chapterIds: readonly string[], now: Date): Promise<ClaimedRun[]> {
    return em.query<ClaimedRun[]>(
      `with claimed as (
         update weekly_run set attempts = attempts + 1, lease_until = $4
         where chapter_id = any ($1::uuid[]) and as_of = $2 and state = 'PLANNED'
           and (lease_until is null or lease_until < $3)
         returning chapter_id, mail, attempts)
       select chapter_id as "chapterId", mail, attempts from claimed order by chapter_id`,
      [chapterIds, asOf, now, new Date(now.getTime() + LEASE_MS)],
    );
  }

  /** Gives back what could not be tried: the attempt does not count. */
  async release(em: EntityManager, asOf: LocalDate, chapterIds: readonly string[]): Promise<void> {
    await em.query(
      `update weekly_run set lease_until = null, attempts = greatest(attempts - 1, 0)
       where chapter_id = any ($1::uuid[]) and as_of = $2 and state = 'PLANNED'`,
      [chapterIds, asOf],
    );
  }

  async finish(em: EntityManager, asOf: LocalDate, chapterIds: readonly string[], now: Date): Promise<void> {
    await em.query(
      `update weekly_run set state = 'DONE', computed_at = $3, lease_until = null, error = null
       where chapter_id = any ($1::uuid[]) and as_of = $2`,
      [chapterIds, asOf, now],
    );
  }

  async fail(em: EntityManager, asOf: LocalDate, chapterId: string, error: string): Promise<void> {
    await em.query(
      `update weekly_run set state = 'FAILED', lease_until = null, error = $3 where chapter_id = $1 and as_of = $2`,
      [chapterId, asOf, error.slice(0, 500)],
    );
  }
}
