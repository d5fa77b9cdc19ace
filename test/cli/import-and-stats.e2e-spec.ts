import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  exportsOf,
  fixture,
  readExpected,
  readTruth,
  testDatabase,
  type TestDatabase,
  VECTORS,
} from '@chapterhouse/testing';
import { type Answer, chapterhouse, differences } from './cli.js';

const data = mkdtempSync(join(tmpdir(), 'chapterhouse-cli-'));
let db: TestDatabase;
let run: (...args: string[]) => Promise<Answer>;
beforeAll(async () => {
  db = await testDatabase();
  const env = { CHAPTERHOUSE_DATA: data, DATABASE_URL: db.appUrl, DATABASE_OWNER_URL: db.ownerUrl };
  run = (...args) => chapterhouse(args, env);
});
afterAll(async () => {
  await db.close();
  rmSync(data, { recursive: true, force: true });
});

interface Imported {
  importId: string;
  state: string;
  created: boolean;
  slipsByType: Record<string, number>;
  questions: unknown[];
  problems: { severity: string; file: string; row: number | null; column: string | null; remedy: string }[];
  tallies: Record<string, { added: number; changed: number; removed: number }>;
}

const describeChapter = (name: string, timeZone: string, currency: string): string[] => [
  '--create',
  '--name',
  name,
  '--time-zone',
  timeZone,
  '--currency',
  currency,
];

interface Worked {
  asOf: string;
  scorecard: string;
  members: Record<string, { score: number; light: string; tuneUp: Record<string, string> }>;
}
interface Growth {
  members: Record<string, { scorecard: { score: number; light: string }; tuneUp: { code: string; state: string }[] }>;
}

describe.each(VECTORS)('the files of %s', (vector) => {
  const { chapter, asOf } = readTruth(vector);

  it('come out of `stats --json`, after `import`, as every figure of expected.json', async () => {
    const folder = fixture('vectors', vector, 'exports');
    const imported = await run(
      'import',
      vector,
      folder,
      ...describeChapter(chapter.name, chapter.timeZone, chapter.currency),
      '--json',
    );
    expect(imported.stderr).toBe('');
    expect(imported.code).toBe(0);
    expect(imported.json<Imported>()).toMatchObject({ state: 'APPLIED', created: true, problems: [], questions: [] });

    const stats = await run('stats', vector, '--as-of', asOf, '--json');
    expect(stats.code).toBe(0);
    expect(stats.stderr).toBe('');
    expect(differences(readExpected(vector), stats.json())).toEqual([]);
  });

  it('say by `stats --growth` what helps each member, as worked out by hand', async () => {
    const worked = JSON.parse(readFileSync(fixture('worked', `${vector}.json`), 'utf8')) as Worked;
    await db.sql('update chapter set scorecard = $2 where slug = $1', [vector, worked.scorecard]);
    const options = ['--as-of', worked.asOf, '--growth'];
    const { members } = (await run('stats', vector, ...options, '--json')).json<Growth>();
    for (const [name, by] of Object.entries(worked.members)) {
      const { scorecard, tuneUp } = members[name]!;
      expect({ name, score: scorecard.score, light: scorecard.light }).toEqual({
        name,
        score: by.score,
        light: by.light,
      });
      // What became of referrals no file tells: whether givers heard is not known here.
      const known = tuneUp.filter(({ code }) => code !== 'THANKING').map(({ code, state }) => [code, state]);
      expect(known).toEqual(Object.entries(by.tuneUp).filter(([code]) => code !== 'THANKING'));
    }
    const { stdout } = await run('stats', vector, ...options);
    for (const name of Object.keys(worked.members)) expect(stdout).toMatch(new RegExp(`^${name}: \\d+ points?, `, 'm'));
    expect(stdout).toMatch(/^One-to-ones of the week$/m);
    expect(stdout).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|undefined/);
  });

  it('change nothing when they are imported once more, named one by one', async () => {
    const again = (await run('import', vector, ...exportsOf(vector), '--json')).json<Imported>();
    expect(again.state).toBe('APPLIED');
    for (const { added, changed, removed } of Object.values(again.tallies))
      expect({ added, changed, removed }).toEqual({ added: 0, changed: 0, removed: 0 });
    const stats = await run('stats', vector, '--as-of', asOf, '--json');
    expect(differences(readExpected(vector), stats.json())).toEqual([]);
  });
});

describe('the real file', () => {
  const file = fixture('real', 'slips-audit-2025-02-13.xlsx');
  const tables = ['member', 'slip', 'visitor', 'meeting', 'attendance', 'name_link', 'slip_event'];
  /** Every row of the chapter, as one word. */
  const state = async (): Promise<string> => {
    const hash = createHash('sha256');
    for (const table of tables) {
      const rows = await db.sql<{ row: string }>(
        `select to_jsonb(t)::text as row from "${table}" t
         where chapter_id = (select id from chapter where slug = 'causeway') order by 1`,
      );
      hash.update(rows.map((r) => r.row).join('\n'));
    }
    return hash.digest('hex');
  };

  it('lists its unknown names as problems with their places, and changes nothing', async () => {
    const asked = await run(
      'import',
      'causeway',
      file,
      ...describeChapter('Causeway', 'Europe/London', 'GBP'),
      '--json',
    );
    expect(asked.code).toBe(1);
    const { state: how, problems, questions } = asked.json<Imported>();
    expect(how).toBe('PREVIEWED');
    expect(questions.length).toBeGreaterThan(30);
    expect(problems[0]).toMatchObject({ file: 'slips-audit-2025-02-13.xlsx', row: 5, column: 'A', severity: 'error' });
    expect(
      await db.sql(`select from member m join chapter c on c.id = m.chapter_id where c.slug = 'causeway'`),
    ).toEqual([]);

    const told = await run('import', 'causeway', file);
    expect(told.code).toBe(1);
    expect(told.stdout).toMatch(/^\d+ problems to solve first:\n {2}slips-audit-2025-02-13\.xlsx, row 5, column A/);
    expect(told.stdout).toMatch(/--create-members/);
  });

  it('imports with its 205 slips, changes nothing the second time, and is undone', async () => {
    const before = await state();
    const first = await run('import', 'causeway', file, '--create-members', '--json');
    expect(first.code).toBe(0);
    const { importId, slipsByType } = first.json<Imported>();
    expect(slipsByType).toEqual({ REFERRAL: 86, ONE_TO_ONE: 64, EDUCATION: 27, CLOSED_BUSINESS: 26, VISITOR: 2 });
    const after = await state();
    expect(after).not.toBe(before);

    const second = await run('import', 'causeway', file);
    expect(second.code).toBe(0);
    expect(second.stdout).toMatch(/nothing was new/);
    expect(await state()).toBe(after);

    const undone = await run('import', 'causeway', '--undo', importId);
    expect(undone).toMatchObject({ code: 0, stderr: '' });
    expect(await state()).toBe(before);
  });

  it('changes nothing in a dry run', async () => {
    const before = await state();
    const dry = await run('import', 'causeway', file, '--create-members', '--dry-run');
    expect(dry.code).toBe(0);
    expect(dry.stdout).toMatch(/205 slips for these dates: 86 referrals/);
    expect(dry.stdout).toMatch(/Nothing was changed: this was a dry run\./);
    expect(await state()).toBe(before);
  });
});

describe('reports', () => {
  const period = ['--chapter', 'harbour-lights', '--from', '2026-05-18', '--to', '2026-11-15'];

  it('come as a text that can be read, with the figures of expected.json', async () => {
    const summary = await run('report', 'chapter-summary', ...period);
    expect(summary).toMatchObject({ code: 0, stderr: '' });
    expect(summary.stdout).toMatch(/^Chapter summary: Harbour Lights\n18 May 2026 – 15 November 2026\n/);
    const { members } = readExpected<{ members: Record<string, Record<string, number>> }>('harbour-lights');
    for (const [name, member] of Object.entries(members)) {
      const line = summary.stdout.split('\n').find((text) => text.replaceAll(/ +/g, ' ').startsWith(`${name} `)) ?? '';
      const figures = [
        'present',
        'absent',
        'late',
        'medical',
        'substitute',
        'referralsGivenInside',
        'referralsGivenOutside',
      ];
      expect(line.trim().split(/ +/).slice(2, 9)).toEqual(figures.map((figure) => String(member[figure])));
    }
    const german = await run('report', 'referral-matrix', ...period, '--language', 'de');
    expect(german.stdout).toMatch(/^Wer wen empfiehlt: Harbour Lights/);
  });

  it.each([
    ['pdf', '%PDF-'],
    ['xlsx', 'PK'],
    ['csv', '\ufeffMember review'],
  ])('come as %s into a file, about the member whom people mean', async (format, begins) => {
    const out = join(data, `keiko.${format}`);
    const told = await run(
      ...['report', 'member-review', '--chapter', 'harbour-lights', '--to', '2026-11-15'],
      ...['--member', 'IVANKO keiko', '--format', format, '--out', out],
    );
    expect(told).toMatchObject({ code: 0, stdout: '' });
    expect(told.stderr).toContain(`${out} is there`);
    expect(readFileSync(out, format === 'csv' ? 'utf8' : 'latin1').startsWith(begins)).toBe(true);
  });

  it.each([
    [['--member', 'Nobody Here'], /Harbour Lights has no member "Nobody Here"\. Check the name/],
    [
      ['--member', 'Keiko', '--format', 'pdf', '--out', '/no/such/folder/x.pdf'],
      /\/no\/such\/folder\/x\.pdf cannot be written/,
    ],
    [['--member', 'Keiko', '--to', '2199-01-01'], /2199-01-01 is still to come/],
  ])('say what is wrong with %j', async (more, message) => {
    const told = await run('report', 'member-review', '--chapter', 'harbour-lights', ...more);
    expect(told).toMatchObject({ code: 1, stdout: '' });
    expect(told.stderr).toMatch(message);
  });
});

describe('what cannot be done', () => {
  it.each([
    [['stats', 'no-such-chapter', '--as-of', '2026-11-16'], /There is no chapter "no-such-chapter"/],
    [['import', 'quiet', '--undo', '01999999-0000-7000-8000-000000000000'], /has no import 01999999/],
    [['account', 'sign-in-link', 'nobody@example.com'], /There is no account for nobody@example\.com/],
  ])('answers %j with exit code 1, a sentence on stderr and nothing on stdout', async (args, message) => {
    const answer = await run(...args);
    expect(answer.stderr).toMatch(message);
    expect(answer.stderr).not.toMatch(/\n\s+at /);
    expect(answer).toMatchObject({ code: 1, stdout: '' });
  });
});
