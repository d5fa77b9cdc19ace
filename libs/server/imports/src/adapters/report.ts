import type { AttendanceMark, RoleKind, Tier } from '@chapterhouse/domain';
import type { Container } from '../readers/read-rows.js';

export type Severity = 'error' | 'warning';

/** One thing that is not as it should be. An error stops the import from being applied; a warning says what was made of it. */
export interface Problem {
  file: string;
  /** 1-based, as the spreadsheet program shows it; null for the whole file. */
  row: number | null;
  /** Letters of the column; null for the whole row. */
  column: string | null;
  code: string;
  message: string;
  severity: Severity;
  remedy: string;
}

/** A name as somebody wrote it, and where. */
export interface NameAt {
  name: string;
  row: number;
  column: string;
}

/** An end of a slip. `elsewhere`: is it somebody of another chapter? Null when the container cannot say (CSV has no bold). */
export interface SlipEnd extends NameAt {
  elsewhere: boolean | null;
  /** The organisation itself (a bold `BNI`): nobody is credited. */
  organisation: boolean;
}

export interface ReportedSlip {
  row: number;
  type: 'REFERRAL' | 'ONE_TO_ONE' | 'CLOSED_BUSINESS' | 'EDUCATION' | 'VISITOR';
  /** Giver, one of the two, learner or inviter; null for closed business. */
  from: SlipEnd | null;
  /** Receiver, the other of the two, who is thanked, or the visitor; null for education. */
  to: SlipEnd | null;
  tier: Tier | null;
  /** Plain decimal, at most two places; null unless closed business. */
  amount: string | null;
  /** Plain decimal, at most two places; null unless education. */
  credits: string | null;
  /** `Chapter, Region, Country` of an end of another chapter (also of an unnamed thanker), or a comment. */
  detail: string | null;
}

export interface SlipsAudit {
  kind: 'slips-audit';
  chapter: string | null;
  /** Of the title, `YYYY-MM-DD`: the date of all its slips. */
  date: string;
  slips: ReportedSlip[];
}

/** The columns of a summary that repeat what the slips say, by their usual letters. */
export const checksumColumns = ['RGI', 'RGO', 'RRI', 'RRO', 'V', '1-2-1', 'TYFCB', 'CEU', 'T'] as const;
export type ChecksumColumn = (typeof checksumColumns)[number];
export type Checksum = Partial<Record<ChecksumColumn, number>>;

export interface SummaryLine extends NameAt {
  /** How often each mark is counted; in a file of one meeting exactly one is 1. */
  marks: Record<AttendanceMark, number>;
  checksum: Checksum;
}

export interface ChapterSummary {
  kind: 'chapter-summary';
  chapter: string | null;
  from: string;
  /** Inclusive; equal to `from` in a file of one meeting. */
  to: string;
  lines: SummaryLine[];
  /** The pseudo-rows at the end, as they are: visitors present, the organisation's own, and the total. */
  visitors: number | null;
  total: { marks: Record<AttendanceMark, number>; checksum: Checksum; row: number } | null;
}

export interface RosterLine extends NameAt {
  industry: string | null;
  speciality: string | null;
  company: string | null;
  phone: string | null;
}

export interface Roster {
  kind: 'roster';
  chapter: string | null;
  officers: (NameAt & { role: RoleKind })[];
  members: RosterLine[];
}

export interface MembershipLength {
  kind: 'membership-length';
  chapter: string | null;
  members: (NameAt & { joined: string })[];
}

export interface Contacts {
  kind: 'contacts';
  chapter: string | null;
  members: (RosterLine & { email: string | null; joined: string | null; left: string | null; roles: RoleKind[] })[];
}

export type Report = SlipsAudit | ChapterSummary | Roster | MembershipLength | Contacts;
export type ReportKind = Report['kind'];

export interface ParsedFile {
  file: string;
  container: Container | null;
  /** Name of the sheet that was read; null for CSV and for a file that could not be read. */
  sheet: string | null;
  /** Null when the file as a whole could not be read; `problems` then says why. */
  report: Report | null;
  problems: Problem[];
}
