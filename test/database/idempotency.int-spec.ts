import { audit, changedFields, idempotently } from '@chapterhouse/database';
import { actorOf, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { systemActor, type Actor } from '@chapterhouse/platform';

describe('idempotently', () => {
  let db: TestDatabase;
  let actor: Actor;
  let made: number;
  beforeAll(async () => {
    db = await testDatabase();
    actor = await actorOf(db, (await db.make.account()).id);
  });
  beforeEach(() => {
    made = 0;
  });
  afterAll(() => db.close());

  const create = (key: string, request: unknown = { a: 1 }, who = actor, wait = 0): Promise<string> =>
    db.door.run(who, (em) =>
      idempotently(em, who, { operation: 'thing.create', key, request }, async () => {
        made += 1;
        await em.query('select pg_sleep($1)', [wait]);
        return `thing ${made}`;
      }),
    );

  it('creates once for a key, and answers the same again', async () => {
    expect(await create('again-and-again')).toBe('thing 1');
    expect(await create('again-and-again')).toBe('thing 1');
    expect(made).toBe(1);
  });

  it('creates once for a double click: the second waits for the first', async () => {
    const both = await Promise.all([create('double-click', { a: 1 }, actor, 0.2), create('double-click')]);
    expect(both).toEqual(['thing 1', 'thing 1']);
    expect(made).toBe(1);
  });

  it('refuses a key that was used for another request', async () => {
    await create('used-before');
    await expect(create('used-before', { a: 2 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_REUSED' });
  });

  it('forgets a key whose creation failed', async () => {
    await expect(
      db.door.run(actor, (em) =>
        idempotently(em, actor, { operation: 'thing.create', key: 'fails-first', request: { a: 1 } }, () =>
          Promise.reject(new Error('no')),
        ),
      ),
    ).rejects.toThrow('no');
    expect(await create('fails-first')).toBe('thing 1');
  });

  it('keeps the keys of two people apart', async () => {
    const other = await actorOf(db, (await db.make.account()).id);
    expect(await create('my-very-own')).toBe('thing 1');
    expect(await create('my-very-own', { b: 2 }, other)).toBe('thing 2');
  });

  it('refuses a key that is too short to be anybody’s own', async () => {
    await expect(create('short')).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'idempotencyKey' });
  });
});

describe('audit', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('keeps who, what and why, and names the part of the system that did it', async () => {
    const chapter = await db.make.chapter();
    const actor = systemActor('worker.test', [chapter.id]);
    const entry = { chapterId: chapter.id, action: 'thing.done', subjectType: 'thing', subjectId: '1' };
    await db.door.run(actor, (em) => audit(em, actor, { ...entry, before: { a: 1 }, after: null, reason: 'because' }));
    expect(await db.sql(`select account_id, action, before, after, reason from audit_log`)).toEqual([
      { account_id: null, action: 'thing.done', before: { a: 1 }, after: null, reason: 'worker.test: because' },
    ]);
  });

  it('cannot be rewritten by the application', async () => {
    await expect(db.app.query(`update audit_log set reason = 'other'`)).rejects.toThrow('permission denied');
    await expect(db.app.query(`delete from slip_event`)).rejects.toThrow('permission denied');
  });

  it('sees only the fields that differ', () => {
    expect(changedFields({ a: 1, b: 2, c: [1] }, { a: 1, b: 3, c: [1] })).toEqual({
      before: { b: 2 },
      after: { b: 3 },
    });
    expect(changedFields({ a: 1 }, { a: 1 })).toBeNull();
  });
});
