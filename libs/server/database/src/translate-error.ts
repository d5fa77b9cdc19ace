import { AppError } from '@chapterhouse/platform';
import type { ErrorCode } from '@chapterhouse/domain';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';

interface DriverError {
  code?: string;
  constraint?: string;
}

/** Constraints that a person can run into, and what to tell them. The others are bugs and stay errors. */
const known: Record<string, [ErrorCode, string, string | null]> = {
  member_classification_uq: [
    'CLASSIFICATION_TAKEN',
    'Another active member holds this classification. Choose another one, or record an exception.',
    'speciality',
  ],
  member_period_ex: [
    'MEMBERSHIP_OVERLAP',
    'This person already has a membership in this chapter in that time. Change the dates, or edit the other one.',
    'joined',
  ],
  member_period_ck: ['BAD_INPUT', 'The day of leaving must come after the day of joining.', 'left'],
  role_term_holder_ex: [
    'ROLE_TAKEN',
    'Somebody else holds this role in that time. End their term first, or choose other dates.',
    'role',
  ],
  role_term_twice_ex: ['ROLE_TAKEN', 'This member already holds this role in that time.', 'role'],
  role_term_period_ck: ['BAD_INPUT', 'The last day of a role must come after its first day.', 'to'],
  chapter_keeps_a_leader: ['LAST_LEADER', 'The chapter would be left without a leader. Name a successor first.', null],
  attendance_inside_membership: [
    'NOT_A_MEMBER_THEN',
    'This member did not belong to the chapter on that date.',
    'memberId',
  ],
  attendance_meeting_held: [
    'MEETING_CANCELLED',
    'A cancelled meeting has no attendance. Take the marks away first, or leave the meeting as held.',
    'date',
  ],
  slip_self_ck: ['SELF_REFERENCE', 'Both ends of a slip are the same person. Choose somebody else.', 'toMemberId'],
  chapter_slug_uq: ['SLUG_TAKEN', 'Another chapter already uses this short name. Choose another one.', 'slug'],
  chapter_slug_ck: ['BAD_INPUT', 'A short name has lower-case letters, digits and single hyphens, 80 at most.', 'slug'],
  chapter_time_zone_ck: [
    'BAD_INPUT',
    'This time zone is not known. Use an IANA name such as Europe/Dublin.',
    'timeZone',
  ],
  chapter_currency_ck: ['BAD_INPUT', 'A currency is three capital letters (ISO 4217), such as EUR.', 'currency'],
  account_email_uq: ['EMAIL_TAKEN', 'Another account already uses this e-mail address.', 'email'],
  meeting_pk: ['MEETING_EXISTS', 'The chapter already has a meeting on that date.', 'date'],
};

/** A deferred rule speaks up at COMMIT, which the door sends itself: then the driver's error comes unwrapped. */
function driverErrorOf(error: unknown): DriverError | null {
  if (error instanceof QueryFailedError) return error.driverError as DriverError;
  return error instanceof pg.DatabaseError ? error : null;
}

/** Turns the violation of a constraint that people can run into into an AppError; everything else comes back as it is. */
export function translateError(error: unknown): unknown {
  const driver = driverErrorOf(error);
  if (!driver) return error;
  const entry = driver.constraint ? known[driver.constraint] : undefined;
  if (entry) return new AppError(...entry);
  // Serialisation failure or deadlock: nothing is wrong with the request.
  if (driver.code === '40001' || driver.code === '40P01') {
    return new AppError('CONFLICT', 'Somebody else changed the same thing at the same moment. Please try again.');
  }
  return error;
}
