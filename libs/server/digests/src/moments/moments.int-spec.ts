import { ChapterQueries } from '@chapterhouse/chapters';
import type { MemberEntity } from '@chapterhouse/database';
import type { OutgoingMail } from '@chapterhouse/email';
import { ProposalService } from '@chapterhouse/insights';
import { type AccountActor, systemActor } from '@chapterhouse/platform';
import { AnswerService } from '@chapterhouse/profiles';
import { actorIn } from '@chapterhouse/testing';
import { LetterSender } from '../ledger/letter-sender.js';
import { LEASE_MS } from '../ledger/ledger.js';
import { AS_OF, harness, type Harness } from '../testing/harness.js';
import { MomentLetterService } from './moment-letters.service.js';

let h: Harness;
let letters: MomentLetterService;
let sender: LetterSender;
let chapterId: string;
let leader: AccountActor;
let ada: MemberEntity;
let bo: MemberEntity;

beforeAll(async () => {
  h = await harness();
  letters = h.get(MomentLetterService);
  sender = h.get(LetterSender);
});
afterAll(() => h.close());
beforeEach(async () => {
  h.clock.set('2026-11-16T12:00:00Z');
  h.mailbox.mails.length = 0;
  await h.flushQueue();
  // The chapters of the tests before are silent: what moves is asked of all.
  await h.db.sql('update chapter set mail_enabled = false');
  chapterId = (await h.db.make.chapter({ createdAt: new Date('2026-01-05T00:00:00Z') })).id;
  leader = await actorIn(h.db, await h.db.make.leader(chapterId));
  ada = await h.db.make.member({ chapterId, displayName: 'Ada Abara' });
  bo = await h.db.make.member({ chapterId, displayName: 'Bo Brandt' });
});

interface Row {
  id: string;
  chapterId: string;
  kind: string;
  memberId: string;
  state: string;
  reason: string | null;
}
const own = (): Promise<Row[]> =>
  h.db.sql<Row>(
    `select id, chapter_id as "chapterId", kind, member_id as "memberId", state, reason from delivery
     where chapter_id = $1 order by created_at, id`,
    [chapterId],
  );
/** Sends what waits, and returns what arrived. */
async function deliver(): Promise<OutgoingMail[]> {
  const before = h.mailbox.mails.length;
  for (const { id, state } of await own()) if (state === 'PENDING') await sender.send({ chapterId, deliveryId: id });
  return h.mailbox.mails.slice(before);
}
const addressOf = async ({ accountId }: MemberEntity): Promise<string> => {
  const [row] = await h.db.sql<{ email: string }>('select email from account where id = $1', [accountId]);
  return String(row?.email);
};

describe('what moved', () => {
  /** Bo has told how Ada's referral went. */
  async function step(
    status: 'WON' | 'CONTACTED' = 'WON',
    at = '2026-11-16T08:00:00Z',
    of = { chapterId, ada, bo },
  ): Promise<string> {
    const slip = await h.db.make.referral({
      ...{ chapterId: of.chapterId, fromMemberId: of.ada.id, toMemberId: of.bo.id, prospectName: 'Quay Brewery' },
      ...{ createdAt: new Date('2026-11-10T12:00:00Z'), status },
    });
    await h.db.make.insert('slip_event', {
      ...{ chapterId: of.chapterId, id: crypto.randomUUID(), slipId: slip.id, kind: 'STATUS', at },
      ...{ before: { status: 'NEW' }, after: { status, amount: '900.00' } },
    });
    return slip.id;
  }

  it('is told to the giver in one mail, without amounts, once however often it is asked', async () => {
    const slipId = await step();
    expect(await letters.tell()).toBe(1);
    expect(await letters.tell()).toBe(0);
    expect((await h.waiting()).mail).toBe(1);
    const [mail, ...more] = await deliver();
    expect(more).toEqual([]);
    expect(mail?.to.address).toBe(await addressOf(ada));
    expect(mail?.subject).toBe('Bo Brandt and Quay Brewery: news of your referral');
    expect(mail?.text).toContain('Your referral of Quay Brewery to Bo Brandt has become business. Thank you.');
    expect(mail?.text).toContain(`/slips/${slipId}`);
    expect(`${mail?.text}${mail?.html}`).not.toContain('900');
    expect(mail?.unsubscribeUrl).toContain('/mail/unsubscribe?token=');
    expect(await own()).toMatchObject([{ kind: 'LOOP', memberId: ada.id, state: 'SENT' }]);
  });

  it('waits for a decent hour of the chapter, and for the next day after a mail', async () => {
    await step('CONTACTED', '2026-11-16T01:00:00Z');
    h.clock.set('2026-11-16T07:59:00Z');
    expect(await letters.tell()).toBe(0);
    h.clock.set('2026-11-16T08:00:00Z');
    expect(await letters.tell()).toBe(1);
    await step('WON', '2026-11-16T09:00:00Z');
    h.clock.set('2026-11-16T15:00:00Z');
    expect(await letters.tell()).toBe(0);
    h.clock.set('2026-11-17T08:00:00Z');
    expect(await letters.tell()).toBe(1);
  });

  it('does not go out at night either when the mail server put it off by day', async () => {
    await step();
    h.clock.set('2026-11-16T19:59:00Z');
    await letters.tell();
    h.mailbox.failNext(await addressOf(ada), {
      ...{ state: 'retry', code: 450, enhancedCode: null, reason: 'busy', everyMail: false },
    });
    const [row] = await own();
    const send = () => sender.send({ chapterId, deliveryId: String(row?.id) });
    expect(await send()).toMatchObject({ state: 'LATER', reason: 'busy' });
    h.clock.set('2026-11-16T20:09:00Z');
    expect(await send()).toMatchObject({ state: 'LATER', asleep: true });
    expect(await own()).toMatchObject([{ state: 'PENDING' }]);
    h.clock.set('2026-11-17T08:00:00Z');
    expect(await send()).toEqual({ state: 'SENT' });
  });

  it('comes in one mail to somebody who sits in two chapters, named by chapter', async () => {
    const { id: second, name } = await h.db.make.chapter({ name: 'Quayside' });
    const other = await h.db.make.member({ chapterId: second, displayName: 'Ada Abara', accountId: ada.accountId });
    const cy = await h.db.make.member({ chapterId: second, displayName: 'Cy Corrigan' });
    await step();
    await step('CONTACTED', '2026-11-16T08:00:00Z', { chapterId: second, ada: other, bo: cy });
    expect(await letters.tell()).toBe(1);
    const mails = await deliver();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('There is news of 2 of your referrals.');
    expect(mails[0]?.text).toContain(`Quay Brewery · ${name}`);
    expect(mails[0]?.text).toContain('Cy Corrigan has been in touch');
    // What happens later that day in the other chapter waits as well.
    await step('WON', '2026-11-16T12:30:00Z', { chapterId: second, ada: other, bo: cy });
    h.clock.set('2026-11-16T14:00:00Z');
    expect(await letters.tell()).toBe(0);
  });

  it('is written once by workers at the same time', async () => {
    await step();
    const again = [letters, letters, letters].map((one) => one.tell());
    expect((await Promise.all(again)).reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await own()).toHaveLength(1);
  });

  it('is not lost when the process ends between noting and sending, nor when the queue is flushed', async () => {
    await step();
    await letters.tell();
    await h.flushQueue();
    expect(await h.weekly.sweep()).toMatchObject({ deliveries: expect.any(Number) });
    expect((await h.waiting()).mail).toBeGreaterThan(0);
    const [row] = await own();
    // A worker that took it and died: its lease runs out.
    await h.db.sql(`update delivery set state = 'SENDING', attempts = 1, lease_until = $2 where id = $1`, [
      row?.id,
      new Date(h.clock.now().getTime() + LEASE_MS),
    ]);
    expect(await sender.send({ chapterId, deliveryId: String(row?.id) })).toEqual({ state: 'TAKEN' });
    h.clock.set('2026-11-16T12:11:00Z');
    expect(await sender.send({ chapterId, deliveryId: String(row?.id) })).toEqual({ state: 'SENT' });
    expect(h.mailbox.mails).toHaveLength(1);
  });

  it('is kept from whoever does not want it, and left out when it is settled before the mail goes', async () => {
    await step();
    await h.preferences.set(await actorIn(h.db, ada), { chapterId, kind: 'LOOP', enabled: false });
    expect(await letters.tell()).toBe(0);
    await h.preferences.set(await actorIn(h.db, ada), { chapterId, kind: 'LOOP', enabled: true });
    expect(await letters.tell()).toBe(1);
    await h.db.sql('update slip set withdrawn_at = now(), status = $2 where chapter_id = $1', [chapterId, 'WITHDRAWN']);
    expect(await deliver()).toEqual([]);
    expect(await own()).toMatchObject([{ state: 'SKIPPED', reason: 'NOTHING_TO_SAY' }]);
  });

  it('reminds who is waited for, and brings the question in confidence when the weekly letter is not wanted', async () => {
    await h.db.make.referral({
      ...{ chapterId, fromMemberId: ada.id, toMemberId: bo.id, prospectName: 'Quay Brewery' },
      createdAt: new Date('2026-11-01T12:00:00Z'),
    });
    await h.db.make.oneToOne({ chapterId, fromMemberId: ada.id, toMemberId: bo.id, date: '2026-11-11' });
    await h.db.door.run(systemActor('test', [chapterId]), (em) => h.get(AnswerService).invite(em, AS_OF, [chapterId]));
    const bos = await actorIn(h.db, bo);
    await h.preferences.set(bos, { chapterId, kind: 'MEMBER_WEEKLY', enabled: false });
    await letters.tell();
    const [mail] = (await deliver()).filter(({ to }) => to.name === bo.displayName);
    expect(mail?.subject).toBe('Ada Abara would like to hear how it went');
    expect(mail?.text).toContain('15 days without news.');
    const token = /\/answer\/(\S+)/.exec(String(mail?.text))?.[1] ?? '';
    expect(await h.get(AnswerService).page(token)).toMatchObject({ byName: 'Bo Brandt', aboutName: 'Ada Abara' });
  });

  it('thanks without a name', async () => {
    await h.db.make.closedBusiness({
      ...{ chapterId, fromMemberId: bo.id, toMemberId: ada.id, amount: '912.00' },
      createdAt: new Date('2026-11-15T12:00:00Z'),
    });
    await letters.tell();
    const [mail] = await deliver();
    expect(mail?.subject).toBe('A thank-you for you');
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/912|Bo\b/);
  });
});

describe('a letter about attendance', () => {
  const facts = {
    ...{ effectiveAbsences: 4, state: 'BREACHED', absencesLeft: 0, clearOn: null },
    ...{ withinPolicyOn: '2027-01-13', oldestAbsenceExpires: '2027-01-13' },
  };
  const draft = () =>
    h.db.make.insert<{ id: string }>('attendance_letter', {
      ...{ chapterId, id: crypto.randomUUID(), memberId: ada.id, asOf: AS_OF, step: 'BREACHED', facts },
    });

  it('goes to the member exactly as the leader saw it, and the answer to the leader', async () => {
    const { id: letterId } = await draft();
    const place = await h.db.door.run(leader, (em) => h.get(ChapterQueries).place(em, chapterId), { chapterId });
    const preview = await h.db.door.run(leader, (em) => letters.previewAttendance(em, place, leader, letterId), {
      chapterId,
    });
    expect(await deliver()).toEqual([]);
    await letters.decideAttendance(leader, { chapterId, letterId, decision: 'SENT' });
    const [mail, ...more] = await deliver();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: preview.subject, text: preview.text, html: preview.html });
    expect(mail?.to.address).toBe(await addressOf(ada));
    expect(mail?.replyTo?.address).toBe(leader.email);
    expect(mail?.text).toContain('4 meetings count as missed for you; the chapter asks for no more than 3.');
    expect(mail?.text).toContain(`Yours, ${mail?.replyTo?.name}`);
    await expect(letters.decideAttendance(leader, { chapterId, letterId, decision: 'SENT' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await own()).toMatchObject([{ kind: 'ATTENDANCE', state: 'SENT' }]);
  });

  it('goes nowhere when it is dropped, and is nobody else’s to see', async () => {
    const { id: letterId } = await draft();
    const member = await actorIn(h.db, bo);
    await expect(
      h.db.door.run(
        member,
        async (em) => letters.previewAttendance(em, await h.get(ChapterQueries).place(em, chapterId), member, letterId),
        { chapterId },
      ),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await letters.decideAttendance(leader, { chapterId, letterId, decision: 'DROPPED' });
    expect(await own()).toEqual([]);
  });
});

describe('an agreed one-to-one', () => {
  async function proposal(): Promise<string> {
    const [first, second] = [ada.id, bo.id].sort();
    const row = await h.db.make.insert<{ id: string }>('one_to_one_proposal', {
      ...{ chapterId, id: crypto.randomUUID(), asOf: AS_OF, firstMemberId: first, secondMemberId: second },
      ...{ weight: 3, reasons: JSON.stringify([{ code: 'NEVER_MET' }]) },
    });
    return row.id;
  }
  const answer = async (member: MemberEntity, proposalId: string, said: 'ACCEPTED' | 'DECLINED') =>
    letters.answerProposal(await actorIn(h.db, member), { chapterId, proposalId, answer: said });

  it('comes to both with the same calendar entry when the second says yes, once', async () => {
    const id = await proposal();
    await answer(ada, id, 'ACCEPTED');
    expect(await own()).toEqual([]);
    await answer(bo, id, 'ACCEPTED');
    await answer(bo, id, 'ACCEPTED');
    const mails = await deliver();
    expect(mails.map((mail) => mail.subject).sort()).toEqual([
      'Agreed: a one-to-one with Ada Abara',
      'Agreed: a one-to-one with Bo Brandt',
    ]);
    for (const { invitation, text } of mails) {
      expect(invitation).toContain('METHOD:REQUEST');
      expect(invitation).toContain(`UID:one-to-one-${id}@chapterhouse.example`);
      expect(invitation).toContain('STATUS:CONFIRMED');
      expect(text).toContain('You two have not sat down together yet.');
    }
    const starts = mails.map(({ invitation }) => /DTSTART:\S+/.exec(String(invitation))?.[0]);
    expect(new Set(starts).size).toBe(1);
  });

  it('is not sent when one of the two has changed their mind meanwhile', async () => {
    const id = await proposal();
    await answer(ada, id, 'ACCEPTED');
    await answer(bo, id, 'ACCEPTED');
    await h.get(ProposalService).answer(await actorIn(h.db, bo), { chapterId, proposalId: id, answer: 'DECLINED' });
    expect(await deliver()).toEqual([]);
    expect((await own()).map(({ state, reason }) => [state, reason])).toEqual([
      ['SKIPPED', 'NOTHING_TO_SAY'],
      ['SKIPPED', 'NOTHING_TO_SAY'],
    ]);
  });
});
