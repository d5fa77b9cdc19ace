import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { BusinessKind, Tier } from '@chapterhouse/domain';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { BusinessKindEnum, TierEnum } from '../graphql/enums.js';
import { ChapterInput } from '../graphql/base-inputs.js';
import { IsIdOf } from '../graphql/ids.js';
import { DecimalScalar, LocalDateScalar } from '../graphql/scalars.js';
import { SlipContactInput, SlipEndInput } from './slips.inputs.js';

@InputType({ description: 'What is put right: what is left out stays, null empties; only fields that the type has.' })
export class SlipPatchInput {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day that counts.' })
  @IsOptional()
  date?: string;

  @Field(() => SlipEndInput, {
    nullable: true,
    description: 'The first end; by leaders after the lock, never of thanks.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => SlipEndInput)
  from?: SlipEndInput;

  @Field(() => SlipEndInput, {
    nullable: true,
    description: 'The other end; by leaders after the lock, never of thanks.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => SlipEndInput)
  to?: SlipEndInput;

  @Field(() => String, { nullable: true, description: 'Who the referral is.' })
  @IsOptional()
  @IsString()
  prospectName?: string;

  @Field(() => TierEnum, { nullable: true, description: 'Where the customer comes from.' })
  @IsOptional()
  tier?: Tier;

  @Field(() => Boolean, { nullable: true, description: 'Whether the card was handed over.' })
  @IsOptional()
  @IsBoolean()
  gaveCard?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the prospect expects a call.' })
  @IsOptional()
  @IsBoolean()
  saidYouWouldCall?: boolean;

  @Field(() => Int, { nullable: true, description: 'From 1, cold, to 5, they wait for the call.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  heat?: number | null;

  @Field(() => String, { nullable: true, description: 'Comment of a referral or thanks, text of a testimonial.' })
  @IsOptional()
  @IsString()
  text?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The amount of closed business.' })
  @IsOptional()
  @IsString()
  amount?: string;

  @Field(() => BusinessKindEnum, { nullable: true, description: 'Whose business it was.' })
  @IsOptional()
  business?: BusinessKind;

  @Field(() => ID, { nullable: true, description: 'Who of the two invited.' })
  @IsOptional()
  @IsIdOf('member')
  invitedByMemberId?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the two met.' })
  @IsOptional()
  @IsString()
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'What they talked about.' })
  @IsOptional()
  @IsString()
  topics?: string | null;

  @Field(() => String, { nullable: true, description: 'What was learnt.' })
  @IsOptional()
  @IsString()
  activity?: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Credits of education.' })
  @IsOptional()
  @IsString()
  credits?: string;

  @Field(() => SlipContactInput, {
    nullable: true,
    description: 'How to reach the prospect, as a whole; by the giver or the receiver.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => SlipContactInput)
  contact?: SlipContactInput | null;
}

@InputType({
  description: 'A correction of a slip: by its own people until the lock, by leaders on record afterwards.',
})
export class CorrectSlipInput extends ChapterInput {
  @Field(() => ID, { description: 'The slip.' })
  @IsIdOf('slip')
  slipId: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  @IsInt()
  expectedVersion: number;

  @Field(() => SlipPatchInput, { description: 'What is put right.' })
  @ValidateNested()
  @Type(() => SlipPatchInput)
  patch: SlipPatchInput;

  @Field(() => String, { nullable: true, description: 'Why; needed after the lock.' })
  @IsOptional()
  @IsString()
  reason?: string | null;
}
