import type { ChapterPlace } from '@chapterhouse/chapters';
import { slugOfKind, type Report } from './report-model.js';
import { Speech } from './words/speech.js';
import { csvOf } from './write/csv.writer.js';
import { textOf } from './write/text.writer.js';

/** In what a report can be had as a file. */
export const REPORT_FORMATS = ['pdf', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The media type of each. */
export const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** How words, dates and money of a report are written: those of the chapter, in the language of the report. */
export type ReportPlace = Pick<ChapterPlace, 'locale' | 'timeZone' | 'currency'>;

/**
 * A report as a file. The same report gives the same words and figures in each format. The writers of PDF and xlsx are loaded when
 * the first of their files is asked for: a process that never makes one does not carry them.
 */
export async function writeReport(report: Report, format: ReportFormat, place: ReportPlace): Promise<Buffer> {
  const speech = Speech.of(place, report.language);
  if (format === 'csv') return csvOf(report, speech);
  if (format === 'xlsx') {
    const { xlsxOf } = await import('./write/xlsx.writer.js');
    return xlsxOf(report, speech);
  }
  const { pdfOf } = await import('./pdf/pdf.writer.js');
  return pdfOf(report, speech);
}

/** A report as text for a terminal. */
export const reportText = (report: Report, place: ReportPlace): string =>
  textOf(report, Speech.of(place, report.language));

/** `chapter-summary-harbour-lights-2026-05-18-2026-11-15.pdf`: letters, digits and hyphens only. */
export function fileNameOf({ kind, chapter, period }: Report, format: ReportFormat): string {
  return `${slugOfKind(kind)}-${chapter.slug}-${period.from}-${period.to}.${format}`;
}
