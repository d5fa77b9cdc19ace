import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** What the inbox says to the next mails for a recipient. */
interface PlannedFailure {
  readonly code: number;
  readonly message: string;
  times: number;
}

export interface FailureOptions {
  /** After the status code, with its enhanced code, e.g. `5.2.2 mailbox full`. */
  readonly message?: string;
  /** How many mails fail; 1 unless said otherwise. */
  readonly times?: number;
}

const CLOSE_MS = 500;
const MAX_BYTES = 25 * 1024 * 1024;

/** Failures to simulate, by recipient: each is said once per planned time, in the order in which they were planned. */
export class PlannedFailures {
  private readonly planned = new Map<string, PlannedFailure[]>();

  plan(recipient: string, code: number, { message, times = 1 }: FailureOptions): void {
    if (!Number.isInteger(code) || code < 400 || code > 599) {
      throw new RangeError(`${code} is not a failure; an SMTP server refuses with 400 to 599`);
    }
    const said = message ?? (code >= 500 ? '5.1.1 No such mailbox here' : '4.3.0 Try again later');
    const key = recipient.toLowerCase();
    this.planned.set(key, [...(this.planned.get(key) ?? []), { code, message: said, times }]);
  }

  /** The failure for this recipient now, if one is due; counts it. */
  take(recipient: string): PlannedFailure | null {
    const queue = this.planned.get(recipient.toLowerCase());
    const next = queue?.[0];
    if (!queue || !next) return null;
    next.times -= 1;
    if (next.times <= 0) queue.shift();
    return next;
  }
}

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * An SMTP server for mails of this machine: no sign-in needed, no encryption, everything is taken.
 * @throws Error naming the port when it is taken.
 */
export async function openSmtpDoor(options: {
  host: string;
  port: number;
  failures: PlannedFailures;
  take: (raw: Buffer, envelope: Envelope) => Promise<unknown>;
}): Promise<{ port: number; close: () => Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: MAX_BYTES,
    rejectOversized: true,
    // Clients keep idle connections open; closing waits for a mail in the middle, not for them.
    closeTimeout: CLOSE_MS,
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    onRcptTo: ({ address }, _session, done) => {
      const failure = options.failures.take(address);
      done(failure ? Object.assign(new Error(failure.message), { responseCode: failure.code }) : null);
    },
    onData: (stream, { envelope }, done) => {
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      buffer(stream)
        .then((raw) => options.take(raw, { from, to: envelope.rcptTo.map(({ address }) => address) }))
        .then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
    },
  });
  // A client that goes away in the middle is no reason for the inbox to stop.
  const { port } = await new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      resolve(server.server.address() as AddressInfo);
    });
  });
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
