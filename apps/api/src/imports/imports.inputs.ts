import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { vocabulary } from '../graphql/enums.js';
import { ChapterInput } from '../graphql/base-inputs.js';
import { ChapterArgs, ChapterPageArgs, IsIdOf } from '../graphql/ids.js';
import { LocalDateScalar } from '../graphql/scalars.js';

export type NameAnswerKind = 'MEMBER' | 'SAME_AS' | 'NOBODY' | 'NEW';
export const NameAnswerKindEnum = vocabulary<NameAnswerKind>(
  'NameAnswerKind',
  ['MEMBER', 'SAME_AS', 'NOBODY', 'NEW'],
  'Whom a name of the files means.',
  {
    MEMBER: 'A member of the chapter; remembered.',
    SAME_AS: 'The person whom another name means; remembered.',
    NOBODY: 'Nobody of this chapter; remembered.',
    NEW: 'A member who is in none of the lists yet.',
  },
);

@ArgsType()
export class ImportListArgs extends ChapterPageArgs {}

@ArgsType()
export class ImportArgs extends ChapterArgs {
  @Field(() => ID, { description: 'The import.' })
  @IsIdOf('import')
  importId: string;
}

@InputType({ description: 'Which import.' })
export class ImportInput extends ChapterInput {
  @Field(() => ID, { description: 'The import.' })
  @IsIdOf('import')
  importId: string;
}

@InputType({ description: 'Whom a name of the files means.' })
export class NameAnswerInput {
  @Field(() => String, { description: 'The name as the files write it.' })
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  name: string;

  @Field(() => NameAnswerKindEnum, { description: 'What kind of answer it is.' })
  @IsString()
  kind: NameAnswerKind;

  @Field(() => ID, { nullable: true, description: 'With MEMBER: the member.' })
  @IsOptional()
  @IsIdOf('member')
  memberId?: string | null;

  @Field(() => String, { nullable: true, description: 'With SAME_AS: the other name.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  as?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'With NEW: first day; left out: the first day in the files.',
  })
  @IsOptional()
  joined?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'With NEW: first day as a member no longer.' })
  @IsOptional()
  left?: string | null;
}

@InputType({ description: 'Answers to the questions of a preview.' })
export class ResolveNamesInput extends ImportInput {
  @Field(() => [NameAnswerInput], { description: 'The answers: 1 to 500.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => NameAnswerInput)
  answers: NameAnswerInput[];
}
