import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { MemberStatus, RoleKind } from '@chapterhouse/domain';
import { MemberStatusEnum, RoleKindEnum } from '../graphql/enums.js';
import { pageOf } from '../graphql/page.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

@ObjectType({ description: 'Why a member may hold a classification that another one holds too.' })
export class ClassificationException {
  @Field(() => String, { description: 'Why.' }) reason: string;
  @Field(() => LocalDateScalar, { description: 'When leaders decided it.' }) on: string;
}

@ObjectType({ description: 'A person’s seat in one chapter.' })
export class Member {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the seat; somebody who comes back gets a new one.' }) id: string;
  @Field(() => String, { description: 'The person’s name.' }) displayName: string;
  @Field(() => String, { nullable: true, description: 'Their company.' }) company: string | null;
  @Field(() => String, { nullable: true, description: 'Their phone number.' }) phone: string | null;
  @Field(() => String, { nullable: true, description: 'Their e-mail address.' }) email: string | null;
  @Field(() => String, { nullable: true, description: 'First part of the classification.' }) industry: string | null;
  @Field(() => String, { nullable: true, description: 'Second part of the classification: one active member each.' })
  speciality: string | null;
  @Field(() => ClassificationException, { nullable: true, description: 'Why the classification may be held twice.' })
  classificationException: ClassificationException | null;
  @Field(() => MemberStatusEnum, { description: 'How the seat stands.' }) status: MemberStatus;
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day as a member.' }) joined: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day as a member no longer.' }) left:
    string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the membership is to be renewed.' })
  renewalDue: string | null;
  @Field(() => ID, { nullable: true, description: 'The member who brought them.' }) sponsorId: string | null;
  @Field(() => Int, { description: 'Grows with each change.' }) version: number;
}

@ObjectType({ description: 'A page of members.' })
export class MemberPage extends pageOf(Member) {}

@ObjectType({ description: 'A role held from one day to another.' })
export class RoleTerm {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the term.' }) id: string;
  @Field(() => ID, { description: 'The member who holds it.' }) memberId: string;
  @Field(() => RoleKindEnum, { description: 'The role.' }) role: RoleKind;
  @Field(() => LocalDateScalar, { description: 'First day of the term.' }) from: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day after it; null: open-ended.' })
  to: string | null;
}

@ObjectType({ description: 'A page of role terms.' })
export class RoleTermPage extends pageOf(RoleTerm) {}

@ObjectType({ description: 'One field of a change, as it was or as it became.' })
export class ChangedField {
  @Field(() => String, { description: 'The name of the field.' }) name: string;
  @Field(() => String, { nullable: true, description: 'Its value, as JSON; null: nothing.' }) value: string | null;
}

@ObjectType({ description: 'A change of a record, with who and why.' })
export class HistoryEntry {
  @Field(() => ID, { description: 'Identifies the entry.' }) id: string;
  @Field(() => DateTimeScalar, { description: 'When.' }) at: Date;
  @Field(() => String, { description: 'What happened, as a verb in the past, such as member.left.' }) action: string;
  @Field(() => String, {
    nullable: true,
    description: 'Who did it; null for the system and where the name stays hidden.',
  })
  byName: string | null;
  @Field(() => [ChangedField], { description: 'What was there.' }) before: ChangedField[];
  @Field(() => [ChangedField], { description: 'What is there now.' }) after: ChangedField[];
  @Field(() => String, { nullable: true, description: 'Why.' }) reason: string | null;
  @Field(() => Boolean, { description: 'Whether it was made after the meeting was locked.' }) afterLock: boolean;
}

@ObjectType({ description: 'A page of changes.' })
export class HistoryPage extends pageOf(HistoryEntry) {}

@ObjectType({ implements: () => [Payload], description: 'The answer to adding or changing a member.' })
export class MemberPayload extends Payload {
  @Field(() => Member, { nullable: true, description: 'The member as they now are.' }) member?: Member | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to giving or ending a role.' })
export class RoleTermPayload extends Payload {
  @Field(() => RoleTerm, { nullable: true, description: 'The term as it now is; null when it never began.' })
  roleTerm?: RoleTerm | null;
}
