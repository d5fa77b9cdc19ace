import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { format, resolveConfig } from 'prettier';
import { checkout } from '../support/engines.mjs';
import { emailOf, Harbour, MEMBER, PHONE } from './harbour.js';
import { settled, SIZES, type Theme, wear } from './look.js';
import { addressOf, allRoutes, inOrder, type ScreenRoute } from './routes.js';
import { setStage, type Values, viewerOf } from './stage.js';

// Takes the pictures of docs/images/screens and writes docs/screens.md: `npx nx screenshots web`. No test of `npm test`.

const folder = join(checkout, 'docs/images/screens');
const MOST_BYTES = 120_000;
const MOST_BYTES_IN_ALL = 6_000_000;
const QUALITY = 80;
const NAMES: Readonly<Record<number, string>> = { 360: 'on a phone', 768: 'on a tablet', 1440: 'on a laptop' };
/** Those that are shown in the dark, too: where colours mean something. */
const DARK = new Set(['home', 'new', 'meeting', 'chapter', 'one-sided', 'matrix', 'insights']);

/** Without them a picture drawn by the graphics card lacks a stripe where there is no such card. */
const WHOLE_CANVASES = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

const routes = inOrder(allRoutes());
const titles = new Map<string, string>();
let harbour: Harbour;
let values: Values;
beforeAll(async () => {
  harbour = await Harbour.open(WHOLE_CANVASES);
  values = await setStage(harbour);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}, 180_000);
afterEach(() => harbour?.tidy());
afterAll(() => harbour?.close());

/** `people/:memberId` is `people-member`, the chapter's first page `home`. */
const nameOf = ({ path }: ScreenRoute): string =>
  path
    .replace(/^\//, '')
    .replaceAll(/:(\w+?)(Id)?(?=\/|$)/g, '$1')
    .replaceAll('/', '-')
    .toLowerCase() || 'home';

/** As whoever the screen is for. */
function subjectOf(route: ScreenRoute): { email: string | null; values: Values } {
  const isOwn = route.scope === 'chapter' && route.reach !== 'all';
  return isOwn
    ? { email: emailOf(MEMBER), values: { ...values, slipId: values['memberSlipId'] ?? '' } }
    : { email: viewerOf(route), values };
}

async function take(page: Page, name: string): Promise<void> {
  // Playwright itself knows no WebP, which needs a third of the bytes.
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  writeFileSync(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
  await session.detach();
}

const themesOf = (route: ScreenRoute, width: number): readonly Theme[] =>
  DARK.has(nameOf(route)) && width !== 768 ? ['light', 'dark'] : ['light'];
const fileOf = (route: ScreenRoute, width: number, theme: Theme): string =>
  `${nameOf(route)}-${width}${theme === 'dark' ? '-dark' : ''}`;

describe('pictures', () => {
  it.each(routes.map((route) => [nameOf(route), route] as const))('of %s', async (_name, route) => {
    const { email, values: own } = subjectOf(route);
    for (const size of SIZES) {
      const device = size.width === 360 ? { ...PHONE, deviceScaleFactor: 2 } : { viewport: size };
      const page = await harbour.pageOf(email, { ...device, reducedMotion: 'reduce', serviceWorkers: 'block' });
      // A meeting that has been held has more to show than the next one.
      const query = route.path === 'meeting' ? `?date=${own['openDate']}` : '';
      await page.goto(harbour.at(addressOf(route, own) + query));
      await settled(page);
      titles.set(route.path, await page.getByRole('heading', { level: 1 }).first().innerText());
      for (const theme of themesOf(route, size.width)) {
        await wear(page, theme);
        await settled(page);
        await take(page, fileOf(route, size.width, theme));
      }
    }
  });

  it('small enough to be kept with the code', () => {
    const sizes = readdirSync(folder).map((file) => ({ file, bytes: statSync(join(folder, file)).size }));
    expect(sizes.filter(({ bytes }) => bytes > MOST_BYTES)).toEqual([]);
    expect(sizes.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MOST_BYTES_IN_ALL);
  });

  it('on a page of their own', async () => {
    const parts = routes.map((route) => {
      const title = titles.get(route.path) ?? route.path;
      const shown = SIZES.map(({ width }) => width);
      const row = (theme: Theme, widths: readonly number[]): string =>
        widths
          .map((width) => {
            const file = `images/screens/${fileOf(route, width, theme)}.webp`;
            return `![${title}, ${NAMES[width]}${theme === 'dark' ? ', in the dark' : ''}](${file})`;
          })
          .join(' | ');
      const dark = shown.filter((width) => themesOf(route, width).includes('dark'));
      return [
        `## ${nameOf(route)}: ${title}`,
        `| ${row('light', shown)} |\n| --- | --- | --- |`,
        ...(dark.length > 0 ? [`| ${row('dark', dark)} |\n| --- | --- |`] : []),
      ].join('\n\n');
    });
    const text = `# Every screen\n\nOf the sample chapter, at 360, 768 and 1440 pixels; taken by \`npx nx screenshots web\`.\n\n${parts.join('\n\n')}\n`;
    const file = join(checkout, 'docs/screens.md');
    writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  });
});
