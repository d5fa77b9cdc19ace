import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberQueries, RoleTermQueries, RoleTermService } from '@chapterhouse/members';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { done } from '../graphql/user-error.js';
import { AssignRoleInput, EndRoleInput, RoleTermArgs } from './members.inputs.js';
import { memberById } from './members.loader.js';
import { roleTermOf } from './members.resolver.js';
import { Member, RoleTerm, RoleTermPage, RoleTermPayload } from './members.types.js';

/** Who holds, held and will hold which role. */
@Resolver(() => RoleTerm)
export class RoleTermResolver {
  constructor(
    private readonly queries: RoleTermQueries,
    private readonly members: MemberQueries,
    private readonly service: RoleTermService,
  ) {}

  @Query(() => RoleTermPage, { description: 'Terms of roles in a chapter, newest first.' })
  @Authorize('roster:read')
  async roleTerms(@Ctx() ctx: ApiContext, @Args() { chapterId, ...filter }: RoleTermArgs): Promise<RoleTermPage> {
    const { items, totalCount } = await ctx.read(chapterId, (em, place) =>
      this.queries.list(em, place, ctx.actor, filter),
    );
    return { items: items.map(roleTermOf), totalCount };
  }

  @Mutation(() => RoleTermPayload, { description: 'Gives a member a role.' })
  @Authorize('roster:write')
  async assignRole(@Ctx() ctx: ApiContext, @Args('input') input: AssignRoleInput): Promise<RoleTermPayload> {
    return done({ roleTerm: roleTermOf(await this.service.assignRole(ctx.actor, input)) });
  }

  @Mutation(() => RoleTermPayload, { description: 'Ends a role. The chapter always keeps a leader.' })
  @Authorize('roster:write')
  async endRole(@Ctx() ctx: ApiContext, @Args('input') input: EndRoleInput): Promise<RoleTermPayload> {
    const term = await this.service.endRole(ctx.actor, input);
    return done({ roleTerm: term && roleTermOf(term) });
  }

  @ResolveField(() => Member, { nullable: true, description: 'The member who holds it.' })
  member(@Ctx() ctx: ApiContext, @Parent() { chapterId, memberId }: RoleTerm): Promise<Member | null> {
    return memberById(ctx, this.members, chapterId).load(memberId);
  }
}
