import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RateLimits } from '@chapterhouse/accounts';
import { Clock } from '@chapterhouse/platform';
import { AnswerQueries, AnswerService } from '@chapterhouse/profiles';
import { Authorize, Public } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { MemberArgs } from '../graphql/ids.js';
import { done } from '../graphql/user-error.js';
import { AnswerInvitationArgs, AnswerOneToOneInput } from './answers.inputs.js';
import { AnswerInvitation, AnswerOneToOnePayload, GivenAnswer, PublishedAnswers } from './answers.types.js';

/** What members say about each other in confidence. Who answers needs no session: the link is the proof. */
@Resolver()
export class AnswerResolver {
  constructor(
    private readonly service: AnswerService,
    private readonly queries: AnswerQueries,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  @Query(() => AnswerInvitation, {
    description: 'What a mailed link asks about. A link that is unknown, used or too old is not found.',
  })
  @Public()
  async answerInvitation(@Ctx() ctx: ApiContext, @Args() { token }: AnswerInvitationArgs): Promise<AnswerInvitation> {
    await this.limit(ctx, token);
    const { aboutName, chapterName, locale, expiresAt } = await this.service.page(token);
    return { aboutName, chapterName, locale, expiresAt };
  }

  @Mutation(() => AnswerOneToOnePayload, {
    description: 'Answers, in confidence, and uses the link up. A link that is unknown, used or too old is not found.',
  })
  @Public()
  async answerOneToOne(
    @Ctx() ctx: ApiContext,
    @Args('input') input: AnswerOneToOneInput,
  ): Promise<AnswerOneToOnePayload> {
    await this.limit(ctx, input.token);
    await this.service.answer(input);
    return done({ kept: true });
  }

  @Query(() => PublishedAnswers, {
    nullable: true,
    description: 'What partners said about oneself, summed up; null while fewer than three have. For oneself alone.',
  })
  @Authorize('answers:read')
  publishedAnswers(@Ctx() ctx: ApiContext, @Args() args: MemberArgs): Promise<PublishedAnswers | null> {
    const { chapterId, memberId } = args;
    return ctx.read(chapterId, (em, place) =>
      this.queries.about(em, place, ctx.actor, memberId, this.clock.today(place.timeZone)),
    );
  }

  @Query(() => [GivenAnswer], {
    description: 'What one said oneself about colleagues, newest first, at most a hundred.',
  })
  @Authorize('answers:read')
  givenAnswers(@Ctx() ctx: ApiContext, @Args() { chapterId, memberId }: MemberArgs): Promise<GivenAnswer[]> {
    return ctx.read(chapterId, (em, place) => this.queries.own(em, place, ctx.actor, memberId));
  }

  /** Before the link is looked at, so that the limit says nothing about it either. */
  private async limit(ctx: ApiContext, token: string): Promise<void> {
    await this.limits.consume('answer:ip', ctx.req.ip ?? '');
    await this.limits.consume('answer:link', token);
  }
}
