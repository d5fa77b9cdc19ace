import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, systemActor } from '@chapterhouse/platform';
import { testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { ReadSession } from './read-session.js';

describe('the reads of a request', () => {
  let db: TestDatabase;
  let one: string;
  let two: string;
  beforeAll(async () => {
    db = await testDatabase();
    one = (await db.make.chapter({ name: 'One' })).id;
    two = (await db.make.chapter({ name: 'Two' })).id;
  });
  afterAll(() => db.close());

  const session = (): ReadSession => new ReadSession(db.door, systemActor('test', [one, two]));
  const transactions = async (): Promise<number> => {
    const [row] = await db.sql<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'test' and state like 'idle in transaction%'`,
    );
    return row?.n ?? 0;
  };
  const names = (reads: ReadSession, chapterId: string): Promise<string[]> =>
    reads.read(chapterId, async (em) =>
      (await em.query<{ name: string }[]>('select name from chapter order by name')).map((row) => row.name),
    );
  const backend = (reads: ReadSession, chapterId: string): Promise<string> =>
    reads.read(chapterId, async (em) => {
      const sql = `select pg_backend_pid() || ' ' || pg_current_xact_id_if_assigned() is not null || ' ' || now() as t`;
      return (await em.query<{ t: string }[]>(sql))[0]?.t ?? '';
    });

  it('share one transaction, in which nothing can be written', async () => {
    const reads = session();
    const seen = await Promise.all([backend(reads, one), backend(reads, one), backend(reads, one)]);
    await sleep(5);
    expect(new Set([...seen, await backend(reads, one)]).size).toBe(1);
    await expect(reads.read(one, (em) => em.query('delete from meeting'))).rejects.toThrow('read-only');
    await reads.end();
    expect(await transactions()).toBe(0);
  });

  it('open no door before the first one, and close it at the end', async () => {
    const reads = session();
    expect(await transactions()).toBe(0);
    await names(reads, one);
    expect(await transactions()).toBe(1);
    await reads.pause();
    expect(await transactions()).toBe(0);
    await names(reads, one);
    await reads.end();
    expect(await transactions()).toBe(0);
    await expect(names(reads, one)).rejects.toThrow('the answer was sent');
  });

  it('see their own chapter only, and hold one connection however many chapters they are about', async () => {
    const reads = session();
    const mixed = [one, two, one, two, one].map((id) => names(reads, id));
    expect(await Promise.all(mixed)).toEqual([['One'], ['Two'], ['One'], ['Two'], ['One']]);
    expect(await transactions()).toBe(1);
    await reads.end();
  });

  it('do not stand still when more requests than connections ask about two chapters each', async () => {
    const many = Array.from({ length: 20 }, () => session());
    const all = many.map(async (reads) => {
      const both = await Promise.all([names(reads, one), names(reads, two)]);
      await reads.end();
      return both;
    });
    expect(await Promise.all(all)).toEqual(many.map(() => [['One'], ['Two']]));
  }, 20_000);

  it('join the read around them, and refuse to wait for another chapter inside one', async () => {
    const reads = session();
    expect(await reads.read(one, () => names(reads, one))).toEqual(['One']);
    await expect(reads.read(one, () => names(reads, two))).rejects.toThrow('must not wait');
    await reads.end();
  });

  it('go on after an expected failure in the same transaction, and after a failed statement in a new one', async () => {
    const reads = session();
    const before = await backend(reads, one);
    await expect(reads.read(one, () => Promise.reject(new AppError('NOT_FOUND', 'gone')))).rejects.toThrow('gone');
    expect(await backend(reads, one)).toBe(before);
    await expect(reads.read(one, (em) => em.query('select nothing_at_all'))).rejects.toThrow('nothing_at_all');
    expect(await names(reads, one)).toEqual(['One']);
    await reads.end();
    expect(await transactions()).toBe(0);
  });

  it('fail when the door cannot be opened, without waiting for ever', async () => {
    const reads = new ReadSession(db.door, systemActor('test', ['not an id']));
    await expect(names(reads, 'not an id')).rejects.toThrow();
    await reads.end();
  });
});
