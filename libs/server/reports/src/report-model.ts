import type { LocalDate } from '@chapterhouse/domain';

/** What can be asked for. The name of a file and of the command is the same in small letters: `chapter-summary`. */
export const REPORT_KINDS = [
  'CHAPTER_SUMMARY',
  'ATTENDANCE_SHEET',
  'SCORECARDS',
  'REFERRAL_MATRIX',
  'ONE_TO_ONE_MATRIX',
  'COMBINATION_MATRIX',
  'MEMBER_REVIEW',
  'CHAPTER_QUARTERLY',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** `chapter-summary` of `CHAPTER_SUMMARY`. */
export const slugOfKind = (kind: ReportKind): string => kind.toLowerCase().replaceAll('_', '-');

/** The kind behind `chapter-summary`; null when there is none. */
export const kindOfSlug = (slug: string): ReportKind | null =>
  REPORT_KINDS.find((kind) => slugOfKind(kind) === slug) ?? null;

/** The matrices, which can be compared with an earlier time. */
export const MATRIX_KINDS = ['REFERRAL_MATRIX', 'ONE_TO_ONE_MATRIX', 'COMBINATION_MATRIX'] as const;
export type MatrixKind = (typeof MATRIX_KINDS)[number];
export const isMatrix = (kind: ReportKind): kind is MatrixKind =>
  (MATRIX_KINDS as readonly ReportKind[]).includes(kind);

/**
 * For whom a report is made. LEADERS: everything, members by name. SELF: a member about themself. STAFF above the chapter:
 * counts of the whole only, nobody by name.
 */
export const AUDIENCES = ['LEADERS', 'SELF', 'STAFF'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A time by its first and its last day, as people say it: both count. */
export interface ReportPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What the cells of a column are. RATE: a share in [0, 1]. MARK: a letter of attendance. CODE: a short sign explained in the notes. */
export const CELL_TYPES = ['TEXT', 'COUNT', 'CHANGE', 'DECIMAL', 'MONEY', 'RATE', 'DATE', 'MARK', 'CODE'] as const;
export type CellType = (typeof CELL_TYPES)[number];

/** Text for TEXT, DATE (`YYYY-MM-DD`), MARK and CODE; a number for the rest; null is not known, or nothing to say. */
export type Cell = string | number | null;

export interface Column {
  readonly key: string;
  readonly label: string;
  /** What it counts, where the label is short. */
  readonly hint: string | null;
  readonly type: CellType;
  /** In a matrix: whose column it is. */
  readonly memberId: string | null;
}

/** MEMBER: about one member. ASIDE: about others (visitors, other chapters). TOTAL: the sum of the members. PLAIN: anything else. */
export const ROW_KINDS = ['MEMBER', 'ASIDE', 'TOTAL', 'PLAIN'] as const;
export interface Row {
  readonly kind: (typeof ROW_KINDS)[number];
  readonly memberId: string | null;
  /** What its numbers are, where a line is of one kind and the columns are not. */
  readonly type?: CellType;
  readonly cells: readonly Cell[];
}

/** What a cell is: as its line says, else as its column says; text is never anything else. */
export const typeOfCell = (row: Row, column: Column): CellType =>
  column.type === 'TEXT' ? 'TEXT' : (row.type ?? column.type);

/** LIST: a plain table. MATRIX: rows against columns, both members. SHEET: members against meetings. */
export const TABLE_LAYOUTS = ['LIST', 'MATRIX', 'SHEET'] as const;
export interface Table {
  readonly layout: (typeof TABLE_LAYOUTS)[number];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** One number that tells a story. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly type: CellType;
  readonly value: Cell;
  /** What stands beside it in words, such as the figure before. */
  readonly note: string | null;
}

/** PLAIN: a matter of fact. GOOD: to be glad of. LOOK: worth a look. ONE_SIDED: giving and receiving have drifted apart. */
export const TONES = ['PLAIN', 'GOOD', 'LOOK', 'ONE_SIDED'] as const;
export interface Sentence {
  readonly tone: (typeof TONES)[number];
  /** What it is about, in a word or two; null when the sentence stands alone. */
  readonly heading: string | null;
  readonly text: string;
  /** The next step. */
  readonly next: string | null;
}

/** BALANCE: the balance bar, as `[given, received]`. BARS: some numbers for each label, side by side. LINE: one after the other. */
export const CHART_KINDS = ['BALANCE', 'BARS', 'LINE'] as const;
export interface ChartSeries {
  readonly key: 'given' | 'received' | 'oneToOnes' | 'attendance' | 'score' | 'reciprocity';
  readonly label: string;
  readonly values: readonly (number | null)[];
}
export interface Chart {
  readonly kind: (typeof CHART_KINDS)[number];
  /** What it shows, in words, for whoever does not see it. */
  readonly label: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** BALANCE: (given − received) / (given + received), with the interval in which it lies; null at 0/0. */
  readonly balance: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** A part of a report. It says something with any of the five; empty parts are left out by whoever writes. */
export interface Section {
  readonly key: string;
  readonly title: string | null;
  readonly text: readonly string[];
  readonly figures: readonly Figure[];
  readonly chart: Chart | null;
  readonly sentences: readonly Sentence[];
  readonly table: Table | null;
  /** On paper it begins a page. */
  readonly newPage: boolean;
}

/** A report, computed once; pages, PDF, xlsx, CSV and the terminal are written from it. */
export interface Report {
  readonly kind: ReportKind;
  readonly audience: Audience;
  readonly title: string;
  readonly subtitle: string;
  readonly chapter: { readonly id: string; readonly name: string; readonly slug: string };
  readonly member: { readonly id: string; readonly name: string } | null;
  readonly period: ReportPeriod;
  readonly comparedWith: ReportPeriod | null;
  /** Language of its words, `en` or `de`. */
  readonly language: string;
  readonly preparedOn: LocalDate;
  readonly sections: readonly Section[];
  /** What the signs and the columns mean, and what is not in it. */
  readonly notes: readonly string[];
}

/** A section with what is told; the rest is empty. */
export const section = (key: string, title: string | null, given: Partial<Section> = {}): Section => ({
  key,
  title,
  text: [],
  figures: [],
  chart: null,
  sentences: [],
  table: null,
  newPage: false,
  ...given,
});

/** A column of a table. */
export const column = (
  key: string,
  label: string,
  type: CellType,
  hint: string | null = null,
  memberId: string | null = null,
): Column => ({
  key,
  label,
  hint,
  type,
  memberId,
});
