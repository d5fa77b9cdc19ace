import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { AppError, type Config } from '@chapterhouse/platform';
import type { AuthPool } from './auth-pool.js';

/** Points in a window of seconds. */
export interface RateRule {
  readonly points: number;
  readonly seconds: number;
}

export const RATE_RULES = {
  /** Links asked for one address: mails that somebody else could make us send. */
  'link:email': { points: 5, seconds: 900 },
  'link:ip': { points: 30, seconds: 900 },
  /** Passwords tried for one address, and from one place. */
  'password:email': { points: 8, seconds: 900 },
  'password:ip': { points: 40, seconds: 900 },
  /** Links followed from one place: they cannot be guessed, this only keeps the noise down. */
  'verify:ip': { points: 60, seconds: 900 },
  /** Links of the questions after a one-to-one, from one place, and each of them. They cannot be guessed either. */
  'answer:ip': { points: 60, seconds: 900 },
  'answer:link': { points: 20, seconds: 900 },
  /** Mutations of one account. */
  write: { points: 240, seconds: 60 },
} as const satisfies Record<string, RateRule>;
export type RateKind = keyof typeof RATE_RULES;
export type RateRules = Readonly<Record<RateKind, RateRule>>;

/**
 * Limits that hold across processes: counted in Redis when there is one, in PostgreSQL otherwise. When the store is
 * out of reach each process counts for itself, so that a limit never turns into an outage.
 */
export class RateLimits {
  private readonly limiters: ReadonlyMap<RateKind, RateLimiterAbstract>;
  private readonly redis: Redis | null;

  constructor(config: Pick<Config, 'REDIS_URL' | 'QUEUE_PREFIX'>, auth: AuthPool, rules: RateRules = RATE_RULES) {
    this.redis = config.REDIS_URL
      ? new Redis(config.REDIS_URL, { lazyConnect: true, maxRetriesPerRequest: 1, enableOfflineQueue: true })
      : null;
    // Errors of the connection arrive at the caller, who falls back to memory.
    this.redis?.on('error', () => undefined);
    this.limiters = new Map(
      (Object.keys(rules) as RateKind[]).map((kind) => {
        const { points, seconds: duration } = rules[kind];
        const common = { points, duration, keyPrefix: `${config.QUEUE_PREFIX}:limit:${kind}` };
        const insuranceLimiter = new RateLimiterMemory(common);
        const limiter = this.redis
          ? new RateLimiterRedis({ ...common, storeClient: this.redis, insuranceLimiter })
          : new RateLimiterPostgres({
              ...common,
              storeClient: auth.pool,
              storeType: 'pool',
              tableName: 'rate_limit',
              tableCreated: true,
              insuranceLimiter,
            });
        return [kind, limiter];
      }),
    );
  }

  /** Counts one use by `key` (an address, an account). Throws RATE_LIMITED, naming the wait, when there were too many. */
  async consume(kind: RateKind, key: string): Promise<void> {
    const limiter = this.limiters.get(kind);
    if (!limiter) throw new Error(`no rate limit is called ${kind}`);
    try {
      await limiter.consume(createHash('sha256').update(key).digest('base64url'));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
      throw new AppError('RATE_LIMITED', `That was too often in a short time. Please try again in ${wait}.`);
    }
  }

  async close(): Promise<void> {
    this.redis?.disconnect();
  }
}
