// @ts-check
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { checkout } from './engines.mjs';

const LOCK = 7204;
const SOURCES = [
  'libs/server/database/src',
  'libs/server/platform/src',
  'libs/server/jobs/src',
  'libs/shared/domain/src',
  'test/support/migrate.ts',
  'package-lock.json',
];

/**
 * The template holds what the migrations make, and its name says which migrations: it is made once for each state of them.
 * @param {string} ownerUrl @returns {Promise<string>} its name
 */
export async function ensureTemplate(ownerUrl) {
  const name = `template_${hashOf(SOURCES)}`;
  const maintenance = new URL(ownerUrl);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await dropLeftovers(client);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) {
      const draft = `draft_${name}`;
      await client.query(`drop database if exists ${draft} with (force)`);
      await client.query(`create database ${draft}`);
      const url = new URL(ownerUrl);
      url.pathname = `/${draft}`;
      await migrate(url.href, name);
      await client.query(`alter database ${draft} rename to ${name}`);
    }
    await client.query(`comment on database ${name} is '${new Date().toISOString()}'`);
    return name;
  } finally {
    await client.end();
  }
}

/** Clones of processes that are gone, and templates that nobody has used for a day. @param {pg.Client} client */
async function dropLeftovers(client) {
  const { rows } = await client.query(
    `select datname as name, shobj_description(oid, 'pg_database') as used from pg_database
      where datname like 'test\\_%' or datname like 'template\\_%' or datname like 'draft\\_%'`,
  );
  for (const { name, used } of rows) {
    const pid = Number(/^test_(\d+)_/.exec(name)?.[1] ?? 0);
    const old = /^template_/.test(name) && Date.parse(used ?? '') < Date.now() - 86_400_000;
    if ((pid && !isAlive(pid)) || old || /^draft_/.test(name))
      await client.query(`drop database if exists ${name} with (force)`);
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** Migrations are TypeScript with decorators: bundled once for each state of the sources. @param {string} url @param {string} name */
async function migrate(url, name) {
  const folder = join(checkout, '.cache/test-engines/migrate');
  const bundle = join(folder, name, 'migrate.js');
  if (!existsSync(bundle)) {
    mkdirSync(folder, { recursive: true });
    for (const old of readdirSync(folder)) rmSync(join(folder, old), { recursive: true, force: true });
    const { build } = await import('vite');
    await build({
      configFile: false,
      logLevel: 'warn',
      root: join(checkout, 'test/support'),
      resolve: { tsconfigPaths: true },
      build: {
        ssr: true,
        target: 'node24',
        minify: false,
        emptyOutDir: false,
        outDir: join(folder, name),
        rolldownOptions: {
          input: { migrate: join(checkout, 'test/support/migrate.ts') },
          output: { entryFileNames: '[name].js', format: 'es', keepNames: true },
        },
      },
    });
  }
  const env = { PATH: process.env['PATH'], DATABASE_OWNER_URL: url };
  await promisify(execFile)(process.execPath, ['--enable-source-maps', bundle], { cwd: checkout, env }).catch(
    (error) => {
      throw new Error(`The migrations failed on an empty database:\n${error.stdout}${error.stderr}`);
    },
  );
}

/** @param {string[]} paths @returns {string} */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const files = path.includes('.')
      ? [path]
      : globSync(`${path}/**/*.ts`, { cwd: checkout, exclude: ['**/*spec.ts'] }).sort();
    for (const file of files) hash.update(file).update(readFileSync(join(checkout, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
