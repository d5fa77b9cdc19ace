import { Injectable } from '@nestjs/common';
import { allows, authorize, memberIdsIn, notFound, type Actor } from '@chapterhouse/platform';
import { VisitorEntity } from '@chapterhouse/database';
import { VISITOR_STAGES, type VisitorStage } from '@chapterhouse/domain';
import { pageOf, type ChapterPlace, type Page, type PageOf } from '@chapterhouse/chapters';
import { checkDate } from '@chapterhouse/members';
import type { EntityManager } from 'typeorm';

export interface VisitorFilter extends Page {
  stages?: readonly VisitorStage[] | null;
  invitedByMemberId?: string | null;
  /** Visited on or after this day. */
  from?: string | null;
  /** Visited before this day. */
  to?: string | null;
  /** Part of the name, the company or the trade; case does not matter. */
  search?: string | null;
  /** Only those who came and whose follow-up is due by this instant and not done. */
  followUpDueBy?: Date | null;
}

export interface VisitorCounts {
  /** Visitors of the time, by the stage they are in now. */
  byStage: Record<VisitorStage, number>;
  total: number;
}

/** Reads about visitors: all of them for those who look after them, the own ones for the one who invited. */
@Injectable()
export class VisitorQueries {
  /** Visitors, latest first: by the day of the visit, those still to come before all others. */
  async list(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    filter: VisitorFilter = {},
  ): Promise<PageOf<VisitorEntity>> {
    const { limit, offset } = pageOf(filter);
    const seats = memberIdsIn(actor, place.chapterId);
    const query = em.createQueryBuilder(VisitorEntity, 'v').where('v.chapterId = :c', { c: place.chapterId });
    if (!allows(actor, 'visitors:read', place)) {
      authorize(actor, 'visitors:read', { ...place, ownerMemberIds: seats }, 'chapter');
      query.andWhere('v.invitedByMemberId = any(:seats::uuid[])', { seats });
    }
    if (filter.stages?.length) query.andWhere('v.stage in (:...stages)', { stages: filter.stages });
    if (filter.invitedByMemberId) query.andWhere('v.invitedByMemberId = :by', { by: filter.invitedByMemberId });
    if (filter.from) query.andWhere('v.visitedOn >= :from', { from: checkDate(filter.from, 'from') });
    if (filter.to) query.andWhere('v.visitedOn < :to', { to: checkDate(filter.to, 'to') });
    if (filter.followUpDueBy) {
      query.andWhere(`v.stage = 'ATTENDED' and v.followUpDueAt <= :due`, { due: filter.followUpDueBy });
    }
    if (filter.search) {
      query.andWhere(`position(lower(:s) in lower(concat_ws(' ', v.name, v.company, v.trade))) > 0`, {
        s: filter.search.trim(),
      });
    }
    const [items, totalCount] = await query
      .orderBy('v.visitedOn', 'DESC', 'NULLS FIRST')
      .addOrderBy('v.id', 'DESC')
      .limit(limit)
      .offset(offset)
      .getManyAndCount();
    return { items, totalCount };
  }

  /** One visitor. @throws AppError NOT_FOUND when they are not there or not the actor's to see. */
  async byId(em: EntityManager, place: ChapterPlace, actor: Actor, visitorId: string): Promise<VisitorEntity> {
    const visitor = await em.findOneBy(VisitorEntity, { chapterId: place.chapterId, id: visitorId });
    const scope = { ...place, ownerMemberIds: [visitor?.invitedByMemberId ?? null] };
    if (!visitor || !allows(actor, 'visitors:read', scope)) throw notFound('visitor');
    return visitor;
  }

  /** How many came in `[from, to)`, without names; for staff too. */
  async counts(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    { from, to }: { from: string; to: string },
  ): Promise<VisitorCounts> {
    authorize(actor, 'visitors:counts', place, 'chapter');
    const rows = await em.query<{ stage: VisitorStage; n: number }[]>(
      `select stage, count(*)::int as n from visitor
       where chapter_id = $1 and visited_on >= $2 and visited_on < $3 group by stage`,
      [place.chapterId, checkDate(from, 'from'), checkDate(to, 'to')],
    );
    const byStage = Object.fromEntries(VISITOR_STAGES.map((s) => [s, 0])) as Record<VisitorStage, number>;
    for (const { stage, n } of rows) byStage[stage] = n;
    return { byStage, total: rows.reduce((sum, { n }) => sum + n, 0) };
  }
}
