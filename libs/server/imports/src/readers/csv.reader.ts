import { CsvError, parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { decode, encodingOfText } from './text-decoding.js';
import { Bounds, FileError, limits, type Cell, type RowSink, type SourceFile } from './sheet.js';

const delimiters: [string, ...string[]] = [',', ';', '\t'];

/** CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or windows-1252. */
export async function readCsv(source: SourceFile, sink: RowSink): Promise<void> {
  const encoding = encodingOfText(source.bytes);
  const head = new TextDecoder(encoding).decode(source.bytes.subarray(0, 64 * 1024));
  // "sep=;" is a line that spreadsheet programs obey and do not show.
  const separatorLine = /^"?sep=(.)"?\r?\n/i.exec(head);
  const delimiter = separatorLine?.[1] ?? delimiterOf(head);
  const firstRow = separatorLine ? 0 : 1;
  await refuseWhatIsTooLarge(source, encoding, delimiter, firstRow);
  const bounds = new Bounds(source.name);
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: 1024 * 1024,
  });
  sink.sheet({ name: '', knowsBold: false, date1904: false });
  // What goes wrong on the way destroys the parser and is thrown by the loop below; leaving the loop ends the rest.
  pipeline(Readable.from(decode(source.name, source.bytes, encoding)), parser, () => undefined);
  let number = firstRow - 1;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      if (number === 0) continue;
      bounds.row(number);
      if (record.length > limits.columns) bounds.cell(number, record.length - 1);
      const cells: Cell[] = [];
      for (const [column, text] of record.entries()) {
        if (text.trim() === '') continue;
        bounds.cell(number, column);
        bounds.text(number, column, text);
        const cell: Cell = { column, text, bold: false, kind: 'text' };
        if (text.startsWith('=')) cell.formula = text;
        cells.push(cell);
      }
      if (cells.length > 0) sink.row({ number, cells });
      if (sink.enough()) return;
    }
  } catch (error) {
    throw asFileError(source.name, error, number + 1);
  }
}

const QUOTE = 34;
const SPACE = 32;
const [CR, LF] = [13, 10];

/**
 * Counts rows and filled cells letter by letter, which takes a fiftieth of the time of splitting them: a file that is too large is
 * refused before the work begins, and not after most of it. What it takes for a cell is a cell to the parser, too; in doubt (a stray
 * quotation mark) it counts fewer, and the parser finds out. @throws FileError
 */
async function refuseWhatIsTooLarge(
  { name, bytes }: SourceFile,
  encoding: string,
  delimiter: string,
  firstRow: number,
): Promise<void> {
  const bounds = new Bounds(name);
  const split = delimiter.charCodeAt(0);
  let row = firstRow;
  let column = 0;
  let rowBegun = false;
  let cellBegun = false;
  let cellFilled = false;
  let quoted = false;
  let before = 0;
  const fill = (): void => {
    cellFilled = true;
    // The line that names the delimiter is none of the table.
    if (row > 0) bounds.cell(row, column);
  };
  for await (const text of decode(name, bytes, encoding)) {
    for (let at = 0; at < text.length; at++) {
      const letter = text.charCodeAt(at);
      const isEnd = letter === CR || letter === LF;
      // The second half of a line end.
      const previous = before;
      before = letter;
      const isRest = letter === LF && previous === CR;
      if (isRest && !quoted) continue;
      if (!rowBegun) {
        bounds.row(row);
        rowBegun = true;
      }
      if (quoted) {
        if (letter === QUOTE) quoted = false;
        else if (letter > SPACE && !cellFilled) fill();
      } else if (letter === split || isEnd) {
        cellBegun = cellFilled = false;
        column += 1;
        if (!isEnd) continue;
        row += 1;
        column = 0;
        rowBegun = false;
      } else {
        // A doubled quotation mark closes and opens again.
        if (letter === QUOTE) quoted = !cellBegun || previous === QUOTE;
        else if (letter > SPACE && !cellFilled) fill();
        cellBegun = true;
      }
    }
  }
}

/** The delimiter that splits some early line into the most columns, and most lines into as many; quoted text does not count. */
function delimiterOf(head: string): string {
  const lines = head.replaceAll(/"[^"]*"/g, '').split(/\r\n|\n|\r/, 60);
  const score = (delimiter: string): number => {
    const columns = lines.map((line) => line.split(delimiter).length);
    const most = Math.max(...columns);
    return most + columns.filter((count) => count === most).length / 100;
  };
  return delimiters.reduce((best, next) => (score(next) > score(best) ? next : best), delimiters[0]);
}

function asFileError(file: string, error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const again = 'Export the file again, or save it as .xlsx, and upload that.';
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new FileError(
      'FILE_TRUNCATED',
      file,
      `row ${row}`,
      'a quotation mark is opened and never closed: the file ends in the middle.',
      again,
      row,
    );
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new FileError('FILE_CELL_TOO_LONG', file, `row ${row}`, 'the row is too long.', again, row);
  }
  return new FileError('FILE_DAMAGED', file, `row ${row}`, 'the row cannot be split into columns.', again, row);
}
