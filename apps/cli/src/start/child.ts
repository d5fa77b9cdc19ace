import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout } from '../../bootstrap/engines/paths.mjs';
import type { Environment } from './engines.js';

const leash = pathToFileURL(join(checkout, 'apps/cli/bootstrap/leash.mjs')).href;

export interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A process of the system, its output in a log file; it stops when its parent is gone. */
export class Child {
  /** Settles when the process has ended, however it did. */
  readonly ended: Promise<End>;
  private end: End | null = null;
  private readonly process: ChildProcess;

  constructor(
    readonly name: string,
    private readonly logFile: string,
    script: string,
    env: Environment,
  ) {
    mkdirSync(dirname(logFile), { recursive: true });
    if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
    const out = openSync(logFile, 'a', 0o600);
    this.process = spawn(process.execPath, ['--enable-source-maps', `--import=${leash}`, script], {
      cwd: checkout,
      env: { ...env },
      // A group of its own: Ctrl-C reaches the parent alone, which then stops everything in order.
      detached: process.platform !== 'win32',
      stdio: ['ignore', out, out, 'ipc'],
    });
    closeSync(out);
    this.ended = new Promise((resolve) => {
      const settle = (end: End): void => resolve((this.end ??= end));
      this.process.once('exit', (code, signal) => settle({ code, signal }));
      this.process.once('error', () => settle({ code: 1, signal: null }));
    });
  }

  /** Waits until the address answers 200. Throws with the end of the log when the process ends first, or after the time. */
  async ready(url: string, milliseconds = 60_000): Promise<void> {
    for (const since = Date.now(); Date.now() - since < milliseconds; await sleep(40)) {
      if (this.end) throw new Error(this.epitaph());
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      await answer?.arrayBuffer();
      if (answer?.ok && !this.end) return;
    }
    throw new Error(
      `The ${this.name} did not become ready within ${milliseconds / 1000} s (${url}).\n${this.logTail()}`,
    );
  }

  /** Asks it to finish, and insists after the time. */
  async stop(milliseconds = 20_000): Promise<void> {
    if (this.end) return;
    this.process.kill('SIGTERM');
    const insist = setTimeout(() => this.process.kill('SIGKILL'), milliseconds);
    await this.ended;
    clearTimeout(insist);
  }

  /** How it ended, and the last it said. */
  epitaph(): string {
    const how = this.end?.signal ? `was ended by ${this.end.signal}` : `ended with exit code ${this.end?.code}`;
    return `The ${this.name} ${how}.\n${this.logTail()}`;
  }

  private logTail(): string {
    const lines = readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-12);
    return `The end of ${this.logFile}:\n${lines.map((line) => `  ${line.slice(0, 600)}`).join('\n')}`;
  }
}
