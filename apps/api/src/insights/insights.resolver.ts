import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { InsightsQueries } from '@chapterhouse/insights';
import { MemberQueries } from '@chapterhouse/members';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { memberById } from '../members/members.loader.js';
import { Member } from '../members/members.types.js';
import { ChapterHistoryArgs, ChapterWeekArgs, MemberWeekArgs, MemberWeeksArgs } from './insights.inputs.js';
import { chapterCountsOf, chapterInsightsOf, memberInsightsOf } from './insights.mapping.js';
import { ChapterCounts, ChapterInsights, MemberInsights, OneSidedTie } from './insights.types.js';

/** Weeks that were computed, as far as the one who asks may see them. */
@Resolver(() => MemberInsights)
export class InsightsResolver {
  constructor(
    private readonly queries: InsightsQueries,
    private readonly members: MemberQueries,
  ) {}

  @Query(() => MemberInsights, { nullable: true, description: 'A member’s week; null when none was computed.' })
  @Authorize('insights:read')
  async memberInsights(@Ctx() ctx: ApiContext, @Args() args: MemberWeekArgs): Promise<MemberInsights | null> {
    const { chapterId, memberId, asOf = null } = args;
    const week = await ctx.read(chapterId, (em, place) => this.queries.ofMember(em, place, ctx.actor, memberId, asOf));
    return week && memberInsightsOf(week, chapterId);
  }

  @Query(() => [MemberInsights], { description: 'A member’s weeks, newest first.' })
  @Authorize('insights:read')
  async memberInsightsHistory(@Ctx() ctx: ApiContext, @Args() args: MemberWeeksArgs): Promise<MemberInsights[]> {
    const { chapterId, memberId, ...page } = args;
    const weeks = await ctx.read(chapterId, (em, place) =>
      this.queries.memberHistory(em, place, ctx.actor, memberId, page),
    );
    return weeks.map((week) => memberInsightsOf(week, chapterId));
  }

  @Query(() => ChapterInsights, {
    nullable: true,
    description: 'A chapter’s week, for leaders and the membership committee; null when none was computed.',
  })
  @Authorize('insights:read')
  async chapterInsights(@Ctx() ctx: ApiContext, @Args() args: ChapterWeekArgs): Promise<ChapterInsights | null> {
    const { chapterId, asOf = null } = args;
    const week = await ctx.read(chapterId, (em, place) => this.queries.ofChapter(em, place, ctx.actor, asOf));
    return week && chapterInsightsOf(week, chapterId);
  }

  @Query(() => [ChapterInsights], { description: 'A chapter’s weeks, newest first.' })
  @Authorize('insights:read')
  async chapterInsightsHistory(@Ctx() ctx: ApiContext, @Args() args: ChapterHistoryArgs): Promise<ChapterInsights[]> {
    const { chapterId, ...page } = args;
    const weeks = await ctx.read(chapterId, (em, place) => this.queries.chapterHistory(em, place, ctx.actor, page));
    return weeks.map((week) => chapterInsightsOf(week, chapterId));
  }

  @Query(() => [MemberInsights], {
    description: 'Everybody’s week at the chapter’s latest computation, or at that of a day.',
  })
  @Authorize('insights:read')
  async chapterMemberInsights(@Ctx() ctx: ApiContext, @Args() args: ChapterWeekArgs): Promise<MemberInsights[]> {
    const { chapterId, asOf } = args;
    const weeks = await ctx.read(chapterId, async (em, place) => {
      const day = asOf ?? (await this.queries.ofChapter(em, place, ctx.actor))?.asOf;
      return day ? this.queries.membersOf(em, place, ctx.actor, day) : [];
    });
    return weeks.map((week) => memberInsightsOf(week, chapterId));
  }

  @Query(() => ChapterCounts, {
    nullable: true,
    description: 'A chapter’s week in counts, also for those above the chapter; null when none was computed.',
  })
  @Authorize('insights:counts')
  async chapterCounts(@Ctx() ctx: ApiContext, @Args() args: ChapterWeekArgs): Promise<ChapterCounts | null> {
    const { chapterId, asOf = null } = args;
    const week = await ctx.read(chapterId, (em, place) => this.queries.countsOf(em, place, ctx.actor, asOf));
    return week && chapterCountsOf(week, chapterId);
  }

  @ResolveField(() => Member, { nullable: true, description: 'The member.' })
  member(@Ctx() ctx: ApiContext, @Parent() { chapterId, memberId }: MemberInsights): Promise<Member | null> {
    return memberById(ctx, this.members, chapterId).load(memberId);
  }
}

/** The two people of a one-sided tie. */
@Resolver(() => OneSidedTie)
export class OneSidedTieResolver {
  constructor(private readonly members: MemberQueries) {}

  @ResolveField(() => Member, { nullable: true, description: 'Who gave.' })
  giver(@Ctx() ctx: ApiContext, @Parent() { homeChapterId, giverId }: OneSidedTie): Promise<Member | null> {
    return memberById(ctx, this.members, homeChapterId).load(giverId);
  }

  @ResolveField(() => Member, { nullable: true, description: 'Who received.' })
  receiver(@Ctx() ctx: ApiContext, @Parent() { homeChapterId, receiverId }: OneSidedTie): Promise<Member | null> {
    return memberById(ctx, this.members, homeChapterId).load(receiverId);
  }
}
