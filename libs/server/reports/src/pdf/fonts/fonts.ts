import { gunzipSync } from 'node:zlib';
import { interRegular } from './inter-regular.font.js';
import { interSemibold } from './inter-semibold.font.js';
import { sourceSerifMedium } from './source-serif-medium.font.js';

/**
 * The fonts of the house inside the program, so that a PDF looks the same wherever it is made: Inter 400 and 600, Source Serif 4
 * at 500 (both under the SIL Open Font License 1.1, © The Inter Project Authors, © Adobe), instanced from the variable files of
 * @fontsource-variable and merged over Latin with its extensions, Vietnamese, Greek and Cyrillic, with tabular figures; TrueType,
 * compressed, as base64. Other scripts have no letters in them.
 */
const files = { interRegular, interSemibold, sourceSerifMedium };

let unpacked: Readonly<Record<keyof typeof files, Buffer>> | null = null;

/** The font files, unpacked once. */
export function fontFiles(): Readonly<Record<keyof typeof files, Buffer>> {
  const open = (packed: string): Buffer => gunzipSync(Buffer.from(packed, 'base64'));
  unpacked ??= {
    interRegular: open(files.interRegular),
    interSemibold: open(files.interSemibold),
    sourceSerifMedium: open(files.sourceSerifMedium),
  };
  return unpacked;
}
