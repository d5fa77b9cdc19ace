import { ChapterDoor, ChapterQueries, placeOf } from '@chapterhouse/chapters';
import { ChapterEntity, type MemberEntity } from '@chapterhouse/database';
import type { Grant } from '@chapterhouse/domain';
import type { AccountActor } from '@chapterhouse/platform';
import { fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { FollowUpService, type FollowUp } from './follow-ups.service.js';

const clock = fixedClock('2026-11-16T09:00:00Z');
let db: TestDatabase;
let notes: FollowUpService;
let chapter: ChapterEntity;
let leader: MemberEntity;
let committee: MemberEntity;
let member: MemberEntity;

beforeAll(async () => {
  db = await testDatabase();
  notes = new FollowUpService(new ChapterDoor(db.door, clock, new ChapterQueries()));
  chapter = await db.make.chapter();
  leader = await db.make.leader(chapter.id);
  committee = await db.make.leader(chapter.id, 'MEMBERSHIP_COMMITTEE');
  member = await db.make.member({ chapterId: chapter.id });
});
afterAll(() => db.close());

const actorOf = (seat: MemberEntity, role?: 'PRESIDENT' | 'MEMBERSHIP_COMMITTEE'): AccountActor => {
  const grants: Grant[] = [{ role: 'MEMBER', chapterId: chapter.id, memberId: seat.id }];
  if (role) grants.push({ role, chapterId: chapter.id, memberId: seat.id });
  return { kind: 'account', accountId: seat.accountId ?? '', email: '', isOperator: false, grants };
};
const asLeader = (): AccountActor => actorOf(leader, 'PRESIDENT');
const asCommittee = (): AccountActor => actorOf(committee, 'MEMBERSHIP_COMMITTEE');
const add = (actor: AccountActor, given: Partial<Parameters<FollowUpService['add']>[1]> = {}): Promise<FollowUp> =>
  notes.add(actor, {
    chapterId: chapter.id,
    memberId: member.id,
    note: 'A coffee and a list of ten names.',
    idempotencyKey: crypto.randomUUID(),
    ...given,
  });
const list = (actor: AccountActor, memberId?: string): Promise<{ items: FollowUp[]; totalCount: number }> =>
  db.door.run(
    actor,
    async (em) => {
      const place = placeOf(await em.findOneByOrFail(ChapterEntity, { id: chapter.id }));
      return notes.list(em, place, actor, memberId ? { memberId } : {});
    },
    { chapterId: chapter.id },
  );
/** What PostgreSQL itself shows, whatever the use cases would say. */
const rows = (actor: AccountActor): Promise<unknown[]> =>
  db.door.run(actor, (em) => em.query('select id from follow_up'), { chapterId: chapter.id });

describe('notes about what was tried', () => {
  it('are written by a leader and read by the committee, with the day and the name', async () => {
    const note = await add(asLeader(), { on: '2026-11-10' });
    const { items, totalCount } = await list(asCommittee(), member.id);
    expect(totalCount).toBe(1);
    expect(items).toEqual([note]);
    expect(note).toMatchObject({ onDate: '2026-11-10', note: 'A coffee and a list of ten names.' });
    expect(note.byName).toEqual(expect.any(String));
  });

  it('are written once for one key', async () => {
    const key = crypto.randomUUID();
    const first = await add(asLeader(), { idempotencyKey: key });
    expect(await add(asLeader(), { idempotencyKey: key })).toEqual(first);
    await expect(add(asLeader(), { idempotencyKey: key, note: 'Other.' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_REUSED',
    });
  });

  it('are hidden from the one whom they are about, a leader or not, by the database too', async () => {
    await add(asCommittee(), { memberId: leader.id, note: 'Ask how the shop is doing.' });
    const seen = (await list(asLeader())).items.map((note) => note.memberId);
    expect(seen).not.toContain(leader.id);
    expect(seen).toContain(member.id);
    expect((await list(asLeader(), leader.id)).items).toEqual([]);
    const everything = await rows(asCommittee());
    expect(await rows(asLeader())).toHaveLength(everything.length - 1);
    expect(await rows(actorOf(member))).toEqual([]);
  });

  it('are hidden from staff above the chapter by the database', async () => {
    const account = await db.make.account();
    const { organisationId } = chapter;
    await db.make.staffRole({ accountId: account.id, organisationId, role: 'ORGANISATION_ADMIN' });
    const admin: AccountActor = {
      kind: 'account',
      accountId: account.id,
      email: '',
      isOperator: false,
      grants: [{ role: 'ORGANISATION_ADMIN', organisationId }],
    };
    expect(await rows(admin)).toEqual([]);
    await expect(list(admin)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are never about oneself, in the future or without words', async () => {
    await expect(add(asLeader(), { memberId: leader.id })).rejects.toMatchObject({ field: 'memberId' });
    await expect(add(asLeader(), { on: '2026-11-17' })).rejects.toMatchObject({ field: 'on' });
    await expect(add(asLeader(), { note: '  ' })).rejects.toMatchObject({ field: 'note' });
    await expect(add(actorOf(member))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('go away when a leader takes them away; the record keeps that there was one', async () => {
    const note = await add(asLeader());
    await notes.remove(asCommittee(), { chapterId: chapter.id, followUpId: note.id });
    expect((await list(asLeader())).items.map(({ id }) => id)).not.toContain(note.id);
    const of = { chapterId: chapter.id, followUpId: note.id };
    await expect(notes.remove(asLeader(), of)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const logged = await db.sql<object>(`select before from audit_log where action = 'followUp.removed'`);
    expect(JSON.stringify(logged)).not.toContain('coffee');
  });
});
