import type { ChapterPlace } from '@chapterhouse/chapters';
import type { MemberEntity } from '@chapterhouse/database';
import type { TestDatabase } from '@chapterhouse/testing';
import { growthBench } from '../testing/growth-bench.js';
import { ThanksLoopService } from './thanks-loop.service.js';

const bench = growthBench();
const { asSystem } = bench;
const loop = new ThanksLoopService();
let db: TestDatabase;
let chapterId: string;
let place: ChapterPlace;
let ada: MemberEntity;
let bo: MemberEntity;

beforeEach(() => {
  ({ db, chapterId, place, ada, bo } = bench.cast);
});

describe('the thank-you loop', () => {
  const now = new Date('2026-11-16T12:00:00Z');
  const collect = (at = now) => asSystem((em) => loop.collect(em, place, at));
  const claim = async (at = now) => {
    const [news] = await collect(at);
    return asSystem((em) => loop.claim(em, place, news!, at));
  };
  const refer = (more: Record<string, unknown> = {}) =>
    db.make.referral({
      ...{ chapterId, fromMemberId: ada.id, toMemberId: bo.id, prospectName: 'Quay Brewery' },
      ...{ createdAt: new Date('2026-11-10T12:00:00Z'), ...more },
    });
  const step = (slipId: string, status: string, at: string) =>
    db.make.insert<{ id: string }>('slip_event', {
      ...{ chapterId, id: crypto.randomUUID(), slipId, kind: 'STATUS', at },
      ...{ before: { status: 'NEW' }, after: { status, amount: '900.00' } },
    });

  it('tells the giver what became of a referral, once, and without amounts', async () => {
    const slip = await refer();
    const event = await step(slip.id, 'WON', '2026-11-16T08:00:00Z');
    const news = await collect();
    expect(news).toEqual([
      {
        memberId: ada.id,
        steps: [
          {
            eventId: event.id,
            slipId: slip.id,
            prospectName: 'Quay Brewery',
            receiverName: bo.displayName,
            toStatus: 'WON',
          },
        ],
        thanks: 0,
        thanksSlipIds: [],
        nudges: [],
      },
    ]);
    expect(JSON.stringify(news)).not.toContain('900');
    expect(await claim()).toBe(true);
    expect(await collect(new Date('2026-11-18T12:00:00Z'))).toEqual([]);
  });

  it('writes to nobody twice a day, and not between 20 and 8 o’clock there', async () => {
    const slip = await refer();
    await step(slip.id, 'CONTACTED', '2026-11-16T08:00:00Z');
    const [news] = await collect();
    expect(await asSystem((em) => loop.claim(em, place, news!, now))).toBe(true);
    expect(await asSystem((em) => loop.claim(em, place, news!, now))).toBe(false);
    await step(slip.id, 'WON', '2026-11-16T13:00:00Z');
    expect(await collect(new Date('2026-11-16T14:00:00Z'))).toEqual([]);
    expect(await collect(new Date('2026-11-17T07:59:00Z'))).toEqual([]);
    expect((await collect(new Date('2026-11-17T08:00:00Z')))[0]?.steps.map((one) => one.toStatus)).toEqual(['WON']);
    expect(await collect(new Date('2026-11-17T20:00:00Z'))).toEqual([]);
  });

  it('reminds the receiver after 14 days of silence, and again only after 14 more', async () => {
    const slip = await refer({ createdAt: new Date('2026-11-02T11:00:00Z') });
    await refer({ createdAt: new Date('2026-11-02T13:00:00Z') });
    expect(await collect()).toMatchObject([
      { memberId: bo.id, nudges: [{ slipId: slip.id, giverName: ada.displayName, silentDays: 14 }] },
    ]);
    expect(await claim()).toBe(true);
    await db.sql(`update slip set status = 'WON' where chapter_id = $1 and id <> $2`, [chapterId, slip.id]);
    expect(await collect(new Date('2026-11-29T12:00:00Z'))).toEqual([]);
    expect((await collect(new Date('2026-11-30T12:00:01Z')))[0]?.nudges).toMatchObject([{ slipId: slip.id }]);
    await step(slip.id, 'CONTACTED', '2026-11-28T12:00:00Z');
    expect((await collect(new Date('2026-11-30T12:00:01Z'))).flatMap((news) => news.nudges)).toEqual([]);
  });

  it('shows thanks as a number, with neither name nor amount', async () => {
    await db.make.closedBusiness({
      ...{
        chapterId,
        fromMemberId: bo.id,
        toMemberId: ada.id,
        amount: '912.00',
        createdAt: new Date('2026-11-15T12:00:00Z'),
      },
    });
    const news = await collect();
    expect(news).toMatchObject([{ memberId: ada.id, thanks: 1 }]);
    expect(JSON.stringify(news)).not.toMatch(new RegExp(`912|${bo.displayName}|${bo.id}`));
  });
});
