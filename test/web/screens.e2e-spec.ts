import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emailOf, expected, type ExpectedMember, Harbour, LEADER, PHONE } from './harbour.js';
import { checkout } from '../support/engines.mjs';
import { Eavesdropper, faultsOf, settled, useful } from './look.js';
import { addressOf, allRoutes, type ScreenRoute } from './routes.js';
import { type Sheet, sheets } from './sheets.js';
import { setStage, type Values, viewerOf } from './stage.js';
import type { Page } from 'playwright-core';

// Every screen and every sheet, looked at: by axe in both themes at each width, and figure by figure against what was
// computed apart from the app.

const routes = allRoutes();
const UNUSABLE = /Nothing here|Something broke|No connection/;
const TROUBLE = /cannot be reached|went wrong on our side|No week has been counted/;
const ONE_SIDED = ['NOT_REFERRING', 'RECEIVES_MORE', 'GIVES_MORE'];
/** Pages open at the same time: while one waits, the other is looked at. */
const EYES = 2;
const PATIENCE = 240_000;
let harbour: Harbour;
let values: Values;
beforeAll(async () => {
  harbour = await Harbour.open();
  values = await setStage(harbour);
}, 180_000);
afterAll(() => harbour?.close());

interface Look {
  name: string;
  look: () => Promise<string[]>;
}

/** Looks at everything in turn, a few at a time, from the first moment that somebody asks for a result. */
class Looks {
  private results: Map<string, Promise<string[]>> | null = null;
  constructor(private readonly looks: readonly Look[]) {}

  of(name: string): Promise<string[]> {
    this.results ??= this.begin();
    return this.results.get(name) ?? Promise.resolve([`nobody looked at "${name}"`]);
  }

  private begin(): Map<string, Promise<string[]>> {
    const eyes: Promise<unknown>[] = Array.from({ length: EYES }, () => Promise.resolve());
    return new Map(
      this.looks.map(({ name, look }, index) => {
        const result = (eyes[index % EYES] ?? Promise.resolve()).then(look);
        eyes[index % EYES] = result.catch(() => undefined);
        // A failure is told by the test that asks for it, which may be later.
        result.catch(() => undefined);
        return [name, result];
      }),
    );
  }
}

const LOOKS = { ...PHONE, colorScheme: 'light', reducedMotion: 'reduce', serviceWorkers: 'block' } as const;

/** What is wrong with a screen, from its first request to its last theme. */
async function lookAtScreen(route: ScreenRoute): Promise<string[]> {
  const page = await harbour.pageOf(viewerOf(route), LOOKS);
  const heard = new Eavesdropper(page);
  const faults: string[] = [];
  await page.goto(harbour.at(addressOf(route, values)));
  await useful(page);
  // Who somebody is stands on the device from the second visit on, and no screen waits for it.
  const asked = heard.operations.filter((name) => name !== 'Me');
  if (asked.length > 2) faults.push(`asked ${asked.length} times before it was useful: ${asked.join(', ')}`);
  await settled(page);
  const titles = await page.getByRole('heading', { level: 1 }).allInnerTexts();
  const [title = ''] = titles;
  if (titles.length !== 1) faults.push(`has ${titles.length} headings of the first level: ${titles.join(', ')}`);
  if (!(await page.title()).startsWith(title)) faults.push(`is called "${title}" and "${await page.title()}"`);
  for (const landmark of viewerOf(route) ? (['banner', 'main'] as const) : (['main'] as const)) {
    const count = await page.getByRole(landmark).count();
    if (count !== 1) faults.push(`has ${count} of the landmark ${landmark}`);
  }
  for (const text of [title, await page.locator('main').innerText()]) {
    const words = UNUSABLE.exec(title) ?? TROUBLE.exec(text);
    if (words) faults.push(`says "${words[0]}"`);
  }
  faults.push(...(await faultsOf(page)), ...heard.complaints);
  await page.context().close();
  return faults;
}

async function lookAtSheet({ who, path, open }: Sheet): Promise<string[]> {
  const page = await harbour.pageOf(who, LOOKS);
  await page.goto(harbour.here(path(values)));
  await settled(page);
  await open(page);
  const faults = await faultsOf(page);
  await page.context().close();
  return faults;
}

const screens = routes.map((route) => ({ name: route.path || 'home', look: () => lookAtScreen(route) }));
const looks = new Looks([...screens, ...sheets.map((sheet) => ({ name: sheet.name, look: () => lookAtSheet(sheet) }))]);

describe('in light and dark, on a phone, a tablet and a laptop, nothing is wrong', () => {
  it.each(screens.map(({ name }) => name))(
    'with the screen "%s"',
    async (name) => expect(await looks.of(name)).toEqual([]),
    PATIENCE,
  );
  it.each(sheets.map(({ name }) => name))(
    'with %s',
    async (name) => expect(await looks.of(name)).toEqual([]),
    PATIENCE,
  );
});

describe('the lists of what is looked at', () => {
  const folder = join(checkout, 'apps/web/src');

  it('have every screen of the app', () => {
    const written = globSync('features/**/*.screen.tsx', { cwd: folder }).map((file) => file.replace(/\.tsx$/, ''));
    const tables = globSync('features/*/routes.ts', { cwd: folder }).map((file) =>
      readFileSync(join(folder, file), 'utf8'),
    );
    const reached = written.filter((file) => tables.some((table) => table.includes(`/${file.split('/').at(-1)}.js`)));
    expect(written.filter((file) => !reached.includes(file))).toEqual([]);
    expect(routes.length).toBeGreaterThanOrEqual(written.length);
  });

  it('have everything that opens a sheet', () => {
    const open = globSync('**/*.tsx', { cwd: folder })
      .filter((file) => !file.endsWith('.spec.tsx'))
      .filter((file) =>
        /<(Sheet|ConfirmSheet|Modal|Drawer|Menu|Popover)[\s>]/.test(readFileSync(join(folder, file), 'utf8')),
      );
    expect(open.filter((file) => !sheets.some((sheet) => sheet.file === file))).toEqual([]);
  });
});

interface Shown {
  figure: string;
  value: string;
  of: string | null;
}

const figuresOn = (page: Page): Promise<Shown[]> =>
  page.locator('[data-figure]').evaluateAll((all) =>
    all.map((one) => ({
      figure: one.getAttribute('data-figure') ?? '',
      value: one.getAttribute('data-value') ?? '',
      of: one.getAttribute('data-of'),
    })),
  );

/** The figure of the vector that stands behind one on screen; undefined for one that it does not name. */
function expectedOf({ figure, of }: Shown): unknown {
  if (figure === 'oneSidedTies') return expected.chapter.oneSidedTies.length;
  if (figure === 'tie' || figure === 'oneSidedTie') {
    const [giver, receiver] = (of ?? '').split(' > ');
    const tie = expected.chapter.oneSidedTies.find((one) => one[0] === giver && one[1] === receiver);
    return figure === 'oneSidedTie' ? (tie?.[2] ?? 'not one-sided') : tie ? 'one-sided' : undefined;
  }
  if (of === null) return expected.chapter[figure];
  const member: ExpectedMember | undefined = expected.members[of];
  const [group, part] = figure.split('.');
  if (part) return (member?.[group ?? ''] as Record<string, unknown> | undefined)?.[part];
  return member?.[figure];
}

const agrees = (shown: string, wanted: unknown): boolean =>
  typeof wanted === 'number'
    ? Math.abs(Number(shown) - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
    : shown === String(wanted);

/** Not in the vector: the chapter's last week, and ties that are not one-sided. */
const ELSEWHERE = /^(lastWeek\.[A-Z_]+|tie)$/;

const wrongAmong = (shown: Shown[]) =>
  shown.flatMap((one) => {
    const wanted = expectedOf(one);
    if (wanted === undefined && ELSEWHERE.test(one.figure)) return [];
    return wanted !== undefined && agrees(one.value, wanted) ? [] : [{ ...one, wanted }];
  });

describe('the figures of the sample chapter', () => {
  afterEach(() => harbour?.tidy());

  it('on the chapter’s page are those computed apart from the app', async () => {
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here('chapter'));
    await settled(page);
    const shown = await figuresOn(page);
    expect(wrongAmong(shown)).toEqual([]);
    // None of the vector is left out.
    const names = new Set(shown.map(({ figure }) => figure));
    expect(Object.keys(expected.chapter).filter((name) => !names.has(name))).toEqual([]);
  });

  it('on the one-sided page are exactly those members, and nobody else', async () => {
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here('one-sided'));
    await settled(page);
    const verdicts = (await figuresOn(page)).filter(({ figure }) => figure === 'verdict');
    const wanted = Object.entries(expected.members).flatMap(([name, { verdict }]) =>
      ONE_SIDED.includes(verdict ?? '') ? [`${name}: ${verdict}`] : [],
    );
    expect(verdicts.map(({ of, value }) => `${of}: ${value}`).sort()).toEqual(wanted.sort());
    expect(wrongAmong(await figuresOn(page))).toEqual([]);
    for (const { of } of verdicts) {
      const card = page.getByRole('article', { name: of ?? '' });
      const member = expected.members[of ?? ''];
      const { given, received } =
        member?.verdict === 'NOT_REFERRING'
          ? { given: member['givenInChapter'], received: member['receivedInChapter'] }
          : { given: member?.evidence['given'], received: member?.evidence['received'] };
      const words = await card.innerText();
      expect({ of, given: words.includes(`${given} given`), received: words.includes(`${received} received`) }).toEqual(
        {
          of,
          given: true,
          received: true,
        },
      );
      expect(words).not.toMatch(/taker|worst|offender/i);
    }
  });

  it('on each member’s own page are theirs', async () => {
    for (const name of ['Amara Corrigan', 'Yara Nakagawa', 'Idris Varga', 'Hana Karimi']) {
      const page = await harbour.pageOf(emailOf(name));
      await page.goto(harbour.here('insights'));
      await settled(page);
      const shown = await figuresOn(page);
      const names = new Set(shown.filter(({ of }) => of === name).map(({ figure }) => figure));
      expect(`${name}: ${names.size > 25 ? 'all' : await page.locator('main').innerText()}`).toBe(`${name}: all`);
      expect(shown.filter(({ of }) => of !== null && of !== name)).toEqual([]);
      expect(wrongAmong(shown)).toEqual([]);
      const { given, received } = expected.members[name]?.evidence ?? {};
      await page.goto(harbour.here());
      await settled(page);
      const home = await page.locator('main').innerText();
      expect([name, home.includes(`${given} given`), home.includes(`${received} received`)]).toEqual([
        name,
        true,
        true,
      ]);
      const onHome = await figuresOn(page);
      expect(wrongAmong(onHome)).toEqual([]);
      expect(onHome.map(({ figure }) => figure).sort()).toEqual([
        'attendanceRate',
        'evidence.given',
        'evidence.received',
        'lastWeek.given',
        'lastWeek.oneToOnes',
        'lastWeek.received',
      ]);
    }
  });

  it('on a leader’s page about a member are that member’s', async () => {
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here(`review/${values['memberId']}`));
    await settled(page);
    const shown = await figuresOn(page);
    expect(shown.filter(({ of }) => of === 'Freya Jansen').length).toBeGreaterThan(25);
    expect(wrongAmong(shown)).toEqual([]);
  });

  it('at the end of the trends are the chapter’s, and each member’s evidence beside its balance', async () => {
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here('trends'));
    await settled(page);
    const shown = await figuresOn(page);
    const names = new Set(shown.filter(({ of }) => of === null).map(({ figure }) => figure));
    // One kept week is a sentence, more of them are lines with their table.
    expect([...names].sort()).toEqual(['members', 'oneSidedTies', 'reciprocity', 'referralsPerMemberWeek']);
    expect(shown.filter(({ of }) => of !== null).length).toBeGreaterThan(50);
    expect(wrongAmong(shown)).toEqual([]);
  });

  it('in the matrix’s table are the ties, the one-sided ones among them named', async () => {
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here('matrix'));
    await settled(page);
    const shown = await figuresOn(page);
    expect(shown.length).toBeGreaterThan(0);
    expect(wrongAmong(shown)).toEqual([]);
  });
});
