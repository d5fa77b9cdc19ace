import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MeetingQueries, MeetingService } from '@chapterhouse/meetings';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { done } from '../graphql/user-error.js';
import {
  CancelMeetingInput,
  EnsureMeetingInput,
  MeetingArgs,
  MeetingInput,
  MeetingListArgs,
  ScheduleMeetingInput,
} from './meetings.inputs.js';
import { Meeting, MeetingPage, MeetingPayload } from './meetings.types.js';

/** When a chapter meets. */
@Resolver(() => Meeting)
export class MeetingResolver {
  constructor(
    private readonly queries: MeetingQueries,
    private readonly service: MeetingService,
  ) {}

  @Query(() => MeetingPage, { description: 'Meetings of a chapter, newest first unless told.' })
  @Authorize('meetings:read')
  meetings(@Ctx() ctx: ApiContext, @Args() { chapterId, ...filter }: MeetingListArgs): Promise<MeetingPage> {
    return ctx.read(chapterId, (em, place) => this.queries.list(em, place, ctx.actor, filter));
  }

  @Query(() => Meeting, { description: 'The meeting of a day.' })
  @Authorize('meetings:read')
  meeting(@Ctx() ctx: ApiContext, @Args() { chapterId, date }: MeetingArgs): Promise<Meeting> {
    return ctx.read(chapterId, (em, place) => this.queries.byDate(em, place, ctx.actor, date));
  }

  @Mutation(() => MeetingPayload, { description: 'Plans a meeting.' })
  @Authorize('attendance:write')
  async scheduleMeeting(@Ctx() ctx: ApiContext, @Args('input') input: ScheduleMeetingInput): Promise<MeetingPayload> {
    return done({ meeting: await this.service.schedule(ctx.actor, input) });
  }

  @Mutation(() => MeetingPayload, {
    description: 'The meeting of a week, planned when it is not there yet; twice changes nothing.',
  })
  @Authorize('attendance:write')
  async ensureMeeting(@Ctx() ctx: ApiContext, @Args('input') input: EnsureMeetingInput): Promise<MeetingPayload> {
    return done({ meeting: await this.service.ensureWeek(ctx.actor, input) });
  }

  @Mutation(() => MeetingPayload, { description: 'Records that a meeting took place.' })
  @Authorize('attendance:write')
  async holdMeeting(@Ctx() ctx: ApiContext, @Args('input') input: MeetingInput): Promise<MeetingPayload> {
    return done({ meeting: await this.service.hold(ctx.actor, input) });
  }

  @Mutation(() => MeetingPayload, { description: 'Records that a meeting does not take place.' })
  @Authorize('attendance:write')
  async cancelMeeting(@Ctx() ctx: ApiContext, @Args('input') input: CancelMeetingInput): Promise<MeetingPayload> {
    return done({ meeting: await this.service.cancel(ctx.actor, input) });
  }

  @Mutation(() => MeetingPayload, {
    description: 'Closes the ledger of a meeting for good: from now on leaders record corrections.',
  })
  @Authorize('attendance:lock')
  async lockMeeting(@Ctx() ctx: ApiContext, @Args('input') input: MeetingInput): Promise<MeetingPayload> {
    return done({ meeting: await this.service.lock(ctx.actor, input) });
  }
}
