import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity.js';
import { ChapterEntity } from './chapter.entity.js';

/** A person's seat in one chapter. The membership is the half-open period [joined, left). */
@Entity('member')
@ForeignKey(() => MemberEntity, ['chapterId', 'sponsorId'], ['chapterId', 'id'])
@Index('member_classification_uq', ['chapterId', 'classificationKey'], {
  unique: true,
  where: `status in ('ACTIVE', 'ON_LEAVE') and classification_key is not null and classification_exception is null`,
})
@Index(['chapterId', 'nameKey'])
@Exclusion(
  'member_period_ex',
  `using gist (chapter_id with =, account_id with =, daterange(joined, "left") with &&) where (account_id is not null and joined is not null)`,
)
@Check('member_status_ck', `status in ('PROSPECT', 'PENDING', 'ACTIVE', 'ON_LEAVE', 'LEFT')`)
@Check('member_period_ck', `"left" is null or (joined is not null and "left" > joined)`)
@Check('member_joined_ck', `joined is not null or status in ('PROSPECT', 'PENDING')`)
@Check('member_left_ck', `status <> 'LEFT' or "left" is not null`)
@Check('member_sponsor_ck', `sponsor_id <> id`)
export class MemberEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  /** Null until an e-mail address is known. */
  @Index() @ForeignKey(() => AccountEntity) @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('text') displayName: string;
  /** `foldName(displayName)`: how imports recognise people. */
  @Column('text') nameKey: string;
  @Column('text', { nullable: true }) company: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) industry: string | null;
  @Column('text', { nullable: true }) speciality: string | null;
  /** `classificationKey(industry, speciality)`: one active member per key and chapter. */
  @Column('text', { nullable: true }) classificationKey: string | null;
  /** A dated exception which leaders recorded: why two members may share this classification. */
  @Column('jsonb', { nullable: true }) classificationException: { reason: string; by: string; on: string } | null;
  @Column('text', { default: 'ACTIVE' }) status: 'PROSPECT' | 'PENDING' | 'ACTIVE' | 'ON_LEAVE' | 'LEFT';
  @Column('date', { nullable: true }) joined: string | null;
  @Column('date', { nullable: true }) left: string | null;
  @Column('date', { nullable: true }) renewalDue: string | null;
  @Column('uuid', { nullable: true }) sponsorId: string | null;
  @Column('int', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}

/** A role held from one date to (not including) another; open-ended while `to` is null. */
@Entity('role_term')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'])
@Index(['chapterId', 'memberId'])
@Exclusion(
  'role_term_holder_ex',
  `using gist (chapter_id with =, role with =, daterange("from", "to") with &&) where (role in ('PRESIDENT', 'VICE_PRESIDENT', 'SECRETARY_TREASURER'))`,
)
@Exclusion(
  'role_term_twice_ex',
  `using gist (chapter_id with =, member_id with =, role with =, daterange("from", "to") with &&)`,
)
@Check(
  'role_term_role_ck',
  `role in ('PRESIDENT', 'VICE_PRESIDENT', 'SECRETARY_TREASURER', 'MEMBERSHIP_COMMITTEE', 'VISITOR_HOST', 'EDUCATION', 'MENTOR', 'GROWTH')`,
)
@Check('role_term_period_ck', `"to" is null or "to" > "from"`)
export class RoleTermEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') memberId: string;
  @Column('text') role: string;
  @Column('date') from: string;
  @Column('date', { nullable: true }) to: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}
