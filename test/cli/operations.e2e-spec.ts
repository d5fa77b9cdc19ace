import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailbox, testDatabase, type Mailbox, type TestDatabase } from '@chapterhouse/testing';
import { freePort } from '../support/engines.mjs';
import { type Answer, chapterhouse } from './cli.js';

interface Findings {
  healthy: boolean;
  findings: { what: string; state: string; detail: string }[];
}

describe('without any engine configured', () => {
  const data = mkdtempSync(join(tmpdir(), 'chapter house cli '));
  const run = (...args: string[]): Promise<Answer> =>
    chapterhouse(args, { CHAPTERHOUSE_DATA: data, AUTH_SECRET: undefined });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it('starts the embedded ones for the time of the command, and stops them', async () => {
    const pending = await run('migrate', '--pending', '--json');
    expect(pending.code).toBe(1);
    expect(pending.json<{ pending: string[] }>().pending.length).toBeGreaterThan(0);
    expect(existsSync(join(data, 'postgres/data/PG_VERSION'))).toBe(true);
    expect(existsSync(join(data, 'postgres/data/postmaster.pid'))).toBe(false);
  });

  it('brings its own database up to date, so that a first command just works', async () => {
    const seeded = await run('seed', '--chapters', '2', '--members', '6', '--weeks', '30', '--as-of', '2026-11-16');
    expect(seeded).toMatchObject({ code: 0, stderr: '' });
    expect(seeded.stdout).toMatch(/^2 chapters in /);
    const check = await run('migrate', '--check', '--json');
    expect(check).toMatchObject({ code: 0 });
    expect(check.json()).toEqual({ pending: [], drift: [], queue: true });
  });

  it('finds itself healthy', async () => {
    const answer = await run('doctor', '--json');
    expect(answer.stderr).toBe('');
    expect(answer.code).toBe(0);
    const { healthy, findings } = answer.json<Findings>();
    expect(healthy).toBe(true);
    expect(findings.map((f) => f.what)).toEqual(
      expect.arrayContaining(['PostgreSQL', 'row-level security', 'migrations', 'queue', 'mail', 'clock']),
    );
  });

  it('keeps the secret that signs, so that a link outlives the command that printed it', async () => {
    const invited = await run('account', 'invite', 'Ada@Example.com', '--name', 'Ada Brandt', '--json');
    expect(invited.json()).toMatchObject({ email: 'ada@example.com', name: 'Ada Brandt' });
    const link = await run('account', 'sign-in-link', 'ada@example.com');
    expect(link.code).toBe(0);
    expect(link.stdout.trim()).toMatch(/^http:\/\/\S+token=\S+$/);
    expect(existsSync(join(data, 'auth-secret'))).toBe(true);
  });
});

describe('with engines of one’s own', () => {
  const data = mkdtempSync(join(tmpdir(), 'chapterhouse-cli-'));
  let db: TestDatabase;
  let mailbox: Mailbox;
  let env: Record<string, string>;
  beforeAll(async () => {
    [db, mailbox] = [await testDatabase(), await startMailbox()];
    env = {
      CHAPTERHOUSE_DATA: data,
      DATABASE_URL: db.appUrl,
      DATABASE_OWNER_URL: db.ownerUrl,
      SMTP_URL: mailbox.url,
    };
  });
  afterAll(async () => {
    await db.close();
    await mailbox.close();
    rmSync(data, { recursive: true, force: true });
  });

  it('names the settings that are wrong, with exit code 2', async () => {
    const answer = await chapterhouse(['doctor'], { ...env, DATABASE_URL: 'mysql://here', PORT: 'no' });
    expect(answer.code).toBe(2);
    expect(answer.stderr).toMatch(/DATABASE_URL should be a URL that starts with postgres:\/\//);
    expect(answer.stderr).toMatch(/PORT should be a whole number/);
  });

  it('says with exit code 3 that PostgreSQL is not there', async () => {
    const url = `postgres://app:hidden-word@127.0.0.1:${await freePort()}/chapterhouse`;
    const answer = await chapterhouse(['stats', 'quiet', '--as-of', '2026-11-16'], { ...env, DATABASE_URL: url });
    expect(answer.code).toBe(3);
    expect(answer.stderr).toMatch(/PostgreSQL at 127\.0\.0\.1:\d+ .* does not let us in: .*Check that it runs/);
    expect(answer.stderr).not.toContain('hidden-word');
  });

  it('finds a role that row-level security does not bind, and a mail server that is not there', async () => {
    const answer = await chapterhouse(['doctor', '--json'], {
      ...env,
      DATABASE_URL: db.ownerUrl,
      SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
    });
    expect(answer.code).toBe(1);
    const wrong = answer.json<Findings>().findings.filter((f) => f.state === 'wrong');
    expect(wrong.map((f) => f.what).sort()).toEqual(['mail', 'row-level security']);
  });

  it('examines Redis, when the queue is to live there', async () => {
    const answer = await chapterhouse(['doctor', '--json'], {
      ...env,
      REDIS_URL: `redis://127.0.0.1:${await freePort()}`,
    });
    expect(answer.code).toBe(1);
    expect(answer.json<Findings>().findings).toContainEqual(
      expect.objectContaining({ what: 'Redis', state: 'wrong', detail: expect.stringMatching(/check REDIS_URL/) }),
    );
  });

  it('refuses to seed without the owner of the tables', async () => {
    const answer = await chapterhouse(['seed', '--chapters', '1', '--members', '5', '--weeks', '5'], {
      ...env,
      DATABASE_OWNER_URL: undefined,
    });
    expect(answer.code).toBe(1);
    expect(answer.stderr).toMatch(/set DATABASE_OWNER_URL/);
  });

  it('migrates down and up again, and refuses to work in between', async () => {
    const down = await chapterhouse(['migrate', '--down', '--yes', '--json'], env);
    expect(down.json<{ takenBack: number }>().takenBack).toBeGreaterThan(0);
    const stats = await chapterhouse(['stats', 'quiet', '--as-of', '2026-11-16'], env);
    expect(stats.code).toBe(1);
    expect(stats.stderr).toMatch(/not up to date.*chapterhouse migrate/);
    const up = await chapterhouse(['migrate', '--json'], env);
    expect(up.json<{ ran: string[] }>().ran.length).toBeGreaterThan(0);
    expect(await chapterhouse(['migrate', '--check'], env)).toMatchObject({ code: 0 });
  });
});
