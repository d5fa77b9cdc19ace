import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ChapterEntity, OrganisationEntity } from './chapter.entity.js';
import { MemberEntity } from './member.entity.js';

/** One edit of one part of a member's profile. The newest edit of a field is its value; null empties it. */
@Entity('profile_edit')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index('profile_edit_newest_ix', ['chapterId', 'memberId', 'field', 'editedAt', 'id'])
@Check(
  'profile_edit_field_ck',
  `field in ('IDEAL_CUSTOMER', 'WHAT_I_DO', 'GOALS', 'ACCOMPLISHMENTS', 'INTERESTS', 'NETWORKS', 'SKILLS')`,
)
@Check('profile_edit_text_ck', `length(text) between 1 and 2000`)
export class ProfileEditEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') memberId: string;
  @Column('text') field: string;
  @Column('text', { nullable: true }) text: string | null;
  /** Chapter-local date: the day from which it counts. */
  @Column('date') editedOn: string;
  @Column('uuid', { nullable: true }) editedBy: string | null;
  @Column('timestamptz', { default: () => 'now()' }) editedAt: Date;
}

/** An example of how the member helped a customer, for colleagues to retell. */
@Entity('story')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index('story_newest_ix', ['chapterId', 'memberId', 'toldOn'])
@Check('story_text_ck', `length(text) between 1 and 4000`)
@Check('story_removed_ck', `removed_on >= told_on`)
export class StoryEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') memberId: string;
  @Column('text') text: string;
  /** Chapter-local date. */
  @Column('date') toldOn: string;
  /** From this day on it is no longer there. */
  @Column('date', { nullable: true }) removedOn: string | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/** A member's specific request of a week: a person, a company or a trade to be introduced to. */
@Entity('ask')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index('ask_week_ix', ['chapterId', 'askedOn', 'id'])
@Check('ask_kind_ck', `kind in ('PERSON', 'COMPANY', 'TRADE')`)
@Check('ask_text_ck', `length(text) between 1 and 500`)
export class AskEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') memberId: string;
  @Column('text') kind: 'PERSON' | 'COMPANY' | 'TRADE';
  @Column('text') text: string;
  /** Chapter-local date: the day that counts. */
  @Column('date') askedOn: string;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/**
 * One side of a one-to-one may answer about the other, once, by a mailed link. It knows the pair and the day instead of the
 * slip, so that importing a week again does not lose it. Only the link's SHA-256 is kept.
 */
@Entity('answer_invitation')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => MemberEntity, ['chapterId', 'aboutMemberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index('answer_invitation_once_uq', ['chapterId', 'memberId', 'aboutMemberId', 'metOn'], { unique: true })
@Index('answer_invitation_link_ix', ['tokenHash'], { where: 'token_hash is not null' })
@Check('answer_invitation_self_ck', `member_id <> about_member_id`)
export class AnswerInvitationEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  /** Who may answer. */
  @Column('uuid') memberId: string;
  @Column('uuid') aboutMemberId: string;
  @Column('date') metOn: string;
  /** Null: no link is out, or it was used. */
  @Column('text', { nullable: true }) tokenHash: string | null;
  @Column('timestamptz', { nullable: true }) expiresAt: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/**
 * What one member said about another in confidence. Row-level security shows it to the one who said it and to nobody else,
 * not even to the system: what others may learn is made inside PostgreSQL (see `answer_set`).
 */
@Entity('one_to_one_answer')
@ForeignKey(() => MemberEntity, ['chapterId', 'byMemberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => MemberEntity, ['chapterId', 'aboutMemberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index('one_to_one_answer_once_uq', ['chapterId', 'byMemberId', 'aboutMemberId', 'metOn'], { unique: true })
@Index('one_to_one_answer_open_ix', ['chapterId', 'aboutMemberId'], { where: 'set_id is null' })
@Check('one_to_one_answer_self_ck', `by_member_id <> about_member_id`)
@Check('one_to_one_answer_range_ck', `understood between 1 and 5 and stake between 1 and 5`)
@Check('one_to_one_answer_was_ck', `meeting_was in ('ABOUT_BOTH', 'SALES_PITCH')`)
export class OneToOneAnswerEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') byMemberId: string;
  @Column('uuid') aboutMemberId: string;
  @Column('date') metOn: string;
  /** Could you say what they do, 1 to 5. */
  @Column('smallint') understood: number;
  /** Would you stake your name on them, 1 to 5. */
  @Column('smallint') stake: number;
  @Column('text') meetingWas: 'ABOUT_BOTH' | 'SALES_PITCH';
  /** Chapter-local date. */
  @Column('date') answeredOn: string;
  /** The set it went into; an answer goes into one set at most. */
  @Column('uuid', { nullable: true }) setId: string | null;
}

/** Answers of three or more different partners, summed up once and never changed: sets share no answer. */
@Entity('answer_set')
@ForeignKey(() => MemberEntity, ['chapterId', 'aboutMemberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index('answer_set_newest_ix', ['chapterId', 'aboutMemberId', 'publishedOn'])
@Check('answer_set_n_ck', `n >= 3`)
export class AnswerSetEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') aboutMemberId: string;
  /** The run that made it: it is there for this `asOf` and later ones. */
  @Column('date') publishedOn: string;
  /** Different partners, one answer each. */
  @Column('smallint') n: number;
  @Column('int') understoodSum: number;
  @Column('int') stakeSum: number;
  @Column('int') soldTo: number;
}

/** An organisation's own table of points. A changed table is a new version. */
@Entity('scorecard_table')
@Check('scorecard_table_version_ck', `version >= 1`)
export class ScorecardTableEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => OrganisationEntity) organisationId: string;
  @PrimaryColumn('text') name: string;
  @PrimaryColumn('int') version: number;
  @Column('date') validFrom: string;
  /** As `parseScorecard` accepted it. */
  @Column('jsonb') definition: Record<string, unknown>;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/** A letter about attendance that a leader may send or drop. Nothing ever sends it by itself. */
@Entity('attendance_letter')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index('attendance_letter_once_uq', ['chapterId', 'memberId', 'asOf'], { unique: true })
@Index('attendance_letter_open_ix', ['chapterId', 'createdAt'], { where: `state = 'DRAFT'` })
@Check('attendance_letter_step_ck', `step in ('NEXT_BREACHES', 'BREACHED')`)
@Check('attendance_letter_state_ck', `state in ('DRAFT', 'SENT', 'DROPPED')`)
@Check('attendance_letter_decided_ck', `(state = 'DRAFT') = (decided_at is null)`)
export class AttendanceLetterEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') memberId: string;
  @Column('date') asOf: string;
  @Column('text') step: 'NEXT_BREACHES' | 'BREACHED';
  /** The forecast of the week: what the letter speaks of. */
  @Column('jsonb') facts: Record<string, unknown>;
  @Column('text', { default: 'DRAFT' }) state: 'DRAFT' | 'SENT' | 'DROPPED';
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/** A one-to-one that the week's rota proposes. It is agreed when both sides accept. The first member is the one with the smaller id. */
@Entity('one_to_one_proposal')
@ForeignKey(() => MemberEntity, ['chapterId', 'firstMemberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => MemberEntity, ['chapterId', 'secondMemberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index('one_to_one_proposal_once_uq', ['chapterId', 'asOf', 'firstMemberId', 'secondMemberId'], { unique: true })
@Check('one_to_one_proposal_order_ck', `first_member_id < second_member_id`)
@Check(
  'one_to_one_proposal_answer_ck',
  `first_answer in ('ACCEPTED', 'DECLINED') and second_answer in ('ACCEPTED', 'DECLINED')`,
)
export class OneToOneProposalEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('date') asOf: string;
  @Column('uuid') firstMemberId: string;
  @Column('uuid') secondMemberId: string;
  @Column('smallint') weight: number;
  /** Codes with their numbers, as the domain names them. */
  @Column('jsonb') reasons: unknown[];
  @Column('text', { nullable: true }) firstAnswer: 'ACCEPTED' | 'DECLINED' | null;
  @Column('text', { nullable: true }) secondAnswer: 'ACCEPTED' | 'DECLINED' | null;
  @Column('timestamptz', { nullable: true }) firstAnsweredAt: Date | null;
  @Column('timestamptz', { nullable: true }) secondAnsweredAt: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/** What a member was told on a day about their referrals: one row, and so one mail, a day. */
@Entity('loop_mail')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
export class LoopMailEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') memberId: string;
  /** Chapter-local date. */
  @PrimaryColumn('date') onDate: string;
  /** The steps (`slip_event`) and thanks (`slip`) told to the giver. */
  @Column('uuid', { array: true }) told: string[];
  /** The referrals about which the receiver was nudged. */
  @Column('uuid', { array: true }) nudged: string[];
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}
