import { Injectable } from '@nestjs/common';
import { allows, authorize, notFound, seatChapterIds, type Actor } from '@chapterhouse/platform';
import {
  ChapterEntity,
  OrganisationEntity,
  RegionEntity,
  readHistory,
  type HistoryEntry,
} from '@chapterhouse/database';
import { foldName } from '@chapterhouse/domain';
import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { pageOf, type Page, type PageOf } from './page.js';

/** Where a chapter's records lie: what rights are asked with, and what turns its dates and amounts into words. */
export interface ChapterPlace {
  readonly chapterId: string;
  readonly organisationId: string;
  readonly regionId: string;
  readonly slug: string;
  readonly name: string;
  /** IANA time zone. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  /** BCP 47. */
  readonly locale: string;
  /** ISO weekday, 1 = Monday. */
  readonly meetingWeekday: number;
  /** Local, HH:MM. */
  readonly meetingTime: string;
}

export interface ChapterListFilter extends Page {
  organisationId?: string | null;
  regionId?: string | null;
  /** Part of the name; case does not matter. */
  search?: string | null;
}

/** Reads about chapters themselves. */
@Injectable()
export class ChapterQueries {
  /** The chapter as a place. @throws AppError NOT_FOUND when it is not there or the door does not show it. */
  async place(em: EntityManager, chapterId: string): Promise<ChapterPlace> {
    const c = await em.findOneBy(ChapterEntity, { id: chapterId });
    if (!c) throw notFound('chapter');
    return placeOf(c);
  }

  /** The id of the chapter with this short name, or null. It says nothing more: go on with `place`, behind its own door. */
  async bySlug(em: EntityManager, slug: string): Promise<string | null> {
    const rows = await em.query<{ id: string | null }[]>(`select app_chapter_by_slug($1) as id`, [slug]);
    return rows[0]?.id ?? null;
  }

  /** The chapter with all its settings, for whoever may see the roster. */
  async settings(em: EntityManager, place: ChapterPlace, actor: Actor): Promise<ChapterEntity> {
    authorize(actor, 'roster:read', place, 'chapter');
    return em.findOneByOrFail(ChapterEntity, { id: place.chapterId });
  }

  /** What was changed about the settings, by whom, newest first; for those who may change them. */
  async history(em: EntityManager, place: ChapterPlace, actor: Actor, page: Page = {}): Promise<PageOf<HistoryEntry>> {
    authorize(actor, 'settings:write', place, 'chapter');
    const { chapterId } = place;
    return readHistory(em, { chapterId, subjectType: 'chapter', subjectId: chapterId }, pageOf(page));
  }

  /** The chapters in which the actor has a seat (the system: those it named), by name. Needs a door without a chapter. */
  async mine(em: EntityManager, actor: Actor): Promise<ChapterEntity[]> {
    return em.find(ChapterEntity, { where: { id: In(seatChapterIds(actor)) }, order: { name: 'ASC', id: 'ASC' } });
  }

  /**
   * The chapters that the actor may see: own seats, and for staff those of their region or organisation, by name.
   * Needs a door without a chapter; row-level security leaves out all others.
   */
  async list(em: EntityManager, _actor: Actor, filter: ChapterListFilter = {}): Promise<PageOf<ChapterEntity>> {
    const { limit, offset } = pageOf(filter);
    const query = em.createQueryBuilder(ChapterEntity, 'c');
    if (filter.organisationId) query.andWhere('c.organisationId = :o', { o: filter.organisationId });
    if (filter.regionId) query.andWhere('c.regionId = :r', { r: filter.regionId });
    if (filter.search) query.andWhere('position(lower(:s) in lower(c.name)) > 0', { s: filter.search.trim() });
    const [items, totalCount] = await query
      .orderBy('c.name')
      .addOrderBy('c.id')
      .limit(limit)
      .offset(offset)
      .getManyAndCount();
    return { items, totalCount };
  }

  /** For loaders: the chapters among these ids that the door shows. */
  async byIds(em: EntityManager, ids: readonly string[]): Promise<Map<string, ChapterEntity>> {
    const found = await em.findBy(ChapterEntity, { id: In([...ids]) });
    return new Map(found.map((c) => [c.id, c]));
  }

  /** For loaders: names of organisations. They are on every chapter's letterhead, so they need no right of their own. */
  async organisationsByIds(em: EntityManager, ids: readonly string[]): Promise<Map<string, OrganisationEntity>> {
    const found = await em.findBy(OrganisationEntity, { id: In([...ids]) });
    return new Map(found.map((o) => [o.id, o]));
  }

  /** For loaders: names of regions. */
  async regionsByIds(em: EntityManager, ids: readonly string[]): Promise<Map<string, RegionEntity>> {
    const found = await em.findBy(RegionEntity, { id: In([...ids]) });
    return new Map(found.map((r) => [r.id, r]));
  }

  /** An organisation for its staff: admins, and directors of one of its regions. @throws AppError NOT_FOUND for anybody else. */
  async organisation(em: EntityManager, actor: Actor, organisationId: string): Promise<OrganisationEntity> {
    const found = await em.findOneBy(OrganisationEntity, { id: organisationId });
    if (!found || (await this.regions(em, actor, organisationId)).length + adminOf(actor, organisationId) === 0)
      throw notFound('organisation');
    return found;
  }

  /** For loaders: how many chapters that the door shows lie in each region. */
  async countsByRegion(em: EntityManager, regionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await em.query<{ id: string; chapters: number }[]>(
      `select region_id as id, count(*)::int as chapters from chapter where region_id = any ($1::uuid[]) group by region_id`,
      [regionIds],
    );
    return new Map(rows.map((row) => [row.id, row.chapters]));
  }

  /** The regions of an organisation, by name, for its admins and for the directors of one (who see their own). */
  async regions(em: EntityManager, actor: Actor, organisationId: string): Promise<RegionEntity[]> {
    const where: FindOptionsWhere<RegionEntity> = { organisationId };
    if (actor.kind === 'account') {
      if (!adminOf(actor, organisationId))
        where.id = In(actor.grants.flatMap((g) => ('regionId' in g ? [g.regionId] : [])));
    }
    return em.find(RegionEntity, { where, order: { name: 'ASC', id: 'ASC' } });
  }
}

/** 1 for an admin of the organisation, 0 for everybody else. */
const adminOf = (actor: Actor, organisationId: string): 0 | 1 =>
  allows(actor, 'organisation:write', { organisationId }) ? 1 : 0;

export function placeOf(c: ChapterEntity): ChapterPlace {
  const { organisationId, regionId, slug, name, timeZone, currency, locale, meetingWeekday, meetingTime } = c;
  return {
    chapterId: c.id,
    organisationId,
    regionId,
    slug,
    name,
    timeZone,
    currency,
    locale,
    meetingWeekday,
    meetingTime,
  };
}

/** The short name that a name suggests: `Harbour & Quay, Dublin` → `harbour-quay-dublin`. Empty when nothing readable is in it. */
export const slugOf = (name: string): string =>
  foldName(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '');
