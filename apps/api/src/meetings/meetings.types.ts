import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AttendanceMark, LedgerState, MeetingStatus, MemberStatus } from '@chapterhouse/domain';
import { AttendanceMarkEnum, LedgerStateEnum, MeetingStatusEnum, MemberStatusEnum } from '../graphql/enums.js';
import { pageOf } from '../graphql/page.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

@ObjectType({ description: 'A meeting of a chapter: one a day.' })
export class Meeting {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => LocalDateScalar, { description: 'The day, which identifies it in its chapter.' }) date: string;
  @Field(() => MeetingStatusEnum, { description: 'Whether it took place.' }) status: MeetingStatus;
  @Field(() => LedgerStateEnum, { description: 'Whether what belongs to it may still be changed.' })
  ledger: LedgerState;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was locked.' }) lockedAt: Date | null;
}

@ObjectType({ description: 'A page of meetings.' })
export class MeetingPage extends pageOf(Meeting) {}

@ObjectType({ description: 'One member on the attendance sheet of a meeting.' })
export class AttendanceRow {
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => String, { description: 'Their name.' }) displayName: string;
  @Field(() => MemberStatusEnum, { description: 'How their seat stands.' }) memberStatus: MemberStatus;
  @Field(() => AttendanceMarkEnum, { nullable: true, description: 'The mark; null: not marked yet.' })
  mark: AttendanceMark | null;
  @Field(() => String, { nullable: true, description: 'Who came instead.' }) substituteName: string | null;
  @Field(() => Boolean, { description: 'Whether they left early.' }) leftEarly: boolean;
  @Field(() => Int, { description: 'What the next change must expect; 0: not marked yet.' }) version: number;
  @Field(() => String, { nullable: true, description: 'Who marked it last; null for a file or the system.' })
  markedByName: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was marked last.' }) markedAt: Date | null;
}

@ObjectType({ description: 'How many members have which mark.' })
export class AttendanceTotals {
  @Field(() => Int, { description: 'Members who belong to the chapter on that day.' }) members: number;
  @Field(() => Int, { description: 'Without a mark yet.' }) unmarked: number;
  @Field(() => Int, { description: 'Present.' }) present: number;
  @Field(() => Int, { description: 'Absent.' }) absent: number;
  @Field(() => Int, { description: 'Late.' }) late: number;
  @Field(() => Int, { description: 'Away for health.' }) medical: number;
  @Field(() => Int, { description: 'Somebody came instead.' }) substitute: number;
}

@ObjectType({ description: 'Who was at a meeting: every member of that day, by name. Members see their own row.' })
export class AttendanceSheet {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the meeting.' }) date: string;
  @Field(() => MeetingStatusEnum, { description: 'Whether it took place.' }) status: MeetingStatus;
  @Field(() => LedgerStateEnum, { description: 'Whether it may still be changed.' }) ledger: LedgerState;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was locked.' }) lockedAt: Date | null;
  @Field(() => [AttendanceRow], { description: 'One row a member.' }) rows: AttendanceRow[];
  @Field(() => AttendanceTotals, { nullable: true, description: 'Sums; null for those who see only their own row.' })
  totals: AttendanceTotals | null;
}

@ObjectType({ description: 'One member’s mark at one meeting.' })
export class AttendanceEntry {
  @Field(() => LocalDateScalar, { description: 'The day of the meeting.' }) date: string;
  @Field(() => AttendanceMarkEnum, { description: 'The mark.' }) mark: AttendanceMark;
  @Field(() => String, { nullable: true, description: 'Who came instead.' }) substituteName: string | null;
  @Field(() => Boolean, { description: 'Whether they left early.' }) leftEarly: boolean;
  @Field(() => Int, { description: 'What the next change must expect.' }) version: number;
}

@ObjectType({ description: 'A page of one member’s marks.' })
export class AttendanceEntryPage extends pageOf(AttendanceEntry) {}

@ObjectType({ implements: () => [Payload], description: 'The answer to a change of a meeting.' })
export class MeetingPayload extends Payload {
  @Field(() => Meeting, { nullable: true, description: 'The meeting as it now is.' }) meeting?: Meeting | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to marking attendance.' })
export class AttendancePayload extends Payload {
  @Field(() => AttendanceSheet, { nullable: true, description: 'The sheet as it now is.' })
  sheet?: AttendanceSheet | null;
}
