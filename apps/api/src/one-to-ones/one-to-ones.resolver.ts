import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MomentLetterService } from '@chapterhouse/digests';
import { InsightsQueries, ProposalService } from '@chapterhouse/insights';
import { MemberQueries } from '@chapterhouse/members';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { MemberPageArgs } from '../graphql/ids.js';
import { done } from '../graphql/user-error.js';
import { MemberWeekArgs } from '../insights/insights.inputs.js';
import { memberById } from '../members/members.loader.js';
import { Member } from '../members/members.types.js';
import { AnswerProposalInput } from './one-to-ones.inputs.js';
import { apiProposalOf, pairReasonsOf } from './one-to-ones.mapping.js';
import { NextOneToOne, NextOneToOnes, Proposal, ProposalPage, ProposalPayload } from './one-to-ones.types.js';

/** Whom to meet next, and what was agreed. */
@Resolver(() => Proposal)
export class OneToOneResolver {
  constructor(
    private readonly insights: InsightsQueries,
    private readonly service: ProposalService,
    private readonly letters: MomentLetterService,
    private readonly members: MemberQueries,
  ) {}

  @Query(() => NextOneToOnes, {
    nullable: true,
    description: 'Whom a member should meet next; null when no week was computed, and for a former member.',
  })
  @Authorize('insights:read')
  nextOneToOnes(@Ctx() ctx: ApiContext, @Args() args: MemberWeekArgs): Promise<NextOneToOnes | null> {
    const { chapterId, memberId, asOf = null } = args;
    return ctx.read(chapterId, async (em, place) => {
      const week = await this.insights.ofMember(em, place, ctx.actor, memberId, asOf);
      if (!week?.growth) return null;
      const proposals = await this.service.ofWeek(em, place, ctx.actor, memberId, week.asOf);
      const list = week.growth.next.map(({ memberId: other, weight, reasons }, at): NextOneToOne => {
        const proposal = proposals.get(other);
        return {
          rank: at + 1,
          memberId: other,
          weight,
          reasons: pairReasonsOf(reasons),
          proposal: proposal ? apiProposalOf(proposal, chapterId, ctx.actor) : null,
          homeChapterId: chapterId,
        };
      });
      return { chapterId, memberId, asOf: week.asOf, list };
    });
  }

  @Query(() => ProposalPage, { description: 'The one-to-ones proposed to a member, newest first.' })
  @Authorize('insights:read')
  async proposals(@Ctx() ctx: ApiContext, @Args() args: MemberPageArgs): Promise<ProposalPage> {
    const { chapterId, memberId, ...page } = args;
    const found = await ctx.read(chapterId, (em, place) => this.service.ofMember(em, place, ctx.actor, memberId, page));
    return { ...found, items: found.items.map((kept) => apiProposalOf(kept, chapterId, ctx.actor)) };
  }

  @Mutation(() => ProposalPayload, { description: 'Accepts or declines a one-to-one that was proposed to oneself.' })
  @Authorize('profile:write')
  async answerProposal(@Ctx() ctx: ApiContext, @Args('input') input: AnswerProposalInput): Promise<ProposalPayload> {
    const { chapterId, proposalId } = input;
    await this.letters.answerProposal(ctx.actor, input);
    const kept = await ctx.read(chapterId, (em, place) => this.service.own(em, place, ctx.actor, proposalId));
    return done({ proposal: apiProposalOf(kept, chapterId, ctx.actor) });
  }

  @ResolveField(() => Member, { nullable: true, description: 'Whom to meet.' })
  partner(@Ctx() ctx: ApiContext, @Parent() { chapterId, withMemberId }: Proposal): Promise<Member | null> {
    return memberById(ctx, this.members, chapterId).load(withMemberId);
  }
}

/** The people of a list. */
@Resolver(() => NextOneToOne)
export class NextOneToOneResolver {
  constructor(private readonly members: MemberQueries) {}

  @ResolveField(() => Member, { nullable: true, description: 'Whom to meet.' })
  member(@Ctx() ctx: ApiContext, @Parent() { homeChapterId, memberId }: NextOneToOne): Promise<Member | null> {
    return memberById(ctx, this.members, homeChapterId).load(memberId);
  }
}
