import type { AttendanceCounts, AttendancePolicy } from './attendance.js';
import type { LocalDate } from './week.js';

/** Slips and visits of one member, as counted. All in the window unless it says otherwise; withdrawn slips are not in it. */
export interface ActivityCounts {
  /** Slips to and from members of other chapters included. */
  readonly referralsGivenInside: number;
  readonly referralsGivenOutside: number;
  readonly referralsReceivedInside: number;
  readonly referralsReceivedOutside: number;
  /** Visitors invited by the member. */
  readonly visitors: number;
  /** A meeting of two members of the chapter counts one for each of them. */
  readonly oneToOnes: number;
  /** Distinct partners, other chapters included. */
  readonly oneToOnePartners: number;
  /** Money that others thanked this member for, in the chapter's currency. */
  readonly closedBusiness: number;
  readonly educationCredits: number;
  /** In the 7 days before `asOf`. */
  readonly lastWeek: { readonly given: number; readonly received: number; readonly oneToOnes: number };
}

/** Everything counted about one seat. */
export interface MemberCounts {
  readonly memberId: string;
  readonly joined: LocalDate;
  /** The first day on which the person is no longer a member. */
  readonly left: LocalDate | null;
  readonly attendance: AttendanceCounts;
  readonly activity: ActivityCounts;
}

/** Referrals from one member to another, both of them members at the time, in the two periods. */
export interface EdgeCounts {
  readonly giverId: string;
  readonly receiverId: string;
  readonly window: number;
  readonly evidence: number;
}

/** Everything counted about one chapter for one run: what SQL delivers and `judgeChapter` judges. */
export interface ChapterCounts {
  readonly asOf: LocalDate;
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
  readonly policy: AttendancePolicy;
  /** Meetings held in the window. */
  readonly meetingsHeld: number;
  /** Who was on the roster at some time of either period and joined before `asOf`, in any order. */
  readonly members: readonly MemberCounts[];
  readonly edges: readonly EdgeCounts[];
}
