import { newId, systemActor } from '@chapterhouse/platform';
import { LAST_MEETING, SlipHouse, TODAY } from './testing/slip-house.js';
import type { SlipView } from './slips.views.js';

let house: SlipHouse;
beforeAll(async () => {
  house = await SlipHouse.open();
});
afterAll(() => house.db.close());
beforeEach(() => house.newChapter());

const key = (): { chapterId: string; idempotencyKey: string } => ({
  chapterId: house.chapter.id,
  idempotencyKey: newId(),
});

describe('a referral', () => {
  it('goes from the one who writes it to another member, dated today', async () => {
    const slip = await house.referral({ heat: 4, gaveCard: true, comment: ' warm ' });
    expect(slip).toMatchObject({
      type: 'REFERRAL',
      date: TODAY,
      status: 'NEW',
      from: { memberId: house.ann.id },
      to: { memberId: house.bo.id },
      prospectName: 'Prim Prospect',
      heat: 4,
      gaveCard: true,
      saidYouWouldCall: false,
      text: 'warm',
      version: 1,
      imported: false,
    });
  });

  it('refuses a referral to oneself', async () => {
    const self = house.referral({ receiver: { memberId: house.ann.id } });
    await expect(self).rejects.toMatchObject({ code: 'SELF_REFERENCE', field: 'receiver' });
  });

  it.each([
    [{ prospectName: ' ' }, 'prospectName'],
    [{ tier: 'SIDE' as never }, 'tier'],
    [{ heat: 6 }, 'heat'],
    [{ date: '2026-11-17' }, 'date'],
    [{ date: '2026-11-31' }, 'date'],
    [{ receiver: {} }, 'receiver'],
    [{ receiver: { name: 'Zoe' } }, 'receiver'],
  ])('refuses %p', async (given, field) => {
    await expect(house.referral(given)).rejects.toMatchObject({ code: 'BAD_INPUT', field });
  });

  it('may be dated today where the chapter is, when it is tomorrow there', async () => {
    house.clock.set('2026-11-16T23:30:00Z');
    const chapter = await house.db.make.chapter({ timeZone: 'Pacific/Auckland' });
    const ann = await house.person(await house.db.make.member({ chapterId: chapter.id }));
    const bo = await house.db.make.member({ chapterId: chapter.id });
    const slip = await house.referral({ chapterId: chapter.id, receiver: { memberId: bo.id } }, ann.actor);
    expect(slip.date).toBe('2026-11-17');
  });

  it('needs both ends to belong to the chapter on that date', async () => {
    const late = await house.db.make.member({ chapterId: house.chapter.id, joined: TODAY });
    const gone = await house.db.make.member({ chapterId: house.chapter.id, left: TODAY });
    const candidate = await house.db.make.member({ chapterId: house.chapter.id, joined: null, status: 'PENDING' });
    const to = (memberId: string, date: string): Promise<SlipView> => house.referral({ receiver: { memberId }, date });
    await expect(to(late.id, '2026-11-15')).rejects.toMatchObject({ code: 'NOT_A_MEMBER_THEN', field: 'receiver' });
    await expect(to(gone.id, TODAY)).rejects.toMatchObject({ code: 'NOT_A_MEMBER_THEN' });
    await expect(to(candidate.id, TODAY)).rejects.toMatchObject({ code: 'NOT_A_MEMBER_THEN' });
    expect(await to(late.id, TODAY)).toMatchObject({ date: TODAY });
    expect(await to(gone.id, '2026-11-15')).toMatchObject({ date: '2026-11-15' });
  });

  it('does not reach a member of another chapter by id', async () => {
    const foreign = await house.db.make.member({ chapterId: (await house.db.make.chapter()).id });
    await expect(house.referral({ receiver: { memberId: foreign.id } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      field: 'receiver',
    });
  });

  it('reaches somebody of another chapter by name, linked when that chapter is here', async () => {
    const other = await house.db.make.chapter({ name: 'Quay Side', slug: 'quay-side' });
    const to = (chapter: string): Promise<SlipView> => house.referral({ receiver: { name: 'Zoe', chapter } });
    const linked = { memberId: null, name: 'Zoe', chapter: 'Quay Side', chapterId: other.id };
    expect((await to('Quay Side')).to).toEqual(linked);
    expect((await to('Far Away')).to).toEqual({ ...linked, chapter: 'Far Away', chapterId: null });
    await expect(to(house.chapter.name.toUpperCase())).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'receiver' });
  });

  it('from another chapter is written down by the receiver', async () => {
    const giver = { name: 'Zoe', chapter: 'Far Away' };
    const slip = await house.referral({ giver, receiver: { memberId: house.bo.id } }, house.bo.actor);
    expect(slip.from).toMatchObject({ name: 'Zoe', chapter: 'Far Away' });
    const byOther = house.referral({ giver, receiver: { memberId: house.bo.id } });
    await expect(byOther).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is written by the giver, not for somebody else, and not in another chapter', async () => {
    const forAnn = { giver: { memberId: house.ann.id } };
    await expect(house.referral(forAnn, house.cy.actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(house.referral(forAnn, house.leader.actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { actor } = await house.person(await house.db.make.leader((await house.db.make.chapter()).id));
    await expect(house.referral({}, actor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is one for a double click, and two for two that are alike', async () => {
    const same = { idempotencyKey: newId() };
    const [a, b] = await Promise.all([house.referral(same), house.referral(same)]);
    const c = await house.referral();
    expect(a.id).toBe(b.id);
    expect(c.id).not.toBe(a.id);
    const other = house.referral({ ...same, prospectName: 'Another' });
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_REUSED' });
  });

  it('answers a repeated request even after the week was locked', async () => {
    const same = { idempotencyKey: newId() };
    const first = await house.referral(same);
    await house.lockWeek();
    expect((await house.referral(same)).id).toBe(first.id);
    await expect(house.referral()).rejects.toMatchObject({ code: 'LOCKED', field: 'date' });
  });

  it('belongs to the first meeting on or after its day that is not cancelled', async () => {
    await house.lockWeek(LAST_MEETING);
    await expect(house.referral({ date: LAST_MEETING })).rejects.toMatchObject({ code: 'LOCKED' });
    await expect(house.referral({ date: '2026-11-06' })).rejects.toMatchObject({ code: 'LOCKED' });
    expect(await house.referral({ date: '2026-11-12' })).toMatchObject({ date: '2026-11-12' });
    await house.db.make.meeting({ chapterId: house.chapter.id, date: '2026-11-04', status: 'CANCELLED' });
    await expect(house.referral({ date: '2026-11-04' })).rejects.toMatchObject({ code: 'LOCKED' });
  });

  it('does not slip into a week that is being locked', async () => {
    await house.meetings.ensureWeek(house.leader.actor, { chapterId: house.chapter.id, date: TODAY });
    const client = await house.db.owner.connect();
    try {
      await client.query('begin');
      await client.query(`update meeting set ledger = 'LOCKED' where chapter_id = $1`, [house.chapter.id]);
      const waiting = expect(house.referral()).rejects.toMatchObject({ code: 'LOCKED' });
      await new Promise((done) => setTimeout(done, 100));
      await client.query('commit');
      await waiting;
    } finally {
      client.release();
    }
  });
});

describe('a thank-you', () => {
  it('thanks in the chapter’s currency', async () => {
    expect(await house.thanks()).toMatchObject({
      from: { memberId: house.bo.id },
      to: { memberId: house.ann.id },
      amount: '1250.50',
      currency: 'EUR',
      business: 'NEW',
      status: null,
    });
  });

  it.each([
    [{ amount: '0' }, 'amount'],
    [{ amount: '1,000' }, 'amount'],
    [{ business: undefined as never }, 'business'],
    [{ winsReferral: true }, 'referralId'],
  ])('refuses %p', async (given, field) => {
    await expect(house.thanks(given)).rejects.toMatchObject({ code: 'BAD_INPUT', field });
  });

  it('refuses thanks to oneself', async () => {
    const self = house.thanks({ thanked: { memberId: house.bo.id } });
    await expect(self).rejects.toMatchObject({ code: 'SELF_REFERENCE', field: 'thanked' });
  });

  it('answers a referral of the thanked, and may mark it as won', async () => {
    const referral = await house.referral();
    await house.thanks({ referralId: referral.id });
    const read = (): Promise<SlipView> =>
      house.read(house.ann.actor, (em, place) => house.slips.byId(em, place, house.ann.actor, referral.id));
    expect(await read()).toMatchObject({ status: 'NEW' });
    expect(await house.thanks({ referralId: referral.id, winsReferral: true })).toMatchObject({
      referralId: referral.id,
    });
    expect(await read()).toMatchObject({ status: 'WON', version: 2 });
  });

  it('does not answer somebody else’s referral, nor one that was withdrawn', async () => {
    const toCy = await house.referral({ receiver: { memberId: house.cy.id } });
    await expect(house.thanks({ referralId: toCy.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const fromCy = await house.referral({}, house.cy.actor);
    await expect(house.thanks({ referralId: fromCy.id })).rejects.toMatchObject({ field: 'referralId' });
    const gone = await house.referral();
    await house.life.withdraw(house.ann.actor, { chapterId: house.chapter.id, slipId: gone.id });
    await expect(house.thanks({ referralId: gone.id })).rejects.toMatchObject({ code: 'ALREADY_WITHDRAWN' });
  });
});

describe('the other slips', () => {
  it('are a one-to-one of two people, one of whom invited', async () => {
    const meet = (given: object): Promise<SlipView> =>
      house.create.oneToOne(house.ann.actor, { ...key(), other: { memberId: house.bo.id }, ...given });
    const slip = await meet({ invitedByMemberId: house.bo.id, place: 'Café', topics: 'trade' });
    expect(slip).toMatchObject({ type: 'ONE_TO_ONE', invitedByMemberId: house.bo.id, place: 'Café', topics: 'trade' });
    const alone = meet({ other: { memberId: house.ann.id } });
    await expect(alone).rejects.toMatchObject({ code: 'SELF_REFERENCE', field: 'other' });
    const third = meet({ invitedByMemberId: house.cy.id });
    await expect(third).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'invitedByMemberId' });
    const others = meet({ one: { memberId: house.cy.id } });
    await expect(others).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are education with its credits', async () => {
    const learn = (credits: string, activity = 'Book'): Promise<SlipView> =>
      house.create.education(house.ann.actor, { ...key(), activity, credits });
    expect(await learn('1.5')).toMatchObject({ credits: '1.50', activity: 'Book', to: null });
    await expect(learn('many')).rejects.toMatchObject({ field: 'credits' });
    await expect(learn('1', ' ')).rejects.toMatchObject({ field: 'activity' });
  });

  it('are a testimonial for another member', async () => {
    const praise = (forMemberId: string, text = 'Good work.'): Promise<SlipView> =>
      house.create.testimonial(house.ann.actor, { ...key(), forMemberId, text });
    expect(await praise(house.bo.id)).toMatchObject({ type: 'TESTIMONIAL', text: 'Good work.' });
    await expect(praise(house.ann.id)).rejects.toMatchObject({ code: 'SELF_REFERENCE' });
    await expect(praise(house.bo.id, '')).rejects.toMatchObject({ field: 'text' });
  });

  it('may be written by the system, which says who gives', async () => {
    const system = systemActor('test', [house.chapter.id]);
    await expect(house.referral({}, system)).rejects.toMatchObject({ field: 'giver' });
    const slip = await house.referral({ giver: { memberId: house.ann.id } }, system);
    expect(slip.from?.memberId).toBe(house.ann.id);
  });
});
