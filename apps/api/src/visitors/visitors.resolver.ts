import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { VisitorStage } from '@chapterhouse/domain';
import { MemberQueries } from '@chapterhouse/members';
import { VisitorQueries, VisitorService } from '@chapterhouse/slips';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { done } from '../graphql/user-error.js';
import { memberById } from '../members/members.loader.js';
import { Member } from '../members/members.types.js';
import {
  AdvanceVisitorInput,
  InviteVisitorInput,
  RecordVisitInput,
  UpdateVisitorInput,
  VisitorArgs,
  VisitorCountArgs,
  VisitorListArgs,
} from './visitors.inputs.js';
import { Visitor, VisitorCounts, VisitorPage, VisitorPayload } from './visitors.types.js';

/** Visitors, from the invitation to the membership. */
@Resolver(() => Visitor)
export class VisitorResolver {
  constructor(
    private readonly queries: VisitorQueries,
    private readonly service: VisitorService,
    private readonly members: MemberQueries,
  ) {}

  @Query(() => VisitorPage, {
    description: 'Visitors of a chapter: all for those who look after them, else those one invited.',
  })
  @Authorize('visitors:read', 'visitors:invite')
  visitors(@Ctx() ctx: ApiContext, @Args() { chapterId, ...filter }: VisitorListArgs): Promise<VisitorPage> {
    return ctx.read(chapterId, (em, place) => this.queries.list(em, place, ctx.actor, filter));
  }

  @Query(() => Visitor, { description: 'A visitor.' })
  @Authorize('visitors:read', 'visitors:invite')
  visitor(@Ctx() ctx: ApiContext, @Args() { chapterId, visitorId }: VisitorArgs): Promise<Visitor> {
    return ctx.read(chapterId, (em, place) => this.queries.byId(em, place, ctx.actor, visitorId));
  }

  @Query(() => VisitorCounts, { description: 'How many visitors came in a time, also for those above the chapter.' })
  @Authorize('visitors:counts')
  async visitorCounts(
    @Ctx() ctx: ApiContext,
    @Args() { chapterId, ...range }: VisitorCountArgs,
  ): Promise<VisitorCounts> {
    const { byStage, total } = await ctx.read(chapterId, (em, place) =>
      this.queries.counts(em, place, ctx.actor, range),
    );
    const counts = Object.entries(byStage) as [VisitorStage, number][];
    return { total, byStage: counts.map(([stage, visitors]) => ({ stage, visitors })) };
  }

  @Mutation(() => VisitorPayload, { description: 'Notes an invitation.' })
  @Authorize('visitors:invite', 'visitors:write')
  async inviteVisitor(@Ctx() ctx: ApiContext, @Args('input') input: InviteVisitorInput): Promise<VisitorPayload> {
    return done({ visitor: await this.service.invite(ctx.actor, input) });
  }

  @Mutation(() => VisitorPayload, { description: 'Changes what is known about a visitor.' })
  @Authorize('visitors:write')
  async updateVisitor(@Ctx() ctx: ApiContext, @Args('input') input: UpdateVisitorInput): Promise<VisitorPayload> {
    return done({ visitor: await this.service.update(ctx.actor, input) });
  }

  @Mutation(() => VisitorPayload, { description: 'Notes how far a visitor has come, on record.' })
  @Authorize('visitors:write')
  async advanceVisitor(@Ctx() ctx: ApiContext, @Args('input') input: AdvanceVisitorInput): Promise<VisitorPayload> {
    return done({ visitor: await this.service.advance(ctx.actor, input) });
  }

  @Mutation(() => VisitorPayload, {
    description: 'Notes a visit to a meeting; somebody should follow up within a day.',
  })
  @Authorize('visitors:write')
  async recordVisit(@Ctx() ctx: ApiContext, @Args('input') input: RecordVisitInput): Promise<VisitorPayload> {
    return done({ visitor: await this.service.visit(ctx.actor, input) });
  }

  @ResolveField(() => Member, { nullable: true, description: 'The member who invited them.' })
  invitedBy(@Ctx() ctx: ApiContext, @Parent() visitor: Visitor): Promise<Member | null> | null {
    const { chapterId, invitedByMemberId } = visitor;
    return invitedByMemberId ? memberById(ctx, this.members, chapterId).load(invitedByMemberId) : null;
  }
}
