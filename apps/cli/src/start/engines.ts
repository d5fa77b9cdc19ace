import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Inbox, startInbox } from '@chapterhouse/email';
import { freePort, isAlive } from '../../bootstrap/engines/lease.mjs';
import { dataFolder, ownFolder } from '../../bootstrap/engines/paths.mjs';
import { startPostgres } from '../../bootstrap/engines/postgres.mjs';

export type Environment = Record<string, string | undefined>;

/** What `npm start` writes down while it runs, so that a command beside it finds its mail inbox and its address. */
export interface Running {
  pid: number;
  publicUrl: string;
  smtpUrl: string;
  inboxUrl?: string;
}

export interface Engines {
  /** The given environment, completed: DATABASE_URL, DATABASE_OWNER_URL, SMTP_URL, AUTH_SECRET, PUBLIC_URL. */
  env: Environment;
  /** Page of the embedded mail inbox, unless SMTP_URL names a server. */
  inboxUrl?: string;
  /** What was started or joined, in words. */
  notes: string[];
  stop(): Promise<void>;
}

const SMTP_PORT = 1025;
const INBOX_PORT = 8025;
const POSTGRES_PORT = 54329;

/**
 * The engines that the environment does not name: PostgreSQL and a mail inbox, in the data folder. Those of a running
 * `npm start` are joined. Throws, with a sentence for the user, when one cannot be had.
 */
export async function openEngines(given: Environment): Promise<Engines> {
  const folder = dataFolder(given);
  const env: Environment = { ...given };
  const notes: string[] = [];
  const stops: (() => Promise<void>)[] = [];
  let inboxUrl: string | undefined;
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    if (!env['DATABASE_URL']) {
      const postgres = await startPostgres({ folder: join(folder, 'postgres'), port: POSTGRES_PORT });
      stops.push(() => postgres.stop());
      env['DATABASE_URL'] = postgres.appUrl();
      env['DATABASE_OWNER_URL'] = postgres.ownerUrl();
      notes.push(`${postgres.origin} on port ${postgres.port}${postgres.reused ? ' (was running)' : ''}`);
    }
    const running = readRunning(folder);
    if (!env['SMTP_URL'] && running) {
      env['SMTP_URL'] = running.smtpUrl;
      inboxUrl = running.inboxUrl;
    } else if (!env['SMTP_URL']) {
      ownFolder(folder);
      const inbox = await openInbox(join(folder, 'mail'));
      stops.push(() => inbox.close());
      env['SMTP_URL'] = inbox.smtpUrl;
      inboxUrl = inbox.url;
      notes.push(`mail inbox on port ${new URL(inbox.smtpUrl).port}`);
    }
    env['AUTH_SECRET'] ||= authSecret(folder);
    env['PUBLIC_URL'] ||= running?.publicUrl ?? `http://localhost:${env['PORT'] || 3000}`;
    return { env, ...(inboxUrl ? { inboxUrl } : {}), notes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Between finding a port free and listening on it somebody else may have taken it: then any other will do. */
async function openInbox(dir: string): Promise<Inbox> {
  try {
    return await startInbox({ smtpPort: await freePort(SMTP_PORT), httpPort: await freePort(INBOX_PORT), dir });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return startInbox({ smtpPort: 0, httpPort: 0, dir });
  }
}

/** Made once and kept, so that sessions outlive a restart. */
function authSecret(folder: string): string {
  const file = join(folder, 'auth-secret');
  if (!existsSync(file)) {
    ownFolder(folder);
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

const runningFile = (folder: string): string => join(folder, 'running.json');

/** The `npm start` that runs on this data folder; null when none does. */
export function readRunning(folder: string): Running | null {
  if (!existsSync(runningFile(folder))) return null;
  try {
    const running = JSON.parse(readFileSync(runningFile(folder), 'utf8')) as Running;
    return isAlive(running.pid) ? running : null;
  } catch {
    return null; // cut short by a power cut: nobody runs
  }
}

/** Writes down that this process runs; null takes it back. */
export function writeRunning(folder: string, running: Running | null): void {
  if (!running) return rmSync(runningFile(folder), { force: true });
  ownFolder(folder);
  writeFileSync(runningFile(folder), JSON.stringify(running), { mode: 0o600 });
}
