import { testDatabase, type TestDatabase } from '@chapterhouse/testing';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const due = async (at: string): Promise<string[]> => {
  const rows = await db.sql<{ slug: string; as_of: string }>(
    `select c.slug, d.as_of::text from app_chapters_due($1, 1000) d join chapter c on c.id = d.chapter_id order by 1`,
    [at],
  );
  return rows.map((r) => `${r.slug} ${r.as_of}`);
};

describe('chapters past their local mail hour', () => {
  const createdAt = new Date('2026-01-01T00:00:00Z');

  it('follows daylight saving in each zone', async () => {
    await db.make.chapter({ slug: 'dublin', timeZone: 'Europe/Dublin', mailWeekday: 1, mailHour: 7, createdAt });
    await db.make.chapter({ slug: 'sydney', timeZone: 'Australia/Sydney', mailWeekday: 1, mailHour: 7, createdAt });
    await db.make.chapter({ slug: 'new-york', timeZone: 'America/New_York', mailWeekday: 1, mailHour: 7, createdAt });
    // Monday 26 October 2026: Dublin went to winter time the day before, New York goes a week later.
    expect(await due('2026-10-26T06:59:00Z')).toEqual([
      'dublin 2026-10-19',
      'new-york 2026-10-19',
      'sydney 2026-10-26',
    ]);
    expect(await due('2026-10-26T07:00:00Z')).toEqual([
      'dublin 2026-10-26',
      'new-york 2026-10-19',
      'sydney 2026-10-26',
    ]);
    expect(await due('2026-10-26T10:59:00Z')).toContain('new-york 2026-10-19');
    expect(await due('2026-10-26T11:00:00Z')).toContain('new-york 2026-10-26');
    // The Monday before, in summer time, Dublin's seven o'clock was six in UTC.
    expect(await due('2026-10-19T05:59:00Z')).toContain('dublin 2026-10-12');
    expect(await due('2026-10-19T06:00:00Z')).toContain('dublin 2026-10-19');
  });

  it('does not skip an hour that the clocks leap over', async () => {
    await db.make.chapter({ slug: 'leap', timeZone: 'America/New_York', mailWeekday: 7, mailHour: 2, createdAt });
    // On Sunday 8 March 2026 two o'clock does not exist in New York: the letters go at three, which is seven in UTC.
    expect(await due('2026-03-08T06:59:00Z')).toContain('leap 2026-03-01');
    expect(await due('2026-03-08T07:00:00Z')).toContain('leap 2026-03-08');
  });

  it.each([
    ['Asia/Kolkata', '2026-11-16T01:30:00Z'],
    ['Asia/Kathmandu', '2026-11-16T01:15:00Z'],
    ['Australia/Adelaide', '2026-11-15T20:30:00Z'],
  ])('knows that %s is no whole hours away from UTC', async (timeZone, sevenOClock) => {
    const slug = timeZone.toLowerCase().replace('/', '-');
    await db.make.chapter({ slug, timeZone, mailWeekday: 1, mailHour: 7, createdAt });
    const aMinuteBefore = new Date(Date.parse(sevenOClock) - 60_000).toISOString();
    expect(await due(aMinuteBefore)).toContain(`${slug} 2026-11-09`);
    expect(await due(sevenOClock)).toContain(`${slug} 2026-11-16`);
  });

  it('leaves out a week that is planned and the time before the chapter was there, not the chapters without letters', async () => {
    const planned = await db.make.chapter({ slug: 'planned', createdAt });
    await db.make.insert('weekly_run', { chapterId: planned.id, asOf: '2026-11-16' });
    await db.make.chapter({ slug: 'silent', mailEnabled: false, createdAt });
    await db.make.chapter({ slug: 'brand-new', createdAt: new Date('2026-11-17T12:00:00Z') });
    const slugs = await due('2026-11-18T12:00:00Z');
    expect(slugs.filter((s) => /planned|silent|brand-new/.test(s))).toEqual(['silent 2026-11-16']);
    expect(await due('2026-11-23T12:00:00Z')).toEqual(
      expect.arrayContaining(['planned 2026-11-23', 'brand-new 2026-11-23']),
    );
  });
});
