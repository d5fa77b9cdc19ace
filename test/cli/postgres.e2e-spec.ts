import { execFile } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { checkout, type Postgres, type PostgresOptions, startPostgres } from '../support/engines.mjs';

/** Everything below happens in a path with spaces. */
const folders: string[] = [];
const started: Postgres[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'chapter house '));
  folders.push(folder);
  return join(folder, 'postgres');
};
const up = async (options: PostgresOptions): Promise<Postgres> => {
  const postgres = await startPostgres({ durable: false, ...options });
  started.push(postgres);
  return postgres;
};
afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** Starts the server from another process, which then dies by `kill -9`. */
const startAndKill = (folder: string): Promise<void> => {
  const engine = pathToFileURL(join(checkout, 'apps/cli/bootstrap/engines/postgres.mjs')).href;
  const script = `const { startPostgres } = await import(${JSON.stringify(engine)});
    await startPostgres({ folder: ${JSON.stringify(folder)}, durable: false });
    process.kill(process.pid, 'SIGKILL');`;
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], (error, _stdout, stderr) =>
      error?.signal === 'SIGKILL' ? resolve() : reject(new Error(`it did not get as far as being killed: ${stderr}`)),
    );
  });
};

describe('the embedded PostgreSQL', () => {
  it('keeps data, port and passwords from one start to the next', async () => {
    const folder = newFolder();
    const first = await up({ folder });
    await query(first.ownerUrl(), 'create table kept (n int); insert into kept values (7)');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await up({ folder });
    expect(second.reused).toBe(false);
    expect(second.ownerUrl()).toBe(first.ownerUrl());
    expect(await query(second.ownerUrl(), 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('gives the application a role that row-level security holds, and the owner no more than an owner needs', async () => {
    const postgres = await up({ folder: newFolder() });
    const flags = `select rolsuper as super, rolbypassrls as bypass, rolcreatedb as creates from pg_roles where rolname = current_user`;
    expect(await query(postgres.appUrl(), flags)).toEqual([{ super: false, bypass: false, creates: false }]);
    expect(await query(postgres.ownerUrl(), flags)).toEqual([{ super: false, bypass: false, creates: true }]);
    await expect(query(postgres.appUrl(), 'create table mine (n int)')).rejects.toThrow(/permission denied/);
  });

  it('lets nobody in without the password, which only its user may read', async () => {
    const folder = newFolder();
    const postgres = await up({ folder });
    const guess = new URL(postgres.ownerUrl());
    guess.password = 'guess';
    await expect(query(guess.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    await expect(query(`postgres://postgres@127.0.0.1:${postgres.port}/postgres`, 'select 1')).rejects.toThrow(
      /password|SASL/,
    );
    expect(statSync(join(folder, 'engine.json')).mode & 0o777).toBe(0o600);
  });

  it('takes another port when the wanted one is taken, and remembers it', async () => {
    const folder = newFolder();
    const server = await new Promise<Server>((resolve) => {
      const squatter = createServer().listen(0, '127.0.0.1', () => resolve(squatter));
    });
    const taken = (server.address() as { port: number }).port;
    try {
      const first = await up({ folder, port: taken });
      expect(first.port).not.toBe(taken);
      await first.stop();
      expect((await up({ folder, port: taken })).port).toBe(first.port);
    } finally {
      server.close();
    }
  });

  it('moves when its own port was taken meanwhile', async () => {
    const folder = newFolder();
    const first = await up({ folder });
    await first.stop();
    const server = await new Promise<Server>((resolve) => {
      const squatter = createServer().listen(first.port, '127.0.0.1', () => resolve(squatter));
    });
    try {
      const second = await up({ folder });
      expect(second.port).not.toBe(first.port);
      expect(await query(second.ownerUrl(), 'select 1 as n')).toEqual([{ n: 1 }]);
    } finally {
      server.close();
    }
  });

  it('joins the server that a killed process left running, and stops it in the end', async () => {
    const folder = newFolder();
    await startAndKill(folder);
    const joined = await up({ folder });
    expect(joined.reused).toBe(true);
    await joined.stop();
    expect(isAlive(joined.pid)).toBe(false);
  });

  it('comes back after the server itself was killed', async () => {
    const folder = newFolder();
    const first = await up({ folder });
    await query(
      first.ownerUrl(),
      'set synchronous_commit = on; create table kept (n int); insert into kept values (7)',
    );
    process.kill(first.pid, 'SIGKILL');
    while (isAlive(first.pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await up({ folder });
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second.ownerUrl(), 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('is not fooled by a process id that is another program’s by now', async () => {
    const folder = newFolder();
    await (await up({ folder })).stop();
    const { port } = JSON.parse(readFileSync(join(folder, 'engine.json'), 'utf8')) as { port: number };
    const data = join(folder, 'data');
    writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n${port}\n\n127.0.0.1\n\nready   \n`);
    const postgres = await up({ folder });
    expect(postgres.reused).toBe(false);
    expect(await query(postgres.ownerUrl(), 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('begins again when its creation was cut short', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(join(folder, 'data/PG_VERSION'), '18\n');
    const postgres = await up({ folder });
    expect(await query(postgres.ownerUrl(), 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('stays up until the last of its users has left', async () => {
    const folder = newFolder();
    const [one, two] = await Promise.all([up({ folder }), up({ folder })]);
    expect(one.pid).toBe(two.pid);
    await one.stop();
    expect(isAlive(two.pid)).toBe(true);
    await two.stop();
    expect(isAlive(two.pid)).toBe(false);
  });

  it('refuses data of another major version, and says what helps', async () => {
    const folder = newFolder();
    await (await up({ folder })).stop();
    writeFileSync(join(folder, 'data/PG_VERSION'), '12\n');
    await expect(up({ folder })).rejects.toThrow(/was made by PostgreSQL 12.*CHAPTERHOUSE_DATA/s);
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;

  asRoot('refuses a folder of another user', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    chownSync(folder, 65534, 65534);
    await expect(up({ folder })).rejects.toThrow(/belongs to user 65534.*CHAPTERHOUSE_DATA/s);
  });

  asRoot('runs for root where the kernel gives no namespaces: from a copy, as nobody', async () => {
    const folder = newFolder();
    const postgres = await up({ folder, mode: 'copy' });
    expect(await query(postgres.ownerUrl(), 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(statSync(`/proc/${postgres.pid}`).uid).toBe(65534);
    const data = readFileSync(`/proc/${postgres.pid}/cmdline`, 'utf8').split('\0')[2] ?? '';
    await postgres.stop();
    expect(data).toMatch(/^\/var\/tmp\/chapterhouse-/);
    rmSync(join(data, '..'), { recursive: true });
  });
});
