import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inboxHandler } from './inbox-http.js';
import { extractLinks } from './links.js';
import { type InboxMail, MailStore } from './mail-store.js';
import { type FailureOptions, openSmtpDoor, PlannedFailures } from './smtp-door.js';

export interface InboxOptions {
  /** Folder for the `.eml` files; made when missing. */
  readonly dir: string;
  /** 0 takes any free port. */
  readonly smtpPort?: number;
  readonly httpPort?: number;
  readonly host?: string;
  /** How many mails are kept; 500 unless said otherwise. */
  readonly capacity?: number;
  readonly now?: () => Date;
}

export interface WaitOptions {
  /** 10 seconds unless said otherwise. */
  readonly timeoutMs?: number;
  /** Only mails that came after this one (its id). */
  readonly after?: string;
}

/** A mail server that keeps what it gets and shows it on a page: for development and for tests. */
export interface Inbox {
  /** For `SMTP_URL`. */
  readonly smtpUrl: string;
  /** The page, and the REST interface under `api/messages`. */
  readonly url: string;
  /** All mails, newest first. */
  messages(): Promise<InboxMail[]>;
  /**
   * The newest mail to an address whose subject fits (a part of it, or a pattern); waits for one when there is none.
   * @throws Error naming what came instead when the time is over.
   */
  waitFor(to: string, subject: string | RegExp, options?: WaitOptions): Promise<InboxMail>;
  extractLinks(mail: Pick<InboxMail, 'html' | 'text'>): string[];
  /** Refuses the next mail to a recipient with an SMTP status of 400 to 599. */
  failNext(recipient: string, code: number, options?: FailureOptions): void;
  clear(): Promise<void>;
  close(): Promise<void>;
}

const CAPACITY = 500;
const WAIT_MS = 10_000;

/** Starts the inbox. @throws Error when a port is taken or the folder cannot be written. */
export async function startInbox(options: InboxOptions): Promise<Inbox> {
  const { dir, host = '127.0.0.1', smtpPort = 0, httpPort = 0, capacity = CAPACITY } = options;
  const store = await MailStore.open(dir, capacity, options.now ?? (() => new Date()));
  const failures = new PlannedFailures();
  const door = await openSmtpDoor({
    host,
    port: smtpPort,
    failures,
    take: (raw, envelope) => store.add(raw, envelope),
  });

  const http = createServer(inboxHandler(store));
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(httpPort, host, resolve);
    });
  } catch (error) {
    await door.close();
    throw error;
  }
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const { port } = http.address() as AddressInfo;

  const messages = async (): Promise<InboxMail[]> => {
    const mails = await Promise.all(store.newest().map((id) => store.get(id)));
    return mails.filter((mail) => mail !== null);
  };
  return {
    smtpUrl: `smtp://${shownHost}:${door.port}`,
    url: `http://${shownHost}:${port}/`,
    messages,
    waitFor: (to, subject, wait = {}) => waitFor(store, messages, to, subject, wait),
    extractLinks,
    failNext: (recipient, code, failure = {}) => failures.plan(recipient, code, failure),
    clear: () => store.clear(),
    close: async () => {
      http.closeAllConnections();
      await Promise.all([door.close(), new Promise((resolve) => http.close(resolve))]);
    },
  };
}

async function waitFor(
  store: MailStore,
  messages: () => Promise<InboxMail[]>,
  to: string,
  subject: string | RegExp,
  { timeoutMs = WAIT_MS, after = '' }: WaitOptions,
): Promise<InboxMail> {
  const recipient = to.toLowerCase();
  const fits = (mail: InboxMail): boolean =>
    mail.id > after &&
    mail.envelope.to.some((address) => address.toLowerCase() === recipient) &&
    (typeof subject === 'string' ? mail.subject.includes(subject) : subject.test(mail.subject));

  return new Promise<InboxMail>((resolve, reject) => {
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      stop();
      settle();
    };
    const timer = setTimeout(() => {
      void messages().then((mails) => {
        const seen = mails.map((mail) => `"${mail.subject}" to ${mail.envelope.to.join(', ')}`).join('; ');
        const came = seen ? `came instead: ${seen}` : 'the inbox is empty';
        finish(() => reject(new Error(`no mail to ${to} with subject ${subject} within ${timeoutMs} ms; ${came}`)));
      });
    }, timeoutMs);
    const look = (mail: InboxMail | null | undefined): void => {
      if (mail && fits(mail)) finish(() => resolve(mail));
    };
    const fail = (error: unknown): void => finish(() => reject(error));
    // Watching before looking: a mail that comes in between is not missed.
    const stop = store.watch((id) => void store.get(id).then(look, fail));
    messages().then((mails) => look(mails.find(fits)), fail);
  });
}
