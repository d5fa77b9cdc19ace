import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';

export interface TestRedis {
  url: string;
  /** Own to this spec file, and in braces as in production: `{test-…}`. Every key of the test begins with it. */
  prefix: string;
  /** Removes what the test left behind. */
  close(): Promise<void>;
}

/** False only on a developer's machine without Redis; where CI is set, the test run has failed before this is asked. */
export const hasRedis = (): boolean => Boolean(process.env['TEST_REDIS_URL']);

/** A corner of the test run's Redis. Throws when there is none: guard the suite with `hasRedis()`. */
export function testRedis(): TestRedis {
  const url = process.env['TEST_REDIS_URL'];
  if (!url)
    throw new Error('TEST_REDIS_URL is not set: this machine has no Redis for the tests, see test/support/engines.mjs');
  const prefix = `{test-${randomBytes(6).toString('hex')}}`;
  return {
    url,
    prefix,
    close: async () => {
      const redis = new Redis(url, { maxRetriesPerRequest: 1 });
      try {
        for await (const keys of redis.scanStream({ match: `${prefix.replace(/[{}]/g, '\\$&')}*`, count: 500 })) {
          const found = keys as string[];
          if (found.length > 0) await redis.unlink(...found);
        }
      } finally {
        redis.disconnect();
      }
    },
  };
}
