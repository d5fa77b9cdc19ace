import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ChapterEntity } from './chapter.entity.js';
import { MemberEntity } from './member.entity.js';

/** The week of a chapter: planned once per date, computed, then its letters sent. */
@Entity('weekly_run')
@Index('weekly_run_open_ix', ['state', 'leaseUntil'], { where: `state <> 'DONE'` })
@Check('weekly_run_state_ck', `state in ('PLANNED', 'DONE', 'FAILED')`)
export class WeeklyRunEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('date') asOf: string;
  @Column('text', { default: 'PLANNED' }) state: 'PLANNED' | 'DONE' | 'FAILED';
  /** False: figures only, no letters. */
  @Column('boolean', { default: true }) mail: boolean;
  @Column('int', { default: 0 }) attempts: number;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('text', { nullable: true }) error: string | null;
  @Column('timestamptz', { default: () => 'now()' }) plannedAt: Date;
  @Column('timestamptz', { nullable: true }) computedAt: Date | null;
}

/** A chapter's figures of one week, kept for ever: trends are read, not recomputed. */
@Entity('chapter_week')
export class ChapterWeekEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('date') asOf: string;
  @Column('smallint') windowWeeks: number;
  @Column('smallint') evidenceWeeks: number;
  /** The chapter object of `expected.json`, members by id. */
  @Column('jsonb') figures: Record<string, unknown>;
  /** What the letters need beyond the figures: last week, the mean before it, what waits, what is missing. */
  @Column('jsonb', { nullable: true }) letter: Record<string, unknown> | null;
  @Column('timestamptz', { default: () => 'now()' }) computedAt: Date;
}

@Entity('member_week')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'])
@Index(['chapterId', 'memberId', 'asOf'])
export class MemberWeekEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('date') asOf: string;
  @PrimaryColumn('uuid') memberId: string;
  /** Null for a former member. */
  @Column('text', { nullable: true }) verdict: string | null;
  @Column('jsonb') figures: Record<string, unknown>;
  /** What the member can grow by, in the insights lib's short form. Text to PostgreSQL: it is only ever read whole. */
  @Column('json', { nullable: true }) growth: unknown;
}

/** The ledger of mails: one row per letter, claimed by lease, sent once. */
@Entity('delivery')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'])
@Index('delivery_once_uq', ['chapterId', 'asOf', 'kind', 'memberId'], { unique: true })
@Index('delivery_open_ix', ['state', 'leaseUntil'], { where: `state in ('PENDING', 'SENDING')` })
@Check('delivery_kind_ck', `kind in ('LEADER_WEEKLY', 'MEMBER_WEEKLY', 'LOOP', 'ATTENDANCE', 'ONE_TO_ONE')`)
@Check('delivery_state_ck', `state in ('PENDING', 'SENDING', 'SENT', 'SKIPPED', 'BOUNCED', 'FAILED')`)
@Check('delivery_sent_ck', `(state = 'SENT') = (sent_at is not null)`)
export class DeliveryEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('date') asOf: string;
  @Column('text') kind: 'LEADER_WEEKLY' | 'MEMBER_WEEKLY' | 'LOOP' | 'ATTENDANCE' | 'ONE_TO_ONE';
  @Column('uuid') memberId: string;
  @Column('text', { default: 'PENDING' }) state: 'PENDING' | 'SENDING' | 'SENT' | 'SKIPPED' | 'BOUNCED' | 'FAILED';
  @Column('int', { default: 0 }) attempts: number;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  /** Why it was skipped, bounced or failed. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/** What a member does not want to be mailed. No row means yes. */
@Entity('mail_preference')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
export class MailPreferenceEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') memberId: string;
  @PrimaryColumn('text') kind: string;
  @Column('boolean') enabled: boolean;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}

/** Who changed what, when and why. */
@Entity('audit_log')
@Index(['chapterId', 'subjectType', 'subjectId', 'at'])
export class AuditLogEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
  @Column('uuid', { nullable: true }) accountId: string | null;
  /** Verb in the past: `attendance.corrected`, `member.left`. */
  @Column('text') action: string;
  @Column('text') subjectType: string;
  @Column('text') subjectId: string;
  @Column('jsonb', { nullable: true }) before: unknown;
  @Column('jsonb', { nullable: true }) after: unknown;
  @Column('text', { nullable: true }) reason: string | null;
}
