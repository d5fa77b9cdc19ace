// Lighthouse (mobile profile) on the four screens that count most, signed in, against a running system:
//   npm i --prefix /tmp/lighthouse lighthouse
//   node apps/web/scripts/lighthouse.mjs --link='<sign-in link of the president>' --lighthouse=/tmp/lighthouse
//     [--runs=5] [--chapter=harbour-lights] [--chromium=path] [--keep=leader.json]
// The browser is that of the journeys, which npm test brings, unless --chromium names another.
// Prints the median of the runs of each screen; --keep writes the signed-in state down for matrix-timing.mjs.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../test/support/browser.mjs';

const SCREENS = { home: '', 'new slip': '/new', roster: '/roster', matrix: '/matrix' };
const options = process.argv.slice(2);
const option = (name, otherwise) =>
  options.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const [link, folder] = [option('link'), option('lighthouse')];
if (!link || !folder) {
  process.stderr.write('Give --link=<a sign-in link that npm start printed> --lighthouse=<where it is installed>\n');
  process.exit(2);
}
const load = (file) => import(pathToFileURL(join(folder, 'node_modules', file)).href);
const { default: lighthouse } = await load('lighthouse/core/index.js');
const { launch } = await load('chrome-launcher/dist/index.js');

const { executablePath, env: own } = await findBrowser({ CHROME_PATH: option('chromium') });
const env = { ...process.env, ...own };
const browser = await chromium.launch({ args: ['--no-sandbox'], executablePath, env });
const context = await browser.newContext();
const page = await context.newPage();
await page.goto(link);
await page.getByRole('button').click();
await page.waitForURL(/\/c\//);
const { cookies } = await context.storageState(option('keep') ? { path: option('keep') } : {});
await browser.close();

// The browser that is measured is nobody's but Lighthouse's: who steers one from outside takes part in its time.
const chromeFlags = ['--headless=new', '--no-sandbox'];
const measured = await launch({ chromePath: executablePath, chromeFlags, envVars: env });
const extraHeaders = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
for (const [screen, path] of Object.entries(SCREENS)) {
  const address = `${new URL(link).origin}/c/${option('chapter', 'harbour-lights')}${path}`;
  const runs = [];
  for (let run = 0; run < Number(option('runs', '5')); run++) {
    const settings = { port: measured.port, extraHeaders, logLevel: 'error' };
    const { lhr } = await lighthouse(address, {
      ...settings,
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
    });
    const score = (name) => Math.round((lhr.categories[name].score ?? 0) * 100);
    const time = (name) => Math.round(lhr.audits[name].numericValue ?? NaN);
    runs.push({
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      firstPaintMs: time('first-contentful-paint'),
      largestPaintMs: time('largest-contentful-paint'),
      blockedMs: time('total-blocking-time'),
      shift: Math.round((lhr.audits['cumulative-layout-shift'].numericValue ?? NaN) * 1000) / 1000,
      // Of Lighthouse's own benchmark: far below 1,500 the machine is busy, and the times are too long.
      machine: Math.round(lhr.environment.benchmarkIndex),
    });
  }
  const names = Object.keys(runs[0] ?? {});
  console.log(screen, Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name]))])));
}
measured.kill();
