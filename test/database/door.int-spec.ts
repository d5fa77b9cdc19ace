import {
  afterCommit,
  type ChapterEntity,
  ChapterEntity as Chapter,
  type MemberEntity,
  MemberEntity as Member,
} from '@chapterhouse/database';
import { type AccountActor, type AppError, systemActor } from '@chapterhouse/platform';
import { testDatabase, type TestDatabase } from '@chapterhouse/testing';

let db: TestDatabase;
let here: ChapterEntity;
let there: ChapterEntity;
let mine: MemberEntity;
let theirs: MemberEntity;

beforeAll(async () => {
  db = await testDatabase();
  here = await db.make.chapter();
  there = await db.make.chapter();
  mine = await db.make.leader(here.id);
  theirs = await db.make.leader(there.id);
});
afterAll(() => db.close());

const actorOf = async (accountId: string | null): Promise<AccountActor> => {
  const [row] = await db.sql<{ a: Omit<AccountActor, 'kind' | 'accountId'> }>('select app_actor($1) as a', [accountId]);
  if (!row?.a || !accountId) throw new Error('no such account');
  return { kind: 'account', accountId, ...row.a };
};

describe('the door', () => {
  it('shows a leader their own chapter and nothing of another, without any WHERE', async () => {
    const actor = await actorOf(mine.accountId);
    const seen = await db.door.run(actor, async (em) => ({
      members: await em.find(Member),
      chapters: await em.find(Chapter),
      accounts: await em.query<{ id: string }[]>('select id from account'),
    }));
    expect(seen.members.map((m) => m.id)).toEqual([mine.id]);
    expect(seen.chapters.map((c) => c.id)).toEqual([here.id]);
    expect(seen.accounts).toEqual([{ id: mine.accountId }]);
  });

  it('shows nothing at all outside the door', async () => {
    for (const table of ['member', 'chapter', 'slip', 'account', 'session', 'attendance', 'delivery', 'audit_log']) {
      const rows = await db.app.query<{ n: number }[]>(`select count(*)::int as n from ${table}`);
      expect({ table, n: rows[0]?.n }).toEqual({ table, n: 0 });
    }
  });

  it('refuses to write into another chapter', async () => {
    const actor = await actorOf(mine.accountId);
    const write = db.door.run(actor, (em) =>
      em.insert(Member, {
        chapterId: there.id,
        id: theirs.accountId ?? '',
        displayName: 'X',
        nameKey: 'x',
        joined: '2026-01-01',
      }),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('narrows somebody with seats in two chapters to the one they are at work in', async () => {
    const account = await db.make.account();
    await db.make.member({ chapterId: here.id, accountId: account.id });
    await db.make.member({ chapterId: there.id, accountId: account.id });
    const actor = await actorOf(account.id);
    const count = (chapterId?: string) =>
      db.door.run(
        actor,
        async (em) => new Set((await em.find(Member)).map((m) => m.chapterId)),
        chapterId ? { chapterId } : {},
      );
    expect(await count()).toEqual(new Set([here.id, there.id]));
    expect(await count(there.id)).toEqual(new Set([there.id]));
  });

  it('lets a region director into a chapter of their region, one at a time, and into no other', async () => {
    const account = await db.make.account();
    await db.make.staffRole({
      accountId: account.id,
      role: 'REGION_DIRECTOR',
      organisationId: here.organisationId,
      regionId: here.regionId,
    });
    const actor = await actorOf(account.id);
    const members = (chapterId: string) => db.door.run(actor, (em) => em.find(Member), { chapterId });
    expect((await members(here.id)).length).toBeGreaterThan(0);
    expect(await members(there.id)).toEqual([]);
    const chapters = await db.door.run(actor, (em) => em.find(Chapter));
    expect(chapters.map((c) => c.id)).toEqual([here.id]);
  });

  it('leaves nothing of one actor behind for the next on the same connection', async () => {
    await db.door.run(systemActor('test', [here.id, there.id]), (em) => em.find(Member));
    for (let i = 0; i < 10; i++) {
      const rows = await db.app.query<{ c: string | null }[]>(`select current_setting('app.chapter_ids', true) as c`);
      expect(rows[0]?.c || null).toBeNull();
    }
  });

  it('rolls everything back when the work fails, and releases nothing', async () => {
    const released: string[] = [];
    const work = db.door.run(systemActor('test', [here.id]), async (em) => {
      await em.update(Member, { chapterId: here.id, id: mine.id }, { company: 'Half done' });
      afterCommit(em, () => void released.push('job'));
      throw new Error('in the middle');
    });
    await expect(work).rejects.toThrow('in the middle');
    expect(released).toEqual([]);
    expect(await db.sql('select company from member where id = $1', [mine.id])).not.toEqual([{ company: 'Half done' }]);
  });

  it('releases what waits for the commit after the commit', async () => {
    let seenAtRelease: unknown;
    await db.door.run(systemActor('test', [here.id]), async (em) => {
      await em.update(Member, { chapterId: here.id, id: mine.id }, { company: 'Done' });
      afterCommit(em, async () => {
        seenAtRelease = await db.sql('select company from member where id = $1', [mine.id]);
      });
    });
    expect(seenAtRelease).toEqual([{ company: 'Done' }]);
  });

  it('says so when an error inside was swallowed and nothing could be saved', async () => {
    const work = db.door.run(systemActor('test', [here.id]), async (em) => {
      await em.query('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/nothing was saved/);
  });

  it('refuses a write where only reading was asked for', async () => {
    const work = db.door.run(
      systemActor('test', [here.id]),
      (em) => em.update(Member, { chapterId: here.id }, { company: 'x' }),
      { readOnly: true },
    );
    await expect(work).rejects.toThrow(/read-only/);
  });

  it('takes quotes in a setting as they are', async () => {
    const actor: AccountActor = {
      kind: 'account',
      accountId: mine.accountId ?? '',
      email: '',
      isOperator: false,
      grants: [{ role: 'MEMBER', chapterId: `'; drop table slip; --`, memberId: mine.id }],
    };
    await expect(db.door.run(actor, (em) => em.find(Member))).rejects.toThrow(/uuid/);
    expect(await db.sql('select count(*) from slip')).toHaveLength(1);
  });
});

describe('what must hold', () => {
  const system = () => systemActor('test', [here.id, there.id]);
  const codeOf = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => new Error('it was allowed'),
      (e: unknown) => e as AppError,
    );
    return 'code' in error ? error.code : error.message;
  };

  it('keeps a mark inside the membership, from either side', async () => {
    const chapter = await db.make.chapter();
    const actor = systemActor('test', [chapter.id]);
    const member = await db.make.member({ chapterId: chapter.id, joined: '2026-09-10' });
    const early = await db.make.meeting({ chapterId: chapter.id, date: '2026-09-09' });
    const late = await db.make.meeting({ chapterId: chapter.id, date: '2026-09-16' });
    const mark = (date: string) =>
      db.door.run(actor, (em) =>
        em.query(`insert into attendance (chapter_id, member_id, date, mark) values ($1, $2, $3, 'PRESENT')`, [
          chapter.id,
          member.id,
          date,
        ]),
      );
    expect(await codeOf(mark(early.date))).toBe('NOT_A_MEMBER_THEN');
    await mark(late.date);
    const leave = db.door.run(actor, (em) =>
      em.update(Member, { chapterId: chapter.id, id: member.id }, { left: '2026-09-16', status: 'LEFT' }),
    );
    expect(await codeOf(leave)).toBe('NOT_A_MEMBER_THEN');
  });

  it('lets only one of two at once win: marking and leaving', async () => {
    const chapter = await db.make.chapter();
    const actor = systemActor('test', [chapter.id]);
    for (let round = 0; round < 5; round++) {
      const member = await db.make.member({ chapterId: chapter.id });
      const { date } = await db.make.meeting({ chapterId: chapter.id, date: `2026-10-0${round + 1}` });
      const results = await Promise.allSettled([
        db.door.run(actor, (em) =>
          em.query(`insert into attendance (chapter_id, member_id, date, mark) values ($1, $2, $3, 'PRESENT')`, [
            chapter.id,
            member.id,
            date,
          ]),
        ),
        db.door.run(actor, (em) =>
          em.update(Member, { chapterId: chapter.id, id: member.id }, { left: date, status: 'LEFT' }),
        ),
      ]);
      expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('has no attendance at a cancelled meeting', async () => {
    const chapter = await db.make.chapter();
    const actor = systemActor('test', [chapter.id]);
    const member = await db.make.member({ chapterId: chapter.id });
    const meeting = await db.make.meeting({ chapterId: chapter.id, status: 'CANCELLED' });
    const mark = (date: string) =>
      db.door.run(actor, (em) =>
        em.query(`insert into attendance (chapter_id, member_id, date, mark) values ($1, $2, $3, 'ABSENT')`, [
          chapter.id,
          member.id,
          date,
        ]),
      );
    expect(await codeOf(mark(meeting.date))).toBe('MEETING_CANCELLED');
    const held = await db.make.meeting({ chapterId: chapter.id, date: '2026-11-04' });
    await mark(held.date);
    const cancel = db.door.run(actor, (em) =>
      em.query(`update meeting set status = 'CANCELLED' where chapter_id = $1 and date = $2`, [chapter.id, held.date]),
    );
    expect(await codeOf(cancel)).toBe('MEETING_CANCELLED');
  });

  it('keeps a leader when two are taken away at once', async () => {
    const chapter = await db.make.chapter();
    const actor = systemActor('test', [chapter.id]);
    await db.make.leader(chapter.id, 'PRESIDENT');
    await db.make.leader(chapter.id, 'VICE_PRESIDENT');
    const end = (role: string) =>
      db.door.run(actor, (em) =>
        em.query(`update role_term set "to" = current_date where chapter_id = $1 and role = $2`, [chapter.id, role]),
      );
    const codes = await Promise.all([codeOf(end('PRESIDENT')), codeOf(end('VICE_PRESIDENT'))]);
    expect(codes.sort()).toEqual(['LAST_LEADER', 'it was allowed']);
  });

  it('lets a hand-over end one term and begin the next', async () => {
    const chapter = await db.make.chapter();
    const actor = systemActor('test', [chapter.id]);
    await db.make.leader(chapter.id);
    const next = await db.make.member({ chapterId: chapter.id });
    await db.door.run(actor, async (em) => {
      await em.query(`update role_term set "to" = current_date where chapter_id = $1`, [chapter.id]);
      await em.query(
        `insert into role_term (chapter_id, id, member_id, role, "from") values ($1, gen_random_uuid(), $2, 'PRESIDENT', current_date)`,
        [chapter.id, next.id],
      );
    });
    expect(
      await db.sql(`select member_id from role_term where chapter_id = $1 and "to" is null`, [chapter.id]),
    ).toEqual([{ member_id: next.id }]);
  });

  it('does not let the last leader leave', async () => {
    const chapter = await db.make.chapter();
    const leader = await db.make.leader(chapter.id);
    const leave = db.door.run(systemActor('test', [chapter.id]), (em) =>
      em.query(`update member set status = 'LEFT', "left" = current_date where chapter_id = $1 and id = $2`, [
        chapter.id,
        leader.id,
      ]),
    );
    expect(await codeOf(leave)).toBe('LAST_LEADER');
  });

  it('has one holder of an office at a time', async () => {
    const other = await db.make.member({ chapterId: here.id });
    const second = db.door.run(system(), (em) =>
      em.query(
        `insert into role_term (chapter_id, id, member_id, role, "from") values ($1, gen_random_uuid(), $2, 'PRESIDENT', '2026-01-01')`,
        [here.id, other.id],
      ),
    );
    expect(await codeOf(second)).toBe('ROLE_TAKEN');
  });

  it('has one active member per classification, unless an exception is recorded', async () => {
    const chapter = await db.make.chapter();
    const florist = { chapterId: chapter.id, industry: 'Events', speciality: 'Florist' };
    await db.make.member(florist);
    const rowOf = await db.make.member({ chapterId: chapter.id });
    const update = (exception: unknown) =>
      db.door.run(systemActor('test', [chapter.id]), (em) =>
        em.query(
          `update member set classification_key = (select classification_key from member where chapter_id = $1 and speciality = 'Florist'),
             classification_exception = $3 where chapter_id = $1 and id = $2`,
          [chapter.id, rowOf.id, exception],
        ),
      );
    expect(await codeOf(update(null))).toBe('CLASSIFICATION_TAKEN');
    expect(await codeOf(update({ reason: 'The village has two', by: 'x', on: '2026-11-01' }))).toBe('it was allowed');
  });

  it('has no overlapping memberships of one person in one chapter', async () => {
    const account = await db.make.account();
    await db.make.member({ chapterId: here.id, accountId: account.id, joined: '2024-01-01', left: '2025-01-01' });
    await db.make.member({ chapterId: there.id, accountId: account.id, joined: '2024-06-01' });
    const again = db.make.member({ chapterId: here.id, accountId: account.id, joined: '2024-12-31' });
    await expect(again).rejects.toThrow(/member_period_ex/);
  });

  it('has no row that points into another chapter', async () => {
    await expect(
      db.make.referral({ chapterId: here.id, fromMemberId: mine.id, toMemberId: theirs.id }),
    ).rejects.toThrow(/slip_chapter_id_to_member_id_fk/);
  });

  it('refuses a slip to oneself', async () => {
    const slip = db.door.run(system(), (em) =>
      em.query(
        `insert into slip (chapter_id, id, type, date, from_member_id, to_member_id) values ($1, gen_random_uuid(), 'ONE_TO_ONE', '2026-11-01', $2, $2)`,
        [here.id, mine.id],
      ),
    );
    expect(await codeOf(slip)).toBe('SELF_REFERENCE');
  });

  it('knows no time zone that PostgreSQL does not know', async () => {
    await expect(db.make.chapter({ timeZone: 'Mars/Olympus' })).rejects.toThrow(/chapter_time_zone_ck/);
  });

  it('keeps the history: the application may add to it, not change it', async () => {
    const change = db.door.run(system(), (em) => em.query(`update audit_log set reason = 'x'`));
    await expect(change).rejects.toThrow(/permission denied/);
  });
});
