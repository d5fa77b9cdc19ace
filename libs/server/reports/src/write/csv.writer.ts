import { csvLine } from '@chapterhouse/platform';
import { typeOfCell, type Cell, type CellType, type Report, type Section } from '../report-model.js';
import type { Speech } from '../words/speech.js';

/** What opens a file as UTF-8 in a spreadsheet program. */
const BYTE_ORDER_MARK = '\ufeff';
type Line = (string | number | null)[];

/**
 * A report as CSV (RFC 4180): what it is and of when, then its tables and figures one after another with an empty line between.
 * Numbers are plain (money and rates too), dates YYYY-MM-DD; no cell can be run as a formula.
 */
export function csvOf(report: Report, speech: Speech): Buffer {
  const { title, chapter, member, period, comparedWith, sections, notes } = report;
  const head: Line[] = [
    [title],
    [speech.say('frame.chapter'), chapter.name],
    ...(member ? [[speech.say('column.member'), member.name]] : []),
    [speech.say('frame.period'), period.from, period.to],
    ...(comparedWith ? [[speech.say('matrix.was'), comparedWith.from, comparedWith.to]] : []),
  ];
  const parts = [head, ...sections.map((section) => linesOf(section)), notes.map((note): Line => [note])];
  const lines = parts.filter((part) => part.length > 0).map((part) => part.map(csvLine).join(''));
  return Buffer.from(BYTE_ORDER_MARK + lines.join('\r\n'), 'utf8');
}

function linesOf({ title, text, figures, sentences, table }: Section): Line[] {
  const said = [
    ...text.map((paragraph): Line => [paragraph]),
    ...figures.map(({ label, value, note, type }): Line => [label, plain(value, type), ...(note ? [note] : [])]),
    ...sentences.map(({ heading, text, next }): Line => [heading ?? '', text, ...(next ? [next] : [])]),
    ...(table
      ? [
          table.columns.map(({ label }): string => label),
          ...table.rows.map((row) => row.cells.map((cell, at) => plain(cell, typeOfCell(row, table.columns[at]!)))),
        ]
      : []),
  ];
  return said.length > 0 && title ? [[title], ...said] : said.length > 0 ? said : [];
}

function plain(value: Cell, type: CellType): string | number | null {
  if (typeof value !== 'number') return value;
  // More digits than anybody reads, and fewer than binary fractions have.
  return type === 'RATE' || type === 'DECIMAL' ? Math.round(value * 10_000) / 10_000 : value;
}
