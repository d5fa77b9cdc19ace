import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { AskKind, ProfileField } from '@chapterhouse/profiles';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ChapterInput, CreatingInput } from '../graphql/base-inputs.js';
import { ChapterPageArgs, IsIdOf, MemberPageArgs } from '../graphql/ids.js';
import { LocalDateScalar } from '../graphql/scalars.js';
import { AskKindEnum, ProfileFieldEnum } from './profiles.types.js';

@ArgsType()
export class AsksArgs extends ChapterPageArgs {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last of the seven days whose asks are listed; today in the chapter unless told.',
  })
  @IsOptional()
  week?: string | null;
}

@ArgsType()
export class MemberPageWithGoneArgs extends MemberPageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'With what was taken away or said in other words since; for the member and for leaders.',
  })
  @IsBoolean()
  gone: boolean;
}

@InputType({ description: 'What a part of a profile is to say.' })
export class ProfilePartInput {
  @Field(() => ProfileFieldEnum, { description: 'Which part.' })
  @IsString()
  field: ProfileField;

  @Field(() => String, { nullable: true, description: 'What it says: up to 2000 characters; null or empty: nothing.' })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  text?: string | null;
}

@InputType({ description: 'Parts of a profile to edit: all of them are changed, or none.' })
export class EditProfileInput extends ChapterInput {
  @Field(() => ID, { description: 'The member: oneself, or anybody for leaders.' })
  @IsIdOf('member')
  memberId: string;

  @Field(() => [ProfilePartInput], { description: 'The parts, each once; others stay as they are.' })
  @ValidateNested({ each: true })
  @Type(() => ProfilePartInput)
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  parts: ProfilePartInput[];
}

@InputType({ description: 'An example story to tell.' })
export class TellStoryInput extends CreatingInput {
  @Field(() => ID, { description: 'Whose story: oneself, or anybody for leaders.' })
  @IsIdOf('member')
  memberId: string;

  @Field(() => String, { description: 'The story: 1 to 4000 characters.' })
  @IsString()
  text: string;
}

@InputType({ description: 'A story to tell in other words.' })
export class ChangeStoryInput extends CreatingInput {
  @Field(() => ID, { description: 'The story.' })
  @IsIdOf('story')
  storyId: string;

  @Field(() => String, { description: 'The story: 1 to 4000 characters.' })
  @IsString()
  text: string;
}

@InputType({ description: 'A story to take away.' })
export class RemoveStoryInput extends ChapterInput {
  @Field(() => ID, { description: 'The story.' })
  @IsIdOf('story')
  storyId: string;
}

@InputType({ description: 'A request to make to the chapter this week.' })
export class MakeAskInput extends CreatingInput {
  @Field(() => ID, { description: 'Who asks: oneself, or anybody for leaders.' })
  @IsIdOf('member')
  memberId: string;

  @Field(() => AskKindEnum, { description: 'What it is for.' })
  @IsString()
  kind: AskKind;

  @Field(() => String, { description: 'Who or what, as specific as can be: 1 to 500 characters.' })
  @IsString()
  text: string;
}

@InputType({ description: 'An ask of the last seven days to say in other words, from today on.' })
export class ChangeAskInput extends CreatingInput {
  @Field(() => ID, { description: 'The ask.' })
  @IsIdOf('ask')
  askId: string;

  @Field(() => AskKindEnum, { description: 'What it is for.' })
  @IsString()
  kind: AskKind;

  @Field(() => String, { description: 'Who or what, as specific as can be: 1 to 500 characters.' })
  @IsString()
  text: string;
}

@InputType({ description: 'An ask to take back.' })
export class WithdrawAskInput extends ChapterInput {
  @Field(() => ID, { description: 'The ask.' })
  @IsIdOf('ask')
  askId: string;
}
