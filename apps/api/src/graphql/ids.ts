import { ArgsType, Field, ID } from '@nestjs/graphql';
import { notFound } from '@chapterhouse/platform';
import { IsString, IsUUID, Length } from 'class-validator';
import { PageArgs } from './page.js';

/**
 * An id of something. One that no id can look like is answered as one that is not there: from outside they are the same.
 * Where the list of problems becomes an error, the context says so.
 */
export const IsIdOf = (what: string): PropertyDecorator =>
  IsUUID('all', { message: notFound(what).message, context: { notFound: what } });

/** Made by the client, once for each thing that a person wants. */
export const KEY_DESCRIPTION =
  'Made by the client, once for each thing to create (a random UUID): sent again, it answers with what is there already. 8 to 200 characters.';
export const IsKey = (): PropertyDecorator => (target, name) => {
  IsString()(target, name);
  Length(8, 200)(target, name);
};

/** Which chapter an operation is about. */
@ArgsType()
export class ChapterArgs {
  @Field(() => ID, { description: 'The chapter.' })
  @IsIdOf('chapter')
  chapterId: string;
}

/** Which member an operation is about. */
@ArgsType()
export class MemberArgs extends ChapterArgs {
  @Field(() => ID, { description: 'The member.' })
  @IsIdOf('member')
  memberId: string;
}

/** A list of a chapter. */
@ArgsType()
export class ChapterPageArgs extends PageArgs {
  @Field(() => ID, { description: 'The chapter.' })
  @IsIdOf('chapter')
  chapterId: string;
}

/** A list about a member. */
@ArgsType()
export class MemberPageArgs extends ChapterPageArgs {
  @Field(() => ID, { description: 'The member.' })
  @IsIdOf('member')
  memberId: string;
}

/** Which organisation an operation is about. */
@ArgsType()
export class OrganisationArgs {
  @Field(() => ID, { description: 'The organisation.' })
  @IsIdOf('organisation')
  organisationId: string;
}
