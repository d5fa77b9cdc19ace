import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mailbox, readExpected, startMailbox, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { freePort } from '../support/engines.mjs';
import { type Answer, chapterhouse } from './cli.js';

interface Week {
  chapters: number;
  computed: number;
  failed: unknown[];
  letters: { sent: number; skipped: number; bounced: number; failed: number; later: number };
  mailProblem: string | null;
}
interface Expected {
  members: Record<string, { verdict: string | null }>;
}

const ONE_SIDED = ['NOT_REFERRING', 'RECEIVES_MORE', 'GIVES_MORE'];
const data = mkdtempSync(join(tmpdir(), 'chapterhouse-cli-'));
let db: TestDatabase;
let mailbox: Mailbox;
let run: (args: string[], own?: Record<string, string>) => Promise<Answer>;
beforeAll(async () => {
  [db, mailbox] = [await testDatabase(), await startMailbox()];
  const env = {
    CHAPTERHOUSE_DATA: data,
    DATABASE_URL: db.appUrl,
    DATABASE_OWNER_URL: db.ownerUrl,
    SMTP_URL: mailbox.url,
  };
  run = (args, own = {}) => chapterhouse(args, { ...env, ...own });
});
afterAll(async () => {
  await db.close();
  await mailbox.close();
  rmSync(data, { recursive: true, force: true });
});

describe('the sample chapter', () => {
  it('is made from its files when the database is empty, and once only', async () => {
    const made = await run(['sample', '--json']);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.json()).toMatchObject({
      created: true,
      chapter: 'harbour-lights',
      people: [{ email: 'jonas.lorca@example.com', role: 'PRESIDENT' }, { role: null }],
    });
    expect((await run(['sample', '--json'])).json()).toMatchObject({ created: false, chapter: 'harbour-lights' });
    expect(await db.sql('select slug, is_sample, locale from chapter')).toEqual([
      { slug: 'harbour-lights', is_sample: true, locale: 'en-IE' },
    ]);
    expect(mailbox.mails).toEqual([]);
    // Said once, though the command ran twice.
    expect(
      await db.sql('select m.display_name as name from ask a join member m on m.id = a.member_id order by 1'),
    ).toEqual(
      ['Bilal Engstrom', 'Chiara Castell', 'Freya Jansen', 'Quentin Brandt', 'Rosa Thorne'].map((name) => ({ name })),
    );
    expect(await db.sql(`select count(*)::int as parts from profile_edit`)).toEqual([{ parts: 10 }]);
  });

  it('mails its week, and the leaders read the name of every one-sided member', async () => {
    const answer = await run(['sample', '--letters', '--json']);
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    const { week } = answer.json<{ week: Week }>();
    expect(week).toMatchObject({ chapters: 1, computed: 1, failed: [], mailProblem: null });
    expect(week.letters.sent).toBe(mailbox.mails.length);
    expect(week.letters.sent).toBeGreaterThan(25);

    const letters = mailbox.mails.filter((m) => m.recipients.includes('jonas.lorca@example.com'));
    const { members } = readExpected<Expected>('harbour-lights');
    const oneSided = Object.entries(members).filter(([, m]) => ONE_SIDED.includes(m.verdict ?? ''));
    expect(oneSided.length).toBeGreaterThan(3);
    const forLeaders = letters.find((m) => oneSided.every(([name]) => m.text?.includes(name)));
    expect(forLeaders?.subject).toBeTruthy();
    expect(letters.length).toBe(2);
  });

  it('is left alone when the database holds other chapters', async () => {
    const other = await testDatabase();
    try {
      const own = { DATABASE_URL: other.appUrl, DATABASE_OWNER_URL: other.ownerUrl };
      await other.make.chapter({ slug: 'somebody-elses' });
      expect((await run(['sample', '--json'], own)).json()).toEqual({ created: false, chapter: null });
      expect(await run(['sample', '--letters'], own)).toMatchObject({ code: 1, stdout: '' });
    } finally {
      await other.close();
    }
  });
});

describe('weekly', () => {
  it('mails nothing twice when a week is run again', async () => {
    const before = mailbox.mails.length;
    const again = await run(['weekly', 'harbour-lights', '--as-of', '2026-11-16', '--json']);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.json<Week>()).toMatchObject({ computed: 1, letters: { sent: 0 } });
    expect(mailbox.mails.length).toBe(before);
  });

  it('keeps the figures of every chapter, and mails nothing with --no-mail', async () => {
    const before = mailbox.mails.length;
    await run(['seed', '--chapters', '3', '--members', '8', '--weeks', '40', '--as-of', '2026-11-16']);
    const answer = await run(['weekly', '--all', '--as-of', '2026-11-09', '--no-mail']);
    expect(answer.code).toBe(0);
    expect(answer.stdout).toBe('Week of 2026-11-09: 4 chapters computed.\n');
    const [kept] = await db.sql<{ n: number }>(
      `select count(*)::int as n from chapter_week where as_of = '2026-11-09'`,
    );
    expect(kept?.n).toBe(4);
    expect(mailbox.mails.length).toBe(before);
  });

  it('keeps the figures when the mail server is away, says so, and sends the letters the next time', async () => {
    const gone = `smtp://127.0.0.1:${await freePort()}`;
    const args = ['weekly', 'harbour-lights', '--as-of', '2026-11-02', '--json'];
    const first = await run(args, { SMTP_URL: gone });
    expect(first.code).toBe(1);
    const week = first.json<Week>();
    expect(week).toMatchObject({ computed: 1, letters: { sent: 0 } });
    expect(week.letters.later).toBeGreaterThan(25);
    expect(week.mailProblem).toMatch(/ECONNREFUSED/);

    const before = mailbox.mails.length;
    const second = await run(args);
    expect(second.code).toBe(0);
    expect(second.json<Week>().letters.sent).toBe(week.letters.later);
    expect(mailbox.mails.length).toBe(before + week.letters.later);
  });

  it('fills in history week by week and mails nobody', async () => {
    const before = mailbox.mails.length;
    const days = ['--from', '2026-05-01', '--to', '2026-05-31'];
    const one = await run(['weekly', '--chapter', 'harbour-lights', ...days, '--json']);
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(one.json()).toMatchObject({ chapters: 1, weeks: 4, failed: [] });
    expect((await run(['weekly', ...days])).stdout).toBe(
      '2026-05-01 to 2026-05-31: 16 weeks of 4 chapters kept. Nobody was mailed or asked anything.\n',
    );
    expect(mailbox.mails.length).toBe(before);
  });

  it('refuses a week in the future', async () => {
    const answer = await run(['weekly', '--all', '--as-of', '2999-01-01']);
    expect(answer).toMatchObject({ code: 2, stdout: '' });
    expect(answer.stderr).toMatch(/in the future/);
  });
});

it('measures the week against its figures alone and plain SQL on a scratch database, and leaves the real one alone', async () => {
  const name = 'chapterhouse_bench_3x8x30_20261116';
  const maintenance = (sql: string): Promise<unknown[]> => db.sql(sql);
  try {
    const before = await db.sql('select count(*) from slip');
    const answer = await run([
      'bench',
      'weekly',
      '--chapters',
      '3',
      '--members',
      '8',
      '--weeks',
      '30',
      '--rounds',
      '2',
      '--json',
    ]);
    // So few chapters say nothing about the ratios: only that they are computed, and judged by their limits.
    const bench = answer.json<Record<string, number> & { rounds: unknown[] }>();
    const { rounds, ratio = 0, limit = 0, figuresRatio = 0, memoryRatio = 0, figuresLimit = 0 } = bench;
    expect(rounds).toHaveLength(2);
    expect(limit).toBe(3);
    expect(figuresLimit).toBe(2);
    for (const measured of ['weekMs', 'figuresMs', 'plainMs', 'weekCpuMs', 'figuresCpuMs'])
      expect(bench[measured]).toBeGreaterThan(0);
    // Each in a process of its own.
    for (const peak of ['peakMemoryMiB', 'figuresPeakMemoryMiB']) expect(bench[peak]).toBeGreaterThan(50);
    const within = ratio <= limit && figuresRatio <= figuresLimit && memoryRatio <= figuresLimit;
    expect(answer.code).toBe(within ? 0 : 1);
    expect(await maintenance(`select from pg_database where datname = '${name}'`)).toHaveLength(1);
    expect(await db.sql('select count(*) from slip')).toEqual(before);
  } finally {
    await maintenance(`drop database if exists ${name} with (force)`);
    await maintenance(`drop database if exists ${name}_draft with (force)`);
  }
});
