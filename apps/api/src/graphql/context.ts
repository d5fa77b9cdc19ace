import type DataLoader from 'dataloader';
import type { Request, Response } from 'express';
import type { EntityManager } from 'typeorm';
import type { SignedIn } from '@chapterhouse/accounts';
import { type ChapterPlace, ChapterQueries } from '@chapterhouse/chapters';
import { type AccountActor, AppError } from '@chapterhouse/platform';
import type { Caller } from '../auth/caller.js';
import type { ReadSession } from './read-session.js';

/** One request: who asks, the one door for its reads, and its loaders. Made anew for each, so resolvers stay singletons. */
export class ApiContext {
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();
  private readonly places = new Map<string, Promise<ChapterPlace>>();

  constructor(
    readonly req: Request,
    readonly res: Response,
    readonly requestId: string,
    readonly caller: Caller | null,
    readonly reads: ReadSession,
    private readonly chapters: ChapterQueries,
  ) {}

  /** Who asks. Throws NOT_SIGNED_IN when nobody is signed in. */
  get actor(): AccountActor {
    if (!this.caller)
      throw new AppError('NOT_SIGNED_IN', 'Please sign in: nobody is signed in, or the session has ended.');
    return this.caller.actor;
  }

  /** The session behind the request; null for a personal token. */
  get session(): SignedIn | null {
    return this.caller?.session ?? null;
  }

  /** A read about one chapter, behind its door. Throws NOT_FOUND for a chapter that is not there or not the caller's. */
  async read<T>(chapterId: string, work: (em: EntityManager, place: ChapterPlace) => Promise<T>): Promise<T> {
    return this.reads.read(chapterId, async (em) => {
      let place = this.places.get(chapterId);
      if (!place) {
        place = this.chapters.place(em, chapterId);
        this.places.set(chapterId, place);
      }
      return work(em, await place);
    });
  }

  /** A read about nothing in particular: one's own seats, the list of chapters. */
  readOwn<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.reads.read(null, work);
  }

  /** The loader of this name, made at its first use in this request. */
  loader<T>(name: string, make: () => DataLoader<string, T>): DataLoader<string, T> {
    const known = this.loaders.get(name) as DataLoader<string, T> | undefined;
    if (known) return known;
    const made = make();
    this.loaders.set(name, made as DataLoader<string, unknown>);
    return made;
  }
}
