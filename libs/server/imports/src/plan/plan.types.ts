import type { AttendanceMark, RoleKind, SlipType, Tier } from '@chapterhouse/domain';
import type { Container } from '../readers/read-rows.js';
import type { ChecksumColumn, Problem, ReportKind } from '../adapters/report.js';

/** What a leader answered about a name that the files use and nobody knows. */
export type NameDecision =
  /** This member of the chapter. Remembered. */
  | { name: string; kind: 'MEMBER'; memberId: string }
  /** The person whom another name in these files (or in the chapter) means. Remembered. */
  | { name: string; kind: 'SAME_AS'; as: string }
  /** Nobody of this chapter. Remembered. */
  | { name: string; kind: 'NOBODY' }
  /** A member who is in none of the lists yet; dates `YYYY-MM-DD`, joined by default on the first date of the files that names them. */
  | { name: string; kind: 'NEW'; joined?: string | undefined; left?: string | undefined };

export interface ImportOptions {
  /** `ask` (default): unknown names stop the import. `create`: each becomes a new member; for a first import without a roster. */
  unknownNames: 'ask' | 'create';
}

export interface NameQuestion {
  name: string;
  places: { file: string; row: number; column: string }[];
  /** Whom it could mean. `memberId` is null for somebody whom this import adds: answer with SAME_AS. */
  candidates: { memberId: string | null; name: string }[];
}

/** A figure of a chapter summary that the slips (or marks) do not bear out. */
export interface Difference {
  file: string;
  row: number;
  column: string | null;
  name: string;
  figure: ChecksumColumn | AttendanceMark;
  from: string;
  to: string;
  reported: number;
  counted: number;
}

export interface Tally {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  ignored: number;
}

export const emptyTally = (): Tally => ({ added: 0, changed: 0, removed: 0, unchanged: 0, ignored: 0 });

export interface FilePreview extends Tally {
  file: string;
  kind: ReportKind | null;
  container: Container | null;
  sheet: string | null;
  /** First and last date the file is about; null for lists of people. */
  from: string | null;
  to: string | null;
}

export type Area = 'members' | 'roles' | 'meetings' | 'attendance' | 'slips' | 'visitors' | 'links';

export interface ImportPreview {
  files: FilePreview[];
  tallies: Record<Area, Tally>;
  /** Slips that will be there for the files' dates, by type. */
  slipsByType: Partial<Record<SlipType | 'VISITOR', number>>;
  questions: NameQuestion[];
  problems: Problem[];
  differences: Difference[];
  /** False while there is an error among the problems. */
  canApply: boolean;
  /** Of what will be written: tells whether the chapter changed between preview and apply. */
  digest: string;
}

export interface ExistingMember {
  id: string;
  accountId: string | null;
  email: string | null;
  displayName: string;
  company: string | null;
  phone: string | null;
  industry: string | null;
  speciality: string | null;
  classificationKey: string | null;
  hasException: boolean;
  status: string;
  joined: string | null;
  left: string | null;
}

export interface ExistingTerm {
  id: string;
  memberId: string;
  role: RoleKind;
  from: string;
  to: string | null;
}

export interface SlipContent {
  type: SlipType;
  fromMemberId: string | null;
  fromName: string | null;
  fromChapter: string | null;
  toMemberId: string | null;
  toName: string | null;
  toChapter: string | null;
  toOrganisation: boolean;
  tier: Tier | null;
  amount: string | null;
  credits: string | null;
  /** What Detail says when it names no other chapter; no part of what makes two slips the same. */
  comment?: string | null;
}

export interface ExistingSlip extends SlipContent {
  id: string;
  date: string;
  status: string | null;
  imported: boolean;
  /** Changed, moved on or answered since it was made: no import takes it away. */
  workedOn: boolean;
  /** As the import that made it wrote it, when it was changed since. */
  asImported: SlipContent | null;
}

export interface ExistingVisitor {
  id: string;
  name: string;
  visitedOn: string;
  invitedByMemberId: string | null;
  imported: boolean;
  workedOn: boolean;
}

export interface ChapterState {
  chapter: {
    id: string;
    name: string;
    timeZone: string;
    currency: string;
    meetingTime: string;
    organisationId: string;
    regionId: string;
  };
  /** Chapter-local, `YYYY-MM-DD`. */
  today: string;
  members: ExistingMember[];
  links: Map<string, string | null>;
  terms: ExistingTerm[];
  meetings: Map<string, { status: string; ledger: string }>;
  /** date → member → mark. */
  attendance: Map<string, Map<string, string>>;
  slips: ExistingSlip[];
  visitors: ExistingVisitor[];
}

/** A row as PostgreSQL knows it: column names in snake case. */
export type DbRow = Record<string, unknown>;

export interface ImportPlan {
  members: { insert: DbRow[]; update: DbRow[]; emails: { memberId: string; email: string; name: string }[] };
  roleTerms: { insert: DbRow[]; update: DbRow[]; remove: DbRow[] };
  meetings: { insert: DbRow[]; update: DbRow[] };
  attendance: { insert: DbRow[]; update: DbRow[]; remove: DbRow[] };
  slips: { insert: DbRow[]; remove: DbRow[] };
  visitors: { insert: DbRow[]; remove: DbRow[] };
  links: { insert: DbRow[]; update: DbRow[] };
}
