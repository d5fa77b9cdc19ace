import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { launchOptions } from '../support/browser.mjs';
import type { Fate } from '../support/unsteady-network.js';
import { answerLink } from './answer-link.js';
import { askForLink, emailOf, Harbour, LEADER, MEMBER, PHONE } from './harbour.js';

// What a member does, on a phone, with a network that comes and goes.

let harbour: Harbour;
const contexts: BrowserContext[] = [];
const folders: string[] = [];
beforeAll(async () => {
  harbour = await Harbour.open();
}, 180_000);
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  await harbour.tidy();
});
afterAll(() => harbour?.close());

const email = emailOf(MEMBER);
const RECEIVER = 'Kwame Nwosu';

/** Referrals to this prospect that the server has. */
const arrived = async (prospect: string): Promise<number> => {
  const [row] = await harbour.db.sql<{ n: number }>('select count(*)::int as n from slip where prospect_name = $1', [
    prospect,
  ]);
  return row?.n ?? 0;
};

/** As a phone that is closed and opened again: everything the browser kept is still there. */
async function phone(folder: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    ...(await launchOptions()),
    ...PHONE,
    locale: 'en-IE',
  });
  context.setDefaultTimeout(15_000);
  contexts.push(context);
  return context;
}

async function signedInPhone(): Promise<{ folder: string; context: BrowserContext; page: Page }> {
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-phone-'));
  folders.push(folder);
  const context = await phone(folder);
  const page = await context.newPage();
  await page.goto(harbour.at('/sign-in'));
  await askForLink(page, email);
  await harbour.followLink(page, email);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { folder, context, page };
}

/** Chooses somebody, says who the customer is, and that it is somebody else. */
async function fillIn(page: Page, prospect: string): Promise<void> {
  await page.getByRole('searchbox').fill(RECEIVER.split(' ')[0] ?? '');
  await page.getByRole('button', { name: RECEIVER }).click();
  await page.getByLabel('Who is the customer?').fill(prospect);
  await page.getByRole('radio', { name: 'Outside' }).click();
}

/** The app and the form are on the device: what it takes to open both without a network. */
async function makeReadyForOffline(page: Page): Promise<void> {
  await page.goto(harbour.here('new'));
  await page.getByRole('searchbox').waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.getByRole('searchbox').waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

describe('signing in', () => {
  it('leads from the address over the mailed link and its button into the chapter', async () => {
    const page = await harbour.pageOf(null, PHONE);
    await page.goto(harbour.here('slips'));
    await page.waitForURL(/\/sign-in\?next=/);
    await askForLink(page, email);
    const mail = await harbour.mailbox.waitForMail(email, /sign.in/i);
    const link = /https?:\/\/\S+token=\S+/.exec(mail.text ?? '')?.[0] ?? '';
    await page.goto(link);
    // Looking at the link signs nobody in.
    expect((await page.context().cookies()).filter(({ name }) => /session/.test(name))).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    // Where one wanted to go in the first place.
    await page.getByRole('heading', { level: 1, name: 'My slips' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/c/harbour-lights/slips');
    await page.goto(link);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This link no longer works').waitFor();
    harbour.mailbox.clear();
  });
});

describe('arriving', () => {
  it('asks once who is there and once what the page is about, on a new device and on a known one', async () => {
    const page = await harbour.pageOf(email, PHONE);
    for (const device of ['new', 'known']) {
      const asked = harbour.watch();
      await page.goto(harbour.here());
      await page.getByRole('heading', { name: 'Your ask this week' }).waitFor();
      await page.waitForLoadState('networkidle');
      expect([device, asked.toSorted()]).toEqual([device, ['Home', 'Me']]);
    }
  });

  it.each(['Me', 'Home'])(
    'has the frame of the page while the answer to %s hangs, and then the page',
    async (hanging) => {
      let release = (): void => undefined;
      const hangs = new Promise<void>((resolve) => (release = resolve));
      harbour.watch((name) => (name === hanging ? hangs : undefined));
      const page = await harbour.pageOf(email, PHONE);
      await page.goto(harbour.here());
      await page.getByRole('main').waitFor();
      expect(await page.getByRole('heading', { name: 'Your ask this week' }).count()).toBe(0);
      release();
      await page.getByRole('heading', { name: 'Your ask this week' }).waitFor();
    },
  );
});

describe('a slip', () => {
  it('takes four interactions and less than ten seconds on a phone', async () => {
    const page = await harbour.pageOf(email, PHONE);
    await page.goto(harbour.here());
    await page.getByRole('link', { name: 'New slip' }).first().tap();
    const face = page.getByRole('group', { name: 'Who is it for?' }).getByRole('button').first();
    await face.waitFor();
    const prospect = `Aoife ${Date.now()}`;
    let interactions = 0;
    const tap = async (on: Locator): Promise<void> => {
      // About what a thumb takes to find its place.
      await sleep(300);
      await on.tap();
      interactions += 1;
    };
    const since = Date.now();
    await tap(face);
    // The keyboard is up already: typing the name is the second interaction, and no tap before it.
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await page.keyboard.type(prospect, { delay: 100 });
    interactions += 1;
    await tap(page.getByRole('radio', { name: 'Outside' }));
    await tap(page.getByRole('button', { name: 'Send' }));
    await page.getByRole('button', { name: /^Undo/ }).waitFor();
    const seconds = (Date.now() - since) / 1000;
    console.log(`A slip on a phone: ${interactions} interactions, ${seconds.toFixed(1)} seconds.`);
    expect(interactions).toBeLessThanOrEqual(4);
    expect(seconds).toBeLessThan(10);
    await page.getByText('It has arrived.').waitFor();
    expect(await arrived(prospect)).toBe(1);
  });

  it('can be taken back within ten seconds, and is then in the form again', async () => {
    const page = await harbour.pageOf(email, PHONE);
    await page.goto(harbour.here('new'));
    const prospect = `Taken back ${Date.now()}`;
    await fillIn(page, prospect);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('button', { name: /^Undo/ }).click();
    expect(await page.getByLabel('Who is the customer?').inputValue()).toBe(prospect);
    await sleep(500);
    expect(await arrived(prospect)).toBe(0);
  });

  it('written without a connection survives closing the browser and arrives once', async () => {
    const { folder, context, page } = await signedInPhone();
    await makeReadyForOffline(page);
    await context.setOffline(true);
    await page.reload();
    const prospect = `Written offline ${Date.now()}`;
    await fillIn(page, prospect);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(/safe on this device/).waitFor();
    await page.getByRole('link', { name: '1 slip waits' }).click();
    await page.getByRole('list', { name: 'Slips on this device' }).getByText(RECEIVER).waitFor();
    await context.close();
    expect(await arrived(prospect)).toBe(0);

    const reopened = await phone(folder);
    await reopened.setOffline(true);
    const again = await reopened.newPage();
    await again.goto(harbour.here('slips'));
    await again.getByRole('link', { name: '1 slip waits' }).waitFor();
    expect(await arrived(prospect)).toBe(0);
    await reopened.setOffline(false);
    await again.getByRole('link', { name: '1 slip waits' }).waitFor({ state: 'detached' });
    await again.reload();
    await again.getByText(prospect).first().waitFor();
    expect(await arrived(prospect)).toBe(1);
  });

  it('arrives once though the answer was lost, the server failed and the session ended', async () => {
    const { context, page } = await signedInPhone();
    await page.goto(harbour.here('new'));
    const prospect = `Through everything ${Date.now()}`;
    const keys: string[] = [];
    const fates: Fate[] = ['answer lost', '500', 'session ended'];
    harbour.network.fate = async (_path, body) => {
      const key = /"idempotencyKey":"([^"]+)"/.exec(body)?.[1];
      if (!key) return 'arrives';
      keys.push(key);
      const fate = fates[keys.length - 1] ?? 'arrives';
      if (fate === 'session ended') await context.clearCookies();
      return fate;
    };
    await fillIn(page, prospect);
    // Back from a tunnel: what waits goes out at once.
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(/safe on this device/).waitFor();
    await context.setOffline(false);

    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor({ timeout: 30_000 });
    expect(keys.length).toBe(fates.length);
    expect(await arrived(prospect)).toBe(1);
    await askForLink(page, email);
    const other = await context.newPage();
    await harbour.followLink(other, email);
    await page.bringToFront();
    await page.getByText('It has arrived.').waitFor();
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBe(4);
    expect(await arrived(prospect)).toBe(1);
  });

  it('that the server refuses comes back with the reason', async () => {
    const page = await harbour.pageOf(email, PHONE);
    await page.goto(harbour.here('new'));
    const prospect = `Refused ${Date.now()}`;
    await fillIn(page, prospect);
    const [row] = await harbour.db.sql<{ id: string }>('select id from member where display_name = $1', [RECEIVER]);
    await page.getByRole('button', { name: 'Send' }).click();
    await harbour.db.sql(`update member set status = 'LEFT', "left" = current_date - 1 where id = $1`, [row?.id]);
    try {
      await page.getByText('This slip came back').waitFor();
      await page.getByRole('link', { name: '1 slip came back' }).click();
      await page.getByRole('list', { name: 'Slips that came back' }).getByText(RECEIVER).first().waitFor();
      expect(await arrived(prospect)).toBe(0);
    } finally {
      await harbour.db.sql(`update member set status = 'ACTIVE', "left" = null where id = $1`, [row?.id]);
    }
  });
});

describe('a member among colleagues', () => {
  it('asks for somebody in two taps from home, and a colleague who can help has the slip ready', async () => {
    const page = await harbour.pageOf(email, PHONE);
    await page.goto(harbour.here());
    await page.getByRole('button', { name: 'Ask for somebody' }).tap();
    const wanted = `The hotel on the quay ${Date.now()}`;
    // The keyboard is up already.
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.type(wanted);
    await page.getByRole('button', { name: 'Ask the chapter' }).tap();
    await page.getByRole('main').getByText(wanted).waitFor();

    const other = await harbour.pageOf(emailOf(LEADER), PHONE);
    await other.goto(harbour.here('asks'));
    const asks = other.getByRole('list', { name: 'What the others ask for' });
    await asks.getByText(wanted).waitFor();
    await asks.getByRole('link', { name: `I can help ${MEMBER}` }).click();
    await other.getByRole('button', { name: `Choose somebody else instead of ${MEMBER}` }).waitFor();
    expect(await other.getByRole('textbox', { name: 'Comment' }).inputValue()).toContain(wanted);
  });

  it('writes the profile once, and everybody reads it', async () => {
    const page = await harbour.pageOf(email, PHONE);
    await page.goto(harbour.here('profile'));
    await page.getByRole('button', { name: 'Write Your ideal customer' }).click();
    const ideal = `Somebody who has just taken over an old shop ${Date.now()}`;
    await page.getByLabel('Your ideal customer').fill(ideal);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Written today').waitFor();
    const [seat] = await harbour.db.sql<{ id: string }>('select id from member where display_name = $1', [MEMBER]);
    const other = await harbour.pageOf(emailOf(LEADER), PHONE);
    await other.goto(harbour.here(`people/${seat?.id}`));
    await other.getByText(ideal).waitFor();
  });

  it('agrees on the week’s one-to-one with the colleague, and both get it as a calendar file', async () => {
    // The week is counted for a day of the past; its proposals are open for two weeks from then.
    await harbour.db.sql('update one_to_one_proposal set as_of = current_date where chapter_id = $1', [
      harbour.chapterId,
    ]);
    const page = await harbour.pageOf(email, PHONE);
    await page.goto(harbour.here('one-to-ones'));
    const own = page.getByRole('article').first();
    const partner = (await own.getByRole('heading').innerText()).trim();
    await own.getByRole('button', { name: 'Let us meet' }).tap();
    await own.getByText(/You said yes/).waitFor();
    expect(await own.getByRole('link', { name: 'Into my calendar' }).count()).toBe(0);

    const other = await harbour.pageOf(emailOf(partner), PHONE);
    await other.goto(harbour.here('one-to-ones'));
    const theirs = other.getByRole('article', { name: MEMBER });
    await theirs.getByText(/would like to meet you/).waitFor();
    await theirs.getByRole('button', { name: 'Let us meet' }).tap();
    await theirs.getByRole('link', { name: 'Into my calendar' }).waitFor();
    await page.reload();
    for (const side of [own, theirs]) {
      const path = await side.getByRole('link', { name: 'Into my calendar' }).getAttribute('href');
      const file = await side.page().request.get(harbour.at(path ?? ''));
      expect([file.status(), /^text\/calendar/.test(file.headers()['content-type'] ?? '')]).toEqual([200, true]);
      const text = (await file.text()).replace(/\r\n /g, '').toLowerCase();
      for (const part of ['begin:vevent', `mailto:${email}`, `mailto:${emailOf(partner)}`])
        expect(text).toContain(part);
    }
  });

  it('answers about a one-to-one from the mailed link without signing in, once', async () => {
    const token = await answerLink(harbour, MEMBER, RECEIVER);
    const page = await harbour.pageOf(null, PHONE);
    await page.goto(harbour.at(`/answer/${token}`));
    await page.getByRole('heading', { level: 1, name: `Your one-to-one with ${RECEIVER}` }).waitFor();
    await page.getByText(/Nobody sees your answers as yours/).waitFor();
    await page
      .getByRole('group', { name: /Could you say/ })
      .getByRole('radio', { name: '4' })
      .check();
    await page
      .getByRole('group', { name: /Would you recommend/ })
      .getByRole('radio', { name: '3' })
      .check();
    await page.getByRole('radio', { name: 'About both of us' }).check();
    await page.getByRole('button', { name: 'Answer in confidence' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'This link has done its work' }).waitFor();
    const [kept] = await harbour.db.sql<{ n: number }>('select count(*)::int as n from one_to_one_answer', []);
    expect(kept?.n).toBe(1);
  });
});

describe('a member', () => {
  it.each(['meeting', 'roster', 'one-sided', 'imports', 'settings', 'mails'])(
    'who tries the leaders’ address /%s sees that nothing is there',
    async (path) => {
      const page = await harbour.pageOf(email);
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/graphql')) asked.push(request.postData() ?? '');
      });
      await page.goto(harbour.here(path));
      await page.getByRole('heading', { level: 1, name: 'Nothing here' }).waitFor();
      // The app did not even ask.
      expect(asked.filter((body) => /attendanceSheet|chapterOverview|imports\(|weeklyRuns/.test(body))).toEqual([]);
    },
  );

  it('sees no other chapter either, and a leader does', async () => {
    const foreign = await harbour.db.make.chapter({ slug: 'another-harbour', name: 'Another Harbour' });
    expect(foreign.id).not.toBe(harbour.chapterId);
    for (const who of [MEMBER, LEADER]) {
      const page = await harbour.pageOf(emailOf(who));
      await page.goto(harbour.at('/c/another-harbour'));
      await page.getByRole('heading', { level: 1, name: 'Nothing here' }).waitFor();
    }
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here('meeting'));
    await page.getByRole('heading', { level: 1, name: 'Meeting' }).waitFor();
  });

  it('has the app in German and in the dark, and keeps both', async () => {
    const page = await harbour.pageOf(email, { ...PHONE, colorScheme: 'light' });
    await page.goto(harbour.at('/more'));
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.getByRole('radio', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mehr' }).waitFor();
    await page.getByRole('radio', { name: 'Dunkel' }).click();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.goto(harbour.here('slips'));
    await page.getByRole('heading', { level: 1, name: 'Meine Zettel' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe('dark');
    expect(await paper()).not.toBe(light);
    // No word is left in English, and no id of a message shows.
    const words = await page.locator('body').innerText();
    expect(words).not.toMatch(/\b(My slips|New slip|Home|Show|Received|Given)\b/);
    expect(words).not.toMatch(/\b(slips|nav|outbox)\.[a-zA-Z]+\b/);
  });
});
