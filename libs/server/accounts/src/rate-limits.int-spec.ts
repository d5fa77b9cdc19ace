import { readConfig } from '@chapterhouse/platform';
import { hasRedis, testDatabase, type TestDatabase, testRedis } from '@chapterhouse/testing';
import { AuthPool } from './auth-pool.js';
import { RATE_RULES, RateLimits, type RateRules } from './rate-limits.js';

const rules: RateRules = { ...RATE_RULES, write: { points: 3, seconds: 60 } };

describe.each(hasRedis() ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'])('rate limits in %s', (store) => {
  let db: TestDatabase;
  let redis: ReturnType<typeof testRedis> | null = null;
  const made: { limits: RateLimits; pool: AuthPool }[] = [];
  beforeAll(async () => {
    db = await testDatabase();
    if (store === 'Redis') redis = testRedis();
  });
  afterAll(async () => {
    for (const { limits, pool } of made) {
      await limits.close();
      await pool.close();
    }
    await redis?.close();
    await db.close();
  });

  /** What one process of several has. */
  const process_ = (over: Record<string, string> = {}): RateLimits => {
    const config = readConfig({
      NODE_ENV: 'test',
      DATABASE_URL: db.appUrl,
      SMTP_URL: 'smtp://127.0.0.1:1',
      PUBLIC_URL: 'http://chapterhouse.test',
      AUTH_SECRET: 'x'.repeat(40),
      ...(redis ? { REDIS_URL: redis.url, QUEUE_PREFIX: redis.prefix } : {}),
      ...over,
    });
    const pool = new AuthPool(config, () => undefined);
    const limits = new RateLimits(config, pool, rules);
    made.push({ limits, pool });
    return limits;
  };

  it('hold across processes, for each key by itself', async () => {
    const [one, two] = [process_(), process_()];
    for (const limits of [one, two, one]) await limits.consume('write', 'a');
    await expect(two.consume('write', 'a')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      message: expect.stringMatching(/Please try again in \d+ seconds/),
    });
    await expect(two.consume('write', 'b')).resolves.toBeUndefined();
  });

  it('let exactly as many through when all come at once', async () => {
    const limits = process_();
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => limits.consume('write', 'crowd')));
    expect(all.filter((r) => r.status === 'fulfilled')).toHaveLength(3);
  });

  it('go on in each process when the store is out of reach', async () => {
    const away: Record<string, string> = redis
      ? { REDIS_URL: 'redis://127.0.0.1:1' }
      : { DATABASE_URL: 'postgresql://app:secret@127.0.0.1:1/nowhere' };
    const limits = process_(away);
    for (let n = 0; n < 3; n++) await limits.consume('write', 'alone');
    await expect(limits.consume('write', 'alone')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});
