export { oneSidedMember } from './letters/compose.js';
export type * from './letters/letters.js';
export { formatLocale, Formats, type LanguageSettings } from './messages/formats.js';
export {
  type AttendanceAlarm,
  type AttendanceFacts,
  attendanceAlarmSentence,
  leaderSummary,
  missingDataSentence,
  type MissingFacts,
  oneSidedEvidence,
  type OneSidedFacts,
  type OneSidedKind,
  oneSidedNextStep,
  referralNews,
  settlingInSentence,
  type ToldStep,
  turnedAroundSentence,
} from './messages/leader-sentences.js';
export {
  ownAttendanceSentence,
  ownBalanceSentence,
  ownNextStep,
  type OwnBalanceFacts,
} from './messages/member-sentences.js';
export { callNames, daysAgo, firstWord, period } from './messages/phrases.js';
export { type MessageKey, Voice } from './messages/voice.js';
export { MailRenderer, type RenderedMail } from './render/mail-renderer.js';
export { type MailAddress, MailTransport, type OutgoingMail, type SendResult } from './transport/mail-transport.js';
export { MemoryMailbox } from './transport/memory-mailbox.js';
export { classifyFailure, type SmtpFailure } from './transport/smtp-answers.js';
export { type SmtpOptions, SmtpTransport } from './transport/smtp-transport.js';
export { type Inbox, type InboxOptions, startInbox, type WaitOptions } from './inbox/inbox.js';
export { extractLinks } from './inbox/links.js';
export type { InboxMail } from './inbox/mail-store.js';
export type { FailureOptions } from './inbox/smtp-door.js';
