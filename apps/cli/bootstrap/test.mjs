// @ts-check
// `npm test`: everything, in the order in which it fails fastest. `npm test -- --only small,medium [words of a path]`
// runs some of the steps.
import { execFile, spawn } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { checkout } from './engines/paths.mjs';
import { findFaults } from './guards.mjs';
import { elapsed, progress } from './progress.mjs';

/** @typedef {{ failed: boolean; output: string; tests?: { passed: number; failed: number; skipped: number } }} Outcome */
/** @typedef {{ name: string; what: string; engines?: boolean; run: () => Promise<Outcome> }} Step */

const results = join(checkout, '.cache/test-results');
const MIGRATIONS = 'test/database/migrations\\.int-spec';
const BOOT = 'test/worker/boot\\.e2e-spec';
/** @type {import('node:child_process').ChildProcess | null} */
let current = null;
let stopping = false;

/** @param {string[]} words @returns {Step[]} */
const stepsFor = (words) => [
  {
    name: 'format',
    what: 'Format',
    run: () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  },
  { name: 'lint', what: 'Lint', run: () => nx(['run-many', '-t', 'lint']) },
  { name: 'typecheck', what: 'Types', run: () => nx(['run-many', '-t', 'typecheck']) },
  { name: 'guards', what: 'One graphql, no import cycle, no long file', run: guard },
  { name: 'commits', what: 'Commit messages', run: commits },
  { name: 'small', what: 'Small tests', run: () => small(words) },
  {
    name: 'migrations',
    what: 'Migrations fresh; up, down, up',
    engines: true,
    run: () => jest('medium', { only: MIGRATIONS }),
  },
  { name: 'generated', what: 'Generated files fresh', run: generated },
  { name: 'medium', what: 'Medium tests', engines: true, run: () => jest('medium', { words, not: MIGRATIONS }) },
  { name: 'build', what: 'Build', run: build },
  { name: 'budget', what: 'First load of the web app', run: () => tool('../apps/web/budget.mjs', []) },
  { name: 'boot', what: 'Worker boots', engines: true, run: () => jest('large', { only: BOOT }) },
  { name: 'large', what: 'Large tests', engines: true, run: () => jest('large', { words, not: BOOT }) },
];

/** @param {string[]} args @returns {Promise<number>} exit code */
export async function runTests(args) {
  const since = Date.now();
  const steps = choose(args);
  // Here a missing Redis is a failure and no skip, as in CI; and nothing asks a question.
  process.env['CI'] = 'true';
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const engines = await startEngines(steps);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']))
    process.once(signal, () => void giveUp(engines));
  let broken = false;
  try {
    for (const step of steps) {
      const shown = progress(step.what);
      const { failed, output, tests } = await step.run();
      if (stopping) await new Promise(() => undefined); // giveUp ends the process
      if (tests) for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) totals[key] += tests[key];
      const count = tests
        ? `: ${tests.passed} passed${tests.failed ? `, ${tests.failed} failed` : ''}${tests.skipped ? `, ${tests.skipped} skipped` : ''}`
        : '';
      if (!failed) {
        shown.done(`${step.what}${count}`);
        continue;
      }
      shown.fail(`${step.what}${count}`);
      console.log(output);
      broken = true;
      break;
    }
  } finally {
    await engines.stop();
  }
  console.log(`\n${broken ? 'Failed' : 'Everything passed'} in ${elapsed(since)}.`);
  // A step without tests of its own that breaks counts as one.
  console.log(`${totals.passed} passed, ${Math.max(totals.failed, broken ? 1 : 0)} failed`);
  return broken ? 1 : 0;
}

/** @param {string[]} args @returns {Step[]} */
function choose(args) {
  const at = args.indexOf('--only');
  const names = at >= 0 ? (args[at + 1] ?? '').split(',') : [];
  const words = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  const all = stepsFor(words);
  const wrong = names.filter((name) => !all.some((step) => step.name === name));
  if (at >= 0 && (names.length === 0 || wrong.length > 0))
    throw new Error(
      `--only takes ${all.map((step) => step.name).join(', ')}, separated by commas; not "${wrong.join(', ')}"`,
    );
  return names.length === 0 ? all : all.filter((step) => names.includes(step.name));
}

/** Once for all steps. @param {Step[]} steps */
async function startEngines(steps) {
  if (!steps.some((step) => step.engines)) return { stop: async () => undefined };
  const shown = progress('Starting PostgreSQL and Redis for the tests');
  try {
    const { startTestEngines } = await import('../../../test/support/engines.mjs');
    const engines = await startTestEngines(process.env);
    shown.done('PostgreSQL and Redis for the tests');
    return engines;
  } catch (error) {
    shown.fail();
    throw error;
  }
}

/** @param {{ stop: () => Promise<void> }} engines */
async function giveUp(engines) {
  stopping = true;
  if (current?.pid) {
    try {
      process.kill(-current.pid, 'SIGTERM');
    } catch {
      current.kill('SIGTERM');
    }
  }
  await engines.stop();
  console.error('\nStopped.');
  process.exit(130);
}

/** @returns {Promise<Outcome>} */
async function guard() {
  const faults = await findFaults();
  return { failed: faults.length > 0, output: faults.join('\n') };
}

/** Every commit that is here; of a shallow clone, or without git, as many as there are. @returns {Promise<Outcome>} */
async function commits() {
  const [first] = await history();
  return first ? tool('@commitlint/cli/cli.js', ['--from', first, '--to', 'HEAD']) : { failed: false, output: '' };
}

/** Where the history that is here begins; empty when there is none, or nothing after its first commit. @returns {Promise<string[]>} */
async function history() {
  const git = (/** @type {string[]} */ ...args) =>
    promisify(execFile)('git', args, { cwd: checkout }).then(
      ({ stdout }) => stdout.split('\n').filter(Boolean),
      () => [],
    );
  const [top] = await git('rev-parse', '--show-toplevel');
  // An archive of the code that lies in somebody else's repository is no concern of ours.
  if (!top || realpathSync(top) !== realpathSync(checkout)) return [];
  const roots = await git('rev-list', '--max-parents=0', 'HEAD');
  const [head] = await git('rev-parse', 'HEAD');
  return roots.filter((root) => root !== head).slice(0, 1);
}

/**
 * The small tests, those of projects with a set-up of their own (a simulated browser, say) included.
 * @param {string[]} words @returns {Promise<Outcome>}
 */
async function small(words) {
  const all = [await jest('small', { words })];
  const own = globSync('{apps,libs}/**/jest.config.mjs', { cwd: checkout, exclude: ['**/node_modules/**'] });
  if (own.length > 0) {
    const generated = await nx(['run-many', '-t', 'codegen']);
    if (generated.failed) return { ...generated, ...(all[0]?.tests ? { tests: all[0].tests } : {}) };
  }
  for (const config of own) all.push(await jest('small', { words, config }));
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    all.reduce((n, { tests }) => n + (tests?.[key] ?? 0), 0);
  return {
    failed: all.some(({ failed }) => failed),
    output: all
      .filter(({ failed }) => failed)
      .map(({ output }) => output)
      .join('\n'),
    tests: { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') },
  };
}

/** The API's schema as the code says it, against the one that is committed. @returns {Promise<Outcome>} */
async function generated() {
  const built = await nx(['run', 'api:build']);
  return built.failed ? built : tool('../dist/apps/api/schema.js', ['apps/api/schema.graphql', '--check']);
}

/** @returns {Promise<Outcome>} */
async function build() {
  const { failed, output } = await nx(['run-many', '-t', 'build']);
  if (!failed) await ensureBuilt(); // leaves the stamp that a later start looks for
  return { failed, output };
}

/**
 * One Jest for all projects of a size: counted in full every time, and no slower than Nx's cache is useful.
 * @param {'small' | 'medium' | 'large'} size
 * @param {{ words?: string[]; only?: string; not?: string; config?: string }} which
 * @returns {Promise<Outcome>}
 */
async function jest(size, { words = [], only, not, config }) {
  const file = join(results, `${size}-${config ? 'own' : only ? 'some' : 'all'}.json`);
  mkdirSync(results, { recursive: true });
  rmSync(file, { force: true });
  const { failed, output } = await tool(
    'jest/bin/jest.js',
    [
      ...(config ? ['-c', config] : ['-c', 'jest.preset.mjs', '--rootDir', '.', '--roots', 'apps', 'libs', 'test']),
      ...['--json', `--outputFile=${file}`],
      ...(size === 'large' ? ['--runInBand'] : ['--maxWorkers=100%']),
      ...(not ? ['--testPathIgnorePatterns', '/node_modules/', '/dist/', '/fixtures/', not] : []),
      ...(only || words.length > 0 ? ['--testPathPatterns', ...(only ? [only] : words)] : []),
      ...(words.length > 0 || config ? ['--passWithNoTests'] : []),
    ],
    { TEST_SIZE: size, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
  );
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    // A suite that does not even load has no tests to count, and counts as one.
    const broken = report.numRuntimeErrorTestSuites;
    return {
      failed: failed || !report.success,
      output,
      tests: {
        passed: report.numPassedTests,
        failed: report.numFailedTests + broken,
        skipped: report.numPendingTests + report.numTodoTests,
      },
    };
  } catch {
    return { failed: true, output };
  }
}

/** @param {string[]} args */
const nx = (args) => tool('nx/dist/bin/nx.js', [...args, '--outputStyle=static']);

/**
 * Runs a tool of node_modules and keeps what it says.
 * @param {string} script @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<Outcome>}
 */
function tool(script, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(checkout, 'node_modules', script), ...args], {
      cwd: checkout,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    current = child;
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk);
    // Jest's --json goes to a file, its story to stderr.
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => done({ failed: true, output: error.message }));
    child.once('close', (code) => {
      current = null;
      done({ failed: code !== 0, output });
    });
  });
}
