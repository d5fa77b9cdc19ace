import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { ChapterInput, CreatingInput } from '../graphql/base-inputs.js';
import { ChapterPageArgs, IsIdOf } from '../graphql/ids.js';
import { pageOf } from '../graphql/page.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

@ObjectType({ description: 'What leaders have tried with a member, in confidence. The member never sees it.' })
export class FollowUp {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the note.' }) id: string;
  @Field(() => ID, { description: 'The member whom it is about.' }) memberId: string;
  @Field(() => LocalDateScalar, { description: 'When it was tried.' }) on: string;
  @Field(() => String, { description: 'What was tried.' }) note: string;
  @Field(() => String, { nullable: true, description: 'Who wrote it.' }) byName: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was written.' }) createdAt: Date;
}

@ObjectType({ description: 'A page of notes.' })
export class FollowUpPage extends pageOf(FollowUp) {}

@ObjectType({ implements: () => [Payload], description: 'The answer to writing or taking away a note.' })
export class FollowUpPayload extends Payload {
  @Field(() => FollowUp, { nullable: true, description: 'The note.' }) followUp?: FollowUp | null;
}

@ArgsType()
export class FollowUpListArgs extends ChapterPageArgs {
  @Field(() => ID, { nullable: true, description: 'Only notes about this member.' })
  @IsOptional()
  @IsIdOf('member')
  memberId?: string | null;
}

@InputType({ description: 'A note to write about what was tried with a member.' })
export class AddFollowUpInput extends CreatingInput {
  @Field(() => ID, { description: 'The member whom it is about; never oneself.' })
  @IsIdOf('member')
  memberId: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was tried; today unless told.' })
  @IsOptional()
  @IsString()
  on?: string | null;

  @Field(() => String, { description: 'What was tried: 1 to 2000 characters.' })
  @IsString()
  note: string;
}

@InputType({ description: 'A note to take away.' })
export class RemoveFollowUpInput extends ChapterInput {
  @Field(() => ID, { description: 'The note.' })
  @IsIdOf('note')
  followUpId: string;
}
