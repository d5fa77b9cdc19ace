import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { emailOf, expected, type ExpectedMember, Harbour, LAPTOP, LEADER, PHONE } from './harbour.js';
import { addressOf, allRoutes, type ScreenRoute } from './routes.js';

// Every screen, looked at: by axe in both themes, and figure by figure against what was computed apart from the app.

const STAFF = 'staff@example.com';
const routes = allRoutes();
const UNUSABLE = /Nothing here|Something broke|No connection/;
const TROUBLE = /cannot be reached|went wrong on our side|No week has been counted/;
const ONE_SIDED = ['NOT_REFERRING', 'RECEIVES_MORE', 'GIVES_MORE'];
let harbour: Harbour;
let values: Record<string, string>;
beforeAll(async () => {
  harbour = await Harbour.open();
  const { db, chapterId } = harbour;
  const one = async (sql: string): Promise<string> => (await db.sql<{ id: string }>(sql, [chapterId]))[0]?.id ?? '';
  const [chapter] = await db.sql<{ id: string }>('select organisation_id as id from chapter where id = $1', [
    chapterId,
  ]);
  const staff = await db.make.account({ email: STAFF });
  await db.make.staffRole({ accountId: staff.id, role: 'ORGANISATION_ADMIN', organisationId: chapter?.id ?? '' });
  values = {
    memberId: await one(`select id from member where chapter_id = $1 and display_name = 'Freya Jansen'`),
    importId: await one('select id from import_job where chapter_id = $1 limit 1'),
    slipId: await one(
      `select s.id from slip s join member m on m.id = s.from_member_id
       where s.chapter_id = $1 and s.type = 'REFERRAL' and m.display_name = '${LEADER}' order by s.date desc, s.id limit 1`,
    ),
    asOf: expected.asOf,
  };
}, 180_000);
afterEach(() => harbour?.tidy());
afterAll(() => harbour?.close());

const viewerOf = ({ scope, staff }: ScreenRoute): string | null =>
  scope === 'public' ? null : staff ? STAFF : emailOf(LEADER);

/** Until the screen shows what it has to show: no shape stands for anything any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('main [class*="_bone_"]'));
  // Fades would be measured half-way.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
}

describe('axe finds nothing, light on a phone and dark on a laptop,', () => {
  it.each(routes.map((route) => [route.path || 'home', route] as const))('on the screen "%s"', async (_name, route) => {
    const page = await harbour.pageOf(viewerOf(route), { ...PHONE, colorScheme: 'light', reducedMotion: 'reduce' });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(harbour.at(addressOf(route, values)));
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).first().innerText()).not.toMatch(UNUSABLE);
    expect(await page.locator('main').innerText()).not.toMatch(TROUBLE);
    expect(await violations(page)).toEqual([]);
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect((inner ?? 0) <= (outer ?? 0)).toBe(true);

    await page.setViewportSize(LAPTOP.viewport);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.waitForFunction(() => document.documentElement.dataset['mantineColorScheme'] === 'dark');
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

/** In words: which rule, where, why. */
async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  );
}

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

  it('in the matrix’s table are the ties, the one-sided ones among them named', async () => {
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here('matrix'));
    await settled(page);
    const shown = await figuresOn(page);
    expect(shown.length).toBeGreaterThan(0);
    expect(wrongAmong(shown)).toEqual([]);
  });
});
