// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { checkout } from './engines/paths.mjs';

/** @param {string} version such as `v24.21.0` @returns {boolean} whether the project runs on it */
export function isRight(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return (major === 24 && minor >= 15) || major === 25 || major === 26;
}

/** @returns {string} path of a Node that the project runs on: this one, else the one that npm brought */
export function findNode() {
  if (isRight(process.version)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const brought = join(
    checkout,
    'node_modules',
    `node-${platform}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(brought)) {
    const { status, stdout } = spawnSync(brought, ['--version'], { encoding: 'utf8' });
    if (status === 0 && isRight(stdout.trim())) return brought;
  }
  throw new Error(
    `Chapterhouse needs Node.js 24.15 or newer (below 27); this is ${process.version}, and npm has none for ${process.platform}-${process.arch}. ` +
      'Install Node.js 24 from https://nodejs.org, or with nvm: nvm install 24.',
  );
}

/** The environment of everything that is started from here: the tools of this checkout first, no Nx daemon left behind. */
export const childEnvironment = () => ({
  ...process.env,
  PATH: [join(checkout, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
  NX_DAEMON: 'false',
});

/**
 * Runs this command again under another Node, and ends as it ends. Signals go on to it; should this process be killed,
 * the closed channel tells the other one to stop in order.
 * @param {string} node @param {string[]} args
 */
export function handOver(node, args) {
  const child = spawn(node, args, {
    cwd: process.cwd(),
    env: childEnvironment(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}
