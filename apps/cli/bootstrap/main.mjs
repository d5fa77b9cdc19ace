// @ts-check
// What `npm start`, `npm test`, `npm run chapterhouse` and `npm run bench` run. It needs nothing but Node 20 or newer:
// it installs the packages, finds the right Node, builds what is stale, and hands over.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checkout } from './engines/paths.mjs';
import { ensureInstalled } from './install.mjs';
import { childEnvironment, findNode, handOver } from './node.mjs';

const [command = 'start', ...args] = process.argv.slice(2);
if (process.env['npm_lifecycle_event']) followParent();

const HELP = `npm start                              brings everything up: engines, sample chapter, API and worker
npm test                               every test, as CI runs them
npm test -- --only small,medium slips  some of the steps, and of the small, medium and large tests those with these
                                       words in their path
npm run -s chapterhouse -- --help      the command line

Settings are read from the environment and from .env; .env.example names them all.`;

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  if (process.env['DEBUG'] && error instanceof Error) console.error(error.stack);
  process.exitCode = 1;
}

/** npm passes a signal to the shell between us, and the shell dies of it alone: when the parent is gone, we stop too. */
function followParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}

async function main() {
  if (!['start', 'test', 'cli', 'bench'].includes(command))
    throw new Error(`"${command}" should be start, test, cli or bench`);
  if (['start', 'test'].includes(command) && args.some((arg) => ['--help', '-h'].includes(arg)))
    return console.log(HELP);
  await ensureInstalled();
  const node = findNode();
  if (node !== process.execPath) return handOver(node, [fileURLToPath(import.meta.url), command, ...args]);
  Object.assign(process.env, childEnvironment());
  if (command === 'test') {
    const { runTests } = await import('./test.mjs');
    process.exit(await runTests(args));
  }
  if (existsSync(join(checkout, '.env'))) process.loadEnvFile(join(checkout, '.env'));
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  process.setSourceMapsEnabled(true);
  if (command === 'start') {
    const { start } = await import(pathToFileURL(join(checkout, 'dist/apps/cli/start.js')).href);
    process.exit(await start(process.env));
  }
  await runCommand(command === 'bench' ? ['bench', ...args] : args);
}

/** @param {string[]} own */
async function runCommand(own) {
  const path = join(checkout, 'dist/apps/cli/main.js');
  // npm runs scripts in the top folder; files that a command names are meant from where it was typed.
  if (process.env['INIT_CWD']) process.chdir(process.env['INIT_CWD']);
  process.argv = [process.execPath, path, ...own];
  await import(pathToFileURL(path).href);
}
