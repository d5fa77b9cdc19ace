import { systemActor } from '@chapterhouse/platform';
import { actorIn, loadTruth } from '@chapterhouse/testing';
import { ChapterService } from '@chapterhouse/chapters';
import { InsightsQueries, ScorecardService } from '@chapterhouse/insights';
import { AnswerService } from '@chapterhouse/profiles';
import { AS_OF, harness, type Harness } from '../testing/harness.js';
import { WeeklyBackfill } from './weekly-backfill.service.js';

let h: Harness;
let answers: AnswerService;
let backfill: WeeklyBackfill;
beforeAll(async () => {
  h = await harness();
  answers = h.get(AnswerService);
  backfill = h.get(WeeklyBackfill);
});
afterAll(() => h.close());

const FOLLOWING = ['one_to_one_proposal', 'attendance_letter', 'answer_invitation', 'answer_set'] as const;
type Following = Record<(typeof FOLLOWING)[number], number>;

/** How many rows of each kind follow from the weeks of a chapter. */
async function following(chapterId: string): Promise<Following> {
  const counts = FOLLOWING.map((table) => `(select count(*)::int from ${table} where chapter_id = $1) as ${table}`);
  const [row] = await h.db.sql<Following>(`select ${counts.join(', ')}`, [chapterId]);
  return row!;
}

const NOTHING: Following = { one_to_one_proposal: 0, attendance_letter: 0, answer_invitation: 0, answer_set: 0 };

/** A chapter of five: Ada met three others of whom each spoke of her, met one last week, and has three absences. */
async function fullChapter(): Promise<string> {
  const { make } = h.db;
  const { id: chapterId } = await make.chapter({ createdAt: new Date('2026-01-05T00:00:00Z') });
  await make.leader(chapterId);
  const [ada, ...others] = await make.members(chapterId, 4);
  const asSystem = systemActor('test', [chapterId]);
  for (const [at, other] of others.entries()) {
    const date = `2026-11-0${at + 2}`;
    await make.oneToOne({ chapterId, fromMemberId: other.id, toMemberId: ada!.id, date });
    const token = await h.db.door.run(asSystem, async (em) => {
      await answers.invite(em, '2026-11-09', [chapterId]);
      const open = await answers.openInvitations(em, chapterId, other.id);
      return open.find((one) => one.metOn === date)!.token;
    });
    h.clock.set('2026-11-13T12:00:00Z');
    await answers.answer({ token, understood: 4, stake: 4, meetingWas: 'ABOUT_BOTH' });
  }
  h.clock.set('2026-11-16T09:00:00Z');
  await h.db.sql('delete from answer_invitation where chapter_id = $1 and answered_at is null', [chapterId]);
  await make.oneToOne({ chapterId, fromMemberId: ada!.id, toMemberId: others[0]!.id, date: '2026-11-11' });
  for (const date of ['2026-10-21', '2026-10-28', '2026-11-04']) {
    await make.meeting({ chapterId, date, status: 'HELD' });
    await make.attendance({ chapterId, memberId: ada!.id, date, mark: 'ABSENT' });
  }
  return chapterId;
}

const week = (chapterId: string, asOf = AS_OF) => h.weekly.runWeek({ chapterIds: [chapterId], asOf, mail: false });

describe('what a week sets going', () => {
  it('exists after the run, and nothing of it doubles when the week is run again', async () => {
    const chapterId = await fullChapter();
    const before = await following(chapterId);
    expect(await week(chapterId)).toMatchObject({ computed: 1, failed: [] });
    const after = await following(chapterId);
    // Two pairs of five members, a letter for the one who is absent, both sides of last week's one-to-one, and one set of answers.
    expect(after).toEqual({
      one_to_one_proposal: 2,
      attendance_letter: 1,
      answer_invitation: before.answer_invitation + 2,
      answer_set: 1,
    });
    expect(await week(chapterId)).toMatchObject({ computed: 1, failed: [] });
    expect(await following(chapterId)).toEqual(after);
  });

  it('is gone with the week when the transaction fails', async () => {
    const chapterId = await fullChapter();
    const before = await following(chapterId);
    // What a run ends with, in the same transaction.
    await h.db.sql(
      `alter table weekly_run add constraint not_done_ck check (chapter_id <> '${chapterId}' or state <> 'DONE')`,
    );
    try {
      expect(await week(chapterId)).toMatchObject({ computed: 0, failed: [{ chapterId }] });
    } finally {
      await h.db.sql('alter table weekly_run drop constraint not_done_ck');
    }
    expect(await following(chapterId)).toEqual(before);
    expect(await h.db.sql('select from chapter_week where chapter_id = $1', [chapterId])).toEqual([]);
  });
});

describe('the table of points of an organisation', () => {
  const table = (version: number, validFrom: string, points: number) => ({
    ...{ name: 'our-own', version, validFrom, currency: null },
    metrics: [{ measure: 'absences', reads: 'COUNT', bands: [{ atMost: 0, points }] }],
    lights: { green: 70, amber: 50, red: 30 },
  });

  it('can be chosen by a chapter, and weeks keep the version that was in force', async () => {
    const { id: chapterId, organisationId } = await h.db.make.chapter();
    const leader = await actorIn(h.db, await h.db.make.leader(chapterId));
    const admin = { ...leader, grants: [{ role: 'ORGANISATION_ADMIN' as const, organisationId }] };
    const [scorecards, chapters] = [h.get(ScorecardService), h.get(ChapterService)];
    await scorecards.add(admin, organisationId, table(1, '2026-11-01', 70));
    await chapters.updateSettings(leader, { chapterId, expectedVersion: 1, settings: { scorecard: 'our-own' } });
    const scored = async (asOf: string) => {
      expect(await week(chapterId, asOf)).toMatchObject({ computed: 1, failed: [] });
      const place = await h.db.door.run(leader, (em) => h.chapters.place(em, chapterId), { chapterId });
      const [member] = await h.db.door.run(leader, (em) => new InsightsQueries().membersOf(em, place, leader, asOf), {
        chapterId,
      });
      return member!.growth!.scorecard;
    };
    const before = await scored(AS_OF);
    expect(before).toMatchObject({ scorecard: 'our-own', version: 1, score: 70, light: 'GREEN' });
    await scorecards.add(admin, organisationId, table(2, '2026-12-01', 90));
    expect(await scored(AS_OF)).toEqual(before);
    h.clock.set('2026-12-07T09:00:00Z');
    expect(await scored('2026-12-07')).toMatchObject({ version: 2, score: 90, light: 'GREEN' });
    expect(await scored(AS_OF)).toEqual(before);
    h.clock.set('2026-11-16T09:00:00Z');
  });
});

describe('history that is filled in', () => {
  const kept = (chapterId: string) =>
    h.db.sql<{ asOf: string }>(`select as_of as "asOf" from chapter_week where chapter_id = $1 order by as_of`, [
      chapterId,
    ]);
  const daysOf = async (chapterId: string) => (await kept(chapterId)).map((row) => row.asOf);

  it('has one snapshot a week that the trends read, and asks, drafts and mails nothing', async () => {
    const { chapterId } = await loadTruth(h.db, 'harbour-lights');
    const seen: string[] = [];
    const request = { chapterIds: [chapterId], from: '2026-08-01', to: AS_OF };
    const onProgress = ({ done, total }: { done: number; total: number }) => seen.push(`${done}/${total}`);
    const result = await backfill.backfill({ ...request, onProgress });
    expect(result).toEqual({ from: '2026-08-01', to: AS_OF, chapters: 1, weeks: 16, failed: [] });
    expect(seen).toEqual(Array.from({ length: 16 }, (_, at) => `${at + 1}/16`));
    const days = await daysOf(chapterId);
    expect([days.length, days[0], days.at(-1)]).toEqual([16, '2026-08-03', AS_OF]);
    expect(await following(chapterId)).toEqual(NOTHING);
    for (const table of ['weekly_run', 'delivery'])
      expect(await h.db.sql(`select from ${table} where chapter_id = $1`, [chapterId])).toEqual([]);

    const [president] = await h.db.sql<{ accountId: string }>(
      `select m.account_id as "accountId" from role_term t join member m on m.chapter_id = t.chapter_id and m.id = t.member_id
       where t.chapter_id = $1 and t.role = 'PRESIDENT' and t."to" is null`,
      [chapterId],
    );
    const leader = await actorIn(h.db, president!);
    const trend = await h.db.door.run(
      leader,
      async (em) =>
        new InsightsQueries().chapterHistory(em, await h.chapters.place(em, chapterId), leader, { limit: 26 }),
      { chapterId },
    );
    expect(trend.map((one) => one.asOf)).toEqual([...days].reverse());
    // Each week is the one that a run of that day would have kept.
    const [middle] = trend.filter((one) => one.asOf === '2026-09-28');
    await week(chapterId, '2026-09-28');
    const again = await h.db.door.run(leader, async (em) =>
      new InsightsQueries().ofChapter(em, await h.chapters.place(em, chapterId), leader, '2026-09-28'),
    );
    expect(again).toEqual(middle);
    // Later weeks are there: that run asked nobody anything.
    expect(await following(chapterId)).toEqual(NOTHING);

    const before = await h.db.sql(`select md5(string_agg(w::text, '' order by w.as_of)) as sum from chapter_week w`);
    expect(await backfill.backfill(request)).toEqual(result);
    expect(await h.db.sql(`select md5(string_agg(w::text, '' order by w.as_of)) as sum from chapter_week w`)).toEqual(
      before,
    );
  });

  it('begins with the first member, follows each chapter’s own day, and keeps the day of a week that is there', async () => {
    const { make } = h.db;
    const { id: young } = await make.chapter();
    await make.member({ chapterId: young, joined: '2026-10-26' });
    const { id: fridays } = await make.chapter({ mailWeekday: 5 });
    await make.member({ chapterId: fridays });
    await week(fridays, '2026-11-04');
    const result = await backfill.backfill({ chapterIds: [young, fridays], from: '2026-10-23', to: AS_OF });
    expect(result).toMatchObject({ chapters: 2, weeks: 7, failed: [] });
    expect(await daysOf(young)).toEqual(['2026-11-02', '2026-11-09', AS_OF]);
    expect(await daysOf(fridays)).toEqual(['2026-10-23', '2026-10-30', '2026-11-04', '2026-11-13']);
  });

  it('goes on after a chapter whose week cannot be kept', async () => {
    const chapters = [];
    for (let n = 0; n < 2; n++) {
      const { id } = await h.db.make.chapter();
      await h.db.make.member({ chapterId: id });
      chapters.push(id);
    }
    const [bad, good] = chapters as [string, string];
    await h.db.sql(
      `alter table chapter_week add constraint bad_ck check (chapter_id <> '${bad}' or as_of <> '2026-11-09')`,
    );
    try {
      const result = await backfill.backfill({ chapterIds: chapters, from: '2026-11-02', to: AS_OF });
      expect(result).toMatchObject({
        weeks: 5,
        failed: [{ chapterId: bad, asOf: '2026-11-09', error: expect.stringContaining('bad_ck') }],
      });
    } finally {
      await h.db.sql('alter table chapter_week drop constraint bad_ck');
    }
    expect(await daysOf(bad)).toEqual(['2026-11-02', AS_OF]);
    expect(await daysOf(good)).toEqual(['2026-11-02', '2026-11-09', AS_OF]);
  });

  it.each([
    ['2026-11-16', '2026-11-09', 'from', /2026-11-16 is after 2026-11-09/],
    ['2026-11-09', '2999-01-01', 'to', /2999-01-01 is in the future/],
    ['2006-11-06', '2026-11-16', 'from', /1046 weeks, and at most 520/],
  ])('refuses %s to %s and says why', async (from, to, field, message) => {
    await expect(backfill.backfill({ chapterIds: 'all', from, to })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field,
      message: expect.stringMatching(message),
    });
  });
});
