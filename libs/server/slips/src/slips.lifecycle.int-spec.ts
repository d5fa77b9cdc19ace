import type { Actor } from '@chapterhouse/platform';
import { LAST_MEETING, SlipHouse } from './testing/slip-house.js';
import type { AdvanceReferral, SlipPatch } from './slips.inputs.js';
import type { SlipHistoryEntry, SlipView } from './slips.views.js';

let house: SlipHouse;
beforeAll(async () => {
  house = await SlipHouse.open();
});
afterAll(() => house.db.close());
beforeEach(() => house.newChapter());

const of = (slip: SlipView): { chapterId: string; slipId: string } => ({ chapterId: slip.chapterId, slipId: slip.id });
const correct = (who: Actor, slip: SlipView, patch: SlipPatch, reason?: string): Promise<SlipView> =>
  house.life.correct(who, { ...of(slip), expectedVersion: slip.version, patch, reason });
const withdraw = (who: Actor, slip: SlipView, reason?: string): Promise<SlipView> =>
  house.life.withdraw(who, { ...of(slip), reason });
const advance = (who: Actor, slip: SlipView, to: AdvanceReferral['to'], note?: string): Promise<SlipView> =>
  house.life.advanceReferral(who, { ...of(slip), to, note });
const history = (who: Actor, slip: SlipView): Promise<SlipHistoryEntry[]> =>
  house.read(who, (em, place) => house.story.history(em, place, who, slip.id));

describe('correcting', () => {
  it('is the owner’s until the lock, and keeps the old value', async () => {
    const slip = await house.referral();
    const right = await correct(house.ann.actor, slip, {
      prospectName: 'Paul',
      heat: 2,
      to: { memberId: house.cy.id },
    });
    expect(right).toMatchObject({ prospectName: 'Paul', heat: 2, to: { memberId: house.cy.id }, version: 2 });
    const [created, corrected] = await history(house.ann.actor, slip);
    expect(created).toMatchObject({ kind: 'CREATED', byName: house.ann.seat.displayName, at: house.clock.now() });
    expect(corrected).toMatchObject({
      kind: 'CORRECTED',
      afterLock: false,
      before: { prospectName: 'Prim Prospect', heat: null, toMemberId: house.bo.id },
      after: { prospectName: 'Paul', heat: 2, toMemberId: house.cy.id },
    });
  });

  it('is not the receiver’s, nor a leader’s before the lock; to others the slip is not there', async () => {
    const slip = await house.referral();
    await expect(correct(house.bo.actor, slip, { heat: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(correct(house.leader.actor, slip, { heat: 1 }, 'r')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(correct(house.cy.actor, slip, { heat: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is a leader’s after the lock, on record with a reason', async () => {
    const slip = await house.referral();
    await house.lockWeek();
    await expect(correct(house.ann.actor, slip, { tier: 'INSIDE' })).rejects.toMatchObject({ code: 'LOCKED' });
    const silent = correct(house.leader.actor, slip, { tier: 'INSIDE' });
    await expect(silent).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'reason' });
    const patch = { tier: 'INSIDE' as const, from: { memberId: house.cy.id } };
    const right = await correct(house.leader.actor, slip, patch, 'Cy gave it');
    expect(right).toMatchObject({ tier: 'INSIDE', from: { memberId: house.cy.id } });
    expect((await history(house.leader.actor, slip)).at(-1)).toMatchObject({
      kind: 'CORRECTED',
      afterLock: true,
      reason: 'Cy gave it',
      byName: house.leader.seat.displayName,
      before: { tier: 'OUTSIDE', fromMemberId: house.ann.id },
      after: { tier: 'INSIDE', fromMemberId: house.cy.id },
    });
  });

  it('does not move a slip into a locked week, or out of one, without a leader', async () => {
    const open = await house.referral();
    await house.lockWeek(LAST_MEETING);
    const into = correct(house.ann.actor, open, { date: LAST_MEETING });
    await expect(into).rejects.toMatchObject({ code: 'LOCKED' });
    await house.lockWeek();
    const out = correct(house.ann.actor, open, { date: LAST_MEETING });
    await expect(out).rejects.toMatchObject({ code: 'LOCKED' });
    await expect(correct(house.ann.actor, open, { date: '2026-13-01' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('checks the ends again when the date changes', async () => {
    const late = await house.db.make.member({ chapterId: house.chapter.id, joined: '2026-11-14' });
    const slip = await house.referral({ receiver: { memberId: late.id } });
    await expect(correct(house.ann.actor, slip, { date: '2026-11-13' })).rejects.toMatchObject({
      code: 'NOT_A_MEMBER_THEN',
      field: 'patch.date',
    });
    const self = correct(house.ann.actor, slip, { to: { memberId: house.ann.id } });
    await expect(self).rejects.toMatchObject({ code: 'SELF_REFERENCE' });
  });

  it('keeps the giver of one’s own slip, and one’s own end of a one-to-one', async () => {
    const slip = await house.referral();
    const giveAway = correct(house.ann.actor, slip, { from: { memberId: house.cy.id } });
    await expect(giveAway).rejects.toMatchObject({ field: 'patch.from' });
    const meeting = await house.create.oneToOne(house.ann.actor, {
      chapterId: house.chapter.id,
      other: { memberId: house.bo.id },
      invitedByMemberId: house.bo.id,
      idempotencyKey: 'one-to-one with Bo',
    });
    const dropSelf = correct(house.bo.actor, meeting, { to: { memberId: house.cy.id } });
    await expect(dropSelf).rejects.toMatchObject({ field: 'patch.to' });
    const withCy = await correct(house.ann.actor, meeting, { to: { memberId: house.cy.id } });
    expect(withCy).toMatchObject({ to: { memberId: house.cy.id }, invitedByMemberId: null });
  });

  it('tells the second of two that the first was quicker', async () => {
    const slip = await house.referral();
    const both = await Promise.allSettled([
      correct(house.ann.actor, slip, { heat: 1 }),
      correct(house.ann.actor, slip, { heat: 5 }),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
  });

  it('refuses a field that the slip does not have, and leaves no trace of a change of nothing', async () => {
    const slip = await house.referral();
    await expect(correct(house.ann.actor, slip, { amount: '5' })).rejects.toMatchObject({ field: 'patch.amount' });
    expect(await correct(house.ann.actor, slip, { tier: 'OUTSIDE' })).toMatchObject({ version: 1 });
    expect(await history(house.ann.actor, slip)).toHaveLength(1);
  });

  it('unlinks a thank-you from the referral when somebody else is thanked', async () => {
    const referral = await house.referral();
    const slip = await house.thanks({ referralId: referral.id });
    const right = await correct(house.bo.actor, slip, { to: { memberId: house.cy.id }, amount: '9' });
    expect(right).toMatchObject({ to: { memberId: house.cy.id }, amount: '9.00', referralId: null });
  });
});

describe('withdrawing', () => {
  it('takes the slip out of every list, and keeps it to be read', async () => {
    const slip = await house.referral();
    const gone = await withdraw(house.ann.actor, slip, 'wrong number');
    expect(gone).toMatchObject({ status: 'WITHDRAWN', withdrawnAt: house.clock.now() });
    const list = (withdrawn: boolean): Promise<number> =>
      house.read(
        house.leader.actor,
        async (em, place) => (await house.slips.list(em, place, house.leader.actor, { withdrawn })).totalCount,
      );
    expect([await list(false), await list(true)]).toEqual([0, 1]);
    expect((await history(house.bo.actor, slip)).at(-1)).toMatchObject({
      kind: 'WITHDRAWN',
      before: { status: 'NEW' },
      after: { status: 'WITHDRAWN' },
      reason: 'wrong number',
    });
  });

  it('happens once, and ends every other change', async () => {
    const slip = await house.referral();
    await withdraw(house.ann.actor, slip);
    const again = { code: 'ALREADY_WITHDRAWN' };
    await expect(withdraw(house.ann.actor, slip)).rejects.toMatchObject(again);
    await expect(correct(house.ann.actor, slip, { heat: 1 })).rejects.toMatchObject(again);
    await expect(advance(house.bo.actor, slip, 'WON')).rejects.toMatchObject(again);
  });

  it('is the giver’s, not the receiver’s; after the lock a leader’s with a reason', async () => {
    const [slip, thanks] = [await house.referral(), await house.thanks()];
    await expect(withdraw(house.bo.actor, slip)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(withdraw(house.ann.actor, thanks)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await house.lockWeek();
    await expect(withdraw(house.ann.actor, slip)).rejects.toMatchObject({ code: 'LOCKED' });
    await expect(withdraw(house.leader.actor, slip)).rejects.toMatchObject({ field: 'reason' });
    expect(await withdraw(house.leader.actor, slip, 'typed twice')).toMatchObject({ status: 'WITHDRAWN' });
    expect(await withdraw(house.leader.actor, thanks, 'typed twice')).toMatchObject({ status: null });
    expect((await history(house.leader.actor, slip)).at(-1)).toMatchObject({ afterLock: true });
  });

  it('is not for a referral with a result', async () => {
    const slip = await house.referral();
    await advance(house.bo.actor, slip, 'WON');
    await expect(withdraw(house.ann.actor, slip)).rejects.toMatchObject({ code: 'BAD_TRANSITION' });
  });
});

describe('the way of a referral', () => {
  it('is told step by step to the giver, dated and without amounts', async () => {
    const slip = await house.referral();
    await advance(house.bo.actor, slip, 'CONTACTED', 'rang them');
    house.clock.advance(86_400_000);
    await house.thanks({ referralId: slip.id, winsReferral: true, amount: '4321.75' });
    const news = await house.read(house.ann.actor, (em, place) =>
      house.story.newsForGiver(em, place, house.ann.actor, house.ann.id),
    );
    expect(news.items).toMatchObject([
      { fromStatus: 'CONTACTED', toStatus: 'WON', at: new Date('2026-11-17T09:00:00Z') },
      { fromStatus: 'NEW', toStatus: 'CONTACTED', note: 'rang them', at: new Date('2026-11-16T09:00:00Z') },
    ]);
    expect(news.items[0]).toMatchObject({ prospectName: 'Prim Prospect', receiver: { memberId: house.bo.id } });
    expect(JSON.stringify(news)).not.toContain('4321.75');
    const since = await house.read(house.ann.actor, (em, place) =>
      house.story.newsForGiver(em, place, house.ann.actor, house.ann.id, { since: new Date('2026-11-17T00:00:00Z') }),
    );
    expect(since.totalCount).toBe(1);
  });

  it('is for the giver to hear, not for another member', async () => {
    const news = house.read(house.cy.actor, (em, place) =>
      house.story.newsForGiver(em, place, house.cy.actor, house.ann.id),
    );
    await expect(news).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is the receiver’s to go, forwards only, whatever is locked', async () => {
    const slip = await house.referral();
    await house.lockWeek();
    await expect(advance(house.ann.actor, slip, 'WON')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(advance(house.leader.actor, slip, 'WON')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await advance(house.bo.actor, slip, 'IN_PROGRESS')).toMatchObject({ status: 'IN_PROGRESS', version: 2 });
    await expect(advance(house.bo.actor, slip, 'CONTACTED')).rejects.toMatchObject({ code: 'BAD_TRANSITION' });
    await expect(advance(house.bo.actor, slip, 'WITHDRAWN' as never)).rejects.toMatchObject({ field: 'to' });
  });

  it('is of referrals only', async () => {
    await expect(advance(house.bo.actor, await house.thanks(), 'WON')).rejects.toMatchObject({ field: 'slipId' });
  });

  it('is kept by the giver when the receiver is of another chapter', async () => {
    const slip = await house.referral({ receiver: { name: 'Zoe', chapter: 'Far Away' } });
    expect(await advance(house.ann.actor, slip, 'CONTACTED')).toMatchObject({ status: 'CONTACTED' });
  });

  it('makes one step of two at the same moment', async () => {
    const slip = await house.referral();
    const both = await Promise.allSettled([1, 2].map(() => advance(house.bo.actor, slip, 'CONTACTED')));
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await history(house.bo.actor, slip)).map((e) => e.kind)).toEqual(['CREATED', 'STATUS']);
  });

  it('waits with the receiver, oldest first, until there is a result', async () => {
    const old = await house.referral({ date: '2026-11-02' });
    const young = await house.referral();
    const done = await house.referral();
    await advance(house.bo.actor, done, 'LOST');
    const waiting = await house.read(house.bo.actor, (em, place) =>
      house.slips.waiting(em, place, house.bo.actor, house.bo.id),
    );
    expect(waiting.items.map((s) => s.id)).toEqual([old.id, young.id]);
    const others = house.read(house.cy.actor, (em, place) =>
      house.slips.waiting(em, place, house.cy.actor, house.bo.id),
    );
    await expect(others).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('does not wait when it came from the files of another system, until somebody takes it up here', async () => {
    const imported = await house.referral();
    await house.db.sql('update slip set import_id = id where id = $1', [imported.id]);
    const waiting = async (): Promise<string[]> => {
      const { items, totalCount } = await house.read(house.bo.actor, (em, place) =>
        house.slips.waiting(em, place, house.bo.actor, house.bo.id),
      );
      expect(totalCount).toBe(items.length);
      return items.map((slip) => slip.id);
    };
    expect(await waiting()).toEqual([]);
    await advance(house.bo.actor, imported, 'CONTACTED');
    expect(await waiting()).toEqual([imported.id]);
  });
});
