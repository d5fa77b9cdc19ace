import { MailTransport, type OutgoingMail, type SendResult, SmtpTransport } from '@chapterhouse/email';
import { type Mailbox, startMailbox } from '@chapterhouse/testing';
import { AS_OF, harness, type Harness } from '../testing/harness.js';
import { verifyUnsubscribe } from '../preferences/unsubscribe-token.js';
import { LEASE_MS } from './ledger.js';
import { messageIdOf, MOST_ATTEMPTS } from './letter-sender.js';

/** A way out that a test can change. */
class Via extends MailTransport {
  constructor(public current: MailTransport) {
    super();
  }

  override send = (mail: OutgoingMail): Promise<SendResult> => this.current.send(mail);
  override check = (): Promise<{ ok: boolean; reason: string }> => this.current.check();
  override close = (): Promise<void> => this.current.close();
}

let box: Mailbox;
let via: Via;
let h: Harness;
beforeAll(async () => {
  box = await startMailbox();
  via = new Via(new SmtpTransport({ url: box.url, connections: 2, timeoutMs: 2_000 }));
  h = await harness({ SMTP_URL: box.url }, via);
});
afterAll(async () => {
  await h.close();
  await box.close();
});
beforeEach(() => box.clear());

interface Row {
  id: string;
  chapterId: string;
  kind: string;
  memberId: string;
  email: string;
  state: string;
  attempts: number;
  reason: string | null;
  sentAt: Date | null;
}

/** A chapter whose week is computed; its letters wait in the ledger. */
async function computedChapter(given: { isSample?: boolean; locale?: string } = {}): Promise<Row[]> {
  const chapter = await h.db.make.chapter(given);
  await h.db.make.leader(chapter.id);
  const [a, b] = await h.db.make.members(chapter.id, 2);
  const date = '2026-11-11';
  await h.db.make.referral({ chapterId: chapter.id, date, fromMemberId: String(a?.id), toMemberId: String(b?.id) });
  await h.db.sql(`insert into weekly_run (chapter_id, as_of) values ($1, $2)`, [chapter.id, AS_OF]);
  await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapter.id] });
  return rowsOf(chapter.id);
}
const rowsOf = (chapterId: string): Promise<Row[]> =>
  h.db.sql<Row>(
    `select d.id, d.chapter_id as "chapterId", d.kind, d.member_id as "memberId", a.email, d.state, d.attempts, d.reason,
       d.sent_at as "sentAt"
     from delivery d join member m on m.id = d.member_id join account a on a.id = m.account_id
     where d.chapter_id = $1 order by d.kind, d.id`,
    [chapterId],
  );
const again = async ({ id }: Row): Promise<Row> => {
  const [row] = await h.db.sql<Row>(
    `select id, state, attempts, reason, sent_at as "sentAt", lease_until as lease from delivery where id = $1`,
    [id],
  );
  if (!row) throw new Error('the delivery is gone');
  return row;
};
const send = (row: Row, weekly = h.weekly) => weekly.send({ chapterId: row.chapterId, deliveryId: row.id });
const one = async (given: Parameters<typeof computedChapter>[0] = {}): Promise<Row> => {
  const row = (await computedChapter(given)).find((r) => r.kind === 'MEMBER_WEEKLY');
  if (!row) throw new Error('no letter');
  return row;
};

describe('sending a letter', () => {
  it('sends it once, with a Message-ID of its own, marks it, and does not send it again', async () => {
    const row = await one();
    expect(await send(row)).toEqual({ state: 'SENT' });
    const mail = await box.waitForMail(row.email);
    expect(mail.messageId).toBe(messageIdOf(row.id, 'chapterhouse.example'));
    expect(mail.from?.address).toBe('letters@chapterhouse.example');
    expect(await again(row)).toMatchObject({ state: 'SENT', attempts: 1, sentAt: h.clock.now() });
    expect(await send(row)).toEqual({ state: 'TAKEN' });
    expect(box.mails).toHaveLength(1);
  });

  it('carries a one-click address that stops this letter and no other', async () => {
    const row = await one();
    await send(row);
    const mail = await box.waitForMail(row.email);
    const header = (name: string): string | undefined => mail.headers.find((x) => x.key === name)?.value;
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const url = new URL(String(/^<(.+)>$/.exec(header('list-unsubscribe') ?? '')?.[1]));
    expect(`${url.origin}${url.pathname}`).toBe('https://chapterhouse.example/mail/unsubscribe');
    const token = String(url.searchParams.get('token'));
    const told = { chapterId: row.chapterId, memberId: row.memberId, kind: 'MEMBER_WEEKLY' };
    expect(verifyUnsubscribe(token, h.config.AUTH_SECRET)).toEqual(told);
    expect(await h.preferences.unsubscribe(token)).toEqual(told);
    expect(await h.preferences.unsubscribe(token)).toEqual(told);
    const wants = await h.db.sql(`select kind, enabled from mail_preference where member_id = $1`, [row.memberId]);
    expect(wants).toEqual([{ kind: 'MEMBER_WEEKLY', enabled: false }]);
  });

  it('asks for the preference again at the last moment', async () => {
    const row = await one();
    await h.db.sql(`insert into mail_preference (chapter_id, member_id, kind, enabled) values ($1, $2, $3, false)`, [
      row.chapterId,
      row.memberId,
      row.kind,
    ]);
    expect(await send(row)).toEqual({ state: 'SKIPPED' });
    expect(await again(row)).toMatchObject({ state: 'SKIPPED', reason: 'UNSUBSCRIBED', sentAt: null });
    expect(box.mails).toEqual([]);
  });

  it('does not write to somebody who has left, nor the leaders’ letter to one who leads no longer', async () => {
    const rows = await computedChapter();
    const [leader, member] = [
      rows.find((r) => r.kind === 'LEADER_WEEKLY'),
      rows.find((r) => r.kind === 'MEMBER_WEEKLY'),
    ];
    if (!leader || !member) throw new Error('two letters were expected');
    const successor = await h.db.make.member({ chapterId: leader.chapterId });
    await h.db.make.roleTerm({ chapterId: leader.chapterId, memberId: successor.id, role: 'VICE_PRESIDENT' });
    await h.db.sql(`update role_term set "to" = '2026-11-01' where member_id = $1`, [leader.memberId]);
    await h.db.sql(`update member set status = 'LEFT', "left" = '2026-11-15' where id = $1`, [member.memberId]);
    expect([await send(leader), await send(member)]).toEqual([{ state: 'SKIPPED' }, { state: 'SKIPPED' }]);
    expect([(await again(leader)).reason, (await again(member)).reason]).toEqual([
      'NO_LONGER_ENTITLED',
      'NO_LONGER_ENTITLED',
    ]);
  });

  it('sends one copy when two workers have the same letter at once', async () => {
    const rows = await computedChapter();
    const other = await h.other();
    const results = await Promise.all(rows.flatMap((row) => [send(row), send(row, other), send(row)]));
    expect(results.filter((r) => r.state === 'SENT')).toHaveLength(rows.length);
    expect(results.filter((r) => r.state === 'TAKEN')).toHaveLength(2 * rows.length);
    expect(box.mails).toHaveLength(rows.length);
  });

  it('stops all mail to an address that is not there', async () => {
    const row = await one();
    box.answer(row.email, 550, '5.1.1 no such person here');
    expect(await send(row)).toEqual({ state: 'BOUNCED' });
    expect(await again(row)).toMatchObject({ state: 'BOUNCED', reason: expect.stringContaining('no such person') });
    const [account] = await h.db.sql<{ at: Date; reason: string }>(
      'select mail_bounced_at as at, mail_bounce_reason as reason from account where email = $1',
      [row.email],
    );
    expect(account).toEqual({ at: h.clock.now(), reason: expect.stringContaining('550') });
    box.answer(row.email, null);
    const next = await h.weekly.runWeek({ chapterIds: [row.chapterId], asOf: '2026-11-15', mail: true });
    expect(next.letters).toMatchObject({ bounced: 0, failed: 0 });
    expect(box.mails.flatMap((m) => m.recipients)).not.toContain(row.email);
  });

  it('keeps a letter that the server puts off, and gives up after so many attempts', async () => {
    const row = await one();
    box.answer(row.email, 451, '4.7.1 come back later');
    expect(await send(row)).toMatchObject({ state: 'LATER', everyMail: false });
    expect(await again(row)).toMatchObject({
      state: 'PENDING',
      attempts: 1,
      reason: expect.stringContaining('come back'),
    });
    await h.db.sql('update delivery set attempts = $2 where id = $1', [row.id, MOST_ATTEMPTS]);
    expect(await send(row)).toEqual({ state: 'FAILED' });
    expect(await again(row)).toMatchObject({ state: 'FAILED', reason: 'GAVE_UP' });
    box.answer(row.email, null);
  });

  it('does not hold a server that is down against the letter', async () => {
    const row = await one();
    const up = via.current;
    via.current = new SmtpTransport({ url: 'smtp://127.0.0.1:9', timeoutMs: 1_000 });
    expect(await send(row)).toMatchObject({ state: 'LATER', everyMail: true });
    via.current = up;
    expect(await again(row)).toMatchObject({ state: 'PENDING', attempts: 0 });
    expect(await send(row)).toEqual({ state: 'SENT' });
  });

  it('takes over a letter whose sender died once its lease has run out, and not before', async () => {
    const row = await one();
    const lease = new Date(h.clock.now().getTime() + LEASE_MS);
    await h.db.sql(`update delivery set state = 'SENDING', attempts = 1, lease_until = $2 where id = $1`, [
      row.id,
      lease,
    ]);
    expect(await send(row)).toEqual({ state: 'TAKEN' });
    h.clock.advance(LEASE_MS + 1_000);
    expect(await send(row)).toEqual({ state: 'SENT' });
    expect(await again(row)).toMatchObject({ state: 'SENT', attempts: 2 });
    h.clock.advance(-LEASE_MS - 1_000);
  });

  it('marks a letter that cannot be written with the reason, and the others go on', async () => {
    const row = await one();
    await h.db.sql(
      `update member_week set figures = figures || '{"verdict": "UNHEARD_OF", "evidence": null}' where member_id = $1`,
      [row.memberId],
    );
    expect(await send(row)).toEqual({ state: 'FAILED' });
    expect((await again(row)).reason).not.toBeNull();
  });

  it('lets a week-old letter rest', async () => {
    const row = await one();
    await h.db.sql(`update delivery set created_at = $2 where id = $1`, [
      row.id,
      new Date(h.clock.now().getTime() - 6 * 86_400_000),
    ]);
    expect(await send(row)).toEqual({ state: 'SKIPPED' });
    expect(await again(row)).toMatchObject({ reason: 'TOO_LATE' });
  });

  it('never mails sample data to a mail server elsewhere', async () => {
    const outside = await harness({ SMTP_URL: 'smtp://mail.example.com:25' });
    try {
      const chapter = await outside.db.make.chapter({ isSample: true });
      await outside.db.make.leader(chapter.id);
      const [a, b] = await outside.db.make.members(chapter.id, 2);
      const date = '2026-11-11';
      await outside.db.make.referral({
        chapterId: chapter.id,
        date,
        fromMemberId: String(a?.id),
        toMemberId: String(b?.id),
      });
      const { letters } = await outside.weekly.runWeek({ chapterIds: [chapter.id], asOf: AS_OF, mail: true });
      expect(letters).toMatchObject({ sent: 0, skipped: 3 });
      expect(outside.mailbox.mails).toEqual([]);
    } finally {
      await outside.close();
    }
    const here = await one({ isSample: true });
    expect(await send(here)).toEqual({ state: 'SENT' });
  });

  it('marks what the server took, even when PostgreSQL is away for a moment', async () => {
    const row = await one();
    await h.db.sql(`create sequence away`);
    await h.db.sql(`create function away() returns trigger language plpgsql security definer as $$
      begin if nextval('away') = 1 then raise exception 'away' using errcode = '57P03'; end if; return new; end $$`);
    // A sequence does not roll back: only the first mark fails.
    await h.db.sql(
      `create trigger away before update on delivery for each row when (new.state = 'SENT') execute function away()`,
    );
    try {
      expect(await send(row)).toEqual({ state: 'SENT' });
    } finally {
      await h.db.sql('drop trigger away on delivery');
    }
    expect(await again(row)).toMatchObject({ state: 'SENT', attempts: 1 });
    expect(box.mails).toHaveLength(1);
  });
});
