import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { ChapterPlace } from '@chapterhouse/chapters';
import type { ApiContext } from './context.js';

type Batch<T> = (em: EntityManager, place: ChapterPlace, ids: readonly string[]) => Promise<ReadonlyMap<string, T>>;

/**
 * The loader of one kind of record in one chapter: ids asked for side by side become one read. What the caller may not
 * see, or what is not there, comes as null.
 */
export function chapterLoader<T>(
  ctx: ApiContext,
  kind: string,
  chapterId: string,
  batch: Batch<T>,
): DataLoader<string, T | null> {
  return ctx.loader<T | null>(
    `${kind}:${chapterId}`,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const found = await ctx.read(chapterId, (em, place) => batch(em, place, ids));
        return ids.map((id) => found.get(id) ?? null);
      }),
  );
}
