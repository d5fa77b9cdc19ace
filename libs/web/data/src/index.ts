export { createCache, createClient } from './client.js';
export { isAnswer } from './early.js';
export { errorCodeOf, type Failure, failureOf, isUnreachable, reportDefect } from './failures.js';
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
