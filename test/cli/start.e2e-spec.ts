import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout, freePort } from '../support/engines.mjs';
import { cleanEnvironment } from '../support/system.js';

// A whole system comes up and goes down in each.

interface Started {
  process: ChildProcess;
  said(): string;
  /** Waits for a pattern in what it said. */
  until(pattern: RegExp, milliseconds?: number): Promise<string>;
  ended: Promise<number | null>;
}

/** In a path with spaces, as a newcomer's may be. */
const data = mkdtempSync(join(tmpdir(), 'chapter house '));
const all: Started[] = [];
afterEach(async () => {
  for (const { process: child, ended } of all.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

function npmStart(own: Record<string, string> = {}, through: 'node' | 'npm' = 'node'): Started {
  const env = cleanEnvironment({ CHAPTERHOUSE_DATA: data, AUTH_SECRET: undefined, NODE_ENV: undefined, ...own });
  const [command, args] =
    through === 'npm'
      ? ['npm', ['start']]
      : [process.execPath, [join(checkout, 'apps/cli/bootstrap/main.mjs'), 'start']];
  const child = spawn(command, args, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const started: Started = {
    process: child,
    said: () => said,
    ended,
    until: async (pattern, milliseconds = 90_000) => {
      for (const since = Date.now(); Date.now() - since < milliseconds; await sleep(30)) {
        const found = pattern.exec(said);
        if (found) return found[1] ?? found[0];
        if (child.exitCode !== null) break;
      }
      throw new Error(`it never said ${pattern}:\n${said}`);
    },
  };
  all.push(started);
  return started;
}

interface Process {
  pid: number;
  line: string;
}

/** The processes of this data folder, and those that its `npm start` brought up. */
const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [line = '', env] = ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8'));
        const ours = line.includes(data) || env?.includes(`CHAPTERHOUSE_DATA=${data}`);
        return ours ? [{ pid: Number(pid), line: line.replaceAll('\0', ' ') }] : [];
      } catch {
        return []; // gone meanwhile, or not ours to look at
      }
    });

async function untilGone(match: RegExp): Promise<Process[]> {
  const left = (): Process[] => processes().filter(({ line }) => match.test(line));
  for (const since = Date.now(); Date.now() - since < 30_000 && left().length > 0; await sleep(50));
  return left();
}

describe('npm start', () => {
  it('brings up a sample chapter that its leader can sign in to, and the letter about one-sided members', async () => {
    const start = npmStart();
    const address = await start.until(/App\s+(http:\S+)/);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    const link = await start.until(/president of Harbour Lights\s+(http:\S+)/);
    const asked = await fetch(link);
    expect([asked.status, asked.headers.get('set-cookie')]).toEqual([200, null]);
    const signedIn = await fetch(link, { method: 'POST', redirect: 'manual', headers: { origin: address } });
    expect(signedIn.status).toBe(302);
    expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly/i);
    const queues = await start.until(/Operator, with the queues\s+(http:\S+)/);
    const operator = await fetch(queues, { method: 'POST', redirect: 'manual', headers: { origin: address } });
    const board = String(operator.headers.get('location'));
    expect(board).toMatch(/\/operator\/queues$/);
    const cookie = operator.headers.getSetCookie().map((one) => one.split(';')[0]);
    expect((await fetch(new URL(board, address), { headers: { cookie: cookie.join('; ') } })).status).toBe(200);
    expect((await fetch(new URL(board, address))).status).toBe(404);
    const inbox = await start.until(/Mail inbox\s+(http:\S+)/);
    const mails = (await (await fetch(new URL('api/messages', inbox))).json()) as unknown;
    expect(JSON.stringify(mails)).toContain('jonas.lorca@example.com');

    const second = npmStart();
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/is running already, at http/);

    start.process.kill('SIGTERM');
    expect(await start.ended).toBe(0);
    expect(processes()).toEqual([]);
  });

  it('is ready again within ten seconds, with everything as it was', async () => {
    // The quickest of three: what else the machine is doing is no fault of the start.
    let quickest = Infinity;
    for (let tries = 0; tries < 3 && quickest >= 10_000; tries++) {
      const since = Date.now();
      const start = npmStart();
      await start.until(/is ready/);
      quickest = Math.min(quickest, Date.now() - since);
      expect(start.said()).not.toContain('sample chapter from its files');
      expect(start.said()).toContain('president of Harbour Lights');
      start.process.kill('SIGTERM');
      expect(await start.ended).toBe(0);
    }
    expect(quickest).toBeLessThan(10_000);
  });

  it('moves aside when its ports are taken, and refuses a port that was asked for', async () => {
    const squatter = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    const taken = String((squatter.address() as { port: number }).port);
    try {
      const refused = npmStart({ PORT: taken });
      expect(await refused.ended).toBe(1);
      expect(refused.said()).toContain(`PORT is ${taken}, and another program listens there already`);
      const asked = String(await freePort());
      expect(await npmStart({ PORT: asked }).until(/App\s+(http:\S+)/)).toBe(`http://localhost:${asked}`);
    } finally {
      squatter.close();
    }
  });

  it('says which part ended and why, and stops the rest', async () => {
    const start = npmStart();
    await start.until(/is ready/);
    const worker = processes().find(({ line }) => line.includes('dist/apps/worker/main.js'));
    if (!worker) throw new Error('the worker runs');
    process.kill(worker.pid, 'SIGKILL');
    expect(await start.ended).toBe(1);
    expect(start.said()).toMatch(/The worker was ended by SIGKILL/);
    expect(processes()).toEqual([]);
  });

  it('leaves no part behind that writes when it is killed, and finds everything again', async () => {
    const first = npmStart();
    await first.until(/is ready/);
    first.process.kill('SIGKILL');
    await first.ended;
    expect(await untilGone(/dist\/apps/)).toEqual([]);
    const second = npmStart();
    await second.until(/is ready/);
    expect(second.said()).toContain('president of Harbour Lights');
  });

  it('stops in order when npm is told to stop, though npm itself does not wait', async () => {
    const start = npmStart({}, 'npm');
    await start.until(/is ready/);
    start.process.kill('SIGTERM');
    await start.until(/Stopped/, 20_000).catch(() => undefined); // npm may be gone first, and its pipe with it
    expect(await untilGone(/./)).toEqual([]);
  });

  it('stops a start that is told to stop half-way', async () => {
    const start = npmStart();
    await start.until(/Engines: /);
    start.process.kill('SIGINT');
    expect(await start.ended).toBe(0);
    expect(await untilGone(/./)).toEqual([]);
  });
});
