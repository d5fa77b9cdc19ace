import pg from 'pg';
import nodemailer from 'nodemailer';
import { Redis } from 'ioredis';
import { systemActor } from '@chapterhouse/platform';
import { startMailbox } from './mailbox.js';
import { isKept, keptName, testDatabase, type TestDatabase } from './test-database.js';
import { hasRedis, testRedis } from './test-redis.js';
import { loadTruth, VECTORS } from './vectors.js';

describe('testDatabase', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('gives each caller a database of their own', async () => {
    const other = await testDatabase();
    try {
      await db.make.organisation({ slug: 'only-here' });
      expect(await other.sql(`select from organisation where slug = 'only-here'`)).toEqual([]);
    } finally {
      await other.close();
    }
    expect(await db.sql(`select from pg_database where datname = $1`, [other.name])).toEqual([]);
  });

  it('is made once and cloned where a spec file keeps it for others', async () => {
    const kept = keptName('spec');
    expect(await isKept(kept)).toBe(false);
    const first = await testDatabase();
    await first.make.organisation({ slug: 'kept' });
    await first.keepAs(kept);
    expect(await isKept(kept)).toBe(true);
    const clones = [await testDatabase(kept), await testDatabase(kept)];
    for (const clone of clones) {
      expect(await clone.sql(`select slug from organisation where slug = 'kept'`)).toEqual([{ slug: 'kept' }]);
      await clone.sql(`delete from organisation where slug = 'kept'`);
      await clone.close();
    }
    await db.sql(`drop database ${kept}`);
  });

  it('is gone afterwards, although a connection was left open', async () => {
    const one = await testDatabase();
    const left = new pg.Client({ connectionString: one.appUrl });
    left.on('error', () => undefined);
    await left.connect();
    await one.close();
    expect(await db.sql('select from pg_database where datname = $1', [one.name])).toEqual([]);
    await left.end();
  });

  it('lets the application in as a role that row-level security holds', async () => {
    const [role] = await db.app.query<{ held: boolean; name: string }[]>(
      `select current_user as name, not (rolsuper or rolbypassrls) as held from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({ name: 'chapterhouse_app', held: true });
  });

  it('shows a chapter through the door only to those who may see it', async () => {
    const chapter = await db.make.chapter();
    const member = await db.make.member({ chapterId: chapter.id });
    const seen = (ids: string[]): Promise<{ id: string }[]> =>
      db.door.run(systemActor('test', ids), (em) => em.query('select id from member where id = $1', [member.id]));
    expect(await seen([chapter.id])).toEqual([{ id: member.id }]);
    expect(await seen([(await db.make.chapter()).id])).toEqual([]);
  });

  it('makes every kind of row, with what the test did not say filled in', async () => {
    const chapter = await db.make.chapter({ currency: 'GBP' });
    const leader = await db.make.leader(chapter.id);
    const [giver, receiver] = await db.make.members(chapter.id, 2);
    if (!giver || !receiver) throw new Error('two members were asked for');
    const { date } = await db.make.meeting({ chapterId: chapter.id });
    const row = { chapterId: chapter.id, date };
    const between = { ...row, fromMemberId: giver.id, toMemberId: receiver.id };
    await db.make.attendance({ ...row, memberId: giver.id, mark: 'LATE' });
    await db.make.referral(between);
    await db.make.oneToOne(between);
    await db.make.testimonial(between);
    await db.make.closedBusiness({ ...row, toMemberId: receiver.id, amount: '10.50', currency: 'GBP' });
    await db.make.education({ ...row, fromMemberId: leader.id });
    await db.make.visitor({ chapterId: chapter.id, invitedByMemberId: giver.id });
    await db.make.staffRole({
      accountId: String(leader.accountId),
      organisationId: chapter.organisationId,
      role: 'ORGANISATION_ADMIN',
    });
    const types = await db.sql<{ type: string }>('select type from slip where chapter_id = $1 order by type', [
      chapter.id,
    ]);
    expect(types.map((t) => t.type)).toEqual(['CLOSED_BUSINESS', 'EDUCATION', 'ONE_TO_ONE', 'REFERRAL', 'TESTIMONIAL']);
    expect(chapter).toMatchObject({ currency: 'GBP', timeZone: 'Europe/Dublin' });
  });

  it.each(VECTORS)('loads everything that the truth of %s holds', async (vector) => {
    const { truth, chapterId } = await loadTruth(db, vector);
    const [counts] = await db.sql(
      `select (select count(*)::int from member where chapter_id = $1) as members,
              (select count(*)::int from meeting where chapter_id = $1) as meetings,
              (select count(*)::int from attendance where chapter_id = $1) as marks,
              (select count(*)::int from slip where chapter_id = $1) + (select count(*)::int from visitor where chapter_id = $1) as slips`,
      [chapterId],
    );
    expect(counts).toEqual({
      members: truth.members.length,
      meetings: truth.meetings.length,
      marks: truth.attendance.length,
      slips: truth.slips.length,
    });
  });
});

(hasRedis() ? describe : describe.skip)('testRedis', () => {
  it('removes its own keys and no others', async () => {
    const one = testRedis();
    const two = testRedis();
    const redis = new Redis(one.url);
    try {
      await redis.set(`${one.prefix}:a`, '1');
      await redis.set(`${two.prefix}:a`, '1');
      await one.close();
      expect(await redis.exists(`${one.prefix}:a`)).toBe(0);
      expect(await redis.exists(`${two.prefix}:a`)).toBe(1);
    } finally {
      await two.close();
      redis.disconnect();
    }
  });
});

describe('startMailbox', () => {
  it('keeps mails with their envelope, and refuses whom the test names', async () => {
    const mailbox = await startMailbox();
    const transport = nodemailer.createTransport(mailbox.url);
    try {
      const mail = {
        from: 'letters@example.com',
        to: 'ada@example.com',
        bcc: 'ben@example.com',
        subject: 'Your week',
        text: 'Good.',
      };
      await transport.sendMail(mail);
      const got = await mailbox.waitForMail('Ada@example.com', /week/);
      expect(got.recipients).toEqual(['ada@example.com', 'ben@example.com']);
      expect(got.text?.trim()).toBe('Good.');
      mailbox.answer('ada@example.com', 550);
      await expect(transport.sendMail({ ...mail, bcc: undefined })).rejects.toMatchObject({ responseCode: 550 });
      await expect(mailbox.waitFor(2, 20)).rejects.toThrow('No 2 mails within 20 ms');
    } finally {
      transport.close();
      await mailbox.close();
    }
  });
});
