import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsString, IsUUID, Length } from 'class-validator';

/** Which chapter an operation is about. */
@ArgsType()
export class ChapterArgs {
  @Field(() => ID, { description: 'The chapter.' })
  @IsUUID()
  chapterId: string;
}

/** Made by the client, once for each thing that a person wants. */
export const KEY_DESCRIPTION =
  'Made by the client, once for each thing to create (a random UUID): sent again, it answers with what is there already. 8 to 200 characters.';
export const IsKey = (): PropertyDecorator => (target, name) => {
  IsString()(target, name);
  Length(8, 200)(target, name);
};

/** Which organisation an operation is about. */
@ArgsType()
export class OrganisationArgs {
  @Field(() => ID, { description: 'The organisation.' })
  @IsUUID()
  organisationId: string;
}
