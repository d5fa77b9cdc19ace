import type { DateRange, LocalDate } from '@chapterhouse/domain';
import type { LanguageSettings } from '../messages/formats.js';
import type { OneSidedKind } from '@chapterhouse/words';

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
  /** See `chapterSummary`. */
  readonly sentence: string;
  readonly figures: readonly Figure[];
  readonly oneSided: readonly OneSidedMember[];
  readonly attendanceAlarms: readonly PersonNote[];
  readonly turnedAround: readonly PersonNote[];
  readonly settlingIn: readonly PersonNote[];
  readonly waitingReferrals: readonly WaitingReferral[];
  readonly missingData: readonly { readonly sentence: string; readonly link: string }[];
  /** Letters about attendance that wait for a leader's decision. */
  readonly drafts: { readonly count: number; readonly link: string };
  /** The one-to-ones that the week proposes. */
  readonly rota: readonly ProposedPair[];
  readonly asks: readonly AskOfWeek[];
  readonly links: WeeklyLinks & {
    /** Where the rest of a list is when it is longer than a letter should be. */
    readonly people: string;
    readonly attendance: string;
    readonly referrals: string;
    readonly rota: string;
    readonly asks: string;
  };
}

/** Two members who are to meet, with the reasons. */
export interface ProposedPair {
  readonly first: string;
  readonly second: string;
  readonly reason: string | null;
}

/** What a member asks for this week, in their own words. */
export interface AskOfWeek {
  readonly name: string;
  readonly text: string;
  readonly link: string;
}

/** A question after a one-to-one: the link holds the only copy of its secret. */
export interface QuestionInConfidence {
  readonly name: string;
  readonly link: string;
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
  readonly nextStep: string | null;
  readonly link: string;
}

/** The letter to a member: own figures only, never somebody else's. */
export interface MemberWeeklyLetter {
  readonly kind: 'member-weekly';
  readonly chapter: LetterChapter;
  readonly recipient: { readonly firstName: string };
  readonly week: DateRange;
  /** See `ownBalance`. */
  readonly sentence: string;
  /** See `ownNextStep`. */
  readonly nextStep: string | null;
  readonly balance: BalanceFigures;
  readonly figures: readonly Figure[];
  /** See `ownAttendance`; null when no meeting of the window counts. */
  readonly attendance: string | null;
  /** Thank-yous of last week in sum: who thanked stays unknown, so there is no list. */
  readonly thanks: { readonly count: number; readonly amount: number };
  readonly waiting: readonly WaitingForYou[];
  /** At most three are shown, in the given order. */
  readonly findings: readonly Finding[];
  /** Whom to meet next, with the reason; the link is where one accepts or declines. */
  readonly nextOneToOnes: readonly PersonNote[];
  readonly asks: readonly AskOfWeek[];
  readonly questions: readonly QuestionInConfidence[];
  /** The score and the way to green; null without a scorecard. */
  readonly score: string | null;
  readonly links: WeeklyLinks & {
    readonly own: string;
    readonly referrals: string;
    readonly asks: string;
    readonly oneToOnes: string;
  };
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

/** Where this kind of letter is chosen or stopped. */
type StopLinks = Pick<WeeklyLinks, 'preferences' | 'unsubscribe'>;

/** What moved since yesterday, for one account; of several chapters when it has several seats. */
export interface LoopLetter {
  readonly kind: 'loop';
  /** The chapter whose time of day it is, which the letter speaks for. */
  readonly chapter: LetterChapter;
  readonly recipient: { readonly firstName: string };
  readonly subject: string;
  readonly sentence: string;
  /** Referrals of the reader that moved on; without amounts. */
  readonly steps: readonly PersonNote[];
  /** Thanks for business that the reader brought; never from whom. */
  readonly thanks: string | null;
  /** Referrals to the reader that wait for a word. */
  readonly nudges: readonly PersonNote[];
  readonly questions: readonly QuestionInConfidence[];
  /** Where the button leads: to the one referral that the sentence speaks of, or to all. */
  readonly one: boolean;
  readonly links: StopLinks & { readonly referrals: string };
}

/** A letter about attendance, from a leader who decided to send it. */
export interface AttendanceLetter {
  readonly kind: 'attendance';
  readonly chapter: LetterChapter;
  readonly recipient: { readonly firstName: string };
  /** Display name of the leader. */
  readonly leader: string;
  readonly subject: string;
  readonly sentence: string;
  readonly paragraphs: readonly string[];
  readonly links: StopLinks & { readonly own: string };
}

/** Both said yes to a one-to-one: the calendar invitation is attached to this. */
export interface OneToOneLetter {
  readonly kind: 'one-to-one';
  readonly chapter: LetterChapter;
  readonly recipient: { readonly firstName: string };
  readonly partner: { readonly name: string; readonly calledName: string };
  /** Where the calendar invitation stands, in words. */
  readonly when: string;
  readonly reasons: readonly string[];
  readonly link: string;
  readonly links: StopLinks;
}

export type Letter =
  | LeaderWeeklyLetter
  | MemberWeeklyLetter
  | MagicLinkLetter
  | InvitationLetter
  | LoopLetter
  | AttendanceLetter
  | OneToOneLetter;
export type LetterKind = Letter['kind'];
