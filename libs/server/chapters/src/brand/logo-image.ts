import { AppError } from '@chapterhouse/platform';

export const LOGO_TYPES = ['png', 'jpeg', 'webp'] as const;
export type LogoType = (typeof LOGO_TYPES)[number];

export const logoLimits = { bytes: 256 * 1024, leastSide: 16, mostSide: 2048 } as const;

export interface LogoImage {
  readonly type: LogoType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

const FIELD = 'logo';
const unreadable = (sentence: string): AppError => new AppError('FILE_UNREADABLE', sentence, FIELD);

/**
 * What a file holds, read from its content: neither its name nor the type that the browser says is believed.
 * @throws AppError FILE_TOO_LARGE, FILE_UNREADABLE (no picture of a kind that is taken), BAD_INPUT (too small or too large).
 */
export function readLogo(bytes: Buffer): LogoImage {
  if (bytes.length > logoLimits.bytes) throw logoTooLarge();
  const image = readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
  if (!image) {
    throw looksLikeSvg(bytes)
      ? unreadable(
          'The logo is an SVG. An SVG is a program as much as a picture and could act in the name of whoever looks at it: save it as a PNG.',
        )
      : unreadable('The logo is no picture that can be read. Save it as PNG, JPEG or WebP.');
  }
  const { width, height } = image;
  if (Math.min(width, height) < logoLimits.leastSide || Math.max(width, height) > logoLimits.mostSide) {
    throw new AppError(
      'BAD_INPUT',
      `The logo is ${width} × ${height} pixels. Each side has ${logoLimits.leastSide} to ${logoLimits.mostSide}; 512 is plenty.`,
      FIELD,
    );
  }
  return image;
}

export function logoTooLarge(): AppError {
  return new AppError(
    'FILE_TOO_LARGE',
    `The logo is larger than ${logoLimits.bytes / 1024} kB. Save it smaller, for example 512 pixels wide.`,
    FIELD,
  );
}

const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function readPng(bytes: Buffer): LogoImage | null {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(PNG_HEAD)) return null;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The size stands in the frame header (SOF0 to SOF15 without the three that are none), after segments of any number. */
function readJpeg(bytes: Buffer): LogoImage | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { type: 'jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** RIFF with one of three kinds of image data: VP8 (lossy), VP8L (lossless), VP8X (extended). */
function readWebp(bytes: Buffer): LogoImage | null {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') {
    return null;
  }
  const type = 'webp' as const;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { type, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { type, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

const looksLikeSvg = (bytes: Buffer): boolean => /<svg[\s>]/i.test(bytes.toString('utf8', 0, 4096));
