import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { LetterKind } from '@chapterhouse/digests';
import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { ChapterInput } from '../graphql/base-inputs.js';
import { ChapterArgs, ChapterPageArgs, IsIdOf } from '../graphql/ids.js';
import { LocalDateScalar } from '../graphql/scalars.js';
import { LetterKindEnum } from './letters.types.js';

@ArgsType()
export class WeeklyRunsArgs extends ChapterPageArgs {}

@ArgsType()
export class WeeklyRunArgs extends ChapterArgs {
  @Field(() => LocalDateScalar, { description: 'The day of the run.' })
  @IsString()
  asOf: string;
}

@ArgsType()
export class DeliveriesArgs extends ChapterPageArgs {
  @Field(() => LocalDateScalar, { description: 'The day of the run.' })
  @IsString()
  asOf: string;
}

@InputType({ description: 'A week to compute now. One that was computed before is brought up to date.' })
export class RunWeekInput extends ChapterInput {
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
export class SendLetterAgainInput extends ChapterInput {
  @Field(() => ID, { description: 'The letter.' })
  @IsIdOf('letter')
  deliveryId: string;
}

@InputType({ description: 'Whether one wants a letter of a chapter.' })
export class SetMailPreferenceInput {
  @Field(() => ID, { description: 'The chapter in which one has a seat.' })
  @IsIdOf('chapter')
  chapterId: string;

  @Field(() => LetterKindEnum, { description: 'Which letter.' })
  @IsString()
  kind: LetterKind;

  @Field(() => Boolean, { description: 'Whether it is wanted.' })
  @IsBoolean()
  enabled: boolean;
}
