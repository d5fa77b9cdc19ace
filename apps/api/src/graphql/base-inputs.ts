import { Field, ID, InputType, IntersectionType } from '@nestjs/graphql';
import { IsIdOf, IsKey, KEY_DESCRIPTION } from './ids.js';

/** What a write that makes something says: said twice, it makes it once. */
@InputType({ isAbstract: true })
export class KeyInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  @IsKey()
  idempotencyKey: string;
}

/** What every write about one chapter says. */
@InputType({ isAbstract: true })
export class ChapterInput {
  @Field(() => ID, { description: 'The chapter.' })
  @IsIdOf('chapter')
  chapterId: string;
}

/** What every write about one member says. */
@InputType({ isAbstract: true })
export class MemberInput extends ChapterInput {
  @Field(() => ID, { description: 'The member.' })
  @IsIdOf('member')
  memberId: string;
}

/** A write that makes something in a chapter. */
@InputType({ isAbstract: true })
export class CreatingInput extends IntersectionType(ChapterInput, KeyInput) {}

/** A write that makes something for a member. */
@InputType({ isAbstract: true })
export class CreatingMemberInput extends IntersectionType(MemberInput, KeyInput) {}
