import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { BusinessKind, ReferralStatus, SlipType, Tier } from '@chapterhouse/domain';
import { BusinessKindEnum, ReferralStatusEnum, SlipTypeEnum, TierEnum } from '../graphql/enums.js';
import { pageOf } from '../graphql/page.js';
import { DateTimeScalar, DecimalScalar, LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

@ObjectType({ description: 'One end of a slip: a member of this chapter, or somebody of another one.' })
export class SlipEnd {
  /** The chapter of the slip, in which a member is looked up. */
  homeChapterId: string;
  @Field(() => ID, { nullable: true, description: 'The member of this chapter; null for somebody of another one.' })
  memberId: string | null;
  @Field(() => String, { nullable: true, description: 'Who it is, for somebody of another chapter.' })
  name: string | null;
  @Field(() => String, { nullable: true, description: 'Their chapter, for somebody of another one.' })
  chapter: string | null;
  @Field(() => ID, { nullable: true, description: 'That chapter, when it is here too.' }) chapterId: string | null;
}

@ObjectType({ description: 'How to reach a prospect; only the giver and the receiver of a referral see it.' })
export class SlipContact {
  @Field(() => String, { nullable: true, description: 'Phone number.' }) phone: string | null;
  @Field(() => String, { nullable: true, description: 'E-mail address.' }) email: string | null;
  @Field(() => String, { nullable: true, description: 'Postal address.' }) address: string | null;
}

@ObjectType({ description: 'What somebody did for somebody: fields that its type does not have are null.' })
export class Slip {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the slip.' }) id: string;
  @Field(() => SlipTypeEnum, { description: 'What it records.' }) type: SlipType;
  @Field(() => LocalDateScalar, { description: 'The day that counts.' }) date: string;
  @Field(() => SlipEnd, {
    nullable: true,
    description: 'Who gives, thanks, meets, learns or recommends; null: hidden or not known.',
  })
  from: SlipEnd | null;
  @Field(() => SlipEnd, { nullable: true, description: 'The other end; null: nobody, or the organisation itself.' })
  to: SlipEnd | null;
  @Field(() => Boolean, { description: 'Whether thanks went to the organisation itself.' }) toOrganisation: boolean;
  @Field(() => TierEnum, { nullable: true, description: 'Where the customer comes from.' }) tier: Tier | null;
  @Field(() => String, { nullable: true, description: 'Who the referral is.' }) prospectName: string | null;
  @Field(() => Boolean, { description: 'Whether the giver handed over the receiver’s card.' }) gaveCard: boolean;
  @Field(() => Boolean, { description: 'Whether the prospect expects a call.' }) saidYouWouldCall: boolean;
  @Field(() => Int, { nullable: true, description: 'From 1, cold, to 5, they wait for the call.' }) heat: number | null;
  @Field(() => ReferralStatusEnum, { nullable: true, description: 'How far a referral has come.' })
  status: ReferralStatus | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The amount of closed business.' }) amount: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 4217 code of its currency.' }) currency: string | null;
  @Field(() => BusinessKindEnum, { nullable: true, description: 'Whose business it was.' })
  business: BusinessKind | null;
  @Field(() => ID, { nullable: true, description: 'The referral that thanks answer; for the thanker only.' })
  referralId: string | null;
  @Field(() => ID, { nullable: true, description: 'Who of the two invited to a one-to-one.' })
  invitedByMemberId: string | null;
  @Field(() => String, { nullable: true, description: 'Where the two met.' }) place: string | null;
  @Field(() => String, { nullable: true, description: 'What they talked about.' }) topics: string | null;
  @Field(() => String, { nullable: true, description: 'What was learnt.' }) activity: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Credits of education.' }) credits: string | null;
  @Field(() => String, { nullable: true, description: 'Comment of a referral or thanks, text of a testimonial.' })
  text: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn; it then counts nowhere.' })
  withdrawnAt: Date | null;
  @Field(() => Boolean, { description: 'Whether it came from a file.' }) imported: boolean;
  @Field(() => Int, { description: 'Grows with each change.' }) version: number;
  @Field(() => DateTimeScalar, { description: 'When it was written down.' }) createdAt: Date;
}

@ObjectType({ description: 'A page of slips.' })
export class SlipPage extends pageOf(Slip) {}

@ObjectType({ description: 'What a giver hears about a referral: the step, without amounts.' })
export class ReferralNews {
  @Field(() => ID, { description: 'Identifies the step.' }) eventId: string;
  @Field(() => ID, { description: 'The referral.' }) slipId: string;
  @Field(() => DateTimeScalar, { description: 'When.' }) at: Date;
  @Field(() => String, { nullable: true, description: 'Who the referral is.' }) prospectName: string | null;
  @Field(() => SlipEnd, { description: 'Who received it.' }) receiver: SlipEnd;
  @Field(() => ReferralStatusEnum, { description: 'How far it was.' }) fromStatus: ReferralStatus;
  @Field(() => ReferralStatusEnum, { description: 'How far it is.' }) toStatus: ReferralStatus;
  @Field(() => String, { nullable: true, description: 'A word to the giver.' }) note: string | null;
}

@ObjectType({ description: 'A page of news about referrals, newest first.' })
export class ReferralNewsPage extends pageOf(ReferralNews) {}

@ObjectType({ description: 'Closed business for one member.' })
export class ThankedTotal {
  /** The chapter in which the member is looked up. */
  homeChapterId: string;
  @Field(() => ID, { description: 'The member who was thanked.' }) memberId: string;
  @Field(() => DecimalScalar, { description: 'The sum.' }) amount: string;
  @Field(() => Int, { description: 'How many thank-yous.' }) slips: number;
}

@ObjectType({ description: 'The parts of a sum of closed business.' })
export class ClosedBusinessBreakdown {
  @Field(() => DecimalScalar, { description: 'Of new customers.' }) newCustomers: string;
  @Field(() => DecimalScalar, { description: 'Of customers who came back.' }) repeatCustomers: string;
  @Field(() => DecimalScalar, { description: 'Of customers of whom it is not known.' }) unknownCustomers: string;
  @Field(() => DecimalScalar, { description: 'The thanker was the customer.' }) inside: string;
  @Field(() => DecimalScalar, { description: 'Somebody whom they know was.' }) outside: string;
  @Field(() => DecimalScalar, { description: 'Not known where the customer came from.' }) unknownTier: string;
  @Field(() => [ThankedTotal], { description: 'By who was thanked.' }) thanked: ThankedTotal[];
}

@ObjectType({ description: 'A sum of closed business in one currency.' })
export class ClosedBusinessTotal {
  @Field(() => String, { description: 'ISO 4217 code of the currency.' }) currency: string;
  @Field(() => DecimalScalar, { description: 'The sum.' }) amount: string;
  @Field(() => Int, { description: 'How many thank-yous.' }) slips: number;
  @Field(() => ClosedBusinessBreakdown, {
    nullable: true,
    description: 'Its parts; null when fewer than three people thanked, since the parts would tell who.',
  })
  breakdown: ClosedBusinessBreakdown | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to writing down or changing a slip.' })
export class SlipPayload extends Payload {
  @Field(() => Slip, { nullable: true, description: 'The slip as it now is.' }) slip?: Slip | null;
}
