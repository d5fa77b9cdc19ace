import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SmtpTransport } from '../transport/smtp-transport.js';
import { type Inbox, startInbox } from './inbox.js';

let dir: string;
const open: { close: () => Promise<void> }[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chapterhouse-inbox-'));
});

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
  await rm(dir, { recursive: true });
});

async function start(options: { capacity?: number; now?: () => Date } = {}): Promise<Inbox> {
  const inbox = await startInbox({ dir, ...options });
  open.push(inbox);
  return inbox;
}

async function send(inbox: Inbox, subject: string, to = 'ines@example.com', html = `<p>${subject}</p>`): Promise<void> {
  const transport = new SmtpTransport({ url: inbox.smtpUrl });
  open.push(transport);
  const from = { address: 'letters@chapterhouse.example' };
  const sent = await transport.send({
    messageId: `<${subject.length}@x>`,
    from,
    to: { address: to },
    subject,
    html,
    text: subject,
  });
  if (sent.state !== 'sent') throw new Error(sent.reason);
}

const get = (inbox: Inbox, path: string, init?: RequestInit): Promise<Response> =>
  fetch(new URL(path, inbox.url), init);

describe('the inbox', () => {
  it('keeps mails over a restart, newest first', async () => {
    const first = await start();
    await send(first, 'one');
    await send(first, 'two');
    await first.close();
    open.length = 0;
    const second = await start();
    expect((await second.messages()).map(({ subject }) => subject)).toEqual(['two', 'one']);
    expect((await second.messages())[0]?.envelope).toEqual({
      from: 'letters@chapterhouse.example',
      to: ['ines@example.com'],
    });
  });

  it('throws the oldest away when it is full, on disk as well', async () => {
    const inbox = await start({ capacity: 3 });
    for (const subject of ['one', 'two', 'three', 'four', 'five']) await send(inbox, subject);
    expect((await inbox.messages()).map(({ subject }) => subject)).toEqual(['five', 'four', 'three']);
    expect(await readdir(dir)).toHaveLength(3);
  });

  it('writes no file twice when the clock stands still and the inbox starts again', async () => {
    const now = (): Date => new Date('2026-11-16T06:00:00Z');
    const first = await start({ now });
    await send(first, 'one');
    await first.close();
    open.length = 0;
    const second = await start({ now });
    await send(second, 'two');
    expect((await second.messages()).map(({ subject }) => subject)).toEqual(['two', 'one']);
  });

  it('is not stopped by a file that a person put into its folder', async () => {
    await writeFile(join(dir, 'notes.txt'), 'not a mail');
    const inbox = await start();
    await send(inbox, 'one');
    expect(await inbox.messages()).toHaveLength(1);
  });

  it('is not stopped by a mail that a person took out of its folder', async () => {
    const inbox = await start();
    await send(inbox, 'one');
    await send(inbox, 'two');
    const [oldest] = (await readdir(dir)).toSorted();
    await rm(join(dir, oldest!));
    expect((await inbox.messages()).map(({ subject }) => subject)).toEqual(['two']);
  });

  describe('waitFor', () => {
    it('gives a mail that is there, and waits for one that is not', async () => {
      const inbox = await start();
      await send(inbox, 'Your week of 9 November');
      expect((await inbox.waitFor('INES@example.com', /week of/)).subject).toBe('Your week of 9 November');
      const waiting = inbox.waitFor('yara@example.com', 'sign-in');
      await send(inbox, 'Your sign-in link', 'yara@example.com');
      expect((await waiting).subject).toBe('Your sign-in link');
    });

    it('gives only what came after a mail, when asked so', async () => {
      const inbox = await start();
      await send(inbox, 'Your sign-in link');
      const { id } = await inbox.waitFor('ines@example.com', 'sign-in');
      const waiting = inbox.waitFor('ines@example.com', 'sign-in', { after: id });
      await send(inbox, 'Your sign-in link');
      expect((await waiting).id > id).toBe(true);
    });

    it('says what came instead when the time is over', async () => {
      const inbox = await start();
      await send(inbox, 'something else');
      await expect(inbox.waitFor('ines@example.com', 'sign-in', { timeoutMs: 50 })).rejects.toThrow(
        /no mail to ines@example\.com .* came instead: "something else" to ines@example\.com/,
      );
    });
  });

  it('refuses to simulate what is no failure', async () => {
    const inbox = await start();
    expect(() => inbox.failNext('ines@example.com', 250)).toThrow(RangeError);
  });

  it('says which port is taken', async () => {
    const inbox = await start();
    const other = await mkdtemp(join(tmpdir(), 'chapterhouse-inbox-'));
    await expect(startInbox({ dir: other, smtpPort: Number(new URL(inbox.smtpUrl).port) })).rejects.toThrow(
      /EADDRINUSE.*:\d+/,
    );
    await expect(startInbox({ dir: other, httpPort: Number(new URL(inbox.url).port) })).rejects.toThrow(
      /EADDRINUSE.*:\d+/,
    );
    await rm(other, { recursive: true });
  });
});

describe('the page of the inbox', () => {
  it('lets only its own script and style run', async () => {
    const inbox = await start();
    const page = await get(inbox, '');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script>|<style|\son\w+=|https?:/);
    for (const [, asset] of html.matchAll(/(?:src|href)="(inbox\.\w+)"/g)) {
      expect((await get(inbox, asset!)).status).toBe(200);
    }
  });

  it('lists mails and finds them by recipient and subject', async () => {
    const inbox = await start();
    await send(inbox, 'one');
    await send(inbox, 'two', 'yara@example.com');
    const list = async (path: string): Promise<unknown> => (await get(inbox, path)).json();
    expect(await list('api/messages')).toMatchObject({ total: 2, messages: [{ subject: 'two' }, { subject: 'one' }] });
    expect(await list('api/messages?q=YARA')).toMatchObject({ total: 2, messages: [{ to: 'yara@example.com' }] });
    expect(await list('api/messages?q=nobody')).toEqual({ total: 2, messages: [] });
  });

  it('answers 304 until something comes or goes', async () => {
    const inbox = await start();
    const tag = (await get(inbox, 'api/messages')).headers.get('etag') ?? '';
    const again = (): Promise<Response> => get(inbox, 'api/messages', { headers: { 'If-None-Match': tag } });
    expect((await again()).status).toBe(304);
    await send(inbox, 'one');
    expect((await again()).status).toBe(200);
  });

  it('shows a mail with its parts, and its HTML where no script can run', async () => {
    const inbox = await start();
    await send(inbox, 'one', 'ines@example.com', '<html><head></head><body><script>alert(1)</script></body></html>');
    const [mail] = await inbox.messages();
    expect(await (await get(inbox, `api/messages/${mail?.id}`)).json()).toEqual(mail);
    const html = await get(inbox, `api/messages/${mail?.id}/html`);
    expect(html.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*sandbox allow-popups/);
    expect(html.headers.get('content-security-policy')).not.toContain('allow-scripts');
    expect(await html.text()).toContain('<head><base target="_blank">');
    const raw = await get(inbox, `api/messages/${mail?.id}/raw`);
    expect(raw.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await raw.text()).toContain('Subject: one');
  });

  it('says that a mail is gone, and that an address leads nowhere', async () => {
    const inbox = await start();
    expect((await get(inbox, 'api/messages/1-1')).status).toBe(404);
    expect((await get(inbox, 'api/messages/..%2f..%2fetc')).status).toBe(404);
    expect((await get(inbox, 'nowhere')).status).toBe(404);
    expect((await get(inbox, '', { method: 'POST' })).status).toBe(405);
  });

  it('empties itself for its own page, and not for a page from elsewhere', async () => {
    const inbox = await start();
    await send(inbox, 'one');
    const empty = (site: string): Promise<Response> =>
      get(inbox, 'api/messages', { method: 'DELETE', headers: { 'Sec-Fetch-Site': site } });
    expect((await empty('cross-site')).status).toBe(403);
    expect(await inbox.messages()).toHaveLength(1);
    expect((await empty('same-origin')).status).toBe(200);
    expect(await inbox.messages()).toHaveLength(0);
    expect(await readdir(dir)).toEqual([]);
  });
});
