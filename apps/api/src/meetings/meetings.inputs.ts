import { ArgsType, Field, ID, InputType, Int, IntersectionType } from '@nestjs/graphql';
import type { AttendanceMark, MeetingStatus } from '@chapterhouse/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { AttendanceMarkEnum, MeetingStatusEnum } from '../graphql/enums.js';
import { ChapterInput, KeyInput } from '../graphql/base-inputs.js';
import { ChapterArgs, ChapterPageArgs, IsIdOf, MemberPageArgs } from '../graphql/ids.js';
import { LocalDateScalar } from '../graphql/scalars.js';

@ArgsType()
export class MeetingListArgs extends ChapterPageArgs {
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day.' })
  @IsOptional()
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day after.' })
  @IsOptional()
  to?: string | null;

  @Field(() => [MeetingStatusEnum], { nullable: true, description: 'Only meetings that stand like this.' })
  @IsOptional()
  statuses?: MeetingStatus[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Oldest first.' })
  @IsBoolean()
  ascending: boolean;
}

@ArgsType()
export class MeetingArgs extends ChapterArgs {
  @Field(() => LocalDateScalar, { description: 'The day of the meeting.' })
  @IsString()
  date: string;
}

@ArgsType()
export class MeetingPageArgs extends ChapterPageArgs {
  @Field(() => LocalDateScalar, { description: 'The day of the meeting.' })
  @IsString()
  date: string;
}

@ArgsType()
export class MemberAttendanceArgs extends MemberPageArgs {
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day.' })
  @IsOptional()
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day after.' })
  @IsOptional()
  to?: string | null;
}

@InputType({ description: 'Which meeting.' })
export class MeetingInput extends ChapterInput {
  @Field(() => LocalDateScalar, { description: 'The day of the meeting.' })
  @IsString()
  date: string;
}

@InputType({ description: 'A meeting to plan.' })
export class ScheduleMeetingInput extends IntersectionType(MeetingInput, KeyInput) {}

@InputType({ description: 'The meeting of a week, planned when it is not there yet.' })
export class EnsureMeetingInput extends ChapterInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day; left out: the latest weekday of the chapter’s meeting up to today.',
  })
  @IsOptional()
  date?: string | null;
}

@InputType({ description: 'A meeting that does not take place.' })
export class CancelMeetingInput extends MeetingInput {
  @Field(() => String, { nullable: true, description: 'Why.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
}

@InputType({ description: 'A mark for one member.' })
export class MarkInput {
  @Field(() => ID, { description: 'The member.' })
  @IsIdOf('member')
  memberId: string;

  @Field(() => AttendanceMarkEnum, { nullable: true, description: 'The mark; null takes it away.' })
  @IsOptional()
  mark: AttendanceMark | null = null;

  @Field(() => String, { nullable: true, description: 'Who came instead; with SUBSTITUTE only.' })
  @IsOptional()
  @IsString()
  substituteName?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they left early.' })
  @IsOptional()
  @IsBoolean()
  leftEarly?: boolean | null;

  @Field(() => Int, { description: 'The version that was seen; 0 when there was no mark.' })
  @IsInt()
  @Min(0)
  expectedVersion: number;
}

@InputType({ description: 'A mark for one member at one meeting.' })
export class MarkAttendanceInput extends IntersectionType(MeetingInput, MarkInput) {}

@InputType({ description: 'Marks for several members at one meeting: all are written, or none.' })
export class MarkManyInput extends MeetingInput {
  @Field(() => [MarkInput], { description: 'The marks: 1 to 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => MarkInput)
  marks: MarkInput[];
}

@InputType({ description: 'A correction of a mark, on record.' })
export class CorrectAttendanceInput extends MarkAttendanceInput {
  @Field(() => String, { description: 'Why: it stands beside the old and the new value.' })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  reason: string;
}
