import { Injectable } from '@nestjs/common';
import { allows, authorize, memberIdsIn, notFound, type Actor } from '@chapterhouse/platform';
import { SlipEntity } from '@chapterhouse/database';
import { pageOf, type ChapterPlace, type Page, type PageOf } from '@chapterhouse/chapters';
import { checkDate } from '@chapterhouse/members';
import { Brackets, In, type EntityManager } from 'typeorm';
import { viewOf } from './slip-view.js';
import type { SlipFilter } from './slips.inputs.js';
import type { SlipContactView, SlipView } from './slips.views.js';

/** Reads about slips: whoever reads, the thanker of somebody else's thank-you and the prospect's contact stay hidden. */
@Injectable()
export class SlipQueries {
  /** The slips of the chapter for those who may read all of them, the own ones for everybody else; newest first. */
  async list(em: EntityManager, place: ChapterPlace, actor: Actor, filter: SlipFilter = {}): Promise<PageOf<SlipView>> {
    return this.page(em, place, actor, filter, !allows(actor, 'slip:read', place));
  }

  /** The slips of which the actor is an end, newest first. */
  async mine(em: EntityManager, place: ChapterPlace, actor: Actor, filter: SlipFilter = {}): Promise<PageOf<SlipView>> {
    return this.page(em, place, actor, filter, true);
  }

  /** One slip. @throws AppError NOT_FOUND when it is not there or not the actor's to read. */
  async byId(em: EntityManager, place: ChapterPlace, actor: Actor, slipId: string): Promise<SlipView> {
    return viewOf(await this.visible(em, place, actor, slipId), actor);
  }

  /** For loaders: the slips among these ids that the actor may read. */
  async byIds(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    ids: readonly string[],
  ): Promise<Map<string, SlipView>> {
    const slips = await em.findBy(SlipEntity, { chapterId: place.chapterId, id: In([...ids]) });
    return new Map(slips.filter((s) => mayRead(actor, place, s)).map((s) => [s.id, viewOf(s, actor)]));
  }

  /** For loaders: how to reach the prospects of these referrals, as far as the actor is the giver or the receiver. */
  async contacts(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    slipIds: readonly string[],
  ): Promise<Map<string, SlipContactView>> {
    // Nobody but the two ends, not even the system: so the seats decide, inside the statement.
    const seats = memberIdsIn(actor, place.chapterId);
    if (seats.length === 0 || slipIds.length === 0) return new Map();
    const rows = await em.query<(SlipContactView & { slipId: string })[]>(
      `select k.slip_id as "slipId", k.phone, k.email, k.address
       from slip_contact k join slip s on s.chapter_id = k.chapter_id and s.id = k.slip_id
       where k.chapter_id = $1 and k.slip_id = any($2)
         and (s.from_member_id = any($3) or s.to_member_id = any($3))`,
      [place.chapterId, slipIds, seats],
    );
    return new Map(rows.map(({ slipId, ...contact }) => [slipId, contact]));
  }

  /**
   * The referrals that wait for this member's next step, oldest first. Those from the files of another
   * system all came as new, whatever became of them there: they wait once somebody has taken them up here.
   */
  async waiting(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    page: Page = {},
  ): Promise<PageOf<SlipView>> {
    authorize(actor, 'slip:read', { ...place, ownerMemberIds: [memberId] }, 'member');
    const { limit, offset } = pageOf(page);
    const [items, totalCount] = await em
      .createQueryBuilder(SlipEntity, 's')
      .where(`s.chapterId = :c and s.toMemberId = :m and s.type = 'REFERRAL'`, { c: place.chapterId, m: memberId })
      .andWhere(`s.status in ('NEW', 'CONTACTED', 'IN_PROGRESS') and (s.importId is null or s.status <> 'NEW')`)
      .orderBy('s.date')
      .addOrderBy('s.id')
      .limit(limit)
      .offset(offset)
      .getManyAndCount();
    return { items: items.map((s) => viewOf(s, actor)), totalCount };
  }

  /** The slip itself, for use cases of this lib. @throws AppError NOT_FOUND. */
  async visible(em: EntityManager, place: ChapterPlace, actor: Actor, slipId: string): Promise<SlipEntity> {
    const slip = await em.findOneBy(SlipEntity, { chapterId: place.chapterId, id: slipId });
    if (!slip || !mayRead(actor, place, slip)) throw notFound('slip');
    return slip;
  }

  private async page(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    filter: SlipFilter,
    ownOnly: boolean,
  ): Promise<PageOf<SlipView>> {
    const { limit, offset } = pageOf(filter);
    const seats = memberIdsIn(actor, place.chapterId);
    if (ownOnly) authorize(actor, 'slip:read', { ...place, ownerMemberIds: seats }, 'chapter');
    const query = em.createQueryBuilder(SlipEntity, 's').where('s.chapterId = :c', { c: place.chapterId });
    if (ownOnly) {
      query.andWhere('(s.fromMemberId = any(:seats::uuid[]) or s.toMemberId = any(:seats::uuid[]))', { seats });
    }
    const { memberId } = filter;
    if (memberId) {
      // Asking for somebody's slips must not find out whom they thanked.
      const thanksToo = actor.kind === 'system' || seats.includes(memberId);
      query.andWhere(
        new Brackets((or) => {
          or.where('s.toMemberId = :memberId', { memberId });
          or.orWhere(`s.fromMemberId = :memberId${thanksToo ? '' : ` and s.type <> 'CLOSED_BUSINESS'`}`);
        }),
      );
    }
    if (filter.direction) {
      const of = memberId ? [memberId] : seats;
      // What others gave holds none of their thanks, here as above.
      const thanksToo = actor.kind === 'system' || of.every((seat) => seats.includes(seat));
      const given = `s.fromMemberId = any(:of::uuid[])${thanksToo ? '' : ` and s.type <> 'CLOSED_BUSINESS'`}`;
      query.andWhere(filter.direction === 'GIVEN' ? given : 's.toMemberId = any(:of::uuid[])', { of });
    }
    if (filter.withMemberId) {
      // Neither must asking for what went between two people: thanks are among it for the thanker alone.
      query
        .andWhere('(s.fromMemberId = :other or s.toMemberId = :other)', { other: filter.withMemberId })
        .andWhere(`(s.type <> 'CLOSED_BUSINESS' or s.fromMemberId = any(:own::uuid[]))`, { own: seats });
    }
    if (filter.types?.length) query.andWhere('s.type in (:...types)', { types: filter.types });
    if (filter.statuses?.length) query.andWhere('s.status in (:...statuses)', { statuses: filter.statuses });
    if (!filter.withdrawn && !filter.statuses?.includes('WITHDRAWN')) query.andWhere('s.withdrawnAt is null');
    if (filter.from) query.andWhere('s.date >= :from', { from: checkDate(filter.from, 'from') });
    if (filter.to) query.andWhere('s.date < :to', { to: checkDate(filter.to, 'to') });
    const [items, totalCount] = await query
      .orderBy('s.date', 'DESC')
      .addOrderBy('s.id', 'DESC')
      .limit(limit)
      .offset(offset)
      .getManyAndCount();
    return { items: items.map((s) => viewOf(s, actor)), totalCount };
  }
}

const mayRead = (actor: Actor, place: ChapterPlace, slip: SlipEntity): boolean =>
  allows(actor, 'slip:read', { ...place, ownerMemberIds: [slip.fromMemberId, slip.toMemberId] });
