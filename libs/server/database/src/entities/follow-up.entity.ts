import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ChapterEntity } from './chapter.entity.js';
import { MemberEntity } from './member.entity.js';

/**
 * What leaders have tried with a member, in confidence. Row-level security shows it to leaders and the membership
 * committee, never to staff above the chapter, and never to the member whom it is about.
 */
@Entity('follow_up')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index('follow_up_newest_ix', ['chapterId', 'memberId', 'onDate', 'id'])
@Check('follow_up_note_ck', `length(note) between 1 and 2000`)
export class FollowUpEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') memberId: string;
  /** Chapter-local date of what was tried. */
  @Column('date') onDate: string;
  @Column('text') note: string;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}
