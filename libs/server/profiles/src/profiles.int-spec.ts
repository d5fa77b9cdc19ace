import { actorIn, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { newId, type AccountActor } from '@chapterhouse/platform';
import type { MemberEntity } from '@chapterhouse/database';
import { ChapterDoor, ChapterQueries } from '@chapterhouse/chapters';
import type { ProfileField } from './profile-fields.js';
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

  it('is edited in several parts at once, all of them or none', async () => {
    const parts = (texts: [ProfileField, string | null][]) =>
      profiles.editParts(member, {
        ...{ chapterId, memberId: seat.id },
        parts: texts.map(([field, text]) => ({ field, text })),
      });
    await expect(
      parts([
        ['GOALS', 'Two more vans'],
        ['SKILLS', 'x'.repeat(2001)],
      ]),
    ).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field: 'parts.1.text',
    });
    await expect(
      parts([
        ['GOALS', 'Two'],
        ['GOALS', 'Three'],
      ]),
    ).rejects.toMatchObject({ field: 'parts.1.field' });
    const said = () =>
      door.run(member, chapterId, async (em, place) => {
        const { parts: now } = await queries.ofMember(em, place, member, seat.id, '2026-11-16');
        return now.map(({ field, text }) => [field, text]);
      });
    expect(await said()).toEqual([]);
    await parts([
      ['GOALS', 'Two more vans'],
      ['SKILLS', 'Old wiring'],
    ]);
    expect(await said()).toEqual([
      ['GOALS', 'Two more vans'],
      ['SKILLS', 'Old wiring'],
    ]);
  });

  it('is shown with its newest story and the ask of the week, and says who edited it', async () => {
    await edit('Landlords', leader);
    const make = { chapterId, memberId: seat.id, idempotencyKey: newId() };
    await profiles.tellStory(member, { ...make, text: 'A shop that stayed open' });
    const askId = await profiles.ask(member, { ...make, idempotencyKey: newId(), kind: 'PERSON', text: 'A mayor' });
    const on = (day: string) =>
      door.run(member, chapterId, (em, place) => queries.ofMember(em, place, member, seat.id, day));
    expect(await on('2026-11-22')).toEqual({
      ...{ memberId: seat.id, storyOn: '2026-11-16', stories: 1 },
      parts: [{ field: 'IDEAL_CUSTOMER', text: 'Landlords', editedOn: '2026-11-16' }],
      ask: {
        ...{ id: askId, memberId: seat.id, memberName: seat.displayName },
        ...{ kind: 'PERSON', text: 'A mayor', askedOn: '2026-11-16', withdrawnAt: null },
      },
    });
    expect((await on('2026-11-23')).ask).toBeNull();
    await door.run(member, chapterId, async (em, place) => {
      const { items } = await queries.history(em, place, member, seat.id);
      const [account] = await db.sql<{ name: string }>('select name from account where id = $1', [leader.accountId]);
      expect(items.map((one) => one.byName)).toEqual([account?.name]);
      expect(await code(queries.ofMember(em, place, member, newId(), '2026-11-16'))).toBe('NOT_FOUND');
    });
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

describe('stories and asks in other words', () => {
  it('are new from that day on, and the old ones are kept for what was told then', async () => {
    const to = (text: string) => ({ chapterId, text, idempotencyKey: newId() });
    const storyId = await profiles.tellStory(member, { ...to('A shop'), memberId: seat.id });
    const askId = await profiles.ask(member, { ...to('A brewer'), memberId: seat.id, kind: 'TRADE' });
    clock.set('2026-11-18T09:00:00Z');
    const change = { ...to('A shop by the sea'), storyId };
    const newStory = await profiles.changeStory(member, change);
    expect(await profiles.changeStory(member, change)).toBe(newStory);
    expect(await code(profiles.changeStory(member, { ...to('A third time'), storyId }))).toBe('CONFLICT');
    const newAsk = await profiles.changeAsk(leader, { ...to('Quay Brewery'), askId, kind: 'COMPANY' });
    expect(await code(profiles.changeAsk(member, { ...to('Again'), askId, kind: 'COMPANY' }))).toBe('CONFLICT');
    await door.run(member, chapterId, async (em, place) => {
      expect(await queries.story(em, place, member, newStory)).toMatchObject({
        text: 'A shop by the sea',
        toldOn: '2026-11-18',
      });
      expect(await code(queries.story(em, place, member, storyId))).toBe('NOT_FOUND');
      expect((await queries.asksOf(em, place, member, seat.id)).items).toMatchObject([
        { id: newAsk, kind: 'COMPANY', text: 'Quay Brewery', askedOn: '2026-11-18' },
      ]);
      expect(await code(queries.askById(em, place, member, askId))).toBe('NOT_FOUND');
    });
    // What was told and asked before is kept with its day, for the member and for leaders.
    for (const who of [member, leader]) {
      await door.run(who, chapterId, async (em, place) => {
        const { items, totalCount } = await queries.stories(em, place, who, seat.id, { gone: true });
        expect([totalCount, ...items.map((one) => [one.text, one.toldOn, one.removedOn])]).toEqual([
          2,
          ['A shop by the sea', '2026-11-18', null],
          ['A shop', '2026-11-16', '2026-11-18'],
        ]);
        const asks = await queries.asksOf(em, place, who, seat.id, { gone: true });
        expect(asks.items.map((one) => [one.text, one.withdrawnAt])).toEqual([
          ['Quay Brewery', null],
          ['A brewer', new Date('2026-11-18T09:00:00Z')],
        ]);
      });
    }
    const stranger = await actorIn(db, other);
    await door.run(stranger, chapterId, async (em, place) => {
      expect(await code(queries.stories(em, place, stranger, seat.id, { gone: true }))).toBe('FORBIDDEN');
      expect(await code(queries.asksOf(em, place, stranger, seat.id, { gone: true }))).toBe('FORBIDDEN');
    });
  });

  it('are for the week of an ask, and for their member and leaders alone', async () => {
    const to = (text: string) => ({ chapterId, text, idempotencyKey: newId() });
    const storyId = await profiles.tellStory(member, { ...to('A shop'), memberId: seat.id });
    const askId = await profiles.ask(member, { ...to('A brewer'), memberId: seat.id, kind: 'TRADE' });
    const stranger = await actorIn(db, other);
    expect(await code(profiles.changeStory(stranger, { ...to('Mine'), storyId }))).toBe('FORBIDDEN');
    expect(await code(profiles.changeAsk(stranger, { ...to('Mine'), askId, kind: 'TRADE' }))).toBe('FORBIDDEN');
    expect(await code(profiles.changeAsk(member, { ...to(' '), askId, kind: 'TRADE' }))).toBe('BAD_INPUT');
    clock.set('2026-11-23T09:00:00Z');
    expect(await code(profiles.changeAsk(member, { ...to('Later'), askId, kind: 'TRADE' }))).toBe('CONFLICT');
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
