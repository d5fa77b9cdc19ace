import DataLoader from 'dataloader';
import type { ChapterQueries } from '@chapterhouse/chapters';
import type { ChapterEntity, OrganisationEntity, RegionEntity } from '@chapterhouse/database';
import type { EntityManager } from 'typeorm';
import type { ApiContext } from '../graphql/context.js';

type ByIds<T> = (em: EntityManager, ids: readonly string[]) => Promise<ReadonlyMap<string, T>>;

/** What lies outside one chapter: chapters themselves, regions, organisations. Each is read behind the door of no chapter. */
const ownLoader = <T>(ctx: ApiContext, kind: string, byIds: ByIds<T>): DataLoader<string, T | null> =>
  ctx.loader<T | null>(
    kind,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const found = await ctx.readOwn((em) => byIds(em, ids));
        return ids.map((id) => found.get(id) ?? null);
      }),
  );

export const chapterById = (ctx: ApiContext, q: ChapterQueries): DataLoader<string, ChapterEntity | null> =>
  ownLoader(ctx, 'chapter', (em, ids) => q.byIds(em, ids));
export const organisationById = (ctx: ApiContext, q: ChapterQueries): DataLoader<string, OrganisationEntity | null> =>
  ownLoader(ctx, 'organisation', (em, ids) => q.organisationsByIds(em, ids));
export const regionById = (ctx: ApiContext, q: ChapterQueries): DataLoader<string, RegionEntity | null> =>
  ownLoader(ctx, 'region', (em, ids) => q.regionsByIds(em, ids));
export const chaptersInRegion = (ctx: ApiContext, q: ChapterQueries): DataLoader<string, number | null> =>
  ownLoader(ctx, 'chapters-in-region', (em, ids) => q.countsByRegion(em, ids));
