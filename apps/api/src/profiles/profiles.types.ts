import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ASK_KINDS, type AskKind, PROFILE_FIELDS, type ProfileField } from '@chapterhouse/profiles';
import { vocabulary } from '../graphql/enums.js';
import { pageOf } from '../graphql/page.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

export const ProfileFieldEnum = vocabulary<ProfileField>('ProfileField', PROFILE_FIELDS, 'A part of a profile.', {
  IDEAL_CUSTOMER: 'Whom they would love to be introduced to, in one sentence.',
  WHAT_I_DO: 'What they do, in one sentence.',
  GOALS: 'What they want to reach.',
  ACCOMPLISHMENTS: 'What they are proud of.',
  INTERESTS: 'What they like besides work.',
  NETWORKS: 'Where else they know people.',
  SKILLS: 'What they can do.',
});
export const AskKindEnum = vocabulary<AskKind>('AskKind', ASK_KINDS, 'What an ask is for.', {
  PERSON: 'One person, by name or role.',
  COMPANY: 'A company.',
  TRADE: 'People of a trade.',
});

@ObjectType({ description: 'One part of a profile as it is now.' })
export class ProfilePart {
  @Field(() => ProfileFieldEnum, { description: 'Which part.' }) field: ProfileField;
  @Field(() => String, { nullable: true, description: 'What it says; null: nothing yet.' }) text: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was last edited; null: it says nothing.' })
  editedOn: string | null;
  @Field(() => Int, { nullable: true, description: 'Days since then; null: it says nothing.' }) ageDays: number | null;
  @Field(() => Boolean, { description: 'Whether it says something that is older than 180 days: time to look again.' })
  stale: boolean;
}

@ObjectType({ description: 'A specific request to the chapter: whom a member would like to be introduced to.' })
export class Ask {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the ask.' }) id: string;
  @Field(() => ID, { description: 'The member who asks.' }) memberId: string;
  @Field(() => String, { description: 'Their name.' }) memberName: string;
  @Field(() => AskKindEnum, { description: 'What it is for.' }) kind: AskKind;
  @Field(() => String, { description: 'Who or what.' }) text: string;
  @Field(() => LocalDateScalar, { description: 'The day it counts for.' }) askedOn: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was taken back or said in other words; null while it stands.',
  })
  withdrawnAt: Date | null;
}

@ObjectType({ description: 'A page of asks.' })
export class AskPage extends pageOf(Ask) {}

@ObjectType({ description: 'What a member says about themself, for colleagues who want to find customers for them.' })
export class MemberProfile {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => [ProfilePart], { description: 'Every part, always in the same order, those that say nothing too.' })
  parts: ProfilePart[];
  @Field(() => Int, { description: 'How many example stories there are.' }) storyCount: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the newest story was told; null without one.' })
  storyOn: string | null;
  @Field(() => Int, { nullable: true, description: 'Days since then; null without a story.' }) storyAgeDays:
    number | null;
  @Field(() => Boolean, { description: 'Whether the newest story is older than 180 days.' }) storyStale: boolean;
  @Field(() => Ask, { nullable: true, description: 'The newest ask of the last seven days; null without one.' })
  ask: Ask | null;
  @Field(() => Boolean, { description: 'Whether the one who looks may write it: the member, and leaders.' })
  mayEdit: boolean;
}

@ObjectType({ description: 'One edit of a profile.' })
export class ProfileEdit {
  @Field(() => ID, { description: 'Identifies the edit.' }) id: string;
  @Field(() => ProfileFieldEnum, { description: 'Which part.' }) field: ProfileField;
  @Field(() => String, { nullable: true, description: 'What it then said; null: it was emptied.' }) text: string | null;
  @Field(() => LocalDateScalar, { description: 'The day, in the chapter.' }) editedOn: string;
  @Field(() => DateTimeScalar, { description: 'The moment.' }) editedAt: Date;
  @Field(() => String, { nullable: true, description: 'Who did it; null for the system.' }) byName: string | null;
}

@ObjectType({ description: 'A page of edits.' })
export class ProfileEditPage extends pageOf(ProfileEdit) {}

@ObjectType({ description: 'An example of how a member helped a customer, for colleagues to retell.' })
export class Story {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the story.' }) id: string;
  @Field(() => ID, { description: 'The member whose story it is.' }) memberId: string;
  @Field(() => String, { description: 'The story.' }) text: string;
  @Field(() => LocalDateScalar, { description: 'When it was told in these words.' }) toldOn: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'From when on it is no longer there, or told in other words; null while it is.',
  })
  removedOn: string | null;
}

@ObjectType({ description: 'A page of stories.' })
export class StoryPage extends pageOf(Story) {}

@ObjectType({ implements: () => [Payload], description: 'The answer to editing a profile.' })
export class MemberProfilePayload extends Payload {
  @Field(() => MemberProfile, { nullable: true, description: 'The profile as it now is.' })
  profile?: MemberProfile | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to telling, changing or taking away a story.' })
export class StoryPayload extends Payload {
  @Field(() => Story, { nullable: true, description: 'The story as it now is; null when it was taken away.' })
  story?: Story | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to making, changing or taking back an ask.' })
export class AskPayload extends Payload {
  @Field(() => Ask, { nullable: true, description: 'The ask as it now is; null when it was taken back.' })
  ask?: Ask | null;
}
