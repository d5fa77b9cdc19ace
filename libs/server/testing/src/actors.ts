import type { AccountActor } from '@chapterhouse/platform';
import type { MemberEntity } from '@chapterhouse/database';
import type { TestDatabase } from './test-database.js';

/** The actor behind an account, with the rights that the database gives it today: what a session would bring. */
export async function actorOf(db: TestDatabase, accountId: string | null): Promise<AccountActor> {
  const [row] = await db.sql<{ actor: Omit<AccountActor, 'kind' | 'accountId'> | null }>(
    `select app_actor($1) as actor`,
    [accountId],
  );
  if (!row?.actor || !accountId) throw new Error(`there is no account ${String(accountId)}`);
  return { kind: 'account', accountId, ...row.actor };
}

/** The actor in a seat. */
export const actorIn = (db: TestDatabase, member: Pick<MemberEntity, 'accountId'>): Promise<AccountActor> =>
  actorOf(db, member.accountId);
