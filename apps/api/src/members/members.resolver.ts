import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RoleTermEntity } from '@chapterhouse/database';
import type { RoleKind } from '@chapterhouse/domain';
import { MemberQueries, MemberService, MembershipService, RoleTermQueries } from '@chapterhouse/members';
import { Clock } from '@chapterhouse/platform';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { MemberArgs, MemberPageArgs } from '../graphql/ids.js';
import { done } from '../graphql/user-error.js';
import { historyPageOf } from './history.js';
import {
  AddMemberInput,
  LeaveChapterInput,
  RejoinChapterInput,
  RosterArgs,
  TakeBackLeaveInput,
  UpdateMemberInput,
} from './members.inputs.js';
import { memberById, rolesOfMember } from './members.loader.js';
import { HistoryPage, Member, MemberPage, MemberPayload, RoleTerm } from './members.types.js';

/** The kept text of a role is one of the domain's: a check in the database says so. */
export const roleTermOf = (term: RoleTermEntity): RoleTerm => ({ ...term, role: term.role as RoleKind });

/** The roster, and who comes and goes. */
@Resolver(() => Member)
export class MemberResolver {
  constructor(
    private readonly queries: MemberQueries,
    private readonly roles: RoleTermQueries,
    private readonly service: MemberService,
    private readonly membership: MembershipService,
    private readonly clock: Clock,
  ) {}

  @Query(() => MemberPage, { description: 'The roster of a chapter, or the part of it that was asked for.' })
  @Authorize('roster:read')
  members(@Ctx() ctx: ApiContext, @Args() { chapterId, ...filter }: RosterArgs): Promise<MemberPage> {
    return ctx.read(chapterId, (em, place) => this.queries.list(em, place, ctx.actor, filter));
  }

  @Query(() => Member, { description: 'A member of a chapter.' })
  @Authorize('roster:read')
  member(@Ctx() ctx: ApiContext, @Args() { chapterId, memberId }: MemberArgs): Promise<Member> {
    return ctx.read(chapterId, (em, place) => this.queries.byId(em, place, ctx.actor, memberId));
  }

  @Query(() => HistoryPage, {
    description: 'What was changed about a member, newest first, for those who may change it.',
  })
  @Authorize('roster:write')
  async memberHistory(@Ctx() ctx: ApiContext, @Args() args: MemberPageArgs): Promise<HistoryPage> {
    const { chapterId, memberId, ...page } = args;
    return historyPageOf(
      await ctx.read(chapterId, (em, place) => this.queries.history(em, place, ctx.actor, memberId, page)),
      false,
    );
  }

  @Mutation(() => MemberPayload, { description: 'Adds a member to the roster.' })
  @Authorize('roster:write')
  async addMember(@Ctx() ctx: ApiContext, @Args('input') input: AddMemberInput): Promise<MemberPayload> {
    return done({ member: await this.service.add(ctx.actor, input) });
  }

  @Mutation(() => MemberPayload, { description: 'Changes what is said about a member, on record.' })
  @Authorize('roster:write')
  async updateMember(@Ctx() ctx: ApiContext, @Args('input') input: UpdateMemberInput): Promise<MemberPayload> {
    return done({ member: await this.service.update(ctx.actor, input) });
  }

  @Mutation(() => MemberPayload, { description: 'Records the day of leaving, and ends the roles held on it.' })
  @Authorize('roster:write')
  async leaveChapter(@Ctx() ctx: ApiContext, @Args('input') input: LeaveChapterInput): Promise<MemberPayload> {
    return done({ member: await this.membership.leave(ctx.actor, input) });
  }

  @Mutation(() => MemberPayload, { description: 'Takes back a leaving that did not happen.' })
  @Authorize('roster:write')
  async takeBackLeave(@Ctx() ctx: ApiContext, @Args('input') input: TakeBackLeaveInput): Promise<MemberPayload> {
    return done({ member: await this.membership.takeBackLeave(ctx.actor, input) });
  }

  @Mutation(() => MemberPayload, { description: 'Gives a former member a new seat; the time away stays a gap.' })
  @Authorize('roster:write')
  async rejoinChapter(@Ctx() ctx: ApiContext, @Args('input') input: RejoinChapterInput): Promise<MemberPayload> {
    return done({ member: await this.membership.rejoin(ctx.actor, input) });
  }

  @ResolveField(() => [RoleTerm], { description: 'The roles that they hold today.' })
  async currentRoles(@Ctx() ctx: ApiContext, @Parent() { chapterId, id }: Member): Promise<RoleTerm[]> {
    return ((await rolesOfMember(ctx, this.roles, this.clock, chapterId).load(id)) ?? []).map(roleTermOf);
  }

  @ResolveField(() => Member, { nullable: true, description: 'The member who brought them.' })
  sponsor(@Ctx() ctx: ApiContext, @Parent() { chapterId, sponsorId }: Member): Promise<Member | null> | null {
    return sponsorId ? memberById(ctx, this.queries, chapterId).load(sponsorId) : null;
  }
}
