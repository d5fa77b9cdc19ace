import pg from 'pg';
import { migrateUp, pendingMigrations } from '@chapterhouse/database';
import { migrateQueue } from '@chapterhouse/jobs';
import { type Config, readConfig } from '@chapterhouse/platform';
import { openEngines } from '../start/engines.js';
import { FailedError, isConnectionError, UnreachableError } from './errors.js';
import { EXIT } from './exit-codes.js';
import { type Environment, type Io, tell } from './io.js';

export interface OpenEngines {
  readonly config: Config;
  readonly env: Environment;
  /** Whether PostgreSQL is the embedded one. */
  readonly embedded: boolean;
  /** Page of the embedded inbox. */
  readonly inboxUrl?: string | undefined;
}

export interface EngineNeeds {
  /** Letters go out, so a mail server or the embedded inbox is wanted; default false. */
  mail?: boolean;
  /** What to do about migrations that have not run: bring an embedded database up to date and refuse any other one
   *  (default), or leave it to the command. */
  migrations?: 'expect' | 'leave';
}

/** Nothing listens at this port (discard): for commands that mail nothing, and would fail if they did. */
const NO_MAIL = 'smtp://127.0.0.1:9';

/**
 * Runs a command on the engines that the settings name, or those of a running `npm start`, or the embedded ones, started
 * for the time of the command. Ctrl-C stops what was started.
 * @throws ConfigError (a wrong setting), UnreachableError, FailedError (migrations pending)
 */
export async function withEngines<T>(
  io: Io,
  needs: EngineNeeds,
  work: (engines: OpenEngines) => Promise<T>,
): Promise<T> {
  const given = io.env;
  const embedded = !given['DATABASE_URL'];
  // The embedded engines are for trying it out, as with `npm start`.
  const nodeEnv = given['NODE_ENV'] || (embedded ? 'development' : undefined);
  const opened = await openEngines(needs.mail ? given : { ...given, SMTP_URL: given['SMTP_URL'] || NO_MAIL }).catch(
    (error: unknown) => {
      throw new UnreachableError(error instanceof Error ? error.message : String(error), { cause: error });
    },
  );
  const signals = stopOnSignals(io, () => opened.stop());
  try {
    // Logs would mix with the answer on stdout; what goes wrong is told in words.
    const config = readConfig({ ...opened.env, NODE_ENV: nodeEnv, LOG_LEVEL: 'silent' });
    await reach(config.DATABASE_URL, 'DATABASE_URL');
    if (needs.migrations !== 'leave') await expectMigrated(io, config, embedded);
    return await work({ config, env: opened.env, embedded, inboxUrl: opened.inboxUrl });
  } catch (error) {
    // The engines went away since we were told to stop: that is no news, and the process ends in a moment.
    if (signals.asked()) await new Promise(() => undefined);
    throw error;
  } finally {
    signals.unhook();
    await opened.stop();
  }
}

function stopOnSignals(io: Io, stop: () => Promise<void>): { asked(): boolean; unhook(): void } {
  let asked = false;
  const onSignal = (): void => {
    if (asked) process.exit(EXIT.interrupted);
    asked = true;
    tell(io, '\nStopping.');
    void stop().finally(() => process.exit(EXIT.interrupted));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    asked: () => asked,
    unhook: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

/** Connects once, so that a server that is not there is told in a sentence, and at once. */
async function reach(url: string, setting: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new UnreachableError(unreachable(url, setting, error), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The sentence for a server that does not let us in; never with the password. */
export function unreachable(url: string, setting: string, error: unknown): string {
  const { host, pathname, username } = new URL(url);
  const why = error instanceof Error ? error.message || error.name : String(error);
  const helps = isConnectionError(error)
    ? `Check that it runs and that ${setting} names it, or leave ${setting} out to use the embedded one.`
    : `Check user, password and database in ${setting}.`;
  return `PostgreSQL at ${host} (database ${pathname.slice(1)}, user ${username}) does not let us in: ${why}. ${helps}`;
}

async function expectMigrated(io: Io, config: Config, embedded: boolean): Promise<void> {
  const pending = await pendingMigrations(config.DATABASE_URL).catch(() => ['all']);
  const queueMissing = pending.length === 0 && !config.REDIS_URL && !(await hasQueue(config.DATABASE_URL));
  if (pending.length === 0 && !queueMissing) return;
  const ownerUrl = config.DATABASE_OWNER_URL;
  if (!embedded || !ownerUrl) {
    const what = queueMissing ? 'the tables of the queue are missing' : `${pending.length} migration(s) have not run`;
    throw new FailedError(
      `The database is not up to date: ${what}. Bring it up to date with: chapterhouse migrate (it needs DATABASE_OWNER_URL).`,
    );
  }
  if (io.stderr.isTTY) tell(io, 'Migrating the embedded database.');
  await migrate(ownerUrl, config.DATABASE_URL);
}

/** Schema and queue, as the owner, for the role that the application signs in with. Returns the migrations that ran. */
export async function migrate(ownerUrl: string, appUrl: string): Promise<string[]> {
  const role = decodeURIComponent(new URL(appUrl).username);
  const ran = await migrateUp(ownerUrl, role);
  await migrateQueue(ownerUrl, role);
  return ran;
}

export async function hasQueue(url: string): Promise<boolean> {
  const rows = await rowsOf<{ there: boolean }>(url, `select to_regclass('bullmq.job') is not null as there`);
  return rows[0]?.there ?? false;
}

/** One statement on a connection of its own. */
export async function rowsOf<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** The owner's address, which migrations and bulk work need. */
export function ownerUrlOf({ config }: OpenEngines, what: string): string {
  if (config.DATABASE_OWNER_URL) return config.DATABASE_OWNER_URL;
  throw new FailedError(
    `${what} needs the owner of the tables: set DATABASE_OWNER_URL beside DATABASE_URL, to the same database.`,
  );
}
