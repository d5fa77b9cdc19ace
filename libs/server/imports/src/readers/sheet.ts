/** What every container (SpreadsheetML, xlsx, CSV) is turned into: rows of cells, one after the other. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

export interface Cell {
  /** 0-based: A is 0. */
  column: number;
  /** Text as stored; dates as `YYYY-MM-DDTHH:mm:ss`, numbers as plain decimals. */
  text: string;
  /** Every visible character is bold. Always false where the container cannot say (`Sheet.knowsBold`). */
  bold: boolean;
  kind: CellKind;
  /** The formula behind the cell, when there is one; `text` is then the value it last had. */
  formula?: string;
}

export interface Row {
  /** 1-based, as the spreadsheet program shows it. */
  number: number;
  /** Sorted by column; empty cells are left out. */
  cells: Cell[];
}

export interface Sheet {
  name: string;
  /** CSV has no bold: what is said by bold letters has to be found out otherwise. */
  knowsBold: boolean;
  /** Numbers of days count from 1904 (old Macintosh workbooks) instead of 1900. */
  date1904: boolean;
}

/** Takes the rows one by one, so that no reader ever holds a whole sheet. */
export interface RowSink {
  sheet(sheet: Sheet): void;
  row(row: Row): void;
  /** True once no further row of this sheet is of interest, so that a reader may leave it. */
  enough(): boolean;
}

export interface SourceFile {
  name: string;
  bytes: Uint8Array;
}

/** Bounds of what is read at all: far above any real report, far below what could hurt the machine. */
export const limits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  /** Packed spreadsheets shrink 5 to 50 times; a bomb shrinks thousands of times. */
  packingRatio: 250,
  zipEntries: 1_000,
  xmlDepth: 64,
  xmlAttributes: 200,
  xmlElements: 1_500_000,
  columns: 1_000,
  rows: 100_000,
  cells: 600_000,
  /** Different texts of a workbook. */
  texts: 300_000,
  cellText: 32_767,
  sheets: 50,
} as const;

export type FileErrorCode =
  | 'FILE_TOO_LARGE'
  | 'FILE_EMPTY'
  | 'FILE_TRUNCATED'
  | 'FILE_DAMAGED'
  | 'FILE_ENCODING'
  | 'FILE_PASSWORD'
  | 'FILE_OLD_EXCEL'
  | 'FILE_HTML'
  | 'FILE_NOT_A_TABLE'
  | 'FILE_ZIP_BOMB'
  | 'FILE_ENTITIES'
  | 'FILE_TOO_DEEP'
  | 'FILE_TOO_MANY_COLUMNS'
  | 'FILE_TOO_MANY_ROWS'
  | 'FILE_CELL_TOO_LONG'
  | 'FILE_UNKNOWN_LAYOUT';

/** The whole file cannot be read. `place` says where in it, `remedy` what its owner can do. */
export class FileError extends Error {
  constructor(
    readonly code: FileErrorCode,
    readonly file: string,
    readonly place: string,
    readonly what: string,
    readonly remedy: string,
    readonly row: number | null = null,
  ) {
    super(`${file}${place ? `, ${place}` : ''}: ${what} ${remedy}`);
    this.name = 'FileError';
  }
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The column of a cell reference: `AB12` → 27; -1 when there are no letters. */
export function columnOfReference(reference: string): number {
  let column = 0;
  for (const character of reference) {
    const digit = character.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
    if (column > 1_000_000) break;
  }
  return column - 1;
}

/** Counts what goes by and stops a file that is larger than any report. */
export class Bounds {
  private cells = 0;
  constructor(
    private readonly file: string,
    private readonly sheet: () => string = () => '',
  ) {}

  private place(row: number): string {
    const sheet = this.sheet();
    return sheet ? `sheet "${sheet}", row ${row}` : `row ${row}`;
  }

  row(row: number): void {
    if (row > limits.rows) {
      throw new FileError(
        'FILE_TOO_MANY_ROWS',
        this.file,
        this.place(row),
        `the sheet has more than ${limits.rows} rows.`,
        'Upload one report per file, as it was exported.',
        row,
      );
    }
  }

  /** Counts one more cell. */
  cell(row: number, column: number): void {
    if (column >= limits.columns) {
      throw new FileError(
        'FILE_TOO_MANY_COLUMNS',
        this.file,
        this.place(row),
        `the sheet reaches column ${columnLetters(column)}; at most ${limits.columns} columns are read.`,
        'Export the report again, or delete the columns that do not belong to it.',
        row,
      );
    }
    this.cells += 1;
    if (this.cells > limits.cells) {
      throw new FileError(
        'FILE_TOO_MANY_ROWS',
        this.file,
        this.place(row),
        `the file has more than ${limits.cells} cells.`,
        'Upload one report per file, as it was exported.',
        row,
      );
    }
  }

  text(row: number, column: number, text: string): void {
    if (text.length <= limits.cellText) return;
    throw new FileError(
      'FILE_CELL_TOO_LONG',
      this.file,
      `${this.place(row)}, column ${columnLetters(column)}`,
      `the cell holds more than ${limits.cellText} characters.`,
      'Shorten the text and upload the file again.',
      row,
    );
  }
}
