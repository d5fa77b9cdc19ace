import { AppError } from '@chapterhouse/platform';
import { LEADER_ROLE_KINDS } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';

/** Makes changes to a chapter's leadership queue behind each other; held until the transaction ends. */
export async function lockLeadership(em: EntityManager, chapterId: string): Promise<void> {
  await em.query(`select 1 from chapter where id = $1 for no key update`, [chapterId]);
}

/**
 * A leader's term, or their membership, may end only on a day on which somebody else leads. PostgreSQL holds this for
 * today; here it is held for every day to come on which a term ends. Call it after the change, under `lockLeadership`.
 * @throws AppError LAST_LEADER naming the day.
 */
export async function requireLeaderAlways(em: EntityManager, chapterId: string, today: string): Promise<void> {
  const gaps = await em.query<{ day: string }[]>(
    `with term as (
       select r."from", least(r."to", m."left") as "to"
       from role_term r join member m on m.chapter_id = r.chapter_id and m.id = r.member_id
       where r.chapter_id = $1 and r.role = any($2) and m.status in ('ACTIVE', 'ON_LEAVE', 'LEFT'))
     select t."to" as day from term t
     where t."to" > t."from" and t."to" >= $3
       and not exists (select 1 from term c where c."from" <= t."to" and (c."to" is null or c."to" > t."to"))
     order by 1 limit 1`,
    [chapterId, LEADER_ROLE_KINDS, today],
  );
  if (gaps[0]) {
    throw new AppError(
      'LAST_LEADER',
      `From ${gaps[0].day} the chapter would be without a leader. Name a successor first.`,
    );
  }
}
