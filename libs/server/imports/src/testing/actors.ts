import type { Grant } from '@chapterhouse/domain';
import type { MemberEntity } from '@chapterhouse/database';
import type { Actor } from '@chapterhouse/platform';
import type { TestDatabase } from '@chapterhouse/testing';

/** The account of a seat, with the rights that it has today. */
export async function accountActor(db: TestDatabase, { accountId }: MemberEntity): Promise<Actor> {
  const [row] = await db.sql<{ actor: { email: string; isOperator: boolean; grants: Grant[] } }>(
    `select app_actor($1) as actor`,
    [accountId],
  );
  if (!row || !accountId) throw new Error('the member has no account');
  return { kind: 'account', accountId, ...row.actor };
}
