import type { AccountActor, SystemActor } from '@chapterhouse/platform';
import { systemActor } from '@chapterhouse/platform';
import type { Grant } from '@chapterhouse/domain';
import { AS_OF, harness, type Harness } from '../testing/harness.js';

let h: Harness;
let chapterId: string;
let leader: AccountActor;
let member: AccountActor;
let stranger: AccountActor;
beforeAll(async () => {
  h = await harness();
  const chapter = await h.db.make.chapter();
  chapterId = chapter.id;
  const president = await h.db.make.leader(chapterId);
  const [a, b] = await h.db.make.members(chapterId, 2);
  if (!a || !b) throw new Error('two members were asked for');
  await h.db.make.referral({ chapterId, date: '2026-11-11', fromMemberId: a.id, toMemberId: b.id });
  const other = await h.db.make.chapter();
  const elsewhere = await h.db.make.leader(other.id);
  leader = actor(String(president.accountId), [
    { role: 'MEMBER', chapterId, memberId: president.id },
    { role: 'PRESIDENT', chapterId, memberId: president.id },
  ]);
  member = actor(String(a.accountId), [{ role: 'MEMBER', chapterId, memberId: a.id }]);
  stranger = actor(String(elsewhere.accountId), [
    { role: 'MEMBER', chapterId: other.id, memberId: elsewhere.id },
    { role: 'PRESIDENT', chapterId: other.id, memberId: elsewhere.id },
  ]);
});
afterAll(() => h.close());

const actor = (accountId: string, grants: Grant[]): AccountActor => ({
  kind: 'account',
  accountId,
  email: 'someone@example.com',
  grants,
  isOperator: false,
});
const read = <T>(who: AccountActor | SystemActor, what: 'runs' | 'deliveries') =>
  h.db.door.run(
    who,
    async (em) => {
      const place = await h.chapters.place(em, chapterId);
      const page = what === 'runs' ? h.queries.runs(em, place, who) : h.queries.deliveries(em, place, who, AS_OF);
      return (await page) as { items: T[]; totalCount: number };
    },
    { chapterId },
  );

describe('asking for a week', () => {
  it('plans it and nudges the worker; once it is done, the run shows its letters', async () => {
    const run = await h.runs.runNow(leader, { chapterId, asOf: AS_OF, mail: true });
    expect(run).toMatchObject({ asOf: AS_OF, state: 'PLANNED', mail: true, deliveries: { PENDING: 0 } });
    expect(await h.waiting()).toMatchObject({ compute: 1 });
    await h.weekly.compute({ asOf: AS_OF, chapterIds: [chapterId] });
    const { items, totalCount } = await read(leader, 'runs');
    expect(totalCount).toBe(1);
    expect(items[0]).toMatchObject({ state: 'DONE', deliveries: { PENDING: 3, SENT: 0 }, error: null });
    const letters = await read<{ kind: string; state: string }>(leader, 'deliveries');
    expect(letters.items.map((d) => `${d.kind} ${d.state}`)).toEqual([
      'LEADER_WEEKLY PENDING',
      'MEMBER_WEEKLY PENDING',
      'MEMBER_WEEKLY PENDING',
    ]);
  });

  it('takes today in the chapter when no date is given, and no date in the future', async () => {
    expect(await h.runs.runNow(leader, { chapterId, mail: false })).toMatchObject({ asOf: '2026-11-16' });
    const future = h.runs.runNow(leader, { chapterId, asOf: '2026-11-17', mail: false });
    await expect(future).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'asOf' });
    const nonsense = h.runs.runNow(leader, { chapterId, asOf: '2026-02-30', mail: false });
    await expect(nonsense).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('is for leaders, stands in the history, and looks like nothing from outside', async () => {
    await expect(h.runs.runNow(member, { chapterId, asOf: AS_OF, mail: false })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(h.runs.runNow(stranger, { chapterId, asOf: AS_OF, mail: false })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(read(member, 'runs')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(read(member, 'deliveries')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const history = await h.db.sql(
      `select account_id as by, subject_id as about from audit_log where action = 'week.requested'`,
    );
    expect(history).toContainEqual({ by: leader.accountId, about: AS_OF });
  });
});

describe('sending a letter again', () => {
  const letter = async (): Promise<string> => {
    const [row] = await h.db.sql<{ id: string }>(
      `select id from delivery where chapter_id = $1 and kind = 'MEMBER_WEEKLY' order by id limit 1`,
      [chapterId],
    );
    return String(row?.id);
  };

  it('is refused while it is on its way, and sends the same letter once more when it is done', async () => {
    const deliveryId = await letter();
    const ask = () => h.runs.sendAgain(leader, { chapterId, deliveryId });
    await expect(ask()).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await h.weekly.send({ chapterId, deliveryId })).toEqual({ state: 'SENT' });
    expect(await ask()).toMatchObject({ id: deliveryId, state: 'PENDING', sentAt: null });
    expect(await h.weekly.send({ chapterId, deliveryId })).toEqual({ state: 'SENT' });
    expect(h.mailbox.mails).toHaveLength(2);
    expect(h.mailbox.mails[0]?.messageId).toBe(h.mailbox.mails[1]?.messageId);
  });

  it('is for leaders of the chapter', async () => {
    const deliveryId = await letter();
    await expect(h.runs.sendAgain(member, { chapterId, deliveryId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(h.runs.sendAgain(stranger, { chapterId, deliveryId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const unknown = h.runs.sendAgain(leader, { chapterId, deliveryId: chapterId });
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what somebody wants to be mailed', () => {
  it('is yes to everything until they say otherwise, and theirs alone to say', async () => {
    const all = [
      { kind: 'LEADER_WEEKLY', enabled: true },
      { kind: 'MEMBER_WEEKLY', enabled: true },
      { kind: 'LOOP', enabled: true },
      { kind: 'ATTENDANCE', enabled: true },
      { kind: 'ONE_TO_ONE', enabled: true },
    ];
    expect(await h.preferences.own(member, chapterId)).toEqual(all);
    const set = { chapterId, kind: 'MEMBER_WEEKLY', enabled: false } as const;
    expect(await h.preferences.set(member, set)).toEqual([
      all[0],
      { kind: 'MEMBER_WEEKLY', enabled: false },
      ...all.slice(2),
    ]);
    expect(await h.preferences.own(leader, chapterId)).toEqual(all);
    await expect(h.preferences.own(stranger, chapterId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(h.preferences.set(systemActor('test', [chapterId]), set)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await h.preferences.set(member, { ...set, enabled: true })).toEqual(all);
  });

  it('is not changed by a damaged link', async () => {
    await expect(h.preferences.unsubscribe('not-a-token')).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'token' });
  });
});
