import ExcelJS from 'exceljs';
import {
  typeOfCell,
  type Cell,
  type CellType,
  type Report,
  type Row,
  type Section,
  type Table,
} from '../report-model.js';
import { colours, tint } from '../pdf/look.js';
import type { Speech } from '../words/speech.js';

type Sheet = ExcelJS.Worksheet;

const FONT = 'Inter';
const MOST_WIDTH = 44;
/** Zeros of a matrix are left out of sight, so that what is there stands out. */
const QUIET_ZERO = '0;-0;;@';

/** How a number is written; money is in the chapter's currency, which the first sheet names. */
const formats: Readonly<Record<CellType, string>> = {
  TEXT: '@',
  COUNT: '#,##0.##',
  CHANGE: '+0;-0;;@',
  DECIMAL: '0.00',
  MONEY: '#,##0.00',
  RATE: '0%',
  DATE: 'yyyy-mm-dd',
  MARK: '@',
  CODE: '@',
};

const solid = (colour: string): ExcelJS.Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: argb(colour) },
});
const argb = (colour: string): string => `FF${colour.slice(1).toUpperCase()}`;
const hair = { style: 'thin' as const, color: { argb: argb(colours.hair) } };

/**
 * A report as a workbook: a first sheet that can be read, and a sheet for each table with typed cells, a frozen head and a print
 * set-up. Text is written as text, so nothing that people typed is ever a formula.
 */
export async function xlsxOf(report: Report, speech: Speech): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Chapterhouse';
  workbook.title = report.title;
  workbook.created = dateOf(report.preparedOn);
  const taken = new Set<string>();
  overview(workbook.addWorksheet(sheetName(speech.say('frame.overview'), taken, speech)), report, speech);
  for (const section of report.sections) {
    if (!section.table) continue;
    const title = section.title ?? report.title;
    const sheet = workbook.addWorksheet(sheetName(title, taken, speech));
    tableSheet(sheet, section.table, report, title, speech);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A name that spreadsheet programs take: at most 31 letters, none of `[]:*?/\`, no two alike. */
function sheetName(title: string, taken: Set<string>, speech: Speech): string {
  const plain =
    title
      .replaceAll(/[[\]:*?/\\\s]+/g, ' ')
      .replaceAll(/^'+|'+$/g, '')
      .trim() || speech.say('frame.sheet');
  let name = plain.slice(0, 31);
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${plain.slice(0, 27)} ${copy}`;
  taken.add(name.toLowerCase());
  return name;
}

/** What it is, figures, sentences and notes. */
function overview(sheet: Sheet, report: Report, speech: Speech): void {
  sheet.getColumn(1).width = 30;
  sheet.getColumn(2).width = 70;
  sheet.getColumn(3).width = 60;
  const add = (cells: readonly Cell[], style: Partial<ExcelJS.Font> = {}): ExcelJS.Row => {
    const row = sheet.addRow([...cells]);
    row.font = { name: FONT, size: 10, color: { argb: argb(colours.ink) }, ...style };
    row.alignment = { vertical: 'top', wrapText: true };
    row.height = heightOf(cells.map((cell, at) => [cell, sheet.getColumn(at + 1).width ?? MOST_WIDTH]));
    return row;
  };
  const { title, chapter, member, period, comparedWith, subtitle, sections, notes } = report;
  const top = add([title], { size: 18, name: 'Source Serif 4' });
  top.alignment = { wrapText: false };
  top.height = 28;
  add([speech.say('frame.chapter'), chapter.name]);
  if (member) add([speech.say('column.member'), member.name]);
  if (subtitle) add(['', subtitle]);
  add([speech.say('frame.period'), speech.period(period)]);
  if (comparedWith) add([speech.say('matrix.was'), speech.period(comparedWith)]);
  add([speech.say('frame.prepared', { date: speech.formats.date(report.preparedOn) }), speech.currency]);
  for (const section of sections) sectionRows(section, add);
  if (notes.length > 0) {
    add([]);
    add([speech.say('frame.notes')], { bold: true });
    for (const note of notes) add(['', note], { color: { argb: argb(colours.muted) } });
  }
  printed(sheet, report, 'portrait');
}

const LINE = 14;

/** Points that the highest cell of a line needs: not every program finds out by itself. */
function heightOf(cells: readonly (readonly [value: Cell, width: number])[]): number {
  const lines = cells.map(([value, width]) => (typeof value === 'string' ? Math.ceil(value.length / width) : 1));
  return Math.max(1, ...lines) * LINE + 2;
}

type AddRow = (cells: readonly Cell[], style?: Partial<ExcelJS.Font>) => ExcelJS.Row;

function sectionRows({ title, text, figures, sentences }: Section, add: AddRow): void {
  if (text.length + figures.length + sentences.length === 0) return;
  add([]);
  if (title) add([title], { bold: true, color: { argb: argb(colours.teal) } });
  for (const paragraph of text) add(['', paragraph]);
  for (const { label, value, type, note } of figures) {
    const row = add([label, null, note]);
    put(row.getCell(2), value, type);
    row.getCell(2).alignment = { horizontal: 'left', vertical: 'top' };
  }
  for (const { heading, text: said, next } of sentences) add([heading ?? '', said, next ? `→ ${next}` : null]);
}

function tableSheet(sheet: Sheet, table: Table, report: Report, title: string, speech: Speech): void {
  const { columns, rows, layout } = table;
  const matrix = layout === 'MATRIX';
  const upright = (type: CellType, memberId: string | null): boolean => memberId !== null || type === 'MARK';
  const head = sheet.addRow(columns.map(({ label }) => label));
  head.eachCell({ includeEmpty: true }, (cell, at) => {
    const column = columns[at - 1]!;
    cell.font = { name: FONT, size: 9, bold: true, color: { argb: argb(colours.ink) } };
    cell.fill = solid(colours.card);
    cell.border = { bottom: { style: 'thin', color: { argb: argb(colours.muted) } } };
    const rotated = upright(column.type, column.memberId);
    cell.alignment = {
      vertical: 'bottom',
      horizontal: rotated ? 'center' : isText(column.type) ? 'left' : 'right',
      wrapText: !rotated,
      ...(rotated ? { textRotation: 90 } : {}),
    };
    if (column.hint) cell.note = { texts: [{ text: column.hint }] };
  });
  if (matrix) head.height = 120;
  else if (layout === 'SHEET') head.height = 48;
  const most = Math.max(
    1,
    ...rows.flatMap((row) =>
      row.cells.map((cell, at) => (columns[at]!.memberId && typeof cell === 'number' ? Math.abs(cell) : 0)),
    ),
  );
  rows.forEach((row) => writeRow(sheet, row, table, most));
  sheet.columns.forEach((column, at) => {
    const { type, memberId, label } = columns[at]!;
    if (upright(type, memberId)) column.width = 4;
    else {
      const texts = rows.map((row) => speech.cell(row.cells[at] ?? null, typeOfCell(row, columns[at]!)).length);
      column.width = Math.min(
        MOST_WIDTH,
        Math.max(7, Math.min(label.length, 14) + 2, ...texts.map((length) => length + 2)),
      );
    }
  });
  const names = columns.findIndex(({ type }) => type !== 'TEXT');
  sheet.views = [{ state: 'frozen', xSplit: Math.max(1, Math.min(2, names)), ySplit: 1 }];
  if (layout === 'LIST' && rows.length > 1) {
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
  }
  printed(sheet, report, columns.length > 8 || matrix ? 'landscape' : 'portrait', title);
  sheet.pageSetup.printTitlesRow = '1:1';
  sheet.pageSetup.printTitlesColumn = 'A:A';
}

function writeRow(sheet: Sheet, row: Row, { columns, layout }: Table, most: number): void {
  const written = sheet.addRow([]);
  row.cells.forEach((value, at) => {
    const column = columns[at]!;
    const cell = written.getCell(at + 1);
    const type = typeOfCell(row, column);
    put(cell, value, type);
    cell.font = {
      name: FONT,
      size: 10,
      bold: row.kind === 'TOTAL',
      color: { argb: argb(row.kind === 'ASIDE' ? colours.muted : colours.ink) },
    };
    cell.border = { bottom: hair };
    cell.alignment = {
      vertical: 'top',
      horizontal: column.memberId !== null || type === 'MARK' ? 'center' : isText(type) ? 'left' : 'right',
      wrapText: column.key === 'way',
      // Words after a number would touch it.
      ...(type === 'TEXT' && at > 0 ? { indent: 1 } : {}),
    };
    if (column.key === 'way') written.height = heightOf([[value, MOST_WIDTH]]);
    if (column.memberId !== null) {
      if (layout === 'MATRIX' && type === 'COUNT') cell.numFmt = QUIET_ZERO;
      if (column.memberId === row.memberId) cell.fill = solid(colours.hair);
      else if (typeof value === 'number' && value !== 0) {
        const depth = 0.12 + 0.5 * Math.sqrt(Math.abs(value) / most);
        cell.fill = solid(tint(value > 0 ? colours.given : colours.plum, depth));
      }
    }
    if (type === 'MARK' && value === 'A') cell.fill = solid(tint(colours.plum, 0.35));
    if (type === 'MARK' && value === 'L') cell.fill = solid(tint(colours.amber, 0.3));
    if (row.kind === 'TOTAL') cell.fill = solid(tint(colours.teal, 0.08));
  });
}

/** Writes a value with its type: numbers as numbers, days as days, and text as text whatever it begins with. */
function put(cell: ExcelJS.Cell, value: Cell, type: CellType): void {
  if (value === null) return;
  cell.value = type === 'DATE' && typeof value === 'string' ? dateOf(value) : value;
  cell.numFmt = typeof value === 'number' || type === 'DATE' ? formats[type] : formats.TEXT;
}

const isText = (type: CellType): boolean => type === 'TEXT' || type === 'DATE' || type === 'CODE';
const dateOf = (date: string): Date => new Date(`${date}T00:00:00Z`);

function printed(sheet: Sheet, report: Report, orientation: 'portrait' | 'landscape', title = report.title): void {
  // `&` begins a code in headers of spreadsheets; two of them are one.
  const plain = (text: string): string => text.replaceAll('&', '&&');
  sheet.pageSetup = {
    paperSize: 9,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  sheet.headerFooter.oddHeader = `&L${plain(report.chapter.name)}&R${plain(title)}`;
  sheet.headerFooter.oddFooter = `&L${report.preparedOn}&R&P / &N`;
}
