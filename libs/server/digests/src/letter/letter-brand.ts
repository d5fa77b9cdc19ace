import { logoPathOf } from '@chapterhouse/chapters';
import type { ChapterEntity } from '@chapterhouse/database';
import type { LetterBrand } from '@chapterhouse/email';

/** What a chapter wears, as its row and its logo's say. */
export interface WornBrand extends Pick<ChapterEntity, 'brandColour' | 'logoHash' | 'logoType'> {
  /** In pixels; null without a logo. */
  readonly logoWidth: number | null;
  readonly logoHeight: number | null;
}

/** The same for letters: a picture by its whole address, and only of a kind that mail programs show. */
export function letterBrand(
  { logoWidth: width, logoHeight: height, ...worn }: WornBrand,
  publicUrl: string,
): LetterBrand {
  const path = worn.logoType === 'webp' ? null : logoPathOf(worn);
  const logo = path && width && height ? { url: `${publicUrl}${path}`, width, height } : null;
  return { colour: worn.brandColour, logo };
}
