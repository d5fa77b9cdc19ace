import type { SendResult } from './mail-transport.js';

/** What nodemailer's errors carry: the SMTP reply, if there was one, and the command that it answers. */
export interface SmtpFailure {
  readonly message: string;
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** Enhanced codes (RFC 3463) that say that the mailbox is not there: bad address, moved, disabled, no such domain. */
const DEAD_ADDRESS = /^5\.(1\.[1236]|1\.10|2\.1)$/;
/** Basic replies to RCPT that mean the same when the server gives no enhanced code (RFC 5321, section 4.2.3). */
const DEAD_REPLIES = new Set([501, 550, 551, 553]);

/**
 * What a failed hand-over means. Only what the server says about the recipient or the message is final; a refusal of
 * our sign-in, our sender or the connection is ours to mend and must not mark anybody's address as dead.
 */
export function classifyFailure(failure: SmtpFailure): Exclude<SendResult, { state: 'sent' }> {
  const reason = failure.response ?? failure.message;
  const enhancedCode = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(failure.response ?? '')?.[1] ?? null;
  const code = failure.responseCode ?? null;
  const atRecipient = failure.command === 'RCPT TO';
  const aboutThisMail = atRecipient || failure.command === 'DATA';
  // An address that cannot even be written into the conversation never reaches the server.
  if (failure.code === 'EENVELOPE' && failure.command === 'API' && /recipient/i.test(failure.message)) {
    return { state: 'bounced', code: 553, enhancedCode: '5.1.3', reason, addressIsDead: true };
  }
  // 503 is about the order of commands in this session, not about the mail.
  if (code !== null && code >= 500 && code !== 503 && aboutThisMail) {
    const addressIsDead = enhancedCode ? DEAD_ADDRESS.test(enhancedCode) : atRecipient && DEAD_REPLIES.has(code);
    return { state: 'bounced', code, enhancedCode, reason, addressIsDead };
  }
  return { state: 'retry', code, enhancedCode, reason, everyMail: !aboutThisMail };
}
