import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { exportsOf } from '@chapterhouse/testing';
import { emailOf, LEADER, MEMBER } from './harbour.js';
import { settled } from './look.js';
import type { Values } from './stage.js';

/** Something that opens over a screen, or that a screen becomes, when somebody does something. */
export interface Sheet {
  name: string;
  /** Where it is written, below `apps/web/src`: whatever opens a sheet has to be here. */
  file: string;
  who: string;
  /** The screen below the chapter, where it begins. */
  path: (values: Values) => string;
  open: (page: Page) => Promise<unknown>;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const dialog = (page: Page) => page.getByRole('dialog').first().waitFor();
const leader = { who: emailOf(LEADER) };
const member = { who: emailOf(MEMBER) };
const at = (path: string) => () => path;
const opens = (name: string | RegExp) => async (page: Page) => {
  await press(page, name);
  await dialog(page);
};

async function writeSlip(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Who is it for?' }).getByRole('button').first().click();
  await page.getByLabel('Who is the customer?').fill('Somebody');
  await page.getByRole('radio', { name: 'Outside' }).click();
  await press(page, 'Send');
}

/** The network fails for whatever the API is asked. */
const cutOff = (page: Page) => page.route('**/graphql', (route) => route.abort());

/** The API refuses what is written, as when somebody has left meanwhile. */
const refuse = (page: Page) =>
  page.route('**/graphql', async (route) => {
    const { query } = route.request().postDataJSON() as { query: string };
    const field = /mutation[^{]*\{\s*(\w+)/.exec(query)?.[1];
    if (!field) return route.continue();
    const userErrors = [{ __typename: 'UserError', code: 'BAD_INPUT', field: null, message: 'They have left.' }];
    return route.fulfill({ json: { data: { [field]: { __typename: 'SlipPayload', slip: null, userErrors } } } });
  });

/** The sample's own files, with an amount in one of them that is no number. */
const spoiltExports = () =>
  exportsOf('harbour-lights').map((path) => {
    const name = basename(path);
    const text = readFileSync(path, 'latin1');
    const spoilt = name === 'slips-audit-2026-11-11.xls' ? text.replace('>2281.00<', '>rather a lot<') : text;
    const mimeType = name.endsWith('.csv') ? 'text/csv' : 'application/vnd.ms-excel';
    return { name, mimeType, buffer: Buffer.from(spoilt, 'latin1') };
  });

export const sheets: readonly Sheet[] = [
  {
    name: 'a letter about attendance, before it is sent',
    file: 'features/attendance-letters/letter-sheet.tsx',
    ...leader,
    path: at('attendance-letters'),
    open: opens(/^Read the letter to/),
  },
  {
    name: 'a score, explained',
    file: 'features/scorecards/score-details.tsx',
    ...leader,
    path: at('scorecards'),
    open: async (page) => {
      await press(page, /^The way to green of/);
      await page.getByRole('link', { name: /^The whole page about/ }).waitFor();
    },
  },
  {
    name: 'a table of points',
    file: 'features/settings/scorecard-table.tsx',
    ...leader,
    path: at('settings'),
    open: async (page) => {
      await page.getByText('What this table gives points for').click();
      await page.getByText(/The highest band reached counts/).waitFor();
    },
  },
  {
    name: 'two times of a matrix',
    file: 'features/reports/report-table.tsx',
    ...leader,
    path: at('reports/referral-matrix'),
    open: async (page) => {
      await press(page, 'Compare with the time before');
      await page.getByLabel('Compared from').waitFor();
      await settled(page);
    },
  },
  {
    name: 'sign in again',
    file: 'app/session/ended-sheet.tsx',
    ...member,
    path: at(''),
    open: async (page) => {
      await page.context().clearCookies();
      await page.getByRole('link', { name: 'My slips' }).first().click();
      await dialog(page);
    },
  },
  {
    name: 'a slip just sent, with its undo',
    file: 'features/slips/new/new-slip.screen.tsx',
    ...member,
    path: at('new'),
    open: async (page) => {
      await cutOff(page);
      await writeSlip(page);
      await page.getByRole('button', { name: /^Undo/ }).waitFor();
    },
  },
  {
    name: 'signing out with unsent slips',
    file: 'features/account/more.screen.tsx',
    ...member,
    path: at('new'),
    open: async (page) => {
      await cutOff(page);
      await writeSlip(page);
      await page.getByRole('link', { name: 'More', exact: true }).first().click();
      await press(page, 'Sign out');
      await dialog(page);
    },
  },
  {
    name: 'deleting a slip that came back',
    file: 'features/slips/list/outbox-list.tsx',
    ...member,
    path: at('new'),
    open: async (page) => {
      await refuse(page);
      await writeSlip(page);
      await page.getByRole('link', { name: '1 slip came back' }).click({ timeout: 30_000 });
      await press(page, 'Delete');
      await dialog(page);
    },
  },
  {
    name: 'asking for somebody',
    file: 'features/asks/ask-sheet.tsx',
    ...member,
    path: at('asks'),
    open: opens('Ask for somebody'),
  },
  {
    name: 'taking a story away',
    file: 'features/profile/stories.tsx',
    ...leader,
    path: ({ memberId }) => `profile/${memberId}`,
    open: opens('Take away'),
  },
  {
    name: 'withdrawing a slip',
    file: 'features/slips/story/slip-actions.tsx',
    ...leader,
    path: ({ slipId }) => `slips/${slipId}`,
    open: opens('Withdraw'),
  },
  {
    name: 'correcting a slip',
    file: 'features/slips/story/correct-sheet.tsx',
    ...leader,
    path: ({ slipId }) => `slips/${slipId}`,
    open: opens('Correct'),
  },
  {
    name: 'adding a member',
    file: 'features/roster/add-member.tsx',
    ...leader,
    path: at('roster'),
    open: opens('Add a member'),
  },
  {
    name: 'editing a member',
    file: 'features/roster/member-form.tsx',
    ...leader,
    path: ({ memberId }) => `roster/${memberId}`,
    open: opens('Edit'),
  },
  {
    name: 'giving a role',
    file: 'features/roster/roles.tsx',
    ...leader,
    path: ({ memberId }) => `roster/${memberId}`,
    open: opens('Give a role'),
  },
  {
    name: 'recording that a member leaves',
    file: 'features/roster/membership.tsx',
    ...leader,
    path: ({ memberId }) => `roster/${memberId}`,
    open: opens('Record leaving'),
  },
  {
    name: 'locking a meeting',
    file: 'features/meeting/meeting-actions.tsx',
    ...leader,
    path: ({ openDate }) => `meeting?date=${openDate}`,
    open: opens('Lock the meeting'),
  },
  {
    name: 'correcting a mark after the lock',
    file: 'features/meeting/correct-sheet.tsx',
    ...leader,
    path: ({ lockedDate }) => `meeting?date=${lockedDate}`,
    open: async (page) => {
      const row = page.getByRole('list', { name: 'Attendance' }).getByRole('group').first();
      await row.getByRole('button', { name: 'Late' }).click();
      await dialog(page);
    },
  },
  {
    name: 'the letters, before they go out',
    file: 'features/settings/letter-preview.tsx',
    ...leader,
    path: at('settings'),
    open: async (page) => {
      await press(page, 'See the letters');
      await page.getByRole('dialog').locator('iframe').waitFor();
    },
  },
  {
    name: 'undoing an import',
    file: 'features/imports/import.screen.tsx',
    ...leader,
    path: ({ importId }) => `imports/${importId}`,
    open: opens('Undo'),
  },
  {
    name: 'an import with a problem',
    file: 'features/imports/problems.tsx',
    ...leader,
    path: at('imports'),
    open: async (page) => {
      await page.locator('input[type=file]').setInputFiles(spoiltExports());
      await page
        .getByText(/problems? to solve/)
        .first()
        .waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'computing the week now',
    file: 'features/runs/runs.screen.tsx',
    ...leader,
    path: at('mails'),
    open: opens('Run now'),
  },
  {
    name: 'how a figure is counted',
    file: 'features/insights/shared/explain.tsx',
    ...leader,
    path: at('chapter'),
    open: opens(/^How it is counted/),
  },
  {
    name: 'the slips behind a tie',
    file: 'features/insights/shared/slips-sheet.tsx',
    ...leader,
    path: at('one-sided'),
    open: async (page) => {
      await press(page, /^With /);
      await dialog(page);
      await settled(page);
    },
  },
  {
    name: 'taking a note about a member away',
    file: 'features/insights/one-sided/follow-ups.tsx',
    ...leader,
    path: at('one-sided'),
    open: async (page) => {
      const card = page.getByRole('article').first();
      await card.getByRole('button', { name: 'Note what was tried' }).click();
      await card.getByLabel(/^What was tried with/).fill('A coffee, and a list of names to begin with.');
      await card.getByRole('button', { name: 'Save' }).click();
      await card.getByRole('button', { name: /^Take away the note/ }).click();
      await dialog(page);
    },
  },
];
