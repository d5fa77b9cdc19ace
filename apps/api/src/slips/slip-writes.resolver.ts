import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { SlipCreationService, SlipLifecycleService } from '@chapterhouse/slips';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { done } from '../graphql/user-error.js';
import { CorrectSlipInput } from './correct-slip.input.js';
import {
  AdvanceReferralInput,
  CreateClosedBusinessInput,
  CreateEducationInput,
  CreateOneToOneInput,
  CreateReferralInput,
  CreateTestimonialInput,
  WithdrawSlipInput,
} from './slips.inputs.js';
import { slipOf } from './slips.loader.js';
import { SlipPayload } from './slips.types.js';

/** Writing slips down, putting them right, and how referrals move on. */
@Resolver()
export class SlipWritesResolver {
  constructor(
    private readonly creation: SlipCreationService,
    private readonly lifecycle: SlipLifecycleService,
  ) {}

  @Mutation(() => SlipPayload, { description: 'Writes down a referral.' })
  @Authorize('slip:create')
  async createReferral(@Ctx() ctx: ApiContext, @Args('input') input: CreateReferralInput): Promise<SlipPayload> {
    return done({ slip: slipOf(await this.creation.referral(ctx.actor, input)) });
  }

  @Mutation(() => SlipPayload, { description: 'Writes down thanks for business. Nobody learns who thanks.' })
  @Authorize('slip:create')
  async createClosedBusiness(
    @Ctx() ctx: ApiContext,
    @Args('input') input: CreateClosedBusinessInput,
  ): Promise<SlipPayload> {
    return done({ slip: slipOf(await this.creation.closedBusiness(ctx.actor, input)) });
  }

  @Mutation(() => SlipPayload, { description: 'Writes down a one-to-one.' })
  @Authorize('slip:create')
  async createOneToOne(@Ctx() ctx: ApiContext, @Args('input') input: CreateOneToOneInput): Promise<SlipPayload> {
    return done({ slip: slipOf(await this.creation.oneToOne(ctx.actor, input)) });
  }

  @Mutation(() => SlipPayload, { description: 'Writes down something learnt.' })
  @Authorize('slip:create')
  async createEducation(@Ctx() ctx: ApiContext, @Args('input') input: CreateEducationInput): Promise<SlipPayload> {
    return done({ slip: slipOf(await this.creation.education(ctx.actor, input)) });
  }

  @Mutation(() => SlipPayload, { description: 'Writes down a recommendation.' })
  @Authorize('slip:create')
  async createTestimonial(@Ctx() ctx: ApiContext, @Args('input') input: CreateTestimonialInput): Promise<SlipPayload> {
    return done({ slip: slipOf(await this.creation.testimonial(ctx.actor, input)) });
  }

  @Mutation(() => SlipPayload, {
    description: 'Puts a slip right: one’s own until the lock, leaders on record afterwards.',
  })
  @Authorize('slip:correct', 'slip:correct-locked')
  async correctSlip(@Ctx() ctx: ApiContext, @Args('input') input: CorrectSlipInput): Promise<SlipPayload> {
    return done({ slip: slipOf(await this.lifecycle.correct(ctx.actor, input)) });
  }

  @Mutation(() => SlipPayload, { description: 'Takes a slip back: it then counts nowhere.' })
  @Authorize('slip:withdraw', 'slip:correct-locked')
  async withdrawSlip(@Ctx() ctx: ApiContext, @Args('input') input: WithdrawSlipInput): Promise<SlipPayload> {
    return done({ slip: slipOf(await this.lifecycle.withdraw(ctx.actor, input)) });
  }

  @Mutation(() => SlipPayload, { description: 'Reports how far a referral has come; the giver hears of it.' })
  @Authorize('slip:advance')
  async advanceReferral(@Ctx() ctx: ApiContext, @Args('input') input: AdvanceReferralInput): Promise<SlipPayload> {
    return done({ slip: slipOf(await this.lifecycle.advanceReferral(ctx.actor, input)) });
  }
}
