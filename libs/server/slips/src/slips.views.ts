import type { BusinessKind, ReferralStatus, SlipType, Tier } from '@chapterhouse/domain';

/** One end of a slip as it may be seen. */
export interface SlipEndView {
  /** A member of this chapter, or null. */
  memberId: string | null;
  /** Somebody of another chapter, or null. */
  name: string | null;
  chapter: string | null;
  /** When that chapter is here too. */
  chapterId: string | null;
}

/** A slip as this actor may see it: without the prospect's contact, and a thank-you of somebody else without its thanker. */
export interface SlipView {
  chapterId: string;
  id: string;
  type: SlipType;
  /** Chapter-local date. */
  date: string;
  /** Gives, thanks, meets, learns or recommends. Null: hidden, or not known. */
  from: SlipEndView | null;
  /** Null: nobody (education), or the organisation itself. */
  to: SlipEndView | null;
  toOrganisation: boolean;
  tier: Tier | null;
  prospectName: string | null;
  gaveCard: boolean;
  saidYouWouldCall: boolean;
  heat: number | null;
  status: ReferralStatus | null;
  /** Decimal. */
  amount: string | null;
  currency: string | null;
  business: BusinessKind | null;
  /** The referral a thank-you answers; for the thanker only, since it would give them away. */
  referralId: string | null;
  invitedByMemberId: string | null;
  place: string | null;
  topics: string | null;
  activity: string | null;
  /** Decimal. */
  credits: string | null;
  text: string | null;
  withdrawnAt: Date | null;
  /** It came from a file. */
  imported: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface SlipContactView {
  phone: string | null;
  email: string | null;
  address: string | null;
}

/** A step in the life of a slip. */
export interface SlipHistoryEntry {
  id: string;
  at: Date;
  kind: 'CREATED' | 'STATUS' | 'CORRECTED' | 'WITHDRAWN';
  /** Who did it; null for the system, and when it would name a thanker. */
  byName: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  /** Made after the meeting was locked. */
  afterLock: boolean;
}

/** What a giver hears about a referral they gave: the step, without amounts. */
export interface ReferralNews {
  eventId: string;
  slipId: string;
  at: Date;
  prospectName: string | null;
  receiver: SlipEndView;
  fromStatus: ReferralStatus;
  toStatus: ReferralStatus;
  note: string | null;
}

/** Closed business of a time, without withdrawn slips. */
export interface ClosedBusinessTotals {
  /** First day, and first day after. */
  from: string;
  to: string;
  perCurrency: ClosedBusinessTotal[];
}

export interface ClosedBusinessTotal {
  currency: string;
  /** Decimal. */
  amount: string;
  slips: number;
  /** Null when fewer than three people thanked: such a total is not broken down. */
  breakdown: {
    business: { NEW: string; REPEAT: string; unknown: string };
    tier: { INSIDE: string; OUTSIDE: string; unknown: string };
    thanked: { memberId: string; amount: string; slips: number }[];
  } | null;
}
