import ExcelJS from 'exceljs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRows } from '../readers/read-rows.js';
import type { Row, Sheet, SourceFile } from '../readers/sheet.js';

const fixtures = join(import.meta.dirname, '../../../../../test/fixtures');

export const vectors = ['harbour-lights', 'large', 'quiet', 'small-quirks'] as const;
export type Vector = (typeof vectors)[number];

export interface Truth {
  chapter: { name: string; region: string; country: string; timeZone: string; currency: string };
  asOf: string;
  roles: Record<string, string>;
  members: {
    name: string;
    joined: string;
    left: string | null;
    industry: string;
    classification: string;
    company: string;
    email: string;
    phone: string;
  }[];
  meetings: { date: string; status: string }[];
  attendance: { date: string; member: string; status: string }[];
  slips: {
    date: string;
    type: string;
    from: string | null;
    fromOther?: string;
    to: string | null;
    toOther?: string;
    tier?: string;
    amount?: number;
    credits?: number;
  }[];
}

export function truthOf(vector: Vector): Truth {
  return JSON.parse(readFileSync(join(fixtures, 'vectors', vector, 'truth.json'), 'utf8')) as Truth;
}

export function exportOf(vector: Vector, name: string): SourceFile {
  return { name, bytes: readFileSync(join(fixtures, 'vectors', vector, 'exports', name)) };
}

export function exportsOf(vector: Vector): SourceFile[] {
  return readdirSync(join(fixtures, 'vectors', vector, 'exports')).map((name) => exportOf(vector, name));
}

export function realFile(): SourceFile {
  const name = 'slips-audit-2025-02-13.xlsx';
  return { name, bytes: readFileSync(join(fixtures, 'real', name)) };
}

export async function rowsOf(source: SourceFile): Promise<{ sheets: Sheet[]; rows: Row[] }> {
  const sheets: Sheet[] = [];
  const rows: Row[] = [];
  await readRows(source, { sheet: (sheet) => sheets.push(sheet), row: (row) => rows.push(row), enough: () => false });
  return { sheets, rows };
}

/** The file as somebody re-saves it in a spreadsheet program of today. */
export async function asXlsx(source: SourceFile): Promise<SourceFile> {
  const { rows } = await rowsOf(source);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Report');
  for (const row of rows) {
    for (const from of row.cells) {
      const cell = sheet.getCell(row.number, from.column + 1);
      if (from.kind === 'number') cell.value = Number(from.text);
      else if (from.kind === 'date') {
        cell.value = new Date(`${from.text.slice(0, 10)}T00:00:00Z`);
        cell.numFmt = 'dd/mm/yyyy';
      } else cell.value = from.text;
      if (from.bold) cell.font = { bold: true };
    }
  }
  return { name: source.name.replace(/\.\w+$/, '.xlsx'), bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
}

/** The file as it is saved as CSV: dates as people write them, and nothing bold. */
export async function asCsv(source: SourceFile, delimiter = ','): Promise<SourceFile> {
  const { rows } = await rowsOf(source);
  const lines: string[] = [];
  for (const row of rows) {
    const cells: string[] = [];
    for (const cell of row.cells) {
      const text = cell.kind === 'date' ? cell.text.slice(0, 10).split('-').reverse().join('/') : cell.text;
      cells[cell.column] = /[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    }
    lines[row.number - 1] = Array.from(cells, (cell) => cell ?? '').join(delimiter);
  }
  const text = Array.from(lines, (line) => line ?? '').join('\r\n');
  return { name: source.name.replace(/\.\w+$/, '.csv'), bytes: Buffer.from(`\ufeff${text}\r\n`) };
}
