/**
 * The codes of expected failures. A code is a promise to clients: it is added, never renamed.
 * The words beside each one are its meaning, for the schema and for those who write the messages.
 */
export const errorMeanings = {
  NOT_SIGNED_IN: 'Nobody is signed in, or the session has ended.',
  FORBIDDEN: 'The account may not do this at all, whatever the record.',
  NOT_FOUND: 'There is no such record, or it is not yours: from outside both look the same.',
  BAD_INPUT: 'A value is missing, malformed or out of range; the field is named.',
  CONFLICT: 'The record was changed by somebody else in the meantime, or is already there.',
  LOCKED: 'The ledger of the meeting is locked; leaders may record a correction.',
  RATE_LIMITED: 'Too many requests in a short time; wait and try again.',
  IDEMPOTENCY_REUSED: 'The idempotency key was used before with other content.',
  CLASSIFICATION_TAKEN: 'Another active member of the chapter already holds this classification.',
  ROLE_TAKEN: 'Somebody else holds this role at the time.',
  LAST_LEADER: 'The chapter would end up without a leader.',
  MEMBERSHIP_OVERLAP: 'The person already has a membership in this chapter at the time.',
  SELF_REFERENCE: 'Nobody refers to, thanks, meets or recommends themself.',
  NOT_A_MEMBER_THEN: 'The person is not a member of the chapter on that date.',
  BAD_TRANSITION: 'The record cannot go from its present state to the one asked for.',
  ALREADY_WITHDRAWN: 'The slip was withdrawn before; it can no longer be changed.',
  MEETING_CANCELLED: 'The meeting was cancelled; it has no attendance.',
  MEETING_EXISTS: 'The chapter already has a meeting on that date.',
  SLUG_TAKEN: 'Another chapter already uses this short name.',
  EMAIL_TAKEN: 'Another account already uses this e-mail address.',
  FILE_UNREADABLE: 'The file is damaged, empty, encrypted or of a kind that cannot be read.',
  FILE_TOO_LARGE: 'The file, or what it unpacks to, is larger than allowed.',
  IMPORT_HAS_PROBLEMS: 'The import has problems that must be solved before it can be applied.',
  IMPORT_NOT_READY: 'The import is not in a state in which this can be done.',
  QUERY_TOO_COMPLEX: 'The query is too deep, too wide or too costly.',
} as const;

/** The code of an expected failure. */
export type ErrorCode = keyof typeof errorMeanings;

/** Every code, in the order of the table above. */
export const ERROR_CODES = Object.freeze(Object.keys(errorMeanings) as ErrorCode[]);

/** Whether a value is the code of an expected failure. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorMeanings, value);
}

/** An expected failure as data: `field` is the path of the input it is about (`input.receiverId`), null for the whole. */
export interface UserError {
  readonly code: ErrorCode;
  readonly field: string | null;
  /** Names the thing, the place and the remedy, for people. */
  readonly message: string;
}
