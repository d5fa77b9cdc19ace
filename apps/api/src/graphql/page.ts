import { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';

export const MOST_ITEMS = 100;

/** Which part of a list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many items at most: 1 to 100.' })
  @IsInt()
  @Min(1)
  @Max(MOST_ITEMS)
  limit: number;

  @Field(() => Int, { defaultValue: 0, description: 'How many items to skip from the beginning.' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  offset: number;
}

export interface Page<T> {
  items: T[];
  totalCount: number;
}

/** The class of a page of `item`: `@ObjectType({ description }) class MemberPage extends pageOf(Member) {}`. */
export function pageOf<T>(item: Type<T>): Type<Page<T>> {
  @ObjectType({ isAbstract: true })
  class PageBase {
    @Field(() => [item], { description: 'The items of this page, in a stable order.' }) items: T[];
    @Field(() => Int, { description: 'How many items there are on all pages together.' }) totalCount: number;
  }
  return PageBase;
}
