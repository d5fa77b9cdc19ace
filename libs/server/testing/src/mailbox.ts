import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as the server got it. `envelopeFrom` and `recipients` are the envelope: a blind copy stands there only. */
export interface ReceivedMail extends Email {
  envelopeFrom: string;
  recipients: string[];
  /** The message as it went over the wire. */
  raw: Buffer;
}

export interface Mailbox {
  /** `smtp://127.0.0.1:…` for SMTP_URL. */
  url: string;
  port: number;
  /** In the order of arrival. */
  mails: ReceivedMail[];
  /** Answers later mails to an address with this code and text (550 = no such person, 451 = try again later); null lifts it. */
  answer(address: string, code: number | null, text?: string): void;
  /** Waits until this many mails have come. Throws after the time, telling who got one. */
  waitFor(count: number, milliseconds?: number): Promise<ReceivedMail[]>;
  /** Waits for a mail to an address, and whose subject matches. */
  waitForMail(to: string, subject?: RegExp, milliseconds?: number): Promise<ReceivedMail>;
  clear(): void;
  close(): Promise<void>;
}

/** A real SMTP server on a free port that keeps what it gets in memory. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const answers = new Map<string, { code: number; text: string }>();
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, callback) => {
      const refusal = answers.get(address.toLowerCase());
      callback(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null);
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        PostalMime.parse(raw).then(
          (mail) => {
            mails.push({
              ...mail,
              envelopeFrom: mailFrom ? mailFrom.address : '',
              recipients: rcptTo.map((r) => r.address),
              raw,
            });
            callback(null);
            for (const look of waiting) look();
          },
          (error: Error) => callback(error),
        );
      });
    },
  });
  // A client that is killed in the middle of a mail is what some tests are about.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;

  const until = <T>(find: () => T | undefined, what: string, milliseconds: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        const got = mails.map((m) => `${m.recipients.join(', ')}: ${m.subject ?? ''}`).join('\n  ');
        reject(new Error(`No ${what} within ${milliseconds} ms. ${mails.length} mails came:\n  ${got}`));
      }, milliseconds);
      waiting.add(look);
      look();
    });

  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    answer: (address, code, text = 'refused by the test') => {
      if (code === null) answers.delete(address.toLowerCase());
      else answers.set(address.toLowerCase(), { code, text });
    },
    waitFor: (count, milliseconds = 10_000) =>
      until(() => (mails.length >= count ? [...mails] : undefined), `${count} mails`, milliseconds),
    waitForMail: (to, subject = /./, milliseconds = 10_000) =>
      until(
        () =>
          mails.find(
            (m) => m.recipients.some((r) => r.toLowerCase() === to.toLowerCase()) && subject.test(m.subject ?? ''),
          ),
        `mail to ${to} with subject ${subject}`,
        milliseconds,
      ),
    clear: () => void mails.splice(0),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
