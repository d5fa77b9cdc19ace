import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountActor } from '@chapterhouse/platform';
import {
  exportsOf,
  type Mailbox,
  readExpected,
  type ReceivedMail,
  startMailbox,
  testDatabase,
  type TestDatabase,
  testRedis,
  type TestRedis,
} from '@chapterhouse/testing';
import { Client } from '../support/client.js';
import { type RunningApp, startApp } from '../support/system.js';

// The main job end to end: a leader's own files go in, the week is computed, leaders and members get their letters.

interface Expected {
  asOf: string;
  members: Record<
    string,
    {
      verdict: string | null;
      givenInChapter: number;
      receivedInChapter: number;
      lastWeek: Record<'given' | 'received' | 'oneToOnes', number>;
      evidence: { given: number; received: number };
    }
  >;
}
const expected = readExpected<Expected>('harbour-lights');
const oneSided = Object.entries(expected.members).filter(([, m]) =>
  ['RECEIVES_MORE', 'NOT_REFERRING', 'GIVES_MORE'].includes(m.verdict ?? ''),
);

let redis: TestRedis;
beforeAll(() => {
  redis = testRedis();
});
afterAll(() => redis.close());

describe.each([
  ['PostgreSQL', () => ({})],
  ['Redis', () => ({ REDIS_URL: redis.url, QUEUE_PREFIX: redis.prefix })],
])('the main job with the queue on %s', (_where, queue) => {
  let db: TestDatabase;
  let mailbox: Mailbox;
  let api: RunningApp;
  let worker: RunningApp;
  let chapterId: string;
  let leader: Client;
  let letters: ReceivedMail[];

  beforeAll(async () => {
    [db, mailbox] = await Promise.all([testDatabase(), startMailbox()]);
    const settings = { DATABASE_URL: db.appUrl, SMTP_URL: mailbox.url, ...queue() };
    [api, worker] = await Promise.all([startApp('api', settings), startApp('worker', settings)]);
    const chapter = await db.make.chapter({
      slug: 'harbour-lights',
      name: 'Harbour Lights',
      timeZone: 'Europe/Dublin',
      currency: 'EUR',
    });
    chapterId = chapter.id;
    const admin = await db.make.account({ email: 'admin@example.com' });
    await db.make.staffRole({
      accountId: admin.id,
      role: 'ORGANISATION_ADMIN',
      organisationId: chapter.organisationId,
    });
  });
  afterAll(async () => {
    await Promise.all([api.stop(), worker.stop()]);
    await mailbox.close();
    await db.close();
  });

  it('takes the files of a leader, over HTTP', async () => {
    const admin = new Client(api.url);
    await admin.signIn('admin@example.com', mailbox);
    const files = exportsOf('harbour-lights').map((path) => ({ name: basename(path), bytes: readFileSync(path) }));
    const importId = await admin.upload(chapterId, files);
    const input = { chapterId, importId };
    const { previewImport } = await admin.get<{
      previewImport: {
        import: {
          preview: { canApply: boolean; questions: unknown[]; slipsByType: { type: string; count: number }[] };
        };
      };
    }>(
      `mutation ($input: ImportInput!) { previewImport(input: $input) {
        import { preview { canApply questions { name } slipsByType { type count } } } userErrors { code message } } }`,
      { input },
    );
    expect(previewImport.import.preview).toMatchObject({ canApply: true, questions: [] });
    await admin.get(
      `mutation ($input: ImportInput!) { applyImport(input: $input) { import { state } userErrors { code message } } }`,
      { input },
    );
    const [{ slips, members } = { slips: 0, members: 0 }] = await db.sql<{ slips: number; members: number }>(
      `select (select count(*)::int from slip) as slips, (select count(*)::int from member) as members`,
    );
    // Visitors stand in the files among the slips, and in a table of their own here.
    expect({ slips, members }).toEqual({ slips: 3043 - 76, members: 31 });
  });

  it('computes the week and mails each letter once', async () => {
    mailbox.clear();
    leader = new Client(api.url);
    await leader.signIn('jonas.lorca@example.com', mailbox);
    mailbox.clear();
    await leader.get(
      `mutation ($input: RunWeekInput!) { runWeek(input: $input) { run { state } userErrors { code message } } }`,
      { input: { chapterId, asOf: expected.asOf } },
    );
    const open = async (): Promise<number> => {
      const { weeklyRun } = await leader.get<{
        weeklyRun: { state: string; deliveries: { state: string; letters: number }[] } | null;
      }>(
        `query ($chapterId: ID!, $asOf: LocalDate!) { weeklyRun(chapterId: $chapterId, asOf: $asOf) { state deliveries { state letters } } }`,
        { chapterId, asOf: expected.asOf },
      );
      if (weeklyRun?.state === 'FAILED') throw new Error('the week failed');
      if (weeklyRun?.state !== 'DONE') return Infinity;
      return weeklyRun.deliveries.reduce(
        (sum, d) => sum + (d.state === 'PENDING' || d.state === 'SENDING' ? d.letters : 0),
        0,
      );
    };
    for (const end = Date.now() + 50_000; (await open()) > 0; await sleep(200)) {
      if (Date.now() > end) throw new Error(`the letters did not go out:\n${worker.log()}`);
    }
    letters = [...mailbox.mails];
    const recipients = letters.map(
      (mail) => `${mail.recipients.join()} ${/could use your help/.test(mail.subject ?? '') ? 'leader' : 'member'}`,
    );
    expect(new Set(recipients).size).toBe(recipients.length);
    expect(recipients.filter((r) => r.endsWith('leader')).sort()).toEqual(
      ['anouk.whitlock', 'dmitri.hartono', 'jonas.lorca'].map((name) => `${name}@example.com leader`),
    );
    const states = await db.sql<{ state: string; n: number }>(
      `select state, count(*)::int as n from delivery group by state`,
    );
    expect(states).toEqual([{ state: 'SENT', n: letters.length }]);
  });

  it('tells the leaders who is one-sided, with the figures, and nobody else', () => {
    const mail = letters.find(
      (m) => m.recipients.includes('jonas.lorca@example.com') && /could use your help/.test(m.subject ?? ''),
    );
    const text = mail?.text ?? '';
    const section =
      /\nWhere giving and receiving have drifted apart\n-+\n([\s\S]*?)\n[^\n]+\n-{3,}\n/.exec(text)?.[1] ?? '';
    const named = [...section.matchAll(/^\* (.+)$/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual(oneSided.map(([name]) => name).sort());
    for (const [name, member] of oneSided) {
      // Somebody who gave nothing is told about the window; the others about the longer one in which luck is ruled out.
      const { given, received } =
        member.verdict === 'NOT_REFERRING'
          ? { given: member.givenInChapter, received: member.receivedInChapter }
          : member.evidence;
      const [, entry = ''] = section.split(`* ${name}\n`);
      const [, shownReceived, shownGiven] = /(\d+) received .* (\d+) given/.exec(entry) ?? [];
      expect({ name, given: Number(shownGiven), received: Number(shownReceived) }).toEqual({ name, given, received });
    }
    expect(`${mail?.html}${text}`).not.toMatch(/taker|worst|offender/i);
  });

  it('tells each member their own figures, and nobody else’s', () => {
    for (const [name, member] of Object.entries(expected.members)) {
      const address = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
      const own = letters.filter((m) => m.recipients.includes(address) && !/could use your help/.test(m.subject ?? ''));
      if (member.verdict === null) {
        expect({ name, letters: own.length }).toEqual({ name, letters: 0 });
        continue;
      }
      const text = own[0]?.text ?? '';
      const figure = (label: string): number => Number(new RegExp(`^${label}: (\\d+)`, 'm').exec(text)?.[1]);
      expect({
        name,
        given: figure('Referrals given'),
        received: figure('Referrals received'),
        oneToOnes: figure('One-to-ones'),
      }).toEqual({
        name,
        ...member.lastWeek,
      });
      // Whom to meet next may be anybody; how somebody else stands is never said.
      expect(text).not.toMatch(/drifted apart|More comes in than|More goes out than|Nothing is going out at/);
      expect(text).not.toMatch(/came to (?!you\b)\w+|\b[A-Z]\w+ gave \d+ and got/);
    }
  });

  it('sends a letter about attendance when a leader says so, and not before', async () => {
    type Draft = { id: string; memberName: string; state: string };
    const { attendanceLetters } = await leader.get<{ attendanceLetters: { items: Draft[] } }>(
      'query ($c: ID!) { attendanceLetters(chapterId: $c) { items { id memberName state } } }',
      { c: chapterId },
    );
    const [draft] = attendanceLetters.items;
    expect(draft?.state).toBe('DRAFT');
    const address = `${draft?.memberName.toLowerCase().replaceAll(' ', '.')}@example.com`;
    const isIt = (mail: ReceivedMail): boolean => /Jonas Lorca sent you this letter/.test(mail.text ?? '');
    expect(mailbox.mails.filter(isIt)).toEqual([]);
    const { attendanceLetterPreview } = await leader.get<{
      attendanceLetterPreview: { subject: string; text: string };
    }>('query ($c: ID!, $l: ID!) { attendanceLetterPreview(chapterId: $c, letterId: $l) { subject text } }', {
      c: chapterId,
      l: draft?.id,
    });
    await leader.get(
      `mutation ($input: DecideAttendanceLetterInput!) { decideAttendanceLetter(input: $input) { userErrors { code message } } }`,
      { input: { chapterId, letterId: draft?.id, decision: 'SENT' } },
    );
    const mail = await mailbox.waitForMail(address, /how are things|good to have you/);
    expect(mail.subject).toBe(attendanceLetterPreview.subject);
    // Here the two processes do not know each other's address.
    const words = (text = ''): string =>
      text
        .replace(/https?:\/\/[^/\s]+/g, '')
        .replaceAll('\r\n', '\n')
        .trim();
    expect(words(mail.text)).toBe(words(attendanceLetterPreview.text));
    expect(mail.replyTo?.map((one) => one.address)).toEqual(['jonas.lorca@example.com']);
  });

  it('shows a leader of another chapter nothing of it, through GraphQL', async () => {
    const foreign = await db.make.chapter();
    const seat = await db.make.leader(foreign.id);
    const [account] = await db.sql<{ email: string }>('select email from account where id = $1', [seat.accountId]);
    const stranger = new Client(api.url);
    await stranger.signIn(account?.email ?? '', mailbox);
    const [member] = await db.sql<{ id: string }>('select id from member where chapter_id = $1 limit 1', [chapterId]);
    const [slip] = await db.sql<{ id: string }>('select id from slip where chapter_id = $1 limit 1', [chapterId]);
    const asked = [
      '{ chapter(chapterId: $c) { name } }',
      '{ members(chapterId: $c) { totalCount } }',
      '{ slips(chapterId: $c) { totalCount } }',
      '{ imports(chapterId: $c) { totalCount } }',
      '{ weeklyRuns(chapterId: $c) { totalCount } }',
      '{ deliveries(chapterId: $c, asOf: "2026-11-16") { totalCount } }',
      '{ chapterInsights(chapterId: $c) { asOf } }',
      '{ chapterMemberInsights(chapterId: $c) { verdict } }',
      '{ attendanceSheet(chapterId: $c, date: "2026-11-11") { date } }',
      '{ attendanceLetters(chapterId: $c) { totalCount } }',
      `{ member(chapterId: $c, memberId: "${member?.id}") { id } }`,
      `{ slip(chapterId: $c, slipId: "${slip?.id}") { id } }`,
    ];
    for (const query of asked) {
      const { data, errors } = await stranger.ask(`query ($c: ID!) ${query}`, { c: chapterId });
      expect({
        query,
        codes: errors.map((e) => e.extensions.code),
        data: Object.values(data ?? {}).filter(Boolean),
      }).toEqual({
        query,
        codes: ['NOT_FOUND'],
        data: [],
      });
    }
    const own = await stranger.get<{ members: { totalCount: number } }>(
      'query ($c: ID!) { members(chapterId: $c) { totalCount } }',
      { c: foreign.id },
    );
    expect(own.members.totalCount).toBe(1);
  });

  it('shows them nothing through the application’s own database role either', async () => {
    const seat = await db.make.leader((await db.make.chapter()).id);
    const [row] = await db.sql<{ actor: Pick<AccountActor, 'email' | 'grants' | 'isOperator'> }>(
      'select app_actor($1) as actor',
      [seat.accountId],
    );
    if (!row || !seat.accountId) throw new Error('the leader has no account');
    const actor: AccountActor = { kind: 'account', accountId: seat.accountId, ...row.actor };
    const tables = await db.sql<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'chapter_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const scope of [{}, { chapterId }]) {
      for (const { name } of tables) {
        const seen = await db.door.run(
          actor,
          (em) =>
            em.query<{ n: number }[]>(`select count(*)::int as n from "${name}" where chapter_id = $1`, [chapterId]),
          scope,
        );
        expect({ name, seen: seen[0]?.n }).toEqual({ name, seen: 0 });
      }
    }
  });
});
