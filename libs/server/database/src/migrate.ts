import { createDataSource } from './data-source.js';

/** Lock number of "one migration at a time", across processes. Any constant will do; it spells nothing. */
const MIGRATION_LOCK = 7_340_912;

/**
 * Brings the schema up to date as its owner and gives the application's role what it needs (never the tables themselves).
 * Returns the names of the migrations that ran. Two at once wait for each other.
 */
export async function migrateUp(ownerUrl: string, appRole: string): Promise<string[]> {
  const dataSource = await createDataSource({
    url: ownerUrl,
    poolSize: 2,
    applicationName: 'chapterhouse migrate',
  }).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    const ran = await dataSource.runMigrations();
    for (const grant of grantsFor(appRole)) await lock.query(grant);
    return ran.map((m) => m.name);
  } finally {
    await lock.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

/** Idempotent: run after every migration, so that new tables are reachable and nothing else is. */
function grantsFor(appRole: string): string[] {
  const role = `"${appRole.replaceAll('"', '""')}"`;
  return [
    `revoke create on schema public from public`,
    // A function that runs as the owner is for the application alone.
    `do $$ declare f regprocedure; begin
       for f in select oid from pg_proc where pronamespace = 'public'::regnamespace and prosecdef loop
         execute format('revoke execute on function %s from public', f);
         execute format('grant execute on function %s to %s', f, ${quoteLiteral(role)});
       end loop;
     end $$`,
    `grant usage on schema public to ${role}`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
    `revoke insert, update, delete on migration from ${role}`,
    // What happened stays: the history is written and read, never changed.
    `revoke update, delete on audit_log, slip_event from ${role}`,
  ];
}

const quoteLiteral = (s: string): string => `'${s.replaceAll("'", "''")}'`;

/** Takes back every migration, newest first. For tests of the migrations: it removes all data. */
export async function migrateDown(ownerUrl: string): Promise<number> {
  const dataSource = await createDataSource({ url: ownerUrl, poolSize: 2 }).initialize();
  try {
    let count = 0;
    while ((await appliedMigrations(dataSource.query.bind(dataSource))) > 0) {
      await dataSource.undoLastMigration();
      count += 1;
    }
    return count;
  } finally {
    await dataSource.destroy();
  }
}

/** The statements that would make the schema equal the entities: none when the migrations are fresh. */
export async function schemaDrift(ownerUrl: string): Promise<string[]> {
  const dataSource = await createDataSource({ url: ownerUrl, poolSize: 2 }).initialize();
  try {
    const log = await dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map((q) => q.query);
  } finally {
    await dataSource.destroy();
  }
}

/** The migrations that have not run yet, by name. */
export async function pendingMigrations(ownerUrl: string): Promise<string[]> {
  const dataSource = await createDataSource({ url: ownerUrl, poolSize: 2 }).initialize();
  try {
    const exists = await dataSource.query<{ t: string | null }[]>(`select to_regclass('migration')::text as t`);
    const done = exists[0]?.t ? await dataSource.query<{ name: string }[]>('select name from migration') : [];
    const names = new Set(done.map((d) => d.name));
    return dataSource.migrations.map((m) => m.name ?? '').filter((name) => !names.has(name));
  } finally {
    await dataSource.destroy();
  }
}

async function appliedMigrations(query: (sql: string) => Promise<{ n: number }[]>): Promise<number> {
  const rows = await query('select count(*)::int as n from migration');
  return rows[0]?.n ?? 0;
}
