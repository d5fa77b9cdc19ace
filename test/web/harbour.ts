import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import {
  isKept,
  keptName,
  type Mailbox,
  readExpected,
  startMailbox,
  testDatabase,
  type TestDatabase,
} from '@chapterhouse/testing';
import { launchOptions } from '../support/browser.mjs';
import { chapterhouse, type RunningApp, startApp } from '../support/system.js';
import { type Fate, UnsteadyNetwork } from '../support/unsteady-network.js';

/** Figures of the sample chapter, as computed apart from the app. */
export interface Expected {
  asOf: string;
  windowWeeks: number;
  chapter: Record<string, number | null> & { oneSidedTies: [giver: string, receiver: string, referrals: number][] };
  members: Record<string, ExpectedMember>;
}
export interface ExpectedMember {
  verdict: string | null;
  evidence: Record<string, number | null>;
  lastWeek: Record<'given' | 'received' | 'oneToOnes', number>;
  [figure: string]: unknown;
}

export const LEADER = 'Jonas Lorca';
export const OTHER_LEADER = 'Anouk Whitlock';
export const MEMBER = 'Amara Corrigan';
export const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const;
export const LAPTOP = { viewport: { width: 1440, height: 900 } } as const;
/** What a person would not wait for; the machine may be busy. */
const PATIENCE_MS = 15_000;

export const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
export const expected = readExpected<Expected>('harbour-lights');

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The built system with the sample chapter, its week of `expected.asOf` computed, and a browser. */
export class Harbour {
  private readonly sessions = new Map<string, Promise<Session>>();
  private signingIn: Promise<unknown> = Promise.resolve();
  private readonly opened: BrowserContext[] = [];

  private constructor(
    readonly db: TestDatabase,
    readonly mailbox: Mailbox,
    readonly api: RunningApp,
    readonly network: UnsteadyNetwork,
    readonly browser: Browser,
    readonly chapterId: string,
    private readonly folder: string,
    /** What the API was started with: for a worker beside it. */
    readonly environment: Record<string, string>,
  ) {}

  /** `args` are flags for the browser. */
  static async open(args: readonly string[] = []): Promise<Harbour> {
    const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-web-'));
    const [mailbox, network] = await Promise.all([startMailbox(), UnsteadyNetwork.open()]);
    const sample = keptName('harbour');
    if (!(await isKept(sample))) await keepSample(sample, { CHAPTERHOUSE_DATA: folder, SMTP_URL: mailbox.url });
    mailbox.clear();
    const db = await testDatabase(sample);
    const env = { ...envOf(db), CHAPTERHOUSE_DATA: folder, SMTP_URL: mailbox.url };
    const [chapter] = await db.sql<{ id: string }>('select id from chapter');
    const environment = { ...env, PUBLIC_URL: network.url };
    const [api, options] = await Promise.all([startApp('api', environment), launchOptions()]);
    network.target = api.url;
    const browser = await chromium.launch({ ...options, args: [...options.args, ...args] });
    return new Harbour(db, mailbox, api, network, browser, chapter?.id ?? '', folder, environment);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.network.close();
    await this.api.stop();
    await this.mailbox.close();
    await this.db.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  at(path: string): string {
    return new URL(path, this.network.url).href;
  }

  /** Below the chapter: `''` is its home. */
  here(path = ''): string {
    return this.at(`/c/harbour-lights${path ? `/${path}` : ''}`);
  }

  /** A page of somebody who is signed in, or of nobody. */
  async pageOf(email: string | null, options: BrowserContextOptions = LAPTOP): Promise<Page> {
    const context = await this.browser.newContext({
      locale: 'en-IE',
      ...options,
      ...(email ? { storageState: await this.sessionOf(email) } : {}),
    });
    context.setDefaultTimeout(PATIENCE_MS);
    this.opened.push(context);
    return context.newPage();
  }

  /** The operations that the server is asked from now on, by name; those for which `held` has a promise wait for it on their way. */
  watch(held: (operation: string) => Promise<void> | undefined = () => undefined): string[] {
    const asked: string[] = [];
    this.network.fate = async (path, body): Promise<Fate> => {
      const [, operation] = /(?:query|mutation) (\w+)/.exec(body) ?? [];
      if (path === '/graphql' && operation) {
        asked.push(operation);
        await held(operation);
      }
      return 'arrives';
    };
    return asked;
  }

  /** Closes what the last test opened. */
  async tidy(): Promise<void> {
    this.network.steady();
    for (const context of this.opened.splice(0)) await context.close();
  }

  /** Signs in once for each person: links asked for one address are limited, as they should be. */
  private sessionOf(email: string): Promise<Session> {
    const known = this.sessions.get(email);
    if (known) return known;
    // One after the other: who has their mail empties the mailbox.
    const session = this.signingIn.then(() => this.begin(email));
    this.signingIn = session.catch(() => undefined);
    this.sessions.set(email, session);
    return session;
  }

  /** By the mailed link, though without a page: that it works in one is a journey of its own. */
  private async begin(email: string): Promise<Session> {
    const context = await this.browser.newContext();
    const { request } = context;
    const headers = { origin: new URL(this.network.url).origin };
    await request.post(this.at('/api/auth/sign-in/magic-link'), { headers, data: { email } });
    const pressed = await request.post(await this.mailedLink(email), { headers, maxRedirects: 0 });
    if (pressed.status() !== 302) throw new Error(`${email} cannot sign in: ${pressed.status()}`);
    const session = await context.storageState();
    await context.close();
    return session;
  }

  /** Opens the link of the latest mail to this address, and presses its button. */
  async followLink(page: Page, email: string): Promise<void> {
    await page.goto(await this.mailedLink(email));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/api/'));
  }

  private async mailedLink(email: string): Promise<string> {
    const mail = await this.mailbox.waitForMail(email, /sign.in/i);
    const link = /https?:\/\/\S+token=\S+/.exec(mail.text ?? '')?.[0];
    if (!link) throw new Error(`the mail has no link:\n${mail.text}`);
    this.mailbox.clear();
    return link;
  }
}

const envOf = ({ appUrl, ownerUrl }: TestDatabase) => ({ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });

/** Makes the sample chapter once for all spec files of a run. */
async function keepSample(name: string, env: Record<string, string>): Promise<void> {
  const db = await testDatabase();
  // With its letters: what leaders see of a week are the findings of their letter.
  for (const args of [['sample'], ['sample', '--letters']]) {
    const { code, stdout, stderr } = await chapterhouse(args, { ...env, ...envOf(db) });
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  }
  await db.keepAs(name);
}

/** In the form that a page shows. */
export async function askForLink(page: Page, email: string): Promise<void> {
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
}
