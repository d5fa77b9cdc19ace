import { columnLetters, type Cell, type Row, type Sheet } from '../readers/sheet.js';
import type { Problem, Report } from './report.js';
import { headerKey, tidy } from './values.js';

/** The columns of a known layout: key → header texts that mean it. */
export interface Layout<Key extends string = string> {
  title: string;
  columns: Record<Key, readonly string[]>;
  required: readonly Key[];
  /** At least one of these must be there too. */
  anyOf?: readonly Key[];
}

/** Reads one layout's rows after its header was found. */
export interface Adapter {
  layout: Layout;
  begin(context: ReportContext): RowReader;
}

export interface RowReader {
  row(row: Row): void;
  /** Null when the report lacks something without which it means nothing; problems then say what. */
  end(): Report | null;
}

export interface ReportContext {
  file: string;
  sheet: Sheet;
  /** The rows above the header. */
  preamble: readonly Row[];
  header: Header;
  problem(problem: Omit<Problem, 'file'>): void;
}

/** Where each known column lies. */
export class Header {
  constructor(
    readonly row: number,
    private readonly positions: ReadonlyMap<string, number>,
  ) {}

  has(key: string): boolean {
    return this.positions.has(key);
  }

  /** The cell of a row under a column, if it is filled. */
  cell(row: Row, key: string): Cell | undefined {
    const column = this.positions.get(key);
    return column === undefined ? undefined : row.cells.find((cell) => cell.column === column);
  }

  text(row: Row, key: string): string {
    return tidy(plainText(this.cell(row, key)?.text ?? ''));
  }

  letters(key: string): string | null {
    const column = this.positions.get(key);
    return column === undefined ? null : columnLetters(column);
  }
}

/** Takes off the apostrophe that an export puts before = + - @, so that its own files read back the same. */
function plainText(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** The header that a row is for a layout, or null. A column named twice is left to the first. */
export function headerOf(layout: Layout, row: Row): Header | null {
  const keys = new Map<string, string>();
  for (const [key, names] of Object.entries(layout.columns)) {
    for (const name of names) keys.set(headerKey(name), key);
  }
  const positions = new Map<string, number>();
  for (const cell of row.cells) {
    const key = keys.get(headerKey(cell.text));
    if (key !== undefined && !positions.has(key)) positions.set(key, cell.column);
  }
  const complete =
    layout.required.every((key) => positions.has(key)) && (layout.anyOf?.some((key) => positions.has(key)) ?? true);
  return complete ? new Header(row.number, positions) : null;
}

/** The value that stands beside (`Chapter: X`) or below (in the same column) a label above the header; null when there is none. */
export function labelled(preamble: readonly Row[], label: string): Cell | null {
  for (const [at, row] of preamble.entries()) {
    const index = row.cells.findIndex((cell) => headerKey(cell.text) === label);
    const cell = row.cells[index];
    if (!cell) continue;
    const beside = row.cells[index + 1];
    if (cell.text.trim().endsWith(':') && beside) return beside;
    const below = preamble[at + 1]?.cells.find((other) => other.column === cell.column);
    if (below) return below;
  }
  return null;
}
