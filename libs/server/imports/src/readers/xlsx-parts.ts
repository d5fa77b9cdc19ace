import { FileError, limits } from './sheet.js';
import { readXml } from './xml.js';
import type { Zip } from './zip.js';

/** A shared or inline text: bold as a whole, given whether its cell is. Rich text has runs of its own. */
export interface SharedText {
  text: string;
  boldIfPlain: boolean;
  boldIfBold: boolean;
}

export interface CellStyle {
  bold: boolean;
  date: boolean;
}

export interface SheetPart {
  name: string;
  path: string;
}

/** Puts the runs of a rich text together. A run without an own font follows its cell. */
export class RichText {
  private text = '';
  private plain = true;
  private bold = true;
  private visible = false;
  private run: boolean | null = null;
  private inRun = false;
  private inText = false;
  private inPhonetic = false;

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'rPh') this.inPhonetic = true;
    else if (name === 'r') {
      this.inRun = true;
      this.run = null;
    } else if (name === 'rPr' && this.inRun) this.run = false;
    else if (name === 'b' && this.inRun) this.run = isOn(attributes['val']);
    else if (name === 't') this.inText = !this.inPhonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'r') this.inRun = false;
    else if (name === 't') this.inText = false;
  }

  add(text: string): void {
    if (!this.inText) return;
    this.text += text;
    if (text.trim() === '') return;
    this.visible = true;
    const run = this.inRun ? this.run : null;
    this.plain &&= run ?? false;
    this.bold &&= run ?? true;
  }

  take(): SharedText {
    const text = {
      text: unescape(this.text),
      boldIfPlain: this.visible && this.plain,
      boldIfBold: this.visible && this.bold,
    };
    this.text = '';
    this.plain = this.bold = true;
    this.visible = false;
    return text;
  }
}

/** `_x000D_` is how the format writes characters that XML cannot hold. */
function unescape(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

function isOn(value: string | undefined): boolean {
  return value === undefined || value === '1' || value === 'true';
}

export async function readSharedStrings(file: string, zip: Zip, path: string): Promise<SharedText[]> {
  const texts: SharedText[] = [];
  const rich = new RichText();
  if (!zip.has(path)) return texts;
  await readXml(file, path, zip.text(path), {
    open: (name, attributes) => rich.open(name, attributes),
    close: (name) => {
      if (name === 'si') {
        if (texts.length >= limits.texts) {
          throw new FileError(
            'FILE_TOO_MANY_ROWS',
            file,
            path,
            `the workbook has more than ${limits.texts} different texts.`,
            'Upload one report per file, as it was exported.',
          );
        }
        texts.push(rich.take());
      } else rich.close(name);
    },
    text: (text) => rich.add(text),
  });
  return texts;
}

// Built-in number formats that show a date or a time (ECMA-376 part 1, 18.8.30), the East Asian ones included.
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

function isDateFormat(code: string): boolean {
  const shown = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /[dmyhs]/i.test(shown) && !/general/i.test(shown);
}

/** By style index: whether the font is bold and the number is shown as a date. */
export async function readStyles(file: string, zip: Zip, path: string): Promise<CellStyle[]> {
  const formats = new Map<number, string>();
  const fonts: boolean[] = [];
  const styles: CellStyle[] = [];
  const within: string[] = [];
  if (!zip.has(path)) return styles;
  await readXml(file, path, zip.text(path), {
    open: (name, attributes) => {
      const parent = within.at(-1);
      within.push(name);
      if (name === 'numFmt' && parent === 'numFmts')
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'font' && parent === 'fonts') fonts.push(false);
      else if (name === 'b' && parent === 'font' && within.at(-3) === 'fonts')
        fonts[fonts.length - 1] = isOn(attributes['val']);
      else if (name === 'xf' && parent === 'cellXfs') {
        const format = Number(attributes['numFmtId'] ?? 0);
        const code = formats.get(format);
        styles.push({
          bold: fonts[Number(attributes['fontId'] ?? 0)] ?? false,
          date: code === undefined ? isBuiltInDate(format) : isDateFormat(code),
        });
      }
    },
    close: () => void within.pop(),
    text: () => undefined,
  });
  return styles;
}

/** The sheets in the order of their tabs, where the shared parts lie, and from which year days are counted. */
export async function readWorkbook(
  file: string,
  zip: Zip,
): Promise<{ sheets: SheetPart[]; strings: string; styles: string; date1904: boolean }> {
  const main = await mainPart(file, zip);
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : '';
  const relations = await readRelations(file, zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const sheets: SheetPart[] = [];
  let date1904 = false;
  await readXml(file, main, zip.text(main), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = attributes['date1904'] !== undefined && isOn(attributes['date1904']);
      const path = name === 'sheet' ? relations.byId.get(attributes['id'] ?? '') : undefined;
      // A sheet of its own kind (a chart, a macro) has another relation type and no rows.
      if (path && path.type === 'worksheet') sheets.push({ name: attributes['name'] ?? '', path: path.target });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return {
    sheets,
    date1904,
    strings: relations.byType.get('sharedStrings') ?? `${folder}sharedStrings.xml`,
    styles: relations.byType.get('styles') ?? `${folder}styles.xml`,
  };
}

async function mainPart(file: string, zip: Zip): Promise<string> {
  const { byType } = await readRelations(file, zip, '_rels/.rels', '');
  const main = byType.get('officeDocument') ?? 'xl/workbook.xml';
  if (zip.has(main) && main.endsWith('.xml') && main.startsWith('xl/')) return main;
  throw new FileError(
    'FILE_NOT_A_TABLE',
    file,
    '',
    'this packed file is not an .xlsx workbook.',
    'Open it in your spreadsheet program, save it as .xlsx, and upload that.',
  );
}

interface Relations {
  byId: Map<string, { type: string; target: string }>;
  byType: Map<string, string>;
}

async function readRelations(file: string, zip: Zip, path: string, folder: string): Promise<Relations> {
  const relations: Relations = { byId: new Map(), byType: new Map() };
  if (!zip.has(path)) return relations;
  await readXml(file, path, zip.text(path), {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const type = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
      const target = attributes['Target'] ?? '';
      const full = target.startsWith('/') ? target.slice(1) : folder + target;
      relations.byId.set(attributes['Id'] ?? '', { type, target: full });
      relations.byType.set(type, full);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}
