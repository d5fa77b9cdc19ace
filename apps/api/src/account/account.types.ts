import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../graphql/scalars.js';
import { RoleKindEnum, StaffRoleEnum } from '../graphql/enums.js';
import type { RoleKind, StaffRole } from '@chapterhouse/domain';
import { Payload } from '../graphql/user-error.js';

@ObjectType({ description: 'One’s own seat in a chapter.' })
export class Seat {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'The member that one is there.' }) memberId: string;
  @Field(() => [RoleKindEnum], { description: 'Roles held today.' }) roles: RoleKind[];
}

@ObjectType({ description: 'One’s own role above the chapters.' })
export class StaffSeat {
  @Field(() => StaffRoleEnum, { description: 'The role.' }) role: StaffRole;
  @Field(() => ID, { nullable: true, description: 'The region, for a region director.' }) regionId: string | null;
  @Field(() => ID, { nullable: true, description: 'The organisation, for its admin.' }) organisationId: string | null;
}

@ObjectType({ description: 'Who is signed in.' })
export class Account {
  @Field(() => ID, { description: 'Identifies the account.' }) id: string;
  @Field(() => String, { description: 'Where sign-in links and letters go.' }) email: string;
  @Field(() => String, { description: 'The person’s name.' }) name: string;
  @Field(() => Boolean, {
    description: 'Whether this person runs the installation; that gives no right to see a chapter.',
  })
  isOperator: boolean;
  @Field(() => [Seat], { description: 'Seats in chapters, today.' }) seats: Seat[];
  @Field(() => [StaffSeat], { description: 'Roles above the chapters.' }) staffRoles: StaffSeat[];
}

@ObjectType({ description: 'A device that is signed in.' })
export class Session {
  @Field(() => ID, { description: 'Identifies the session.' }) id: string;
  @Field(() => Boolean, { description: 'Whether it is the one that asks.' }) isCurrent: boolean;
  @Field(() => DateTimeScalar, { description: 'When it was signed in.' }) createdAt: Date;
  @Field(() => DateTimeScalar, { description: 'When it was last used, to the day.' }) lastSeenAt: Date;
  @Field(() => DateTimeScalar, { description: 'When it ends, unless it is used before.' }) expiresAt: Date;
  @Field(() => String, { nullable: true, description: 'The address it was signed in from.' }) ipAddress: string | null;
  @Field(() => String, { nullable: true, description: 'What the browser called itself.' }) userAgent: string | null;
}

@ObjectType({ description: 'A personal token: an integration that has it acts as the person who made it.' })
export class ApiToken {
  @Field(() => ID, { description: 'Identifies the token.' }) id: string;
  @Field(() => String, { description: 'What it is for.' }) name: string;
  @Field(() => String, { description: 'How the secret begins, to recognise it by.' }) prefix: string;
  @Field(() => DateTimeScalar, { description: 'When it was made.' }) createdAt: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; null: when it is revoked.' })
  expiresAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the hour; null: never.' })
  lastUsedAt: Date | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to making a token.' })
export class CreateApiTokenPayload extends Payload {
  @Field(() => ApiToken, { nullable: true, description: 'The token.' }) token?: ApiToken | null;
  @Field(() => String, {
    nullable: true,
    description: 'The secret, shown this once: it is not kept. Null when the same request came before.',
  })
  secret?: string | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to ending sessions.' })
export class RevokeSessionsPayload extends Payload {
  @Field(() => [Session], { nullable: true, description: 'The sessions that are left.' }) sessions?: Session[] | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to ending a token.' })
export class RevokeApiTokenPayload extends Payload {
  @Field(() => [ApiToken], { nullable: true, description: 'The tokens that are left.' }) tokens?: ApiToken[] | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to setting a password.' })
export class SetPasswordPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'Whether the account now has a password.' })
  hasPassword?: boolean | null;
}
