import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Grant } from '@chapterhouse/domain';
import type { AccountActor } from '@chapterhouse/platform';

/** Who somebody is today, and what they may do: read anew for every request, so that a right that ended is gone. */
@Injectable()
export class ActorService {
  constructor(private readonly dataSource: DataSource) {}

  /** The account with today's rights; null when there is no such account. */
  async actorOf(accountId: string): Promise<AccountActor | null> {
    // The function answers for one account and runs as the owner, so no door is needed.
    const rows = await this.dataSource.query<
      { actor: { email: string; isOperator: boolean; grants: Grant[] } | null }[]
    >('select app_actor($1) as actor', [accountId]);
    const found = rows[0]?.actor;
    return found ? { kind: 'account', accountId, ...found } : null;
  }
}
