// @ts-check
// Several processes may share one engine (a command beside `npm start`, two test runs). Each keeps a file with its
// process id; the last to leave stops the engine, and a file of a process that was killed counts for nothing.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @param {number} pid @returns {boolean} whether a process with this id runs, ours or another user's */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** Ended, and nobody has asked how: an orphan in a container whose first process does not care. @param {number} pid */
function isZombie(pid) {
  if (process.platform !== 'linux') return false;
  // The state follows the program's name, which may itself hold brackets and spaces.
  return readText(`/proc/${pid}/stat`).split(') ').at(-1)?.startsWith('Z') ?? false;
}

/**
 * Runs `work` while no other process holds the folder's lock.
 * @template T
 * @param {string} folder @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  for (let waited = 0; ; waited += 50) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      if (isAbandoned(file)) rmSync(file, { force: true });
      else if (waited > 120_000)
        throw new Error(
          `${file} is held by process ${readText(file)} for over two minutes; stop it, or remove the file`,
          { cause: error },
        );
      else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * For a process that is ending and may not wait: leaves, and runs `stop` if nobody else uses the engine or is about to.
 * @param {string} folder @param {() => void} stop
 */
export function leaveNow(folder, stop) {
  const file = join(folder, 'lock');
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch {
    leave(folder); // somebody is joining: the engine is theirs now
    return;
  }
  try {
    if (leave(folder)) stop();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function isAbandoned(file) {
  const holder = readText(file);
  if (holder) return !isAlive(Number(holder));
  // An empty file is one just being written, unless its writer died between creating and writing.
  try {
    return Date.now() - statSync(file).mtimeMs > 5_000;
  } catch {
    return false;
  }
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

const holders = (/** @type {string} */ folder) => join(folder, 'users');

/** Notes that this process uses the engine. @param {string} folder */
export function enter(folder) {
  mkdirSync(holders(folder), { recursive: true });
  const file = join(holders(folder), String(process.pid));
  writeFileSync(file, String(Number(readText(file)) + 1));
}

/** @param {string} folder @returns {boolean} whether nobody uses the engine any more */
export function leave(folder) {
  const own = join(holders(folder), String(process.pid));
  const left = Number(readText(own)) - 1;
  if (left > 0) writeFileSync(own, String(left));
  else rmSync(own, { force: true });
  return others(folder).length === 0;
}

/** @param {string} folder @returns {number[]} process ids of the users that still live */
export function others(folder) {
  mkdirSync(holders(folder), { recursive: true });
  const pids = readdirSync(holders(folder)).map(Number);
  for (const pid of pids) if (!isAlive(pid)) rmSync(join(holders(folder), String(pid)), { force: true });
  return pids.filter(isAlive);
}

/** @param {number} port @returns {Promise<boolean>} */
export const isPortFree = (port) =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

/** @param {number} [wanted] @returns {Promise<number>} the wanted port of 127.0.0.1, or another one when it is taken */
export async function freePort(wanted) {
  if (wanted && (await isPortFree(wanted))) return wanted;
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
