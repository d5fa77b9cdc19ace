import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { LetterKind } from '@chapterhouse/digests';
import { IsBoolean, IsOptional, IsString, IsUUID } from 'class-validator';
import { PageArgs } from '../graphql/page.js';
import { LocalDateScalar } from '../graphql/scalars.js';
import { LetterKindEnum } from './letters.types.js';

@ArgsType()
export class WeeklyRunsArgs extends PageArgs {
  @Field(() => ID, { description: 'The chapter.' })
  @IsUUID()
  chapterId: string;
}

@ArgsType()
export class WeeklyRunArgs {
  @Field(() => ID, { description: 'The chapter.' })
  @IsUUID()
  chapterId: string;

  @Field(() => LocalDateScalar, { description: 'The day of the run.' })
  @IsString()
  asOf: string;
}

@ArgsType()
export class DeliveriesArgs extends PageArgs {
  @Field(() => ID, { description: 'The chapter.' })
  @IsUUID()
  chapterId: string;

  @Field(() => LocalDateScalar, { description: 'The day of the run.' })
  @IsString()
  asOf: string;
}

@InputType({ description: 'A week to compute now. One that was computed before is brought up to date.' })
export class RunWeekInput {
  @Field(() => ID, { description: 'The chapter.' })
  @IsUUID()
  chapterId: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day; today in the chapter unless told.' })
  @IsOptional()
  asOf?: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether letters go out; those that went out are not sent again.',
  })
  @IsBoolean()
  mail: boolean;
}

@InputType({ description: 'A letter to send again on purpose.' })
export class SendLetterAgainInput {
  @Field(() => ID, { description: 'The chapter.' })
  @IsUUID()
  chapterId: string;

  @Field(() => ID, { description: 'The letter.' })
  @IsUUID()
  deliveryId: string;
}

@InputType({ description: 'Whether one wants a letter of a chapter.' })
export class SetMailPreferenceInput {
  @Field(() => ID, { description: 'The chapter in which one has a seat.' })
  @IsUUID()
  chapterId: string;

  @Field(() => LetterKindEnum, { description: 'Which letter.' })
  @IsString()
  kind: LetterKind;

  @Field(() => Boolean, { description: 'Whether it is wanted.' })
  @IsBoolean()
  enabled: boolean;
}
