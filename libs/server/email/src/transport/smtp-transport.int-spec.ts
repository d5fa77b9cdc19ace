import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Inbox, startInbox } from '../inbox/inbox.js';
import { sampleLeaderLetter } from '../letters/sample-letters.fixture.js';
import { MailRenderer } from '../render/mail-renderer.js';
import type { OutgoingMail } from './mail-transport.js';
import { SmtpTransport } from './smtp-transport.js';

let dir: string;
let inbox: Inbox;
let transport: SmtpTransport;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chapterhouse inbox '));
  inbox = await startInbox({ dir });
  transport = new SmtpTransport({ url: inbox.smtpUrl, connections: 4, timeoutMs: 5_000 });
});

afterAll(async () => {
  await transport.close();
  await inbox.close();
  await rm(dir, { recursive: true });
});

beforeEach(() => inbox.clear());

const mail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  messageId: '<weekly.2026-11-16.0192f3b1@chapterhouse.example>',
  from: { address: 'letters@chapterhouse.example', name: 'Harbour Lights' },
  to: { address: 'jonas.lorca@example.com', name: 'Jonas Lorca' },
  subject: 'Harbour Lights: your week',
  html: '<p>Hello</p>',
  text: 'Hello\n',
  ...changes,
});

describe('SmtpTransport', () => {
  it('brings a rendered letter over unchanged, in both parts', async () => {
    const renderer = await MailRenderer.create();
    const letter = sampleLeaderLetter({ recipient: { firstName: 'Žofia 🌱' } });
    const rendered = renderer.render(letter);
    expect(await transport.send(mail(rendered))).toMatchObject({ state: 'sent' });
    const came = await inbox.waitFor('jonas.lorca@example.com', '9–15 November');
    expect(came.subject).toBe(rendered.subject);
    expect(came.html?.replaceAll('\r\n', '\n').trim()).toBe(rendered.html.trim());
    expect(came.text?.replaceAll('\r\n', '\n').trim()).toBe(rendered.text.trim());
    for (const { link } of letter.oneSided) expect(inbox.extractLinks(came)).toContain(link);
  });

  it('brings a calendar invitation as one, for programs that know calendars and as a file for the others', async () => {
    const invitation = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REQUEST', 'END:VCALENDAR', ''].join('\r\n');
    await transport.send(mail({ invitation, replyTo: { address: 'jonas@example.com', name: 'Jonas Lorca' } }));
    const [came] = await inbox.messages();
    expect(came?.attachments.map(({ mimeType }) => mimeType)).toContain('text/calendar');
    expect(came?.attachments.map(({ filename }) => filename)).toContain('one-to-one.ics');
    expect(came?.text?.trim()).toBe('Hello');
    const headers = new Map(came?.headers.map(({ name, value }) => [name, value]));
    expect(headers.get('Reply-To')).toBe('Jonas Lorca <jonas@example.com>');
  });

  it('keeps the Message-ID it was given, and says by header that no person wrote the mail', async () => {
    await transport.send(mail());
    await transport.send(mail());
    const both = await inbox.messages();
    expect(both.map(({ messageId }) => messageId)).toEqual([mail().messageId, mail().messageId]);
    const headers = new Map(both[0]?.headers.map(({ name, value }) => [name, value]));
    expect(headers.get('Auto-Submitted')).toBe('auto-generated');
    expect(headers.has('X-Mailer')).toBe(false);
    expect(headers.has('List-Unsubscribe')).toBe(false);
  });

  it('offers to unsubscribe with one click (RFC 8058), however long the address is', async () => {
    const unsubscribeUrl = `https://chapterhouse.example/mail/stop?token=${'6f1c0a'.repeat(30)}`;
    await transport.send(mail({ unsubscribeUrl }));
    const [came] = await inbox.messages();
    const headers = new Map(came?.headers.map(({ name, value }) => [name, value]));
    expect(headers.get('List-Unsubscribe')).toBe(`<${unsubscribeUrl}>`);
    expect(headers.get('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
  });

  it('lets nobody put a header or a recipient into a subject or a name', async () => {
    await transport.send(
      mail({
        subject: 'Hello\r\nBcc: everybody@example.com',
        to: { address: 'jonas.lorca@example.com', name: 'Jonas"\r\nX-Forged: yes <other@example.com>' },
      }),
    );
    const [came] = await inbox.messages();
    expect(came?.envelope.to).toEqual(['jonas.lorca@example.com']);
    expect(came?.headers.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['Bcc']));
    expect(came?.headers.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['X-Forged']));
  });

  it('reports a dead address as bounced, with the server’s code, and the next mail goes through', async () => {
    inbox.failNext('jonas.lorca@example.com', 550);
    expect(await transport.send(mail())).toMatchObject({
      state: 'bounced',
      code: 550,
      enhancedCode: '5.1.1',
      addressIsDead: true,
    });
    expect(await transport.send(mail())).toMatchObject({ state: 'sent' });
    expect(await inbox.messages()).toHaveLength(1);
  });

  it('reports a full mailbox as bounced, but does not call the address dead', async () => {
    inbox.failNext('jonas.lorca@example.com', 552, { message: '5.2.2 Mailbox full' });
    expect(await transport.send(mail())).toMatchObject({
      state: 'bounced',
      enhancedCode: '5.2.2',
      addressIsDead: false,
    });
  });

  it('reports a busy server as a mail to try again, as often as it says so', async () => {
    inbox.failNext('jonas.lorca@example.com', 451, { times: 2 });
    expect(await transport.send(mail())).toMatchObject({ state: 'retry', code: 451, everyMail: false });
    expect(await transport.send(mail())).toMatchObject({ state: 'retry', code: 451 });
    expect(await transport.send(mail())).toMatchObject({ state: 'sent' });
  });

  it('calls an address that cannot be one bounced', async () => {
    expect(await transport.send(mail({ to: { address: 'jonas at example' } }))).toMatchObject({
      state: 'bounced',
      addressIsDead: true,
    });
  });

  it('sends many mails over few connections, each to its own recipient', async () => {
    const recipients = Array.from({ length: 60 }, (_, n) => `member${n}@example.com`);
    inbox.failNext('member7@example.com', 550);
    const results = await Promise.all(
      recipients.map((address, n) =>
        transport.send(mail({ to: { address }, messageId: `<m${n}@chapterhouse.example>` })),
      ),
    );
    expect(results.map(({ state }) => state)).toEqual(recipients.map((_, n) => (n === 7 ? 'bounced' : 'sent')));
    const came = (await inbox.messages()).map(({ envelope }) => envelope.to.join());
    expect(came.toSorted()).toEqual(recipients.filter((_, n) => n !== 7).toSorted());
  });

  it('can say whether the server is there', async () => {
    expect(await transport.check()).toEqual({ ok: true, reason: '' });
    const nowhere = new SmtpTransport({ url: 'smtp://127.0.0.1:1', timeoutMs: 2_000 });
    expect(await nowhere.check()).toMatchObject({ ok: false, reason: expect.stringContaining('ECONNREFUSED') });
    expect(await nowhere.send(mail())).toMatchObject({ state: 'retry', code: null, everyMail: true });
    await nowhere.close();
  });

  it('refuses what is not the address of a mail server', () => {
    expect(() => new SmtpTransport({ url: 'http://mail.example' })).toThrow(/SMTP_URL should be like smtp:/);
  });

  describe('with a server that hangs up after the mail instead of answering', () => {
    let server: Server;
    let handedOver = 0;
    beforeAll(async () => {
      server = createServer((socket) => {
        let inData = false;
        socket.write('220 hello\r\n');
        socket.on('error', () => undefined);
        socket.on('data', (chunk) => {
          const said = chunk.toString();
          if (inData && said.includes('\r\n.\r\n')) {
            handedOver += 1;
            socket.destroy();
          } else if (!inData && said.startsWith('DATA')) {
            inData = true;
            socket.write('354 go on\r\n');
          } else if (!inData) socket.write('250 ok\r\n');
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    it('leaves the second try to the ledger: the mail is handed over once', async () => {
      const { port } = server.address() as AddressInfo;
      const hasty = new SmtpTransport({ url: `smtp://127.0.0.1:${port}`, timeoutMs: 2_000 });
      expect(await hasty.send(mail())).toMatchObject({ state: 'retry', everyMail: true });
      expect(handedOver).toBe(1);
      await hasty.close();
    });
  });
});
