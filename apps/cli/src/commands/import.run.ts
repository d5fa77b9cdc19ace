import type { INestApplicationContext } from '@nestjs/common';
import { ChapterService } from '@chapterhouse/chapters';
import { ImportsModule, ImportsService, type ImportView } from '@chapterhouse/imports';
import { AppError } from '@chapterhouse/platform';
import { type ChapterAtWork, chapterBySlug, findChapter, withFeatures } from '../support/context.js';
import { withEngines } from '../support/engines.js';
import { FailedError, UsageError } from '../support/errors.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, printJson, tell } from '../support/io.js';
import { type FoundFiles, readFiles } from './import.files.js';
import { askNames, canAsk } from './import.questions.js';
import { outcomeText, previewText } from './import.text.js';

export interface ImportOptions {
  create?: true;
  name?: string;
  timeZone?: string;
  currency?: string;
  locale?: string;
  organisation?: string;
  region?: string;
  dryRun?: true;
  createMembers?: true;
  undo?: string;
  json?: true;
}

const ACTOR = 'cli.import';

export function runImport(io: Io, slug: string, paths: readonly string[], options: ImportOptions): Promise<number> {
  // Before any engine is started: a wrong path is told at once.
  const found = options.undo ? null : readFiles(paths);
  return withEngines(io, {}, ({ config }) =>
    withFeatures(config, [ImportsModule], (app) =>
      found ? importFound(io, app, slug, found, options) : undo(io, app, slug, options),
    ),
  );
}

async function importFound(
  io: Io,
  app: INestApplicationContext,
  slug: string,
  { files, leftAside }: FoundFiles,
  options: ImportOptions,
): Promise<number> {
  const { chapter, created } = await chapterFor(app, slug, options);
  if (!options.json) {
    if (created) tell(io, `Created the chapter ${chapter.place.name} (${slug}).`);
    if (leftAside.length > 0) tell(io, `Left aside, since they do not end like a report: ${leftAside.join(', ')}`);
  }
  const { actor, place } = chapter;
  const imports = app.get(ImportsService);
  const unknownNames = options.createMembers ? 'create' : 'ask';
  const { id } = await imports.upload(actor, place.chapterId, files, { unknownNames });
  let view = await imports.preview(actor, place.chapterId, id);
  const questions = view.preview?.questions ?? [];
  if (questions.length > 0 && canAsk(io) && !options.json) {
    const decisions = await askNames(io, questions);
    if (decisions.length > 0) view = await imports.resolveNames(actor, place.chapterId, id, decisions);
  }
  if (view.preview?.canApply && !options.dryRun) view = await imports.apply(actor, place.chapterId, id);
  if (options.json) printJson(io, jsonOf(slug, view, created, leftAside));
  else {
    if (view.preview) print(io, `${previewText(view.preview)}\n`);
    print(io, outcomeText(slug, view));
  }
  return view.preview?.canApply ? EXIT.ok : EXIT.failed;
}

async function chapterFor(
  app: INestApplicationContext,
  slug: string,
  options: ImportOptions,
): Promise<{ chapter: ChapterAtWork; created: boolean }> {
  const { create, name, timeZone, currency, locale, organisation, region } = options;
  const there = create ? await findChapter(app, slug, ACTOR) : await chapterBySlug(app, slug, ACTOR);
  if (there) return { chapter: there, created: false };
  if (options.dryRun)
    throw new UsageError(
      `There is no chapter "${slug}" yet, and a dry run creates none. Leave --dry-run out, or name a chapter that is there.`,
    );
  await app.get(ChapterService).createForOperator({
    slug,
    name: name ?? slug,
    timeZone: timeZone ?? 'UTC',
    currency: currency ?? 'EUR',
    ...(locale ? { locale } : {}),
    ...(organisation ? { organisation } : {}),
    ...(region ? { region } : {}),
  });
  return { chapter: await chapterBySlug(app, slug, ACTOR), created: true };
}

function jsonOf(slug: string, view: ImportView, created: boolean, leftAside: readonly string[]): unknown {
  const { id, state, files, preview, appliedAt, undoneAt } = view;
  const { files: filePreviews = [], digest: _, ...rest } = preview ?? {};
  return {
    chapter: slug,
    created,
    importId: id,
    state,
    appliedAt,
    undoneAt,
    ...rest,
    files: preview ? filePreviews : files,
    leftAside,
  };
}

async function undo(io: Io, app: INestApplicationContext, slug: string, options: ImportOptions): Promise<number> {
  const { actor, place } = await chapterBySlug(app, slug, ACTOR);
  const importId = options.undo ?? '';
  const view = await app
    .get(ImportsService)
    .undo(actor, place.chapterId, importId)
    .catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
      throw new FailedError(`The chapter ${slug} has no import ${importId}. Take the id that the import printed.`);
    });
  if (options.json) printJson(io, jsonOf(slug, view, false, []));
  else print(io, `Import ${view.id} is undone: the chapter is as it was before.`);
  return EXIT.ok;
}
