import type { AttendancePolicy, LocalDate, MemberFigures, MemberNotes, PairReason } from '@chapterhouse/domain';
import type { LetterChapter } from '@chapterhouse/email';
import type { LetterData } from './letter-data.js';
import type { LetterLinks } from './letter-links.js';

/** A member's snapshot with the name of today. */
export interface NamedSnapshot {
  readonly memberId: string;
  readonly displayName: string;
  readonly figures: MemberFigures;
  readonly notes: MemberNotes;
}

/** A referral that still waits when the letter is written. */
export interface NamedWaiting {
  readonly slipId: string;
  readonly date: LocalDate;
  readonly giver: string;
  readonly receiver: string;
}

/** Two members who are to meet, by their ids. */
export interface ProposedMeeting {
  readonly firstMemberId: string;
  readonly secondMemberId: string;
  readonly reasons: readonly PairReason[];
}

/** What a member asks for this week. */
export interface NamedAsk {
  readonly memberId: string;
  readonly name: string;
  readonly text: string;
}

export interface LeaderFacts {
  readonly chapter: LetterChapter;
  readonly policy: Pick<AttendancePolicy, 'absenceLimit' | 'medicalLimit'>;
  readonly recipient: string;
  readonly asOf: LocalDate;
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
  readonly data: Omit<LetterData, 'members'>;
  /** The active members, in any order. */
  readonly members: readonly NamedSnapshot[];
  /** Oldest first. */
  readonly waiting: readonly NamedWaiting[];
  /** Letters about attendance that wait for a leader's decision. */
  readonly drafts: number;
  /** What the week proposes, the most pressing first. */
  readonly rota: readonly ProposedMeeting[];
  readonly asks: readonly NamedAsk[];
  readonly links: LetterLinks;
  readonly unsubscribeToken: string;
}
