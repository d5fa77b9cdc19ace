// @ts-check
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './engines/lease.mjs';
import { checkout } from './engines/paths.mjs';
import { childEnvironment } from './node.mjs';
import { progress } from './progress.mjs';

const APPS = ['api', 'worker', 'cli', 'web'];

/** @type {Record<string, string[]>} What a build leaves behind, where it is not `main.js` alone. */
const ENTRIES = { cli: ['cli/main.js', 'cli/start.js'], web: ['web/index.html'] };

/** Builds the apps whose sources are not those of the last build. */
export async function ensureBuilt() {
  const apps = APPS.filter((app) => existsSync(join(checkout, 'apps', app, 'vite.config.ts')));
  if (isFresh(apps)) return;
  await withLock(join(checkout, '.cache/build'), async () => {
    if (isFresh(apps)) return;
    const step = progress(`Building ${apps.join(', ')}`);
    const stamp = stampOf(apps); // before the build: what is edited during it counts as new
    const { failed, output } = await nx(['run-many', '-t', 'build', '-p', ...apps]);
    if (failed) {
      step.fail();
      throw new Error(`The build failed:\n${output}`);
    }
    mkdirSync(join(checkout, 'dist'), { recursive: true });
    writeFileSync(stampFile(), stamp);
    step.done();
  });
}

const stampFile = () => join(checkout, 'dist/.stamp');

/** @param {string[]} apps */
function isFresh(apps) {
  const built = apps
    .flatMap((app) => ENTRIES[app] ?? [`${app}/main.js`])
    .every((file) => existsSync(join(checkout, 'dist/apps', file)));
  return built && existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === stampOf(apps);
}

/** @param {string[]} apps @returns {string} */
function stampOf(apps) {
  const hash = createHash('sha256').update(apps.join());
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'nx.json'])
    hash.update(readFileSync(join(checkout, file)));
  for (const folder of ['apps', 'libs']) addFolder(hash, folder);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} folder */
function addFolder(hash, folder) {
  const entries = readdirSync(join(checkout, folder), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    // `gql` is made by the build itself.
    if (entry.isDirectory() && !['node_modules', 'gql'].includes(entry.name)) addFolder(hash, path);
    else if (entry.isFile() && !/spec\.ts$/.test(entry.name))
      hash.update(path).update(readFileSync(join(checkout, path)));
  }
}

/** @param {string[]} args @returns {Promise<{ failed: boolean; output: string }>} */
export const nx = (args) =>
  new Promise((done) => {
    execFile(
      process.execPath,
      [join(checkout, 'node_modules/nx/dist/bin/nx.js'), ...args, '--outputStyle=static'],
      { cwd: checkout, env: childEnvironment(), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => done({ failed: error !== null, output: stdout + stderr }),
    );
  });
