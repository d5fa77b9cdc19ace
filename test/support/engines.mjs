// @ts-check
// The engines of a test run. `npm test` starts them once and names them in the environment; a single `jest` finds none
// there and starts (or joins) its own in .cache, so that the second run is quick.
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { startPostgres } from '../../apps/cli/bootstrap/engines/postgres.mjs';
import { freePort } from '../../apps/cli/bootstrap/engines/lease.mjs';
import { checkout } from '../../apps/cli/bootstrap/engines/paths.mjs';
import { NO_REDIS, startRedis } from '../../apps/cli/bootstrap/engines/redis.mjs';

export { checkout, freePort, startPostgres, startRedis };

/**
 * Starts what the environment does not name, and sets TEST_DATABASE_URL (role that owns), TEST_DATABASE_APP_URL (role
 * of the application) and TEST_REDIS_URL. Redis may be missing on a developer's machine; where CI is set it may not.
 * @param {NodeJS.ProcessEnv} env @returns {Promise<{ stop: () => Promise<void>; stopNow: () => void }>}
 */
export async function startTestEngines(env = process.env) {
  /** @type {{ stop: () => Promise<void>; stopNow: () => void }[]} */
  const started = [];
  if (!env['TEST_DATABASE_URL']) {
    const postgres = await startPostgres({
      folder: join(checkout, '.cache/test-engines/postgres'),
      durable: false,
      maxConnections: 400,
    });
    started.push(postgres);
    env['TEST_DATABASE_URL'] = postgres.ownerUrl();
    env['TEST_DATABASE_APP_URL'] = postgres.appUrl();
  }
  if (!env['TEST_DATABASE_APP_URL']) env['TEST_DATABASE_APP_URL'] = await appRole(env['TEST_DATABASE_URL']);
  if (!env['TEST_REDIS_URL']) {
    try {
      const redis = await startRedis({ folder: join(checkout, '.cache/test-engines/redis') });
      started.push(redis);
      env['TEST_REDIS_URL'] = redis.url;
    } catch (error) {
      if (env['CI'] || !(error instanceof Error) || error.message !== NO_REDIS) throw error;
      console.warn(`${NO_REDIS} The tests that need it are skipped.`);
    }
  }
  return {
    stop: async () => {
      for (const engine of started.reverse()) await engine.stop();
    },
    stopNow: () => {
      for (const engine of started.reverse()) engine.stopNow();
    },
  };
}

/**
 * On a server that somebody else runs: makes the application's role, as the embedded server has it.
 * @param {string} ownerUrl @returns {Promise<string>}
 */
async function appRole(ownerUrl) {
  const { default: pg } = await import('pg');
  const url = new URL(ownerUrl);
  // Derived and not random, so that two runs at once agree on it.
  const password = createHmac('sha256', url.password).update('chapterhouse_app').digest('hex').slice(0, 24);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7203)');
    const { rows } = await client.query(
      `select rolsuper or rolbypassrls as free from pg_roles where rolname = 'chapterhouse_app'`,
    );
    if (rows[0]?.free)
      throw new Error('The role chapterhouse_app of TEST_DATABASE_URL may pass row-level security; alter it');
    await client.query(`${rows.length ? 'alter' : 'create'} role chapterhouse_app login password '${password}'`);
  } finally {
    await client.end();
  }
  url.username = 'chapterhouse_app';
  url.password = password;
  return url.href;
}
