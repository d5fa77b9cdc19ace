import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';

/** The letters of a week. */
export const WEEKLY_KINDS = ['LEADER_WEEKLY', 'MEMBER_WEEKLY'] as const;
export type WeeklyKind = (typeof WEEKLY_KINDS)[number];

/**
 * Every letter that can be stopped. LOOP: what moved since yesterday. ATTENDANCE: a leader's letter. ONE_TO_ONE: both said yes.
 * Tokens hold the place in this list: new ones are added at the end.
 */
export const LETTER_KINDS = [...WEEKLY_KINDS, 'LOOP', 'ATTENDANCE', 'ONE_TO_ONE'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Whether a letter is one of a week's. */
export const isWeekly = (kind: LetterKind): kind is WeeklyKind => (WEEKLY_KINDS as readonly string[]).includes(kind);

/** Which letter whoever holds the link may stop, and nothing else. */
export interface Unsubscribe {
  readonly chapterId: string;
  readonly memberId: string;
  readonly kind: LetterKind;
}

const ID = 16;
const LENGTH = 2 * ID + 1;

/**
 * The signed token of an unsubscribe link (HMAC-SHA-256 with the installation's secret). It never expires: an old mail
 * must still be able to stop the next one.
 */
export function signUnsubscribe({ chapterId, memberId, kind }: Unsubscribe, secret: string): string {
  const content = Buffer.concat([parse(chapterId), parse(memberId), Uint8Array.of(LETTER_KINDS.indexOf(kind))]);
  return Buffer.concat([content, seal(content, secret)]).toString('base64url');
}

/** What a token says; null when it was not signed here. Comparing takes the same time wherever it differs. */
export function verifyUnsubscribe(token: string, secret: string): Unsubscribe | null {
  const bytes = Buffer.from(token, 'base64url');
  const content = bytes.subarray(0, LENGTH);
  const expected = seal(content, secret);
  const given = bytes.subarray(LENGTH);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const kind = LETTER_KINDS[content[2 * ID] ?? -1];
  if (!kind) return null;
  return { chapterId: stringify(content, 0), memberId: stringify(content, ID), kind };
}

/** The purpose is part of what is signed, so that no other signature made with the secret passes for this one. */
const seal = (content: Uint8Array, secret: string): Buffer =>
  createHmac('sha256', secret).update('chapterhouse unsubscribe v1').update(content).digest();
