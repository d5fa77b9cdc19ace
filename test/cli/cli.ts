import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../support/engines.mjs';
import { cleanEnvironment } from '../support/system.js';

export interface Answer {
  code: number | null;
  stdout: string;
  stderr: string;
  /** stdout as JSON. Throws when there is anything else on it. */
  json<T = Record<string, unknown>>(): T;
}

/** Runs the built command line as a script would: no terminal. */
export function chapterhouse(args: readonly string[], own: Record<string, string | undefined>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', join(checkout, 'dist/apps/cli/main.js'), ...args], {
      cwd: checkout,
      env: cleanEnvironment({ NODE_ENV: undefined, LOG_LEVEL: undefined, ...own }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr, json: <T>() => JSON.parse(stdout) as T }));
  });
}

export interface Difference {
  path: string;
  expected: unknown;
  actual: unknown;
}

/** Where two JSON values differ: numbers by more than the tolerance, keys on one side only. */
export function differences(expected: unknown, actual: unknown, tolerance = 1e-9, path = '$'): Difference[] {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(expected - actual) <= tolerance ? [] : [{ path, expected, actual }];
  if (typeof expected !== 'object' || typeof actual !== 'object' || expected === null || actual === null)
    return expected === actual ? [] : [{ path, expected, actual }];
  const [a, b] = [expected as Record<string, unknown>, actual as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => differences(a[key], b[key], tolerance, `${path}.${key}`));
}
