// @ts-check
// A Redis for the tests of the Redis path, and for those who ask for one. Nothing else needs it: without REDIS_URL the
// queue runs on PostgreSQL.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { enter, freePort, isAlive, leave, leaveNow, withLock } from './lease.mjs';
import { ownFolder } from './paths.mjs';

/**
 * @typedef {object} RedisOptions
 * @property {string} folder the server's data, and a downloaded redis-server, are kept here
 * @property {boolean} [durable] true: an append-only file survives a restart; default: memory only
 * @property {boolean} [download] whether to fetch redis-server by apt when the machine has none; default true
 */
/**
 * @typedef {object} Redis
 * @property {string} url with its password, on 127.0.0.1
 * @property {number} pid of the server
 * @property {boolean} reused whether it was running already
 * @property {() => Promise<void>} stop stops it, unless another process still uses it
 * @property {() => void} stopNow the same without waiting, for a process that is ending
 */
/** @typedef {{ port: number; pid: number; password: string }} State */

const run = promisify(execFile);
const START_TIMEOUT_MS = 20_000;
const DEBIAN_PACKAGES = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1', 'libatomic1'];
export const NO_REDIS =
  'There is no redis-server or valkey-server on this machine, and it could not be fetched with apt. ' +
  'Install one (apt install redis-server, brew install valkey, apk add valkey), or name a running one in REDIS_URL.';

/**
 * Starts a Redis, or joins the one that runs in that folder already.
 * @param {RedisOptions} options @returns {Promise<Redis>} @throws when there is none, saying what to install
 */
export async function startRedis(options) {
  const folder = resolve(options.folder);
  ownFolder(folder);
  const { state, reused } = await withLock(folder, async () => {
    const up = await startLocked(folder, options);
    enter(folder);
    return up;
  });
  let stopped = false;
  return {
    url: `redis://:${state.password}@127.0.0.1:${state.port}`,
    pid: state.pid,
    reused,
    stop: async () => {
      if (stopped) return;
      stopped = true;
      await withLock(folder, async () => {
        if (leave(folder)) await stopServer(state);
      });
    },
    stopNow: () => {
      if (stopped) return;
      stopped = true;
      leaveNow(folder, () => {
        if (isAlive(state.pid)) process.kill(state.pid, 'SIGTERM');
      });
    },
  };
}

/** @param {string} folder @param {RedisOptions} options @returns {Promise<{ state: State; reused: boolean }>} */
async function startLocked(folder, options) {
  const stateFile = join(folder, 'engine.json');
  /** @type {State | null} */
  const known = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : null;
  if (known && isAlive(known.pid) && (await ping(known))) return { state: known, reused: true };

  const server = onPath() ?? downloaded(folder) ?? (options.download === false ? null : await download(folder));
  if (!server) throw new Error(NO_REDIS);
  for (let tries = 0; ; tries++) {
    const password = known?.password ?? randomBytes(18).toString('base64url');
    const state = { port: await freePort(tries === 0 ? known?.port : undefined), pid: 0, password };
    const logFile = join(folder, 'server.log');
    const out = openSync(logFile, 'w', 0o600);
    const child = spawn(server.program, ['-'], {
      cwd: folder,
      env: { ...process.env, ...server.env },
      detached: true,
      stdio: ['pipe', out, out],
    });
    closeSync(out);
    let ended = false;
    child.once('error', () => (ended = true)).once('exit', () => (ended = true));
    child.stdin?.on('error', () => undefined);
    // The settings go in by standard input, so that the password is in no list of processes.
    const settings = [
      'bind 127.0.0.1',
      `port ${state.port}`,
      `requirepass ${password}`,
      'maxmemory-policy noeviction',
      'save ""',
      `appendonly ${options.durable ? 'yes' : 'no'}`,
    ];
    child.stdin?.end(settings.join('\n') + '\n');
    child.unref();
    state.pid = child.pid ?? 0;
    for (const since = Date.now(); !ended && Date.now() - since < START_TIMEOUT_MS; await sleep(15)) {
      if (!(await ping(state))) continue;
      writeFileSync(stateFile, JSON.stringify(state, null, 2), { mode: 0o600 });
      chmodSync(stateFile, 0o600);
      return { state, reused: false };
    }
    if (!ended) child.kill('SIGKILL');
    const log = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
    if (tries >= 5 || !/Address already in use/.test(log))
      throw new Error(`${server.program} did not start. The end of ${logFile}:\n${log}`);
  }
}

/** @typedef {{ program: string; env: NodeJS.ProcessEnv }} Server */
/** @returns {Server | null} */
function onPath() {
  for (const name of ['redis-server', 'valkey-server'])
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const program = join(folder, name);
      if (folder && isExecutable(program)) return { program, env: {} };
    }
  return null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} folder @returns {Server | null} the one that `download` unpacked here before */
function downloaded(folder) {
  const root = join(folder, 'debian/usr');
  const program = join(root, 'bin/redis-server');
  if (!isExecutable(program)) return null;
  const libraries = readdirSync(join(root, 'lib'))
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => join(root, 'lib', name));
  return { program, env: { LD_LIBRARY_PATH: libraries.join(delimiter) } };
}

/**
 * Fetches Debian's (or Ubuntu's) redis-server into the folder: no root, nothing installed.
 * @param {string} folder @returns {Promise<Server | null>} null where there is no apt, or no network
 */
async function download(folder) {
  const work = join(folder, 'download');
  rmSync(work, { recursive: true, force: true });
  for (const name of ['cache/archives/partial', 'lists/partial', 'root'])
    mkdirSync(join(work, name), { recursive: true });
  const own = ['-o', `Dir::Cache=${join(work, 'cache')}`, '-o', 'Debug::NoLocking=1', '-o', `APT::Sandbox::User=`];
  const lists = ['-o', `Dir::State::lists=${join(work, 'lists')}`];
  const get = (/** @type {string[]} */ ...args) => run('apt-get', [...own, ...args], { cwd: work, timeout: 120_000 });
  try {
    // The machine's own package lists first; they may be missing, or too old.
    await get('download', ...DEBIAN_PACKAGES).catch(async () => {
      await get(...lists, 'update');
      await get(...lists, 'download', ...DEBIAN_PACKAGES);
    });
    for (const name of readdirSync(work))
      if (name.endsWith('.deb')) await run('dpkg', ['-x', join(work, name), join(work, 'root')]);
    rmSync(join(folder, 'debian'), { recursive: true, force: true });
    renameSync(join(work, 'root'), join(folder, 'debian'));
    return downloaded(folder);
  } catch {
    return null;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {State} state @returns {Promise<boolean>} whether our Redis, with our password, answers there */
const ping = ({ port, password }) =>
  new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2_000 });
    let said = '';
    const tell = (/** @type {boolean} */ yes) => {
      socket.destroy();
      done(yes);
    };
    socket
      .once('error', () => tell(false))
      .once('timeout', () => tell(false))
      .once('close', () => tell(false));
    socket.once('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.on('data', (chunk) => {
      said += chunk;
      if (said.includes('+PONG')) tell(true);
      else if (/^-/m.test(said)) tell(false);
    });
  });

/** @param {State} state */
async function stopServer(state) {
  if (!(await ping(state))) return; // its number may be another program's by now
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    if (!isAlive(state.pid)) return;
    process.kill(state.pid, signal);
    for (const since = Date.now(); Date.now() - since < 5_000; await sleep(15)) if (!isAlive(state.pid)) return;
  }
}
