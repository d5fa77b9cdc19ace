import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ChapterEntity } from './chapter.entity.js';
import { MemberEntity } from './member.entity.js';

/** One meeting per chapter and date: the date is its key. */
@Entity('meeting')
@Check('meeting_status_ck', `status in ('SCHEDULED', 'HELD', 'CANCELLED')`)
@Check('meeting_ledger_ck', `ledger in ('OPEN', 'LOCKED')`)
export class MeetingEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('date') date: string;
  @Column('text', { default: 'SCHEDULED' }) status: 'SCHEDULED' | 'HELD' | 'CANCELLED';
  @Column('text', { default: 'OPEN' }) ledger: 'OPEN' | 'LOCKED';
  @Column('timestamptz', { nullable: true }) lockedAt: Date | null;
  @Column('uuid', { nullable: true }) lockedBy: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}

/** One mark per member and meeting. A trigger holds it inside the membership. */
@Entity('attendance')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'])
@ForeignKey(() => MeetingEntity, ['chapterId', 'date'], ['chapterId', 'date'])
@Check('attendance_mark_ck', `mark in ('PRESENT', 'ABSENT', 'LATE', 'MEDICAL', 'SUBSTITUTE')`)
@Check('attendance_substitute_ck', `substitute_name is null or mark = 'SUBSTITUTE'`)
@Check('attendance_left_early_ck', `not left_early or mark in ('PRESENT', 'LATE', 'SUBSTITUTE')`)
export class AttendanceEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') memberId: string;
  @PrimaryColumn('date') date: string;
  @Column('text') mark: 'PRESENT' | 'ABSENT' | 'LATE' | 'MEDICAL' | 'SUBSTITUTE';
  @Column('text', { nullable: true }) substituteName: string | null;
  @Column('boolean', { default: false }) leftEarly: boolean;
  /** Grows with each change: two leaders marking at once see each other's change instead of losing it. */
  @Column('int', { default: 1 }) version: number;
  @Column('uuid', { nullable: true }) markedBy: string | null;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}
