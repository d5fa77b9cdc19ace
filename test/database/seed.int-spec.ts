import { createHash } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { seedDatabase, type SeedOptions } from '@chapterhouse/database';

const options: SeedOptions = { chapters: 14, members: 20, weeks: 52, asOf: '2026-11-16' };
let db: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  [db, other] = [await testDatabase(), await testDatabase()];
  await seedDatabase(db.ownerUrl, options);
});
afterAll(async () => {
  await db.close();
  await other.close();
});

const one = async <Row>(sql: string): Promise<Row> => (await db.sql<Row>(sql))[0] as Row;

/** What stands in the tables, without the moments of writing. */
async function fingerprint(of: TestDatabase): Promise<string> {
  const parts = await of.sql<{ text: string }>(`
    select string_agg(md5(concat_ws('|', chapter_id, id, account_id, display_name, joined, "left", status)), '' order by id) as text from member
    union all select string_agg(md5(concat_ws('|', chapter_id, member_id, date, mark)), '' order by chapter_id, member_id, date) from attendance
    union all select string_agg(md5(concat_ws('|', chapter_id, id, type, date, from_member_id, to_member_id, status, amount, referral_id)), '' order by chapter_id, id) from slip
    union all select string_agg(md5(concat_ws('|', chapter_id, id, name, stage)), '' order by chapter_id, id) from visitor
    union all select string_agg(md5(concat_ws('|', id, slug, name, time_zone)), '' order by id) from chapter`);
  // PostgreSQL promises no order of the five: where it works in parallel, the first to be ready comes first.
  const texts = parts.map(({ text }) => text).sort();
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

describe('seedDatabase', () => {
  it('makes the chapters and the active members that were asked for', async () => {
    const sizes = await db.sql<{ n: number }>(
      `select count(*)::int as n from member where status in ('ACTIVE', 'ON_LEAVE') and "left" is null group by chapter_id`,
    );
    expect(sizes.map((s) => s.n)).toEqual(Array.from({ length: 14 }, () => 20));
    expect((await one<{ n: number }>(`select count(*)::int as n from member where status = 'LEFT'`)).n).toBe(28);
  });

  it('gives about the referrals a year that were asked for', async () => {
    const { rate } = await one<{ rate: number }>(
      `select count(*)::float / (14 * 20) as rate from slip where type = 'REFERRAL'`,
    );
    expect(rate).toBeGreaterThan(44);
    expect(rate).toBeLessThan(52);
  });

  it('holds every type of slip, every mark, leaders, and chapters in several time zones and currencies', async () => {
    const [types, marks, zones, currencies] = await Promise.all(
      ['slip.type', 'attendance.mark', 'chapter.time_zone', 'chapter.currency'].map((path) => {
        const [table, column] = path.split('.');
        return db.sql<{ v: string }>(`select distinct ${column} as v from ${table}`);
      }),
    );
    expect(types?.map((t) => t.v).sort()).toEqual([
      'CLOSED_BUSINESS',
      'EDUCATION',
      'ONE_TO_ONE',
      'REFERRAL',
      'TESTIMONIAL',
    ]);
    expect(marks).toHaveLength(5);
    expect(zones?.length).toBeGreaterThan(10);
    expect(currencies?.length).toBeGreaterThan(7);
    const { led } = await one<{ led: number }>(
      `select count(distinct chapter_id)::int as led from role_term where role = 'PRESIDENT' and "to" is null`,
    );
    expect(led).toBe(14);
  });

  it('writes nothing outside a membership and nothing on or after the last day', async () => {
    const { outside } = await one<{ outside: number }>(`
      select count(*)::int as outside from slip s join member m on m.chapter_id = s.chapter_id and m.id in (s.from_member_id, s.to_member_id)
      where s.date < m.joined or s.date >= m."left"`);
    expect(outside).toBe(0);
    const { last } = await one<{ last: string }>(
      `select greatest((select max(date) from slip), (select max(date) from attendance)) as last`,
    );
    expect(last < '2026-11-16').toBe(true);
    expect(last >= '2026-11-09').toBe(true);
  });

  it('makes the same again from the same seed, whatever the number of connections', async () => {
    await seedDatabase(other.ownerUrl, { ...options, connections: 3 });
    expect(await fingerprint(other)).toBe(await fingerprint(db));
  });

  it('refuses the same seed twice, and adds other chapters with another one', async () => {
    await expect(seedDatabase(other.ownerUrl, options)).rejects.toMatchObject({ code: 'CONFLICT', field: 'seed' });
    const more = await seedDatabase(other.ownerUrl, { ...options, chapters: 1, members: 5, weeks: 3, seed: 2 });
    expect(more.slugs).toHaveLength(1);
    expect(more.rows).toMatchObject({ chapter: 1, member: 5, meeting: 3 });
  });

  it('names the option that is out of range', async () => {
    await expect(seedDatabase(other.ownerUrl, { ...options, members: 1 })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field: 'members',
    });
  });

  it('fills a chapter of any size without a clash of classifications', async () => {
    const { rows } = await seedDatabase(other.ownerUrl, { ...options, chapters: 1, members: 100, weeks: 60, seed: 3 });
    expect(rows.member).toBe(114);
  });
});
