import { Inject, Injectable } from '@nestjs/common';
import { ChapterQueries, pageOf, type Page, type PageOf } from '@chapterhouse/chapters';
import { Door } from '@chapterhouse/database';
import { accountIdOf, authorize, memberIdsIn, notFound, type Actor } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import type { ImportView, StoredPreview } from './imports.types.js';

const chapters = new ChapterQueries();

/** Throws unless the actor may import into the chapter. */
export async function authorizeImports(em: EntityManager, actor: Actor, chapterId: string): Promise<void> {
  authorize(actor, 'imports:write', await chapters.place(em, chapterId), 'chapter');
}

/** For how long the one who applied an import may undo it without the right to import. */
const UNDO_DAYS = 30;

/**
 * Throws unless the actor may undo this import: whoever may import, and the one who applied it lately and still has a seat in
 * the chapter.
 */
export async function authorizeUndo(
  em: EntityManager,
  actor: Actor,
  chapterId: string,
  importId: string,
  now: Date,
): Promise<void> {
  const place = await chapters.place(em, chapterId);
  const [own] = await em.query<unknown[]>(
    `select from import_job where chapter_id = $1 and id = $2 and applied_by = $3 and applied_at > $4`,
    [chapterId, importId, accountIdOf(actor), new Date(now.getTime() - UNDO_DAYS * 86_400_000)],
  );
  authorize(actor, own && memberIdsIn(actor, chapterId).length > 0 ? 'roster:read' : 'imports:write', place, 'chapter');
}

type ViewRow = Omit<ImportView, keyof StoredPreview> & { stored: StoredPreview };

const viewColumns = `j.id, j.chapter_id as "chapterId", j.state, j.preview as stored, j.created_by as "createdBy",
  j.created_at as "createdAt", j.applied_at as "appliedAt", j.undone_at as "undoneAt",
  (select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'size', f.size) order by f.id), '[]'::jsonb)
   from import_file f where f.chapter_id = j.chapter_id and f.import_id = j.id) as files`;

const viewOf = ({ stored, ...row }: ViewRow): ImportView => ({ ...row, ...stored });

/** One import; throws NOT_FOUND. */
export async function readImport(em: EntityManager, chapterId: string, importId: string): Promise<ImportView> {
  const [row] = await em.query<ViewRow[]>(
    `select ${viewColumns} from import_job j where j.chapter_id = $1 and j.id = $2`,
    [chapterId, importId],
  );
  if (!row) throw notFound('import');
  return viewOf(row);
}

@Injectable()
export class ImportsQueries {
  constructor(@Inject(Door) private readonly door: Door) {}

  /** One import with its last preview. Throws NOT_FOUND, FORBIDDEN. */
  get(actor: Actor, chapterId: string, importId: string): Promise<ImportView> {
    return this.door.run(
      actor,
      async (em) => {
        await authorizeImports(em, actor, chapterId);
        return readImport(em, chapterId, importId);
      },
      { chapterId, readOnly: true },
    );
  }

  /** A chapter's imports, the newest first. Throws NOT_FOUND, FORBIDDEN, BAD_INPUT. */
  async list(actor: Actor, chapterId: string, page: Page = {}): Promise<PageOf<ImportView>> {
    const { limit, offset } = pageOf(page);
    return this.door.run(
      actor,
      async (em) => {
        await authorizeImports(em, actor, chapterId);
        const rows = await em.query<ViewRow[]>(
          `select ${viewColumns} from import_job j where j.chapter_id = $1 order by j.created_at desc, j.id desc limit $2 offset $3`,
          [chapterId, limit, offset],
        );
        const [total] = await em.query<{ count: number }[]>(
          `select count(*)::int as count from import_job where chapter_id = $1`,
          [chapterId],
        );
        return { items: rows.map(viewOf), totalCount: total?.count ?? 0 };
      },
      { chapterId, readOnly: true },
    );
  }
}
