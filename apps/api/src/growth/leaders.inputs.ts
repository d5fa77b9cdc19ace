import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ChapterInput } from '../graphql/base-inputs.js';
import { PageArgs } from '../graphql/page.js';
import { LocalDateScalar } from '../graphql/scalars.js';
import { type LetterDecision, LetterDecisionEnum } from './leaders.types.js';

@ArgsType()
export class ChapterWeekPageArgs extends PageArgs {
  @Field(() => ID, { description: 'The chapter.' })
  @IsUUID()
  chapterId: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day of the computation; the latest unless told.' })
  @IsOptional()
  asOf?: string | null;
}

@InputType({ description: 'What becomes of a letter about attendance. It is decided once.' })
export class DecideAttendanceLetterInput extends ChapterInput {
  @Field(() => ID, { description: 'The letter.' })
  @IsUUID()
  letterId: string;

  @Field(() => LetterDecisionEnum, { description: 'Send it, or drop it.' })
  @IsString()
  decision: LetterDecision;
}

@InputType({ description: 'A table of points of an organisation’s own, or its next version.' })
export class AddScorecardInput {
  @Field(() => ID, { description: 'The organisation.' })
  @IsUUID()
  organisationId: string;

  @Field(() => String, {
    description:
      'The table as JSON: name, version, validFrom, currency, metrics, lights. What is wrong is told with its path.',
  })
  @IsString()
  @MaxLength(100_000)
  definition: string;
}
