import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { pageOf } from '../graphql/page.js';
import { Payload } from '../graphql/user-error.js';

@ObjectType({ description: 'An organisation that runs chapters.' })
export class Organisation {
  @Field(() => ID, { description: 'Identifies the organisation.' }) id: string;
  @Field(() => String, { description: 'Its short name, in addresses.' }) slug: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
}

@ObjectType({ description: 'A region of an organisation.' })
export class Region {
  @Field(() => ID, { description: 'Identifies the region.' }) id: string;
  @Field(() => ID, { description: 'The organisation it belongs to.' }) organisationId: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'The country it lies in.' }) country: string | null;
}

@ObjectType({ description: 'A referral group of people of different trades who meet every week.' })
export class Chapter {
  @Field(() => ID, { description: 'Identifies the chapter.' }) id: string;
  @Field(() => ID, { description: 'The organisation it belongs to.' }) organisationId: string;
  @Field(() => ID, { description: 'The region it lies in.' }) regionId: string;
  @Field(() => String, { description: 'Its short name, in addresses.' }) slug: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'IANA time zone; all days of the chapter are days there.' }) timeZone: string;
  @Field(() => String, { description: 'ISO 4217 code of its currency.' }) currency: string;
  @Field(() => String, { description: 'BCP 47 tag: how it writes dates, numbers and money.' }) locale: string;
  @Field(() => Int, { description: 'Weekday of the meeting: 1 = Monday to 7 = Sunday.' }) meetingWeekday: number;
  @Field(() => String, { description: 'Local time of the meeting, HH:MM.' }) meetingTime: string;
  @Field(() => String, { description: 'Where it meets.' }) meetingPlace: string;
  @Field(() => Int, { description: 'Weeks that the figures look back.' }) windowWeeks: number;
  @Field(() => Int, { description: 'Weeks that judgements of one-sidedness look back.' }) evidenceWeeks: number;
  @Field(() => Int, { description: 'Absences allowed in the window.' }) absenceLimit: number;
  @Field(() => Int, { description: 'So many lates count as an absence; 0: they never do.' }) latesPerAbsence: number;
  @Field(() => Int, { nullable: true, description: 'Substitutes beyond this count as absences; null: no limit.' })
  substituteLimit: number | null;
  @Field(() => Int, { nullable: true, description: 'Meetings on medical leave allowed in the window; null: no limit.' })
  medicalLimit: number | null;
  @Field(() => String, { description: 'Which scorecard the chapter uses.' }) scorecard: string;
  @Field(() => Boolean, { description: 'Whether weekly letters go out.' }) mailEnabled: boolean;
  @Field(() => Int, { description: 'Weekday of the letters: 1 = Monday to 7 = Sunday.' }) mailWeekday: number;
  @Field(() => Int, { description: 'Local hour from which the letters go out, 0 to 23.' }) mailHour: number;
  @Field(() => String, { nullable: true, description: 'Its colour, #rrggbb; null: the colour of the house.' })
  brandColour: string | null;
  @Field(() => Boolean, { description: 'Whether it is sample data.' }) isSample: boolean;
  @Field(() => Int, { description: 'Grows with each change of the settings.' }) version: number;
}

@ObjectType({ description: 'A page of chapters.' })
export class ChapterPage extends pageOf(Chapter) {}

@ObjectType({ implements: () => [Payload], description: 'The answer to making or changing a chapter.' })
export class ChapterPayload extends Payload {
  @Field(() => Chapter, { nullable: true, description: 'The chapter as it now is.' }) chapter?: Chapter | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to making a region.' })
export class RegionPayload extends Payload {
  @Field(() => Region, { nullable: true, description: 'The region.' }) region?: Region | null;
}
