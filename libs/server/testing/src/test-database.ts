import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, Door } from '@chapterhouse/database';
import { Factories } from './factories.js';

export interface TestDatabase {
  name: string;
  /** Role that owns the tables: sees and may do everything. */
  ownerUrl: string;
  /** Role of the application: row-level security holds it. */
  appUrl: string;
  /** Connections as the owner, to arrange and to look behind the door. */
  owner: pg.Pool;
  /** The application's data source. */
  app: DataSource;
  door: Door;
  /** Small, plausible rows, written as the owner. */
  make: Factories;
  /** Rows of a query as the owner. */
  sql<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Ends every connection and drops the database. */
  close(): Promise<void>;
  /** Ends every connection and keeps the database under this name, to clone it: `testDatabase(name)`. The next run drops it. */
  keepAs(name: string): Promise<void>;
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: run this spec with TEST_SIZE=medium (or large), so that test/support/global-setup.mjs runs first`,
    );
  return value;
}

const at = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};

/** The name under which a database may be kept for other spec files of this run. */
export const keptName = (what: string): string => `test_${process.pid}_kept_${what}`;

/** Whether a spec file of this run has kept a database under this name. */
export async function isKept(name: string): Promise<boolean> {
  const found = await once(at(setting('TEST_DATABASE_URL'), 'postgres'), 'select from pg_database where datname = $1', [
    name,
  ]);
  return found > 0;
}

/**
 * A database of its own for a spec file, cloned from the migrated template (some 0.1 s), or from one that was kept:
 * `const db = await testDatabase()` at the top or in `beforeAll`, and `afterAll(() => db.close())`.
 */
export async function testDatabase(template = setting('TEST_TEMPLATE_DATABASE')): Promise<TestDatabase> {
  const ownerBase = setting('TEST_DATABASE_URL');
  // The process id lets the next run drop what a killed one left behind.
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await once(at(ownerBase, 'postgres'), `create database ${name} template ${template}`);
  const ownerUrl = at(ownerBase, name);
  const appUrl = at(setting('TEST_DATABASE_APP_URL'), name);
  const app = await createDataSource({ url: appUrl, poolSize: 5, applicationName: 'test' }).initialize();
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  // Dropping the database ends idle connections, which is no error of the test.
  owner.on('error', () => undefined);
  const disconnect = async (): Promise<void> => {
    if (app.isInitialized) await app.destroy();
    await owner.end();
  };
  return {
    name,
    ownerUrl,
    appUrl,
    owner,
    app,
    door: new Door(app),
    make: new Factories(owner),
    sql: async <Row>(text: string, values?: unknown[]) => (await owner.query(text, values)).rows as Row[],
    close: async () => {
      await disconnect();
      await drop(at(ownerBase, 'postgres'), name);
    },
    keepAs: async (kept) => {
      await disconnect();
      await once(at(ownerBase, 'postgres'), `alter database ${name} rename to ${kept}`);
    },
  };
}

/**
 * Never with `force`: that fails with "permission denied to terminate process" when autovacuum happens to look at the
 * database, whereas a plain drop sends autovacuum away. What a test left open is ended first.
 */
async function drop(url: string, name: string): Promise<void> {
  const end = `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and backend_type = 'client backend'`;
  await once(url, end, [name]);
  await once(url, `drop database if exists ${name}`);
}

/** How many rows it was about. */
async function once(url: string, statement: string, values: unknown[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement, values)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
