// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withLock } from './engines/lease.mjs';
import { checkout } from './engines/paths.mjs';
import { progress } from './progress.mjs';

/** @typedef {{ version?: string; integrity?: string; optional?: boolean; devOptional?: boolean; peer?: boolean; link?: boolean }} Locked */

/** Installs what package-lock.json names, unless node_modules holds exactly that. Needs no network when it does. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock(join(checkout, '.cache/install'), async () => {
    if (isInstalled()) return; // a neighbour was quicker
    const count = Object.keys(packagesOf('package-lock.json')).length;
    const step = progress(`Installing ${count} packages from the npm registry (once; a minute or two)`);
    let { code, output } = await npmCi();
    // An npm of a start that was killed may have been at work there still; it comes to its end.
    if (code !== 0 && /ENOTEMPTY/.test(output)) ({ code, output } = await npmCi());
    if (code === 0) return step.done('Packages installed');
    step.fail('Installing the packages failed');
    throw new Error(explain(output));
  });
}

/** @returns {boolean} whether npm's own record of node_modules agrees with the lock; what is for other systems may be absent */
function isInstalled() {
  if (!existsSync(join(checkout, 'node_modules/.package-lock.json'))) return false;
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = present[path];
    if (!found || !existsSync(join(checkout, path))) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/** @param {string} file @returns {Record<string, Locked>} */
function packagesOf(file) {
  try {
    /** @type {Record<string, Locked>} */
    const packages = JSON.parse(readFileSync(join(checkout, file), 'utf8')).packages ?? {};
    return Object.fromEntries(Object.entries(packages).filter(([path, p]) => path !== '' && !p.link));
  } catch {
    return {};
  }
}

/** @returns {Promise<{ code: number; output: string }>} */
function npmCi() {
  // None of the packages' install scripts is needed, so none runs.
  const args = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund', '--prefer-offline'];
  const patience = [
    '--fetch-retries=3',
    '--fetch-retry-mintimeout=500',
    '--fetch-retry-factor=3',
    '--fetch-retry-maxtimeout=5000',
  ];
  const cli = process.env['npm_execpath'];
  const [command, first] = cli && basename(cli) === 'npm-cli.js' ? [process.execPath, [cli]] : ['npm', []];
  return new Promise((done) => {
    const child = spawn(command, [...first, ...args, ...patience], {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const stop = () => {
      child.kill('SIGKILL'); // npm takes its time over a milder one, and begins afresh the next time anyhow
      process.exit(130);
    };
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.once(signal, stop);
    const end = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, stop);
      done({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(1);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}

/** @param {string} output @returns {string} */
function explain(output) {
  if (/spawn npm ENOENT/.test(output))
    return 'There is no npm on this machine; it comes with Node.js (https://nodejs.org).';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|ERR_SOCKET_TIMEOUT/.test(output))
    return (
      'The npm registry cannot be reached, and the packages are not installed yet. Connect to the network (or set the ' +
      `proxy: npm config set proxy …) and run the same command again; afterwards it works offline.\n\n${tail(output)}`
    );
  if (/ENOSPC/.test(output)) return `The disk is full: the packages need about 1 GB.\n\n${tail(output)}`;
  if (/EACCES|EPERM/.test(output))
    return `Some files belong to another user. Make them yours, or use a checkout of your own.\n\n${tail(output)}`;
  return `npm ci failed:\n${tail(output)}`;
}

/** @param {string} output */
const tail = (output) => output.trimEnd().split('\n').slice(-15).join('\n');
