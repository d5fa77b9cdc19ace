import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address, type Email } from 'postal-mime';

/** A mail in the inbox, decoded. */
export interface InboxMail {
  readonly id: string;
  /** ISO instant at which the inbox took it. */
  readonly receivedAt: string;
  /** Whom the conversation named, which is where blind copies show. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly html: string | null;
  readonly text: string | null;
  readonly attachments: readonly { readonly filename: string | null; readonly mimeType: string }[];
  readonly bytes: number;
}

const ENVELOPE_TO = 'x-inbox-to';
const ENVELOPE_FROM = 'x-inbox-from';
const SUFFIX = '.eml';

/**
 * The newest mails as `.eml` files in a folder, oldest thrown away first. Files are valid mails: what the conversation
 * knew stands in two headers on top. A mail is decoded when somebody asks for it, so taking it in stays quick.
 */
export class MailStore {
  private sequence: number;
  private readonly decoded = new Map<string, Promise<InboxMail>>();
  private readonly watchers = new Set<(id: string) => void>();

  private constructor(
    private readonly dir: string,
    private readonly capacity: number,
    private readonly now: () => Date,
    /** Oldest first; ids sort by time. */
    private ids: string[],
  ) {
    // Goes on where the folder ends, so that no file is written twice when the clock stands still.
    this.sequence = Number(ids.at(-1)?.split('-')[1] ?? -1) + 1;
  }

  /** Opens the folder (made when missing) with the mails that are in it. */
  static async open(dir: string, capacity: number, now: () => Date): Promise<MailStore> {
    await mkdir(dir, { recursive: true });
    const files = (await readdir(dir)).filter((file) => file.endsWith(SUFFIX)).sort();
    const store = new MailStore(
      dir,
      capacity,
      now,
      files.map((file) => file.slice(0, -SUFFIX.length)),
    );
    await store.trim();
    return store;
  }

  /** Ids, newest first. */
  newest(): string[] {
    return this.ids.toReversed();
  }

  /** Changes whenever a mail comes or goes. */
  get version(): string {
    return `${this.ids.length}-${this.ids.at(-1) ?? ''}`;
  }

  /** Keeps a mail; resolves once it is on disk. */
  async add(raw: Buffer, envelope: InboxMail['envelope']): Promise<string> {
    const order = String(this.sequence++ % 1_000_000).padStart(6, '0');
    const id = `${String(this.now().getTime()).padStart(13, '0')}-${order}`;
    const top = `X-Inbox-From: ${envelope.from}\r\nX-Inbox-To: ${envelope.to.join(', ')}\r\n`;
    const file = this.file(id);
    // Renamed when complete: a kill in between leaves no half mail behind.
    await writeFile(`${file}.part`, Buffer.concat([Buffer.from(top), raw]));
    await rename(`${file}.part`, file);
    this.ids.push(id);
    this.ids.sort();
    await this.trim();
    for (const watcher of this.watchers) watcher(id);
    return id;
  }

  /** A mail by its id; null when it is not there (any more). */
  async get(id: string): Promise<InboxMail | null> {
    if (!this.ids.includes(id)) return null;
    let decoding = this.decoded.get(id);
    if (!decoding) {
      decoding = this.decode(id);
      this.decoded.set(id, decoding);
    }
    try {
      return await decoding;
    } catch (error) {
      this.decoded.delete(id);
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** The mail as it came, with the two headers of the inbox on top; null when it is not there. */
  async raw(id: string): Promise<Buffer | null> {
    if (!this.ids.includes(id)) return null;
    return readFile(this.file(id)).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
  }

  /** Calls back for every new mail; returns how to stop that. */
  watch(watcher: (id: string) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  async clear(): Promise<void> {
    const gone = this.ids;
    this.ids = [];
    await this.drop(gone);
  }

  private file(id: string): string {
    return join(this.dir, id + SUFFIX);
  }

  private async trim(): Promise<void> {
    const surplus = this.ids.length - this.capacity;
    if (surplus > 0) await this.drop(this.ids.splice(0, surplus));
  }

  private async drop(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.decoded.delete(id);
    await Promise.all(ids.map((id) => rm(this.file(id), { force: true })));
  }

  private async decode(id: string): Promise<InboxMail> {
    const raw = await readFile(this.file(id));
    const mail = await PostalMime.parse(raw);
    const header = (key: string): string => mail.headers.find((one) => one.key === key)?.value ?? '';
    return {
      id,
      receivedAt: new Date(Number(id.slice(0, 13))).toISOString(),
      envelope: { from: header(ENVELOPE_FROM), to: header(ENVELOPE_TO).split(', ').filter(Boolean) },
      from: people(mail.from ? [mail.from] : []),
      to: people(mail.to ?? []),
      subject: mail.subject ?? '',
      messageId: mail.messageId ?? null,
      headers: shownHeaders(mail),
      html: mail.html ?? null,
      text: mail.text ?? null,
      attachments: mail.attachments.map(({ filename, mimeType }) => ({ filename, mimeType })),
      bytes: raw.byteLength,
    };
  }
}

function shownHeaders(mail: Email): InboxMail['headers'] {
  return mail.headers
    .filter(({ key }) => key !== ENVELOPE_FROM && key !== ENVELOPE_TO)
    .map(({ originalKey, value }) => ({ name: originalKey, value }));
}

function people(addresses: readonly Address[]): string {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => (name ? `${name} <${address}>` : address))
    .join(', ');
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
