import pdfmake from 'pdfmake';
import type { Report } from '../report-model.js';
import type { Speech } from '../words/speech.js';
import { documentOf } from './document.js';
import { fontFiles } from './fonts/fonts.js';
import { SANS, SERIF } from './look.js';
import { trimmed, TRIMS } from './trim.js';

/** Named as the fonts name themselves: drawings then find those that are open already, instead of opening them for each word. */
const FONTS = { regular: 'Inter-Regular', semibold: 'Inter-SemiBold', serif: 'ChapterhouseSerif-Medium' } as const;

/** A member review is for the two sides of one sheet. */
export const REVIEW_PAGES = 2;

let ready = false;

/** Gives the writer its fonts, and nothing else of this machine or any other. */
function prepare(): void {
  if (ready) return;
  const files = fontFiles();
  // The types know the store of files in browsers only; it is the same here.
  const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, content: Buffer): void } };
  virtualfs.writeFileSync(FONTS.regular, files.interRegular);
  virtualfs.writeFileSync(FONTS.semibold, files.interSemibold);
  virtualfs.writeFileSync(FONTS.serif, files.serifMedium);
  pdfmake.setFonts({
    [SANS]: { normal: FONTS.regular, bold: FONTS.semibold },
    [SERIF]: { normal: FONTS.serif, bold: FONTS.serif },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  ready = true;
}

/**
 * A report as PDF, A4, with the fonts in it. A member review has exactly two pages: where its lists would need a third, they are
 * shortened step by step (the other formats have them in full).
 */
export async function pdfOf(report: Report, speech: Speech): Promise<Buffer> {
  prepare();
  const whole = await render(report, speech);
  if (report.kind !== 'MEMBER_REVIEW' || whole.pages <= REVIEW_PAGES) return whole.bytes;
  // The least shortening that fits; each step keeps less than the one before.
  let [low, high] = [1, TRIMS];
  let fitting = await render(trimmed(report, TRIMS), speech);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const tried = await render(trimmed(report, middle), speech);
    if (tried.pages > REVIEW_PAGES) low = middle + 1;
    else {
      high = middle;
      fitting = tried;
    }
  }
  return fitting.bytes;
}

async function render(report: Report, speech: Speech): Promise<{ bytes: Buffer; pages: number }> {
  let pages = 0;
  const definition = documentOf(report, speech);
  const { footer } = definition;
  const bytes = await pdfmake
    .createPdf({
      ...definition,
      footer: (page, count, size) => {
        pages = count;
        return typeof footer === 'function' ? footer(page, count, size) : null;
      },
    })
    .getBuffer();
  return { bytes, pages };
}
