import { Field, InterfaceType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ERROR_CODES, errorMeanings, type ErrorCode } from '@chapterhouse/domain';

export const ErrorCodeEnum = Object.fromEntries(ERROR_CODES.map((code) => [code, code])) as Record<
  ErrorCode,
  ErrorCode
>;
registerEnumType(ErrorCodeEnum, {
  name: 'ErrorCode',
  description: 'Why something was not done. Codes are added over time and never renamed.',
  valuesMap: Object.fromEntries(ERROR_CODES.map((code) => [code, { description: errorMeanings[code] }])),
});

/** An expected failure as data. */
@ObjectType({ description: 'An expected failure: nothing was changed, and the person can do something about it.' })
export class UserError {
  @Field(() => ErrorCodeEnum, { description: 'Why, for programs.' }) code: ErrorCode;
  @Field(() => String, {
    nullable: true,
    description: 'Path of the argument it is about, such as input.toMemberId; null for the whole.',
  })
  field: string | null;
  @Field(() => String, { description: 'Why, and what to do about it, for people.' }) message: string;
}

/** What every mutation answers with. */
@InterfaceType({ description: 'The answer of a mutation: what was made or changed, or why nothing was.' })
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why nothing was changed; empty when it was.' }) userErrors: UserError[];
}

/** The answer of a mutation that worked. */
export const done = <T extends object>(fields: T): T & { userErrors: UserError[] } => ({ ...fields, userErrors: [] });
