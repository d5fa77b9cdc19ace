import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { ChapterInput } from '../graphql/base-inputs.js';
import { IsIdOf, IsKey, KEY_DESCRIPTION } from '../graphql/ids.js';
import { PageArgs } from '../graphql/page.js';

@ArgsType()
export class ChapterListArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only chapters of this organisation.' })
  @IsOptional()
  @IsIdOf('organisation')
  organisationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only chapters of this region.' })
  @IsOptional()
  @IsIdOf('region')
  regionId?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the name; case does not matter.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;
}

@InputType({ description: 'Settings of a chapter: what is left out stays as it is.' })
export class ChapterSettingsInput {
  @Field(() => String, { nullable: true, description: 'Its name, up to 200 characters.' })
  @IsOptional()
  @IsString()
  name?: string;

  @Field(() => String, { nullable: true, description: 'IANA time zone, such as Europe/Dublin.' })
  @IsOptional()
  @IsString()
  timeZone?: string;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code, such as EUR.' })
  @IsOptional()
  @IsString()
  currency?: string;

  @Field(() => String, { nullable: true, description: 'BCP 47 tag, such as en-IE.' })
  @IsOptional()
  @IsString()
  locale?: string;

  @Field(() => Int, { nullable: true, description: 'Weekday of the meeting: 1 = Monday to 7 = Sunday.' })
  @IsOptional()
  @IsInt()
  meetingWeekday?: number;

  @Field(() => String, { nullable: true, description: 'Local time of the meeting, HH:MM.' })
  @IsOptional()
  @IsString()
  meetingTime?: string;

  @Field(() => String, { nullable: true, description: 'Where it meets, up to 500 characters.' })
  @IsOptional()
  @IsString()
  meetingPlace?: string;

  @Field(() => Int, { nullable: true, description: 'Weeks that the figures look back: 4 to 104.' })
  @IsOptional()
  @IsInt()
  windowWeeks?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Weeks that judgements look back: 26 to 104, not fewer than the window.',
  })
  @IsOptional()
  @IsInt()
  evidenceWeeks?: number;

  @Field(() => Int, { nullable: true, description: 'Absences allowed in the window.' })
  @IsOptional()
  @IsInt()
  absenceLimit?: number;

  @Field(() => Int, { nullable: true, description: 'So many lates count as an absence; 0: they never do.' })
  @IsOptional()
  @IsInt()
  latesPerAbsence?: number;

  @Field(() => Int, { nullable: true, description: 'Substitutes beyond this count as absences; null: no limit.' })
  @IsOptional()
  @IsInt()
  substituteLimit?: number | null;

  @Field(() => Int, { nullable: true, description: 'Meetings on medical leave allowed in the window; null: no limit.' })
  @IsOptional()
  @IsInt()
  medicalLimit?: number | null;

  @Field(() => String, { nullable: true, description: 'Which scorecard the chapter uses.' })
  @IsOptional()
  @IsString()
  scorecard?: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether weekly letters go out.' })
  @IsOptional()
  @IsBoolean()
  mailEnabled?: boolean;

  @Field(() => Int, { nullable: true, description: 'Weekday of the letters: 1 = Monday to 7 = Sunday.' })
  @IsOptional()
  @IsInt()
  mailWeekday?: number;

  @Field(() => Int, { nullable: true, description: 'Local hour from which the letters go out, 0 to 23.' })
  @IsOptional()
  @IsInt()
  mailHour?: number;

  @Field(() => String, { nullable: true, description: 'Its colour, such as #0f6b66; null: the colour of the house.' })
  @IsOptional()
  @IsString()
  brandColour?: string | null;
}

@InputType({ description: 'A logo to take away.' })
export class RemoveChapterLogoInput extends ChapterInput {
  @Field(() => Int, { description: 'The version of the settings that the change was made to.' })
  @IsInt()
  expectedVersion: number;
}

@InputType({ description: 'A chapter to make.' })
export class CreateChapterInput {
  @Field(() => ID, { description: 'The organisation it belongs to.' })
  @IsIdOf('organisation')
  organisationId: string;

  @Field(() => ID, { description: 'The region it lies in.' })
  @IsIdOf('region')
  regionId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its short name: lower-case letters, digits and hyphens; made from the name when left out.',
  })
  @IsOptional()
  @IsString()
  slug?: string | null;

  @Field(() => String, { description: 'Its name, up to 200 characters.' })
  @IsString()
  name: string;

  @Field(() => String, { description: 'IANA time zone, such as Europe/Dublin.' })
  @IsString()
  timeZone: string;

  @Field(() => String, { description: 'ISO 4217 code, such as EUR.' })
  @IsString()
  currency: string;

  @Field(() => ChapterSettingsInput, { nullable: true, description: 'Other settings than the usual ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ChapterSettingsInput)
  settings?: ChapterSettingsInput | null;

  @Field(() => String, { description: KEY_DESCRIPTION })
  @IsKey()
  idempotencyKey: string;
}

@InputType({ description: 'A region to make; one of the same name is simply found.' })
export class CreateRegionInput {
  @Field(() => ID, { description: 'The organisation it belongs to.' })
  @IsIdOf('organisation')
  organisationId: string;

  @Field(() => String, { description: 'Its name, up to 200 characters.' })
  @IsString()
  name: string;

  @Field(() => String, { nullable: true, description: 'The country it lies in.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  country?: string | null;
}

@InputType({ description: 'A change of the settings of a chapter.' })
export class UpdateChapterInput extends ChapterInput {
  @Field(() => Int, { description: 'The version that the change was made to.' })
  @IsInt()
  expectedVersion: number;

  @Field(() => ChapterSettingsInput, { description: 'What changes.' })
  @ValidateNested()
  @Type(() => ChapterSettingsInput)
  settings: ChapterSettingsInput;
}
