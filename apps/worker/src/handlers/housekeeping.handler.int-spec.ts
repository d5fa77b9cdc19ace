import { fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { HousekeepingHandler } from './housekeeping.handler.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

it('keeps house by the clock as the role of the application, and says in the log what went', async () => {
  const { id: accountId } = await db.make.account();
  const row = { accountId, operation: 'slip.create', requestHash: 'x', createdAt: new Date('2026-10-01T00:00:00Z') };
  await db.make.insert('idempotency', { key: 'used long ago', ...row });
  const lines: unknown[] = [];
  const write = (fields: unknown): void => void lines.push(fields);
  const clock = fixedClock('2026-10-30T00:00:00Z');
  const handler = new HousekeepingHandler(db.door, clock, { debug: write, info: write, warn: write, error: write });
  await handler.handle();
  clock.set('2026-11-01T00:00:00Z');
  await handler.handle();
  await handler.handle();
  expect(lines).toMatchObject([{ idempotencyKeys: 0 }, { idempotencyKeys: 1 }, { idempotencyKeys: 0 }]);
});
