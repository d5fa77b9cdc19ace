// @ts-check
// A real PostgreSQL in a folder, for development, trials and tests. For production name a server in DATABASE_URL.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { enter, freePort, isAlive, leave, leaveNow, withLock } from './lease.mjs';
import { ownFolder } from './paths.mjs';
import { findBinaries, pickMode, runner } from './postgres-binaries.mjs';

/** @typedef {import('./postgres-binaries.mjs').Mode} Mode */
/**
 * @typedef {object} PostgresOptions
 * @property {string} folder everything of this engine is kept here
 * @property {boolean} [durable] false for tests: no fsync, so a power cut may break the data
 * @property {number} [port] wanted port; another one is taken (and remembered) when it is not free
 * @property {number} [maxConnections]
 * @property {'embedded' | 'system'} [binaries] default: embedded, else the machine's own
 * @property {Mode} [mode] default: what this user can do
 */
/**
 * @typedef {object} Postgres
 * @property {number} port of 127.0.0.1
 * @property {number} pid of the server
 * @property {boolean} reused whether it was running already
 * @property {string} origin which PostgreSQL it is, in words
 * @property {(database?: string) => string} ownerUrl for migrations; role `chapterhouse`
 * @property {(database?: string) => string} appUrl for everything else; role `chapterhouse_app`, held by row-level security
 * @property {() => Promise<void>} stop stops it, unless another process still uses it
 * @property {() => void} stopNow the same without waiting, for a process that is ending
 */
/** @typedef {{ port: number; mode: Mode; ownerPassword: string; appPassword: string }} State */

export const OWNER = 'chapterhouse';
export const APP = 'chapterhouse_app';
export const DATABASE = 'chapterhouse';
const START_TIMEOUT_MS = 60_000;

/**
 * Starts the server of a folder (making the cluster the first time), or joins the one that runs there already.
 * @param {PostgresOptions} options @returns {Promise<Postgres>}
 * @throws with the end of the server's log when it does not come up within a minute
 */
export async function startPostgres(options) {
  const folder = resolve(options.folder);
  ownFolder(folder);
  const server = await withLock(folder, async () => {
    const up = await startLocked(folder, options);
    enter(folder);
    return up;
  });
  const url =
    (/** @type {string} */ role, /** @type {string} */ password) =>
    (database = DATABASE) =>
      `postgres://${role}:${password}@127.0.0.1:${server.port}/${database}`;
  let stopped = false;
  return {
    port: server.port,
    pid: server.pid,
    reused: server.reused,
    origin: server.origin,
    ownerUrl: url(OWNER, server.state.ownerPassword),
    appUrl: url(APP, server.state.appPassword),
    stop: async () => {
      if (stopped) return;
      stopped = true;
      await withLock(folder, async () => {
        if (leave(folder)) await stopServer(server.pid);
      });
    },
    stopNow: () => {
      if (stopped) return;
      stopped = true;
      leaveNow(folder, () => {
        if (isAlive(server.pid)) process.kill(server.pid, 'SIGINT');
      });
    },
  };
}

/** @param {string} folder @param {PostgresOptions} options */
async function startLocked(folder, options) {
  const stateFile = join(folder, 'engine.json');
  /** @type {Partial<State>} */
  const known = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : {};
  const mode = known.mode ?? options.mode ?? pickMode();
  const binaries = findBinaries(options.binaries);
  const run = runner(binaries, mode, folder);
  const live = await findLive(run.data);
  if (live) return { ...live, state: /** @type {State} */ (known), reused: true, origin: binaries.origin };

  /** @type {State} */
  const state = {
    port: 0,
    mode,
    ownerPassword: known.ownerPassword ?? randomBytes(18).toString('base64url'),
    appPassword: known.appPassword ?? randomBytes(18).toString('base64url'),
  };
  const remember = () => {
    writeFileSync(stateFile, JSON.stringify(state, null, 2), { mode: 0o600 });
    chmodSync(stateFile, 0o600);
  };
  const made = join(folder, 'complete');
  if (!existsSync(made)) {
    rmSync(run.data, { recursive: true, force: true }); // a creation that was interrupted half-way
    remember();
    createCluster(run, state, binaries.major);
    writeFileSync(made, '');
  }
  const version = Number(readFileSync(join(run.data, 'PG_VERSION'), 'utf8'));
  if (version !== binaries.major)
    throw new Error(
      `${run.data} was made by PostgreSQL ${version}, but this is ${binaries.origin}. Export the data with the old version ` +
        'and restore it here, or set CHAPTERHOUSE_DATA to an empty folder to start afresh.',
    );

  state.port = await freePort(known.port ?? options.port);
  for (let tries = 0; ; tries++) {
    const started = await launch(run, state.port, folder, options);
    if ('pid' in started) {
      remember();
      return { pid: started.pid, port: state.port, state, reused: false, origin: binaries.origin };
    }
    if (tries < 20 && /could not create any TCP\/IP sockets/.test(started.log)) state.port = await freePort();
    else if (tries < 20 && /pre-existing shared memory block/.test(started.log))
      await sleep(500); // the killed server's children are still leaving
    else
      throw new Error(
        `PostgreSQL did not start (${binaries.origin}, data in ${run.data}). The end of ${join(folder, 'server.log')}:\n${started.log}`,
      );
  }
}

/**
 * The roles are made in single-user mode, before anybody can connect.
 * @param {import('./postgres-binaries.mjs').Runner} run @param {State} state @param {number} major
 */
function createCluster(run, state, major) {
  const locale =
    major >= 17
      ? ['--locale-provider=builtin', '--locale=C.UTF-8']
      : [`--locale=${process.platform === 'linux' ? 'C' : 'en_US'}.UTF-8`];
  execute(run, 'initdb', ['-D', run.data, '-N', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', ...locale]);
  // Nothing runs yet, so nobody was trusted; the superuser gets no password and so cannot connect at all.
  writeFileSync(join(run.data, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  const sql = [
    `CREATE ROLE ${OWNER} LOGIN CREATEDB CREATEROLE PASSWORD '${state.ownerPassword}'`,
    `CREATE ROLE ${APP} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '${state.appPassword}'`,
    // Lets the owner end the application's connections when it drops a database, and look through its eyes.
    `GRANT ${APP} TO ${OWNER}`,
    `CREATE DATABASE ${DATABASE} OWNER ${OWNER}`,
  ];
  const said = execute(
    run,
    'postgres',
    ['--single', '-D', run.data, '-c', 'log_min_messages=warning', 'postgres'],
    sql.join('\n') + '\n',
  );
  if (/ERROR|FATAL/.test(said)) throw new Error(`PostgreSQL's roles could not be made:\n${said}`);
}

/** @param {import('./postgres-binaries.mjs').Runner} run @param {string} program @param {string[]} args @param {string} [input] */
function execute(run, program, args, input) {
  const { command, args: all, options } = run.command(program, args);
  const done = spawnSync(command, all, { ...options, input, encoding: 'utf8', timeout: START_TIMEOUT_MS });
  if (done.status !== 0)
    throw new Error(
      `${program} failed (${done.error?.message ?? `exit code ${done.status ?? done.signal}`}):\n${done.stdout ?? ''}${done.stderr ?? ''}`,
    );
  return done.stdout + done.stderr;
}

/**
 * @param {import('./postgres-binaries.mjs').Runner} run @param {number} port @param {string} folder @param {PostgresOptions} options
 * @returns {Promise<{ pid: number } | { log: string }>}
 */
async function launch(run, port, folder, options) {
  const pidFile = join(run.data, 'postmaster.pid');
  const stale = readLines(pidFile);
  // Our caller has looked: no such server runs. The number may meanwhile be another program's, which PostgreSQL would take for itself.
  if (stale[0] && isAlive(Number(stale[0]))) rmSync(pidFile, { force: true });
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // a socket's path may not exceed 107 characters
    max_connections: options.maxConnections ?? 200,
    synchronous_commit: 'off', // never breaks the data; a power cut may lose the last half second
    jit: 'off', // the machine's own PostgreSQL may have it, node_modules' has not
    ...(options.durable === false ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
  const logFile = join(folder, 'server.log');
  const out = openSync(logFile, 'w', 0o600);
  const {
    command,
    args,
    options: how,
  } = run.command('postgres', [
    '-D',
    run.data,
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ]);
  // Detached: Ctrl-C goes to the whole foreground group, and the database must outlive those who are still writing.
  const child = spawn(command, args, { ...how, detached: true, stdio: ['ignore', out, out] });
  closeSync(out);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', (error) => {
    ended = true;
    writeFileSync(logFile, error.message);
  });
  child.unref();
  const end = () => ({ log: readLines(logFile).slice(-12).join('\n') });
  for (const since = Date.now(); Date.now() - since < START_TIMEOUT_MS; await sleep(15)) {
    const lines = readLines(pidFile);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready')
      return { pid: /** @type {number} */ (child.pid) };
    if (ended) return end();
  }
  if (child.pid) process.kill(child.pid, 'SIGKILL');
  return end();
}

/** @param {string} data @returns {Promise<{ pid: number; port: number } | null>} the server that runs on this cluster, left by a process that was killed, or a neighbour's */
async function findLive(data) {
  for (const since = Date.now(); Date.now() - since < START_TIMEOUT_MS; await sleep(50)) {
    const lines = readLines(join(data, 'postmaster.pid'));
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    if (!pid || !isAlive(pid) || !isServerOf(pid, data)) return null;
    if (lines[7]?.trim() === 'ready' && (await answers(port))) return { pid, port };
  }
  return null;
}

/** Process ids come round again: is this one really the server of that folder? @param {number} pid @param {string} data */
function isServerOf(pid, data) {
  if (process.platform === 'win32') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.includes(data) ?? false;
  }
}

/** @param {number} port @returns {Promise<boolean>} */
const answers = (port) =>
  new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2_000 });
    const tell = (/** @type {boolean} */ yes) => {
      socket.destroy();
      done(yes);
    };
    socket
      .once('connect', () => tell(true))
      .once('error', () => tell(false))
      .once('timeout', () => tell(false));
  });

/** @param {number} pid */
async function stopServer(pid) {
  for (const [signal, patience] of /** @type {const} */ ([
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
  ])) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal); // SIGINT: rolls open transactions back; SIGQUIT: at once, recovers at the next start
    for (const since = Date.now(); Date.now() - since < patience; await sleep(15)) if (!isAlive(pid)) return;
  }
}

/** @param {string} file @returns {string[]} */
function readLines(file) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n');
  } catch {
    return [];
  }
}
