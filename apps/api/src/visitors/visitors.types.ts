import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { VisitorStage } from '@chapterhouse/domain';
import { VisitorStageEnum } from '../graphql/enums.js';
import { pageOf } from '../graphql/page.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

@ObjectType({ description: 'Somebody who visits, or might.' })
export class Visitor {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the visitor.' }) id: string;
  @Field(() => String, { description: 'Their name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'Their e-mail address.' }) email: string | null;
  @Field(() => String, { nullable: true, description: 'Their phone number.' }) phone: string | null;
  @Field(() => String, { nullable: true, description: 'Their company.' }) company: string | null;
  @Field(() => String, { nullable: true, description: 'Their trade.' }) trade: string | null;
  @Field(() => ID, { nullable: true, description: 'The member who invited them.' }) invitedByMemberId: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day of the first visit; null until they came.' })
  visitedOn: string | null;
  @Field(() => Int, { description: 'How often they came.' }) visits: number;
  @Field(() => VisitorStageEnum, { description: 'How far they have come.' }) stage: VisitorStage;
  @Field(() => DateTimeScalar, { nullable: true, description: 'By when somebody should follow up.' })
  followUpDueAt: Date | null;
  @Field(() => Int, { description: 'Grows with each change.' }) version: number;
}

@ObjectType({ description: 'A page of visitors.' })
export class VisitorPage extends pageOf(Visitor) {}

@ObjectType({ description: 'How many visitors have come how far.' })
export class VisitorStageCount {
  @Field(() => VisitorStageEnum, { description: 'How far they have come.' }) stage: VisitorStage;
  @Field(() => Int, { description: 'How many.' }) visitors: number;
}

@ObjectType({ description: 'Visitors of a time in counts: nobody is named.' })
export class VisitorCounts {
  @Field(() => Int, { description: 'How many came.' }) total: number;
  @Field(() => [VisitorStageCount], { description: 'By how far they have come since.' }) byStage: VisitorStageCount[];
}

@ObjectType({ implements: () => [Payload], description: 'The answer to inviting or changing a visitor.' })
export class VisitorPayload extends Payload {
  @Field(() => Visitor, { nullable: true, description: 'The visitor as they now are.' }) visitor?: Visitor | null;
}
