import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type { BusinessKind, ReferralStatus, SlipType, Tier } from '@chapterhouse/domain';
import type { SlipDirection } from '@chapterhouse/slips';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import {
  BusinessKindEnum,
  type ReferralStep,
  ReferralStatusEnum,
  ReferralStepEnum,
  SlipTypeEnum,
  TierEnum,
  vocabulary,
} from '../graphql/enums.js';
import { ChapterInput, CreatingInput } from '../graphql/base-inputs.js';
import { ChapterArgs, ChapterPageArgs, IsIdOf } from '../graphql/ids.js';
import { DecimalScalar, LocalDateScalar } from '../graphql/scalars.js';

export const SlipDirectionEnum = vocabulary<SlipDirection>(
  'SlipDirection',
  ['GIVEN', 'RECEIVED'],
  'Which end of a slip somebody is.',
  {
    GIVEN: 'Giver, thanker, author, learner, or the first of two who met.',
    RECEIVED: 'The one it went to, or the other of two who met.',
  },
);

@ArgsType()
export class SlipListArgs extends ChapterPageArgs {
  @Field(() => [SlipTypeEnum], { nullable: true, description: 'Only slips of these types.' })
  @IsOptional()
  types?: SlipType[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only slips of which this member is an end, as far as it may be told.',
  })
  @IsOptional()
  @IsIdOf('member')
  memberId?: string | null;

  @Field(() => SlipDirectionEnum, {
    nullable: true,
    description: 'Only those that this member, or oneself when none is named, gave or received.',
  })
  @IsOptional()
  direction?: SlipDirection | null;

  @Field(() => ID, { nullable: true, description: 'Only slips between that member and this one.' })
  @IsOptional()
  @IsIdOf('member')
  withMemberId?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day.' })
  @IsOptional()
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day after.' })
  @IsOptional()
  to?: string | null;

  @Field(() => [ReferralStatusEnum], { nullable: true, description: 'Only referrals that have come this far.' })
  @IsOptional()
  statuses?: ReferralStatus[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'With those that were withdrawn.' })
  @IsBoolean()
  withdrawn: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Only one’s own.' })
  @IsBoolean()
  mine: boolean;
}

@ArgsType()
export class SlipArgs extends ChapterArgs {
  @Field(() => ID, { description: 'The slip.' })
  @IsIdOf('slip')
  slipId: string;
}

@ArgsType()
export class ClosedBusinessArgs extends ChapterArgs {
  @Field(() => LocalDateScalar, { description: 'First day.' })
  @IsString()
  from: string;

  @Field(() => LocalDateScalar, { description: 'First day after.' })
  @IsString()
  to: string;
}

@InputType({ description: 'One end of a slip: a member by id, or somebody of another chapter by name and chapter.' })
export class SlipEndInput {
  @Field(() => ID, { nullable: true, description: 'A member of this chapter.' })
  @IsOptional()
  @IsIdOf('member')
  memberId?: string | null;

  @Field(() => String, { nullable: true, description: 'Somebody of another chapter.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Name or short name of that chapter.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  chapter?: string | null;
}

@InputType({ description: 'How to reach a prospect; only the giver and the receiver will ever see it.' })
export class SlipContactInput {
  @Field(() => String, { nullable: true, description: 'Phone number.' })
  @IsOptional()
  @IsString()
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  @IsOptional()
  @IsString()
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address.' })
  @IsOptional()
  @IsString()
  address?: string | null;
}

@InputType({ isAbstract: true })
abstract class CreateSlipInput extends CreatingInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day that counts; today in the chapter unless told.',
  })
  @IsOptional()
  date?: string | null;
}

@InputType({ description: 'A referral to write down.' })
export class CreateReferralInput extends CreateSlipInput {
  @Field(() => SlipEndInput, { nullable: true, description: 'Who gives it; oneself unless told.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SlipEndInput)
  giver?: SlipEndInput | null;

  @Field(() => SlipEndInput, { description: 'Who receives it.' })
  @ValidateNested()
  @Type(() => SlipEndInput)
  receiver: SlipEndInput;

  @Field(() => String, { description: 'Who the referral is, up to 200 characters.' })
  @IsString()
  prospectName: string;

  @Field(() => TierEnum, { description: 'Where the customer comes from.' })
  @IsString()
  tier: Tier;

  @Field(() => SlipContactInput, { nullable: true, description: 'How to reach them.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SlipContactInput)
  contact?: SlipContactInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether you gave them the receiver’s card.' })
  @IsOptional()
  @IsBoolean()
  gaveCard?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether you told them that the receiver would call.' })
  @IsOptional()
  @IsBoolean()
  saidYouWouldCall?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'From 1, cold, to 5, they wait for the call.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  heat?: number | null;

  @Field(() => String, { nullable: true, description: 'What else the receiver should know.' })
  @IsOptional()
  @IsString()
  comment?: string | null;
}

@InputType({ description: 'Thanks for business to write down. Who thanks stays hidden.' })
export class CreateClosedBusinessInput extends CreateSlipInput {
  @Field(() => SlipEndInput, { nullable: true, description: 'Who thanks; oneself unless told.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SlipEndInput)
  thanker?: SlipEndInput | null;

  @Field(() => SlipEndInput, { description: 'Who is thanked.' })
  @ValidateNested()
  @Type(() => SlipEndInput)
  thanked: SlipEndInput;

  @Field(() => DecimalScalar, { description: 'The amount in the chapter’s currency, more than 0.' })
  @IsString()
  amount: string;

  @Field(() => BusinessKindEnum, { description: 'Whose business it was.' })
  @IsString()
  business: BusinessKind;

  @Field(() => TierEnum, { description: 'Where the customer comes from.' })
  @IsString()
  tier: Tier;

  @Field(() => ID, { nullable: true, description: 'The referral that it came from.' })
  @IsOptional()
  @IsIdOf('referral')
  referralId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether that referral is won with it.' })
  @IsOptional()
  @IsBoolean()
  winsReferral?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A word to the one who is thanked.' })
  @IsOptional()
  @IsString()
  comment?: string | null;
}

@InputType({ description: 'A one-to-one to write down.' })
export class CreateOneToOneInput extends CreateSlipInput {
  @Field(() => SlipEndInput, { nullable: true, description: 'One of the two; oneself unless told.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SlipEndInput)
  one?: SlipEndInput | null;

  @Field(() => SlipEndInput, { description: 'The other one.' })
  @ValidateNested()
  @Type(() => SlipEndInput)
  other: SlipEndInput;

  @Field(() => ID, { nullable: true, description: 'Who of the two invited.' })
  @IsOptional()
  @IsIdOf('member')
  invitedByMemberId?: string | null;

  @Field(() => String, { nullable: true, description: 'Where you met.' })
  @IsOptional()
  @IsString()
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'What you talked about.' })
  @IsOptional()
  @IsString()
  topics?: string | null;
}

@InputType({ description: 'Something learnt, to write down.' })
export class CreateEducationInput extends CreateSlipInput {
  @Field(() => ID, { nullable: true, description: 'Who learnt; oneself unless told.' })
  @IsOptional()
  @IsIdOf('member')
  learnerMemberId?: string | null;

  @Field(() => String, { description: 'What was learnt.' })
  @IsString()
  activity: string;

  @Field(() => DecimalScalar, { description: 'Credits, from 0 to 9999.99.' })
  @IsString()
  credits: string;
}

@InputType({ description: 'A recommendation to write down.' })
export class CreateTestimonialInput extends CreateSlipInput {
  @Field(() => ID, { nullable: true, description: 'Who recommends; oneself unless told.' })
  @IsOptional()
  @IsIdOf('member')
  authorMemberId?: string | null;

  @Field(() => ID, { description: 'Who is recommended.' })
  @IsIdOf('member')
  forMemberId: string;

  @Field(() => String, { description: 'The words.' })
  @IsString()
  text: string;
}

@InputType({ description: 'A step of a referral that its receiver reports; the giver hears of it.' })
export class AdvanceReferralInput extends ChapterInput {
  @Field(() => ID, { description: 'The referral.' })
  @IsIdOf('slip')
  slipId: string;

  @Field(() => ReferralStepEnum, { description: 'How far it has come.' })
  @IsString()
  to: ReferralStep;

  @Field(() => String, { nullable: true, description: 'A word to the giver.' })
  @IsOptional()
  @IsString()
  note?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;
}

@InputType({ description: 'A slip that is taken back; it then counts nowhere.' })
export class WithdrawSlipInput extends ChapterInput {
  @Field(() => ID, { description: 'The slip.' })
  @IsIdOf('slip')
  slipId: string;

  @Field(() => Int, { nullable: true, description: 'The version that was seen.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Why; needed after the lock.' })
  @IsOptional()
  @IsString()
  reason?: string | null;
}
