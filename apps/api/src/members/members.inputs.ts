import { ArgsType, Field, ID, InputType, Int, IntersectionType } from '@nestjs/graphql';
import type { RosterSort } from '@chapterhouse/members';
import type { MemberStatus, RoleKind } from '@chapterhouse/domain';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { MemberStatusEnum, RoleKindEnum, vocabulary } from '../graphql/enums.js';
import { ChapterInput, CreatingInput, CreatingMemberInput, MemberInput } from '../graphql/base-inputs.js';
import { ChapterPageArgs, IsIdOf } from '../graphql/ids.js';
import { LocalDateScalar } from '../graphql/scalars.js';

export const RosterSortEnum = vocabulary<RosterSort>(
  'RosterSort',
  ['NAME', 'JOINED', 'CLASSIFICATION'],
  'What a roster is sorted by.',
  { NAME: 'The name.', JOINED: 'The day of joining.', CLASSIFICATION: 'The classification.' },
);

@ArgsType()
export class RosterArgs extends ChapterPageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Words in name, company or classification; case and accents do not matter.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;

  @Field(() => [MemberStatusEnum], { nullable: true, description: 'Only seats that stand like this.' })
  @IsOptional()
  status?: MemberStatus[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Only those who are members on this day.' })
  @IsOptional()
  activeOn?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Only those whose renewal is due by this day.' })
  @IsOptional()
  renewalDueBy?: string | null;

  @Field(() => RosterSortEnum, { defaultValue: 'NAME', description: 'What to sort by.' })
  @IsString()
  sort: RosterSort;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to sort downwards.' })
  @IsBoolean()
  descending: boolean;
}

@ArgsType()
export class RoleTermArgs extends ChapterPageArgs {
  @Field(() => ID, { nullable: true, description: 'Only terms of this member.' })
  @IsOptional()
  @IsIdOf('member')
  memberId?: string | null;

  @Field(() => RoleKindEnum, { nullable: true, description: 'Only terms of this role.' })
  @IsOptional()
  role?: RoleKind | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Only terms that cover this day.' })
  @IsOptional()
  on?: string | null;
}

@InputType({ description: 'Why a classification may be held twice.' })
export class ClassificationExceptionInput {
  @Field(() => String, { description: 'Why, up to 1000 characters.' })
  @IsString()
  reason: string;
}

@InputType({ isAbstract: true })
class MemberDetailsInput {
  @Field(() => String, { nullable: true, description: 'Company, up to 200 characters.' })
  @IsOptional()
  @IsString()
  company?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number, up to 50 characters.' })
  @IsOptional()
  @IsString()
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address: links the seat to the person’s account.' })
  @IsOptional()
  @IsString()
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'First part of the classification.' })
  @IsOptional()
  @IsString()
  industry?: string | null;

  @Field(() => String, { nullable: true, description: 'Second part of the classification.' })
  @IsOptional()
  @IsString()
  speciality?: string | null;

  @Field(() => ClassificationExceptionInput, {
    nullable: true,
    description: 'Why the classification may be held twice.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClassificationExceptionInput)
  classificationException?: ClassificationExceptionInput | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When the membership is to be renewed.' })
  @IsOptional()
  renewalDue?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who brought them.' })
  @IsOptional()
  @IsIdOf('member')
  sponsorId?: string | null;
}

@InputType({ description: 'A member to add.' })
export class AddMemberInput extends IntersectionType(MemberDetailsInput, CreatingInput) {
  @Field(() => String, { description: 'The person’s name, up to 200 characters.' })
  @IsString()
  displayName: string;

  @Field(() => MemberStatusEnum, {
    nullable: true,
    description: 'How the seat stands; ACTIVE unless told, and never LEFT.',
  })
  @IsOptional()
  status?: Exclude<MemberStatus, 'LEFT'> | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day as a member; today unless told.' })
  @IsOptional()
  joined?: string | null;
}

@InputType({ description: 'A change of a member: what is left out stays, null empties.' })
export class UpdateMemberInput extends IntersectionType(MemberDetailsInput, MemberInput) {
  @Field(() => Int, { description: 'The version that the change was made to.' })
  @IsInt()
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: 'The person’s name, up to 200 characters.' })
  @IsOptional()
  @IsString()
  displayName?: string;

  @Field(() => MemberStatusEnum, {
    nullable: true,
    description: 'How the seat stands. Leaving has a mutation of its own.',
  })
  @IsOptional()
  status?: MemberStatus;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day as a member.' })
  @IsOptional()
  joined?: string;
}

@InputType({ description: 'Somebody leaves the chapter.' })
export class LeaveChapterInput extends MemberInput {
  @Field(() => LocalDateScalar, { description: 'First day as a member no longer; it may lie ahead.' })
  @IsString()
  left: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the change was made to.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;
}

@InputType({ description: 'A leaving that did not happen.' })
export class TakeBackLeaveInput extends MemberInput {
  @Field(() => String, { nullable: true, description: 'Why.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the change was made to.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;
}

@InputType({ description: 'A former member comes back.' })
export class RejoinChapterInput extends CreatingInput {
  @Field(() => ID, { description: 'The seat that they left.' })
  @IsIdOf('member')
  memberId: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of the new membership; today unless told.' })
  @IsOptional()
  joined?: string | null;

  @Field(() => String, { nullable: true, description: 'First part of the classification; as before unless told.' })
  @IsOptional()
  @IsString()
  industry?: string | null;

  @Field(() => String, { nullable: true, description: 'Second part of the classification; as before unless told.' })
  @IsOptional()
  @IsString()
  speciality?: string | null;

  @Field(() => ClassificationExceptionInput, {
    nullable: true,
    description: 'Why the classification may be held twice.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClassificationExceptionInput)
  classificationException?: ClassificationExceptionInput | null;
}

@InputType({ description: 'A role for a member.' })
export class AssignRoleInput extends CreatingMemberInput {
  @Field(() => RoleKindEnum, { description: 'The role.' })
  @IsString()
  role: RoleKind;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of the term; today unless told.' })
  @IsOptional()
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day after the term; open-ended unless told.' })
  @IsOptional()
  to?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'For president, vice president and secretary/treasurer: ends the present holder’s term on that day.',
  })
  @IsBoolean()
  handOver: boolean;
}

@InputType({ description: 'The end of a role term.' })
export class EndRoleInput extends ChapterInput {
  @Field(() => ID, { description: 'The term.' })
  @IsIdOf('role term')
  roleTermId: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day without the role; today unless told.' })
  @IsOptional()
  to?: string | null;
}
