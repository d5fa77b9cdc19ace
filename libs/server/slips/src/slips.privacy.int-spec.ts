import { actorOf } from '@chapterhouse/testing';
import { newId, systemActor, type Actor } from '@chapterhouse/platform';
import { SlipHouse, TODAY } from './testing/slip-house.js';
import type { SlipFilter } from './slips.inputs.js';
import type { ClosedBusinessTotals, SlipView } from './slips.views.js';

let house: SlipHouse;
beforeAll(async () => {
  house = await SlipHouse.open();
});
afterAll(() => house.db.close());
beforeEach(() => house.newChapter());

const list = (who: Actor, filter: SlipFilter = {}): Promise<SlipView[]> =>
  house.read(who, async (em, place) => (await house.slips.list(em, place, who, filter)).items);
const byId = (who: Actor, slip: SlipView): Promise<SlipView> =>
  house.read(who, (em, place) => house.slips.byId(em, place, who, slip.id));
async function staff(role: 'REGION_DIRECTOR' | 'ORGANISATION_ADMIN'): Promise<Actor> {
  const account = await house.db.make.account();
  const { organisationId, regionId } = house.chapter;
  const region = role === 'REGION_DIRECTOR' ? regionId : null;
  await house.db.make.staffRole({ accountId: account.id, organisationId, regionId: region, role });
  return actorOf(house.db, account.id);
}
const holder = async (role: string): Promise<Actor> =>
  (await house.person(await house.db.make.leader(house.chapter.id, role))).actor;

describe('who reads which slips', () => {
  it('shows members their own, both as giver and as receiver', async () => {
    const slip = await house.referral();
    for (const who of [house.ann, house.bo]) expect((await list(who.actor)).map((s) => s.id)).toEqual([slip.id]);
    expect(await list(house.cy.actor)).toEqual([]);
    await expect(byId(house.cy.actor, slip)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows all of the chapter to leaders, committee and staff, and not to a visitor host', async () => {
    const slip = await house.referral();
    const all = [house.leader.actor, await holder('MEMBERSHIP_COMMITTEE')];
    for (const who of [...all, await staff('REGION_DIRECTOR'), await staff('ORGANISATION_ADMIN')]) {
      expect((await list(who)).map((s) => s.id)).toEqual([slip.id]);
    }
    expect(await list(await holder('VISITOR_HOST'))).toEqual([]);
  });

  it('shows nothing of a chapter to the leader of another', async () => {
    const slip = await house.referral();
    const foreign = await house.person(await house.db.make.leader((await house.db.make.chapter()).id));
    await expect(list(foreign.actor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(byId(foreign.actor, slip)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const ids = { chapterId: house.chapter.id, slipId: slip.id };
    await expect(house.life.withdraw(foreign.actor, ids)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('narrows to types, members, dates and states, newest first', async () => {
    const old = await house.referral({ date: '2026-11-02' });
    const young = await house.referral({ receiver: { memberId: house.cy.id } });
    await house.thanks();
    const ids = async (filter: SlipFilter): Promise<string[]> =>
      (await list(house.leader.actor, filter)).map((s) => s.id);
    expect(await ids({ types: ['REFERRAL'] })).toEqual([young.id, old.id]);
    expect(await ids({ memberId: house.cy.id })).toEqual([young.id]);
    expect(await ids({ from: '2026-11-01', to: '2026-11-03' })).toEqual([old.id]);
    expect(await ids({ statuses: ['NEW'], limit: 1, offset: 1 })).toEqual([old.id]);
    expect(await ids({ statuses: ['LOST'] })).toEqual([]);
    const some = await house.read(house.bo.actor, (em, place) =>
      house.slips.byIds(em, place, house.bo.actor, [old.id, young.id, newId()]),
    );
    expect([...some.keys()]).toEqual([old.id]);
  });
});

describe('the prospect’s contact', () => {
  const contact = { phone: '+353 87 555', email: 'prim@example.com', address: null };
  const contactFor = (who: Actor, slip: SlipView): Promise<unknown> =>
    house.read(who, async (em, place) => (await house.slips.contacts(em, place, who, [slip.id])).get(slip.id));

  it('is for the giver and the receiver, and for nobody else at all', async () => {
    const slip = await house.referral({ contact });
    for (const { actor } of [house.ann, house.bo]) expect(await contactFor(actor, slip)).toEqual(contact);
    const others = [house.cy.actor, house.leader.actor, await holder('MEMBERSHIP_COMMITTEE')];
    const system = systemActor('test', [house.chapter.id]);
    for (const who of [...others, await staff('REGION_DIRECTOR'), await staff('ORGANISATION_ADMIN'), system]) {
      expect(await contactFor(who, slip)).toBeUndefined();
    }
  });

  it('is put right by the two at any time, without a word of it in the history', async () => {
    const slip = await house.referral({ contact });
    await house.lockWeek();
    const change = (who: Actor): Promise<SlipView> =>
      house.life.correct(who, {
        chapterId: house.chapter.id,
        slipId: slip.id,
        expectedVersion: 1,
        patch: { contact: { phone: '+353 87 777' } },
        reason: 'new number',
      });
    await expect(change(house.leader.actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await change(house.bo.actor);
    expect(await contactFor(house.ann.actor, slip)).toEqual({ phone: '+353 87 777', email: null, address: null });
    const events = await house.db.sql(`select * from slip_event where slip_id = $1`, [slip.id]);
    expect(JSON.stringify([events, await house.db.sql('select * from audit_log')])).not.toContain('+353');
    expect(events).toContainEqual(expect.objectContaining({ kind: 'CORRECTED', after: { contact: '(changed)' } }));
  });

  it('is in no list and in no slip', async () => {
    const slip = await house.referral({ contact });
    const seen = [await list(house.ann.actor), await byId(house.bo.actor, slip), await list(house.leader.actor)];
    expect(JSON.stringify(seen)).not.toMatch(/\+353|prim@/);
  });
});

describe('the thanker', () => {
  /** Everything that a person can read about the slip, as text. */
  const everything = async (who: Actor, slip: SlipView): Promise<string> =>
    JSON.stringify(
      await house.read(who, async (em, place) => [
        await house.slips.byId(em, place, who, slip.id),
        await house.slips.list(em, place, who, { withdrawn: true, types: ['CLOSED_BUSINESS'] }),
        await house.slips.mine(em, place, who, { withdrawn: true, types: ['CLOSED_BUSINESS'] }).catch(() => null),
        await house.story.history(em, place, who, slip.id),
      ]),
    );

  it('stays unknown to the thanked, the leaders and the staff: in slips, lists and history', async () => {
    const referral = await house.referral();
    const slip = await house.thanks({ referralId: referral.id });
    const patch = { amount: '70' };
    const own = { chapterId: house.chapter.id, slipId: slip.id, expectedVersion: 1, patch };
    await house.life.correct(house.bo.actor, own);
    await house.life.withdraw(house.bo.actor, { chapterId: house.chapter.id, slipId: slip.id });
    const { id, actor, seat } = house.bo;
    const secrets = [id, actor.accountId, seat.displayName, referral.id];
    const leaders = [house.leader.actor, await holder('MEMBERSHIP_COMMITTEE'), await staff('ORGANISATION_ADMIN')];
    for (const who of [house.ann.actor, ...leaders, await staff('REGION_DIRECTOR')]) {
      const seen = await everything(who, slip);
      expect(seen).toContain('70.00');
      for (const secret of secrets) expect(seen).not.toContain(secret);
    }
    const known = await everything(actor, slip);
    expect(known).toContain(id);
    expect(known).toContain(referral.id);
  });

  it('cannot be found by asking for somebody’s slips', async () => {
    const slip = await house.thanks();
    const ids = async (who: Actor, memberId: string): Promise<string[]> =>
      (await list(who, { memberId })).map((s) => s.id);
    expect(await ids(house.leader.actor, house.bo.id)).toEqual([]);
    expect(await ids(house.ann.actor, house.bo.id)).toEqual([]);
    expect(await ids(house.leader.actor, house.ann.id)).toEqual([slip.id]);
    expect(await ids(house.bo.actor, house.bo.id)).toEqual([slip.id]);
    expect(await ids(systemActor('test', [house.chapter.id]), house.bo.id)).toEqual([slip.id]);
  });

  it('cannot be found out by a leader’s corrections', async () => {
    const late = await house.person(await house.db.make.member({ chapterId: house.chapter.id, joined: '2026-11-14' }));
    const slip = await house.thanks({}, late.actor);
    await house.lockWeek();
    const correct = (patch: object): Promise<SlipView> =>
      house.life.correct(house.leader.actor, {
        chapterId: house.chapter.id,
        slipId: slip.id,
        expectedVersion: 1,
        patch,
        reason: 'curious',
      });
    const messages: string[] = [];
    for (const memberId of [late.id, house.cy.id]) {
      const refused = await correct({ to: { memberId } }).catch((e: Error) => e);
      expect(refused).toMatchObject({ code: 'BAD_INPUT', field: 'patch.to' });
      messages.push((refused as Error).message);
    }
    expect(messages[0]).toBe(messages[1]);
    // On this date the hidden thanker was no member yet; the refusal would say so.
    expect(await correct({ date: '2026-11-13' })).toMatchObject({ date: '2026-11-13', from: null });
  });

  it('of another chapter is typed in by the thanked, who alone sees the name', async () => {
    const thanker = { name: 'Zoe', chapter: 'Far Away' };
    const slip = await house.thanks({ thanker, thanked: { memberId: house.ann.id } }, house.ann.actor);
    expect(slip.from).toMatchObject({ name: 'Zoe' });
    expect((await byId(house.leader.actor, slip)).from).toBeNull();
    const byOther = house.thanks({ thanker, thanked: { memberId: house.ann.id } }, house.cy.actor);
    await expect(byOther).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is named beside a correction only when a leader made it after the lock', async () => {
    const slip = await house.thanks();
    await house.lockWeek();
    await house.life.correct(house.leader.actor, {
      chapterId: house.chapter.id,
      slipId: slip.id,
      expectedVersion: 1,
      patch: { amount: '80' },
      reason: 'typed wrong',
    });
    const history = await house.read(house.ann.actor, (em, place) =>
      house.story.history(em, place, house.ann.actor, slip.id),
    );
    expect(history.map((e) => e.byName)).toEqual([null, house.leader.seat.displayName]);
  });
});

describe('totals of closed business', () => {
  const totals = (who: Actor = house.leader.actor): Promise<ClosedBusinessTotals> =>
    house.read(who, (em, place) => house.business.totals(em, place, who, { from: '2026-11-01', to: '2026-12-01' }));

  it('are not broken down under three thankers, however many slips there are', async () => {
    await house.thanks({ amount: '100' });
    await house.thanks({ amount: '50', business: 'REPEAT' });
    await house.thanks({ amount: '25' }, house.cy.actor);
    expect((await totals()).perCurrency).toEqual([{ currency: 'EUR', amount: '175.00', slips: 3, breakdown: null }]);
  });

  it('are broken down from three thankers on, without withdrawn slips', async () => {
    await house.thanks({ amount: '100' });
    await house.thanks({ amount: '50', business: 'REPEAT', tier: 'INSIDE' }, house.cy.actor);
    await house.thanks({ amount: '25', thanked: { memberId: house.bo.id } }, house.leader.actor);
    const wrong = await house.thanks({ amount: '999' });
    await house.life.withdraw(house.bo.actor, { chapterId: house.chapter.id, slipId: wrong.id });
    expect((await totals()).perCurrency).toEqual([
      {
        currency: 'EUR',
        amount: '175.00',
        slips: 3,
        breakdown: {
          business: { NEW: '125.00', REPEAT: '50.00', unknown: '0' },
          tier: { INSIDE: '50.00', OUTSIDE: '125.00', unknown: '0' },
          thanked: [
            { memberId: house.ann.id, amount: '150.00', slips: 2 },
            { memberId: house.bo.id, amount: '25.00', slips: 1 },
          ],
        },
      },
    ]);
  });

  it('count thanks whose thanker nobody knows, but do not break them down', async () => {
    for (let i = 0; i < 4; i++) {
      await house.db.make.closedBusiness({ chapterId: house.chapter.id, toMemberId: house.ann.id, date: TODAY });
    }
    expect((await totals()).perCurrency).toMatchObject([{ amount: '4800.00', slips: 4, breakdown: null }]);
  });

  it('are for those who read all slips', async () => {
    await expect(totals(house.ann.actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
