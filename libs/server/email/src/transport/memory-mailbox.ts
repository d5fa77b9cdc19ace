import { MailTransport, type OutgoingMail, type SendResult } from './mail-transport.js';

/** Keeps mails instead of sending them: for tests without I/O. */
export class MemoryMailbox extends MailTransport {
  readonly mails: OutgoingMail[] = [];
  private readonly answers = new Map<string, Exclude<SendResult, { state: 'sent' }>[]>();

  /** The next mail to this address gets this answer and is not kept; call it again for one more. */
  failNext(address: string, answer: Exclude<SendResult, { state: 'sent' }>): void {
    const key = address.toLowerCase();
    this.answers.set(key, [...(this.answers.get(key) ?? []), answer]);
  }

  /** The mails to an address, oldest first. */
  to(address: string): OutgoingMail[] {
    return this.mails.filter((mail) => mail.to.address.toLowerCase() === address.toLowerCase());
  }

  override send(mail: OutgoingMail): Promise<SendResult> {
    const answer = this.answers.get(mail.to.address.toLowerCase())?.shift();
    if (answer) return Promise.resolve(answer);
    this.mails.push(mail);
    return Promise.resolve({ state: 'sent', response: '250 kept in memory' });
  }

  override check(): Promise<{ ok: boolean; reason: string }> {
    return Promise.resolve({ ok: true, reason: '' });
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}
