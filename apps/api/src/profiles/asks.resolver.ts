import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { PageOf } from '@chapterhouse/chapters';
import { MemberQueries } from '@chapterhouse/members';
import { Clock } from '@chapterhouse/platform';
import { type AskView, ProfileQueries, ProfileService } from '@chapterhouse/profiles';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { done } from '../graphql/user-error.js';
import { memberById } from '../members/members.loader.js';
import { Member } from '../members/members.types.js';
import { AsksArgs, ChangeAskInput, MakeAskInput, MemberPageWithGoneArgs, WithdrawAskInput } from './profiles.inputs.js';
import { apiAskOf } from './profiles.mapping.js';
import { Ask, AskPage, AskPayload } from './profiles.types.js';

/** Who can help whom this week. */
@Resolver(() => Ask)
export class AskResolver {
  constructor(
    private readonly queries: ProfileQueries,
    private readonly service: ProfileService,
    private readonly members: MemberQueries,
    private readonly clock: Clock,
  ) {}

  @Query(() => AskPage, { description: 'What the whole chapter asks for in a week, newest first.' })
  @Authorize('roster:read')
  async asks(@Ctx() ctx: ApiContext, @Args() { chapterId, week, ...page }: AsksArgs): Promise<AskPage> {
    return askPageOf(
      await ctx.read(chapterId, (em, place) =>
        this.queries.asksOfWeek(em, place, ctx.actor, week ?? this.clock.today(place.timeZone), page),
      ),
      chapterId,
    );
  }

  @Query(() => AskPage, { description: 'What a member asked for, newest first.' })
  @Authorize('roster:read')
  async memberAsks(@Ctx() ctx: ApiContext, @Args() args: MemberPageWithGoneArgs): Promise<AskPage> {
    const { chapterId, memberId, ...page } = args;
    return askPageOf(
      await ctx.read(chapterId, (em, place) => this.queries.asksOf(em, place, ctx.actor, memberId, page)),
      chapterId,
    );
  }

  @Mutation(() => AskPayload, { description: 'Asks the chapter for something this week.' })
  @Authorize('profile:write')
  async makeAsk(@Ctx() ctx: ApiContext, @Args('input') input: MakeAskInput): Promise<AskPayload> {
    return this.ask(ctx, input.chapterId, await this.service.ask(ctx.actor, input));
  }

  @Mutation(() => AskPayload, { description: 'Says an ask in other words, from today on, under a new id.' })
  @Authorize('profile:write')
  async changeAsk(@Ctx() ctx: ApiContext, @Args('input') input: ChangeAskInput): Promise<AskPayload> {
    return this.ask(ctx, input.chapterId, await this.service.changeAsk(ctx.actor, input));
  }

  @Mutation(() => AskPayload, { description: 'Takes an ask back: it counts nowhere any more.' })
  @Authorize('profile:write')
  async withdrawAsk(@Ctx() ctx: ApiContext, @Args('input') input: WithdrawAskInput): Promise<AskPayload> {
    await this.service.withdrawAsk(ctx.actor, input);
    return done({ ask: null });
  }

  @ResolveField(() => Member, { nullable: true, description: 'The member who asks.' })
  member(@Ctx() ctx: ApiContext, @Parent() { chapterId, memberId }: Ask): Promise<Member | null> {
    return memberById(ctx, this.members, chapterId).load(memberId);
  }

  private async ask(ctx: ApiContext, chapterId: string, askId: string): Promise<AskPayload> {
    const ask = await ctx.read(chapterId, (em, place) => this.queries.askById(em, place, ctx.actor, askId));
    return done({ ask: apiAskOf(ask, chapterId) });
  }
}

const askPageOf = ({ items, totalCount }: PageOf<AskView>, chapterId: string): AskPage => ({
  items: items.map((ask) => apiAskOf(ask, chapterId)),
  totalCount,
});
