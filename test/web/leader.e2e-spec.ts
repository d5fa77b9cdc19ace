import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { exportsOf } from '@chapterhouse/testing';
import { startApp } from '../support/system.js';
import { attendanceDraft } from './attendance-draft.js';
import { emailOf, Harbour, LEADER, MEMBER, OTHER_LEADER } from './harbour.js';

// What leaders do before, during and after a meeting.

let harbour: Harbour;
beforeAll(async () => {
  harbour = await Harbour.open();
}, 180_000);
afterEach(() => harbour?.tidy());
afterAll(() => harbour?.close());

/** A day with a meeting that nobody has marked yet: yesterday, whatever today is. */
async function emptyMeeting(daysAgo: number): Promise<string> {
  const [row] = await harbour.db.sql<{ date: string }>(
    `insert into meeting (chapter_id, date, status)
     values ($1, (now() at time zone 'Europe/Dublin')::date - $2::int, 'HELD') returning date::text as date`,
    [harbour.chapterId, daysAgo],
  );
  return row?.date ?? '';
}

const marksOn = (date: string): Promise<{ name: string; mark: string }[]> =>
  harbour.db.sql(
    `select m.display_name as name, a.mark from attendance a join member m on m.id = a.member_id
     where a.chapter_id = $1 and a.date = $2 order by m.display_name`,
    [harbour.chapterId, date],
  );

async function untilMarked(date: string, count: number): Promise<{ name: string; mark: string }[]> {
  for (const end = Date.now() + 15_000; ;) {
    const marks = await marksOn(date);
    if (marks.length === count) return marks;
    if (Date.now() > end) throw new Error(`${marks.length} of ${count} marks arrived`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const sheet = (page: Page) => page.getByRole('list', { name: 'Attendance' });
const row = (page: Page, name: string) => sheet(page).getByRole('group', { name, exact: true });

describe('attendance', () => {
  it('of the whole chapter is taken by keyboard in under a minute', async () => {
    const date = await emptyMeeting(1);
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here(`meeting?date=${date}`));
    await sheet(page).waitFor();
    const members = await sheet(page).getByRole('group').count();
    expect(members).toBe(30);
    const since = Date.now();
    // One Tab stop for the whole list.
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.hasAttribute('data-member') ?? false)) break;
    }
    const keys: string[] = Array.from({ length: members }, (_, i) =>
      i === 3 ? 'a' : i === 7 ? 'l' : i === 11 ? 'm' : 'p',
    );
    for (const key of keys) await page.keyboard.press(key, { delay: 60 });
    const seconds = (Date.now() - since) / 1000;
    console.log(`Attendance of ${members} members by keyboard: ${keys.length} keys, ${seconds.toFixed(1)} seconds.`);
    const marks = await untilMarked(date, members);
    const count = (mark: string) => marks.filter((one) => one.mark === mark).length;
    expect({
      present: count('PRESENT'),
      absent: count('ABSENT'),
      late: count('LATE'),
      medical: count('MEDICAL'),
    }).toEqual({ present: 27, absent: 1, late: 1, medical: 1 });
    expect(seconds).toBeLessThan(60);
    await page.getByText(`${members} of ${members} marked`).waitFor();

    // A substitute: the name is asked for at once, and Enter goes on.
    await page.keyboard.press('Home');
    await page.keyboard.press('s');
    await page.getByLabel('Who came instead?').waitFor();
    await page.keyboard.type('Fiona Quinn');
    await page.keyboard.press('Enter');
    await page.getByText('Fiona Quinn came instead').waitFor();
    await page.reload();
    await page.getByText('Fiona Quinn came instead').waitFor();
  });

  it('marked by two leaders at once loses neither mark: the second is told who was quicker', async () => {
    const date = await emptyMeeting(2);
    const [one, other] = await Promise.all([LEADER, OTHER_LEADER].map((name) => harbour.pageOf(emailOf(name))));
    if (!one || !other) throw new Error('two pages');
    for (const page of [one, other]) {
      await page.goto(harbour.here(`meeting?date=${date}`));
      await sheet(page).waitFor();
    }
    // The second one's sheet stays as it is until they mark: they would see the first one's mark too late.
    let quicker = false;
    await other.route('**/graphql', (route) =>
      /query MeetingSheet/.test(route.request().postData() ?? '') && !quicker ? route.abort() : route.continue(),
    );
    const who = 'Kwame Nwosu';
    await row(one, who).getByRole('button', { name: 'Absent' }).click();
    await untilMarked(date, 1);
    await row(other, who).getByRole('button', { name: 'Late' }).click();
    quicker = true;
    const alert = other.getByRole('alert');
    await alert.getByText(/Jonas Lorca just marked Kwame Nwosu as absent\. Yours was not saved/).waitFor();
    expect(await marksOn(date)).toEqual([{ name: who, mark: 'ABSENT' }]);
    // Others go on undisturbed.
    await row(other, 'Amara Corrigan').getByRole('button', { name: 'Present' }).click();
    await untilMarked(date, 2);
    await alert.getByRole('button', { name: 'Use mine: Late' }).click();
    await other.getByRole('alert').waitFor({ state: 'detached' });
    for (const end = Date.now() + 10_000; (await marksOn(date)).find(({ name }) => name === who)?.mark !== 'LATE';)
      if (Date.now() > end) throw new Error('the second leader’s mark did not arrive');
    await row(one, who).getByRole('button', { name: 'Late', pressed: true }).waitFor();
  });
});

describe('importing the sample files', () => {
  it('with a problem says where it is and changes nothing; put right they are applied, and undone', async () => {
    const chapter = await harbour.db.make.chapter({ slug: 'new-harbour', name: 'New Harbour', currency: 'EUR' });
    // An organisation's admin, since the roster in the files says who the leaders are.
    const admin = await harbour.db.make.account({ email: 'admin@example.com' });
    const { organisationId } = chapter;
    await harbour.db.make.staffRole({ accountId: admin.id, role: 'ORGANISATION_ADMIN', organisationId });
    const files = exportsOf('harbour-lights').map((path) => ({
      name: basename(path),
      mimeType: path.endsWith('.csv') ? 'text/csv' : 'application/vnd.ms-excel',
      buffer: readFileSync(path),
    }));
    const spoilt = 'slips-audit-2026-11-11.xls';
    const broken = files.map((file) =>
      file.name === spoilt
        ? { ...file, buffer: Buffer.from(file.buffer.toString('utf8').replace('>2281.00<', '>rather a lot<')) }
        : file,
    );
    const counts = async () => {
      const [found] = await harbour.db.sql<{ slips: number; members: number }>(
        `select (select count(*)::int from slip where chapter_id = $1) as slips,
                (select count(*)::int from member where chapter_id = $1) as members`,
        [chapter.id],
      );
      return found;
    };
    const page = await harbour.pageOf(admin.email);
    page.setDefaultTimeout(60_000);
    const drop = async (what: typeof files) => {
      await page.goto(harbour.at('/c/new-harbour/imports'));
      await page.getByRole('button', { name: 'Choose files' }).waitFor();
      await page.locator('input[type=file]').setInputFiles(what);
      await page.waitForURL(/\/imports\/[0-9a-f-]+$/);
    };

    await drop(broken);
    await page.getByText('One problem to solve first').waitFor();
    const problem = page.getByRole('listitem').filter({ hasText: 'Stops the import' });
    expect(await problem.count()).toBe(1);
    const words = await problem.innerText();
    expect(words).toContain(spoilt);
    expect(words).toMatch(/row 1[0-9]|row 2[0-9]/);
    expect(words).toContain('rather a lot');
    expect(await page.getByRole('button', { name: 'Apply' }).count()).toBe(0);
    expect(await counts()).toEqual({ slips: 0, members: 0 });

    await drop(files);
    await page.getByText('Ready to apply').waitFor();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    expect(await counts()).toEqual({ slips: 3043 - 76, members: 31 });

    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone').first().waitFor();
    expect(await counts()).toEqual({ slips: 0, members: 0 });
  }, 120_000);
});

describe('the chapter’s own look', () => {
  /** 16 × 16 pixels. */
  const logo = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAF0lEQVR42mNkYPhfz0ABYBw1YNSAwWIAAHb4D/F0YmOOAAAAAElFTkSuQmCC',
    'base64',
  );
  const header = (page: Page) => page.getByRole('banner');
  const newSlip = (page: Page) =>
    page.getByRole('link', { name: 'New slip' }).evaluate((link) => getComputedStyle(link).backgroundColor);

  it('is chosen in the settings, and worn by every page of every member, until it is taken off', async () => {
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here('settings'));
    const house = await newSlip(page);
    await page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#7A1F3D');
    const file = page.locator('input[type=file]');
    await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
    await page.getByText(/An SVG can carry a program/).waitFor();
    await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo });
    await page.getByAltText('The logo').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();

    const member = await harbour.pageOf(emailOf(MEMBER));
    await member.goto(harbour.here());
    for (const one of [page, member]) {
      const image = header(one).locator('img');
      await image.waitFor();
      expect(await image.getAttribute('src')).toMatch(/^\/files\/logos\/[0-9a-f]{64}\.png$/);
      expect(
        await image.evaluate((picture: HTMLImageElement) => picture.decode().then(() => picture.naturalWidth)),
      ).toBe(16);
      expect(await newSlip(one)).toBe('rgb(122, 31, 61)');
    }

    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Use the colour of the house' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await header(page).locator('img').waitFor({ state: 'detached' });
    expect(await newSlip(page)).toBe(house);
  });
});

describe('a letter about attendance', () => {
  it('waits until a leader has read it and sends it; then it arrives, once', async () => {
    const name = 'Chiara Castell';
    const address = await attendanceDraft(harbour, name);
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here('attendance-letters'));
    const draft = page.getByRole('article', { name });
    expect(await draft.innerText()).toContain('3 of 3 allowed');
    await draft.getByRole('button', { name: 'Read the letter to Chiara' }).click();
    const letter = page.frameLocator('iframe[title="The letter"]').locator('body');
    await letter.getByText('Chiara').first().waitFor();
    const read = (await letter.innerText()).replaceAll(/\s+/g, ' ');
    const mailsTo = () => harbour.mailbox.mails.filter(({ recipients }) => recipients.includes(address));
    expect(mailsTo()).toEqual([]);
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByRole('list', { name: 'What was decided before' }).getByText('sent').waitFor();

    const worker = await startApp('worker', harbour.environment);
    try {
      const mail = await harbour.mailbox.waitForMail(address, /./);
      // What was read is what arrives: the sentence that says why.
      const sentence = /[^.]*Harbour Lights[^.]*\./.exec(read)?.[0].trim() ?? 'no sentence';
      expect(String(mail.text).replaceAll(/\s+/g, ' ')).toContain(sentence);
      expect(mailsTo()).toHaveLength(1);
    } finally {
      await worker.stop();
    }
  }, 90_000);
});

describe('a report', () => {
  it('is read on screen and taken along as a PDF with the chapter’s name', async () => {
    const page = await harbour.pageOf(emailOf(LEADER));
    await page.goto(harbour.here('reports'));
    await page.getByRole('link', { name: 'Chapter summary' }).click();
    await page.getByRole('rowheader', { name: 'Amara' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('group', { name: 'As a file' }).getByRole('link', { name: 'PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    expect(text).toContain('Harbour Lights');
    expect(text).toContain('Corrigan');
  });
});
