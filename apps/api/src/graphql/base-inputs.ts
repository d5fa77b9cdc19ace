import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { IsKey, KEY_DESCRIPTION } from './ids.js';

/** What every write about one chapter says. */
@InputType({ isAbstract: true })
export abstract class ChapterInput {
  @Field(() => ID, { description: 'The chapter.' })
  @IsUUID()
  chapterId: string;
}

/** The same for writes that make something: said twice, they make it once. */
@InputType({ isAbstract: true })
export abstract class CreatingInput extends ChapterInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  @IsKey()
  idempotencyKey: string;
}
