import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsKey, KEY_DESCRIPTION } from '../graphql/ids.js';
import { DateTimeScalar } from '../graphql/scalars.js';

@InputType({ description: 'A personal token to make.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What it is for, up to 100 characters.' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; left out: when it is revoked.' })
  @IsOptional()
  expiresAt?: Date | null;

  @Field(() => String, { description: KEY_DESCRIPTION })
  @IsKey()
  idempotencyKey: string;
}

@InputType({ description: 'A password to sign in with, beside the mailed link.' })
export class SetPasswordInput {
  @Field(() => String, { description: 'The new password: 12 to 128 characters.' })
  @IsString()
  @MaxLength(1000)
  newPassword: string;

  @Field(() => String, {
    nullable: true,
    description: 'The present one. Not needed without one, nor within a quarter of an hour after signing in.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  currentPassword?: string | null;
}
