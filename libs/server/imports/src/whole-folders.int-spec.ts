import { foldName } from '@chapterhouse/domain';
import type { ImportView } from './imports.types.js';
import { exportsOf, realFile, truthOf, vectors } from './testing/fixtures.js';
import { type Chapter, errorsOf, importDesk, line, warningsOf } from './testing/import-desk.js';

const desk = importDesk();
const { apply, chapterOf, chapterOfVector, dump, slipLines } = desk;

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
    const rows = await desk.db.sql<Record<string, string | null>>(
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
    const industries = await desk.db.sql<{ industry: string }>(
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
    const rows = await desk.db.sql<{ role: string; name: string; now: boolean }>(
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
    const held = await desk.db.sql<{ date: string }>(
      `select date::text from meeting where chapter_id = $1 and status = 'HELD' order by date`,
      [chapter.id],
    );
    expect(held.map((row) => row.date)).toEqual(truth.meetings.filter((m) => m.status === 'HELD').map((m) => m.date));
    const marks = await desk.db.sql<Record<string, string>>(
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
    const undone = await desk.imports.undo(chapter.actor, chapter.id, view.id);
    expect(undone.state).toBe('UNDONE');
    expect(Object.values(await dump(chapter.id)).flat()).toEqual([]);
  });
});

describe('the real file', () => {
  it('imports with its 205 slips into a chapter without members, changes nothing the second time, and is undone', async () => {
    const chapter = await chapterOf('Causeway');
    const before = await dump(chapter.id);
    const asked = await desk.imports.importFiles(chapter.actor, chapter.id, [realFile()]);
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
    const [row] = await desk.db.sql<Record<string, number>>(
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
    await desk.imports.undo(chapter.actor, chapter.id, view.id);
    expect(await dump(chapter.id)).toEqual(before);
  });
});
