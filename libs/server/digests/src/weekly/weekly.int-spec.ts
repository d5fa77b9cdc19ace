import { systemActor } from '@chapterhouse/platform';
import { loadTruth } from '@chapterhouse/testing';
import { AS_OF, harness, type Harness } from '../testing/harness.js';
import { MOST_RUN_ATTEMPTS } from './weekly-compute.js';

let h: Harness;
beforeAll(async () => {
  h = await harness();
});
afterAll(() => h.close());

const FOUNDED = new Date('2026-01-05T00:00:00Z');
const HOUR = 3_600_000;

interface RunRow {
  state: string;
  attempts: number;
  error: string | null;
  mail: boolean;
  lease: Date | null;
}
const runOf = async (chapterId: string, asOf = AS_OF): Promise<RunRow | undefined> =>
  (
    await h.db.sql<RunRow>(
      `select state, attempts, error, mail, lease_until as lease from weekly_run where chapter_id = $1 and as_of = $2`,
      [chapterId, asOf],
    )
  )[0];

/** Everything that the week writes, as text. */
const written = async (chapterIds: string[]): Promise<string> =>
  JSON.stringify(
    await h.db.sql(
      `select (select json_agg(w order by w.chapter_id, w.as_of) from chapter_week w where w.chapter_id = any ($1)) as chapters,
         (select json_agg(w order by w.chapter_id, w.as_of, w.member_id) from member_week w where w.chapter_id = any ($1)) as members,
         (select json_agg(d order by d.id) from delivery d where d.chapter_id = any ($1)) as deliveries`,
      [chapterIds],
    ),
  );

/** A chapter with a leader and two members who refer to each other. */
async function livelyChapter(
  given: { timeZone?: string } = {},
): Promise<{ chapterId: string; leaderId: string; memberIds: string[] }> {
  const chapter = await h.db.make.chapter({ createdAt: FOUNDED, mailEnabled: true, ...given });
  const leader = await h.db.make.leader(chapter.id);
  const members = await h.db.make.members(chapter.id, 2);
  const memberIds = members.map((m) => m.id);
  await h.db.make.referral({
    chapterId: chapter.id,
    date: '2026-11-11',
    fromMemberId: String(memberIds[0]),
    toMemberId: String(memberIds[1]),
  });
  return { chapterId: chapter.id, leaderId: leader.id, memberIds };
}

describe('planning', () => {
  it.each([
    // The clocks go back on Sunday 25 October: that Sunday has two hours at 1.
    ['Europe/Dublin', '2026-10-22T00:00:00Z', 7, 1],
    // They go back on Sunday 1 November at 2.
    ['America/New_York', '2026-10-29T00:00:00Z', 7, 1],
    // They go forward on Sunday 4 October: that Sunday has no hour at 2.
    ['Australia/Sydney', '2026-10-01T00:00:00Z', 7, 2],
    // Thirteen hours ahead: its Monday begins on the Sunday of UTC.
    ['Pacific/Apia', '2026-10-01T00:00:00Z', 1, 0],
  ])('plans a week of %s exactly once, at its local hour', async (timeZone, from, mailWeekday, mailHour) => {
    const chapter = await h.db.make.chapter({ timeZone, mailWeekday, mailHour, createdAt: new Date(from) });
    const start = new Date(from).getTime();
    for (let hour = 0; hour < 14 * 24; hour++) await h.weekly.plan(new Date(start + hour * HOUR));
    const rows = await h.db.sql<{ day: string; weekday: number; at: string; date: string }>(
      `select as_of::text as day, extract(isodow from as_of)::int as weekday,
         to_char(planned_at at time zone $2, 'YYYY-MM-DD') as date, to_char(planned_at at time zone $2, 'HH24:MI') as at
       from weekly_run where chapter_id = $1 order by as_of`,
      [chapter.id, timeZone],
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) expect([row.weekday, row.date]).toEqual([mailWeekday, row.day]);
    const skipped = timeZone === 'Australia/Sydney' ? '03:00' : `0${mailHour}:00`;
    expect(rows.map((row) => row.at)).toEqual([skipped, `0${mailHour}:00`]);
    await h.db.sql('delete from weekly_run where chapter_id = $1', [chapter.id]);
    // Out of the way of the next test: a chapter has no week before it was there.
    await h.db.sql(`update chapter set created_at = '2100-01-01' where id = $1`, [chapter.id]);
  });

  it('enqueues what it planned, in batches of one date', async () => {
    await h.flushQueue();
    const { chapterId } = await livelyChapter();
    expect(await h.weekly.plan(new Date('2026-11-16T07:30:00Z'))).toBe(1);
    expect(await runOf(chapterId)).toMatchObject({ state: 'PLANNED', mail: true });
    expect(await h.waiting()).toMatchObject({ compute: 1 });
    expect(await h.weekly.plan(new Date('2026-11-16T08:30:00Z'))).toBe(0);
    expect(await h.waiting()).toMatchObject({ compute: 1 });
    await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] });
  });

  it('plans once when two do it at the same moment', async () => {
    const chapters = await Promise.all([livelyChapter(), livelyChapter()]);
    const other = await h.other();
    const at = new Date('2026-11-16T09:00:00Z');
    const planned = await Promise.all([h.weekly.plan(at), other.plan(at)]);
    expect(planned[0] + planned[1]).toBe(2);
    await h.weekly.compute({ asOf: AS_OF, chapterIds: chapters.map((c) => c.chapterId) });
  });
});

describe('computing', () => {
  const plan = (chapterIds: string[], asOf = AS_OF): Promise<unknown> =>
    h.db.sql(`insert into weekly_run (chapter_id, as_of) select c, $2 from unnest($1::uuid[]) as c`, [
      chapterIds,
      asOf,
    ]);

  it('keeps the snapshots and opens the ledger in one go: a letter for the leader and one for each member', async () => {
    await h.flushQueue();
    const { chapterId, leaderId, memberIds } = await livelyChapter();
    await plan([chapterId]);
    expect(await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] })).toEqual({ done: [chapterId], failed: [] });
    expect(await runOf(chapterId)).toMatchObject({ state: 'DONE', attempts: 1, lease: null, error: null });
    const deliveries = await h.db.sql<{ kind: string; member: string; state: string }>(
      `select kind, member_id as member, state from delivery where chapter_id = $1`,
      [chapterId],
    );
    // The leader gave and received nothing and has no attendance: as a member there is nothing to tell.
    expect(deliveries.map((d) => `${d.kind} ${d.member} ${d.state}`).sort()).toEqual(
      [`LEADER_WEEKLY ${leaderId} PENDING`, ...memberIds.map((id) => `MEMBER_WEEKLY ${id} PENDING`)].sort(),
    );
    expect(await h.waiting()).toMatchObject({ mail: 3 });
    const [week] = await h.db.sql<{ letter: object }>('select letter from chapter_week where chapter_id = $1', [
      chapterId,
    ]);
    expect(week?.letter).toMatchObject({
      recorded: true,
      figures: [{ key: 'referralsGiven', lastWeek: 1, mean: null }, {}, {}, {}, {}],
      missing: { meeting: true, noAddress: 0 },
    });
  });

  it('says that a referral waits for an answer, unless it came from the files of another system', async () => {
    const { chapterId, memberIds } = await livelyChapter();
    const [fromMemberId = '', toMemberId = ''] = memberIds;
    const between = { chapterId, date: '2026-11-02', fromMemberId, toMemberId };
    const ours = await h.db.make.referral(between);
    await h.db.make.referral({ ...between, importId: ours.id });
    await plan([chapterId]);
    await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] });
    const waiting = await h.db.sql<{ slipId: string }>(
      `select w->>'slipId' as "slipId" from chapter_week, jsonb_array_elements(letter->'waiting') w
       where chapter_id = $1 and w->>'date' = '2026-11-02'`,
      [chapterId],
    );
    expect(waiting).toEqual([{ slipId: ours.id }]);
  });

  it('changes nothing when it runs twice, nor when the same week is asked for again', async () => {
    const { chapterId } = await livelyChapter();
    await plan([chapterId]);
    await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] });
    const before = await written([chapterId]);
    expect(await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] })).toEqual({ done: [], failed: [] });
    await h.db.sql(`update weekly_run set state = 'PLANNED' where chapter_id = $1`, [chapterId]);
    expect(await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] })).toMatchObject({ done: [chapterId] });
    expect(await written([chapterId])).toBe(before);
  });

  it('computes each chapter once when two workers get the same batch', async () => {
    const ids = (await Promise.all([livelyChapter(), livelyChapter(), livelyChapter()])).map((c) => c.chapterId);
    await plan(ids);
    const other = await h.other();
    const results = await Promise.all([
      h.weekly.compute({ asOf: AS_OF, chapterIds: ids }),
      other.compute({ asOf: AS_OF, chapterIds: ids }),
    ]);
    expect(results.flatMap((r) => r.done).sort()).toEqual([...ids].sort());
  });

  it("lets one chapter's bad data stop no other chapter's week", async () => {
    const good = await livelyChapter();
    const bad = await livelyChapter();
    const after = await livelyChapter();
    const ids = [good.chapterId, bad.chapterId, after.chapterId];
    await plan(ids);
    // A snapshot that cannot be kept: the whole statement of the batch fails.
    await h.db.sql(`alter table chapter_week add constraint bad_ck check (chapter_id <> '${bad.chapterId}')`);
    try {
      const result = await h.weekly.compute({ asOf: AS_OF, chapterIds: ids });
      expect([...result.done].sort()).toEqual([good.chapterId, after.chapterId].sort());
      expect(result.failed).toEqual([{ chapterId: bad.chapterId, error: expect.stringContaining('bad_ck') }]);
    } finally {
      await h.db.sql('alter table chapter_week drop constraint bad_ck');
    }
    expect(await runOf(bad.chapterId)).toMatchObject({ state: 'FAILED', error: expect.stringContaining('bad_ck') });
    expect(await runOf(good.chapterId)).toMatchObject({ state: 'DONE' });
    expect(await h.db.sql('select from delivery where chapter_id = $1', [bad.chapterId])).toEqual([]);
  });

  it('gives the claim back when PostgreSQL says that it is the wrong moment, and counts no attempt', async () => {
    const { chapterId } = await livelyChapter();
    await plan([chapterId]);
    await h.db.sql(`create function shutting_down() returns trigger language plpgsql as $$
      begin raise exception 'the server is shutting down' using errcode = '57P01'; end $$`);
    await h.db.sql(
      `create trigger shutting_down before insert on chapter_week for each row execute function shutting_down()`,
    );
    try {
      await expect(h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] })).rejects.toThrow('shutting down');
    } finally {
      await h.db.sql(`drop trigger shutting_down on chapter_week`);
    }
    expect(await runOf(chapterId)).toMatchObject({ state: 'PLANNED', attempts: 0, lease: null });
    expect(await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] })).toMatchObject({ done: [chapterId] });
  });

  it('takes over a run whose worker died, and gives up on one that ends every worker', async () => {
    const { chapterId } = await livelyChapter();
    await plan([chapterId]);
    const gone = new Date(h.clock.now().getTime() - 1_000);
    const later = new Date(h.clock.now().getTime() + 60_000);
    await h.db.sql(`update weekly_run set attempts = 1, lease_until = $2 where chapter_id = $1`, [chapterId, later]);
    expect(await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] })).toEqual({ done: [], failed: [] });
    await h.db.sql(`update weekly_run set attempts = $2, lease_until = $3 where chapter_id = $1`, [
      chapterId,
      MOST_RUN_ATTEMPTS,
      gone,
    ]);
    const { failed } = await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] });
    expect(failed).toEqual([{ chapterId, error: 'given up after 5 attempts that did not end' }]);
    await h.db.sql(`update weekly_run set state = 'PLANNED', attempts = 1, lease_until = $2 where chapter_id = $1`, [
      chapterId,
      gone,
    ]);
    expect(await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] })).toMatchObject({ done: [chapterId] });
  });

  it('writes to nobody in a chapter where nothing happens', async () => {
    const chapter = await h.db.make.chapter({ createdAt: FOUNDED });
    await h.db.make.leader(chapter.id);
    await plan([chapter.id]);
    expect(await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapter.id] })).toMatchObject({ done: [chapter.id] });
    expect(await h.db.sql('select from delivery where chapter_id = $1', [chapter.id])).toEqual([]);
  });

  it('notes in the ledger who does not want a letter, and who cannot get one', async () => {
    const { chapterId, memberIds, leaderId } = await livelyChapter();
    const [unwilling, unreachable] = memberIds;
    await h.db.sql(
      `insert into mail_preference (chapter_id, member_id, kind, enabled) values ($1, $2, 'MEMBER_WEEKLY', false)`,
      [chapterId, unwilling],
    );
    await h.db.sql(
      `update account set mail_bounced_at = now() where id = (select account_id from member where id = $1)`,
      [unreachable],
    );
    await plan([chapterId]);
    await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] });
    const rows = await h.db.sql(
      `select member_id as member, state, reason from delivery where chapter_id = $1 and kind = 'MEMBER_WEEKLY' order by reason`,
      [chapterId],
    );
    expect(rows).toEqual([
      { member: unreachable, state: 'SKIPPED', reason: 'ADDRESS_BOUNCED' },
      { member: unwilling, state: 'SKIPPED', reason: 'UNSUBSCRIBED' },
    ]);
    expect(
      await h.db.sql(`select state from delivery where member_id = $1 and kind = 'LEADER_WEEKLY'`, [leaderId]),
    ).toEqual([{ state: 'PENDING' }]);
  });

  it('writes no letters for a run without mail, and does for the same week when they are asked for later', async () => {
    const { chapterId } = await livelyChapter();
    const first = await h.weekly.runWeek({ chapterIds: [chapterId], asOf: AS_OF, mail: false });
    expect(first).toMatchObject({ computed: 1, letters: { sent: 0 }, mailProblem: null });
    expect(await h.db.sql('select from delivery where chapter_id = $1', [chapterId])).toEqual([]);
    const second = await h.weekly.runWeek({ chapterIds: [chapterId], asOf: AS_OF, mail: true });
    expect(second).toMatchObject({ computed: 1, letters: { sent: 3, later: 0 } });
    const third = await h.weekly.runWeek({ chapterIds: [chapterId], asOf: AS_OF, mail: true });
    expect(third).toMatchObject({ computed: 1, letters: { sent: 0, skipped: 0, later: 0 } });
  });
});

describe('the sweep', () => {
  it('heals a queue that was flushed: every run and every letter is enqueued again', async () => {
    const computed = await livelyChapter();
    const planned = await livelyChapter();
    await h.db.sql(`update weekly_run set state = 'DONE' where state = 'PLANNED'`);
    await h.db.sql(`update delivery set state = 'SKIPPED', reason = 'TOO_LATE' where state in ('PENDING', 'SENDING')`);
    await h.db.sql(`insert into weekly_run (chapter_id, as_of) select c, $2 from unnest($1::uuid[]) as c`, [
      [computed.chapterId, planned.chapterId],
      AS_OF,
    ]);
    await h.weekly.compute({ asOf: AS_OF, chapterIds: [computed.chapterId] });
    await h.flushQueue();
    expect(await h.waiting()).toEqual({ compute: 0, mail: 0 });
    expect(await h.weekly.sweep()).toEqual({ runs: 1, deliveries: 3 });
    expect(await h.waiting()).toEqual({ compute: 1, mail: 3 });
    expect(await h.weekly.sweep()).toEqual({ runs: 1, deliveries: 3 });
    expect(await h.waiting()).toEqual({ compute: 1, mail: 3 });
  });

  it('leaves alone what somebody has in hand', async () => {
    const { chapterId } = await livelyChapter();
    await h.db.sql(`update weekly_run set state = 'DONE' where state = 'PLANNED'`);
    await h.db.sql(`update delivery set state = 'SKIPPED', reason = 'TOO_LATE' where state in ('PENDING', 'SENDING')`);
    const lease = new Date(h.clock.now().getTime() + 60_000);
    await h.db.sql(`insert into weekly_run (chapter_id, as_of, lease_until) values ($1, $2, $3)`, [
      chapterId,
      AS_OF,
      lease,
    ]);
    expect(await h.weekly.sweep()).toEqual({ runs: 0, deliveries: 0 });
    expect(await h.weekly.sweep(new Date(lease.getTime() + 1_000))).toEqual({ runs: 1, deliveries: 0 });
    const asked = await h.weekly.runWeek({ chapterIds: [chapterId], asOf: AS_OF, mail: false });
    expect(asked).toMatchObject({ computed: 0, elsewhere: 1, failed: [] });
    await h.db.sql(`update weekly_run set lease_until = null where chapter_id = $1`, [chapterId]);
  });
});

describe('the figures in the letters', () => {
  it('agree with the truth of the vector: last week, the mean before it, and what waits', async () => {
    const { truth, chapterId } = await loadTruth(h.db, 'harbour-lights');
    await h.weekly.runWeek({ chapterIds: [chapterId], asOf: AS_OF, mail: true });
    const inside = (date: string, from: string, to: string): boolean => date >= from && date < to;
    const count = (type: string, from: string, to: string): number =>
      truth.slips.filter((s) => s.type === type && inside(s.date, from, to) && (type !== 'REFERRAL' || !s.fromOther))
        .length;
    const [week] = await h.db.sql<{ letter: { figures: { key: string; lastWeek: number; mean: number }[] } }>(
      'select letter from chapter_week where chapter_id = $1',
      [chapterId],
    );
    const figure = (key: string): { lastWeek: number; mean: number } | undefined =>
      week?.letter.figures.find((f) => f.key === key);
    for (const [key, type] of [
      ['referralsGiven', 'REFERRAL'],
      ['oneToOnes', 'ONE_TO_ONE'],
      ['visitors', 'VISITOR'],
    ] as const) {
      expect(figure(key)).toMatchObject({
        lastWeek: count(type, '2026-11-09', AS_OF),
        mean: count(type, '2026-10-12', '2026-11-09') / 4,
      });
    }
    const paid = truth.slips.filter(
      (s) => s.type === 'CLOSED_BUSINESS' && s.to && !s.toOther && inside(s.date, '2026-11-09', AS_OF),
    );
    expect(figure('closedBusiness')?.lastWeek).toBeCloseTo(
      paid.reduce((sum, s) => sum + Number(s.amount), 0),
      6,
    );
  });
});

describe('all chapters', () => {
  it('runs the week of every chapter there is, and says how far it is', async () => {
    const [{ n } = { n: 0 }] = await h.db.sql<{ n: number }>('select count(*)::int as n from chapter');
    const seen: number[] = [];
    const result = await h.weekly.runWeek({
      chapterIds: 'all',
      asOf: AS_OF,
      mail: false,
      onProgress: ({ done, total }) => seen.push(done / total),
    });
    expect(result).toMatchObject({ chapters: n, computed: n, failed: [] });
    expect(seen.at(-1)).toBe(1);
  });

  it('is done as the system at work for the chapters of one batch, and sees no others', async () => {
    const { chapterId } = await livelyChapter();
    const seen = await h.db.door.run(systemActor('worker.weekly', [chapterId]), (em) =>
      em.query<{ chapter_id: string }[]>('select distinct chapter_id from weekly_run'),
    );
    expect(seen.every((row) => row.chapter_id === chapterId)).toBe(true);
  });
});
