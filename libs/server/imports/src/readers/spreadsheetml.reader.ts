import { decode, encodingOfXml } from './text-decoding.js';
import { Bounds, FileError, type Cell, type CellKind, type RowSink, type SourceFile } from './sheet.js';
import { readXml, type XmlHandler } from './xml.js';

const kinds: Record<string, CellKind> = { Number: 'number', DateTime: 'date', Boolean: 'boolean', Error: 'error' };
const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** SpreadsheetML 2003, what the incumbent calls `.xls`. Sheets come in order, row by row. */
export async function readSpreadsheetMl(source: SourceFile, sink: RowSink): Promise<void> {
  const encoding = encodingOfXml(source.name, source.bytes);
  const workbook = new Workbook(source.name, sink);
  await readXml(source.name, '', decode(source.name, source.bytes, encoding), workbook);
  if (!workbook.sawWorkbook) {
    throw new FileError(
      'FILE_NOT_A_TABLE',
      source.name,
      'line 1',
      'this XML file is not a spreadsheet.',
      'Export the report as a spreadsheet (.xls, .xlsx or .csv) and upload that.',
    );
  }
}

class Workbook implements XmlHandler {
  sawWorkbook = false;
  private readonly path: string[] = [];
  private readonly styles = new Map<string, { bold?: boolean; parent?: string }>();
  private readonly columnStyles = new Map<number, string>();
  private style = '';
  private sheetName = '';
  private rowNumber = 0;
  private rowSpan = 0;
  private rowStyle: string | undefined;
  private nextColumn = 0;
  private tableColumn = 0;
  private cells: Cell[] = [];
  private cell: (Cell & { styled: boolean }) | null = null;
  private mergeAcross = 0;
  private inData = false;
  private boldDepth = 0;
  private boldChars = 0;
  private chars = 0;
  private readonly bounds: Bounds;

  constructor(
    file: string,
    private readonly sink: RowSink,
  ) {
    this.bounds = new Bounds(file, () => this.sheetName);
  }

  open(name: string, attributes: Record<string, string>): void {
    const parent = this.path.at(-1);
    this.path.push(name);
    if (this.inData) {
      if (name === 'B') this.boldDepth += 1;
      return;
    }
    if (name === 'Workbook' && parent === undefined) this.sawWorkbook = true;
    else if (name === 'Style') {
      this.style = attributes['ID'] ?? '';
      this.styles.set(this.style, { parent: attributes['Parent'] });
    } else if (name === 'Font' && parent === 'Style') {
      if (attributes['Bold'] !== undefined) this.styles.get(this.style)!.bold = isTrue(attributes['Bold']);
    } else if (name === 'Worksheet') this.openSheet(attributes['Name'] ?? '');
    else if (name === 'Column' && parent === 'Table') this.openColumn(attributes);
    else if (name === 'Row' && parent === 'Table') this.openRow(attributes);
    else if (name === 'Cell' && parent === 'Row') this.openCell(attributes);
    else if (name === 'Data' && parent === 'Cell' && this.cell) {
      this.inData = true;
      this.cell.kind = kinds[attributes['Type'] ?? ''] ?? 'text';
    }
  }

  close(name: string): void {
    this.path.pop();
    if (this.inData) {
      if (name === 'B') this.boldDepth -= 1;
      if (name === 'Data' && this.path.at(-1) === 'Cell') this.inData = false;
    } else if (name === 'Cell' && this.path.at(-1) === 'Row') this.closeCell();
    else if (name === 'Row' && this.path.at(-1) === 'Table') {
      if (this.cells.length > 0) this.sink.row({ number: this.rowNumber, cells: this.cells });
      // Empty rows of one height are written once, with a span.
      this.rowNumber += this.rowSpan;
    }
  }

  text(text: string): void {
    if (!this.inData || !this.cell) return;
    this.cell.text += text;
    const visible = text.replaceAll(/\s/g, '').length;
    this.chars += visible;
    if (this.boldDepth > 0) this.boldChars += visible;
    this.bounds.text(this.rowNumber, this.cell.column, this.cell.text);
  }

  private openSheet(name: string): void {
    this.sheetName = name;
    this.rowNumber = 0;
    this.tableColumn = 0;
    this.columnStyles.clear();
    this.sink.sheet({ name, knowsBold: true, date1904: false });
  }

  private openColumn(attributes: Record<string, string>): void {
    const column = index(attributes['Index'], this.tableColumn);
    this.bounds.cell(1, column);
    if (attributes['StyleID']) this.columnStyles.set(column, attributes['StyleID']);
    this.tableColumn = column + 1 + (Number(attributes['Span']) || 0);
  }

  private openRow(attributes: Record<string, string>): void {
    this.rowNumber = index(attributes['Index'], this.rowNumber) + 1;
    this.bounds.row(this.rowNumber);
    this.rowStyle = attributes['StyleID'];
    this.nextColumn = 0;
    this.cells = [];
    this.rowSpan = Math.max(0, Number(attributes['Span']) || 0);
  }

  private openCell(attributes: Record<string, string>): void {
    const column = index(attributes['Index'], this.nextColumn);
    this.bounds.cell(this.rowNumber, column);
    const style = attributes['StyleID'] ?? this.rowStyle ?? this.columnStyles.get(column) ?? 'Default';
    this.cell = { column, text: '', bold: false, kind: 'text', styled: this.isBold(style) };
    if (attributes['Formula']) this.cell.formula = attributes['Formula'];
    this.mergeAcross = Math.max(0, Number(attributes['MergeAcross']) || 0);
    this.boldChars = this.chars = this.boldDepth = 0;
  }

  private closeCell(): void {
    if (!this.cell) return;
    const { styled, ...cell } = this.cell;
    this.cell = null;
    this.nextColumn = cell.column + 1 + this.mergeAcross;
    cell.bold = this.chars > 0 && (styled || this.boldChars === this.chars);
    if (this.chars > 0 || cell.formula) this.cells.push(cell);
  }

  private isBold(id: string, depth = 0): boolean {
    const style = this.styles.get(id);
    if (!style || depth > 8) return false;
    return style.bold ?? (style.parent ? this.isBold(style.parent, depth + 1) : false);
  }
}

/** A 1-based `Index` attribute as a 0-based number, or the next one in turn. */
function index(attribute: string | undefined, next: number): number {
  const value = Number(attribute);
  return attribute && Number.isInteger(value) && value > 0 ? value - 1 : next;
}
