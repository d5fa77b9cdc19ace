import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsEnum, IsIn, IsOptional } from 'class-validator';
import { REPORT_LANGUAGES, type ReportKind } from '@chapterhouse/reports';
import { ChapterArgs, IsIdOf } from '../graphql/ids.js';
import { LocalDateScalar } from '../graphql/scalars.js';
import { ReportKindEnum } from './reports.types.js';

@ArgsType()
export class ReportArgs extends ChapterArgs {
  @Field(() => ReportKindEnum, { description: 'Which report.' })
  @IsEnum(ReportKindEnum)
  kind: ReportKind;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'First day; unless told 26 weeks before the last, 52 for a review, the quarter’s for the quarterly.',
  })
  @IsOptional()
  from?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day; yesterday unless told, the last quarter’s for the quarterly.',
  })
  @IsOptional()
  to?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'For matrices: first day of a time to compare with.' })
  @IsOptional()
  compareFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of it.' })
  @IsOptional()
  compareTo?: string | null;

  @Field(() => ID, { nullable: true, description: 'For a member review: about whom.' })
  @IsOptional()
  @IsIdOf('member')
  memberId?: string | null;

  @Field(() => String, { nullable: true, description: 'en or de; the chapter’s own unless told.' })
  @IsOptional()
  @IsIn(REPORT_LANGUAGES)
  language?: string | null;
}
