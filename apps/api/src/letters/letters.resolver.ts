import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Delivery as KeptDelivery,
  type DeliveryState,
  MailPreferencesService,
  type WeeklyRun as KeptRun,
  WeeklyQueries,
  WeeklyRunsService,
} from '@chapterhouse/digests';
import { MemberQueries } from '@chapterhouse/members';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { ChapterArgs } from '../graphql/ids.js';
import { done } from '../graphql/user-error.js';
import { memberById } from '../members/members.loader.js';
import { Member } from '../members/members.types.js';
import {
  DeliveriesArgs,
  RunWeekInput,
  SendLetterAgainInput,
  SetMailPreferenceInput,
  WeeklyRunArgs,
  WeeklyRunsArgs,
} from './letters.inputs.js';
import {
  Delivery,
  DeliveryPage,
  DeliveryPayload,
  MailPreference,
  MailPreferencesPayload,
  WeeklyRun,
  WeeklyRunPage,
  WeeklyRunPayload,
} from './letters.types.js';

const runOf = ({ deliveries, ...run }: KeptRun, chapterId: string): WeeklyRun => {
  const counts = Object.entries(deliveries) as [DeliveryState, number][];
  return { ...run, chapterId, deliveries: counts.map(([state, letters]) => ({ state, letters })) };
};
const deliveryOf = (delivery: KeptDelivery, chapterId: string): Delivery => ({ ...delivery, chapterId });

/** Weekly runs, their letters, and who wants which. */
@Resolver(() => Delivery)
export class LetterResolver {
  constructor(
    private readonly queries: WeeklyQueries,
    private readonly runs: WeeklyRunsService,
    private readonly preferences: MailPreferencesService,
    private readonly members: MemberQueries,
  ) {}

  @Query(() => WeeklyRunPage, { description: 'Weekly runs of a chapter, newest first.' })
  @Authorize('runs:read')
  async weeklyRuns(@Ctx() ctx: ApiContext, @Args() { chapterId, ...page }: WeeklyRunsArgs): Promise<WeeklyRunPage> {
    const { items, totalCount } = await ctx.read(chapterId, (em, place) =>
      this.queries.runs(em, place, ctx.actor, page),
    );
    return { items: items.map((run) => runOf(run, chapterId)), totalCount };
  }

  @Query(() => WeeklyRun, { nullable: true, description: 'The weekly run of a day; null when there is none.' })
  @Authorize('runs:read')
  async weeklyRun(@Ctx() ctx: ApiContext, @Args() { chapterId, asOf }: WeeklyRunArgs): Promise<WeeklyRun | null> {
    const run = await ctx.read(chapterId, (em, place) => this.queries.run(em, place, ctx.actor, asOf));
    return run && runOf(run, chapterId);
  }

  @Query(() => DeliveryPage, { description: 'The letters of a weekly run, leaders’ first.' })
  @Authorize('runs:read')
  async deliveries(@Ctx() ctx: ApiContext, @Args() args: DeliveriesArgs): Promise<DeliveryPage> {
    const { chapterId, asOf, ...page } = args;
    const { items, totalCount } = await ctx.read(chapterId, (em, place) =>
      this.queries.deliveries(em, place, ctx.actor, asOf, page),
    );
    return { items: items.map((delivery) => deliveryOf(delivery, chapterId)), totalCount };
  }

  @Query(() => [MailPreference], { description: 'Which letters of a chapter one wants, with a seat there.' })
  @Authorize('self')
  mailPreferences(@Ctx() ctx: ApiContext, @Args() { chapterId }: ChapterArgs): Promise<MailPreference[]> {
    return this.preferences.own(ctx.actor, chapterId);
  }

  @Mutation(() => WeeklyRunPayload, { description: 'Asks for a week now; it is computed within moments.' })
  @Authorize('runs:write')
  async runWeek(@Ctx() ctx: ApiContext, @Args('input') input: RunWeekInput): Promise<WeeklyRunPayload> {
    return done({ run: runOf(await this.runs.runNow(ctx.actor, input), input.chapterId) });
  }

  @Mutation(() => DeliveryPayload, { description: 'Sends a letter again on purpose.' })
  @Authorize('runs:write')
  async sendLetterAgain(@Ctx() ctx: ApiContext, @Args('input') input: SendLetterAgainInput): Promise<DeliveryPayload> {
    return done({ delivery: deliveryOf(await this.runs.sendAgain(ctx.actor, input), input.chapterId) });
  }

  @Mutation(() => MailPreferencesPayload, { description: 'Chooses whether one wants a letter of a chapter.' })
  @Authorize('self')
  async setMailPreference(
    @Ctx() ctx: ApiContext,
    @Args('input') input: SetMailPreferenceInput,
  ): Promise<MailPreferencesPayload> {
    return done({ preferences: await this.preferences.set(ctx.actor, input) });
  }

  @ResolveField(() => Member, { nullable: true, description: 'To whom.' })
  member(@Ctx() ctx: ApiContext, @Parent() { chapterId, memberId }: Delivery): Promise<Member | null> {
    return memberById(ctx, this.members, chapterId).load(memberId);
  }
}
