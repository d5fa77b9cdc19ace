import type { BusinessKind, ReferralStatus, SlipType, Tier } from '@chapterhouse/domain';

/** One end of a slip: a member of this chapter by id, or somebody of another chapter by name and chapter. */
export interface SlipEndInput {
  memberId?: string | null;
  name?: string | null;
  /** Name or short name of the other chapter; linked when it is here too. */
  chapter?: string | null;
}

/** How to reach the prospect: only the giver and the receiver will ever read it. */
export interface ContactInput {
  phone?: string | null;
  email?: string | null;
  address?: string | null;
}

interface CreateSlip {
  chapterId: string;
  /** The day that counts, chapter-local; today unless told. Not in the future, and in a week that is not locked. */
  date?: string | null;
  idempotencyKey: string;
}

export interface CreateReferral extends CreateSlip {
  /** The actor's own seat unless told. */
  giver?: SlipEndInput | null;
  receiver: SlipEndInput;
  prospectName: string;
  tier: Tier;
  contact?: ContactInput | null;
  gaveCard?: boolean | null;
  saidYouWouldCall?: boolean | null;
  /** 1 (cold) to 5 (they wait for the call). */
  heat?: number | null;
  comment?: string | null;
}

export interface CreateClosedBusiness extends CreateSlip {
  /** The actor's own seat unless told. Anonymous to everybody else. */
  thanker?: SlipEndInput | null;
  thanked: SlipEndInput;
  /** Decimal in the chapter's currency, more than 0: `1250` or `1250.50`. */
  amount: string;
  business: BusinessKind;
  tier: Tier;
  /** The referral that this business came from: one that the thanked gave to the thanker. */
  referralId?: string | null;
  /** Marks that referral as won. */
  winsReferral?: boolean | null;
  comment?: string | null;
}

export interface CreateOneToOne extends CreateSlip {
  /** The actor's own seat unless told. */
  one?: SlipEndInput | null;
  other: SlipEndInput;
  /** The one of the two, a member of this chapter, who invited. */
  invitedByMemberId?: string | null;
  place?: string | null;
  topics?: string | null;
}

export interface CreateEducation extends CreateSlip {
  /** The actor's own seat unless told. */
  learnerMemberId?: string | null;
  activity: string;
  /** Decimal from 0 to 9999.99. */
  credits: string;
}

export interface CreateTestimonial extends CreateSlip {
  /** The actor's own seat unless told. */
  authorMemberId?: string | null;
  forMemberId: string;
  text: string;
}

/** What may be put right. Left out: stays; null: emptied. A field that the type of slip does not have is refused. */
export interface SlipPatch {
  date?: string;
  /** Only in a leader's correction after the lock, and never of a thank-you. */
  from?: SlipEndInput;
  to?: SlipEndInput;
  prospectName?: string;
  tier?: Tier;
  gaveCard?: boolean;
  saidYouWouldCall?: boolean;
  heat?: number | null;
  /** Comment of a referral or thank-you, text of a testimonial. */
  text?: string | null;
  amount?: string;
  business?: BusinessKind;
  invitedByMemberId?: string | null;
  place?: string | null;
  topics?: string | null;
  activity?: string;
  credits?: string;
  /** Of a referral, by its giver or receiver. Replaces the contact as a whole. */
  contact?: ContactInput | null;
}

export interface CorrectSlip {
  chapterId: string;
  slipId: string;
  expectedVersion: number;
  patch: SlipPatch;
  /** Needed for a correction after the lock. */
  reason?: string | null;
}

export interface WithdrawSlip {
  chapterId: string;
  slipId: string;
  expectedVersion?: number | null;
  /** Needed after the lock. */
  reason?: string | null;
}

export interface AdvanceReferral {
  chapterId: string;
  slipId: string;
  to: Exclude<ReferralStatus, 'NEW' | 'WITHDRAWN'>;
  /** A word to the giver. */
  note?: string | null;
  expectedVersion?: number | null;
}

/** Which end of a slip somebody is: giver, thanker, author, learner, the first of two, or the other one. */
export type SlipDirection = 'GIVEN' | 'RECEIVED';

export interface SlipFilter {
  types?: readonly SlipType[] | null;
  /** Slips of which this member is an end (never the hidden end of a thank-you). */
  memberId?: string | null;
  /** Only those that `memberId` (or the actor, when that is left out) gave, or received. */
  direction?: SlipDirection | null;
  /** Only slips between this member and `memberId`, or the own ones when that is left out. */
  withMemberId?: string | null;
  /** First day. */
  from?: string | null;
  /** First day after. */
  to?: string | null;
  /** Of referrals. */
  statuses?: readonly ReferralStatus[] | null;
  /** With those that were withdrawn; left out unless told. */
  withdrawn?: boolean | null;
  limit?: number | null;
  offset?: number | null;
}
