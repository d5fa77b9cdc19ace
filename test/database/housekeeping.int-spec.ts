import { keepHouse, type Housekeeping } from '@chapterhouse/database';
import { newId, systemActor } from '@chapterhouse/platform';
import { testDatabase, type TestDatabase } from '@chapterhouse/testing';

const DAY_MS = 86_400_000;
const now = new Date();
const ago = (days: number): Date => new Date(now.getTime() - days * DAY_MS);

describe('housekeeping', () => {
  let db: TestDatabase;
  let accountId: string;
  let chapterId: string;
  beforeAll(async () => {
    db = await testDatabase();
    accountId = (await db.make.account()).id;
    chapterId = (await db.make.chapter()).id;
  });
  afterAll(() => db.close());

  const keep = (at = now): Promise<Housekeeping> =>
    db.door.run(systemActor('worker.housekeeping', []), (em) => keepHouse(em, at));
  const names = async (sql: string): Promise<string[]> => (await db.sql<{ name: string }>(sql)).map((r) => r.name);
  const importOf = async (
    name: string,
    job: { state: string; createdAt: Date; undoneAt?: Date; appliedAt?: Date },
  ): Promise<void> => {
    const id = newId();
    await db.make.insert('import_job', { chapterId, id, ...job });
    const file = { chapterId, id: newId(), importId: id, name, size: 4, sha256: 'x', content: Buffer.from('rows') };
    await db.make.insert('import_file', file);
  };
  const nothing = { idempotencyKeys: 0, sessions: 0, verifications: 0, importFiles: 0 };

  it('finds nothing to do in a new house', async () => {
    expect(await keep()).toEqual(nothing);
  });

  it('removes what is over for good, leaves what may be needed, and has nothing left to do after that', async () => {
    for (const days of [29, 31]) {
      const row = { accountId, operation: 'slip.create', requestHash: 'x', createdAt: ago(days) };
      await db.make.insert('idempotency', { key: `key of ${days} days`, ...row });
    }
    for (const [name, expiresAt] of [
      ['holds', ago(-1)],
      ['expired', ago(1)],
    ] as const) {
      await db.make.insert('session', { id: newId(), accountId, token: name, expiresAt });
      await db.make.insert('verification', { id: newId(), identifier: name, value: '{}', expiresAt });
    }
    await importOf('forgotten', { state: 'PREVIEWED', createdAt: ago(91) });
    await importOf('of late', { state: 'UPLOADED', createdAt: ago(89) });
    await importOf('applied', { state: 'APPLIED', createdAt: ago(400), appliedAt: ago(400) });
    await importOf('undone of late', { state: 'UNDONE', createdAt: ago(400), undoneAt: ago(10) });
    await importOf('undone', { state: 'UNDONE', createdAt: ago(400), undoneAt: ago(100) });

    expect(await keep()).toEqual({ idempotencyKeys: 1, sessions: 1, verifications: 1, importFiles: 2 });
    expect(await names('select key as name from idempotency')).toEqual(['key of 29 days']);
    expect(await names('select token as name from session')).toEqual(['holds']);
    expect(await names('select identifier as name from verification')).toEqual(['holds']);
    expect(await names(`select name from import_file where content = '' order by name`)).toEqual([
      'forgotten',
      'undone',
    ]);
    expect(await names('select name from import_file')).toHaveLength(5);
    expect(await keep()).toEqual(nothing);
  });

  it('ends nothing that still holds, even when the clock of whoever asks is fast', async () => {
    expect(await keep(ago(-1000))).toEqual(nothing);
    expect(await names('select token as name from session')).toEqual(['holds']);
  });

  it('is the application’s to ask for and nobody else’s', async () => {
    const [right] = await db.sql<{ app: boolean; others: boolean }>(
      `select has_function_privilege($1, 'app_housekeeping(timestamptz)', 'execute') as app,
         exists (select from pg_proc, aclexplode(proacl) a where proname = 'app_housekeeping' and a.grantee = 0) as others`,
      [new URL(db.appUrl).username],
    );
    expect(right).toEqual({ app: true, others: false });
  });
});
