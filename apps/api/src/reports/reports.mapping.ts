import type { ChapterPlace } from '@chapterhouse/chapters';
import {
  type Report as ReportModel,
  type ReportRequest,
  type Section,
  slugOfKind,
  Speech,
  type Table,
  typeOfCell,
} from '@chapterhouse/reports';
import type { Report, ReportSection, ReportTable } from './reports.types.js';

export const REPORT_FILES_PATH = 'files/reports';
const FORMATS = ['pdf', 'xlsx', 'csv'] as const;

/** The model as the API answers it: every cell in words, and its number beside it. */
export function reportOf(report: ReportModel, place: ChapterPlace, request: ReportRequest): Report {
  const speech = Speech.of(place, report.language);
  const { chapter, member, sections, ...rest } = report;
  return {
    ...rest,
    chapterId: chapter.id,
    memberId: member?.id ?? null,
    memberName: member?.name ?? null,
    sections: sections.map((section) => sectionOf(section, speech)),
    notes: [...report.notes],
    files: FORMATS.map((format) => ({ format, path: pathOf(report, request, format) })),
  };
}

function sectionOf({ newPage: _, ...section }: Section, speech: Speech): ReportSection {
  const { chart, table } = section;
  return {
    ...section,
    text: [...section.text],
    figures: section.figures.map(({ value, ...figure }) => ({
      ...figure,
      text: speech.cell(value, figure.type),
      number: numberOf(value),
    })),
    chart: chart && {
      ...chart,
      labels: [...chart.labels],
      series: chart.series.map((series) => ({ ...series, values: [...series.values] })),
    },
    sentences: [...section.sentences],
    table: table && tableOf(table, speech),
  };
}

function tableOf({ layout, columns, rows }: Table, speech: Speech): ReportTable {
  return {
    layout,
    columns: [...columns],
    rows: rows.map((row) => ({
      kind: row.kind,
      memberId: row.memberId,
      texts: row.cells.map((cell, at) => speech.cell(cell, typeOfCell(row, columns[at]!))),
      numbers: row.cells.map(numberOf),
    })),
  };
}

const numberOf = (value: string | number | null): number | null => (typeof value === 'number' ? value : null);

/** Where the same report is as a file. */
function pathOf({ kind, chapter, period }: ReportModel, request: ReportRequest, format: string): string {
  const query = new URLSearchParams({ chapter: chapter.slug, from: period.from, to: period.to });
  if (request.compareFrom && request.compareTo) {
    query.set('compareFrom', request.compareFrom);
    query.set('compareTo', request.compareTo);
  }
  if (request.memberId) query.set('member', request.memberId);
  if (request.language) query.set('language', request.language);
  return `/${REPORT_FILES_PATH}/${slugOfKind(kind)}.${format}?${query.toString()}`;
}
