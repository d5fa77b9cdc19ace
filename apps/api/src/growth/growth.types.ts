import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  type AttendanceState,
  FINDING_STATES,
  type FindingState,
  TUNE_UP_CODES,
  type TuneUpCode,
  type Verdict,
} from '@chapterhouse/domain';
import { VerdictEnum, vocabulary } from '../graphql/enums.js';
import { LocalDateScalar } from '../graphql/scalars.js';
import { AttendanceStateEnum } from '../insights/insights.types.js';

export const TuneUpCodeEnum = vocabulary<TuneUpCode>('TuneUpCode', TUNE_UP_CODES, 'A question of the tune-up.', {
  PATIENCE: 'Here long enough?',
  CONSISTENCY: 'Seen every week?',
  STAYING: 'Stays to talk?',
  TARGET: 'Do they know your ideal customer?',
  ASKING: 'Do you ask for something specific?',
  UNDERSTOOD: 'Can they say what you do? Confidential: for the member alone.',
  TRUST: 'One-to-ones, and again?',
  MUTUAL: 'Was it about both of you? Confidential: for the member alone.',
  GIVING: 'Do you give?',
  THANKING: 'Do givers hear back?',
  FIT: 'Are the right people here?',
  EFFORT: 'Enough of it?',
  ONE_SIDED: 'Is the flow returned?',
});
export const FindingStateEnum = vocabulary<FindingState>(
  'FindingState',
  FINDING_STATES,
  'How the answer to a question of the tune-up is.',
  {
    FINE: 'All is well.',
    WATCH: 'Keep an eye on it.',
    ACT: 'Do something about it.',
    UNKNOWN: 'There is no data to say.',
  },
);

@ObjectType({ description: 'Referrals that went one way only.' })
export class TuneUpTie {
  @Field(() => ID, { description: 'At the other end.' }) memberId: string;
  @Field(() => Int, { description: 'How many.' }) referrals: number;
  homeChapterId: string;
}

@ObjectType({
  description: 'What a finding rests on. Each question has its own figures; null: not known, or of another question.',
})
export class TuneUpEvidence {
  @Field(() => Int, { nullable: true, description: 'PATIENCE: weeks since joining.' }) tenureWeeks: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'PATIENCE: weeks that it usually takes here from joining to the first referral received.',
  })
  medianWeeks: number | null;
  @Field(() => Int, { nullable: true, description: 'PATIENCE: of how many members that is known.' }) known:
    number | null;
  @Field(() => Float, { nullable: true, description: 'CONSISTENCY: share of meetings attended, 0 to 1.' })
  rate: number | null;
  @Field(() => Int, { nullable: true, description: 'CONSISTENCY: longest run of meetings not in the room.' })
  longestAbsence: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'STAYING: share of meetings left early. MUTUAL: share of partners who felt sold to. 0 to 1.',
  })
  share: number | null;
  @Field(() => Int, { nullable: true, description: 'STAYING: meetings left early.' }) leftEarly: number | null;
  @Field(() => Int, { nullable: true, description: 'STAYING: meetings in the room.' }) meetings: number | null;
  @Field(() => Int, { nullable: true, description: 'TARGET: age of the ideal-customer sentence in days.' })
  idealCustomerDays: number | null;
  @Field(() => Int, { nullable: true, description: 'TARGET: age of the newest example story in days.' })
  storyDays: number | null;
  @Field(() => Int, { nullable: true, description: 'ASKING: asks in the last eight weeks.' }) asks: number | null;
  @Field(() => Float, { nullable: true, description: 'UNDERSTOOD: what partners answered on average, 1.5 to 4.5.' })
  mean: number | null;
  @Field(() => Int, { nullable: true, description: 'UNDERSTOOD, MUTUAL: how many partners answered, three or more.' })
  n: number | null;
  @Field(() => Int, { nullable: true, description: 'TRUST: different active members met one to one.' })
  partners: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'TRUST: other active members. FIT: other members of the same trade group.',
  })
  others: number | null;
  @Field(() => Int, { nullable: true, description: 'TRUST: of those met, how many more than once.' })
  repeats: number | null;
  @Field(() => Int, { nullable: true, description: 'GIVING: referrals given in the window.' }) given: number | null;
  @Field(() => Float, { nullable: true, description: 'GIVING: what a member in the middle gave.' }) median:
    number | null;
  @Field(() => Int, { nullable: true, description: 'THANKING: referrals whose giver has heard nothing.' })
  waiting: number | null;
  @Field(() => Int, { nullable: true, description: 'THANKING: referrals received more than 14 days ago.' })
  total: number | null;
  @Field(() => String, { nullable: true, description: 'FIT: the trade group.' }) sphere: string | null;
  @Field(() => Float, { nullable: true, description: 'EFFORT: points a week, 0 to 5.' }) pointsPerWeek: number | null;
  @Field(() => Int, { nullable: true, description: 'EFFORT: over so many weeks.' }) weeks: number | null;
  @Field(() => VerdictEnum, { nullable: true, description: 'ONE_SIDED: how the referrals stand.' })
  verdict: Verdict | null;
  @Field(() => [TuneUpTie], {
    nullable: true,
    description: 'ONE_SIDED: to whom three or more went and none came back.',
  })
  givesTo: TuneUpTie[] | null;
  @Field(() => [TuneUpTie], {
    nullable: true,
    description: 'ONE_SIDED: from whom three or more came and none went back.',
  })
  receivesFrom: TuneUpTie[] | null;
}

@ObjectType({ description: 'One line of the tune-up.' })
export class TuneUpFinding {
  @Field(() => TuneUpCodeEnum, { description: 'The question.' }) code: TuneUpCode;
  @Field(() => FindingStateEnum, { description: 'How the answer is.' }) state: FindingState;
  @Field(() => TuneUpEvidence, { description: 'What it rests on.' }) evidence: TuneUpEvidence;
  @Field(() => Boolean, { description: 'Whether it rests on what colleagues said in confidence.' })
  confidential: boolean;
}

@ObjectType({ description: 'Why a member does not get more referrals, and what to do about it.' })
export class TuneUp {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation.' }) asOf: string;
  @Field(() => [TuneUpFinding], {
    description:
      'In the order of the questions. The two that rest on confidential answers are in it for the member alone.',
  })
  findings: TuneUpFinding[];
  @Field(() => [TuneUpFinding], { description: 'At most three that matter most, ACT before WATCH.' })
  important: TuneUpFinding[];
}

@ObjectType({ description: 'How a member stands at the attendance policy, and what time alone will change.' })
export class AttendanceForecast {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation.' }) asOf: string;
  @Field(() => AttendanceStateEnum, { description: 'How it stands against the limits.' }) state: AttendanceState;
  @Field(() => Int, { description: 'Absences by the chapter’s policy.' }) effectiveAbsences: number;
  @Field(() => Int, { nullable: true, description: 'Absences still allowed; 0: the next one is one too many.' })
  absencesLeft: number | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the oldest absence leaves the window.' })
  oldestAbsenceExpires: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'BREACHED: when that ends by itself; null: never.' })
  withinPolicyOn: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When one more absence would be allowed again.' })
  clearOn: string | null;
}
