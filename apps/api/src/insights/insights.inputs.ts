import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ChapterArgs, IsIdOf } from '../graphql/ids.js';
import { LocalDateScalar } from '../graphql/scalars.js';

@ArgsType()
export class ChapterWeekArgs extends ChapterArgs {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day of the computation; the latest unless told.' })
  @IsOptional()
  asOf?: string | null;
}

@ArgsType()
export class MemberWeekArgs extends ChapterWeekArgs {
  @Field(() => ID, { description: 'The member.' })
  @IsIdOf('member')
  memberId: string;
}

@ArgsType()
export class ChapterHistoryArgs extends ChapterArgs {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Only weeks before this day: go on where a page ended.',
  })
  @IsOptional()
  before?: string | null;

  @Field(() => Int, { defaultValue: 26, description: 'How many weeks at most: 1 to 104.' })
  @IsInt()
  @Min(1)
  @Max(104)
  limit: number;
}

@ArgsType()
export class MemberWeeksArgs extends ChapterHistoryArgs {
  @Field(() => ID, { description: 'The member.' })
  @IsIdOf('member')
  memberId: string;
}
