import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ATTENDANCE_STEPS, type AttendanceStep, type Verdict } from '@chapterhouse/domain';
import type { ProposalAnswer } from '@chapterhouse/insights';
import { VerdictEnum, vocabulary } from '../graphql/enums.js';
import { pageOf } from '../graphql/page.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';
import { PairReason, ProposalAnswerEnum } from '../one-to-ones/one-to-ones.types.js';
import { AttendanceForecast, TuneUpFinding } from './growth.types.js';
import { MemberScorecard } from './scorecards.types.js';

export const AttendanceStepEnum = vocabulary<AttendanceStep>(
  'AttendanceStep',
  ATTENDANCE_STEPS,
  'What a letter about attendance is about.',
  { NEXT_BREACHES: 'One more absence is one too many.', BREACHED: 'Above a limit.' },
);
export const LETTER_STATES = ['DRAFT', 'SENT', 'DROPPED'] as const;
export type LetterState = (typeof LETTER_STATES)[number];
export const LetterStateEnum = vocabulary<LetterState>('AttendanceLetterState', LETTER_STATES, 'How a letter stands.', {
  DRAFT: 'A leader has to decide; it is never sent by itself.',
  SENT: 'A leader sent it.',
  DROPPED: 'A leader dropped it.',
});
export type LetterDecision = Exclude<LetterState, 'DRAFT'>;
export const LetterDecisionEnum = vocabulary<LetterDecision>(
  'AttendanceLetterDecision',
  ['SENT', 'DROPPED'],
  'What a leader decides about a draft.',
  { SENT: 'Send it to the member.', DROPPED: 'Send nothing.' },
);

@ObjectType({ description: 'A letter to a member about their attendance, drafted for leaders.' })
export class AttendanceLetter {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the letter.' }) id: string;
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => String, { description: 'Their name.' }) memberName: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation that drafted it.' }) asOf: string;
  @Field(() => AttendanceStepEnum, { description: 'What it is about.' }) step: AttendanceStep;
  @Field(() => AttendanceForecast, { description: 'The figures that it speaks of.' }) facts: AttendanceForecast;
  @Field(() => LetterStateEnum, { description: 'How it stands.' }) state: LetterState;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When a leader decided.' }) decidedAt: Date | null;
}

@ObjectType({ description: 'A page of letters.' })
export class AttendanceLetterPage extends pageOf(AttendanceLetter) {}

@ObjectType({ implements: () => [Payload], description: 'The answer to sending or dropping a letter.' })
export class AttendanceLetterPayload extends Payload {
  @Field(() => AttendanceLetter, { nullable: true, description: 'The letter as it now is.' })
  letter?: AttendanceLetter | null;
}

@ObjectType({ description: 'Everybody’s score at a computation, the highest first.' })
export class ChapterScores extends pageOf(MemberScorecard) {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day of the computation; null when there is none.' })
  asOf: string | null;
}

@ObjectType({ description: 'What matters most in the tune-up of a member, without what was said in confidence.' })
export class MemberFindings {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => VerdictEnum, { description: 'How their referrals stand.' }) verdict: Verdict;
  @Field(() => Int, { description: 'Weeks since joining.' }) tenureWeeks: number;
  @Field(() => Int, { description: 'How many findings say ACT.' }) toAct: number;
  @Field(() => [TuneUpFinding], { description: 'At most three, ACT before WATCH.' }) important: TuneUpFinding[];
}

@ObjectType({ description: 'What matters most for everybody at a computation; those with most to do first.' })
export class ChapterFindings extends pageOf(MemberFindings) {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day of the computation; null when there is none.' })
  asOf: string | null;
}

@ObjectType({ description: 'Two members whom the week’s rota brings together.' })
export class RotaPair {
  @Field(() => ID, { nullable: true, description: 'The proposal to the two; null when none was made for this week.' })
  proposalId: string | null;
  @Field(() => ID, { description: 'One of the two.' }) firstMemberId: string;
  @Field(() => ID, { description: 'The other one.' }) secondMemberId: string;
  @Field(() => Int, { description: 'How much speaks for it.' }) weight: number;
  @Field(() => [PairReason], { description: 'Why.' }) reasons: PairReason[];
  @Field(() => ProposalAnswerEnum, { nullable: true, description: 'What the one answered; null: nothing yet.' })
  firstAnswer: ProposalAnswer | null;
  @Field(() => ProposalAnswerEnum, { nullable: true, description: 'What the other one answered; null: nothing yet.' })
  secondAnswer: ProposalAnswer | null;
  @Field(() => Boolean, { description: 'Whether both accepted.' }) agreed: boolean;
  homeChapterId: string;
}

@ObjectType({ description: 'Who meets whom this week: everybody at most once.' })
export class Rota {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation: the first day of the week it is for.' })
  asOf: string;
  @Field(() => [RotaPair], { description: 'The pairs.' }) pairs: RotaPair[];
  @Field(() => ID, { nullable: true, description: 'Whose turn it is to have no partner, in an odd number of members.' })
  oddOneOutId: string | null;
}
