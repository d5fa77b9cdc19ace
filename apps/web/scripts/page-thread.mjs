// What the page's own thread uses of the processor until a screen is quiet, signed in and with nothing remembered:
//   node apps/web/scripts/page-thread.mjs <origin> [<other origin> …] --state=<file that lighthouse.mjs --keep wrote>
//     [--runs=9] [--chapter=harbour-lights] [--chromium=path]
// By the clock of the thread, which other programs do not touch. With several origins (two builds, say) they take turns.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const SCREENS = { home: '', 'new slip': '/new', roster: '/roster', matrix: '/matrix' };
const given = process.argv.slice(2);
const option = (name, otherwise) =>
  given.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const origins = given.filter((one) => one.startsWith('http'));
if (origins.length === 0 || !option('state')) {
  process.stderr.write('Give the origin of a running system, and --state=<what lighthouse.mjs --keep wrote>\n');
  process.exit(2);
}

const { cookies } = JSON.parse(readFileSync(option('state'), 'utf8'));
const executablePath = option('chromium');
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath ? { executablePath } : {}) });
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };

/** Milliseconds of the thread, of scripts, and of styles and layout; and when the last of it was painted. */
async function once(origin, path) {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });

  await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: origin })));
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`${origin}/c/${option('chapter', 'harbour-lights')}${path}`);
  await page.waitForLoadState('networkidle');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => 1000 * (metrics.find((one) => one.name === name)?.value ?? NaN);
  const files = await page.evaluate(() => performance.getEntriesByType('resource').length + 1);
  await context.close();
  return {
    thread: of('TaskDuration'),
    scripts: of('ScriptDuration'),
    styles: of('RecalcStyleDuration') + of('LayoutDuration'),
    files,
  };
}

const median = (values) => Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]);
for (const [screen, path] of Object.entries(SCREENS)) {
  const runs = new Map(origins.map((origin) => [origin, []]));
  for (const origin of origins) await once(origin, path);
  for (let run = 0; run < Number(option('runs', '9')); run++) {
    for (const origin of origins) runs.get(origin).push(await once(origin, path));
  }
  for (const [origin, all] of runs) {
    const names = Object.keys(all[0]);
    console.log(screen, origin, Object.fromEntries(names.map((name) => [name, median(all.map((one) => one[name]))])));
  }
}
await browser.close();
