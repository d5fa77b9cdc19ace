import { readRows } from '../readers/read-rows.js';
import { columnLetters, FileError, type Row, type RowSink, type Sheet, type SourceFile } from '../readers/sheet.js';
import { chapterSummaryAdapter } from './chapter-summary.adapter.js';
import { contactsAdapter, membershipLengthAdapter, rosterAdapter } from './people.adapters.js';
import type { ParsedFile, Problem } from './report.js';
import { slipsAuditAdapter } from './slips-audit.adapter.js';
import { headerOf, type Adapter, type ReportContext, type RowReader } from './table.js';
import { tidy } from './values.js';

const adapters: readonly Adapter[] = [
  slipsAuditAdapter,
  chapterSummaryAdapter,
  rosterAdapter,
  membershipLengthAdapter,
  contactsAdapter,
];
/** A header is looked for in this many filled rows of each sheet; reports have it within ten. */
const HEADER_ROWS = 60;
/** One broken export can repeat the same problem on every row: beyond this the rest is only counted. */
const MOST_PROBLEMS = 500;

/**
 * Reads one uploaded file: finds out what it is by its content, finds its columns by their headers, and turns its rows
 * into a typed report. Never throws for what is in the file: everything that is wrong is a problem with its place.
 */
export async function parseFile(source: SourceFile): Promise<ParsedFile> {
  const parsed: ParsedFile = { file: source.name, container: null, sheet: null, report: null, problems: [] };
  const collector = new Collector(source.name, parsed.problems);
  try {
    parsed.container = await readRows(source, collector, () => !collector.found);
    parsed.report = collector.end();
    parsed.sheet = collector.sheetRead?.name || null;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    parsed.problems.push({
      file: source.name,
      row: error.row,
      column: null,
      code: error.code,
      message: error.message,
      severity: 'error',
      remedy: error.remedy,
    });
  }
  return parsed;
}

/** Looks for a known header, sheet by sheet, then hands the rows below it to that layout's adapter. */
class Collector implements RowSink {
  private current: Sheet | null = null;
  private preamble: Row[] = [];
  private reader: RowReader | null = null;
  private readonly seen: string[] = [];
  private dropped = 0;
  sheetRead: Sheet | null = null;
  private sheets = 0;

  constructor(
    private readonly file: string,
    private readonly problems: Problem[],
  ) {}

  get found(): boolean {
    return this.reader !== null;
  }

  sheet(sheet: Sheet): void {
    this.current = sheet;
    this.preamble = [];
    this.sheets += 1;
  }

  row(row: Row): void {
    if (!this.current) return;
    if (this.reader) {
      if (this.current !== this.sheetRead) return;
      this.formulas(row);
      this.reader.row(row);
      return;
    }
    if (this.preamble.length >= HEADER_ROWS) return;
    this.formulas(row);
    for (const adapter of adapters) {
      const header = headerOf(adapter.layout, row);
      if (!header) continue;
      const context: ReportContext = {
        file: this.file,
        sheet: this.current,
        preamble: this.preamble,
        header,
        problem: (problem) => this.problem(problem),
      };
      this.reader = adapter.begin(context);
      this.sheetRead = this.current;
      return;
    }
    this.preamble.push(row);
    if (row.cells.length > 2)
      this.seen.push(
        row.cells
          .slice(0, 12)
          .map((cell) => tidy(cell.text).slice(0, 30))
          .join(', '),
      );
  }

  enough(): boolean {
    return !this.reader && this.preamble.length >= HEADER_ROWS;
  }

  end(): ParsedFile['report'] {
    if (!this.reader) {
      if (this.sheets === 0 || (this.seen.length === 0 && this.preamble.length === 0)) {
        throw new FileError(
          'FILE_EMPTY',
          this.file,
          '',
          'there is nothing in the file.',
          'Export the report again and upload the new file.',
        );
      }
      const known = adapters
        .map(
          ({ layout }) =>
            `${layout.title} (${[...layout.required, ...(layout.anyOf ?? []).slice(0, 1)].map((key) => layout.columns[key]?.[0]).join(', ')})`,
        )
        .join('; ');
      const found = this.seen.length > 0 ? `found were the headers: ${this.seen[0]}` : 'no row with headers was found';
      throw new FileError(
        'FILE_UNKNOWN_LAYOUT',
        this.file,
        '',
        `this is none of the known reports; ${found}.`,
        `Known are: ${known}.`,
      );
    }
    const report = this.reader.end();
    if (this.sheets > 1 && this.sheetRead) {
      this.problem({
        row: null,
        column: null,
        code: 'SHEET_CHOSEN',
        message: `The file has several sheets; "${this.sheetRead.name}" was read, the first with a known header.`,
        severity: 'warning',
        remedy: 'Upload the other sheets as files of their own if they are reports too.',
      });
    }
    if (this.dropped > 0) {
      this.problems.push({
        file: this.file,
        row: null,
        column: null,
        code: 'MORE_PROBLEMS',
        message: `There are ${this.dropped} more problems in this file.`,
        severity: 'error',
        remedy: 'Correct the ones that are listed first.',
      });
    }
    return report;
  }

  private formulas(row: Row): void {
    for (const cell of row.cells) {
      if (cell.formula === undefined) continue;
      const column = columnLetters(cell.column);
      this.problem({
        row: row.number,
        column,
        code: 'FORMULA',
        message: `Cell ${column}${row.number} holds a formula. No report does, and it could be made to run on somebody's computer; it is never calculated and never handed on.`,
        severity: 'error',
        remedy: 'Export the report again, or replace the formula by its value, and upload the file again.',
      });
    }
  }

  private problem(problem: Omit<Problem, 'file'>): void {
    if (this.problems.length >= MOST_PROBLEMS) this.dropped += 1;
    else this.problems.push({ file: this.file, ...problem });
  }
}
