import { actorIn, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { newId, type AccountActor } from '@chapterhouse/platform';
import type { MemberEntity } from '@chapterhouse/database';
import { ChapterDoor, ChapterQueries } from '@chapterhouse/chapters';
import { ProfileQueries } from './profiles.queries.js';
import { ProfileService } from './profiles.service.js';

let db: TestDatabase;
let door: ChapterDoor;
let profiles: ProfileService;
let chapterId: string;
let seat: MemberEntity;
let other: MemberEntity;
let member: AccountActor;
let leader: AccountActor;
const queries = new ProfileQueries();
const clock = fixedClock('2026-11-16T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
  door = new ChapterDoor(db.door, clock, new ChapterQueries());
  profiles = new ProfileService(door, clock);
});
afterAll(() => db.close());
beforeEach(async () => {
  clock.set('2026-11-16T09:00:00Z');
  chapterId = (await db.make.chapter()).id;
  leader = await actorIn(db, await db.make.leader(chapterId));
  seat = await db.make.member({ chapterId });
  other = await db.make.member({ chapterId });
  member = await actorIn(db, seat);
});

const edit = (text: string | null, who = member, memberId = seat.id) =>
  profiles.edit(who, { chapterId, memberId, field: 'IDEAL_CUSTOMER', text });
const code = (failing: Promise<unknown>) =>
  failing.then(
    () => 'fine',
    (e: { code: string }) => e.code,
  );

describe('a profile', () => {
  it('shows the newest edit of each part to the whole chapter, and keeps the others', async () => {
    await edit('Landlords with ten flats or more');
    clock.set('2026-11-23T09:00:00Z');
    await edit('  Landlords who renovate ');
    await edit('Landlords who renovate');
    await profiles.edit(member, { chapterId, memberId: seat.id, field: 'SKILLS', text: 'Old wiring' });
    await door.run(await actorIn(db, other), chapterId, async (em, place) => {
      const actor = await actorIn(db, other);
      expect((await queries.byMemberIds(em, place, actor, [seat.id, other.id])).get(seat.id)).toEqual([
        { field: 'IDEAL_CUSTOMER', text: 'Landlords who renovate', editedOn: '2026-11-23' },
        { field: 'SKILLS', text: 'Old wiring', editedOn: '2026-11-23' },
      ]);
    });
    const history = await door.run(member, chapterId, (em, place) => queries.history(em, place, member, seat.id));
    expect(history.items.map((one) => [one.field, one.text, one.editedOn])).toEqual([
      ['SKILLS', 'Old wiring', '2026-11-23'],
      ['IDEAL_CUSTOMER', 'Landlords who renovate', '2026-11-23'],
      ['IDEAL_CUSTOMER', 'Landlords with ten flats or more', '2026-11-16'],
    ]);
  });

  it('is fresh again when what is older than half a year is said once more, word for word', async () => {
    await edit('Landlords');
    const editedOn = () =>
      door.run(
        member,
        chapterId,
        async (em, place) => (await queries.byMemberIds(em, place, member, [seat.id])).get(seat.id)?.[0]?.editedOn,
      );
    // 180 days later it is not stale yet, and nothing needs to be said.
    clock.set('2027-05-15T09:00:00Z');
    await edit('Landlords');
    expect(await editedOn()).toBe('2026-11-16');
    clock.set('2027-05-16T09:00:00Z');
    await edit('Landlords');
    expect(await editedOn()).toBe('2027-05-16');
  });

  it('loses a part that is emptied', async () => {
    await edit('Landlords');
    clock.advance(1000);
    await edit(' ');
    const parts = await door.run(member, chapterId, (em, place) => queries.byMemberIds(em, place, member, [seat.id]));
    expect(parts.get(seat.id)).toEqual([]);
  });

  it('is written by its member and by leaders, and by nobody else', async () => {
    expect(await code(edit('Cafés', leader))).toBe('fine');
    expect(await code(edit('Cafés', await actorIn(db, other)))).toBe('FORBIDDEN');
    const elsewhere = await actorIn(db, await db.make.leader((await db.make.chapter()).id));
    expect(await code(edit('Cafés', elsewhere))).toBe('NOT_FOUND');
    expect(await code(edit('x'.repeat(2001)))).toBe('BAD_INPUT');
  });
});

describe('stories', () => {
  const tell = (text: string, idempotencyKey = newId()) =>
    profiles.tellStory(member, { chapterId, memberId: seat.id, text, idempotencyKey });
  const stories = async () =>
    (await door.run(member, chapterId, (em, place) => queries.stories(em, place, member, seat.id))).items;

  it('are told once for each key, newest first, until they are removed', async () => {
    const key = newId();
    const first = await tell('A shop that stayed open', key);
    expect(await tell('A shop that stayed open', key)).toBe(first);
    clock.set('2026-11-17T09:00:00Z');
    await tell('A school in the snow');
    expect((await stories()).map((story) => story.text)).toEqual(['A school in the snow', 'A shop that stayed open']);
    await profiles.removeStory(member, { chapterId, storyId: first });
    expect((await stories()).map((story) => story.text)).toEqual(['A school in the snow']);
    const stranger = await actorIn(db, other);
    expect(await code(profiles.removeStory(stranger, { chapterId, storyId: first }))).toBe('FORBIDDEN');
  });
});

describe('asks', () => {
  const ask = (text: string, who = member, memberId = seat.id) =>
    profiles.ask(who, { chapterId, memberId, kind: 'COMPANY', text, idempotencyKey: newId() });
  const week = async (day: string) =>
    (await door.run(member, chapterId, (em, place) => queries.asksOfWeek(em, place, member, day))).items;

  it('of the whole chapter stand on one page for a week', async () => {
    await ask('Anybody at Quay Brewery');
    clock.set('2026-11-18T09:00:00Z');
    await ask('The owner of the Corner Café', await actorIn(db, other), other.id);
    expect((await week('2026-11-22')).map((one) => [one.memberName, one.text])).toEqual([
      [other.displayName, 'The owner of the Corner Café'],
      [seat.displayName, 'Anybody at Quay Brewery'],
    ]);
    expect((await week('2026-11-23')).map((one) => one.text)).toEqual(['The owner of the Corner Café']);
    expect(await week('2026-11-15')).toEqual([]);
  });

  it('count nowhere once they are taken back, which only their member and leaders can do', async () => {
    const askId = await ask('Anybody at Quay Brewery');
    expect(await code(profiles.withdrawAsk(await actorIn(db, other), { chapterId, askId }))).toBe('FORBIDDEN');
    await profiles.withdrawAsk(leader, { chapterId, askId });
    expect(await week('2026-11-16')).toEqual([]);
    expect(await code(ask(' '))).toBe('BAD_INPUT');
  });

  it('are not for former members', async () => {
    const gone = await db.make.member({ chapterId, left: '2026-11-01' });
    expect(await code(ask('Somebody', leader, gone.id))).toBe('NOT_A_MEMBER_THEN');
  });
});
