import type { LocalDate } from '@chapterhouse/domain';
import type { Figure } from '@chapterhouse/email';

/**
 * What the letters of one chapter and week need beyond the snapshots. It is worked out once, when the week is computed,
 * and kept in `chapter_week.letter`, so that sending counts nothing. People and slips are ids: names are looked up when a
 * letter is written, and what was erased or answered since is left out.
 */
export interface LetterData {
  /** Of the chapter: last week against the mean of the four weeks before. */
  readonly figures: readonly Figure[];
  /** Whether the last week holds a meeting or a slip at all. */
  readonly recorded: boolean;
  /** The best counterpart of each one-sided member who has one. */
  readonly partners: Readonly<Record<string, Partner>>;
  /** Members who were not in the room at the latest meetings: how many in a row. */
  readonly away: Readonly<Record<string, number>>;
  readonly waiting: readonly WaitingSlip[];
  readonly missing: MissingData;
  readonly members: Readonly<Record<string, MemberLetterData>>;
}

/** For somebody who gives more: who had most from them without return; otherwise: who sent them most without return. */
export interface Partner {
  readonly memberId: string;
  /** Referrals between the two in that direction, in the period of the evidence. */
  readonly count: number;
}

/** A referral that nobody has answered. */
export interface WaitingSlip {
  readonly slipId: string;
  readonly receiverId: string;
  readonly date: LocalDate;
}

export interface MissingData {
  /** Held meetings of the last four weeks with members who have no mark. */
  readonly attendance: readonly { readonly date: LocalDate; readonly count: number }[];
  /** No meeting of last week is recorded as held or cancelled. */
  readonly meeting: boolean;
  /** Active members without an account. */
  readonly noAddress: number;
  /** Active members whose mail comes back. */
  readonly bounced: number;
}

export interface MemberLetterData {
  readonly figures: readonly Figure[];
  /** Thank-yous of last week. */
  readonly thanks: { readonly count: number; readonly amount: number };
}

/** Days after which an unanswered referral is mentioned to the leaders: the receiver gets a week first. */
export const LEADERS_WAIT_DAYS = 7;
/** Days after which an unanswered referral is no longer mentioned: it has gone cold, and asking again each week is noise. */
export const GONE_COLD_DAYS = 56;
/** Meetings in a row out of the room from which leaders hear of it. */
export const AWAY_MEETINGS = 3;
/** Referrals in one direction from which a counterpart stands out. */
export const STANDS_OUT = 2;
