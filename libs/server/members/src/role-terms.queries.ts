import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '@chapterhouse/platform';
import { RoleTermEntity } from '@chapterhouse/database';
import { parseLocalDate, type RoleKind } from '@chapterhouse/domain';
import { pageOf, type ChapterPlace, type Page, type PageOf } from '@chapterhouse/chapters';
import { In, type EntityManager } from 'typeorm';

export interface RoleTermFilter extends Page {
  memberId?: string | null;
  role?: RoleKind | null;
  /** Only terms that cover this date. */
  on?: string | null;
}

/** Reads about who holds, held and will hold which role: part of the roster. */
@Injectable()
export class RoleTermQueries {
  /** Terms, newest first. */
  async list(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    filter: RoleTermFilter = {},
  ): Promise<PageOf<RoleTermEntity>> {
    authorize(actor, 'roster:read', place, 'chapter');
    const { limit, offset } = pageOf(filter);
    const query = em.createQueryBuilder(RoleTermEntity, 't').where('t.chapterId = :c', { c: place.chapterId });
    if (filter.memberId) query.andWhere('t.memberId = :m', { m: filter.memberId });
    if (filter.role) query.andWhere('t.role = :role', { role: filter.role });
    if (filter.on) {
      query.andWhere('t."from" <= :on and (t."to" is null or t."to" > :on)', { on: parseLocalDate(filter.on) });
    }
    const [items, totalCount] = await query
      .orderBy('t.from', 'DESC')
      .addOrderBy('t.id', 'DESC')
      .limit(limit)
      .offset(offset)
      .getManyAndCount();
    return { items, totalCount };
  }

  /** For loaders: the terms of each of these members that cover a date, by role. */
  async ofMembers(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberIds: readonly string[],
    on: string,
  ): Promise<Map<string, RoleTermEntity[]>> {
    authorize(actor, 'roster:read', place, 'chapter');
    const terms = await em
      .createQueryBuilder(RoleTermEntity, 't')
      .where({ chapterId: place.chapterId, memberId: In([...memberIds]) })
      .andWhere('t."from" <= :on and (t."to" is null or t."to" > :on)', { on: parseLocalDate(on) })
      .orderBy('t.role')
      .addOrderBy('t.id')
      .getMany();
    const byMember = new Map<string, RoleTermEntity[]>(memberIds.map((id) => [id, []]));
    for (const term of terms) byMember.get(term.memberId)?.push(term);
    return byMember;
  }
}
