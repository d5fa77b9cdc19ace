import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { InsightsQueries, ScorecardService, TuneUpQueries } from '@chapterhouse/insights';
import { MemberQueries } from '@chapterhouse/members';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { MemberWeekArgs } from '../insights/insights.inputs.js';
import { memberById } from '../members/members.loader.js';
import { Member } from '../members/members.types.js';
import { findingsOf, memberScorecardOf } from './growth.mapping.js';
import { AttendanceForecast, TuneUp, TuneUpTie } from './growth.types.js';
import { MemberScorecard } from './scorecards.types.js';

/** What a member can grow by: one's own, or anybody's for leaders and the membership committee. */
@Resolver(() => TuneUpTie)
export class GrowthResolver {
  constructor(
    private readonly insights: InsightsQueries,
    private readonly queries: TuneUpQueries,
    private readonly scorecards: ScorecardService,
    private readonly members: MemberQueries,
  ) {}

  @Query(() => TuneUp, {
    nullable: true,
    description: 'A member’s tune-up; null for a former member and when no week was computed.',
  })
  @Authorize('insights:read')
  async tuneUp(@Ctx() ctx: ApiContext, @Args() args: MemberWeekArgs): Promise<TuneUp | null> {
    const { chapterId, memberId, asOf = null } = args;
    const found = await ctx.read(chapterId, (em, place) => this.queries.ofMember(em, place, ctx.actor, memberId, asOf));
    if (!found) return null;
    const { findings, important } = found;
    return {
      ...{ chapterId, memberId, asOf: found.asOf },
      findings: findingsOf(findings, chapterId),
      important: findingsOf(important, chapterId),
    };
  }

  @Query(() => MemberScorecard, {
    nullable: true,
    description: 'A member’s score; null for a former member, without a week, and while no table is in force.',
  })
  @Authorize('insights:read')
  memberScorecard(@Ctx() ctx: ApiContext, @Args() args: MemberWeekArgs): Promise<MemberScorecard | null> {
    const { chapterId, memberId, asOf = null } = args;
    return ctx.read(chapterId, async (em, place) => {
      const week = await this.insights.ofMember(em, place, ctx.actor, memberId, asOf);
      const score = week?.growth?.scorecard;
      if (!week || !score) return null;
      const { scorecard: name, version } = score;
      const table = await this.scorecards.table(em, place.organisationId, { name, version });
      return memberScorecardOf(score, table, { chapterId, memberId, asOf: week.asOf });
    });
  }

  @Query(() => AttendanceForecast, {
    nullable: true,
    description: 'A member’s standing at the attendance policy; null for a former member and without a week.',
  })
  @Authorize('insights:read')
  async attendanceForecast(@Ctx() ctx: ApiContext, @Args() args: MemberWeekArgs): Promise<AttendanceForecast | null> {
    const { chapterId, memberId, asOf = null } = args;
    const week = await ctx.read(chapterId, (em, place) => this.insights.ofMember(em, place, ctx.actor, memberId, asOf));
    return week?.growth ? { chapterId, memberId, asOf: week.asOf, ...week.growth.attendance } : null;
  }

  @ResolveField(() => Member, { nullable: true, description: 'At the other end.' })
  member(@Ctx() ctx: ApiContext, @Parent() { homeChapterId, memberId }: TuneUpTie): Promise<Member | null> {
    return memberById(ctx, this.members, homeChapterId).load(memberId);
  }
}
