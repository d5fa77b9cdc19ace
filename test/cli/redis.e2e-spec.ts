import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { checkout, startRedis } from '../support/engines.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'chapter house '))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ask = async <T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> => {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
};

/** The tests' own Redis was fetched into its folder, if this machine has none: taken from there, nothing is fetched again. */
const fetched = join(checkout, '.cache/test-engines/redis');

describe('the Redis for tests', () => {
  it('never evicts, and lets nobody in without its password', async () => {
    const redis = await startRedis({ folder: fetched });
    try {
      expect(await ask(redis.url, (r) => r.config('GET', 'maxmemory-policy'))).toEqual([
        'maxmemory-policy',
        'noeviction',
      ]);
      const bare = new URL(redis.url);
      bare.password = '';
      await expect(ask(bare.href, (r) => r.get('a'))).rejects.toThrow(/NOAUTH|Authentication/i);
      expect(statSync(join(fetched, 'engine.json')).mode & 0o777).toBe(0o600);
    } finally {
      await redis.stop();
    }
  });

  it('is shared by those who name the same folder, until the last has left', async () => {
    const [one, two] = await Promise.all([startRedis({ folder: fetched }), startRedis({ folder: fetched })]);
    expect(one.pid).toBe(two.pid);
    await one.stop();
    expect(await ask(two.url, (r) => r.ping())).toBe('PONG');
    await two.stop();
  });

  it('says what to install where there is none', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = folder;
    try {
      await expect(startRedis({ folder: join(folder, 'redis'), download: false })).rejects.toThrow(
        /apt install redis-server.*REDIS_URL/,
      );
    } finally {
      process.env['PATH'] = path;
    }
  });
});
