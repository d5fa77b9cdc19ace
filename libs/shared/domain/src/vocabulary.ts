/** The closed lists of the domain. The database checks, the API enums and the importers all read them from here. */

export const SLIP_TYPES = ['REFERRAL', 'CLOSED_BUSINESS', 'ONE_TO_ONE', 'EDUCATION', 'TESTIMONIAL'] as const;
export type SlipType = (typeof SLIP_TYPES)[number];

/** INSIDE: the giver is the customer. OUTSIDE: somebody the giver knows is. */
export const TIERS = ['INSIDE', 'OUTSIDE'] as const;
export type Tier = (typeof TIERS)[number];

/** Whether closed business came from a new customer or from one who came back. */
export const BUSINESS_KINDS = ['NEW', 'REPEAT'] as const;
export type BusinessKind = (typeof BUSINESS_KINDS)[number];

export const REFERRAL_STATUSES = ['NEW', 'CONTACTED', 'IN_PROGRESS', 'WON', 'LOST', 'WITHDRAWN'] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/**
 * Where a referral may go from each status. Forward steps may be skipped (a call can win the business at once).
 * WON and LOST may be reopened, but only to IN_PROGRESS: results turn out wrong, and the dated steps keep the story.
 * A referral with a result cannot be withdrawn without being reopened, and WITHDRAWN is the end.
 */
export const REFERRAL_TRANSITIONS: Readonly<Record<ReferralStatus, readonly ReferralStatus[]>> = {
  NEW: ['CONTACTED', 'IN_PROGRESS', 'WON', 'LOST', 'WITHDRAWN'],
  CONTACTED: ['IN_PROGRESS', 'WON', 'LOST', 'WITHDRAWN'],
  IN_PROGRESS: ['WON', 'LOST', 'WITHDRAWN'],
  WON: ['IN_PROGRESS'],
  LOST: ['IN_PROGRESS'],
  WITHDRAWN: [],
};

/** Who may make a step: the giver withdraws, the receiver reports every other step. */
export type ReferralEnd = 'GIVER' | 'RECEIVER';

/** Whether a referral may go from one status to another; staying where it is is not a step. */
export function canAdvanceReferral(from: ReferralStatus, to: ReferralStatus): boolean {
  return REFERRAL_TRANSITIONS[from].includes(to);
}

/** The end of the referral whose step this is. */
export function whoAdvancesReferral(to: ReferralStatus): ReferralEnd {
  return to === 'WITHDRAWN' ? 'GIVER' : 'RECEIVER';
}

export const ATTENDANCE_MARKS = ['PRESENT', 'ABSENT', 'LATE', 'MEDICAL', 'SUBSTITUTE'] as const;
export type AttendanceMark = (typeof ATTENDANCE_MARKS)[number];

/** One letter per mark, so that a member's half year fits into a short text. The letters are those of the chapter summary. */
export const MARK_LETTERS = {
  PRESENT: 'P',
  ABSENT: 'A',
  LATE: 'L',
  MEDICAL: 'M',
  SUBSTITUTE: 'S',
} as const satisfies Record<AttendanceMark, string>;
export type MarkLetter = (typeof MARK_LETTERS)[AttendanceMark];

export const MEMBER_STATUSES = ['PROSPECT', 'PENDING', 'ACTIVE', 'ON_LEAVE', 'LEFT'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** Not members yet: they count nowhere and hold no classification. */
export const NOT_YET_MEMBER_STATUSES = ['PROSPECT', 'PENDING'] as const satisfies readonly MemberStatus[];

/** These hold their classification: one such member per classification and chapter. */
export const SEATED_MEMBER_STATUSES = ['ACTIVE', 'ON_LEAVE'] as const satisfies readonly MemberStatus[];

export const ROLE_KINDS = [
  'PRESIDENT',
  'VICE_PRESIDENT',
  'SECRETARY_TREASURER',
  'MEMBERSHIP_COMMITTEE',
  'VISITOR_HOST',
  'EDUCATION',
  'MENTOR',
  'GROWTH',
] as const;
export type RoleKind = (typeof ROLE_KINDS)[number];

/** The leaders of a chapter: one holder each at a time, and never all three empty. */
export const LEADER_ROLE_KINDS = [
  'PRESIDENT',
  'VICE_PRESIDENT',
  'SECRETARY_TREASURER',
] as const satisfies readonly RoleKind[];
export type LeaderRoleKind = (typeof LEADER_ROLE_KINDS)[number];

/** Whether a role makes its holder a leader. */
export function isLeaderRole(kind: string): kind is LeaderRoleKind {
  return (LEADER_ROLE_KINDS as readonly string[]).includes(kind);
}

/** Roles above the chapters, held by an account rather than by a seat. */
export const STAFF_ROLES = ['REGION_DIRECTOR', 'ORGANISATION_ADMIN'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const MEETING_STATUSES = ['SCHEDULED', 'HELD', 'CANCELLED'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** OPEN: everybody corrects their own slips. LOCKED: leaders record corrections. */
export const LEDGER_STATES = ['OPEN', 'LOCKED'] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

export const VISITOR_STAGES = [
  'INVITED',
  'REGISTERED',
  'ATTENDED',
  'FOLLOWED_UP',
  'APPLIED',
  'JOINED',
  'DECLINED',
] as const;
export type VisitorStage = (typeof VISITOR_STAGES)[number];

/** How the referrals of an active member stand; defined in the insights document, in the order in which they are tried. */
export const VERDICTS = [
  'SETTLING_IN',
  'NOT_REFERRING',
  'TOO_LITTLE_EVIDENCE',
  'RECEIVES_MORE',
  'GIVES_MORE',
  'BALANCED',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The verdicts that ask for the leaders' help: the one who never refers, the one who mostly receives, and the generous one. */
export const ONE_SIDED_VERDICTS = [
  'NOT_REFERRING',
  'RECEIVES_MORE',
  'GIVES_MORE',
] as const satisfies readonly Verdict[];

/** Whether a verdict is one-sided; a former member (null) never is. */
export function isOneSided(verdict: Verdict | null): boolean {
  return verdict !== null && (ONE_SIDED_VERDICTS as readonly Verdict[]).includes(verdict);
}
