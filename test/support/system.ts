import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout, freePort } from './engines.mjs';

export interface RunningApp {
  /** `http://127.0.0.1:…`; of the worker: its health address. */
  url: string;
  pid: number;
  /** Everything it wrote so far. */
  log(): string;
  /** Asks it to finish (SIGTERM) and answers with how it ended. */
  stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/** What the tests themselves run with would mislead the system. */
export function cleanEnvironment(own: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    LANG,
    NODE_ENV: 'test',
    AUTH_SECRET: 'a secret of the tests, with more than 32 letters',
    LOG_LEVEL: 'info',
    ...own,
  };
}

const READY_MS = 60_000;

/** Starts the built API or worker on a free port and waits until it says that it is ready. Throws with its log when it does not. */
export async function startApp(app: 'api' | 'worker', own: Record<string, string | undefined>): Promise<RunningApp> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = cleanEnvironment({
    PUBLIC_URL: url,
    ...own,
    [app === 'api' ? 'PORT' : 'WORKER_HEALTH_PORT']: String(port),
  });
  const child = spawn(process.execPath, ['--enable-source-maps', join(checkout, 'dist/apps', app, 'main.js')], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = endOf(child);
  for (const since = Date.now(); ; await sleep(40)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the ${app} ended while it started:\n${log}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) break;
    if (Date.now() - since < READY_MS) continue;
    child.kill('SIGKILL');
    throw new Error(`the ${app} was not ready within ${READY_MS / 1000} s:\n${log}`);
  }
  return {
    url,
    pid: child.pid ?? 0,
    log: () => log,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const endOf = (child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> =>
  new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));

/** Runs a command of the built command line. */
export function chapterhouse(
  args: string[],
  own: Record<string, string | undefined>,
  cwd = checkout,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--enable-source-maps', join(checkout, 'dist/apps/cli/main.js'), ...args],
      { cwd, env: cleanEnvironment({ PUBLIC_URL: 'http://localhost:3000', ...own }), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        resolve({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, stdout, stderr }),
    );
  });
}
