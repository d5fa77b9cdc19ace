import {
  type Mailbox,
  startMailbox,
  testDatabase,
  type TestDatabase,
  testRedis,
  type TestRedis,
} from '@chapterhouse/testing';
import { startApp } from '../support/system.js';

let db: TestDatabase;
let redis: TestRedis;
let mailbox: Mailbox;
beforeAll(async () => {
  [db, mailbox] = await Promise.all([testDatabase(), startMailbox()]);
  redis = testRedis();
});
afterAll(async () => {
  await redis.close();
  await mailbox.close();
  await db.close();
});

describe('the built worker', () => {
  it.each([
    ['PostgreSQL', () => ({})],
    ['Redis', () => ({ REDIS_URL: redis.url, QUEUE_PREFIX: redis.prefix })],
  ])('starts with its queue on %s, says that it is ready, and finishes when it is asked to', async (_where, queue) => {
    const worker = await startApp('worker', { DATABASE_URL: db.appUrl, SMTP_URL: mailbox.url, ...queue() });
    expect(worker.log()).toContain('"msg":"ready"');
    expect(await worker.stop()).toEqual({ code: 0, signal: null });
    // It leaves the database in order: nothing is said of a connection that broke off.
    expect(worker.log()).not.toMatch(/"level":(50|60)/);
  });

  it('tells which setting is wrong, and does not start', async () => {
    await expect(startApp('worker', { DATABASE_URL: 'mysql://nowhere', SMTP_URL: mailbox.url })).rejects.toThrow(
      /DATABASE_URL should be/,
    );
  });
});
