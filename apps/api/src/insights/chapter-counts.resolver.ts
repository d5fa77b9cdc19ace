import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { InsightsQueries } from '@chapterhouse/insights';
import { AppError } from '@chapterhouse/platform';
import { Ctx } from '../auth/current.decorator.js';
import { Chapter } from '../chapters/chapters.types.js';
import { ApiContext } from '../graphql/context.js';
import { chapterCountsOf } from './insights.mapping.js';
import { ChapterCounts } from './insights.types.js';

/** The latest counts beside a chapter, so that a list of chapters is one request. */
@Resolver(() => Chapter)
export class ChapterCountsResolver {
  constructor(private readonly queries: InsightsQueries) {}

  @ResolveField(() => ChapterCounts, {
    nullable: true,
    description: 'The latest week in counts; null when none was computed, and for those who may not see counts.',
  })
  async counts(@Ctx() ctx: ApiContext, @Parent() { id }: Chapter): Promise<ChapterCounts | null> {
    try {
      const week = await ctx.read(id, (em, place) => this.queries.countsOf(em, place, ctx.actor));
      return week && chapterCountsOf(week, id);
    } catch (error) {
      // A list holds chapters of all kinds of rights: what one may not see is empty, and spoils nothing else.
      if (error instanceof AppError && (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND')) return null;
      throw error;
    }
  }
}
