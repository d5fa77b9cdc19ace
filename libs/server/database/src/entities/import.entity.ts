import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ChapterEntity } from './chapter.entity.js';
import { MemberEntity } from './member.entity.js';

/** One import of one or more files: previewed first, applied in one transaction, undoable. */
@Entity('import_job')
@Index(['chapterId', 'createdAt'])
@Check('import_job_state_ck', `state in ('UPLOADED', 'PREVIEWED', 'APPLIED', 'UNDONE')`)
export class ImportJobEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: 'UPLOADED' | 'PREVIEWED' | 'APPLIED' | 'UNDONE';
  /** What the preview found: counts, problems, differences. Its shape is the imports lib's. */
  @Column('jsonb', { nullable: true }) preview: unknown;
  @Column('jsonb', { nullable: true }) result: unknown;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) appliedAt: Date | null;
  /** May undo it for a while, whatever became of their role. */
  @Column('uuid', { nullable: true }) appliedBy: string | null;
  /** Accounts for addresses that nobody had. */
  @Column('uuid', { array: true, default: '{}' }) madeAccounts: string[];
  @Column('timestamptz', { nullable: true }) undoneAt: Date | null;
}

@Entity('import_file')
@ForeignKey(() => ImportJobEntity, ['chapterId', 'importId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
@Index(['chapterId', 'importId'])
export class ImportFileEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') importId: string;
  @Column('text') name: string;
  @Column('int') size: number;
  @Column('text') sha256: string;
  @Column('bytea') content: Buffer;
}

/** One row that an import changed, so that undo can put back what was there. */
@Entity('import_change')
@ForeignKey(() => ImportJobEntity, ['chapterId', 'importId'], ['chapterId', 'id'], { onDelete: 'CASCADE' })
export class ImportChangeEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('int') seq: number;
  @Column('text') tableName: string;
  @Column('jsonb') key: Record<string, unknown>;
  /** Null: the row was added. */
  @Column('jsonb', { nullable: true }) before: Record<string, unknown> | null;
  /** Null: the row was removed. */
  @Column('jsonb', { nullable: true }) after: Record<string, unknown> | null;
}

/** A name in somebody's files and whom it meant: remembered, so that it is asked once. Null member: nobody of this chapter. */
@Entity('name_link')
@ForeignKey(() => MemberEntity, ['chapterId', 'memberId'], ['chapterId', 'id'])
export class NameLinkEntity {
  @PrimaryColumn('uuid') @ForeignKey(() => ChapterEntity) chapterId: string;
  /** `foldName` of the name as written. */
  @PrimaryColumn('text') nameKey: string;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}
