import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '@chapterhouse/domain';
import {
  type Mailbox,
  startMailbox,
  testDatabase,
  type TestDatabase,
  testRedis,
  type TestRedis,
} from '@chapterhouse/testing';
import { type RunningApp, startApp } from '../support/system.js';

const MEMBERS = 240;
const DAY_MS = 86_400_000;

let redis: TestRedis;
beforeAll(() => {
  redis = testRedis();
});
afterAll(() => redis.close());

interface Stage {
  db: TestDatabase;
  mailbox: Mailbox;
  chapterId: string;
  start(): Promise<RunningApp>;
  /** Letters of the ledger by state. */
  ledger(): Promise<Record<string, string[]>>;
  close(): Promise<void>;
}

/** A chapter past its mail hour, with news for each of its members; nothing is planned yet. */
async function stage(queue: Record<string, string>): Promise<Stage> {
  const [db, mailbox] = await Promise.all([testDatabase(), startMailbox()]);
  const chapter = await db.make.chapter({ createdAt: new Date(Date.now() - 60 * DAY_MS) });
  const [due] = await db.sql<{ day: string }>('select as_of::text as day from app_chapters_due(now(), 1)');
  if (!due) throw new Error('the chapter is not due');
  const members = await db.make.members(chapter.id, MEMBERS);
  const date = addDays(due.day, -3);
  for (const [at, giver] of members.entries()) {
    const receiver = members[(at + 1) % MEMBERS];
    await db.make.referral({ chapterId: chapter.id, date, fromMemberId: giver.id, toMemberId: String(receiver?.id) });
  }
  return {
    db,
    mailbox,
    chapterId: chapter.id,
    start: () => startApp('worker', { DATABASE_URL: db.appUrl, SMTP_URL: mailbox.url, ...queue }),
    ledger: async () => {
      const rows = await db.sql<{ id: string; state: string }>('select id, state from delivery');
      const byState: Record<string, string[]> = {};
      for (const { id, state } of rows) (byState[state] ??= []).push(id);
      return byState;
    },
    close: async () => {
      await mailbox.close();
      await db.close();
    },
  };
}

/** How many copies of each letter arrived, by the id of its delivery. */
function copies(mailbox: Mailbox): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { messageId } of mailbox.mails) {
    const id = /^<(.+)@/.exec(messageId ?? '')?.[1] ?? '';
    counted.set(id, (counted.get(id) ?? 0) + 1);
  }
  return counted;
}

async function until(what: string, holds: () => Promise<boolean>, milliseconds: number): Promise<void> {
  for (const end = Date.now() + milliseconds; !(await holds()); await sleep(50))
    if (Date.now() > end) throw new Error(`${what} did not come to pass within ${milliseconds / 1000} s`);
}

describe.each([
  ['PostgreSQL', () => ({})],
  ['Redis', () => ({ REDIS_URL: redis.url, QUEUE_PREFIX: redis.prefix })],
])('a worker with its queue on %s', (_where, queue) => {
  let at: Stage;
  const running: RunningApp[] = [];
  beforeEach(async () => {
    at = await stage(queue());
  });
  afterEach(async () => {
    for (const app of running.splice(0)) await app.kill();
    await at.close();
    await redis.close();
  });
  const start = async (): Promise<RunningApp> => {
    const app = await at.start();
    running.push(app);
    return app;
  };

  it('that is killed in the middle of sending loses no letter, and sends at most those in flight twice', async () => {
    const first = await start();
    await at.mailbox.waitFor(25, 30_000);
    await first.kill();
    const left = await at.ledger();
    const inFlight = new Set(left['SENDING']);
    // Otherwise the kill came too early or too late, and the test shows nothing.
    expect(left['SENT']?.length).toBeGreaterThan(0);
    expect(left['PENDING']?.length).toBeGreaterThan(0);

    // The time until the leases have run out, in one step.
    await at.db.sql(`update delivery set lease_until = now() - interval '1 second' where state = 'SENDING'`);
    await start();
    await until('every letter is sent', async () => (await at.ledger())['SENT']?.length === MEMBERS, 100_000);

    const arrived = copies(at.mailbox);
    const all = (await at.ledger())['SENT'] ?? [];
    expect([...arrived.keys()].sort()).toEqual([...all].sort());
    const twice = [...arrived].filter(([, n]) => n > 1);
    expect(twice.every(([id, n]) => n === 2 && inFlight.has(id))).toBe(true);
  }, 150_000);

  it('that is asked to stop finishes the letters in flight, and another one sends the rest, each once', async () => {
    const first = await start();
    await at.mailbox.waitFor(25, 30_000);
    expect(await first.stop()).toEqual({ code: 0, signal: null });
    const left = await at.ledger();
    expect(left['SENDING'] ?? []).toEqual([]);
    expect(left['PENDING']?.length).toBeGreaterThan(0);
    expect(at.mailbox.mails).toHaveLength(left['SENT']?.length ?? 0);
    await start();
    await until('every letter is sent', async () => (await at.ledger())['SENT']?.length === MEMBERS, 60_000);
    expect(new Set(copies(at.mailbox).values())).toEqual(new Set([1]));
    expect(at.mailbox.mails).toHaveLength(MEMBERS);
  }, 120_000);

  it('shares the letters with another one, each sent once', async () => {
    await Promise.all([start(), start()]);
    await until('every letter is sent', async () => (await at.ledger())['SENT']?.length === MEMBERS, 60_000);
    await sleep(500);
    expect(at.mailbox.mails).toHaveLength(MEMBERS);
    expect(await at.db.sql('select as_of from weekly_run where chapter_id = $1', [at.chapterId])).toHaveLength(1);
  }, 120_000);
});

describe('the log of a worker', () => {
  it('tells what was done, and nothing of anybody', async () => {
    const at = await stage({});
    const worker = await at.start();
    try {
      await until('every letter is sent', async () => (await at.ledger())['SENT']?.length === MEMBERS, 60_000);
      const log = worker.log();
      expect(log).toContain('"msg":"weeks computed"');
      const people = await at.db.sql<{ email: string; name: string }>('select email, name from account');
      for (const { email, name } of people) {
        expect(log).not.toContain(email);
        expect(log).not.toContain(name);
      }
    } finally {
      await worker.stop();
      await at.close();
    }
  }, 90_000);
});
