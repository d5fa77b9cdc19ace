import type { ReportKind, ReportQuery } from './gql/operations.js';

export type ReportData = ReportQuery['report'];
export type ReportSectionData = ReportData['sections'][number];
export type ReportTableData = NonNullable<ReportSectionData['table']>;
export type ReportChartData = NonNullable<ReportSectionData['chart']>;

/** In the order of the list of reports. */
export const KINDS: readonly ReportKind[] = [
  'CHAPTER_SUMMARY',
  'ATTENDANCE_SHEET',
  'SCORECARDS',
  'REFERRAL_MATRIX',
  'ONE_TO_ONE_MATRIX',
  'COMBINATION_MATRIX',
  'CHAPTER_QUARTERLY',
  'MEMBER_REVIEW',
];

/** `chapter-summary` of `CHAPTER_SUMMARY`, as in addresses and file names. */
export const slugOf = (kind: ReportKind): string => kind.toLowerCase().replaceAll('_', '-');
export const kindOf = (slug: string): ReportKind | null => KINDS.find((kind) => slugOf(kind) === slug) ?? null;
export const isMatrix = (kind: ReportKind): boolean => kind.endsWith('_MATRIX');

const NAMES = ['from', 'to', 'compareFrom', 'compareTo', 'member'] as const;
export type AskedName = (typeof NAMES)[number];
/** What an address asks for; what is left out is the server's to choose. */
export type Asked = Readonly<Record<AskedName, string | null>>;

/** Reads the address; a day that is none is left out. */
export function askedIn(search: URLSearchParams): Asked {
  const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  return Object.fromEntries(
    NAMES.map((name) => {
      const text = search.get(name) ?? '';
      return [name, (name === 'member' ? text !== '' : isDay(text)) ? text : null];
    }),
  ) as Record<AskedName, string | null>;
}

/** The same as an address, with some of it changed. */
export function addressOf(asked: Asked, change: Partial<Asked>): URLSearchParams {
  const all = { ...asked, ...change };
  return new URLSearchParams(NAMES.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
}
