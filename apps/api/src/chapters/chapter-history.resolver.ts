import { Args, Query, Resolver } from '@nestjs/graphql';
import { ChapterQueries } from '@chapterhouse/chapters';
import { ChapterPageArgs } from '../graphql/ids.js';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { historyPageOf } from '../members/history.js';
import { HistoryPage } from '../members/members.types.js';

/** How the settings of a chapter came to be. */
@Resolver()
export class ChapterHistoryResolver {
  constructor(private readonly queries: ChapterQueries) {}

  @Query(() => HistoryPage, {
    description: 'What was changed about the settings, newest first, for those who may change them.',
  })
  @Authorize('settings:write')
  async chapterHistory(@Ctx() ctx: ApiContext, @Args() { chapterId, ...page }: ChapterPageArgs): Promise<HistoryPage> {
    return historyPageOf(
      await ctx.read(chapterId, (em, place) => this.queries.history(em, place, ctx.actor, page)),
      false,
    );
  }
}
