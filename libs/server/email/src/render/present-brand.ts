import { accentsOf } from '@chapterhouse/domain';
import type { LetterBrand } from '../letters/letters.js';
import { dark, light } from '../templates/theme.js';
import { oneLine } from './present-parts.js';
import type { PresentedBrand } from './presented.js';

/** Room for a logo above the heading, in pixels. */
const ROOM = { width: 200, height: 48 } as const;
const KEPT = 1000;

const tones = new Map<string, Pick<PresentedBrand, 'light' | 'dark'>>();

/** What a letter wears: the chapter's colour in a tone that can be read, and its logo; else the house's colour and none. */
export function presentBrand(chapter: { readonly name: string; readonly brand?: LetterBrand } | null): PresentedBrand {
  const { colour = null, logo = null } = chapter?.brand ?? {};
  return {
    ...(colour ? tonesOf(colour) : { light: light.teal, dark: dark.teal }),
    logo: logo && chapter ? { url: logo.url, alt: oneLine(chapter.name), ...fitted(logo) } : null,
  };
}

/** Searching for a tone takes longer than writing a letter, and a chapter has many letters. */
function tonesOf(colour: string): Pick<PresentedBrand, 'light' | 'dark'> {
  const known = tones.get(colour);
  if (known) return known;
  const found = accentsOf(colour);
  const pair = { light: found.light.accent, dark: found.dark.accent };
  if (tones.size >= KEPT) tones.clear();
  tones.set(colour, pair);
  return pair;
}

/** As large as the room lets it be, never larger than it is: Outlook knows only sizes in attributes. */
function fitted({ width, height }: { readonly width: number; readonly height: number }): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, ROOM.width / width, ROOM.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
