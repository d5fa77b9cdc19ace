import { gunzipSync } from 'node:zlib';
import { interRegular } from './inter-regular.font.js';
import { interSemibold } from './inter-semibold.font.js';
import { serifMedium } from './serif-medium.font.js';

/**
 * The fonts of the house inside the program, so that a PDF looks the same wherever it is made: Inter at 400 and 600, Source Serif 4
 * at 500 under another name, as its licence asks (both SIL Open Font License 1.1; © 2016 The Inter Project Authors, © 2014 – 2023
 * Adobe). TrueType, compressed, as base64; `fonts/make-fonts.py` beside this library makes them from the web fonts. Latin with its
 * extensions, Vietnamese, Greek and Cyrillic; other scripts have no letters in them.
 */
const files = { interRegular, interSemibold, serifMedium };

let unpacked: Readonly<Record<keyof typeof files, Buffer>> | null = null;

/** The font files, unpacked once. */
export function fontFiles(): Readonly<Record<keyof typeof files, Buffer>> {
  const open = (packed: string): Buffer => gunzipSync(Buffer.from(packed, 'base64'));
  unpacked ??= {
    interRegular: open(files.interRegular),
    interSemibold: open(files.interSemibold),
    serifMedium: open(files.serifMedium),
  };
  return unpacked;
}
