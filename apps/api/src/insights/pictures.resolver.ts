import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PictureQueries } from '@chapterhouse/insights';
import { MemberQueries } from '@chapterhouse/members';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { memberById } from '../members/members.loader.js';
import { Member } from '../members/members.types.js';
import { ChapterWeekArgs, MemberWeekArgs } from './insights.inputs.js';
import { ChapterPicture, MemberPicture, PicturePartner } from './pictures.types.js';

/** Matrices, heat maps and networks: one request each. */
@Resolver(() => PicturePartner)
export class PictureResolver {
  constructor(
    private readonly queries: PictureQueries,
    private readonly members: MemberQueries,
  ) {}

  @Query(() => ChapterPicture, {
    nullable: true,
    description: 'Who gave to whom, who met whom, who was there, in the window of a computed week; null without one.',
  })
  @Authorize('insights:read')
  async chapterPicture(@Ctx() ctx: ApiContext, @Args() args: ChapterWeekArgs): Promise<ChapterPicture | null> {
    const { chapterId, asOf = null } = args;
    const found = await ctx.read(chapterId, (em, place) => this.queries.ofChapter(em, place, ctx.actor, asOf));
    if (!found) return null;
    return {
      ...found,
      chapterId,
      meetings: [...found.meetings],
      people: [...found.people],
      pairs: [...found.pairs],
    };
  }

  @Query(() => MemberPicture, {
    nullable: true,
    description: 'The same of one member, with their weeks and quarters; null without a week that has them.',
  })
  @Authorize('insights:read')
  async memberPicture(@Ctx() ctx: ApiContext, @Args() args: MemberWeekArgs): Promise<MemberPicture | null> {
    const { chapterId, memberId, asOf = null } = args;
    const found = await ctx.read(chapterId, (em, place) => this.queries.ofMember(em, place, ctx.actor, memberId, asOf));
    if (!found) return null;
    return {
      ...found,
      chapterId,
      memberId,
      meetings: [...found.meetings],
      weeks: [...found.weeks],
      quarters: [...found.quarters],
      partners: found.partners.map((partner) => ({ ...partner, homeChapterId: chapterId })),
    };
  }

  @ResolveField(() => Member, { nullable: true, description: 'The colleague.' })
  member(@Ctx() ctx: ApiContext, @Parent() { homeChapterId, memberId }: PicturePartner): Promise<Member | null> {
    return memberById(ctx, this.members, homeChapterId).load(memberId);
  }
}
