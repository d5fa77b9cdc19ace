import type { DateRange, LocalDate } from '@chapterhouse/domain';
import type { LanguageSettings } from '../messages/formats.js';
import type { OneSidedKind } from '../messages/leader-sentences.js';

/** What a chapter wears: its colour (`#rrggbb`), and a PNG or JPEG at an absolute address, its size in pixels. */
export interface LetterBrand {
  readonly colour: string | null;
  readonly logo: { readonly url: string; readonly width: number; readonly height: number } | null;
}

/** The chapter a letter speaks for: its name, and how it writes dates, numbers and money. */
export interface LetterChapter extends LanguageSettings {
  readonly name: string;
  /** Left out: the colour of the house and no logo. */
  readonly brand?: LetterBrand;
}

export type FigureKey =
  | 'referralsGiven'
  | 'referralsReceived'
  | 'oneToOnes'
  | 'visitors'
  | 'closedBusiness'
  | 'educationCredits'
  | 'attendanceRate';

/** One figure of last week against the mean of the four weeks before it, in the unit of its key. */
export interface Figure {
  /** `closedBusiness` is money of the chapter's currency, `attendanceRate` a share between 0 and 1, the rest counts. */
  readonly key: FigureKey;
  /** Null when nothing was recorded, e.g. no meeting was held. */
  readonly lastWeek: number | null;
  /** Null when there are no four weeks before. */
  readonly mean: number | null;
}

/** What the balance bar draws: `balance` in [-1, 1], positive when more is given, and its interval; null at 0/0. */
export interface BalanceFigures {
  readonly given: number;
  readonly received: number;
  readonly balance: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** A sentence about one person, what could be done next, and where. */
export interface PersonNote {
  readonly name: string;
  readonly sentence: string;
  readonly nextStep: string | null;
  readonly link: string;
}

/** A one-sided member as leaders see them: evidence, balance, one next step. */
export interface OneSidedMember extends BalanceFigures {
  readonly name: string;
  readonly kind: OneSidedKind;
  readonly sentence: string;
  readonly nextStep: string;
  readonly link: string;
}

/** A referral that nobody has answered; leaders see no contact of the prospect. */
export interface WaitingReferral {
  readonly giver: string;
  readonly receiver: string;
  /** Days from the day it was given to the day of the run. */
  readonly days: number;
  readonly link: string;
}

export interface WeeklyLinks {
  readonly chapter: string;
  readonly preferences: string;
  /** The page (GET) and the one-click address (POST) of RFC 8058 in one. */
  readonly unsubscribe: string;
}

/** The letter to the leaders of a chapter. Empty lists leave no trace in it. */
export interface LeaderWeeklyLetter {
  readonly kind: 'leader-weekly';
  readonly chapter: LetterChapter;
  readonly recipient: { readonly firstName: string };
  /** The last week, `[asOf - 7 days, asOf)`. */
  readonly week: DateRange;
  /** See `leaderSummary`. */
  readonly sentence: string;
  readonly figures: readonly Figure[];
  readonly oneSided: readonly OneSidedMember[];
  readonly attendanceAlarms: readonly PersonNote[];
  readonly turnedAround: readonly PersonNote[];
  readonly settlingIn: readonly PersonNote[];
  readonly waitingReferrals: readonly WaitingReferral[];
  readonly missingData: readonly { readonly sentence: string; readonly link: string }[];
  readonly links: WeeklyLinks & {
    /** Where the rest of a list is when it is longer than a letter should be. */
    readonly people: string;
    readonly attendance: string;
    readonly referrals: string;
  };
}

/** A referral that waits for the reader's own answer. */
export interface WaitingForYou {
  readonly giver: string;
  readonly prospect: string;
  readonly days: number;
  readonly link: string;
}

/** One finding of the tune-up: the evidence, and what to do about it. */
export interface Finding {
  readonly title: string;
  readonly sentence: string;
  readonly link: string;
}

/** The letter to a member: own figures only, never somebody else's. */
export interface MemberWeeklyLetter {
  readonly kind: 'member-weekly';
  readonly chapter: LetterChapter;
  readonly recipient: { readonly firstName: string };
  readonly week: DateRange;
  /** See `ownBalanceSentence`. */
  readonly sentence: string;
  /** See `ownNextStep`. */
  readonly nextStep: string | null;
  readonly balance: BalanceFigures;
  readonly figures: readonly Figure[];
  /** See `ownAttendanceSentence`; null when no meeting of the window counts. */
  readonly attendance: string | null;
  /** Thank-yous of last week in sum: who thanked stays unknown, so there is no list. */
  readonly thanks: { readonly count: number; readonly amount: number };
  readonly waiting: readonly WaitingForYou[];
  /** At most three are shown, in the given order. */
  readonly findings: readonly Finding[];
  readonly links: WeeklyLinks & { readonly own: string; readonly referrals: string };
}

/** The link that signs somebody in. It belongs to an account, which may sit in many chapters or none. */
export interface MagicLinkLetter {
  readonly kind: 'magic-link';
  readonly language: LanguageSettings;
  readonly recipient: { readonly firstName: string | null };
  readonly link: string;
  readonly validMinutes: number;
  readonly requestedAt: Date;
}

/** An invitation to take one's seat. */
export interface InvitationLetter {
  readonly kind: 'invitation';
  readonly chapter: LetterChapter;
  readonly recipient: { readonly firstName: string | null };
  /** Display name of the inviter. */
  readonly inviter: string;
  readonly link: string;
  readonly expiresOn: LocalDate;
}

/** A single piece of news, e.g. that a referral moved on (see `referralNews`). */
export interface NoticeLetter {
  readonly kind: 'notice';
  readonly chapter: LetterChapter;
  readonly recipient: { readonly firstName: string };
  readonly subject: string;
  readonly sentence: string;
  readonly link: string;
  readonly links: { readonly preferences: string; readonly unsubscribe: string };
}

export type Letter = LeaderWeeklyLetter | MemberWeeklyLetter | MagicLinkLetter | InvitationLetter | NoticeLetter;
export type LetterKind = Letter['kind'];
