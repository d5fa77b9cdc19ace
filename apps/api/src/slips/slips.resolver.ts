import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberQueries } from '@chapterhouse/members';
import { ClosedBusinessQueries, SlipQueries, SlipStoryQueries } from '@chapterhouse/slips';
import { MemberPageArgs } from '../graphql/ids.js';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { changedFieldsOf } from '../members/history.js';
import { memberById } from '../members/members.loader.js';
import { HistoryEntry, Member } from '../members/members.types.js';
import { ClosedBusinessArgs, SlipArgs, SlipListArgs } from './slips.inputs.js';
import { contactOfSlip, endOf, slipOf } from './slips.loader.js';
import {
  ClosedBusinessTotal,
  ReferralNewsPage,
  Slip,
  SlipContact,
  SlipEnd,
  SlipPage,
  ThankedTotal,
} from './slips.types.js';

/** Slips of all types, as far as the one who asks may see them. */
@Resolver(() => Slip)
export class SlipResolver {
  constructor(
    private readonly queries: SlipQueries,
    private readonly story: SlipStoryQueries,
    private readonly business: ClosedBusinessQueries,
  ) {}

  @Query(() => SlipPage, {
    description: 'Slips of a chapter, newest first: all of them for those who may read all, else one’s own.',
  })
  @Authorize('slip:read')
  async slips(@Ctx() ctx: ApiContext, @Args() { chapterId, mine, ...filter }: SlipListArgs): Promise<SlipPage> {
    const { items, totalCount } = await ctx.read(chapterId, (em, place) =>
      mine ? this.queries.mine(em, place, ctx.actor, filter) : this.queries.list(em, place, ctx.actor, filter),
    );
    return { items: items.map(slipOf), totalCount };
  }

  @Query(() => Slip, { description: 'A slip.' })
  @Authorize('slip:read')
  async slip(@Ctx() ctx: ApiContext, @Args() { chapterId, slipId }: SlipArgs): Promise<Slip> {
    return slipOf(await ctx.read(chapterId, (em, place) => this.queries.byId(em, place, ctx.actor, slipId)));
  }

  @Query(() => [HistoryEntry], {
    description: 'Every step and correction of a slip, oldest first; the latest hundred.',
  })
  @Authorize('slip:read')
  async slipHistory(@Ctx() ctx: ApiContext, @Args() { chapterId, slipId }: SlipArgs): Promise<HistoryEntry[]> {
    const entries = await ctx.read(chapterId, (em, place) => this.story.history(em, place, ctx.actor, slipId));
    return entries.map(({ kind, before, after, ...entry }) => ({
      ...entry,
      action: `slip.${kind.toLowerCase()}`,
      before: changedFieldsOf(before),
      after: changedFieldsOf(after),
    }));
  }

  @Query(() => SlipPage, { description: 'Referrals to a member that wait for an answer, the oldest first.' })
  @Authorize('slip:read')
  async waitingReferrals(@Ctx() ctx: ApiContext, @Args() args: MemberPageArgs): Promise<SlipPage> {
    const { chapterId, memberId, ...page } = args;
    const { items, totalCount } = await ctx.read(chapterId, (em, place) =>
      this.queries.waiting(em, place, ctx.actor, memberId, page),
    );
    return { items: items.map(slipOf), totalCount };
  }

  @Query(() => ReferralNewsPage, {
    description: 'How the referrals that a member gave moved on, newest first, without amounts.',
  })
  @Authorize('slip:read')
  async referralNews(@Ctx() ctx: ApiContext, @Args() args: MemberPageArgs): Promise<ReferralNewsPage> {
    const { chapterId, memberId, ...page } = args;
    const { items, totalCount } = await ctx.read(chapterId, (em, place) =>
      this.story.newsForGiver(em, place, ctx.actor, memberId, page),
    );
    return { items: items.map((n) => ({ ...n, receiver: endOf(n.receiver, chapterId) })), totalCount };
  }

  @Query(() => [ClosedBusinessTotal], {
    description: 'Sums of closed business of a time, for those who may read all slips.',
  })
  @Authorize('slip:read')
  async closedBusiness(@Ctx() ctx: ApiContext, @Args() args: ClosedBusinessArgs): Promise<ClosedBusinessTotal[]> {
    const { chapterId, ...range } = args;
    const totals = await ctx.read(chapterId, (em, place) => this.business.totals(em, place, ctx.actor, range));
    return totals.perCurrency.map(({ breakdown, ...total }) => ({
      ...total,
      breakdown: breakdown && {
        newCustomers: breakdown.business.NEW,
        repeatCustomers: breakdown.business.REPEAT,
        unknownCustomers: breakdown.business.unknown,
        inside: breakdown.tier.INSIDE,
        outside: breakdown.tier.OUTSIDE,
        unknownTier: breakdown.tier.unknown,
        thanked: breakdown.thanked.map((t) => ({ ...t, homeChapterId: chapterId })),
      },
    }));
  }

  @ResolveField(() => SlipContact, {
    nullable: true,
    description: 'How to reach the prospect; for the giver and the receiver only.',
  })
  contact(@Ctx() ctx: ApiContext, @Parent() { chapterId, id, type }: Slip): Promise<SlipContact | null> | null {
    return type === 'REFERRAL' ? contactOfSlip(ctx, this.queries, chapterId).load(id) : null;
  }
}

/** The member behind an end of a slip. */
@Resolver(() => SlipEnd)
export class SlipEndResolver {
  constructor(private readonly members: MemberQueries) {}

  @ResolveField(() => Member, { nullable: true, description: 'The member of this chapter.' })
  member(@Ctx() ctx: ApiContext, @Parent() { homeChapterId, memberId }: SlipEnd): Promise<Member | null> | null {
    return memberId ? memberById(ctx, this.members, homeChapterId).load(memberId) : null;
  }
}

/** The member who was thanked. */
@Resolver(() => ThankedTotal)
export class ThankedTotalResolver {
  constructor(private readonly members: MemberQueries) {}

  @ResolveField(() => Member, { nullable: true, description: 'The member who was thanked.' })
  member(@Ctx() ctx: ApiContext, @Parent() { homeChapterId, memberId }: ThankedTotal): Promise<Member | null> {
    return memberById(ctx, this.members, homeChapterId).load(memberId);
  }
}
