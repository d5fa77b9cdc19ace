import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ChapterEntity } from './chapter.entity.js';
import { MemberEntity } from './member.entity.js';

/**
 * A slip of any of the five types. `from` gives, thanks, meets, learns or recommends; `to` is the other end.
 * An end is a member of this chapter (`…MemberId`), or somebody of another chapter (`…Name`, `…Chapter` as text,
 * `…ChapterId` when that chapter is here too).
 */
@Entity('slip')
@ForeignKey(() => MemberEntity, ['chapterId', 'fromMemberId'], ['chapterId', 'id'])
@ForeignKey(() => MemberEntity, ['chapterId', 'toMemberId'], ['chapterId', 'id'])
@ForeignKey(() => SlipEntity, ['chapterId', 'referralId'], ['chapterId', 'id'])
@Index('slip_week_ix', ['chapterId', 'date', 'id'])
@Index('slip_from_ix', ['chapterId', 'fromMemberId', 'date'])
@Index('slip_to_ix', ['chapterId', 'toMemberId', 'date'])
@Index('slip_waiting_ix', ['chapterId', 'status', 'date'], {
  where: `type = 'REFERRAL' and status in ('NEW', 'CONTACTED', 'IN_PROGRESS')`,
})
@Index('slip_import_ix', ['chapterId', 'importId'], { where: 'import_id is not null' })
@Index('slip_met_ix', ['chapterId', 'fromMemberId', 'toMemberId', 'date'], {
  where: `type = 'ONE_TO_ONE' and withdrawn_at is null and from_member_id is not null and to_member_id is not null`,
})
@Index('slip_answered_ix', ['chapterId', 'referralId'], { where: 'referral_id is not null' })
@Check('slip_type_ck', `type in ('REFERRAL', 'CLOSED_BUSINESS', 'ONE_TO_ONE', 'EDUCATION', 'TESTIMONIAL')`)
@Check('slip_self_ck', `from_member_id <> to_member_id`)
@Check('slip_here_ck', `from_member_id is not null or to_member_id is not null or to_organisation`)
@Check(
  'slip_from_ck',
  `from_member_id is null or (from_name is null and from_chapter is null and from_chapter_id is null)`,
)
@Check(
  'slip_to_ck',
  `to_member_id is null or (to_name is null and to_chapter is null and to_chapter_id is null and not to_organisation)`,
)
@Check(
  'slip_referral_ck',
  `(type = 'REFERRAL') = (tier is not null and status is not null and type <> 'CLOSED_BUSINESS') and (type <> 'REFERRAL' or ((prospect_name is not null or import_id is not null) and num_nonnulls(from_member_id, from_name) = 1 and num_nonnulls(to_member_id, to_name) = 1))`,
)
@Check('slip_tier_ck', `tier in ('INSIDE', 'OUTSIDE')`)
@Check('slip_status_ck', `status in ('NEW', 'CONTACTED', 'IN_PROGRESS', 'WON', 'LOST', 'WITHDRAWN')`)
@Check('slip_withdrawn_ck', `status is null or (status = 'WITHDRAWN') = (withdrawn_at is not null)`)
@Check('slip_heat_ck', `heat between 1 and 5`)
@Check(
  'slip_business_ck',
  `(type = 'CLOSED_BUSINESS') = (amount is not null) and (amount is null or (amount >= 0 and currency ~ '^[A-Z]{3}$' and (to_organisation or num_nonnulls(to_member_id, to_name) = 1)))`,
)
@Check('slip_repeat_ck', `business in ('NEW', 'REPEAT')`)
@Check(
  'slip_one_to_one_ck',
  `type <> 'ONE_TO_ONE' or (num_nonnulls(from_member_id, from_name) = 1 and num_nonnulls(to_member_id, to_name) = 1)`,
)
@Check(
  'slip_education_ck',
  `(type = 'EDUCATION') = (credits is not null) and (credits is null or (credits >= 0 and from_member_id is not null))`,
)
@Check(
  'slip_testimonial_ck',
  `type <> 'TESTIMONIAL' or (text is not null and from_member_id is not null and to_member_id is not null)`,
)
export class SlipEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') type: 'REFERRAL' | 'CLOSED_BUSINESS' | 'ONE_TO_ONE' | 'EDUCATION' | 'TESTIMONIAL';
  /** Chapter-local date: the day that counts. */
  @Column('date') date: string;
  @Column('uuid', { nullable: true }) fromMemberId: string | null;
  @Column('text', { nullable: true }) fromName: string | null;
  @Column('text', { nullable: true }) fromChapter: string | null;
  @ForeignKey(() => ChapterEntity) @Column('uuid', { nullable: true }) fromChapterId: string | null;
  @Column('uuid', { nullable: true }) toMemberId: string | null;
  @Column('text', { nullable: true }) toName: string | null;
  @Column('text', { nullable: true }) toChapter: string | null;
  @ForeignKey(() => ChapterEntity) @Column('uuid', { nullable: true }) toChapterId: string | null;
  /** Thanks that went to the organisation itself: kept, and credited to nobody. */
  @Column('boolean', { default: false }) toOrganisation: boolean;
  /** INSIDE: the giver is the customer. OUTSIDE: somebody the giver knows is. */
  @Column('text', { nullable: true }) tier: 'INSIDE' | 'OUTSIDE' | null;
  @Column('text', { nullable: true }) prospectName: string | null;
  @Column('boolean', { default: false }) gaveCard: boolean;
  @Column('boolean', { default: false }) saidYouWouldCall: boolean;
  @Column('smallint', { nullable: true }) heat: number | null;
  @Column('text', { nullable: true }) status: 'NEW' | 'CONTACTED' | 'IN_PROGRESS' | 'WON' | 'LOST' | 'WITHDRAWN' | null;
  @Column('numeric', { precision: 14, scale: 2, nullable: true }) amount: string | null;
  @Column('text', { nullable: true }) currency: string | null;
  @Column('text', { nullable: true }) business: 'NEW' | 'REPEAT' | null;
  /** The referral that a thank-you answers. */
  @Column('uuid', { nullable: true }) referralId: string | null;
  @Column('uuid', { nullable: true }) invitedBy: string | null;
  @Column('text', { nullable: true }) place: string | null;
  @Column('text', { nullable: true }) topics: string | null;
  @Column('text', { nullable: true }) activity: string | null;
  @Column('numeric', { precision: 6, scale: 2, nullable: true }) credits: string | null;
  /** Comment of a referral or thank-you, text of a testimonial. */
  @Column('text', { nullable: true }) text: string | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { nullable: true }) importId: string | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('int', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}

/** How to reach the prospect. Kept apart, since only the giver and the receiver may ever read it. */
@Entity('slip_contact')
@ForeignKey(() => SlipEntity, ['chapterId', 'slipId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
export class SlipContactEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') slipId: string;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) address: string | null;
}

/** The history of a slip: every step and every correction, with the old value, who and why. */
@Entity('slip_event')
@ForeignKey(() => SlipEntity, ['chapterId', 'slipId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index(['chapterId', 'slipId', 'at'])
@Check('slip_event_kind_ck', `kind in ('CREATED', 'STATUS', 'CORRECTED', 'WITHDRAWN')`)
export class SlipEventEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') slipId: string;
  @Column('text') kind: 'CREATED' | 'STATUS' | 'CORRECTED' | 'WITHDRAWN';
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
  @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('jsonb', { nullable: true }) before: Record<string, unknown> | null;
  @Column('jsonb', { nullable: true }) after: Record<string, unknown> | null;
  @Column('text', { nullable: true }) reason: string | null;
  /** Made after the meeting was locked. */
  @Column('boolean', { default: false }) afterLock: boolean;
}

@Entity('visitor')
@ForeignKey(() => MemberEntity, ['chapterId', 'invitedByMemberId'], ['chapterId', 'id'])
@Index('visitor_week_ix', ['chapterId', 'visitedOn'])
@Check(
  'visitor_stage_ck',
  `stage in ('INVITED', 'REGISTERED', 'ATTENDED', 'FOLLOWED_UP', 'APPLIED', 'JOINED', 'DECLINED')`,
)
@Check('visitor_visits_ck', `visits >= 0 and (visits > 0) = (visited_on is not null)`)
@Check('visitor_follow_up_ck', `stage <> 'ATTENDED' or follow_up_due_at is not null`)
export class VisitorEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) company: string | null;
  @Column('text', { nullable: true }) trade: string | null;
  @Column('uuid', { nullable: true }) invitedByMemberId: string | null;
  /** The date of the visit: null until they came. It is the date that counts for the inviter. */
  @Column('date', { nullable: true }) visitedOn: string | null;
  @Column('smallint', { default: 0 }) visits: number;
  @Column('text', { default: 'INVITED' }) stage:
    'INVITED' | 'REGISTERED' | 'ATTENDED' | 'FOLLOWED_UP' | 'APPLIED' | 'JOINED' | 'DECLINED';
  /** 24 hours after the visit. */
  @Column('timestamptz', { nullable: true }) followUpDueAt: Date | null;
  @Column('uuid', { nullable: true }) importId: string | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('int', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}
