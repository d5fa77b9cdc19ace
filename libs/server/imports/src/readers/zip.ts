import { TextDecoder } from 'node:util';
import { isNativeError } from 'node:util/types';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileError, limits } from './sheet.js';

const notABomb = 'Open the file in your spreadsheet program, save it as a new .xlsx, and upload that.';

/** The parts of a packed file, by name; every size is checked before and while it is unpacked. */
export class Zip {
  private constructor(
    private readonly file: string,
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  static async open(file: string, bytes: Uint8Array): Promise<Zip> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true });
      if (zip.entryCount > limits.zipEntries)
        throw bomb(file, `it holds ${zip.entryCount} files; at most ${limits.zipEntries} are read.`);
      const entries = new Map<string, Entry>();
      let unpacked = 0;
      for await (const entry of zip.eachEntry()) {
        if (entry.isEncrypted()) {
          throw new FileError(
            'FILE_PASSWORD',
            file,
            entry.fileName,
            'the file is protected by a password.',
            'Save it without a password and upload that.',
          );
        }
        unpacked += entry.uncompressedSize;
        if (unpacked > limits.unpackedBytes)
          throw bomb(file, `unpacked it would be larger than ${limits.unpackedBytes / 1024 / 1024} MB.`);
        entries.set(entry.fileName, entry);
      }
      const packed = [...entries.values()].reduce((sum, entry) => sum + entry.compressedSize, 0);
      if (unpacked > limits.fileBytes && unpacked > packed * limits.packingRatio)
        throw bomb(file, 'it unpacks to many hundred times its size.');
      return new Zip(file, zip, entries);
    } catch (error) {
      throw asFileError(file, '', error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of one part, as they are unpacked. Parts that are not there are empty. */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name);
    if (!entry) return;
    try {
      yield* await this.zip.openReadStreamPromise(entry);
    } catch (error) {
      throw asFileError(this.file, name, error);
    }
  }

  /** The text of one part; `.xlsx` parts are UTF-8 unless a byte order mark says otherwise. Throws FILE_ENCODING. */
  async *text(name: string): AsyncGenerator<string> {
    let decoder: TextDecoder | null = null;
    for await (const chunk of this.read(name)) {
      decoder ??= new TextDecoder(
        chunk[0] === 0xff && chunk[1] === 0xfe
          ? 'utf-16le'
          : chunk[0] === 0xfe && chunk[1] === 0xff
            ? 'utf-16be'
            : 'utf-8',
        { fatal: true },
      );
      let text: string;
      try {
        text = decoder.decode(chunk, { stream: true });
      } catch {
        throw new FileError(
          'FILE_ENCODING',
          this.file,
          name,
          'there are bytes that are no letters in UTF-8.',
          notABomb,
        );
      }
      if (text) yield text;
    }
  }
}

function bomb(file: string, what: string): FileError {
  return new FileError('FILE_ZIP_BOMB', file, '', what, notABomb);
}

function asFileError(file: string, part: string, error: unknown): unknown {
  if (error instanceof FileError || !isNativeError(error)) return error;
  if (
    /end of central directory|truncated|unexpected EOF|unexpected end|out of bounds|not enough bytes/i.test(
      error.message,
    )
  ) {
    return new FileError(
      'FILE_TRUNCATED',
      file,
      part,
      'the file ends in the middle.',
      'Download or export it again and upload the new file.',
    );
  }
  if (/too many bytes/i.test(error.message)) return bomb(file, `its part ${part} is larger than it says.`);
  return new FileError(
    'FILE_DAMAGED',
    file,
    part,
    'the file is damaged and cannot be unpacked.',
    'Download or export it again and upload the new file.',
  );
}
