import { actorIn, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { newId, type AccountActor } from '@chapterhouse/platform';
import type { MemberEntity } from '@chapterhouse/database';
import { ChapterDoor, ChapterQueries } from '@chapterhouse/chapters';
import { MemberQueries, type RosterFilter, type RosterMember } from './members.queries.js';
import { MemberService, type AddMember } from './members.service.js';
import { MembershipService } from './membership.service.js';

let db: TestDatabase;
let members: MemberService;
let membership: MembershipService;
let door: ChapterDoor;
let chapterId: string;
let leaderSeat: MemberEntity;
let leader: AccountActor;
const queries = new MemberQueries();
// The vectors' Monday; "today" of every use case below.
const clock = fixedClock('2026-11-16T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
  door = new ChapterDoor(db.door, clock, new ChapterQueries());
  members = new MemberService(door, clock, queries);
  membership = new MembershipService(door, clock, queries);
});
afterAll(() => db.close());
beforeEach(async () => {
  chapterId = (await db.make.chapter()).id;
  leaderSeat = await db.make.leader(chapterId);
  leader = await actorIn(db, leaderSeat);
});

const person = (given: Partial<AddMember> = {}): AddMember => ({
  chapterId,
  displayName: 'Ada Abara',
  industry: 'Legal',
  speciality: 'Wills',
  idempotencyKey: newId(),
  ...given,
});
const roster = async (filter: RosterFilter = {}, who = leader): Promise<RosterMember[]> =>
  (await door.run(who, chapterId, (em, place) => queries.list(em, place, who, filter))).items;
const names = async (filter: RosterFilter): Promise<string[]> => (await roster(filter)).map((m) => m.displayName);

describe('adding a member', () => {
  it('links the seat to the person’s account, whose address the roster then shows', async () => {
    const added = await members.add(leader, person({ email: 'Ada@Example.com' }));
    expect(added).toMatchObject({ email: 'ada@example.com', status: 'ACTIVE', joined: '2026-11-16', version: 1 });
    expect(added).not.toHaveProperty('accountId');
    const again = await members.add(leader, person({ displayName: 'Bo', speciality: 'Tax', email: 'bo@example.com' }));
    const accounts = await db.sql(`select distinct account_id from member where id = any($1)`, [[added.id, again.id]]);
    expect(accounts).toHaveLength(2);
  });

  it('adds one seat for a double click', async () => {
    const input = person();
    const both = await Promise.all([members.add(leader, input), members.add(leader, input)]);
    expect(both[0]?.id).toBe(both[1]?.id);
    expect(await roster({ search: 'ada abara' })).toHaveLength(1);
  });

  it('keeps one active member for each classification, also when two are added at once', async () => {
    const both = await Promise.allSettled([
      members.add(leader, person()),
      members.add(leader, person({ displayName: 'Bo Brandt', industry: 'LEGAL', speciality: ' wills' })),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'CLASSIFICATION_TAKEN' } });
  });

  it('lets a classification be held twice with a leader’s dated exception', async () => {
    await members.add(leader, person());
    const second = person({ displayName: 'Bo', classificationException: { reason: 'other side of the river' } });
    expect(await members.add(leader, second)).toMatchObject({
      classificationException: { reason: 'other side of the river', on: '2026-11-16' },
    });
  });

  it('lets candidates share a classification until they become members', async () => {
    await members.add(leader, person());
    const candidate = await members.add(leader, person({ displayName: 'Bo', status: 'PROSPECT' }));
    expect(candidate).toMatchObject({ joined: null, status: 'PROSPECT' });
    const become = { chapterId, memberId: candidate.id, expectedVersion: 1, status: 'ACTIVE' as const };
    await expect(members.update(leader, become)).rejects.toMatchObject({ code: 'CLASSIFICATION_TAKEN' });
    const free = await members.update(leader, { ...become, speciality: 'Probate' });
    expect(free).toMatchObject({ status: 'ACTIVE', joined: '2026-11-16' });
  });

  it('keeps the memberships of one person apart, by e-mail', async () => {
    await members.add(leader, person({ email: 'ada@example.org' }));
    const twice = person({ speciality: 'Probate', email: 'ADA@example.org' });
    await expect(members.add(leader, twice)).rejects.toMatchObject({ code: 'MEMBERSHIP_OVERLAP' });
  });

  it('is for leaders: members and committee are refused, another chapter’s leader finds nothing', async () => {
    const member = await actorIn(db, await db.make.member({ chapterId }));
    const committeeSeat = await db.make.leader(chapterId, 'MEMBERSHIP_COMMITTEE');
    const foreign = await actorIn(db, await db.make.leader((await db.make.chapter()).id));
    await expect(members.add(member, person())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(members.add(await actorIn(db, committeeSeat), person())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(members.add(foreign, person())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('accepts a sponsor of the chapter only', async () => {
    const foreign = await db.make.member({ chapterId: (await db.make.chapter()).id });
    await expect(members.add(leader, person({ sponsorId: foreign.id }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      field: 'sponsorId',
    });
    expect(await members.add(leader, person({ sponsorId: leaderSeat.id }))).toMatchObject({ sponsorId: leaderSeat.id });
  });
});

describe('changing a member', () => {
  it('keeps the old and the new value, without the phone number', async () => {
    const { id } = await members.add(leader, person({ phone: '+353 87 111' }));
    const change = { chapterId, memberId: id, expectedVersion: 1, company: 'Abara & Co', phone: '+353 87 222' };
    expect(await members.update(leader, change)).toMatchObject({
      company: 'Abara & Co',
      phone: '+353 87 222',
      version: 2,
    });
    const history = await door.run(leader, chapterId, (em, place) => queries.history(em, place, leader, id));
    expect(history.totalCount).toBe(2);
    expect(history.items[0]).toMatchObject({
      action: 'member.changed',
      byName: leaderSeat.displayName,
      before: { company: null, phone: '(changed)' },
      after: { company: 'Abara & Co', phone: '(changed)' },
    });
    expect(JSON.stringify(history)).not.toContain('+353');
  });

  it('tells the second of two leaders that the first was quicker', async () => {
    const { id } = await members.add(leader, person());
    const change = (company: string): Promise<unknown> =>
      members.update(leader, { chapterId, memberId: id, expectedVersion: 1, company });
    const both = await Promise.allSettled([change('A'), change('B')]);
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  });

  it('does not find a member of another chapter', async () => {
    const foreign = await db.make.member({ chapterId: (await db.make.chapter()).id });
    const change = { chapterId, memberId: foreign.id, expectedVersion: 1, company: 'Mine' };
    await expect(members.update(leader, change)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses a day of joining after the first attendance', async () => {
    const member = await db.make.member({ chapterId });
    const { date } = await db.make.meeting({ chapterId });
    await db.make.attendance({ chapterId, memberId: member.id, date });
    const change = { chapterId, memberId: member.id, expectedVersion: 1, joined: '2026-11-01' };
    await expect(members.update(leader, change)).rejects.toMatchObject({ code: 'NOT_A_MEMBER_THEN' });
  });
});

describe('leaving and coming back', () => {
  const leave = (memberId: string, left: string): Promise<RosterMember> =>
    membership.leave(leader, { chapterId, memberId, left, reason: 'moved away' });

  it('frees the classification on the day of leaving, not before', async () => {
    const ada = await members.add(leader, person({ joined: '2026-01-07' }));
    expect(await leave(ada.id, '2026-12-01')).toMatchObject({ status: 'ACTIVE', left: '2026-12-01' });
    const successor = person({ displayName: 'Bo', joined: '2026-12-01' });
    await expect(members.add(leader, successor)).rejects.toMatchObject({ code: 'CLASSIFICATION_TAKEN' });
    try {
      clock.set('2026-12-01T09:00:00Z');
      expect(await members.add(leader, { ...successor, idempotencyKey: newId() })).toMatchObject({ status: 'ACTIVE' });
    } finally {
      clock.set('2026-11-16T09:00:00Z');
    }
    expect(await names({ status: ['LEFT'] })).toEqual(['Ada Abara']);
  });

  it('ends the roles held on the day, and takes away those that had not begun', async () => {
    const seat = await db.make.member({ chapterId });
    await db.make.roleTerm({ chapterId, memberId: seat.id, role: 'MENTOR' });
    await db.make.roleTerm({ chapterId, memberId: seat.id, role: 'GROWTH', from: '2027-01-01' });
    await leave(seat.id, '2026-11-10');
    expect(await db.sql(`select role, "to" from role_term where member_id = $1`, [seat.id])).toEqual([
      { role: 'MENTOR', to: '2026-11-10' },
    ]);
  });

  it('refuses a day before an attendance mark, and one before the day of joining', async () => {
    const member = await db.make.member({ chapterId });
    await db.make.meeting({ chapterId, date: '2026-11-11' });
    await db.make.attendance({ chapterId, memberId: member.id, date: '2026-11-11' });
    await expect(leave(member.id, '2026-11-11')).rejects.toMatchObject({ code: 'NOT_A_MEMBER_THEN', field: 'left' });
    await expect(leave(member.id, '2024-01-10')).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'left' });
    expect(await leave(member.id, '2026-11-12')).toMatchObject({ status: 'LEFT' });
  });

  it('gives somebody who comes back a new seat with the same account, after the old one', async () => {
    const ada = await members.add(leader, person({ joined: '2025-01-08', email: 'ada.back@example.com' }));
    await leave(ada.id, '2026-03-01');
    const back = { chapterId, memberId: ada.id, idempotencyKey: newId() };
    const early = membership.rejoin(leader, { ...back, joined: '2026-02-01' });
    await expect(early).rejects.toMatchObject({ code: 'MEMBERSHIP_OVERLAP' });
    const again = await membership.rejoin(leader, { ...back, idempotencyKey: newId() });
    expect(again).toMatchObject({ email: 'ada.back@example.com', joined: '2026-11-16', left: null, status: 'ACTIVE' });
    expect(again.id).not.toBe(ada.id);
    await expect(membership.takeBackLeave(leader, { chapterId, memberId: ada.id })).rejects.toMatchObject({
      code: 'MEMBERSHIP_OVERLAP',
    });
  });

  it('takes back a leaving that did not happen', async () => {
    const ada = await members.add(leader, person({ joined: '2025-01-08' }));
    await leave(ada.id, '2026-11-01');
    const back = await membership.takeBackLeave(leader, { chapterId, memberId: ada.id });
    expect(back).toMatchObject({ status: 'ACTIVE', left: null });
  });
});

describe('the roster', () => {
  it('is searched without case and accents, in name, company and classification', async () => {
    await db.make.member({ chapterId, displayName: 'Seán Łuk', nameKey: 'sean luk', company: 'Café Zoë' });
    await db.make.member({ chapterId, displayName: 'Bo', nameKey: 'bo', industry: 'Énergie', speciality: 'Solaire' });
    expect(await names({ search: 'SEAN' })).toEqual(['Seán Łuk']);
    expect(await names({ search: 'cafe zoe' })).toEqual(['Seán Łuk']);
    expect(await names({ search: 'energie' })).toEqual(['Bo']);
    expect(await names({ search: 'nobody' })).toEqual([]);
  });

  it('is narrowed to those who belonged on a date, and sorted as asked', async () => {
    const make = (displayName: string, joined: string, left: string | null, speciality: string): Promise<unknown> =>
      db.make.member({
        chapterId,
        displayName,
        nameKey: displayName.toLowerCase(),
        joined,
        left,
        speciality,
        industry: 'Zzyx',
      });
    await make('Cora', '2026-03-01', null, 'c');
    await make('Bo', '2025-03-01', '2026-06-01', 'z');
    await make('Ann', '2026-08-01', null, 'b');
    const on = { activeOn: '2026-05-31', search: 'zzyx' };
    expect(await names(on)).toEqual(['Bo', 'Cora']);
    expect(await names({ ...on, activeOn: '2026-06-01' })).toEqual(['Cora']);
    expect(await names({ search: 'zzyx', sort: 'JOINED', descending: true })).toEqual(['Ann', 'Cora', 'Bo']);
    expect(await names({ search: 'zzyx', sort: 'CLASSIFICATION' })).toEqual(['Ann', 'Cora', 'Bo']);
  });

  it('lists those whose renewal is due', async () => {
    await db.make.member({ chapterId, displayName: 'Due', renewalDue: '2026-12-01' });
    await db.make.member({ chapterId, displayName: 'Later', renewalDue: '2027-12-01' });
    expect(await names({ renewalDueBy: '2026-12-31' })).toEqual(['Due']);
  });

  it('is open to every member, and to nobody of another chapter', async () => {
    const member = await actorIn(db, await db.make.member({ chapterId }));
    const foreign = await actorIn(db, await db.make.leader((await db.make.chapter()).id));
    expect(await roster({}, member)).toHaveLength(2);
    await expect(roster({}, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows the history of a seat to leaders only', async () => {
    const seat = await db.make.member({ chapterId });
    const member = await actorIn(db, seat);
    const history = door.run(member, chapterId, (em, place) => queries.history(em, place, member, seat.id));
    await expect(history).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
