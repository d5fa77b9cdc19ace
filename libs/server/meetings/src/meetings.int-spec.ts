import { actorIn, actorOf, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { newId, systemActor, type AccountActor } from '@chapterhouse/platform';
import type { ChapterEntity, MemberEntity } from '@chapterhouse/database';
import { ChapterDoor, ChapterQueries } from '@chapterhouse/chapters';
import type { AttendanceMark } from '@chapterhouse/domain';
import { AttendanceService } from './attendance.service.js';
import { MeetingQueries, type AttendanceSheet } from './meetings.queries.js';
import { MeetingService } from './meetings.service.js';

let db: TestDatabase;
let door: ChapterDoor;
let meetings: MeetingService;
let attendance: AttendanceService;
let chapter: ChapterEntity;
let chapterId: string;
let leaderSeat: MemberEntity;
let bo: MemberEntity;
let leader: AccountActor;
let vice: AccountActor;
const queries = new MeetingQueries();
// A Monday; the chapter's latest Wednesday is 2026-11-11.
const clock = fixedClock('2026-11-16T09:00:00Z');
const date = '2026-11-11';

beforeAll(async () => {
  db = await testDatabase();
  door = new ChapterDoor(db.door, clock, new ChapterQueries());
  meetings = new MeetingService(door, clock);
  attendance = new AttendanceService(door, clock, queries);
});
afterAll(() => db.close());
beforeEach(async () => {
  chapter = await db.make.chapter();
  chapterId = chapter.id;
  leaderSeat = await db.make.leader(chapterId);
  leader = await actorIn(db, leaderSeat);
  vice = await actorIn(db, await db.make.leader(chapterId, 'VICE_PRESIDENT'));
  bo = await db.make.member({ chapterId });
});

const mark = (
  who: AccountActor,
  value: AttendanceMark | null,
  expectedVersion = 0,
  member = bo,
): Promise<AttendanceSheet> =>
  attendance.mark(who, { chapterId, date, memberId: member.id, mark: value, expectedVersion });
const rowOf = (sheet: AttendanceSheet, member = bo): AttendanceSheet['rows'][number] | undefined =>
  sheet.rows.find((r) => r.memberId === member.id);
const sheetFor = (who: AccountActor): Promise<AttendanceSheet> =>
  door.run(who, chapterId, (em, place) => queries.sheet(em, place, who, date));
const plan = (): Promise<unknown> => meetings.ensureWeek(leader, { chapterId, date });
const lock = (): Promise<unknown> => meetings.lock(leader, { chapterId, date });

describe('planning', () => {
  it('makes one meeting for a date, also two at once', async () => {
    const schedule = (): Promise<unknown> => meetings.schedule(leader, { chapterId, date, idempotencyKey: newId() });
    const both = await Promise.allSettled([schedule(), schedule()]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'MEETING_EXISTS' } });
  });

  it('answers a repeated request with the same meeting', async () => {
    const input = { chapterId, date: '2026-11-18', idempotencyKey: newId() };
    expect(await meetings.schedule(leader, input)).toEqual(await meetings.schedule(leader, input));
  });

  it('finds or makes the latest meeting when no date is given', async () => {
    const both = await Promise.all([
      meetings.ensureWeek(leader, { chapterId }),
      meetings.ensureWeek(vice, { chapterId }),
    ]);
    expect(both.map((m) => m.date)).toEqual([date, date]);
    expect(both[0]).toMatchObject({ status: 'SCHEDULED', ledger: 'OPEN' });
  });

  it('is listed for every member by dates, newest first', async () => {
    for (const day of ['2026-10-28', '2026-11-04', date]) await db.make.meeting({ chapterId, date: day });
    const member = await actorIn(db, bo);
    const list = await door.run(member, chapterId, (em, place) =>
      queries.list(em, place, member, { from: '2026-11-01', to: '2026-11-30', limit: 1 }),
    );
    expect(list).toMatchObject({ totalCount: 2, items: [{ date }] });
  });

  it('is a leader’s: others are refused, and another chapter’s leader finds nothing', async () => {
    const foreign = await actorIn(db, await db.make.leader((await db.make.chapter()).id));
    const committee = await actorIn(db, await db.make.leader(chapterId, 'MEMBERSHIP_COMMITTEE'));
    for (const who of [await actorIn(db, bo), committee]) {
      await expect(meetings.ensureWeek(who, { chapterId, date })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(meetings.ensureWeek(foreign, { chapterId, date })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('holding and cancelling', () => {
  it('cancels a meeting without marks, and gives it none afterwards', async () => {
    await plan();
    expect(await meetings.cancel(leader, { chapterId, date, reason: 'snow' })).toMatchObject({ status: 'CANCELLED' });
    await expect(mark(leader, 'PRESENT')).rejects.toMatchObject({ code: 'MEETING_CANCELLED' });
    await expect(lock()).rejects.toMatchObject({ code: 'MEETING_CANCELLED' });
    expect(await meetings.hold(leader, { chapterId, date })).toMatchObject({ status: 'HELD' });
  });

  it('does not cancel a meeting that has marks', async () => {
    await plan();
    await mark(leader, 'PRESENT');
    await expect(meetings.cancel(leader, { chapterId, date })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('never ends up cancelled and marked, whoever is quicker', async () => {
    for (let round = 0; round < 5; round++) {
      await plan();
      await Promise.allSettled([mark(leader, 'PRESENT'), meetings.cancel(vice, { chapterId, date })]);
      const [found] = await db.sql<{ status: string; marks: number }>(
        `select status, (select count(*)::int from attendance a where a.chapter_id = g.chapter_id) as marks
         from meeting g where chapter_id = $1`,
        [chapterId],
      );
      expect(found?.status === 'CANCELLED' && found.marks > 0).toBe(false);
      await db.sql(`delete from attendance where chapter_id = $1`, [chapterId]);
      await db.sql(`delete from meeting where chapter_id = $1`, [chapterId]);
    }
  });

  it('is not held or locked before its day', async () => {
    await meetings.ensureWeek(leader, { chapterId, date: '2026-11-18' });
    const ahead = { chapterId, date: '2026-11-18' };
    await expect(meetings.hold(leader, ahead)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(meetings.lock(leader, ahead)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(attendance.markRestPresent(leader, ahead)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('marking', () => {
  beforeEach(plan);

  it('writes a mark, records that the meeting was held, and takes the mark away again', async () => {
    const sheet = await mark(leader, 'LATE');
    expect(sheet).toMatchObject({ status: 'HELD', totals: { members: 3, LATE: 1, unmarked: 2 } });
    expect(rowOf(sheet)).toMatchObject({ mark: 'LATE', version: 1, markedByName: leaderSeat.displayName });
    expect(rowOf(await mark(vice, null, 1))).toMatchObject({ mark: null, version: 0 });
  });

  it('does not overwrite what another leader marked, and says who it was', async () => {
    await mark(leader, 'ABSENT');
    const late = mark(vice, 'PRESENT');
    await expect(late).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(`${leaderSeat.displayName} marked ${bo.displayName} as absent`) as string,
    });
    expect(rowOf(await mark(vice, 'PRESENT', 1))).toMatchObject({ mark: 'PRESENT', version: 2 });
    await expect(mark(leader, 'LATE', 1)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('lets one of two leaders win who mark at the same moment, first and later marks alike', async () => {
    const rounds = [
      ['PRESENT', 'ABSENT'],
      ['LATE', 'MEDICAL'],
      ['PRESENT', 'ABSENT'],
    ] as const;
    for (const [version, [one, other]] of rounds.entries()) {
      const both = await Promise.allSettled([mark(leader, one, version), mark(vice, other, version)]);
      expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
    }
    expect(rowOf(await sheetFor(leader))).toMatchObject({ version: 3 });
  });

  it('takes the same mark from two leaders without a fuss', async () => {
    const both = await Promise.all([mark(leader, 'PRESENT'), mark(vice, 'PRESENT')]);
    expect(both.map((s) => rowOf(s)?.version)).toEqual([1, 1]);
  });

  it('marks many members, all or none', async () => {
    const foreign = await db.make.member({ chapterId: (await db.make.chapter()).id });
    const gone = await db.make.member({ chapterId, left: '2026-11-11' });
    const one = { memberId: bo.id, mark: 'PRESENT' as const, expectedVersion: 0 };
    const many = (other: MemberEntity): Promise<AttendanceSheet> =>
      attendance.markMany(leader, { chapterId, date, marks: [one, { ...one, memberId: other.id }] });
    await expect(many(foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(many(gone)).rejects.toMatchObject({ code: 'NOT_A_MEMBER_THEN' });
    expect(rowOf(await sheetFor(leader))).toMatchObject({ mark: null });
    expect((await many(leaderSeat)).totals).toMatchObject({ PRESENT: 2, unmarked: 1 });
  });

  it('marks the rest as present, but for those on leave, and keeps what is marked', async () => {
    const away = await db.make.member({ chapterId, status: 'ON_LEAVE' });
    await db.make.member({ chapterId, status: 'PROSPECT', joined: null });
    await db.make.member({ chapterId, joined: '2026-11-12' });
    await mark(leader, 'MEDICAL');
    const sheets = await Promise.all([
      attendance.markRestPresent(leader, { chapterId, date }),
      attendance.markRestPresent(vice, { chapterId, date }),
    ]);
    for (const sheet of sheets) {
      expect(sheet.totals).toMatchObject({ members: 4, PRESENT: 2, MEDICAL: 1, unmarked: 1 });
      expect(rowOf(sheet, away)).toMatchObject({ mark: null });
    }
  });

  it('finds no meeting on a day without one', async () => {
    const nowhere = { chapterId, date: '2026-11-10', memberId: bo.id, mark: 'PRESENT' as const, expectedVersion: 0 };
    await expect(attendance.mark(leader, nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is a leader’s, not the committee’s, and not that of another chapter’s leader', async () => {
    const foreign = await actorIn(db, await db.make.leader((await db.make.chapter()).id));
    const committee = await actorIn(db, await db.make.leader(chapterId, 'MEMBERSHIP_COMMITTEE'));
    await expect(mark(await actorIn(db, bo), 'PRESENT')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(mark(committee, 'PRESENT')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(mark(foreign, 'PRESENT')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows a member their own row, the committee and the region all of them', async () => {
    await mark(leader, 'LATE');
    const member = await actorIn(db, bo);
    const account = await db.make.account();
    const { organisationId, regionId } = chapter;
    await db.make.staffRole({ accountId: account.id, organisationId, regionId, role: 'REGION_DIRECTOR' });
    const own = await sheetFor(member);
    expect(own.rows.map((r) => r.memberId)).toEqual([bo.id]);
    expect(own.totals).toBeNull();
    expect((await sheetFor(await actorOf(db, account.id))).rows).toHaveLength(3);
    const history = await door.run(member, chapterId, (em, place) => queries.ofMember(em, place, member, bo.id));
    expect(history.items).toEqual([expect.objectContaining({ date, mark: 'LATE' })]);
    const others = door.run(member, chapterId, (em, place) => queries.ofMember(em, place, member, leaderSeat.id));
    await expect(others).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the lock', () => {
  beforeEach(plan);

  it('closes the sheet, and is there to stay', async () => {
    await mark(leader, 'PRESENT');
    await lock();
    await expect(mark(leader, 'LATE', 1)).rejects.toMatchObject({ code: 'LOCKED' });
    await expect(attendance.markRestPresent(leader, { chapterId, date })).rejects.toMatchObject({ code: 'LOCKED' });
    await expect(meetings.cancel(leader, { chapterId, date })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await lock()).toMatchObject({ ledger: 'LOCKED', status: 'HELD', lockedBy: leader.accountId });
  });

  it('lets leaders correct a mark on record: old value, new value, who and why', async () => {
    await mark(leader, 'ABSENT');
    await lock();
    const correction = { chapterId, date, memberId: bo.id, mark: 'MEDICAL' as const, expectedVersion: 1 };
    await expect(attendance.correct(vice, { ...correction, reason: ' ' })).rejects.toMatchObject({ field: 'reason' });
    const sheet = await attendance.correct(vice, { ...correction, reason: 'doctor’s note' });
    expect(rowOf(sheet)).toMatchObject({ mark: 'MEDICAL', version: 2 });
    const corrections = await door.run(leader, chapterId, (em, place) => queries.corrections(em, place, leader, date));
    expect(corrections.totalCount).toBe(1);
    expect(corrections.items[0]).toMatchObject({
      action: 'attendance.corrected',
      memberId: bo.id,
      before: { mark: 'ABSENT', leftEarly: false, substituteName: null },
      after: { mark: 'MEDICAL', leftEarly: false, substituteName: null },
      reason: 'doctor’s note',
      byName: rowOf(sheet)?.markedByName,
    });
    const member = await actorIn(db, bo);
    const own = door.run(member, chapterId, (em, place) => queries.corrections(em, place, member, date));
    await expect(own).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('waits for marks on their way, and those after it are refused: none slips in', async () => {
    const people = await db.make.members(chapterId, 8);
    const marks = people.map((m, i) => mark(i % 2 ? leader : vice, 'PRESENT', 0, m));
    const [locked, ...marked] = await Promise.allSettled([lock(), ...marks]);
    expect(locked.status).toBe('fulfilled');
    for (const result of marked) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'LOCKED' });
    }
    const [late] = await db.sql<{ n: number }>(
      `select count(*)::int as n from attendance a join meeting g using (chapter_id, date)
       where a.chapter_id = $1 and g.ledger = 'LOCKED'`,
      [chapterId],
    );
    expect(late?.n).toBe(marked.filter((r) => r.status === 'fulfilled').length);
  });

  it('refuses a mark that waited while the ledger was being locked', async () => {
    const client = await db.owner.connect();
    try {
      await client.query('begin');
      await client.query(`update meeting set ledger = 'LOCKED' where chapter_id = $1`, [chapterId]);
      const waiting = expect(mark(leader, 'PRESENT')).rejects.toMatchObject({ code: 'LOCKED' });
      await new Promise((done) => setTimeout(done, 100));
      await client.query('commit');
      await waiting;
    } finally {
      client.release();
    }
  });

  it('is a leader’s: a member and the system of another chapter cannot', async () => {
    const member = await actorIn(db, bo);
    await expect(meetings.lock(member, { chapterId, date })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(meetings.lock(systemActor('t', [newId()]), { chapterId, date })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
