import { accentsOf } from '@chapterhouse/domain';

const LIGHT = '--ch-brand-light';
const DARK = '--ch-brand-dark';

/**
 * Puts a chapter's colour on for what can be acted on, in a tone that can be read in both themes; null: the house's.
 * @param colour `#rrggbb`.
 */
export function wearColour(colour: string | null): void {
  const { style } = document.documentElement;
  const worn = colour ? accentsOf(colour) : null;
  const put = (name: string, value: string | undefined) =>
    value ? style.setProperty(name, value) : style.removeProperty(name);
  put(LIGHT, worn?.light.accent);
  put(`${LIGHT}-soft`, worn?.light.soft);
  put(DARK, worn?.dark.accent);
  put(`${DARK}-soft`, worn?.dark.soft);
}
