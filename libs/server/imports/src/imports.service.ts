import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { audit, Door } from '@chapterhouse/database';
import { accountIdOf, AppError, Clock, newId, type Actor } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import type { ParsedFile } from './adapters/report.js';
import { parseFile } from './adapters/parse-file.js';
import { applyPlan } from './apply/apply-plan.js';
import { undoImport } from './apply/undo-import.js';
import { authorizeImports, authorizeUndo, readImport } from './imports.queries.js';
import type { ImportState, ImportView, StoredPreview } from './imports.types.js';
import { loadChapterState } from './plan/chapter-state.js';
import { makePlan, spansOf } from './plan/make-plan.js';
import type { ImportOptions, ImportPlan, ImportPreview, ChapterState, NameDecision } from './plan/plan.types.js';
import { limits, type SourceFile } from './readers/sheet.js';

/** More than a chapter has in a year, with room. */
const MOST_FILES = 500;
const MOST_BYTES = 5 * limits.fileBytes;

const askFirst: ImportOptions = { unknownNames: 'ask' };

/**
 * Files from elsewhere become rows in four steps: upload, preview (and answers to what it asks), apply, undo.
 * Every step needs `imports:write` in the chapter and throws NOT_FOUND or FORBIDDEN without it.
 */
@Injectable()
export class ImportsService {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Keeps the files for a preview; nothing else changes. At most 500 files, 20 MB each, 100 MB together. Throws BAD_INPUT, FILE_TOO_LARGE. */
  async upload(
    actor: Actor,
    chapterId: string,
    files: readonly SourceFile[],
    options: ImportOptions = askFirst,
  ): Promise<ImportView> {
    if (files.length === 0)
      throw new AppError('BAD_INPUT', 'There is no file in the upload. Choose at least one.', 'files');
    if (files.length > MOST_FILES)
      throw new AppError(
        'BAD_INPUT',
        `There are ${files.length} files; at most ${MOST_FILES} can be imported at once. Upload the others afterwards.`,
        'files',
      );
    for (const { name, bytes } of files) {
      if (bytes.byteLength > limits.fileBytes)
        throw new AppError(
          'FILE_TOO_LARGE',
          `${name} is larger than ${limits.fileBytes / 1024 / 1024} MB. Upload one report per file, as it was exported.`,
          'files',
        );
    }
    if (files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) > MOST_BYTES) {
      throw new AppError(
        'FILE_TOO_LARGE',
        `The files are larger than ${MOST_BYTES / 1024 / 1024} MB together. Upload them in several imports.`,
        'files',
      );
    }
    const named = withOwnNames(files);
    const importId = newId();
    return this.inChapter(actor, chapterId, async (em) => {
      await em.query(
        `insert into import_job (chapter_id, id, state, preview, created_by, created_at) values ($1, $2, 'UPLOADED', $3, $4, $5)`,
        [
          chapterId,
          importId,
          JSON.stringify({ options, decisions: [], preview: null } satisfies StoredPreview),
          accountIdOf(actor),
          this.clock.now(),
        ],
      );
      await em.query(
        `insert into import_file (chapter_id, id, import_id, name, size, sha256, content)
         select $1, f.* from unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::text[], $7::bytea[]) f`,
        [
          chapterId,
          named.map(() => newId()),
          named.map(() => importId),
          named.map(({ name }) => name),
          named.map(({ bytes }) => bytes.byteLength),
          named.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')),
          named.map(({ bytes }) => Buffer.from(bytes)),
        ],
      );
      return readImport(em, chapterId, importId);
    });
  }

  /** What applying would add, change, remove and leave, and every problem with its place. Nothing of the chapter changes. */
  async preview(actor: Actor, chapterId: string, importId: string): Promise<ImportView> {
    const parsed = await this.parse(actor, chapterId, importId, ['UPLOADED', 'PREVIEWED', 'UNDONE']);
    return this.inChapter(actor, chapterId, async (em) => {
      await this.lock(em, chapterId, importId, ['UPLOADED', 'PREVIEWED', 'UNDONE']);
      const { preview } = await this.plan(em, chapterId, importId, parsed);
      await this.store(em, chapterId, importId, { preview }, 'PREVIEWED');
      return readImport(em, chapterId, importId);
    });
  }

  /** Answers whom unknown names mean and previews again. A later answer for a name replaces the earlier one. Throws BAD_INPUT. */
  async resolveNames(
    actor: Actor,
    chapterId: string,
    importId: string,
    decisions: readonly NameDecision[],
  ): Promise<ImportView> {
    for (const decision of decisions) {
      if (decision.name.trim() === '')
        throw new AppError('BAD_INPUT', 'An answer names nobody. Give the name as the files write it.', 'decisions');
    }
    await this.inChapter(actor, chapterId, async (em) => {
      const { decisions: before } = await this.lock(em, chapterId, importId, ['UPLOADED', 'PREVIEWED', 'UNDONE']);
      const answered = new Set(decisions.map((decision) => decision.name));
      await this.store(
        em,
        chapterId,
        importId,
        { decisions: [...before.filter((decision) => !answered.has(decision.name)), ...decisions] },
        'UPLOADED',
      );
    });
    return this.preview(actor, chapterId, importId);
  }

  /**
   * Writes what the preview showed, in one transaction. Applying again answers with the same import and changes nothing.
   * Throws IMPORT_NOT_READY before a preview, IMPORT_HAS_PROBLEMS while there are errors, CONFLICT when the chapter
   * changed in between so that something else would happen than was shown.
   */
  async apply(actor: Actor, chapterId: string, importId: string): Promise<ImportView> {
    const parsed = await this.parse(actor, chapterId, importId, ['UPLOADED', 'PREVIEWED', 'APPLIED', 'UNDONE']);
    return this.inChapter(actor, chapterId, async (em) => {
      const before = await this.lock(em, chapterId, importId, ['UPLOADED', 'PREVIEWED', 'APPLIED', 'UNDONE']);
      if (before.state === 'APPLIED') return before;
      if (before.state !== 'PREVIEWED' || !before.preview)
        throw new AppError(
          'IMPORT_NOT_READY',
          'This import has not been previewed. Look at the preview first, then apply it.',
        );
      const { plan, preview, state } = await this.plan(em, chapterId, importId, parsed);
      if (!preview.canApply) {
        const errors = preview.problems.filter((problem) => problem.severity === 'error');
        throw new AppError(
          'IMPORT_HAS_PROBLEMS',
          `${errors.length} problems must be solved first, such as: ${errors[0]?.message ?? 'there is no file.'} ${errors[0]?.remedy ?? ''}`.trim(),
        );
      }
      if (preview.digest !== before.preview.digest)
        throw new AppError(
          'CONFLICT',
          'The chapter has changed since the preview. Look at the preview again, then apply it.',
        );
      const madeAccounts = await applyPlan(em, importId, plan, state.chapter, accountIdOf(actor));
      await audit(em, actor, {
        chapterId,
        action: 'import.applied',
        subjectType: 'import',
        subjectId: importId,
        after: preview.tallies,
      });
      await em.query(
        `update import_job set state = 'APPLIED', applied_at = $3, undone_at = null, result = $4, applied_by = $5, made_accounts = $6
         where chapter_id = $1 and id = $2`,
        [
          chapterId,
          importId,
          this.clock.now(),
          JSON.stringify(preview.tallies),
          accountIdOf(actor),
          // An account that an earlier try made, and that was used before its undo, is still there and not made again.
          madeAccounts,
        ],
      );
      return readImport(em, chapterId, importId);
    });
  }

  /**
   * Puts everything that the import wrote back as it was, and removes the accounts that it made and nobody used. Besides whoever may
   * import, the one who applied it may undo it for 30 days: files that name another president end the role of the one who brought them.
   * Throws CONFLICT when something was changed since; then nothing is undone.
   */
  async undo(actor: Actor, chapterId: string, importId: string): Promise<ImportView> {
    const work = async (em: EntityManager): Promise<ImportView> => {
      const { state } = await this.lock(em, chapterId, importId, ['APPLIED', 'UNDONE']);
      if (state === 'APPLIED') {
        await undoImport(em, chapterId, importId);
        await em.query(`select app_remove_made_accounts($1, $2)`, [chapterId, importId]);
        await audit(em, actor, { chapterId, action: 'import.undone', subjectType: 'import', subjectId: importId });
        await em.query(`update import_job set state = 'UNDONE', undone_at = $3 where chapter_id = $1 and id = $2`, [
          chapterId,
          importId,
          this.clock.now(),
        ]);
      }
      return readImport(em, chapterId, importId);
    };
    return this.inChapter(actor, chapterId, work, (em) =>
      authorizeUndo(em, actor, chapterId, importId, this.clock.now()),
    );
  }

  /** Upload, preview and, when nothing stands in its way, apply: for the command line and for sample data. */
  async importFiles(
    actor: Actor,
    chapterId: string,
    files: readonly SourceFile[],
    { dryRun = false, ...options }: Partial<ImportOptions> & { dryRun?: boolean } = {},
  ): Promise<ImportView> {
    const { id } = await this.upload(actor, chapterId, files, { ...askFirst, ...options });
    const previewed = await this.preview(actor, chapterId, id);
    return dryRun || !previewed.preview?.canApply ? previewed : this.apply(actor, chapterId, id);
  }

  private inChapter<T>(
    actor: Actor,
    chapterId: string,
    work: (em: EntityManager) => Promise<T>,
    check = (em: EntityManager): Promise<void> => authorizeImports(em, actor, chapterId),
  ): Promise<T> {
    return this.door.run(
      actor,
      async (em) => {
        await check(em);
        // Noted rows hold points in time as text: it must not depend on who connects.
        await em.query(`set local timezone = 'UTC'`);
        return work(em);
      },
      { chapterId },
    );
  }

  /** Reads and parses the files outside the transaction that writes: it takes seconds, and nobody should wait for them. */
  private async parse(
    actor: Actor,
    chapterId: string,
    importId: string,
    allowed: readonly ImportState[],
  ): Promise<ParsedFile[]> {
    const files = await this.inChapter(actor, chapterId, async (em) => {
      const { state } = await readImport(em, chapterId, importId);
      assertState(state, allowed);
      const rows = await em.query<{ name: string; size: number; content: Buffer }[]>(
        `select name, size, content from import_file where chapter_id = $1 and import_id = $2 order by id`,
        [chapterId, importId],
      );
      if (state !== 'APPLIED' && rows.some(({ size, content }) => size > 0 && content.length === 0))
        throw new AppError(
          'IMPORT_NOT_READY',
          'The files of this import are not kept any longer, since it was left alone for 90 days. Upload them again.',
        );
      return rows;
    });
    const parsed: ParsedFile[] = [];
    for (const { name, content } of files) parsed.push(await parseFile({ name, bytes: content }));
    return parsed;
  }

  /** Imports of one chapter go one after the other. */
  private async lock(
    em: EntityManager,
    chapterId: string,
    importId: string,
    allowed: readonly ImportState[],
  ): Promise<ImportView> {
    await em.query(`select pg_advisory_xact_lock(hashtextextended('import:' || $1, 0))`, [chapterId]);
    await em.query(`select from import_job where chapter_id = $1 and id = $2 for update`, [chapterId, importId]);
    const view = await readImport(em, chapterId, importId);
    assertState(view.state, allowed);
    return view;
  }

  private async plan(
    em: EntityManager,
    chapterId: string,
    importId: string,
    parsed: readonly ParsedFile[],
  ): Promise<{ plan: ImportPlan; preview: ImportPreview; state: ChapterState }> {
    const { decisions, options } = await readImport(em, chapterId, importId);
    const state = await loadChapterState(em, chapterId, (timeZone) => this.clock.today(timeZone), spansOf(parsed));
    return { ...makePlan(importId, state, parsed, decisions, options), state };
  }

  private async store(
    em: EntityManager,
    chapterId: string,
    importId: string,
    change: Partial<StoredPreview>,
    state: ImportState,
  ): Promise<void> {
    await em.query(
      `update import_job set preview = preview || $3::jsonb, state = $4 where chapter_id = $1 and id = $2`,
      [chapterId, importId, JSON.stringify(change), state],
    );
  }
}

function assertState(state: ImportState, allowed: readonly ImportState[]): void {
  if (allowed.includes(state)) return;
  throw new AppError(
    'IMPORT_NOT_READY',
    state === 'APPLIED'
      ? 'This import has been applied. Undo it first, or upload the files again.'
      : 'This import has not been applied, so there is nothing to undo.',
  );
}

/** Two files of one name are told apart in every message: the second is `name (2)`. */
function withOwnNames(files: readonly SourceFile[]): SourceFile[] {
  const times = new Map<string, number>();
  return files.map(({ name, bytes }) => {
    const plain = name.split(/[\\/]/).at(-1)?.slice(0, 200) || 'file';
    const count = (times.get(plain) ?? 0) + 1;
    times.set(plain, count);
    return { name: count === 1 ? plain : `${plain} (${count})`, bytes };
  });
}
