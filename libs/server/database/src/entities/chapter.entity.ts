import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AccountEntity } from './account.entity.js';

@Entity('organisation')
@Unique(['slug'])
export class OrganisationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

@Entity('region')
@Unique(['organisationId', 'name'])
@Unique(['organisationId', 'id'])
export class RegionEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganisationEntity) @Column('uuid') organisationId: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/** A chapter with its weekly meeting, its policies and its mail schedule. Weekdays are ISO: 1 = Monday … 7 = Sunday. */
@Entity('chapter')
@Unique(['slug'])
@ForeignKey(() => RegionEntity, ['organisationId', 'regionId'], ['organisationId', 'id'])
@Check('chapter_slug_ck', `slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80`)
@Check('chapter_currency_ck', `currency ~ '^[A-Z]{3}$'`)
@Check('chapter_time_zone_ck', `chapter_time_zone_known(time_zone)`)
@Check(
  'chapter_weekdays_ck',
  `meeting_weekday between 1 and 7 and mail_weekday between 1 and 7 and mail_hour between 0 and 23`,
)
@Check(
  'chapter_windows_ck',
  `window_weeks between 4 and 104 and evidence_weeks between 26 and 104 and evidence_weeks >= window_weeks`,
)
@Check(
  'chapter_policy_ck',
  `absence_limit >= 0 and lates_per_absence >= 0 and (substitute_limit is null or substitute_limit >= 0) and (medical_limit is null or medical_limit >= 0)`,
)
@Check('chapter_brand_colour_ck', `brand_colour ~ '^#[0-9a-f]{6}$'`)
@Check('chapter_logo_ck', `(logo_hash is null) = (logo_type is null)`)
export class ChapterEntity {
  @PrimaryColumn('uuid') id: string;
  @Index() @ForeignKey(() => OrganisationEntity) @Column('uuid') organisationId: string;
  @Index() @Column('uuid') regionId: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  /** IANA time zone, such as Europe/Dublin. */
  @Column('text') timeZone: string;
  /** ISO 4217. */
  @Column('text') currency: string;
  /** BCP 47. */
  @Column('text', { default: 'en-GB' }) locale: string;
  @Column('smallint', { default: 3 }) meetingWeekday: number;
  /** Local time of day, HH:MM. */
  @Column('text', { default: '07:00' }) meetingTime: string;
  @Column('text', { default: '' }) meetingPlace: string;
  @Column('smallint', { default: 26 }) windowWeeks: number;
  @Column('smallint', { default: 52 }) evidenceWeeks: number;
  @Column('smallint', { default: 3 }) absenceLimit: number;
  /** 0 = lates never count as absences. */
  @Column('smallint', { default: 0 }) latesPerAbsence: number;
  /** null = off. */
  @Column('smallint', { nullable: true }) substituteLimit: number | null;
  @Column('smallint', { nullable: true }) medicalLimit: number | null;
  @Column('text', { default: 'classic-uk-2012' }) scorecard: string;
  @Column('boolean', { default: true }) mailEnabled: boolean;
  @Column('smallint', { default: 1 }) mailWeekday: number;
  /** Local hour from which the week's letters go out. */
  @Column('smallint', { default: 7 }) mailHour: number;
  /** `#rrggbb`; null: the colour of the house. */
  @Column('text', { nullable: true }) brandColour: string | null;
  /** Hash and kind of the picture in `chapter_logo`: its address, without reading it. */
  @Column('text', { nullable: true }) logoHash: string | null;
  @Column('text', { nullable: true }) logoType: 'png' | 'jpeg' | 'webp' | null;
  /** Distinguishes sample data, so that nothing is ever mailed from it by accident to the outside. */
  @Column('boolean', { default: false }) isSample: boolean;
  @Column('int', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}

/** The logo of a chapter, at most 256 kB. */
@Entity('chapter_logo')
@Index('chapter_logo_hash_ix', ['hash'])
@Check('chapter_logo_content_ck', `octet_length(content) between 1 and 262144`)
@Check('chapter_logo_type_ck', `type in ('png', 'jpeg', 'webp')`)
export class ChapterLogoEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  /** SHA-256 of the content, in hexadecimal. */
  @Column('text') hash: string;
  @Column('text') type: 'png' | 'jpeg' | 'webp';
  @Column('int') width: number;
  @Column('int') height: number;
  @Column('bytea') content: Buffer;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}

/** Region directors and organisation admins. */
@Entity('staff_role')
@Check(
  'staff_role_ck',
  `(role = 'REGION_DIRECTOR' and region_id is not null) or (role = 'ORGANISATION_ADMIN' and region_id is null)`,
)
@ForeignKey(() => RegionEntity, ['organisationId', 'regionId'], ['organisationId', 'id'])
export class StaffRoleEntity {
  @PrimaryColumn('uuid') id: string;
  @Index() @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId: string;
  @Column('text') role: 'REGION_DIRECTOR' | 'ORGANISATION_ADMIN';
  @ForeignKey(() => OrganisationEntity) @Column('uuid') organisationId: string;
  @Column('uuid', { nullable: true }) regionId: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}
