import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalDateScalar } from '../graphql/scalars.js';

const MARKS =
  'One letter for each meeting: P present, A absent, L late, M medical, S substitute; - not recorded; a space where they were no member.';

@ObjectType({ description: 'Somebody in a picture.' })
export class PicturePerson {
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => String, { description: 'Their name.' }) displayName: string;
  @Field(() => String, { nullable: true, description: 'First part of the classification.' }) industry: string | null;
  @Field(() => String, { nullable: true, description: 'Second part of it.' }) speciality: string | null;
  @Field(() => Boolean, { description: 'False for a former member who gave or received in the window.' })
  active: boolean;
  @Field(() => String, { description: MARKS }) marks: string;
}

@ObjectType({ description: 'What went between two members in the window.' })
export class PicturePair {
  @Field(() => ID, { description: 'One of the two.' }) oneId: string;
  @Field(() => ID, { description: 'The other one.' }) otherId: string;
  @Field(() => Int, { description: 'Referrals from the one to the other.' }) given: number;
  @Field(() => Int, { description: 'Referrals from the other to the one.' }) returned: number;
  @Field(() => Int, { description: 'One-to-ones of the two.' }) oneToOnes: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Their last one in the window.' })
  lastMet: string | null;
}

@ObjectType({ description: 'Who gave to whom, who met whom and who was there: what the pictures of a chapter show.' })
export class ChapterPicture {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => LocalDateScalar, { description: 'First day that counts.' }) from: string;
  @Field(() => LocalDateScalar, { description: 'First day that counts no longer.' }) asOf: string;
  @Field(() => Int, { description: 'Weeks that the figures look back.' }) windowWeeks: number;
  @Field(() => [LocalDateScalar], { description: 'Meetings held, oldest first.' }) meetings: string[];
  @Field(() => [PicturePerson], { description: 'Everybody, by name.' }) people: PicturePerson[];
  @Field(() => [PicturePair], { description: 'Every two between whom something was.' }) pairs: PicturePair[];
}

@ObjectType({ description: 'What somebody did in a time.' })
export class PicturePeriod {
  @Field(() => LocalDateScalar, { description: 'Its first day.' }) from: string;
  @Field(() => Int, { description: 'Referrals given.' }) given: number;
  @Field(() => Int, { description: 'Referrals received.' }) received: number;
  @Field(() => Int, { description: 'One-to-ones.' }) oneToOnes: number;
}

@ObjectType({ description: 'What went between somebody and a colleague in the window.' })
export class PicturePartner {
  /** The chapter in which the colleague is looked up. */
  homeChapterId: string;
  @Field(() => ID, { description: 'The colleague.' }) memberId: string;
  @Field(() => Int, { description: 'Referrals to them.' }) given: number;
  @Field(() => Int, { description: 'Referrals from them.' }) returned: number;
  @Field(() => Int, { description: 'One-to-ones with them.' }) oneToOnes: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last one in the window.' })
  lastMet: string | null;
}

@ObjectType({ description: 'What the pictures of one member show.' })
export class MemberPicture {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => LocalDateScalar, { description: 'First day that counts.' }) from: string;
  @Field(() => LocalDateScalar, { description: 'First day that counts no longer.' }) asOf: string;
  @Field(() => Int, { description: 'Weeks that the figures look back.' }) windowWeeks: number;
  @Field(() => Int, { description: 'Weeks that judgements look back.' }) evidenceWeeks: number;
  @Field(() => [LocalDateScalar], { description: 'Meetings held, oldest first.' }) meetings: string[];
  @Field(() => String, { description: MARKS }) marks: string;
  @Field(() => [PicturePeriod], { description: 'Weeks of the window, oldest first; other chapters included.' })
  weeks: PicturePeriod[];
  @Field(() => [PicturePeriod], {
    description: 'Quarters of thirteen weeks over two years, oldest first; referrals inside the chapter.',
  })
  quarters: PicturePeriod[];
  @Field(() => [PicturePartner], { description: 'Colleagues, those with most referrals first.' })
  partners: PicturePartner[];
}
