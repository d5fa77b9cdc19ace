import { createTransport } from 'nodemailer';
import { MailTransport, type OutgoingMail, type SendResult } from './mail-transport.js';
import { classifyFailure, type SmtpFailure } from './smtp-answers.js';

export interface SmtpOptions {
  /** `smtp://user:password@host:587` (STARTTLS when offered) or `smtps://…` (TLS from the start). */
  readonly url: string;
  /** Connections kept open; as many mails are on their way at once. */
  readonly connections?: number;
  /** Milliseconds of silence after which a connection counts as dead. */
  readonly timeoutMs?: number;
}

const CONNECTIONS = 8;
const MAILS_A_CONNECTION = 500;
const TIMEOUT_MS = 30_000;

/** Mail through an SMTP server, over a pool of connections that stay open between mails. */
export class SmtpTransport extends MailTransport {
  private readonly transporter;
  private readonly inFlight = new Set<Promise<SendResult>>();

  /** @throws Error when the address is not one of an SMTP server. */
  constructor({ url, connections = CONNECTIONS, timeoutMs = TIMEOUT_MS }: SmtpOptions) {
    super();
    if (!/^smtps?:\/\/[^/]+/.test(url)) {
      throw new Error('SMTP_URL should be like smtp://user:password@host:587 or smtps://user:password@host:465');
    }
    this.transporter = createTransport({
      url,
      pool: true,
      maxConnections: connections,
      maxMessages: MAILS_A_CONNECTION,
      // A connection that breaks off leaves open whether the mail was taken: the ledger decides, not the pool.
      maxRequeues: 0,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      // What a letter contains is never a path or an address to fetch from.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  override send(mail: OutgoingMail): Promise<SendResult> {
    const sending = this.deliver(mail).finally(() => this.inFlight.delete(sending));
    this.inFlight.add(sending);
    return sending;
  }

  override async check(): Promise<{ ok: boolean; reason: string }> {
    try {
      await this.transporter.verify();
      return { ok: true, reason: '' };
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  override async close(): Promise<void> {
    await Promise.all(this.inFlight);
    this.transporter.close();
  }

  private async deliver(mail: OutgoingMail): Promise<SendResult> {
    try {
      const info = await this.transporter.sendMail({
        messageId: mail.messageId,
        from: person(mail.from),
        to: person(mail.to),
        ...(mail.replyTo ? { replyTo: person(mail.replyTo) } : {}),
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        ...(mail.invitation && {
          icalEvent: { method: 'REQUEST', filename: 'one-to-one.ics', content: mail.invitation },
        }),
        // Choosing between encodings would read every letter once more; this one suits them all.
        textEncoding: 'quoted-printable',
        headers: mailHeaders(mail),
        xMailer: false,
      });
      return { state: 'sent', response: String(info.response) };
    } catch (error) {
      if (!isFailure(error)) throw error;
      return classifyFailure(error);
    }
  }
}

const person = ({ address, name }: { address: string; name?: string }): { address: string; name: string } => ({
  address,
  name: name ?? '',
});

/** Headers by which machines know what the mail is: nobody's auto-reply comes back, and one click ends it. */
export function mailHeaders(mail: Pick<OutgoingMail, 'unsubscribeUrl'>): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(mail.unsubscribeUrl
      ? { 'List-Unsubscribe': `<${mail.unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}),
  };
}

function isFailure(error: unknown): error is SmtpFailure {
  return typeof error === 'object' && error !== null && 'message' in error && 'code' in error;
}
