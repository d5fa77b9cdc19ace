import { actorIn, actorOf, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { newId, systemActor, type AccountActor } from '@chapterhouse/platform';
import type { ChapterEntity, MemberEntity } from '@chapterhouse/database';
import { BrandService, logoPathOf } from './brand/brand.service.js';
import { pngOf } from './brand/logo-images.fixture.js';
import { ChapterQueries } from './chapters.queries.js';
import { ChapterService } from './chapters.service.js';

let db: TestDatabase;
let service: ChapterService;
const queries = new ChapterQueries();

beforeAll(async () => {
  db = await testDatabase();
  service = new ChapterService(db.door, fixedClock(), queries);
});
afterAll(() => db.close());

const settings = { name: 'Quayside', timeZone: 'Europe/Dublin', currency: 'EUR' };

async function admin(organisationId: string): Promise<AccountActor> {
  const account = await db.make.account();
  await db.make.staffRole({ accountId: account.id, organisationId, role: 'ORGANISATION_ADMIN' });
  return actorOf(db, account.id);
}

describe('a place', () => {
  it('is found by its members, and looks as if it were not there to anybody else', async () => {
    const chapter = await db.make.chapter();
    const insider = await actorIn(db, await db.make.member({ chapterId: chapter.id }));
    const outsider = await actorIn(db, await db.make.leader((await db.make.chapter()).id));
    const place = (who: AccountActor): Promise<unknown> =>
      db.door.run(who, (em) => queries.place(em, chapter.id), { chapterId: chapter.id, readOnly: true });
    expect(await place(insider)).toMatchObject({ chapterId: chapter.id, timeZone: 'Europe/Dublin', currency: 'EUR' });
    await expect(place(outsider)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is found by its short name, which says no more than an id', async () => {
    const chapter = await db.make.chapter();
    const stranger = await actorOf(db, (await db.make.account()).id);
    const find = (slug: string): Promise<string | null> => db.door.run(stranger, (em) => queries.bySlug(em, slug));
    expect(await find(chapter.slug)).toBe(chapter.id);
    expect(await find('nowhere')).toBeNull();
  });
});

describe('lists', () => {
  it('shows members their own chapters, and staff those of their region or organisation', async () => {
    const region = await db.make.region();
    const { organisationId } = region;
    const elsewhere = await db.make.region({ organisationId });
    const [a, b] = [await db.make.chapter({ regionId: region.id }), await db.make.chapter({ regionId: region.id })];
    const c = await db.make.chapter({ regionId: elsewhere.id });
    const member = await actorIn(db, await db.make.member({ chapterId: a.id }));
    const director = await db.make.account();
    await db.make.staffRole({
      accountId: director.id,
      organisationId,
      regionId: region.id,
      role: 'REGION_DIRECTOR',
    });
    const ids = async (who: AccountActor): Promise<string[]> =>
      (await db.door.run(who, (em) => queries.list(em, who))).items.map((i) => i.id).sort();
    expect(await ids(member)).toEqual([a.id]);
    expect(await ids(await actorOf(db, director.id))).toEqual([a.id, b.id].sort());
    expect(await ids(await admin(organisationId))).toEqual([a.id, b.id, c.id].sort());
    const mine = await db.door.run(member, (em) => queries.mine(em, member));
    expect(mine.map((m) => m.id)).toEqual([a.id]);
  });

  it('comes in pages with the number of all', async () => {
    const region = await db.make.region();
    for (let i = 0; i < 3; i++) await db.make.chapter({ regionId: region.id, name: `Page ${i}` });
    const who = await admin(region.organisationId);
    const page = await db.door.run(who, (em) => queries.list(em, who, { limit: 2, offset: 1, search: 'pAgE' }));
    expect(page.items.map((i) => i.name)).toEqual(['Page 1', 'Page 2']);
    expect(page.totalCount).toBe(3);
  });
});

describe('creating a chapter', () => {
  it('is for the admin of the organisation, once for each key', async () => {
    const region = await db.make.region();
    const who = await admin(region.organisationId);
    const input = { organisationId: region.organisationId, regionId: region.id, settings, idempotencyKey: newId() };
    const first = await service.create(who, input);
    expect(first).toMatchObject({ slug: 'quayside', currency: 'EUR', meetingWeekday: 3, version: 1 });
    expect((await service.create(who, input)).id).toBe(first.id);
    const again = service.create(who, { ...input, idempotencyKey: newId() });
    await expect(again).rejects.toMatchObject({ code: 'SLUG_TAKEN', field: 'slug' });
  });

  it('is refused to a leader, to another organisation’s admin, and in another organisation’s region', async () => {
    const region = await db.make.region();
    const other = await db.make.region();
    const input = { organisationId: region.organisationId, regionId: region.id, settings, idempotencyKey: newId() };
    const chapter = await db.make.chapter({ regionId: region.id });
    const leader = await actorIn(db, await db.make.leader(chapter.id));
    await expect(service.create(leader, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(service.create(await admin(other.organisationId), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const foreign = { ...input, regionId: other.id };
    await expect(service.create(await admin(region.organisationId), foreign)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('for the operator finds or makes the organisation and the region, also two at once', async () => {
    const of = (slug: string): Promise<ChapterEntity> =>
      service.createForOperator({ ...settings, slug, organisation: 'Guild of Tests', region: 'East' });
    const [a, b] = await Promise.all([of('east-one'), of('east-two')]);
    expect(a.organisationId).toBe(b.organisationId);
    expect(a.regionId).toBe(b.regionId);
    await expect(of('east-one')).rejects.toMatchObject({ code: 'SLUG_TAKEN' });
    await expect(of('East One')).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'slug' });
  });
});

describe('settings', () => {
  let chapter: ChapterEntity;
  let leader: AccountActor;
  let member: MemberEntity;
  beforeEach(async () => {
    chapter = await db.make.chapter();
    leader = await actorIn(db, await db.make.leader(chapter.id));
    member = await db.make.member({ chapterId: chapter.id });
  });

  it('are changed on record, with the old and the new value', async () => {
    const changed = await service.updateSettings(leader, {
      chapterId: chapter.id,
      expectedVersion: 1,
      settings: { mailHour: 6, currency: 'gbp', name: chapter.name },
    });
    expect(changed).toMatchObject({ mailHour: 6, currency: 'GBP', version: 2 });
    const history = await db.door.run(
      leader,
      async (em) => queries.history(em, await queries.place(em, chapter.id), leader),
      { chapterId: chapter.id },
    );
    expect(history.items).toMatchObject([
      { before: { mailHour: 7, currency: 'EUR' }, after: { mailHour: 6, currency: 'GBP' }, byName: expect.any(String) },
    ]);
  });

  it('are not overwritten by a second leader who saw the old ones', async () => {
    const change = (mailHour: number): Promise<ChapterEntity> =>
      service.updateSettings(leader, { chapterId: chapter.id, expectedVersion: 1, settings: { mailHour } });
    const both = await Promise.allSettled([change(5), change(9)]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
  });

  it('are for leaders: a member is refused, and a leader of another chapter finds nothing', async () => {
    const input = { chapterId: chapter.id, expectedVersion: 1, settings: { mailHour: 6 } };
    const foreign = await actorIn(db, await db.make.leader((await db.make.chapter()).id));
    await expect(service.updateSettings(await actorIn(db, member), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(service.updateSettings(foreign, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(service.updateSettings(systemActor('test', []), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('choose among the presets and the organisation’s own scorecards, and say which there are', async () => {
    const own = async (organisationId: string, name: string) =>
      db.sql(
        `insert into scorecard_table (organisation_id, name, version, valid_from, definition) values ($1, $2, 1, '2026-01-01', '{}')`,
        [organisationId, name],
      );
    await own(chapter.organisationId, 'our-own');
    await own((await db.make.organisation()).id, 'their-own');
    const choose = (scorecard: string) =>
      service.updateSettings(leader, { chapterId: chapter.id, expectedVersion: 1, settings: { scorecard } });
    await expect(choose('their-own')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field: 'scorecard',
      message: expect.stringContaining('classic-uk-2012, hong-kong, thailand, our-own.'),
    });
    expect(await choose('our-own')).toMatchObject({ scorecard: 'our-own', version: 2 });
    const made = await service.create(await admin(chapter.organisationId), {
      ...{ organisationId: chapter.organisationId, regionId: chapter.regionId, idempotencyKey: newId() },
      settings: { ...settings, name: 'Scored Quay', scorecard: 'our-own' },
    });
    expect(made.scorecard).toBe('our-own');
  });

  it('fit each other, also when only one of them is changed', async () => {
    const input = { chapterId: chapter.id, expectedVersion: 1, settings: { windowWeeks: 60 } };
    await expect(service.updateSettings(leader, input)).rejects.toMatchObject({ field: 'evidenceWeeks' });
  });

  it('refuses a time zone that PostgreSQL does not know, even if JavaScript did', async () => {
    const id = newId();
    const row = { ...settings, timeZone: 'Mars/Olympus' };
    await expect(service.createForOperator({ ...row, slug: `mars-${id}` })).rejects.toMatchObject({
      field: 'timeZone',
    });
    await expect(db.make.chapter({ timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
      constraint: 'chapter_time_zone_ck',
    });
  });
});

describe('the logo', () => {
  let brand: BrandService;
  let chapter: ChapterEntity;
  let leader: AccountActor;
  const red = pngOf(64, 32);
  const blue = pngOf(64, 32, [20, 40, 160]);
  beforeAll(() => {
    brand = new BrandService(db.door, fixedClock(), queries);
  });
  beforeEach(async () => {
    chapter = await db.make.chapter();
    leader = await actorIn(db, await db.make.leader(chapter.id));
  });
  const set = (who: AccountActor, bytes: Buffer, expectedVersion = 1): Promise<ChapterEntity> =>
    brand.setLogo(who, { chapterId: chapter.id, expectedVersion, bytes });
  const hashIn = (path: string | null): string => path?.split('/').pop()?.split('.')[0] ?? '';

  it('is found by its hash by anybody, until another takes its place', async () => {
    const first = logoPathOf(await set(leader, red));
    expect(first).toMatch(/^\/files\/logos\/[0-9a-f]{64}\.png$/);
    expect(await brand.logo(hashIn(first))).toEqual({ type: 'png', content: red });
    const second = logoPathOf(await set(leader, blue, 2));
    expect(await brand.logo(hashIn(second))).toEqual({ type: 'png', content: blue });
    expect(await brand.logo(hashIn(first))).toBeNull();
    expect(await brand.logo('nothing')).toBeNull();
  });

  it('is set and taken away on record; the same again changes nothing, whatever version was seen', async () => {
    await set(leader, red);
    expect((await set(leader, red, 1)).version).toBe(2);
    const gone = await brand.removeLogo(leader, { chapterId: chapter.id, expectedVersion: 2 });
    expect(gone).toMatchObject({ logoHash: null, logoType: null, version: 3 });
    expect((await brand.removeLogo(leader, { chapterId: chapter.id, expectedVersion: 2 })).version).toBe(3);
    const history = await db.door.run(
      leader,
      async (em) => queries.history(em, await queries.place(em, chapter.id), leader),
      { chapterId: chapter.id },
    );
    expect(history.items.map(({ before, after }) => [before?.['logo'] !== null, after?.['logo'] !== null])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('is not changed by somebody who saw older settings, nor by those who may not write them', async () => {
    await set(leader, red);
    await expect(set(leader, blue, 1)).rejects.toMatchObject({ code: 'CONFLICT' });
    const member = await actorIn(db, await db.make.member({ chapterId: chapter.id }));
    const foreign = await actorIn(db, await db.make.leader((await db.make.chapter()).id));
    await expect(set(member, blue, 2)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(set(foreign, blue, 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const removal = { chapterId: chapter.id, expectedVersion: 2 };
    await expect(brand.removeLogo(member, removal)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
