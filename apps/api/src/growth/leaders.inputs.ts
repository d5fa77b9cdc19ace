import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ChapterInput } from '../graphql/base-inputs.js';
import { ChapterPageArgs, IsIdOf } from '../graphql/ids.js';
import { LocalDateScalar } from '../graphql/scalars.js';
import { type LetterDecision, LetterDecisionEnum } from './leaders.types.js';

@ArgsType()
export class ChapterWeekPageArgs extends ChapterPageArgs {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day of the computation; the latest unless told.' })
  @IsOptional()
  asOf?: string | null;
}

@InputType({ description: 'What becomes of a letter about attendance. It is decided once.' })
export class DecideAttendanceLetterInput extends ChapterInput {
  @Field(() => ID, { description: 'The letter.' })
  @IsIdOf('letter')
  letterId: string;

  @Field(() => LetterDecisionEnum, { description: 'Send it, or drop it.' })
  @IsString()
  decision: LetterDecision;
}

@InputType({ description: 'A table of points of an organisation’s own, or its next version.' })
export class AddScorecardInput {
  @Field(() => ID, { description: 'The organisation.' })
  @IsIdOf('organisation')
  organisationId: string;

  @Field(() => String, {
    description:
      'The table as JSON: name, version, validFrom, currency, metrics, lights. What is wrong is told with its path.',
  })
  @IsString()
  @MaxLength(100_000)
  definition: string;
}
