import { TextDecoder } from 'node:util';
import { readCsv } from './csv.reader.js';
import { FileError, limits, type RowSink, type SourceFile } from './sheet.js';
import { readSpreadsheetMl } from './spreadsheetml.reader.js';
import { provenEncoding } from './text-decoding.js';
import { readXlsx } from './xlsx.reader.js';

export type Container = 'spreadsheetml' | 'xlsx' | 'csv';

/** What a file is, by its first bytes alone; its name is not asked. Throws FileError for what is no table. */
export function sniff(source: SourceFile): Container {
  const { name, bytes } = source;
  if (bytes.byteLength === 0)
    throw new FileError(
      'FILE_EMPTY',
      name,
      '',
      'the file is empty.',
      'Export the report again and upload the new file.',
    );
  if (bytes.byteLength > limits.fileBytes) {
    throw new FileError(
      'FILE_TOO_LARGE',
      name,
      '',
      `the file is larger than ${limits.fileBytes / 1024 / 1024} MB.`,
      'Upload one report per file, as it was exported.',
    );
  }
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096));
  if (startsWith(head, 0x50, 0x4b)) return 'xlsx';
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) throw oldBinary(source);
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) throw notATable(name, 'this is a PDF.');
  const encoding = provenEncoding(bytes);
  const text = new TextDecoder(encoding ?? 'latin1').decode(head).trimStart();
  if (text.trim() === '' && bytes.byteLength <= head.byteLength) {
    throw new FileError(
      'FILE_EMPTY',
      name,
      '',
      'there is nothing in the file.',
      'Export the report again and upload the new file.',
    );
  }
  if (/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?<(!doctype\s+html|html|head|body|table|script|meta|div)\b/i.test(text)) {
    throw new FileError(
      'FILE_HTML',
      name,
      '',
      'this is a web page, not a spreadsheet (often the sign-in page, when the session had ended).',
      'Sign in where it comes from, export the report again, and upload that.',
    );
  }
  if (text.startsWith('<')) return 'spreadsheetml';
  if (text.startsWith('{\\rtf') || looksBinary(head, encoding)) throw notATable(name, 'this is not a spreadsheet.');
  return 'csv';
}

/**
 * Reads any of the three containers, row by row. `wanted` is asked between sheets whether the next one is needed.
 * Everything is bounded (see `limits`); whatever is wrong with the file as a whole is thrown as a FileError.
 */
export async function readRows(
  source: SourceFile,
  sink: RowSink,
  wanted: () => boolean = () => true,
): Promise<Container> {
  const container = sniff(source);
  if (container === 'xlsx') await readXlsx(source, sink, wanted);
  else if (container === 'spreadsheetml') await readSpreadsheetMl(source, sink);
  else await readCsv(source, sink);
  return container;
}

function startsWith(head: Buffer, ...bytes: number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

function notATable(name: string, what: string): FileError {
  return new FileError(
    'FILE_NOT_A_TABLE',
    name,
    '',
    what,
    'Export the report as a spreadsheet (.xls, .xlsx or .csv) and upload that.',
  );
}

/** Compound files (OLE2) hold either a workbook of Excel 97 to 2003 or an encrypted newer one. */
function oldBinary(source: SourceFile): FileError {
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
  const stream = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (stream('EncryptedPackage') || stream('EncryptionInfo')) {
    return new FileError(
      'FILE_PASSWORD',
      source.name,
      '',
      'the file is protected by a password.',
      'Save it without a password and upload that.',
    );
  }
  return new FileError(
    'FILE_OLD_EXCEL',
    source.name,
    '',
    'this is a binary .xls of Excel 97 to 2003, which is not read.',
    'Open it in your spreadsheet program, save it as .xlsx, and upload that.',
  );
}

/** Whether there are control characters that no text holds. */
function looksBinary(head: Buffer, encoding: string | null): boolean {
  const text = new TextDecoder(encoding ?? 'latin1').decode(head);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32)) return true;
  }
  return false;
}
