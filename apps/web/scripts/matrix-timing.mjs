// How much scripting the matrix takes for a large chapter, in a real browser:
//   node apps/web/scripts/matrix-timing.mjs <address of a matrix> --state=<storage state of a leader> [--chromium=path]
// A hundred members are laid over the chapter's own answer, so any chapter will do. Prints JSON, times in milliseconds.
import { chromium } from 'playwright-core';

const MEMBERS = 100;
const [address, ...options] = process.argv.slice(2);
const option = (name) => options.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
if (!address) {
  process.stderr.write('Give the address of a matrix: http://localhost:3000/c/<chapter>/matrix --state=leader.json\n');
  process.exit(2);
}

/** Everybody gives to about a fifth of the others, the same each time. */
function hundredMembers(picture) {
  let state = 7;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const id = (n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const people = Array.from({ length: MEMBERS }, (_, n) => ({
    ...picture.people[n % picture.people.length],
    memberId: id(n),
    displayName: `Member ${String(n + 1).padStart(3, '0')}`,
  }));
  const pairs = [];
  for (let one = 0; one < MEMBERS; one++) {
    for (let other = one + 1; other < MEMBERS; other++) {
      if (random() > 0.3) continue;
      const count = () => Math.floor(random() ** 3 * 9);
      const pair = { given: count(), returned: count(), oneToOnes: count(), lastMet: null };
      pairs.push({ __typename: 'PicturePair', oneId: id(one), otherId: id(other), ...pair });
    }
  }
  return { ...picture, people, pairs };
}

const executablePath = option('chromium');
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath ? { executablePath } : {}) });
const state = option('state');
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  serviceWorkers: 'block',
  ...(state ? { storageState: state } : {}),
});
await page.route('**/graphql', async (route) => {
  if (!(route.request().postData() ?? '').includes('ChapterPicture')) return route.continue();
  const response = await route.fetch();
  const body = await response.json();
  await route.fulfill({ response, json: { data: { chapterPicture: hundredMembers(body.data.chapterPicture) } } });
});
const devtools = await page.context().newCDPSession(page);
await devtools.send('Performance.enable');
const scripting = async () => {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
};
const draws = () => page.evaluate(() => performance.getEntriesByName('grid.draw').map((entry) => entry.duration));
const rounded = (value) => Math.round(value * 10) / 10;

await page.goto(address);
await page.getByRole('grid').waitFor();
await page.waitForTimeout(1500);
const loaded = await scripting();
const first = (await draws())[0] ?? 0;

const started = await scripting();
await page.getByRole('gridcell').focus();
for (let step = 0; step < 60; step++) await page.keyboard.press(step % 2 ? 'ArrowRight' : 'ArrowDown');
const keys = await scripting();
const box = await page.locator('canvas').boundingBox();
for (let step = 0; step < 60; step++) await page.mouse.move(box.x + 220 + step * 8, box.y + 200 + step * 4);
const hover = await scripting();
for (let step = 0; step < 30; step++) await page.mouse.wheel(20, 60);
await page.waitForTimeout(400);
const scrolled = await scripting();
const all = (await draws()).sort((a, b) => a - b);
process.stdout.write(
  `${JSON.stringify({
    members: MEMBERS,
    scriptingUntilShown: rounded(loaded),
    firstDraw: rounded(first),
    perArrowKey: rounded((keys - started) / 60),
    perHover: rounded((hover - keys) / 60),
    scrolling30Steps: rounded(scrolled - hover),
    drawMedian: rounded(all[Math.floor(all.length / 2)] ?? 0),
    drawWorst: rounded(all.at(-1) ?? 0),
    draws: all.length,
  })}\n`,
);
await browser.close();
