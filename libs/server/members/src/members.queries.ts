import { Injectable } from '@nestjs/common';
import { authorize, notFound, type Actor } from '@chapterhouse/platform';
import { MemberEntity, readHistory, type HistoryEntry } from '@chapterhouse/database';
import { foldName, parseLocalDate, type MemberStatus } from '@chapterhouse/domain';
import { pageOf, type ChapterPlace, type Page, type PageOf } from '@chapterhouse/chapters';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';

/** A seat as the roster shows it. The contact details are the member's own, which the chapter shares among itself. */
export interface RosterMember {
  chapterId: string;
  id: string;
  displayName: string;
  company: string | null;
  phone: string | null;
  email: string | null;
  industry: string | null;
  speciality: string | null;
  /** Why this member may share the classification of another one. */
  classificationException: { reason: string; on: string } | null;
  status: MemberStatus;
  /** Membership is the half-open period [joined, left). */
  joined: string | null;
  left: string | null;
  renewalDue: string | null;
  sponsorId: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export type RosterSort = 'NAME' | 'JOINED' | 'CLASSIFICATION';

export interface RosterFilter extends Page {
  /** Words anywhere in name, company or classification; case and accents do not matter. */
  search?: string | null;
  status?: readonly MemberStatus[] | null;
  /** Only those whose membership covers this date. */
  activeOn?: string | null;
  /** Only those whose renewal is due by this date. */
  renewalDueBy?: string | null;
  sort?: RosterSort | null;
  descending?: boolean | null;
}

/** Reads about the roster. */
@Injectable()
export class MemberQueries {
  /** The roster, or the part of it that was asked for. */
  async list(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    filter: RosterFilter = {},
  ): Promise<PageOf<RosterMember>> {
    authorize(actor, 'roster:read', place, 'chapter');
    const { limit, offset } = pageOf(filter);
    const query = roster(em, place.chapterId);
    const words = foldName(filter.search ?? '');
    if (words) {
      // The name is kept folded. Company and trade are short lists of one chapter: folding them here is cheap.
      query.andWhere(
        `(strpos(m.name_key, :words) > 0 or strpos(${folded('m.company')}, :words) > 0
          or strpos(coalesce(m.classification_key, ''), :words) > 0)`,
        { words },
      );
    }
    if (filter.status?.length) query.andWhere('m.status in (:...status)', { status: filter.status });
    if (filter.activeOn) {
      query.andWhere(
        `m.joined <= :on and (m."left" is null or m."left" > :on) and m.status not in ('PROSPECT', 'PENDING')`,
        { on: parseLocalDate(filter.activeOn) },
      );
    }
    if (filter.renewalDueBy) query.andWhere('m.renewal_due <= :due', { due: parseLocalDate(filter.renewalDueBy) });
    const totalCount = await query.getCount();
    const direction = filter.descending ? 'DESC' : 'ASC';
    const column = { NAME: 'm.name_key', JOINED: 'm.joined', CLASSIFICATION: 'm.classification_key' } as const;
    query.orderBy(column[filter.sort ?? 'NAME'], direction, 'NULLS LAST');
    const items = await query.addOrderBy('m.id', direction).limit(limit).offset(offset).getRawMany<RosterMember>();
    return { items, totalCount };
  }

  /** One seat. @throws AppError NOT_FOUND when it is not of this chapter. */
  async byId(em: EntityManager, place: ChapterPlace, actor: Actor, memberId: string): Promise<RosterMember> {
    const member = (await this.byIds(em, place, actor, [memberId])).get(memberId);
    if (!member) throw notFound('member');
    return member;
  }

  /** For loaders: the seats among these ids. */
  async byIds(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    ids: readonly string[],
  ): Promise<Map<string, RosterMember>> {
    authorize(actor, 'roster:read', place, 'chapter');
    if (ids.length === 0) return new Map();
    const rows = await roster(em, place.chapterId)
      .andWhere('m.id = any(:ids)', { ids: [...ids] })
      .getRawMany<RosterMember>();
    return new Map(rows.map((m) => [m.id, m]));
  }

  /** What was changed about a seat, by whom and why, newest first; for those who may change it. */
  async history(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    page: Page = {},
  ): Promise<PageOf<HistoryEntry>> {
    authorize(actor, 'roster:write', place, 'member');
    await this.byId(em, place, actor, memberId);
    const subject = { chapterId: place.chapterId, subjectType: 'member', subjectId: memberId };
    return readHistory(em, subject, pageOf(page));
  }
}

/** Folds what is not kept folded nearly as `foldName` does: case, and the accents that Unicode takes apart. */
const folded = (column: string): string =>
  `regexp_replace(lower(normalize(coalesce(${column}, ''), NFKD)), '[\\u0300-\\u036f]', '', 'g')`;

function roster(em: EntityManager, chapterId: string): SelectQueryBuilder<MemberEntity> {
  return em
    .createQueryBuilder(MemberEntity, 'm')
    .leftJoin('account', 'a', 'a.id = m.account_id')
    .select([
      'm.chapter_id as "chapterId"',
      'm.id as id',
      'm.display_name as "displayName"',
      'm.company as company',
      'm.phone as phone',
      'a.email as email',
      'm.industry as industry',
      'm.speciality as speciality',
      `m.classification_exception - 'by' as "classificationException"`,
      'm.status as status',
      'm.joined as joined',
      'm."left" as "left"',
      'm.renewal_due as "renewalDue"',
      'm.sponsor_id as "sponsorId"',
      'm.version as version',
      'm.created_at as "createdAt"',
      'm.updated_at as "updatedAt"',
    ])
    .where('m.chapter_id = :chapterId', { chapterId });
}
