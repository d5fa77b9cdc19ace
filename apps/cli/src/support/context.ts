import { type INestApplicationContext, Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ChapterQueries, type ChapterPlace, ChaptersModule } from '@chapterhouse/chapters';
import { DatabaseModule, Door } from '@chapterhouse/database';
import { type Config, PlatformModule, systemActor, type SystemActor } from '@chapterhouse/platform';
import { FailedError } from './errors.js';

@Module({})
class CommandModule {}

/** Runs `work` inside the features that it needs: the same modules that the API and the worker are made of. */
export async function withFeatures<T>(
  config: Config,
  features: NonNullable<ModuleMetadata['imports']>,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const app = await NestFactory.createApplicationContext(
    {
      module: CommandModule,
      imports: [PlatformModule.forRoot(config), DatabaseModule, ChaptersModule, ...features],
    },
    { logger: false, abortOnError: false },
  );
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

export interface ChapterAtWork {
  readonly place: ChapterPlace;
  /** The command line at work for this chapter, and for no other. */
  readonly actor: SystemActor;
}

/** The chapter with this short name. @throws FailedError when there is none, naming what helps. */
export async function chapterBySlug(
  app: INestApplicationContext,
  slug: string,
  actorName: string,
): Promise<ChapterAtWork> {
  const found = await findChapter(app, slug, actorName);
  if (found) return found;
  throw new FailedError(
    `There is no chapter "${slug}" in this database. Check its short name, or create it: chapterhouse import ${slug} <files> --create …`,
  );
}

/** The same, or null. */
export async function findChapter(
  app: INestApplicationContext,
  slug: string,
  actorName: string,
): Promise<ChapterAtWork | null> {
  const [door, chapters] = [app.get(Door), app.get(ChapterQueries)];
  const chapterId = await door.run(systemActor(actorName, []), (em) => chapters.bySlug(em, slug), { readOnly: true });
  if (!chapterId) return null;
  const actor = systemActor(actorName, [chapterId]);
  const place = await door.run(actor, (em) => chapters.place(em, chapterId), { chapterId });
  return { place, actor };
}
