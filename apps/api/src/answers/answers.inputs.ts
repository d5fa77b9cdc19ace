import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import type { MeetingWas } from '@chapterhouse/domain';
import { IsInt, IsString, MaxLength } from 'class-validator';
import { MeetingWasEnum } from './answers.types.js';

/** Longer than any link of ours: what is longer was not made here. */
const LONGEST_TOKEN = 200;

@ArgsType()
export class AnswerInvitationArgs {
  @Field(() => String, { description: 'What the link in the mail carries.' })
  @IsString()
  @MaxLength(LONGEST_TOKEN)
  token: string;
}

@InputType({ description: 'What somebody says, in confidence, after a one-to-one.' })
export class AnswerOneToOneInput {
  @Field(() => String, { description: 'What the link in the mail carries. It works once.' })
  @IsString()
  @MaxLength(LONGEST_TOKEN)
  token: string;

  @Field(() => Int, { description: 'Could you say what they do: 1 (not at all) to 5 (entirely).' })
  @IsInt()
  understood: number;

  @Field(() => Int, { description: 'Would you stake your name on them: 1 (not at all) to 5 (entirely).' })
  @IsInt()
  stake: number;

  @Field(() => MeetingWasEnum, { description: 'Was it about both of you, or a sales pitch.' })
  @IsString()
  meetingWas: MeetingWas;
}
