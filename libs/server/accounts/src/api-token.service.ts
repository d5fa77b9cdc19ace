import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { ApiTokenEntity, Door, idempotently } from '@chapterhouse/database';
import { type AccountActor, AppError, Clock, newId, notFound } from '@chapterhouse/platform';
import { ActorService } from './actor.service.js';

export interface NewApiToken {
  readonly name: string;
  /** Null: until it is revoked. */
  readonly expiresAt?: Date | null;
  readonly idempotencyKey: string;
}
export interface CreatedApiToken {
  readonly token: ApiTokenEntity;
  /** Shown once: only its digest is kept, so the same request sent again gets null. */
  readonly secret: string | null;
}

const MOST_TOKENS = 50;
const SECRET = /^cht_[A-Za-z0-9_-]{43}$/;
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Personal API tokens: an integration acts as the person who made it, with that person's rights of the day. */
@Injectable()
export class ApiTokenService {
  constructor(
    private readonly door: Door,
    private readonly dataSource: DataSource,
    private readonly actors: ActorService,
    private readonly clock: Clock,
  ) {}

  /** Makes a token. Throws BAD_INPUT for an empty name, an expiry in the past or when there are fifty already; IDEMPOTENCY_REUSED. */
  async create(actor: AccountActor, { name, expiresAt = null, idempotencyKey }: NewApiToken): Promise<CreatedApiToken> {
    const label = name.trim();
    if (label.length === 0 || label.length > 100) {
      throw new AppError('BAD_INPUT', 'A token needs a name of at most 100 characters, to recognise it by.', 'name');
    }
    if (expiresAt && expiresAt <= this.clock.now()) {
      throw new AppError('BAD_INPUT', 'The token would have expired already. Choose a time to come.', 'expiresAt');
    }
    const secret = `cht_${randomBytes(32).toString('base64url')}`;
    return this.door.run(actor, async (em) => {
      const newOne = newId();
      const repeatable = { operation: 'token.create', key: idempotencyKey, request: { name: label, expiresAt } };
      const id = await idempotently(em, actor, repeatable, async () => {
        if ((await this.live(em, actor)).length >= MOST_TOKENS) {
          throw new AppError('BAD_INPUT', `There are ${MOST_TOKENS} tokens already. Revoke one that is not used.`);
        }
        const prefix = secret.slice(0, 9);
        const own = { id: newOne, accountId: actor.accountId, createdAt: this.clock.now() };
        await em.insert(ApiTokenEntity, { ...own, name: label, tokenHash: hashOf(secret), prefix, expiresAt });
        return newOne;
      });
      const token = await em.findOneByOrFail(ApiTokenEntity, { id, accountId: actor.accountId });
      return { token, secret: id === newOne ? secret : null };
    });
  }

  /** Own tokens that were not revoked, the newest first. */
  list(actor: AccountActor): Promise<ApiTokenEntity[]> {
    return this.door.run(actor, (em) => this.live(em, actor), { readOnly: true });
  }

  /** Ends an own token at once. Throws NOT_FOUND for one of somebody else, or one that has ended. */
  async revoke(actor: AccountActor, id: string): Promise<void> {
    await this.door.run(actor, async (em) => {
      const { affected } = await em
        .getRepository(ApiTokenEntity)
        .update({ id, accountId: actor.accountId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
      if (!affected) throw notFound('token');
    });
  }

  /** The person behind a token; null when it is unknown, expired or revoked. */
  async actorOfToken(secret: string): Promise<AccountActor | null> {
    if (!SECRET.test(secret)) return null;
    const rows = await this.dataSource.query<{ id: string | null }[]>('select app_token_account($1) as id', [
      hashOf(secret),
    ]);
    const accountId = rows[0]?.id;
    return accountId ? this.actors.actorOf(accountId) : null;
  }

  private live(em: EntityManager, actor: AccountActor): Promise<ApiTokenEntity[]> {
    return em.getRepository(ApiTokenEntity).find({
      where: { accountId: actor.accountId, revokedAt: IsNull() },
      order: { createdAt: 'DESC', id: 'ASC' },
    });
  }
}
