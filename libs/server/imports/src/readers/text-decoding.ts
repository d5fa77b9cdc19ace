import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { FileError } from './sheet.js';

const CHUNK = 64 * 1024;
const resave = 'Open the file in your spreadsheet program, save it as .xlsx, and upload that.';
/** Encodings whose every byte means something: a wrong one shows only in characters that nobody types. */
const singleByte = /^(windows-125\d|iso-8859-\d+|macintosh|koi8)/;
// C1 control characters are what the five unused bytes of windows-1252 become.
const unusedBytes = /[\u0080-\u009f]/;

export type ByteOrder = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding that the first bytes prove, or null: a byte order mark, or the zeros of UTF-16 around plain letters. */
export function provenEncoding(bytes: Uint8Array): ByteOrder | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a && b === 0 && c && d === 0) return 'utf-16le';
  if (a === 0 && b && c === 0 && d) return 'utf-16be';
  return null;
}

/**
 * The encoding of a plain text file (CSV): what the bytes prove, else UTF-8 when they are (or mostly are: then decoding
 * it says where they are not), else windows-1252.
 */
export function encodingOfText(bytes: Uint8Array): string {
  const proven = provenEncoding(bytes);
  if (proven) return proven;
  if (isUtf8(bytes)) return 'utf-8';
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 1024 * 1024));
  const count = (pattern: RegExp): number => head.match(pattern)?.length ?? 0;
  return count(/\ufffd/g) * 2 < count(/[^\0-\x7f]/g) ? 'utf-8' : 'windows-1252';
}

/** The encoding of an XML file: what the bytes prove, else what the declaration says, else UTF-8. Throws FILE_ENCODING. */
export function encodingOfXml(file: string, bytes: Uint8Array): string {
  const proven = provenEncoding(bytes);
  if (proven) return proven;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 400)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/i.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  let encoding: string;
  try {
    encoding = new TextDecoder(declared).encoding;
  } catch {
    throw new FileError(
      'FILE_ENCODING',
      file,
      'line 1',
      `the file says that it is written in "${declared}", which is not known here.`,
      resave,
    );
  }
  if (encoding.startsWith('utf-16')) {
    throw new FileError(
      'FILE_ENCODING',
      file,
      'line 1',
      `the file says that it is written in "${declared}", but it is not.`,
      resave,
    );
  }
  if (singleByte.test(encoding) && isUtf8(bytes) && !isAscii(bytes)) {
    throw new FileError(
      'FILE_ENCODING',
      file,
      'line 1',
      `the file says that it is written in "${declared}", but its letters are UTF-8: names would come out garbled.`,
      resave,
    );
  }
  return encoding;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/**
 * Decodes piece by piece and yields to other work now and then, so that a large file does not hold up a server.
 * Throws FILE_ENCODING with the line of the first byte that is wrong.
 */
export async function* decode(file: string, bytes: Uint8Array, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.byteLength; from += CHUNK) {
    const piece = bytes.subarray(from, from + CHUNK);
    const last = from + CHUNK >= bytes.byteLength;
    let text: string;
    try {
      text = decoder.decode(piece, { stream: !last });
    } catch {
      const readable = new TextDecoder(encoding).decode(bytes.subarray(from, from + CHUNK));
      throw wrong(file, encoding, line + newlines(readable.split('\ufffd', 1)[0] ?? ''));
    }
    if (singleByte.test(encoding)) {
      const at = text.search(unusedBytes);
      if (at >= 0) throw wrong(file, encoding, line + newlines(text.slice(0, at)));
    }
    line += newlines(text);
    if (text) yield text;
    if ((from / CHUNK) % 16 === 15) await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

function wrong(file: string, encoding: string, line: number): FileError {
  return new FileError(
    'FILE_ENCODING',
    file,
    `line ${line}`,
    `there are bytes that are no letters in ${encoding}, the encoding of the file.`,
    resave,
  );
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
