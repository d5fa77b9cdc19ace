import { actorIn, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { newId, type AccountActor } from '@chapterhouse/platform';
import type { MemberEntity, RoleTermEntity } from '@chapterhouse/database';
import { ChapterDoor, ChapterQueries } from '@chapterhouse/chapters';
import { addDays } from '@chapterhouse/domain';
import { MemberQueries } from './members.queries.js';
import { MembershipService } from './membership.service.js';
import { RoleTermQueries } from './role-terms.queries.js';
import { RoleTermService, type AssignRole } from './role-terms.service.js';

// PostgreSQL's rule about leaders looks at its own calendar, so these tests live today.
const clock = fixedClock(new Date());
const today = clock.today('Europe/Dublin');
const inDays = (days: number): string => addDays(today, days);

let db: TestDatabase;
let roles: RoleTermService;
let membership: MembershipService;
let door: ChapterDoor;
let chapterId: string;
let ann: MemberEntity;
let bo: MemberEntity;
let leader: AccountActor;
const queries = new RoleTermQueries();

beforeAll(async () => {
  db = await testDatabase();
  door = new ChapterDoor(db.door, clock, new ChapterQueries());
  roles = new RoleTermService(door);
  membership = new MembershipService(door, clock, new MemberQueries());
});
afterAll(() => db.close());
beforeEach(async () => {
  chapterId = (await db.make.chapter()).id;
  ann = await db.make.leader(chapterId);
  bo = await db.make.member({ chapterId });
  leader = await actorIn(db, ann);
});

const assign = (member: MemberEntity, given: Partial<AssignRole> = {}): Promise<RoleTermEntity> =>
  roles.assignRole(leader, { chapterId, memberId: member.id, role: 'PRESIDENT', idempotencyKey: newId(), ...given });
const terms = (): Promise<{ member: string; role: string; from: string; to: string | null }[]> =>
  db.sql(
    `select m.display_name as member, r.role, r."from", r."to" from role_term r
     join member m on m.id = r.member_id where r.chapter_id = $1 order by r."from", r.role`,
    [chapterId],
  );
const presidentTerm = async (): Promise<string> => {
  const [term] = await db.sql<{ id: string }>(`select id from role_term where chapter_id = $1 and member_id = $2`, [
    chapterId,
    ann.id,
  ]);
  return term?.id ?? '';
};

describe('holding a role', () => {
  it('is for one president at a time', async () => {
    await expect(assign(bo)).rejects.toMatchObject({ code: 'ROLE_TAKEN' });
    await expect(assign(bo, { from: inDays(30) })).rejects.toMatchObject({ code: 'ROLE_TAKEN' });
  });

  it('passes from one to the other on the same day with a hand-over', async () => {
    await assign(bo, { handOver: true, from: inDays(3) });
    expect(await terms()).toEqual([
      { member: ann.displayName, role: 'PRESIDENT', from: '2024-01-10', to: inDays(3) },
      { member: bo.displayName, role: 'PRESIDENT', from: inDays(3), to: null },
    ]);
  });

  it('leaves no trace of a term that was handed over on its first day', async () => {
    await assign(bo, { handOver: true });
    await assign(ann, { handOver: true });
    const [before, now] = await terms();
    expect(before).toMatchObject({ member: ann.displayName, to: today });
    expect(now).toMatchObject({ member: ann.displayName, from: today, to: null });
    expect(await terms()).toHaveLength(2);
  });

  it('goes to one of two who are named at the same moment', async () => {
    const vice = { role: 'VICE_PRESIDENT' as const };
    const both = await Promise.allSettled([assign(ann, vice), assign(bo, vice)]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'ROLE_TAKEN' } });
  });

  it('may be shared where the chapter needs many hands, but not doubled by one member', async () => {
    await assign(ann, { role: 'VISITOR_HOST' });
    await assign(bo, { role: 'VISITOR_HOST' });
    await expect(assign(bo, { role: 'VISITOR_HOST', from: inDays(1) })).rejects.toMatchObject({ code: 'ROLE_TAKEN' });
  });

  it('is for those who belong to the chapter then', async () => {
    const gone = await db.make.member({ chapterId, left: inDays(-1) });
    await expect(assign(gone, { role: 'MENTOR' })).rejects.toMatchObject({ code: 'NOT_A_MEMBER_THEN' });
  });

  it('gives rights from its first day to its last', async () => {
    const host = await assign(bo, { role: 'SECRETARY_TREASURER' });
    expect((await actorIn(db, bo)).grants.map((g) => g.role).sort()).toEqual(['MEMBER', 'SECRETARY_TREASURER']);
    await db.make.roleTerm({ chapterId, memberId: bo.id, role: 'GROWTH', from: inDays(5) });
    await roles.endRole(leader, { chapterId, roleTermId: host.id });
    expect((await actorIn(db, bo)).grants.map((g) => g.role)).toEqual(['MEMBER']);
  });

  it('is given by leaders of the chapter only', async () => {
    const input = { chapterId, memberId: bo.id, role: 'MENTOR' as const, idempotencyKey: newId() };
    const foreign = await actorIn(db, await db.make.leader((await db.make.chapter()).id));
    await expect(roles.assignRole(await actorIn(db, bo), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(roles.assignRole(foreign, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is listed with its dates, for loaders by member', async () => {
    await assign(bo, { role: 'MENTOR' });
    const [list, ofMembers] = await door.run(leader, chapterId, async (em, place) => [
      await queries.list(em, place, leader, { on: today }),
      await queries.ofMembers(em, place, leader, [ann.id, bo.id, newId()], today),
    ]);
    expect(list.items.map((t) => t.role)).toEqual(['MENTOR', 'PRESIDENT']);
    expect(ofMembers.get(bo.id)?.map((t) => t.role)).toEqual(['MENTOR']);
    expect(ofMembers.size).toBe(3);
  });
});

describe('the last leader', () => {
  const lastLeader = { code: 'LAST_LEADER' };

  it('cannot lay down the role, today or later, before somebody else leads', async () => {
    const roleTermId = await presidentTerm();
    await expect(roles.endRole(leader, { chapterId, roleTermId })).rejects.toMatchObject(lastLeader);
    const later = roles.endRole(leader, { chapterId, roleTermId, to: inDays(20) });
    await expect(later).rejects.toMatchObject(lastLeader);
    await assign(bo, { role: 'VICE_PRESIDENT', from: inDays(20) });
    await expect(roles.endRole(leader, { chapterId, roleTermId, to: inDays(19) })).rejects.toMatchObject(lastLeader);
    expect(await roles.endRole(leader, { chapterId, roleTermId, to: inDays(20) })).toMatchObject({ to: inDays(20) });
  });

  it('cannot leave the chapter, today or later', async () => {
    for (const left of [today, inDays(40)]) {
      await expect(membership.leave(leader, { chapterId, memberId: ann.id, left })).rejects.toMatchObject(lastLeader);
    }
    expect(await terms()).toEqual([expect.objectContaining({ to: null })]);
  });

  it('cannot be named for a while only', async () => {
    const limited = assign(bo, { handOver: true, to: inDays(365) });
    await expect(limited).rejects.toMatchObject(lastLeader);
  });

  it('stays when two leaders leave at the same moment', async () => {
    await assign(bo, { role: 'VICE_PRESIDENT' });
    const both = await Promise.allSettled(
      [ann, bo].map((m) => membership.leave(leader, { chapterId, memberId: m.id, left: today })),
    );
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: lastLeader });
  });

  it('stays when two leaders lay down their roles at the same moment', async () => {
    const vice = await assign(bo, { role: 'VICE_PRESIDENT' });
    const ids = [vice.id, await presidentTerm()];
    const both = await Promise.allSettled(
      ids.map((roleTermId) => roles.endRole(leader, { chapterId, roleTermId, to: inDays(7) })),
    );
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: lastLeader });
  });
});
