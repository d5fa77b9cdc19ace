import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Actor } from '@chapterhouse/platform';
import { Door } from '@chapterhouse/database';
import type { EntityManager } from 'typeorm';
import { ChapterQueries, type ChapterPlace } from './chapters.queries.js';

/** The door as seen from one chapter: for every use case whose first question is "which chapter, and what day is it there?". */
@Injectable()
export class ChapterDoor {
  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ChapterQueries) private readonly chapters: ChapterQueries,
  ) {}

  /**
   * Runs `work` in one transaction with the chapter's place and today's date there. Rights are for `work` to ask.
   * @throws AppError NOT_FOUND when the chapter is not there or not the actor's to see.
   */
  async run<T>(
    actor: Actor,
    chapterId: string,
    work: (em: EntityManager, place: ChapterPlace, today: string) => Promise<T>,
  ): Promise<T> {
    return this.door.run(
      actor,
      async (em) => {
        const place = await this.chapters.place(em, chapterId);
        return work(em, place, this.clock.today(place.timeZone));
      },
      { chapterId },
    );
  }
}
