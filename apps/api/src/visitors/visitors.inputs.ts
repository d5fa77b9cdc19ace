import { ArgsType, Field, ID, InputType, Int, IntersectionType } from '@nestjs/graphql';
import type { VisitorStage } from '@chapterhouse/domain';
import { IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { VisitorStageEnum } from '../graphql/enums.js';
import { ChapterInput, KeyInput } from '../graphql/base-inputs.js';
import { ChapterArgs, ChapterPageArgs, IsIdOf } from '../graphql/ids.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';

@ArgsType()
export class VisitorListArgs extends ChapterPageArgs {
  @Field(() => [VisitorStageEnum], { nullable: true, description: 'Only visitors who have come this far.' })
  @IsOptional()
  stages?: VisitorStage[] | null;

  @Field(() => ID, { nullable: true, description: 'Only those whom this member invited.' })
  @IsOptional()
  @IsIdOf('member')
  invitedByMemberId?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of their first visit.' })
  @IsOptional()
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day after.' })
  @IsOptional()
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of name, company or trade.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only those with whom to follow up by then.' })
  @IsOptional()
  followUpDueBy?: Date | null;
}

@ArgsType()
export class VisitorArgs extends ChapterArgs {
  @Field(() => ID, { description: 'The visitor.' })
  @IsIdOf('visitor')
  visitorId: string;
}

@ArgsType()
export class VisitorCountArgs extends ChapterArgs {
  @Field(() => LocalDateScalar, { description: 'First day.' })
  @IsString()
  from: string;

  @Field(() => LocalDateScalar, { description: 'First day after.' })
  @IsString()
  to: string;
}

@InputType({ isAbstract: true })
class VisitorDetailsInput extends ChapterInput {
  @Field(() => String, { nullable: true, description: 'Their e-mail address.' })
  @IsOptional()
  @IsString()
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Their phone number.' })
  @IsOptional()
  @IsString()
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Their company.' })
  @IsOptional()
  @IsString()
  company?: string | null;

  @Field(() => String, { nullable: true, description: 'Their trade.' })
  @IsOptional()
  @IsString()
  trade?: string | null;
}

@InputType({ description: 'A visitor to invite.' })
export class InviteVisitorInput extends IntersectionType(VisitorDetailsInput, KeyInput) {
  @Field(() => String, { description: 'Their name.' })
  @IsString()
  name: string;

  @Field(() => ID, { nullable: true, description: 'The member who invites; oneself unless told.' })
  @IsOptional()
  @IsIdOf('member')
  invitedByMemberId?: string | null;
}

@InputType({ description: 'A change of a visitor: what is left out stays, null empties.' })
export class UpdateVisitorInput extends VisitorDetailsInput {
  @Field(() => ID, { description: 'The visitor.' })
  @IsIdOf('visitor')
  visitorId: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  @IsInt()
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: 'Their name.' })
  @IsOptional()
  @IsString()
  name?: string;
}

@InputType({ isAbstract: true })
abstract class OfVisitorInput extends ChapterInput {
  @Field(() => ID, { description: 'The visitor.' })
  @IsIdOf('visitor')
  visitorId: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  @IsInt()
  expectedVersion: number;
}

@InputType({ description: 'A visitor who has come further. A visit has a mutation of its own.' })
export class AdvanceVisitorInput extends OfVisitorInput {
  @Field(() => VisitorStageEnum, { description: 'How far they have come.' })
  @IsString()
  stage: VisitorStage;
}

@InputType({ description: 'A visit to a meeting.' })
export class RecordVisitInput extends OfVisitorInput {
  @Field(() => LocalDateScalar, { description: 'The day of the meeting.' })
  @IsString()
  date: string;
}
