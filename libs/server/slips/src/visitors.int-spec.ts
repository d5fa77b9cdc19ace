import { actorOf } from '@chapterhouse/testing';
import { newId, type Actor } from '@chapterhouse/platform';
import type { VisitorEntity } from '@chapterhouse/database';
import { LAST_MEETING, SlipHouse } from './testing/slip-house.js';
import type { VisitorFilter } from './visitors.queries.js';
import type { InviteVisitor } from './visitors.service.js';

let house: SlipHouse;
let host: Actor;
beforeAll(async () => {
  house = await SlipHouse.open();
});
afterAll(() => house.db.close());
beforeEach(async () => {
  await house.newChapter();
  host = (await house.person(await house.db.make.leader(house.chapter.id, 'VISITOR_HOST'))).actor;
});

const invite = (who: Actor = house.ann.actor, given: Partial<InviteVisitor> = {}): Promise<VisitorEntity> =>
  house.hosts.invite(who, { chapterId: house.chapter.id, name: 'Vera', idempotencyKey: newId(), ...given });
const of = (v: VisitorEntity): { chapterId: string; visitorId: string; expectedVersion: number } => ({
  chapterId: v.chapterId,
  visitorId: v.id,
  expectedVersion: v.version,
});
const names = (who: Actor, filter: VisitorFilter = {}): Promise<string[]> =>
  house.read(who, async (em, place) => (await house.visitors.list(em, place, who, filter)).items.map((v) => v.name));
const meet = (date = LAST_MEETING): Promise<unknown> =>
  house.meetings.ensureWeek(house.leader.actor, { chapterId: house.chapter.id, date });

describe('inviting', () => {
  it('is every member’s, once for each key', async () => {
    const same = { idempotencyKey: newId(), email: 'vera@example.com', company: ' V & Co ' };
    const visitor = await invite(house.ann.actor, same);
    expect(visitor).toMatchObject({ stage: 'INVITED', invitedByMemberId: house.ann.id, company: 'V & Co', visits: 0 });
    expect((await invite(house.ann.actor, same)).id).toBe(visitor.id);
  });

  it('is done for another member by those who look after visitors only', async () => {
    const forBo = { invitedByMemberId: house.bo.id };
    await expect(invite(house.ann.actor, forBo)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await invite(host, forBo)).toMatchObject(forBo);
    const foreign = await house.db.make.member({ chapterId: (await house.db.make.chapter()).id });
    await expect(invite(host, { invitedByMemberId: foreign.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('needs a name, and an e-mail address that is one', async () => {
    await expect(invite(house.ann.actor, { name: ' ' })).rejects.toMatchObject({ field: 'name' });
    await expect(invite(house.ann.actor, { email: 'no' })).rejects.toMatchObject({ field: 'email' });
  });
});

describe('visiting', () => {
  it('is due for a follow-up 24 hours after the meeting, by the chapter’s own clock', async () => {
    await meet();
    const visitor = await house.hosts.visit(host, { ...of(await invite()), date: LAST_MEETING });
    // 07:00 in Dublin in winter is 07:00 UTC.
    expect(visitor).toMatchObject({
      stage: 'ATTENDED',
      visits: 1,
      visitedOn: LAST_MEETING,
      followUpDueAt: new Date('2026-11-12T07:00:00Z'),
      version: 2,
    });
    await meet('2026-07-01');
    const summer = await house.hosts.visit(host, { ...of(await invite()), date: '2026-07-01' });
    expect(summer.followUpDueAt).toEqual(new Date('2026-07-02T06:00:00Z'));
  });

  it('counts each visit once, and keeps the first as the one that counts for the inviter', async () => {
    await meet('2026-11-04');
    await meet();
    const invited = await invite();
    const both = await Promise.allSettled(
      [1, 2].map(() => house.hosts.visit(host, { ...of(invited), date: '2026-11-04' })),
    );
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
    const again = await house.hosts.visit(host, { ...of(invited), expectedVersion: 2, date: LAST_MEETING });
    expect(again).toMatchObject({
      visits: 2,
      visitedOn: '2026-11-04',
      followUpDueAt: new Date('2026-11-12T07:00:00Z'),
    });
  });

  it('is on the day of a meeting that took place', async () => {
    const visit = async (date: string): Promise<VisitorEntity> =>
      house.hosts.visit(host, { ...of(await invite()), date });
    await expect(visit('2026-11-10')).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'date' });
    await meet('2026-11-18');
    await expect(visit('2026-11-18')).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'date' });
    await house.db.make.meeting({ chapterId: house.chapter.id, date: '2026-10-28', status: 'CANCELLED' });
    await expect(visit('2026-10-28')).rejects.toMatchObject({ code: 'MEETING_CANCELLED' });
  });
});

describe('moving on', () => {
  it('goes by its stages, on record', async () => {
    await meet();
    const visitor = await house.hosts.visit(host, { ...of(await invite()), date: LAST_MEETING });
    const jump = house.hosts.advance(host, { ...of(visitor), stage: 'REGISTERED' });
    await expect(jump).rejects.toMatchObject({ code: 'BAD_TRANSITION', field: 'stage' });
    expect(await house.hosts.advance(host, { ...of(visitor), stage: 'APPLIED' })).toMatchObject({ stage: 'APPLIED' });
    const log = await house.db.sql(`select before, after from audit_log where subject_id = $1 order by at`, [
      visitor.id,
    ]);
    expect(log).toEqual([
      { before: { stage: 'INVITED', visits: 0 }, after: { stage: 'ATTENDED', date: LAST_MEETING } },
      { before: { stage: 'ATTENDED' }, after: { stage: 'APPLIED' } },
    ]);
  });

  it('is for those who look after visitors: the inviter reads, others find nothing', async () => {
    const visitor = await invite();
    const move = (who: Actor): Promise<VisitorEntity> =>
      house.hosts.advance(who, { ...of(visitor), stage: 'REGISTERED' });
    await expect(move(house.ann.actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(move(house.bo.actor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await move(house.leader.actor)).toMatchObject({ stage: 'REGISTERED' });
  });
});

describe('the list of visitors', () => {
  it('is whole for leaders, committee and hosts, and one’s own for a member', async () => {
    await invite(house.ann.actor, { name: 'Of Ann' });
    await invite(house.bo.actor, { name: 'Of Bo' });
    for (const who of [house.leader.actor, host]) expect(await names(who)).toEqual(['Of Bo', 'Of Ann']);
    expect(await names(house.ann.actor)).toEqual(['Of Ann']);
    expect(await names(house.cy.actor)).toEqual([]);
  });

  it('is narrowed by stage, inviter, words and follow-ups that are due', async () => {
    await meet();
    await house.hosts.visit(host, { ...of(await invite(house.ann.actor, { name: 'Came' })), date: LAST_MEETING });
    await invite(house.bo.actor, { name: 'Invited', trade: 'Baker' });
    expect(await names(host, { stages: ['ATTENDED'] })).toEqual(['Came']);
    expect(await names(host, { invitedByMemberId: house.bo.id })).toEqual(['Invited']);
    expect(await names(host, { search: 'BAKE' })).toEqual(['Invited']);
    expect(await names(host, { from: LAST_MEETING, to: '2026-11-12' })).toEqual(['Came']);
    expect(await names(host, { followUpDueBy: house.clock.now() })).toEqual(['Came']);
    expect(await names(host, { followUpDueBy: new Date('2026-11-12T06:59:59Z') })).toEqual([]);
  });

  it('gives staff the counts, and no names', async () => {
    await meet();
    await house.hosts.visit(host, { ...of(await invite()), date: LAST_MEETING });
    const account = await house.db.make.account();
    const { organisationId, regionId } = house.chapter;
    await house.db.make.staffRole({ accountId: account.id, organisationId, regionId, role: 'REGION_DIRECTOR' });
    const director = await actorOf(house.db, account.id);
    await expect(names(director)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const counts = (who: Actor): Promise<unknown> =>
      house.read(who, (em, place) => house.visitors.counts(em, place, who, { from: '2026-11-01', to: '2026-12-01' }));
    expect(await counts(director)).toMatchObject({ total: 1, byStage: { ATTENDED: 1, INVITED: 0 } });
    await expect(counts(house.ann.actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
