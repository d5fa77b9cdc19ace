import { join } from 'node:path';
import { freePort, isPortFree } from '../../bootstrap/engines/lease.mjs';
import { checkout, dataFolder } from '../../bootstrap/engines/paths.mjs';
import { progress } from '../../bootstrap/progress.mjs';
import { Child } from './child.js';
import { runCli } from './run-cli.js';
import { type Engines, type Environment, openEngines, readRunning, writeRunning } from './engines.js';
import { lacks } from './sample.js';
import { welcome } from './welcome.js';

/** Thrown where the user stops the start half-way. */
class Stopped extends Error {}

/**
 * Brings the whole system up and stays until it is told to stop (Ctrl-C, SIGTERM) or a part of it ends.
 * Returns the exit code: 0 when it was told to stop, 1 when it could not start or a part ended by itself.
 */
export async function start(given: Environment): Promise<number> {
  const session = new Session(given);
  try {
    await session.up();
    const gone = await Promise.race([session.asked, ...session.children.map((child) => child.ended.then(() => child))]);
    if (!gone) return 0;
    console.error(`\n${gone.epitaph()}\nEverything else is being stopped.`);
    return 1;
  } catch (error) {
    if (error instanceof Stopped) return 0;
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await session.down();
  }
}

class Session {
  readonly children: Child[] = [];
  /** Settles when somebody asks for the end: Ctrl-C, SIGTERM, or the parent that handed over to us is gone. */
  readonly asked: Promise<null>;
  private stopping = false;
  private engines: Engines | undefined;
  private working: Promise<unknown> | undefined;
  private readonly folder: string;
  private readonly since = Date.now();

  constructor(private readonly given: Environment) {
    this.folder = dataFolder(given);
    this.asked = new Promise((resolve) => {
      let first = 0;
      const ask = (signal: NodeJS.Signals | 'disconnect'): void => {
        // One Ctrl-C may come twice: from the terminal, and forwarded by the process that handed over to us.
        if (!first) first = Date.now();
        else if (Date.now() - first > 1_000 && signal === 'SIGINT') process.exit(130);
        this.stopping = true;
        resolve(null);
      };
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));
      process.once('disconnect', () => ask('disconnect'));
    });
  }

  async up(): Promise<void> {
    const { given, folder } = this;
    const neighbour = readRunning(folder);
    if (neighbour)
      throw new Error(
        `Chapterhouse is running already, at ${neighbour.publicUrl} (process ${neighbour.pid}). Stop it first, or set CHAPTERHOUSE_DATA to another folder.`,
      );
    const port = await pickPort(given, 'PORT', 3000);
    const healthPort = await pickPort(given, 'WORKER_HEALTH_PORT', 3001);

    const engines = await this.step('Starting the engines', async (done) => {
      const opened = await openEngines({ ...given, PORT: String(port) });
      this.engines = opened;
      done(opened.notes.length > 0 ? `Engines: ${opened.notes.join(', ')}` : 'Engines as named in the environment');
      return opened;
    });
    const env: Environment = {
      ...engines.env,
      // For trying it out: with the explorer and the sample chapter, unless told otherwise.
      NODE_ENV: given['NODE_ENV'] || 'development',
      PORT: String(port),
      WORKER_HEALTH_PORT: String(healthPort),
    };
    writeRunning(folder, {
      pid: process.pid,
      publicUrl: String(env['PUBLIC_URL']),
      smtpUrl: String(env['SMTP_URL']),
      ...(engines.inboxUrl ? { inboxUrl: engines.inboxUrl } : {}),
    });
    const noLetters = await this.prepareData(env);
    const links = await this.step('Starting API and worker', async () => {
      // Neither may act as the owner of the tables.
      const own = Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'DATABASE_OWNER_URL'));
      const api = this.spawn('API', 'api', own);
      const worker = this.spawn('worker', 'worker', own);
      const [made] = await Promise.all([
        import('./sign-in-links.js').then(({ signInLinks }) => signInLinks(env)),
        api.ready(`http://127.0.0.1:${port}/health/ready`),
        worker.ready(`http://127.0.0.1:${healthPort}/health/ready`),
      ]);
      return made;
    });
    if (noLetters)
      await this.step('Computing the sample chapter’s week and mailing its letters', () =>
        runCli(['sample', '--letters'], env, this.asked),
      );
    console.log(welcome({ env, folder, since: this.since, inboxUrl: engines.inboxUrl, links }));
  }

  /** Migrates, and fills an empty database with the sample chapter; whether its letters have yet to be sent. */
  private async prepareData(env: Environment): Promise<boolean> {
    const ownerUrl = env['DATABASE_OWNER_URL'];
    if (!ownerUrl) {
      console.error('  DATABASE_OWNER_URL is not set, so migrating is left to you: npm run -s chapterhouse -- migrate');
      return false;
    }
    await this.step('Migrating the database', async () => {
      // Loaded once the engines are on their way: a wrong port is told at once.
      const { migrate } = await import('../support/engines.js');
      await migrate(ownerUrl, String(env['DATABASE_URL']));
    });
    if (env['NODE_ENV'] === 'production') return false;
    const lacking = await lacks(ownerUrl);
    if (!lacking.chapter) return lacking.letters;
    await this.step('Creating the sample chapter from its files', () => runCli(['sample'], env, this.asked));
    return true;
  }

  private spawn(name: string, app: string, env: Environment): Child {
    const child = new Child(
      name,
      join(this.folder, 'logs', `${app}.log`),
      join(checkout, 'dist/apps', app, 'main.js'),
      env,
    );
    this.children.push(child);
    return child;
  }

  /** Shows what is being done, and gives up as soon as the user asks for the end. */
  private async step<T>(what: string, work: (done: (text: string) => void) => Promise<T>): Promise<T> {
    if (this.stopping) throw new Stopped();
    const shown = progress(what);
    let text: string | undefined;
    const working = work((said) => (text = said));
    this.working = working;
    try {
      const result = await Promise.race([
        working,
        this.asked.then(() => {
          throw new Stopped();
        }),
      ]);
      shown.done(text);
      return result;
    } catch (error) {
      if (error instanceof Stopped) shown.drop();
      else shown.fail();
      throw error;
    }
  }

  /** Worker and API first, since they write; then the inbox and the database. */
  async down(): Promise<void> {
    if (!this.working) return;
    const shown = progress('Stopping');
    for (const child of [...this.children].reverse()) await child.stop();
    await this.working.catch(() => undefined); // what was under way may still hold, or bring up, an engine
    await this.engines?.stop();
    if (readRunning(this.folder)?.pid === process.pid) writeRunning(this.folder, null);
    shown.done('Stopped');
  }
}

/** The port that a variable names, or the usual one, or a free one. Throws when the named one is taken. */
async function pickPort(env: Environment, name: string, usual: number): Promise<number> {
  const given = env[name];
  if (!given) return freePort(usual);
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`${name} should be a whole number from 1 to 65535`);
  if (!(await isPortFree(port)))
    throw new Error(
      `${name} is ${port}, and another program listens there already. Name another port, or leave ${name} out.`,
    );
  return port;
}
