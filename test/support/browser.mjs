// @ts-check
// The browser of the journeys, found or unpacked: nothing has to be installed by hand.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { checkout } from '../../apps/cli/bootstrap/engines/paths.mjs';

const KNOWN = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * In this order: CHROME_PATH, the one that comes as a package (Linux on x64), Playwright's own, those installed.
 * @returns {Promise<import('./browser.mjs').FoundBrowser>}
 */
export async function findBrowser(env = process.env) {
  const named = env['CHROME_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH is ${named}, and there is no such file.`);
    return { executablePath: named, env: {}, from: 'CHROME_PATH' };
  }
  let trouble = '';
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      return { ...(await unpack()), from: '@sparticuz/chromium' };
    } catch (error) {
      trouble = `\nThe one that comes as a package could not be used: ${/** @type {Error} */ (error).message}`;
    }
  }
  const own = chromium.executablePath();
  if (own && existsSync(own)) return { executablePath: own, env: {}, from: 'Playwright' };
  const known = KNOWN.find((path) => existsSync(path));
  if (known) return { executablePath: known, env: {}, from: known };
  throw new Error(
    `There is no browser for the journeys. Run "npx playwright install chromium", or set CHROME_PATH to a Chromium.${trouble}`,
  );
}

/** What to hand to `chromium.launch` or `launchPersistentContext`. */
export async function launchOptions(env = process.env) {
  const found = await findBrowser(env);
  return {
    executablePath: found.executablePath,
    env: /** @type {Record<string, string>} */ ({ ...env, ...found.env }),
    // The one flag: as root, and in containers, Chromium's own sandbox does not work.
    args: ['--no-sandbox'],
  };
}

/** @returns {Promise<{ executablePath: string; env: Record<string, string> }>} */
async function unpack() {
  const script = join(checkout, 'test/support/unpack-chromium.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { encoding: 'utf8' });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
