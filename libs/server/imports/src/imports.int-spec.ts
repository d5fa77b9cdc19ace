import { keepHouse } from '@chapterhouse/database';
import { foldName } from '@chapterhouse/domain';
import { AppError, systemActor, type Actor } from '@chapterhouse/platform';
import { actorIn, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';
import type { ImportView } from './imports.types.js';
import type { SourceFile } from './readers/sheet.js';
import { asCsv, asXlsx, exportOf, exportsOf, realFile, truthOf, vectors, type Vector } from './testing/fixtures.js';

const tables = [
  'member',
  'role_term',
  'meeting',
  'attendance',
  'slip',
  'slip_contact',
  'slip_event',
  'visitor',
  'name_link',
  'mail_preference',
];
const csv = (name: string, text: string): SourceFile => ({ name, bytes: Buffer.from(text) });
const line = (...parts: (string | number | null | undefined)[]): string => parts.map((part) => part ?? '').join('|');

let db: TestDatabase;
let imports: ImportsService;
const clock = fixedClock('2026-11-22T09:00:00Z');
beforeAll(async () => {
  db = await testDatabase();
  imports = new ImportsService(db.door, clock);
});
afterAll(() => db.close());

interface Chapter {
  id: string;
  actor: Actor;
}

const chapterOf = async (name: string, timeZone = 'Europe/Dublin', currency = 'EUR'): Promise<Chapter> => {
  const { id } = await db.make.chapter({ name, timeZone, currency });
  return { id, actor: systemActor('test', [id]) };
};
const chapterOfVector = (vector: Vector): Promise<Chapter> => {
  const { name, timeZone, currency } = truthOf(vector).chapter;
  return chapterOf(name, timeZone, currency);
};
/** Every row of the chapter, column by column. */
const dump = async (chapterId: string): Promise<Record<string, unknown[]>> => {
  const all: Record<string, unknown[]> = {};
  for (const table of tables) {
    const rows = await db.sql<{ row: unknown }>(
      `select to_jsonb(t) as row from "${table}" t where chapter_id = $1 order by to_jsonb(t)::text`,
      [chapterId],
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
};
const apply = async ({ id, actor }: Chapter, files: SourceFile[], options = {}): Promise<ImportView> => {
  const done = await imports.importFiles(actor, id, files, options);
  if (done.state !== 'APPLIED')
    throw new Error(JSON.stringify(done.preview?.problems.filter((p) => p.severity === 'error').slice(0, 5)));
  return done;
};
const errorsOf = (view: ImportView): string[] =>
  (view.preview?.problems ?? []).filter((problem) => problem.severity === 'error').map((problem) => problem.code);
const warningsOf = (view: ImportView): string[] => [
  ...new Set(
    (view.preview?.problems ?? []).filter((problem) => problem.severity === 'warning').map((problem) => problem.code),
  ),
];
const refused = (code: string, words: RegExp) =>
  expect.objectContaining({ name: 'AppError', code, message: expect.stringMatching(words) as string }) as AppError;

const slipLines = async (chapterId: string): Promise<string[]> => {
  const rows = await db.sql<Record<string, string | null>>(
    `select s.date::text, s.type, coalesce(f.display_name, s.from_name) as "from", s.from_chapter, coalesce(t.display_name, s.to_name) as "to", s.to_chapter, s.tier, s.amount::float8::text as amount, s.credits::float8::text as credits
     from slip s left join member f on f.chapter_id = s.chapter_id and f.id = s.from_member_id left join member t on t.chapter_id = s.chapter_id and t.id = s.to_member_id where s.chapter_id = $1
     union all
     select v.visited_on::text, 'VISITOR', m.display_name, null, v.name, null, null, null, null from visitor v left join member m on m.chapter_id = v.chapter_id and m.id = v.invited_by_member_id where v.chapter_id = $1`,
    [chapterId],
  );
  return rows
    .map((row) =>
      line(
        row['date'],
        row['type'],
        row['from'] && foldName(row['from']),
        row['from_chapter'],
        row['to'] && foldName(row['to']),
        row['to_chapter'],
        row['tier'],
        row['amount'],
        row['credits'],
      ),
    )
    .sort();
};

describe.each(vectors)('the whole folder of %s', (vector) => {
  const truth = truthOf(vector);
  let chapter: Chapter;
  let view: ImportView;
  let took: number;
  beforeAll(async () => {
    chapter = await chapterOfVector(vector);
    // The order of the files must not matter.
    const files = exportsOf(vector).reverse();
    const start = performance.now();
    view = await apply(chapter, files);
    took = performance.now() - start;
  }, 60_000);

  it('is imported in a few seconds, without a problem and without a difference between summaries and slips', () => {
    expect(view.preview?.problems).toEqual([]);
    expect(view.preview?.differences).toEqual([]);
    expect(took).toBeLessThan(10_000);
  });

  it('gives every member with classification, dates and account', async () => {
    const rows = await db.sql<Record<string, string | null>>(
      `select m.display_name as name, m.speciality, m.company, m.phone, m.joined::text, m."left"::text, m.status, a.email from member m join account a on a.id = m.account_id where m.chapter_id = $1`,
      [chapter.id],
    );
    const texts = (list: (string | null | undefined)[][]): string[] => list.map((parts) => line(...parts)).sort();
    expect(texts(rows.map((row) => Object.values(row)))).toEqual(
      texts(
        truth.members.map((m) => [
          m.name,
          m.classification,
          m.company,
          m.phone,
          m.joined,
          m.left,
          m.left ? 'LEFT' : 'ACTIVE',
          m.email,
        ]),
      ),
    );
    const industries = await db.sql<{ industry: string }>(
      `select industry from member where chapter_id = $1 and status = 'ACTIVE' order by display_name`,
      [chapter.id],
    );
    expect(industries.map((row) => row.industry).sort()).toEqual(
      truth.members
        .filter((m) => !m.left)
        .map((m) => m.industry)
        .sort(),
    );
  });

  it('gives the leaders their roles, from the first date on that the files tell of', async () => {
    const rows = await db.sql<{ role: string; name: string; now: boolean }>(
      `select r.role, m.display_name as name, r."from" <= '2025-10-08' or r."from" = m.joined as now from role_term r join member m on m.chapter_id = r.chapter_id and m.id = r.member_id where r.chapter_id = $1`,
      [chapter.id],
    );
    expect(Object.fromEntries(rows.map((row) => [row.role, row.name]))).toEqual(truth.roles);
    expect(rows.every((row) => row.now)).toBe(true);
  });

  it('gives every slip and visitor', async () => {
    const expected = truth.slips.map((s) =>
      line(
        s.date,
        s.type,
        s.from && foldName(s.from),
        s.fromOther,
        s.to && foldName(s.to),
        s.toOther,
        s.tier,
        s.amount,
        s.credits,
      ),
    );
    expect(await slipLines(chapter.id)).toEqual(expected.sort());
  });

  it('gives every held meeting and every mark', async () => {
    const held = await db.sql<{ date: string }>(
      `select date::text from meeting where chapter_id = $1 and status = 'HELD' order by date`,
      [chapter.id],
    );
    expect(held.map((row) => row.date)).toEqual(truth.meetings.filter((m) => m.status === 'HELD').map((m) => m.date));
    const marks = await db.sql<Record<string, string>>(
      `select a.date::text, m.display_name as name, a.mark from attendance a join member m on m.chapter_id = a.chapter_id and m.id = a.member_id where a.chapter_id = $1`,
      [chapter.id],
    );
    expect(marks.map((row) => line(row['date'], row['name'], row['mark'])).sort()).toEqual(
      truth.attendance.map((a) => line(a.date, a.member, a.status)).sort(),
    );
  });

  it('changes nothing when it comes again', async () => {
    const before = await dump(chapter.id);
    const again = await apply(chapter, exportsOf(vector));
    expect(
      Object.values(again.preview?.tallies ?? {}).every(
        (tally) => tally.added + tally.changed + tally.removed + tally.ignored === 0,
      ),
    ).toBe(true);
    expect(await dump(chapter.id)).toEqual(before);
    const count = (type: string): number =>
      truth.slips.filter((slip) => (slip.type === 'VISITOR') === (type === 'VISITOR')).length;
    expect(again.preview?.tallies).toMatchObject({
      members: { unchanged: truth.members.length },
      attendance: { unchanged: truth.attendance.length },
      slips: { unchanged: count('SLIP') },
      visitors: { unchanged: count('VISITOR') },
    });
  });

  it('is undone without a trace', async () => {
    const undone = await imports.undo(chapter.actor, chapter.id, view.id);
    expect(undone.state).toBe('UNDONE');
    expect(Object.values(await dump(chapter.id)).flat()).toEqual([]);
  });
});

describe('the real file', () => {
  it('imports with its 205 slips into a chapter without members, changes nothing the second time, and is undone', async () => {
    const chapter = await chapterOf('Causeway');
    const before = await dump(chapter.id);
    const asked = await imports.importFiles(chapter.actor, chapter.id, [realFile()]);
    expect([asked.state, new Set(errorsOf(asked))]).toEqual(['PREVIEWED', new Set(['NAME_UNKNOWN'])]);
    expect(await dump(chapter.id)).toEqual(before);
    const view = await apply(chapter, [realFile()], { unknownNames: 'create' });
    expect(warningsOf(view)).toEqual(['MEMBER_CREATED', 'JOIN_DATE_UNKNOWN']);
    expect(view.preview?.slipsByType).toEqual({
      REFERRAL: 86,
      ONE_TO_ONE: 64,
      EDUCATION: 27,
      CLOSED_BUSINESS: 26,
      VISITOR: 2,
    });
    const [row] = await db.sql<Record<string, number>>(
      `select count(*)::int as slips, count(*) filter (where type = 'REFERRAL' and from_chapter is not null)::int as "referralsFrom",
         count(*) filter (where type = 'REFERRAL' and to_chapter is not null)::int as "referralsTo",
         count(*) filter (where type = 'ONE_TO_ONE' and from_chapter is not null)::int as "meetingsFrom",
         count(*) filter (where type = 'ONE_TO_ONE' and to_chapter is not null)::int as "meetingsTo",
         count(*) filter (where type = 'CLOSED_BUSINESS' and from_chapter is not null)::int as "thanksFrom",
         count(*) filter (where to_organisation and to_member_id is null and to_name is null and amount = 8500)::int as organisation
       from slip where chapter_id = $1`,
      [chapter.id],
    );
    expect(row).toEqual({
      slips: 203,
      referralsFrom: 18,
      referralsTo: 10,
      meetingsFrom: 15,
      meetingsTo: 7,
      thanksFrom: 6,
      organisation: 1,
    });
    const after = await dump(chapter.id);
    await apply(chapter, [realFile()]);
    expect(await dump(chapter.id)).toEqual(after);
    await imports.undo(chapter.actor, chapter.id, view.id);
    expect(await dump(chapter.id)).toEqual(before);
  });
});

describe('a chapter that is there already', () => {
  const audit = (date: string, rows: string): SourceFile =>
    csv(
      `audit-${date}.csv`,
      `Slips Audit Report for ${date.split('-').reverse().join('/')}\nFrom,To,Slip Type,Inside/Outside,TYFCB,CEU Credits,Detail\n${rows}`,
    );
  const withMembers = async (...names: string[]): Promise<Chapter & { member: Record<string, string> }> => {
    const chapter = await chapterOf('Nine Elms');
    const member: Record<string, string> = {};
    for (const displayName of names)
      member[displayName] = (await db.make.member({ chapterId: chapter.id, displayName })).id;
    return { ...chapter, member };
  };

  it('has the slips of a meeting replaced, not added, and gets back what was there on undo', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim', 'Cy Dow');
    await apply(chapter, [
      audit(
        '2026-10-07',
        'Ann Lee,Bo Kim,Referral,Inside\nAnn Lee,Bo Kim,Referral,Inside\nBo Kim,Cy Dow,One to One\nCy Dow,Zed,Visitor\n',
      ),
    ]);
    const before = await dump(chapter.id);
    const view = await apply(chapter, [
      audit(
        '2026-10-07',
        'Ann Lee,Bo Kim,Referral,Inside\nCy Dow,Bo Kim,One to One\n,Ann Lee,TYFCB,,"1,250.50"\nCy Dow,Zoe,Visitor\n',
      ),
    ]);
    expect([view.preview?.tallies.slips, view.preview?.tallies.visitors]).toMatchObject([
      { added: 1, removed: 1 },
      { added: 1, removed: 1 },
    ]);
    expect(await slipLines(chapter.id)).toEqual([
      '2026-10-07|CLOSED_BUSINESS|||ann lee|||1250.5|',
      '2026-10-07|ONE_TO_ONE|bo kim||cy dow||||',
      '2026-10-07|REFERRAL|ann lee||bo kim||INSIDE||',
      '2026-10-07|VISITOR|cy dow||zoe||||',
    ]);
    await imports.undo(chapter.actor, chapter.id, view.id);
    expect(await dump(chapter.id)).toEqual(before);
  });

  it('asks for a follow-up with visitors of the last days, and with nobody who came long ago', async () => {
    const chapter = await withMembers('Cy Dow');
    await apply(
      chapter,
      ['2026-10-07', '2026-11-06', '2026-11-07', '2026-11-18'].map((date) =>
        audit(date, `Cy Dow,Zoe of ${date},Visitor\n`),
      ),
    );
    const visitors = await db.sql<{ line: string }>(
      `select concat_ws(' ', visited_on::text, visits::text, stage, follow_up_due_at is not null) as line
       from visitor where chapter_id = $1 order by 1`,
      [chapter.id],
    );
    // Today is the 22nd: due on the 7th is fifteen days ago, due on the 8th fourteen.
    expect(visitors.map(({ line }) => line)).toEqual([
      '2026-10-07 1 FOLLOWED_UP t',
      '2026-11-06 1 FOLLOWED_UP t',
      '2026-11-07 1 ATTENDED t',
      '2026-11-18 1 ATTENDED t',
    ]);
  });

  it('says that its files are not kept any longer, once they were left alone', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim');
    const { id } = await imports.upload(chapter.actor, chapter.id, [
      audit('2026-10-07', 'Ann Lee,Bo Kim,Referral,Inside\n'),
    ]);
    await imports.preview(chapter.actor, chapter.id, id);
    await db.sql(`update import_job set created_at = now() - interval '91 days' where id = $1`, [id]);
    await db.door.run(systemActor('worker.housekeeping', []), (em) => keepHouse(em, new Date()));
    for (const step of ['preview', 'apply'] as const) {
      await expect(imports[step](chapter.actor, chapter.id, id)).rejects.toEqual(
        refused('IMPORT_NOT_READY', /not kept any longer.*Upload them again/),
      );
    }
  });

  it('keeps what was entered or corrected here, and does not double it', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim', 'Cy Dow');
    const { id: chapterId, member } = chapter;
    const file = audit(
      '2026-10-07',
      'Ann Lee,Bo Kim,Referral,Inside\nBo Kim,Cy Dow,Referral,Outside\n,Cy Dow,TYFCB,,100\n',
    );
    await db.make.referral({
      chapterId,
      date: '2026-10-07',
      fromMemberId: member['Bo Kim'],
      toMemberId: member['Cy Dow'],
      tier: 'OUTSIDE',
    });
    await db.make.closedBusiness({
      chapterId,
      date: '2026-10-07',
      fromMemberId: member['Ann Lee'],
      toMemberId: member['Cy Dow'],
      amount: '100.00',
      currency: 'EUR',
    });
    await db.make.oneToOne({
      chapterId,
      date: '2026-10-07',
      fromMemberId: member['Ann Lee'],
      toMemberId: member['Cy Dow'],
    });
    const first = await apply(chapter, [file]);
    expect([first.preview?.tallies.slips.added, warningsOf(first)]).toEqual([1, ['SLIPS_KEPT']]);
    await db.sql(
      `update slip set tier = 'OUTSIDE', status = 'WON', version = 2 where chapter_id = $1 and import_id is not null`,
      [chapterId],
    );
    const before = await dump(chapterId);
    await apply(chapter, [file]);
    expect(await dump(chapterId)).toEqual(before);
  });

  it('has marks replaced and its planned meeting held', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim', 'Cy Dow');
    const { id: chapterId, member } = chapter;
    await db.make.meeting({ chapterId, date: '2026-10-07', status: 'SCHEDULED' });
    await db.make.attendance({ chapterId, memberId: member['Ann Lee']!, date: '2026-10-07', mark: 'ABSENT' });
    await db.make.attendance({
      chapterId,
      memberId: member['Cy Dow']!,
      date: '2026-10-07',
      mark: 'LATE',
      leftEarly: true,
    });
    const before = await dump(chapterId);
    const summary = csv(
      'summary.csv',
      'Chapter Summary PALMS Report\nFrom:,2026-10-07\nTo:,2026-10-07\nFirst Name,Last Name,P,A,L,M,S,RGI\nAnn,Lee,1,0,0,0,0,2\nBo,Kim,0,0,0,1,0,0\nTotal,,1,0,0,1,0,2\n',
    );
    const view = await apply(chapter, [summary]);
    expect(view.preview?.tallies).toMatchObject({
      meetings: { changed: 1 },
      attendance: { added: 1, changed: 1, removed: 1 },
    });
    expect(warningsOf(view)).toEqual(['NOT_CHECKED']);
    expect(
      await db.sql(
        `select m.display_name, a.mark from attendance a join member m on m.chapter_id = a.chapter_id and m.id = a.member_id where a.chapter_id = $1 order by 1`,
        [chapterId],
      ),
    ).toEqual([
      { display_name: 'Ann Lee', mark: 'PRESENT' },
      { display_name: 'Bo Kim', mark: 'MEDICAL' },
    ]);
    await imports.undo(chapter.actor, chapterId, view.id);
    expect(await dump(chapterId)).toEqual(before);
  });

  it('is told every figure of a summary that the slips do not bear out, and takes no marks from one of several meetings', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim');
    const summary = csv(
      'summary.csv',
      'Chapter Summary PALMS Report\nFrom:,2026-10-01\nTo:,2026-10-31\nFirst Name,Last Name,P,A,L,M,S,RGI,RGO,RRI,RRO,V,1-2-1,TYFCB,CEU,T\nAnn,Lee,3,1,0,0,0,1,1,0,0,1,1,0,0,0\nBo,Kim,4,0,0,0,0,0,0,1,0,0,1,480.50,2,1\nTotal,,7,1,0,0,0,1,1,1,0,1,2,480.50,3,1\n',
    );
    const slips = audit(
      '2026-10-07',
      'Ann Lee,Bo Kim,Referral,Inside\nAnn Lee,Bo Kim,One to One\n,Bo Kim,TYFCB,,480.5\nAnn Lee,Vi,Visitor\n',
    );
    const view = await apply(chapter, [summary, slips]);
    expect(
      view.preview?.differences.map(({ row, name, figure, reported, counted }) => [
        row,
        name,
        figure,
        reported,
        counted,
      ]),
    ).toEqual([
      [5, 'Ann Lee', 'RGO', 1, 0],
      [6, 'Bo Kim', 'CEU', 2, 0],
      [6, 'Bo Kim', 'T', 1, 0],
      [7, 'Total', 'CEU', 3, 2],
    ]);
    expect(await db.sql(`select from attendance where chapter_id = $1`, [chapter.id])).toEqual([]);
  });

  it('is not written to by a locked or cancelled meeting, unless nothing would change', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim');
    const file = audit('2026-10-07', 'Ann Lee,Bo Kim,Referral,Inside\n');
    await apply(chapter, [file]);
    await db.make.meeting({ chapterId: chapter.id, date: '2026-10-07', ledger: 'LOCKED' });
    await db.make.meeting({ chapterId: chapter.id, date: '2026-10-14', status: 'CANCELLED' });
    await apply(chapter, [file]);
    const summary = csv(
      'summary.csv',
      'x\nFrom:,2026-10-14\nTo:,2026-10-14\nFirst Name,Last Name,P,A,L,M,S\nAnn,Lee,1,0,0,0,0\n',
    );
    const view = await imports.importFiles(chapter.actor, chapter.id, [
      audit('2026-10-07', 'Bo Kim,Ann Lee,Referral,Inside\n'),
      summary,
    ]);
    expect(errorsOf(view)).toEqual(['MEETING_LOCKED', 'MEETING_CANCELLED']);
  });

  it('asks who an unknown name is, once, and remembers the answer', async () => {
    const chapter = await withMembers('Elizabeth Moore', 'Ann Lee');
    const rows =
      'Liz Moore,Ann Lee,Referral,Inside\nStranger,Ann Lee,One to One\nNew Face,Ann Lee,One to One\nTwin,Ann Lee,One to One\n';
    const roster = csv('roster.csv', 'Member Name,Classification\nTwain Mark,Legal > Notary\n');
    const { id } = await imports.upload(chapter.actor, chapter.id, [audit('2026-10-07', rows), roster]);
    const asked = await imports.preview(chapter.actor, chapter.id, id);
    expect(asked.preview?.questions).toMatchObject([
      {
        name: 'Liz Moore',
        places: [{ file: 'audit-2026-10-07.csv', row: 3, column: 'A' }],
        candidates: [{ memberId: chapter.member['Elizabeth Moore'], name: 'Elizabeth Moore' }],
      },
      { name: 'Stranger', candidates: [] },
      { name: 'New Face' },
      { name: 'Twin' },
    ]);
    await expect(imports.apply(chapter.actor, chapter.id, id)).rejects.toEqual(
      refused('IMPORT_HAS_PROBLEMS', /4 problems.*Liz Moore/),
    );
    const answered = await imports.resolveNames(chapter.actor, chapter.id, id, [
      { name: 'Liz Moore', kind: 'MEMBER', memberId: chapter.member['Elizabeth Moore']! },
      { name: 'Stranger', kind: 'NOBODY' },
      { name: 'New Face', kind: 'NEW', joined: '2026-09-01' },
      { name: 'Twin', kind: 'SAME_AS', as: 'Twain Mark' },
    ]);
    expect(errorsOf(answered)).toEqual([]);
    await imports.apply(chapter.actor, chapter.id, id);
    const expected = [
      'elizabeth moore||ann lee||INSIDE',
      'new face||ann lee||',
      'stranger||ann lee||',
      'twain mark||ann lee||',
    ];
    expect((await slipLines(chapter.id)).map((text) => text.split('|').slice(2, 7).join('|')).sort()).toEqual(expected);
    const again = await apply(chapter, [audit('2026-10-14', rows)]);
    expect(again.preview?.questions).toEqual([]);
  });

  it('never takes a link to somebody of another chapter for an answer', async () => {
    const chapter = await withMembers('Ann Lee');
    const { id: elsewhere } = await db.make.member({ chapterId: (await chapterOf('Other')).id });
    const { id } = await imports.upload(chapter.actor, chapter.id, [
      audit('2026-10-07', 'Liz,Ann Lee,Referral,Inside\n'),
    ]);
    const view = await imports.resolveNames(chapter.actor, chapter.id, id, [
      { name: 'Liz', kind: 'MEMBER', memberId: elsewhere },
    ]);
    expect(errorsOf(view)).toEqual(expect.arrayContaining(['DECISION_UNCLEAR', 'NAME_UNKNOWN']));
  });

  it('finds out from a CSV who is of another chapter where that is certain, and asks where it is not', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim');
    const far = '"Foundry, Harbour City, Ireland"';
    const view = await imports.importFiles(chapter.actor, chapter.id, [
      audit(
        '2026-10-07',
        `Ann Lee,Far Away,Referral,Outside,,,${far}\nFar Away,Ann Lee,One to One,,,,${far}\n,Ann Lee,TYFCB,,5,,${far}\n,BNI,TYFCB,,7\nAnn Lee,Bo Kim,Referral,Inside,,,a good customer\n`,
      ),
    ]);
    expect([view.state, warningsOf(view)]).toEqual(['APPLIED', ['TAKEN_AS_ELSEWHERE']]);
    expect(await slipLines(chapter.id)).toEqual(
      [
        '2026-10-07|CLOSED_BUSINESS|||||||7|'.replace('|||||||7', '||||||7'),
        '2026-10-07|CLOSED_BUSINESS||Foundry, Harbour City, Ireland|ann lee|||5|',
        '2026-10-07|ONE_TO_ONE|far away|Foundry, Harbour City, Ireland|ann lee||||',
        '2026-10-07|REFERRAL|ann lee||bo kim||INSIDE||',
        '2026-10-07|REFERRAL|ann lee||far away|Foundry, Harbour City, Ireland|OUTSIDE||',
      ].sort(),
    );
    expect(await db.sql(`select text from slip where chapter_id = $1 and text is not null`, [chapter.id])).toEqual([
      { text: 'a good customer' },
    ]);
    const unsure = await imports.importFiles(chapter.actor, chapter.id, [
      audit('2026-10-14', `Ann Lee,Bo Kim,Referral,Outside,,,${far}\nMo,Jo,One to One,,,,${far}\n`),
    ]);
    expect(errorsOf(unsure)).toEqual(['WHO_IS_ELSEWHERE', 'NAME_UNKNOWN', 'NAME_UNKNOWN']);
  });

  it('does not take a namesake for somebody of another chapter', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim', 'BO KIM');
    const view = await imports.importFiles(chapter.actor, chapter.id, [
      audit('2026-10-07', 'Ann Lee,Bo Kim,One to One,,,,"Foundry, Harbour City, Ireland"\n'),
    ]);
    expect(errorsOf(view)).toEqual(['NAME_AMBIGUOUS']);
    const { id } = view;
    const answered = await imports.resolveNames(chapter.actor, chapter.id, id, [
      { name: 'Bo Kim', kind: 'MEMBER', memberId: chapter.member['BO KIM']! },
    ]);
    expect(errorsOf(answered)).toEqual(['WHO_IS_ELSEWHERE']);
  });

  it('takes a file that comes twice once', async () => {
    const chapter = await chapterOf('Low Tide');
    const file = exportOf('quiet', 'chapter-roster.xls');
    const view = await imports.importFiles(chapter.actor, chapter.id, [file, await asXlsx(file), file]);
    expect([
      view.state,
      view.preview?.tallies.members.added,
      view.preview?.problems.filter((p) => p.code === 'FILE_TWICE').map((p) => p.file),
    ]).toEqual(['APPLIED', 17, ['chapter-roster.xlsx', 'chapter-roster.xls (2)']]);
  });

  it('leaves out slips to oneself, and says so', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim');
    const view = await apply(chapter, [
      audit('2026-10-07', 'Ann Lee,LEE Ann,Referral,Inside\nAnn Lee,Bo Kim,One to One\n'),
    ]);
    expect([warningsOf(view), view.preview?.tallies.slips.added, view.preview?.files[0]?.ignored]).toEqual([
      ['SELF_REFERENCE'],
      1,
      1,
    ]);
  });

  it('says when files are of another chapter', async () => {
    const chapter = await chapterOf('Somewhere Else');
    const view = await imports.importFiles(chapter.actor, chapter.id, exportsOf('quiet'), { dryRun: true });
    expect(view.preview?.problems).toEqual([
      expect.objectContaining({ code: 'OTHER_CHAPTER', message: expect.stringContaining('Low Tide') as string }),
    ]);
  });
});

describe('lists of people', () => {
  it('update members, hand leadership over, and give both back on undo', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { id: chapterId } = chapter;
    const old = await db.make.leader(chapterId);
    const member = await db.make.member({
      chapterId,
      displayName: 'Ann Lee',
      company: 'Old & Co',
      phone: null,
      joined: '2024-05-05',
      accountId: null,
    });
    const before = await dump(chapterId);
    const view = await apply(chapter, [
      csv(
        'contacts.csv',
        'Name,Email,Phone,Company,Classification,Joined,Left,Role\nLEE Ann,ann.lee@example.com,+44 1,New & Co,,2024-05-01,,President\n',
      ),
      csv(
        'lengths.csv',
        'Membership Length Report\nFirst Name,Last Name,Recent Start Date\nAnn,Lee,01/05/2024\nGone,Long Ago,01/01/2001\n',
      ),
    ]);
    expect(warningsOf(view)).toEqual(['FORMER_MEMBER']);
    const [row] = await db.sql(
      `select m.display_name, m.company, m.phone, m.joined::text, a.email from member m join account a on a.id = m.account_id where m.id = $1`,
      [member.id],
    );
    expect(row).toEqual({
      display_name: 'Ann Lee',
      company: 'New & Co',
      phone: '+44 1',
      joined: '2024-05-01',
      email: 'ann.lee@example.com',
    });
    const terms = await db.sql(
      `select member_id, "from"::text, "to"::text from role_term where chapter_id = $1 order by "from"`,
      [chapterId],
    );
    expect(terms).toEqual([
      { member_id: old.id, from: '2024-01-10', to: '2026-11-22' },
      { member_id: member.id, from: '2026-11-22', to: null },
    ]);
    await imports.undo(chapter.actor, chapterId, view.id);
    expect(await dump(chapterId)).toEqual(before);
  });

  it('give somebody who left and came back a second membership, and find both by the date', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { id: chapterId } = chapter;
    const first = await db.make.member({ chapterId, displayName: 'Ann Lee', joined: '2020-01-01', left: '2024-01-01' });
    await db.make.member({ chapterId, displayName: 'Bo Kim', joined: '2020-01-01' });
    const roster = csv('roster.csv', 'Member Name,Classification\nAnn Lee,Legal > Notary\n');
    expect(warningsOf(await apply(chapter, [roster]))).toEqual(['LEFT_BEFORE']);
    const lengths = csv('lengths.csv', 'First Name,Last Name,Recent Start Date\nAnn,Lee,2025-02-01\n');
    const slips = (date: string): SourceFile =>
      csv(`${date}.csv`, `Slips Audit Report for ${date}\nFrom,To,Slip Type\nAnn Lee,Bo Kim,One to One\n`);
    const before = await dump(chapterId);
    const view = await apply(chapter, [roster, lengths, slips('2023-05-03'), slips('2025-05-07')]);
    const [second] = await db.sql<{ id: string }>(
      `select id from member where chapter_id = $1 and joined = '2025-02-01' and account_id = $2`,
      [chapterId, first.accountId],
    );
    expect(
      await db.sql(`select from_member_id as id from slip where chapter_id = $1 order by date`, [chapterId]),
    ).toEqual([{ id: first.id }, second]);
    const after = await dump(chapterId);
    await apply(chapter, [roster, lengths, slips('2023-05-03')]);
    expect(await dump(chapterId)).toEqual(after);
    await imports.undo(chapter.actor, chapterId, view.id);
    expect(await dump(chapterId)).toEqual(before);
  });

  it('make a member of whoever was waiting to become one, and leave a leave of absence alone', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { id: chapterId } = chapter;
    await db.make.member({ chapterId, displayName: 'Ann Lee', status: 'PENDING', joined: null });
    await db.make.member({ chapterId, displayName: 'Bo Kim', status: 'ON_LEAVE' });
    await apply(chapter, [
      csv('lengths.csv', 'First Name,Last Name,Recent Start Date\nAnn,Lee,2026-11-01\nBo,Kim,2020-01-01\n'),
    ]);
    expect(
      await db.sql(`select display_name, status, joined::text from member where chapter_id = $1 order by 1`, [
        chapterId,
      ]),
    ).toEqual([
      { display_name: 'Ann Lee', status: 'ACTIVE', joined: '2026-11-01' },
      { display_name: 'Bo Kim', status: 'ON_LEAVE', joined: '2020-01-01' },
    ]);
  });

  it('do not give one classification to two members', async () => {
    const chapter = await chapterOf('Nine Elms');
    await db.make.member({ chapterId: chapter.id, displayName: 'Ann Lee', industry: 'Legal', speciality: 'Notary' });
    const view = await imports.importFiles(chapter.actor, chapter.id, [
      csv('roster.csv', 'Member Name,Classification\nBo Kim,legal >  NOTARY\n'),
    ]);
    expect(view.preview?.problems.filter((p) => p.severity === 'error')).toEqual([
      expect.objectContaining({
        code: 'CLASSIFICATION_TAKEN',
        file: 'roster.csv',
        row: 2,
        message: expect.stringMatching(/Ann Lee|Bo Kim/) as string,
      }),
    ]);
  });

  it('take the first date that names somebody when nothing says when they joined', async () => {
    const chapter = await chapterOf('Quiet');
    const view = await apply(chapter, [
      exportOf('quiet', 'chapter-roster.xls'),
      exportOf('quiet', 'summary-palms-2026-08-05.xls'),
      exportOf('quiet', 'summary-palms-2026-08-12.xls'),
      csv('contacts.csv', 'Name,Email,Left\nDevi Eklund,d@example.com,2026-09-07\n'),
    ]);
    expect(warningsOf(view)).toEqual(expect.arrayContaining(['JOIN_DATE_UNKNOWN', 'NOT_CHECKED']));
    expect(
      await db.sql(`select distinct joined::text from member where chapter_id = $1 order by 1`, [chapter.id]),
    ).toEqual([{ joined: '2026-08-05' }, { joined: '2026-11-22' }]);
  });
});

describe('imports', () => {
  it('apply nothing when one file among good ones is wrong', async () => {
    const chapter = await chapterOfVector('quiet');
    const before = await dump(chapter.id);
    const view = await imports.importFiles(chapter.actor, chapter.id, [
      ...exportsOf('quiet'),
      csv('notes.csv', 'Shopping,List,Milk\n'),
    ]);
    expect([view.state, errorsOf(view)]).toEqual(['PREVIEWED', ['FILE_UNKNOWN_LAYOUT']]);
    await expect(imports.apply(chapter.actor, chapter.id, view.id)).rejects.toEqual(
      refused('IMPORT_HAS_PROBLEMS', /notes.csv/),
    );
    expect(await dump(chapter.id)).toEqual(before);
  });

  it('mean the same in all three containers', async () => {
    const names = [
      'chapter-roster.xls',
      'membership-length.xls',
      'contacts.csv',
      'summary-palms-2026-08-05.xls',
      'slips-audit-2026-08-05.xls',
    ];
    const results: unknown[] = [];
    for (const convert of [
      async (file: SourceFile) => Promise.resolve(file),
      asXlsx,
      (file: SourceFile) => asCsv(file, ';'),
    ]) {
      const chapter = await chapterOfVector('harbour-lights');
      const files: SourceFile[] = [];
      for (const name of names) files.push(await convert(exportOf('harbour-lights', name)));
      await apply(chapter, files);
      results.push([
        await slipLines(chapter.id),
        await db.sql(
          `select date::text, mark, count(*)::int from attendance where chapter_id = $1 group by 1, 2 order by 1, 2`,
          [chapter.id],
        ),
      ]);
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('are refused an undo when what they wrote was changed since, and then change nothing', async () => {
    const chapter = await chapterOfVector('small-quirks');
    const view = await apply(chapter, exportsOf('small-quirks'));
    await db.sql(
      `update slip set status = 'CONTACTED', version = version + 1 where chapter_id = $1 and id = (select id from slip where chapter_id = $1 and type = 'REFERRAL' limit 1)`,
      [chapter.id],
    );
    const before = await dump(chapter.id);
    await expect(imports.undo(chapter.actor, chapter.id, view.id)).rejects.toEqual(refused('CONFLICT', /1 slips/));
    expect(await dump(chapter.id)).toEqual(before);
  });

  it('are refused an undo when something later needs a member that they added', async () => {
    const chapter = await chapterOf('Nine Elms');
    const view = await apply(chapter, [csv('contacts.csv', 'Name,Email,Joined\nAnn Lee,ann@example.com,2024-01-01\n')]);
    const [member] = await db.sql<{ id: string }>(`select id from member where chapter_id = $1`, [chapter.id]);
    await db.make.education({ chapterId: chapter.id, fromMemberId: member!.id, date: '2026-11-01' });
    await expect(imports.undo(chapter.actor, chapter.id, view.id)).rejects.toEqual(
      refused('CONFLICT', /something made since/),
    );
  });

  it('are applied once, previewed first, undone once, and can be applied again after that', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { id } = await imports.upload(chapter.actor, chapter.id, [
      csv('contacts.csv', 'Name,Email,Joined\nAnn Lee,ann@example.com,2024-01-01\n'),
    ]);
    await expect(imports.apply(chapter.actor, chapter.id, id)).rejects.toEqual(
      refused('IMPORT_NOT_READY', /previewed/),
    );
    await expect(imports.undo(chapter.actor, chapter.id, id)).rejects.toEqual(
      refused('IMPORT_NOT_READY', /nothing to undo/),
    );
    await imports.preview(chapter.actor, chapter.id, id);
    const applied = await Promise.all([1, 2, 3].map(() => imports.apply(chapter.actor, chapter.id, id)));
    expect(applied.map((view) => view.state)).toEqual(['APPLIED', 'APPLIED', 'APPLIED']);
    expect(await db.sql(`select display_name from member where chapter_id = $1`, [chapter.id])).toHaveLength(1);
    await imports.undo(chapter.actor, chapter.id, id);
    expect((await imports.undo(chapter.actor, chapter.id, id)).state).toBe('UNDONE');
    expect((await imports.preview(chapter.actor, chapter.id, id)).preview?.tallies.members.added).toBe(1);
    expect((await imports.apply(chapter.actor, chapter.id, id)).state).toBe('APPLIED');
  });

  it('do not double when two leaders apply the same file at the same moment', async () => {
    const chapter = await chapterOfVector('quiet');
    const files = exportsOf('quiet').slice(0, 10);
    const ids: string[] = [];
    for (let at = 0; at < 2; at += 1) {
      const { id } = await imports.upload(chapter.actor, chapter.id, files);
      await imports.preview(chapter.actor, chapter.id, id);
      ids.push(id);
    }
    const results = await Promise.allSettled(ids.map((id) => imports.apply(chapter.actor, chapter.id, id)));
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toEqual(
      refused('CONFLICT', /changed since/),
    );
    expect(await db.sql(`select id from member where chapter_id = $1`, [chapter.id])).toHaveLength(18);
  });

  it('change nothing when a file holds a formula', async () => {
    const chapter = await chapterOf('Nine Elms');
    const before = await dump(chapter.id);
    const view = await imports.importFiles(chapter.actor, chapter.id, [
      csv('contacts.csv', "Name,Email,Company\nAnn Lee,ann@example.com,=cmd|'/c calc'!A0\n"),
    ]);
    expect([view.state, errorsOf(view)]).toEqual(['PREVIEWED', ['FORMULA']]);
    expect(await dump(chapter.id)).toEqual(before);
  });

  it('are not applied when the chapter changed since the preview', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { id } = await imports.upload(chapter.actor, chapter.id, [
      csv('contacts.csv', 'Name,Email,Joined\nAnn Lee,ann@example.com,2024-01-01\n'),
    ]);
    await imports.preview(chapter.actor, chapter.id, id);
    await db.make.member({ chapterId: chapter.id, displayName: 'Ann Lee' });
    await expect(imports.apply(chapter.actor, chapter.id, id)).rejects.toEqual(
      refused('CONFLICT', /changed since the preview/),
    );
  });

  it('belong to leaders and to nobody else', async () => {
    const chapter = await chapterOf('Nine Elms');
    const leader = await db.make.leader(chapter.id);
    const member = await db.make.member({ chapterId: chapter.id });
    const stranger = await db.make.leader((await chapterOf('Other')).id);
    const [{ organisationId } = { organisationId: '' }] = await db.sql<{ organisationId: string }>(
      `select organisation_id as "organisationId" from chapter where id = $1`,
      [chapter.id],
    );
    const admin = await db.make.member({ chapterId: (await chapterOf('Elsewhere')).id });
    await db.make.staffRole({ accountId: admin.accountId!, organisationId, role: 'ORGANISATION_ADMIN' });
    const file = [csv('contacts.csv', 'Name,Email,Joined\nAnn Lee,ann@example.com,2024-01-01\n')];
    expect((await imports.importFiles(await actorIn(db, admin), chapter.id, file)).state).toBe('APPLIED');
    const view = await imports.importFiles(await actorIn(db, leader), chapter.id, file);
    expect([view.state, view.createdBy]).toEqual(['APPLIED', leader.accountId]);
    for (const [who, code] of [
      [member, 'FORBIDDEN'],
      [stranger, 'NOT_FOUND'],
    ] as const) {
      const actor = await actorIn(db, who);
      const queries = new ImportsQueries(db.door);
      for (const use of [
        () => imports.upload(actor, chapter.id, file),
        () => imports.preview(actor, chapter.id, view.id),
        () => imports.resolveNames(actor, chapter.id, view.id, []),
        () => imports.apply(actor, chapter.id, view.id),
        () => imports.undo(actor, chapter.id, view.id),
        () => queries.get(actor, chapter.id, view.id),
        () => queries.list(actor, chapter.id, { limit: 10, offset: 0 }),
      ])
        await expect(use()).rejects.toMatchObject({ code });
    }
  });

  it('are listed, the newest first', async () => {
    const chapter = await chapterOf('Nine Elms');
    const queries = new ImportsQueries(db.door);
    const file = csv('contacts.csv', 'Name,Email,Joined\nAnn Lee,ann@example.com,2024-01-01\n');
    const first = await apply(chapter, [file, file].slice(0, 1));
    clock.advance(1000);
    const second = await imports.upload(chapter.actor, chapter.id, [file, file]);
    const { items, totalCount } = await queries.list(chapter.actor, chapter.id, { limit: 1, offset: 0 });
    expect([totalCount, items.map((item) => [item.id, item.state, item.files.map(({ name }) => name)])]).toEqual([
      2,
      [[second.id, 'UPLOADED', ['contacts.csv', 'contacts.csv (2)']]],
    ]);
    expect((await queries.get(chapter.actor, chapter.id, first.id)).state).toBe('APPLIED');
  });

  it('refuse what is too much before reading it', async () => {
    const chapter = await chapterOf('Nine Elms');
    await expect(imports.upload(chapter.actor, chapter.id, [])).rejects.toEqual(refused('BAD_INPUT', /no file/));
    await expect(
      imports.upload(chapter.actor, chapter.id, [{ name: 'big.xls', bytes: Buffer.alloc(20 * 1024 * 1024 + 1) }]),
    ).rejects.toEqual(refused('FILE_TOO_LARGE', /big.xls/));
    await expect(
      imports.upload(
        chapter.actor,
        chapter.id,
        Array.from({ length: 501 }, () => csv('a.csv', 'a')),
      ),
    ).rejects.toEqual(refused('BAD_INPUT', /501/));
  });
});
