import {
  readSharedStrings,
  readStyles,
  readWorkbook,
  RichText,
  type CellStyle,
  type SharedText,
} from './xlsx-parts.js';
import {
  Bounds,
  columnOfReference,
  FileError,
  limits,
  type Cell,
  type CellKind,
  type RowSink,
  type SourceFile,
} from './sheet.js';
import { isoOfSerial } from './serial-date.js';
import { readXml, type XmlHandler } from './xml.js';
import { Zip } from './zip.js';

/** The `.xlsx` of today's spreadsheet programs. `wanted` is asked after each sheet whether the next one is still needed. */
export async function readXlsx(source: SourceFile, sink: RowSink, wanted: () => boolean): Promise<void> {
  const zip = await Zip.open(source.name, source.bytes);
  const workbook = await readWorkbook(source.name, zip);
  if (workbook.sheets.length === 0 || workbook.sheets.length > limits.sheets) {
    throw new FileError(
      'FILE_NOT_A_TABLE',
      source.name,
      '',
      `the workbook has ${workbook.sheets.length} sheets; 1 to ${limits.sheets} are read.`,
      'Upload one report per file, as it was exported.',
    );
  }
  const styles = await readStyles(source.name, zip, workbook.styles);
  const strings = await readSharedStrings(source.name, zip, workbook.strings);
  for (const part of workbook.sheets) {
    if (!zip.has(part.path))
      throw new FileError(
        'FILE_DAMAGED',
        source.name,
        `sheet "${part.name}"`,
        'the sheet is missing from the file.',
        'Save the file again in your spreadsheet program and upload that.',
      );
    sink.sheet({ name: part.name, knowsBold: true, date1904: workbook.date1904 });
    const sheet = new Worksheet(source.name, part.name, styles, strings, workbook.date1904, sink);
    await readXml(source.name, `sheet "${part.name}"`, zip.text(part.path), sheet);
    if (!wanted()) return;
  }
}

class Worksheet implements XmlHandler {
  private rowNumber = 0;
  private nextColumn = 0;
  private cells: Cell[] = [];
  private column = 0;
  private type = 'n';
  private style: CellStyle = { bold: false, date: false };
  private value = '';
  private formula: string | null = null;
  private inCell = false;
  private inside: 'v' | 'f' | 'is' | null = null;
  private readonly rich = new RichText();
  private readonly bounds: Bounds;

  constructor(
    file: string,
    sheet: string,
    private readonly styles: CellStyle[],
    private readonly strings: SharedText[],
    private readonly date1904: boolean,
    private readonly sink: RowSink,
  ) {
    this.bounds = new Bounds(file, () => sheet);
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.inside === 'is') this.rich.open(name, attributes);
    else if (name === 'row') {
      this.rowNumber = Number(attributes['r']) || this.rowNumber + 1;
      this.bounds.row(this.rowNumber);
      this.nextColumn = 0;
      this.cells = [];
    } else if (name === 'c') this.openCell(attributes);
    else if (this.inCell && (name === 'v' || name === 'f' || name === 'is')) {
      this.inside = name;
      if (name === 'f') this.formula = '';
    }
  }

  close(name: string): void {
    if (name === this.inside) this.inside = null;
    else if (this.inside === 'is') this.rich.close(name);
    else if (name === 'c' && this.inCell) this.closeCell();
    else if (name === 'row' && this.cells.length > 0) {
      this.sink.row({ number: this.rowNumber, cells: this.cells.sort((a, b) => a.column - b.column) });
      this.cells = [];
    }
  }

  text(text: string): void {
    if (this.inside === 'v') this.value += text;
    else if (this.inside === 'f') this.formula += text;
    else if (this.inside === 'is') this.rich.add(text);
    else return;
    this.bounds.text(this.rowNumber, this.column, this.value);
  }

  enough(): boolean {
    return this.sink.enough();
  }

  private openCell(attributes: Record<string, string>): void {
    const reference = attributes['r'];
    this.column = reference ? columnOfReference(reference) : this.nextColumn;
    this.nextColumn = this.column + 1;
    this.bounds.cell(this.rowNumber, this.column);
    this.type = attributes['t'] ?? 'n';
    this.style = this.styles[Number(attributes['s'] ?? 0)] ?? { bold: false, date: false };
    this.value = '';
    this.formula = null;
    this.inCell = true;
  }

  private closeCell(): void {
    this.inCell = false;
    const shared =
      this.type === 's' ? this.strings[Number(this.value)] : this.type === 'inlineStr' ? this.rich.take() : undefined;
    const cell: Cell = { column: this.column, text: shared?.text ?? this.value, bold: this.style.bold, kind: 'text' };
    if (shared) cell.bold = this.style.bold ? shared.boldIfBold : shared.boldIfPlain;
    else [cell.kind, cell.text] = this.typed();
    if (this.formula !== null) cell.formula = this.formula;
    this.bounds.text(this.rowNumber, cell.column, cell.text);
    if (cell.text.trim() !== '' || cell.formula !== undefined) this.cells.push(cell);
  }

  private typed(): [CellKind, string] {
    const value = this.value;
    if (this.type === 'b') return ['boolean', value];
    if (this.type === 'e') return ['error', value];
    if (this.type === 'd') return ['date', value];
    if (this.type !== 'n') return ['text', this.type === 's' ? '' : value];
    if (value.trim() === '') return ['text', ''];
    const number = Number(value);
    if (!Number.isFinite(number)) return ['text', value];
    const date = this.style.date ? isoOfSerial(number, this.date1904) : null;
    if (date) return ['date', date];
    // 1.2E+2 and 480.50000000000006 are how the format stores 120 and 480.5.
    return ['number', String(Number(number.toPrecision(15)))];
  }
}
