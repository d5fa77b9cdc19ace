import { registerEnumType } from '@nestjs/graphql';
import {
  ATTENDANCE_MARKS,
  type AttendanceMark,
  BUSINESS_KINDS,
  type BusinessKind,
  LEDGER_STATES,
  type LedgerState,
  MEETING_STATUSES,
  MEMBER_STATUSES,
  type MeetingStatus,
  type MemberStatus,
  REFERRAL_STATUSES,
  type ReferralStatus,
  ROLE_KINDS,
  type RoleKind,
  SLIP_TYPES,
  type SlipType,
  STAFF_ROLES,
  type StaffRole,
  TIERS,
  type Tier,
  type Verdict,
  VERDICTS,
  VISITOR_STAGES,
  type VisitorStage,
} from '@chapterhouse/domain';

type Named<V extends string> = { [K in V]: K };

/** A closed list of the domain as a GraphQL enum: the values come from there, the words for clients stand here. */
export function vocabulary<V extends string>(
  name: string,
  values: readonly V[],
  description: string,
  meanings: Readonly<Record<V, string>>,
): Named<V> {
  const enumeration = Object.fromEntries(values.map((v) => [v, v])) as Named<V>;
  const valuesMap = Object.fromEntries(values.map((v) => [v, { description: meanings[v] }])) as Record<
    keyof Named<V>,
    { description: string }
  >;
  registerEnumType(enumeration, { name, description, valuesMap });
  return enumeration;
}

export const SlipTypeEnum = vocabulary<SlipType>('SlipType', SLIP_TYPES, 'What a slip records.', {
  REFERRAL: 'A customer passed on.',
  CLOSED_BUSINESS: 'Thanks for business that came about; who thanks stays hidden.',
  ONE_TO_ONE: 'Two people met to get to know each other’s trade.',
  EDUCATION: 'Something learnt.',
  TESTIMONIAL: 'A recommendation in words.',
});
export const TierEnum = vocabulary<Tier>('Tier', TIERS, 'Where a customer comes from.', {
  INSIDE: 'The giver is the customer.',
  OUTSIDE: 'Somebody whom the giver knows is the customer.',
});
export const BusinessKindEnum = vocabulary<BusinessKind>('BusinessKind', BUSINESS_KINDS, 'Whose business it was.', {
  NEW: 'Of a new customer.',
  REPEAT: 'Of a customer who came back.',
});
export const ReferralStatusEnum = vocabulary<ReferralStatus>(
  'ReferralStatus',
  REFERRAL_STATUSES,
  'How far a referral has come.',
  {
    NEW: 'Given, nothing heard yet.',
    CONTACTED: 'The receiver has spoken to the prospect.',
    IN_PROGRESS: 'There is something to do for the prospect.',
    WON: 'It became business.',
    LOST: 'It did not become business.',
    WITHDRAWN: 'The giver took it back.',
  },
);
export type ReferralStep = Exclude<ReferralStatus, 'NEW' | 'WITHDRAWN'>;
export const ReferralStepEnum = vocabulary<ReferralStep>(
  'ReferralStep',
  ['CONTACTED', 'IN_PROGRESS', 'WON', 'LOST'],
  'A step that the receiver of a referral can report.',
  {
    CONTACTED: 'Spoken to the prospect.',
    IN_PROGRESS: 'There is something to do for the prospect.',
    WON: 'It became business.',
    LOST: 'It did not become business.',
  },
);
export const AttendanceMarkEnum = vocabulary<AttendanceMark>(
  'AttendanceMark',
  ATTENDANCE_MARKS,
  'How a member attended a meeting.',
  {
    PRESENT: 'There.',
    ABSENT: 'Not there.',
    LATE: 'There, but late.',
    MEDICAL: 'Not there, for health.',
    SUBSTITUTE: 'Somebody came instead.',
  },
);
export const MemberStatusEnum = vocabulary<MemberStatus>('MemberStatus', MEMBER_STATUSES, 'How a seat stands.', {
  PROSPECT: 'Might join.',
  PENDING: 'Has applied.',
  ACTIVE: 'A member.',
  ON_LEAVE: 'A member who is away for a while and keeps the seat.',
  LEFT: 'A former member.',
});
export const RoleKindEnum = vocabulary<RoleKind>('RoleKind', ROLE_KINDS, 'A role in a chapter.', {
  PRESIDENT: 'Leads the chapter; one holder at a time.',
  VICE_PRESIDENT: 'Leads the membership work; one holder at a time.',
  SECRETARY_TREASURER: 'Keeps the books; one holder at a time.',
  MEMBERSHIP_COMMITTEE: 'Looks after members and applications.',
  VISITOR_HOST: 'Looks after visitors.',
  EDUCATION: 'Teaches.',
  MENTOR: 'Helps new members to settle in.',
  GROWTH: 'Looks for new members.',
});
export const StaffRoleEnum = vocabulary<StaffRole>('StaffRole', STAFF_ROLES, 'A role above the chapters.', {
  REGION_DIRECTOR: 'For the chapters of a region: rosters and counts.',
  ORGANISATION_ADMIN: 'For all chapters of an organisation: settings, imports and exports too.',
});
export const MeetingStatusEnum = vocabulary<MeetingStatus>(
  'MeetingStatus',
  MEETING_STATUSES,
  'Whether a meeting took place.',
  { SCHEDULED: 'It lies ahead.', HELD: 'It took place.', CANCELLED: 'It did not take place.' },
);
export const LedgerStateEnum = vocabulary<LedgerState>(
  'LedgerState',
  LEDGER_STATES,
  'Whether what belongs to a meeting may still be changed.',
  {
    OPEN: 'Everybody corrects their own slips.',
    LOCKED: 'Only leaders correct, with a reason, and on record.',
  },
);
export const VisitorStageEnum = vocabulary<VisitorStage>(
  'VisitorStage',
  VISITOR_STAGES,
  'How far a visitor has come.',
  {
    INVITED: 'Was asked.',
    REGISTERED: 'Said they will come.',
    ATTENDED: 'Was there; somebody should follow up within a day.',
    FOLLOWED_UP: 'Somebody spoke to them after the visit.',
    APPLIED: 'Wants to join.',
    JOINED: 'Is a member.',
    DECLINED: 'Does not want to.',
  },
);
export const VerdictEnum = vocabulary<Verdict>(
  'Verdict',
  VERDICTS,
  'How the referrals of an active member stand, with the evidence there is.',
  {
    SETTLING_IN: 'Too new for any judgement.',
    NOT_REFERRING: 'Gave nothing for so long that chance does not explain it.',
    TOO_LITTLE_EVIDENCE: 'Too few referrals to tell.',
    RECEIVES_MORE: 'Receives clearly more than they give.',
    GIVES_MORE: 'Gives clearly more than they receive.',
    BALANCED: 'Gives about as much as they receive.',
  },
);
