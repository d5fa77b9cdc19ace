import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { MEETING_WAS, type MeetingWas } from '@chapterhouse/domain';
import { vocabulary } from '../graphql/enums.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

export const MeetingWasEnum = vocabulary<MeetingWas>('MeetingWas', MEETING_WAS, 'What a one-to-one was like.', {
  ABOUT_BOTH: 'It was about both.',
  SALES_PITCH: 'It was a sales pitch.',
});

@ObjectType({ description: 'What a mailed link asks about, for whoever holds the link. It says nothing else.' })
export class AnswerInvitation {
  @Field(() => String, { description: 'The name of the member whom it is about.' }) aboutName: string;
  @Field(() => String, { description: 'The name of the chapter.' }) chapterName: string;
  @Field(() => String, { description: 'BCP 47 tag: the language to ask in.' }) locale: string;
  @Field(() => DateTimeScalar, { description: 'When the link stops working.' }) expiresAt: Date;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to answering. It tells nothing back.' })
export class AnswerOneToOnePayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'Whether it was kept; the link is then used up.' })
  kept?: boolean | null;
}

@ObjectType({ description: 'What at least three partners said about oneself, summed up so that nobody can be told.' })
export class PublishedAnswers {
  @Field(() => Int, { description: 'How many partners: three or more.' }) n: number;
  @Field(() => Float, { description: 'Could they say what you do: 1.5 to 4.5 in steps of a half.' }) understood: number;
  @Field(() => Float, { description: 'Would they stake their name on you: 1.5 to 4.5 in steps of a half.' })
  stake: number;
  @Field(() => Float, { description: 'Share who felt sold to; never all of them.' }) soldTo: number;
}

@ObjectType({ description: 'What one said oneself about a colleague.' })
export class GivenAnswer {
  @Field(() => ID, { description: 'Identifies the answer.' }) id: string;
  @Field(() => ID, { description: 'The colleague.' }) aboutMemberId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the one-to-one.' }) metOn: string;
  @Field(() => Int, { description: 'Could you say what they do, 1 to 5.' }) understood: number;
  @Field(() => Int, { description: 'Would you stake your name on them, 1 to 5.' }) stake: number;
  @Field(() => MeetingWasEnum, { description: 'Was it about both of you.' }) meetingWas: MeetingWas;
}
