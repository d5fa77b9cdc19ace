import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Verdict } from '@chapterhouse/domain';
import { VerdictEnum, vocabulary } from '../graphql/enums.js';
import { LocalDateScalar } from '../graphql/scalars.js';

export const WEEK_FIGURES = [
  'REFERRALS_GIVEN',
  'ONE_TO_ONES',
  'VISITORS',
  'CLOSED_BUSINESS',
  'ATTENDANCE_RATE',
] as const;
export type WeekFigureKey = (typeof WEEK_FIGURES)[number];
export const WeekFigureEnum = vocabulary<WeekFigureKey>('WeekFigureKey', WEEK_FIGURES, 'What a week is measured by.', {
  REFERRALS_GIVEN: 'Referrals that members gave.',
  ONE_TO_ONES: 'One-to-ones.',
  VISITORS: 'Visitors.',
  CLOSED_BUSINESS: 'Money that members were thanked for, in the chapter’s currency.',
  ATTENDANCE_RATE: 'Share of members in the room or represented, 0 to 1.',
});

export const ATTENDANCE_ALARMS = ['BREACHED', 'NEXT_BREACHES', 'AWAY'] as const;
export type AttendanceAlarmKind = (typeof ATTENDANCE_ALARMS)[number];
export const AttendanceAlarmEnum = vocabulary<AttendanceAlarmKind>(
  'AttendanceAlarmKind',
  ATTENDANCE_ALARMS,
  'Why somebody’s attendance asks for a call.',
  {
    BREACHED: 'Above a limit.',
    NEXT_BREACHES: 'One more absence is one too many.',
    AWAY: 'Within the limits, but not in the room for several meetings in a row.',
  },
);

@ObjectType({ description: 'A figure of last week against the mean of the four weeks before.' })
export class WeekFigure {
  @Field(() => WeekFigureEnum, { description: 'What it counts.' }) key: WeekFigureKey;
  @Field(() => Float, { nullable: true, description: 'Last week; null where nothing was recorded.' })
  lastWeek: number | null;
  @Field(() => Float, { nullable: true, description: 'The mean; null while there are no four weeks to take it over.' })
  mean: number | null;
}

@ObjectType({ description: 'A member whose giving and receiving are apart by more than luck, with the evidence.' })
export class OneSidedMember {
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => String, { description: 'Their name.' }) displayName: string;
  @Field(() => VerdictEnum, { description: 'Which way: RECEIVES_MORE, NOT_REFERRING or GIVES_MORE.' }) kind: Verdict;
  @Field(() => Int, { description: 'Referrals given inside the chapter in the period.' }) given: number;
  @Field(() => Int, { description: 'Referrals received inside the chapter in the period.' }) received: number;
  @Field(() => Float, { nullable: true, description: '(given − received) / (given + received), −1 to 1.' })
  balance: number | null;
  @Field(() => Int, { description: 'Weeks of the period: the evidence, or the window for NOT_REFERRING.' })
  periodWeeks: number;
  @Field(() => Float, { nullable: true, description: 'How likely chance alone is, allowing for everybody looked at.' })
  qValue: number | null;
  @Field(() => ID, { nullable: true, description: 'At the other end of the flow that is not returned.' })
  partnerId: string | null;
  @Field(() => String, { nullable: true, description: 'Their name.' }) partnerName: string | null;
  @Field(() => Int, { nullable: true, description: 'Referrals between the two, that way.' })
  partnerReferrals: number | null;
}

@ObjectType({ description: 'A member who needs a hand or earned a thank-you, in figures of the window.' })
export class NotedMember {
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => String, { description: 'Their name.' }) displayName: string;
  @Field(() => Int, { description: 'Weeks since joining.' }) tenureWeeks: number;
  @Field(() => Int, { description: 'Referrals given, other chapters included.' }) given: number;
  @Field(() => Int, { description: 'Referrals received, other chapters included.' }) received: number;
  @Field(() => Int, { description: 'Different people met one to one.' }) oneToOnePartners: number;
}

@ObjectType({ description: 'A member whose attendance asks for a call.' })
export class AttendanceAlarm {
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => String, { description: 'Their name.' }) displayName: string;
  @Field(() => AttendanceAlarmEnum, { description: 'Why.' }) alarm: AttendanceAlarmKind;
  @Field(() => Int, { description: 'Absences by the policy; for AWAY meetings in a row.' }) count: number;
  @Field(() => Int, { description: 'Absences that the chapter allows.' }) limit: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the oldest absence stops counting.' })
  oldestExpires: string | null;
}

@ObjectType({ description: 'A referral that nobody has answered for a week or more.' })
export class WaitingReferral {
  @Field(() => ID, { description: 'The referral.' }) slipId: string;
  @Field(() => String, { nullable: true, description: 'Who gave it.' }) giver: string | null;
  @Field(() => String, { description: 'Who has it.' }) receiver: string;
  @Field(() => Int, { description: 'Days since, at the day of the computation.' }) days: number;
}

@ObjectType({ description: 'A meeting at which some members have no mark.' })
export class UnmarkedMeeting {
  @Field(() => LocalDateScalar, { description: 'The day of the meeting.' }) date: string;
  @Field(() => Int, { description: 'Members without a mark.' }) count: number;
}

@ObjectType({ description: 'What the figures cannot know.' })
export class MissingFigures {
  @Field(() => [UnmarkedMeeting], { description: 'Meetings of the last four weeks with members who have no mark.' })
  attendance: UnmarkedMeeting[];
  @Field(() => Boolean, { description: 'Whether no meeting of last week is recorded.' }) meeting: boolean;
  @Field(() => Int, { description: 'Active members without an address.' }) noAddress: number;
  @Field(() => Int, { description: 'Active members whose mail comes back.' }) bounced: number;
}

@ObjectType({ description: 'What leaders should know of a week: the findings of their letter.' })
export class ChapterOverview {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation; figures count up to the day before.' })
  asOf: string;
  @Field(() => Int, { description: 'Weeks that the figures look back.' }) windowWeeks: number;
  @Field(() => Int, { description: 'Weeks that judgements look back.' }) evidenceWeeks: number;
  @Field(() => Boolean, { description: 'Whether the last week holds a meeting or a slip at all.' }) recorded: boolean;
  @Field(() => [WeekFigure], { description: 'Last week against the mean.' }) week: WeekFigure[];
  @Field(() => [OneSidedMember], { description: 'One-sided members, the widest gap first within each kind.' })
  oneSided: OneSidedMember[];
  @Field(() => [NotedMember], { description: 'One-sided over the long time, the other way lately.' })
  turnedAround: NotedMember[];
  @Field(() => [NotedMember], { description: 'Members in their first quarter.' }) settlingIn: NotedMember[];
  @Field(() => [AttendanceAlarm], { description: 'Attendance that asks for a call.' }) alarms: AttendanceAlarm[];
  @Field(() => [WaitingReferral], { description: 'Referrals waiting for an answer, oldest first.' })
  waiting: WaitingReferral[];
  @Field(() => MissingFigures, { description: 'What is not known.' }) missing: MissingFigures;
}
