/** A mail on its way to one recipient. */
export interface OutgoingMail {
  /** Fixed by the caller, `<…@…>`: a mail that is sent twice is one mail to the reader's client. */
  readonly messageId: string;
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly replyTo?: MailAddress;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** One-click unsubscribe (RFC 8058): an https address that takes a POST. Left out for mails somebody asked for. */
  readonly unsubscribeUrl?: string;
  /** A calendar invitation (RFC 5546, method REQUEST): programs that know calendars offer to keep it. */
  readonly invitation?: string;
}

export interface MailAddress {
  readonly address: string;
  readonly name?: string;
}

/**
 * What became of a mail.
 * - `sent`: the server has taken it over.
 * - `bounced`: it will never be taken. `addressIsDead` when the reason is the mailbox itself, so that nothing more
 *   should be sent there; otherwise only this mail was refused (its size, its content).
 * - `retry`: not now. `everyMail` when the server or its settings are the reason (not reachable, refuses our sign-in
 *   or our sender), so that other mails would fare the same.
 */
export type SendResult =
  | { readonly state: 'sent'; readonly response: string }
  | {
      readonly state: 'bounced';
      /** SMTP reply code, 500 to 599. */
      readonly code: number;
      /** Enhanced status code (RFC 3463), `5.1.1`; null when the server gave none. */
      readonly enhancedCode: string | null;
      readonly reason: string;
      readonly addressIsDead: boolean;
    }
  | {
      readonly state: 'retry';
      /** SMTP reply code; null when the connection failed before there was one. */
      readonly code: number | null;
      readonly enhancedCode: string | null;
      readonly reason: string;
      readonly everyMail: boolean;
    };

/** The way out for mails. `send` never throws for what a mail server says: that is a result. */
export abstract class MailTransport {
  abstract send(mail: OutgoingMail): Promise<SendResult>;
  /** Whether the server can be reached and takes our sign-in; the reason in words when not. */
  abstract check(): Promise<{ readonly ok: boolean; readonly reason: string }>;
  /** Waits for the mails in flight and closes the connections. */
  abstract close(): Promise<void>;
}
