export { Answers, type Question } from './answers/answers.js';
export { type Ask, askServer, dataOf, type Document, nameOf, withEarlyAnswer } from './answers/ask.js';
export { AnswersContext, useAnswers, useMutation, usePages, useQuery } from './answers/hooks.js';
export { errorCodeOf, type Failure, failureOf, isUnreachable, NotReached, Refused, reportDefect } from './failures.js';
export {
  forgetPeople,
  type KnownPerson,
  rememberAccount,
  rememberedPeople,
  rememberPeople,
} from './device/device-db.js';
export { deviceOutbox, OUTBOX_SYNC } from './outbox/device-outbox.js';
export { HOLD_MS, Outbox } from './outbox/outbox.js';
export type { NewSlip, OutboxItem, OutboxKind, OutboxSnapshot, SlipInputs } from './outbox/outbox.types.js';
export { SessionGate, SignInDeclined } from './session-gate.js';
export { requestLink, signInWithPassword, type SignInOutcome, signOut } from './sign-in.js';
