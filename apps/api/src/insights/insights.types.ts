import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ATTENDANCE_STATES, type AttendanceState, type Verdict } from '@chapterhouse/domain';
import { VerdictEnum, vocabulary } from '../graphql/enums.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';

export const AttendanceStateEnum = vocabulary<AttendanceState>(
  'AttendanceState',
  ATTENDANCE_STATES,
  'How a member stands against the chapter’s attendance policy.',
  { CLEAR: 'Within the limits.', NEXT_BREACHES: 'One more absence is one too many.', BREACHED: 'Above a limit.' },
);

@ObjectType({ description: 'Attendance in the window. Meetings without a mark are missing data, never absences.' })
export class AttendanceFigures {
  @Field(() => Int, { description: 'Meetings present.' }) present: number;
  @Field(() => Int, { description: 'Meetings absent.' }) absent: number;
  @Field(() => Int, { description: 'Meetings late.' }) late: number;
  @Field(() => Int, { description: 'Meetings on medical leave.' }) medical: number;
  @Field(() => Int, { description: 'Meetings with a substitute.' }) substitute: number;
  @Field(() => Int, { description: 'Meetings without a mark.' }) unrecorded: number;
  @Field(() => Float, { nullable: true, description: 'Share attended, 0 to 1; medical leave counts neither way.' })
  attendanceRate: number | null;
  @Field(() => Int, { description: 'Longest run of meetings not in the room.' }) longestAbsence: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the oldest absence leaves the window.' })
  oldestAbsenceExpires: string | null;
  @Field(() => Int, { description: 'Absences by the chapter’s policy.' }) effectiveAbsences: number;
  @Field(() => AttendanceStateEnum, { description: 'How that stands against the limits.' }) state: AttendanceState;
}

@ObjectType({ description: 'What somebody did in the last of the weeks.' })
export class LastWeekFigures {
  @Field(() => Int, { description: 'Referrals given.' }) given: number;
  @Field(() => Int, { description: 'Referrals received.' }) received: number;
  @Field(() => Int, { description: 'One-to-ones.' }) oneToOnes: number;
}

@ObjectType({ description: 'What somebody did in the window, other chapters included.' })
export class ActivityFigures {
  @Field(() => Int, { description: 'Referrals given, themself the customer.' }) referralsGivenInside: number;
  @Field(() => Int, { description: 'Referrals given, somebody they know the customer.' }) referralsGivenOutside: number;
  @Field(() => Int, { description: 'Referrals received, the giver the customer.' }) referralsReceivedInside: number;
  @Field(() => Int, { description: 'Referrals received, somebody the giver knows the customer.' })
  referralsReceivedOutside: number;
  @Field(() => Int, { description: 'Visitors who came on their invitation.' }) visitors: number;
  @Field(() => Int, { description: 'One-to-ones.' }) oneToOnes: number;
  @Field(() => Int, { description: 'Different people met one to one.' }) oneToOnePartners: number;
  @Field(() => Float, { description: 'Money that others thanked them for, in the chapter’s currency.' })
  closedBusiness: number;
  @Field(() => Float, { description: 'Credits of education.' }) educationCredits: number;
  @Field(() => LastWeekFigures, { description: 'The last seven days of it.' }) lastWeek: LastWeekFigures;
}

@ObjectType({ description: 'Referrals between somebody and the others of the chapter, in the window.' })
export class FlowFigures {
  @Field(() => Int, { description: 'Given.' }) givenInChapter: number;
  @Field(() => Int, { description: 'Received.' }) receivedInChapter: number;
  @Field(() => Int, { description: 'People given to.' }) givenTo: number;
  @Field(() => Int, { description: 'People received from.' }) receivedFrom: number;
  @Field(() => Int, { description: 'Given and returned, pair by pair.' }) mutual: number;
  @Field(() => Float, { nullable: true, description: '(given − received) / (given + received), −1 to 1.' })
  balance: number | null;
  @Field(() => Float, { nullable: true, description: 'Share that is returned, 0 to 1.' }) reciprocity: number | null;
}

@ObjectType({ description: 'The same over the longer time that judgements look back.' })
export class EvidenceFigures {
  @Field(() => Int, { description: 'Given.' }) given: number;
  @Field(() => Int, { description: 'Received.' }) received: number;
  @Field(() => Float, { nullable: true, description: '(given − received) / (given + received), −1 to 1.' })
  balance: number | null;
  @Field(() => Float, { nullable: true, description: 'How likely chance alone is as far from even; two-sided.' })
  pValue: number | null;
  @Field(() => Float, { nullable: true, description: 'The same, allowing for everybody being looked at.' })
  qValue: number | null;
}

@ObjectType({ description: 'One member’s week.' })
export class MemberInsights {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation; figures count up to the day before.' })
  asOf: string;
  @Field(() => VerdictEnum, { nullable: true, description: 'How the referrals stand; null for a former member.' })
  verdict: Verdict | null;
  @Field(() => Boolean, { description: 'One-sided over the long time, and the other way lately: worth thanks.' })
  turnedAround: boolean;
  @Field(() => Int, { description: 'Weeks since joining.' }) tenureWeeks: number;
  @Field(() => Float, { description: 'Weeks of the window as a member, days counted too.' }) weeksActive: number;
  @Field(() => AttendanceFigures, { description: 'Attendance.' }) attendance: AttendanceFigures;
  @Field(() => ActivityFigures, { description: 'Slips and visitors.' }) activity: ActivityFigures;
  @Field(() => FlowFigures, { description: 'Referrals inside the chapter.' }) flow: FlowFigures;
  @Field(() => EvidenceFigures, { description: 'What the verdict rests on.' }) evidence: EvidenceFigures;
}

@ObjectType({ description: 'Somebody gave three or more to somebody, and nothing came back.' })
export class OneSidedTie {
  /** The chapter in which the two are looked up. */
  homeChapterId: string;
  @Field(() => ID, { description: 'Who gave.' }) giverId: string;
  @Field(() => ID, { description: 'Who received.' }) receiverId: string;
  @Field(() => Int, { description: 'How many.' }) referrals: number;
}

@ObjectType({ description: 'How many members have a verdict.' })
export class VerdictCount {
  @Field(() => VerdictEnum, { description: 'The verdict.' }) verdict: Verdict;
  @Field(() => Int, { description: 'How many active members.' }) members: number;
}

@ObjectType({ description: 'The figures of a whole chapter in the window.' })
export class ChapterFigures {
  @Field(() => Int, { description: 'Active members.' }) members: number;
  @Field(() => Int, { description: 'Meetings held.' }) meetingsHeld: number;
  @Field(() => Float, { nullable: true, description: 'Referrals given per member and week.' })
  referralsPerMemberWeek: number | null;
  @Field(() => Int, { description: 'Referrals inside the chapter.' }) referrals: number;
  @Field(() => Float, { nullable: true, description: 'Share that is returned, 0 to 1.' }) reciprocity: number | null;
  @Field(() => Float, { nullable: true, description: 'The share that chance alone would give.' })
  expectedReciprocity: number | null;
  @Field(() => Float, { nullable: true, description: 'How far above chance it is, at most 1.' })
  reciprocityBeyondChance: number | null;
  @Field(() => Int, { description: 'Pairs of giver and receiver.' }) ties: number;
  @Field(() => Int, { description: 'People in the network.' }) nodes: number;
  @Field(() => Float, { nullable: true, description: 'Share of all possible pairs.' }) density: number | null;
  @Field(() => Float, { nullable: true, description: 'Share of pairs that are returned.' })
  binaryReciprocity: number | null;
  @Field(() => Float, { nullable: true, description: 'The same beyond chance.' }) binaryRho: number | null;
}

@ObjectType({ description: 'A chapter’s week.' })
export class ChapterInsights {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation; figures count up to the day before.' })
  asOf: string;
  @Field(() => Int, { description: 'Weeks that the figures look back.' }) windowWeeks: number;
  @Field(() => Int, { description: 'Weeks that judgements look back.' }) evidenceWeeks: number;
  @Field(() => DateTimeScalar, { description: 'When it was computed.' }) computedAt: Date;
  @Field(() => ChapterFigures, { description: 'The figures.' }) figures: ChapterFigures;
  @Field(() => [OneSidedTie], { description: 'Ties that go one way only.' }) oneSidedTies: OneSidedTie[];
}

@ObjectType({ description: 'A chapter’s week in counts: nobody is named.' })
export class ChapterCounts {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation; figures count up to the day before.' })
  asOf: string;
  @Field(() => Int, { description: 'Weeks that the figures look back.' }) windowWeeks: number;
  @Field(() => Int, { description: 'Weeks that judgements look back.' }) evidenceWeeks: number;
  @Field(() => DateTimeScalar, { description: 'When it was computed.' }) computedAt: Date;
  @Field(() => ChapterFigures, { description: 'The figures.' }) figures: ChapterFigures;
  @Field(() => [VerdictCount], { description: 'How many members have which verdict.' }) verdicts: VerdictCount[];
}
