import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../../bootstrap/engines/paths.mjs';
import type { Environment } from './engines.js';

/**
 * Runs a command of the command line and gives what it wrote to stdout. Ends it when `asked` settles first.
 * Throws with what it said when it fails.
 */
export function runCli(args: string[], env: Environment, asked?: Promise<unknown>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', join(checkout, 'dist/apps/cli/main.js'), ...args], {
      cwd: checkout,
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    let answer = '';
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(answer);
      else
        reject(
          new Error(
            `chapterhouse ${args.join(' ')} failed (exit code ${code}):\n${(said || answer).trimEnd().split('\n').slice(-20).join('\n')}`,
          ),
        );
    });
    void asked?.then(() => child.kill('SIGTERM'));
  });
}
