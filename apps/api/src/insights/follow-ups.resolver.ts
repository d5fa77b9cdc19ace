import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type FollowUp as Note, FollowUpService } from '@chapterhouse/insights';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { done } from '../graphql/user-error.js';
import {
  AddFollowUpInput,
  FollowUp,
  FollowUpListArgs,
  FollowUpPage,
  FollowUpPayload,
  RemoveFollowUpInput,
} from './follow-ups.types.js';

/** Leaders' notes in confidence. */
@Resolver(() => FollowUp)
export class FollowUpResolver {
  constructor(private readonly service: FollowUpService) {}

  @Query(() => FollowUpPage, {
    description:
      'What leaders have tried, newest first; for leaders and the membership committee, never about oneself.',
  })
  @Authorize('insights:read')
  async followUps(@Ctx() ctx: ApiContext, @Args() { chapterId, ...filter }: FollowUpListArgs): Promise<FollowUpPage> {
    const page = await ctx.read(chapterId, (em, place) => this.service.list(em, place, ctx.actor, filter));
    return { ...page, items: page.items.map(followUpOf) };
  }

  @Mutation(() => FollowUpPayload, { description: 'Writes down what was tried with a member.' })
  @Authorize('insights:read')
  async addFollowUp(@Ctx() ctx: ApiContext, @Args('input') input: AddFollowUpInput): Promise<FollowUpPayload> {
    return done({ followUp: followUpOf(await this.service.add(ctx.actor, input)) });
  }

  @Mutation(() => FollowUpPayload, { description: 'Takes a note away.' })
  @Authorize('insights:read')
  async removeFollowUp(@Ctx() ctx: ApiContext, @Args('input') input: RemoveFollowUpInput): Promise<FollowUpPayload> {
    return done({ followUp: followUpOf(await this.service.remove(ctx.actor, input)) });
  }
}

const followUpOf = ({ onDate, ...note }: Note): FollowUp => ({ ...note, on: onDate });
