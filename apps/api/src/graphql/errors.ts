import { unwrapResolverError } from '@apollo/server/errors';
import { HttpException } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '@chapterhouse/domain';
import { AppError } from '@chapterhouse/platform';

/**
 * Where an expected failure belongs: into the payload of a mutation, or to the top-level errors, because the caller
 * cannot mend it in the form at hand. The switch is exhaustive: a new code must be placed here to compile.
 */
export function isDataOfMutation(code: ErrorCode): boolean {
  switch (code) {
    case 'NOT_SIGNED_IN':
    case 'FORBIDDEN':
    case 'NOT_FOUND':
    case 'RATE_LIMITED':
    case 'QUERY_TOO_COMPLEX':
      return false;
    case 'BAD_INPUT':
    case 'CONFLICT':
    case 'LOCKED':
    case 'IDEMPOTENCY_REUSED':
    case 'CLASSIFICATION_TAKEN':
    case 'ROLE_TAKEN':
    case 'LAST_LEADER':
    case 'MEMBERSHIP_OVERLAP':
    case 'SELF_REFERENCE':
    case 'NOT_A_MEMBER_THEN':
    case 'BAD_TRANSITION':
    case 'ALREADY_WITHDRAWN':
    case 'MEETING_CANCELLED':
    case 'MEETING_EXISTS':
    case 'SLUG_TAKEN':
    case 'EMAIL_TAKEN':
    case 'FILE_UNREADABLE':
    case 'FILE_TOO_LARGE':
    case 'IMPORT_HAS_PROBLEMS':
    case 'IMPORT_NOT_READY':
      return true;
    default:
      return never(code);
  }
}

/** The HTTP status of an expected failure, for the few endpoints that are not GraphQL. */
export function statusOf(code: ErrorCode): number {
  if (code === 'NOT_SIGNED_IN') return 401;
  if (code === 'FORBIDDEN') return 403;
  if (code === 'NOT_FOUND') return 404;
  if (code === 'RATE_LIMITED') return 429;
  if (code === 'FILE_TOO_LARGE') return 413;
  if (code === 'CONFLICT' || code === 'IDEMPOTENCY_REUSED') return 409;
  return 422;
}

export const INTERNAL_MESSAGE =
  'Something went wrong on our side, and it has been noted. Please try again; the number of the request (x-request-id) helps whoever looks into it.';
/** Refusals of Apollo and graphql-js that are about the request and safe to show. */
const ABOUT_THE_REQUEST = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_NOT_FOUND',
]);
const ARMOR =
  /^Syntax Error: (Query|Document|Operation|Token|Aliases|Directives|Depth|Cost).*exceeds|limit of \d+ exceeded/i;

/** Whether an error is a bug of ours: to be logged, and not told. */
export function isBug(formatted: GraphQLFormattedError, error: unknown): boolean {
  const cause = unwrapResolverError(error);
  if (cause instanceof AppError || isTooComplex(formatted)) return false;
  if (cause instanceof HttpException) return cause.getStatus() >= 500;
  return (
    !ABOUT_THE_REQUEST.has(String(formatted.extensions?.['code'])) ||
    (cause !== error && !(cause instanceof GraphQLError))
  );
}

const isTooComplex = (formatted: GraphQLFormattedError): boolean => ARMOR.test(formatted.message);

/** What a client is told of a top-level error: a code and a sentence, never a stack or a statement. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { path, locations } = formatted;
  const at = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  const cause = unwrapResolverError(error);
  if (cause instanceof AppError) {
    return {
      message: cause.message,
      ...at,
      extensions: { code: cause.code, ...(cause.field ? { field: cause.field } : {}) },
    };
  }
  if (isTooComplex(formatted)) {
    const message = `${formatted.message.replace(/^Syntax Error: /, '')} Ask for less at once.`;
    return { message, ...at, extensions: { code: 'QUERY_TOO_COMPLEX' satisfies ErrorCode } };
  }
  if (isBug(formatted, error))
    return { message: INTERNAL_MESSAGE, ...at, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  return { message: formatted.message, ...at, extensions: { code: formatted.extensions?.['code'] ?? 'BAD_REQUEST' } };
}

function never(code: never): never {
  throw new Error(`the error code ${String(code)} has no place`);
}
