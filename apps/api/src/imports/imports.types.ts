import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ImportState, Severity } from '@chapterhouse/imports';
import { vocabulary } from '../graphql/enums.js';
import { pageOf } from '../graphql/page.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

export const ImportStateEnum = vocabulary<ImportState>(
  'ImportState',
  ['UPLOADED', 'PREVIEWED', 'APPLIED', 'UNDONE'],
  'How far an import has come.',
  {
    UPLOADED: 'The files are here; nothing else has changed.',
    PREVIEWED: 'It is known what applying would do.',
    APPLIED: 'What the preview showed is written.',
    UNDONE: 'What was written is taken back.',
  },
);
export const ProblemSeverityEnum = vocabulary<Severity>(
  'ProblemSeverity',
  ['error', 'warning'],
  'Whether a problem stands in the way.',
  { error: 'The import cannot be applied before it is solved.', warning: 'It says what was made of something odd.' },
);

@ObjectType({ description: 'A file of an import.' })
export class ImportFile {
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Its size in bytes.' }) size: number;
}

@ObjectType({ description: 'How many rows an import concerns, and how.' })
export class ImportTally {
  @Field(() => Int, { description: 'To be added.' }) added: number;
  @Field(() => Int, { description: 'To be changed.' }) changed: number;
  @Field(() => Int, { description: 'To be removed: replaced by what the files say.' }) removed: number;
  @Field(() => Int, { description: 'There already, and the same.' }) unchanged: number;
  @Field(() => Int, { description: 'Left out, each with a problem that says why.' }) ignored: number;
}

@ObjectType({ description: 'What an import does to one kind of record.' })
export class ImportAreaTally {
  @Field(() => String, { description: 'members, roles, meetings, attendance, slips, visitors or links.' }) area: string;
  @Field(() => ImportTally, { description: 'How many rows.' }) tally: ImportTally;
}

@ObjectType({ description: 'What was read from one file.' })
export class ImportFilePreview {
  @Field(() => String, { description: 'Its name.' }) file: string;
  @Field(() => String, { nullable: true, description: 'What it is, such as slips-audit; null: not recognised.' })
  kind: string | null;
  @Field(() => String, { nullable: true, description: 'How it is written, such as xlsx.' }) container: string | null;
  @Field(() => String, { nullable: true, description: 'The sheet that was read.' }) sheet: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day that it is about.' }) from: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day that it is about.' }) to: string | null;
  @Field(() => ImportTally, { description: 'How many rows.' }) tally: ImportTally;
}

@ObjectType({ description: 'A kind of slip, and how many there will be.' })
export class ImportSlipCount {
  @Field(() => String, { description: 'A slip type, or VISITOR.' }) type: string;
  @Field(() => Int, { description: 'How many for the days of the files.' }) count: number;
}

@ObjectType({ description: 'Something in a file that is not as it should be.' })
export class ImportProblem {
  @Field(() => String, { description: 'The file.' }) file: string;
  @Field(() => Int, { nullable: true, description: 'The row, from 1; null for the whole file.' }) row: number | null;
  @Field(() => String, { nullable: true, description: 'The letters of the column; null for the whole row.' })
  column: string | null;
  @Field(() => String, { description: 'What is wrong, for programs.' }) code: string;
  @Field(() => String, { description: 'What is wrong.' }) message: string;
  @Field(() => String, { description: 'What to do about it.' }) remedy: string;
  @Field(() => ProblemSeverityEnum, { description: 'Whether it stands in the way.' }) severity: Severity;
}

@ObjectType({ description: 'Somebody whom a name could mean.' })
export class NameCandidate {
  @Field(() => ID, { nullable: true, description: 'The member; null for somebody whom this import adds.' })
  memberId: string | null;
  @Field(() => String, { description: 'Their name.' }) name: string;
}

@ObjectType({ description: 'Where a name stands in the files.' })
export class NamePlace {
  @Field(() => String, { description: 'The file.' }) file: string;
  @Field(() => Int, { description: 'The row, from 1.' }) row: number;
  @Field(() => String, { description: 'The letters of the column.' }) column: string;
}

@ObjectType({ description: 'A name that nobody knows: answer whom it means.' })
export class NameQuestion {
  @Field(() => String, { description: 'The name as the files write it.' }) name: string;
  @Field(() => [NamePlace], { description: 'Where it stands.' }) places: NamePlace[];
  @Field(() => [NameCandidate], { description: 'Whom it could mean.' }) candidates: NameCandidate[];
}

@ObjectType({ description: 'A figure of a chapter summary that the slips or marks do not bear out.' })
export class ImportDifference {
  @Field(() => String, { description: 'The file.' }) file: string;
  @Field(() => Int, { description: 'The row, from 1.' }) row: number;
  @Field(() => String, { nullable: true, description: 'The letters of the column.' }) column: string | null;
  @Field(() => String, { description: 'Whose figure it is.' }) name: string;
  @Field(() => String, { description: 'Which figure.' }) figure: string;
  @Field(() => LocalDateScalar, { description: 'First day that it counts.' }) from: string;
  @Field(() => LocalDateScalar, { description: 'Last day that it counts.' }) to: string;
  @Field(() => Float, { description: 'What the summary says.' }) reported: number;
  @Field(() => Float, { description: 'What the slips or marks say.' }) counted: number;
}

@ObjectType({ description: 'What applying an import would do.' })
export class ImportPreview {
  @Field(() => [ImportFilePreview], { description: 'File by file.' }) files: ImportFilePreview[];
  @Field(() => [ImportAreaTally], { description: 'By kind of record.' }) tallies: ImportAreaTally[];
  @Field(() => [ImportSlipCount], { description: 'Slips that will be there for the days of the files.' })
  slipsByType: ImportSlipCount[];
  @Field(() => [NameQuestion], { description: 'Names that nobody knows.' }) questions: NameQuestion[];
  @Field(() => [ImportProblem], { description: 'What is not as it should be.' }) problems: ImportProblem[];
  @Field(() => [ImportDifference], { description: 'Figures of summaries that do not fit.' })
  differences: ImportDifference[];
  @Field(() => Boolean, { description: 'Whether it can be applied: there is no error among the problems.' })
  canApply: boolean;
}

@ObjectType({ description: 'Files from elsewhere that become records: previewed, applied in one go, and undone.' })
export class Import {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the import.' }) id: string;
  @Field(() => ImportStateEnum, { description: 'How far it has come.' }) state: ImportState;
  @Field(() => [ImportFile], { description: 'Its files.' }) files: ImportFile[];
  @Field(() => ImportPreview, { nullable: true, description: 'What applying would do; null before a preview.' })
  preview: ImportPreview | null;
  @Field(() => DateTimeScalar, { description: 'When the files came.' }) createdAt: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was applied.' }) appliedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was undone.' }) undoneAt: Date | null;
}

@ObjectType({ description: 'A page of imports.' })
export class ImportPage extends pageOf(Import) {}

@ObjectType({ implements: () => [Payload], description: 'The answer to a step of an import.' })
export class ImportPayload extends Payload {
  @Field(() => Import, { nullable: true, description: 'The import as it now is.' }) import?: Import | null;
}
