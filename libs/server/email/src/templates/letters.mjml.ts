import type { LetterKind } from '../letters/letters.js';
import {
  button,
  fallbackLink,
  figureRows,
  intro,
  layout,
  opening,
  ownBalance,
  paragraph,
  part,
  rows,
  title,
} from './partials.mjml.js';

const list = (name: string): string => part(name, `${title}${intro}${rows}`);
const figures = part('figures', `${title}${intro}${figureRows}`);

/** The MJML of every kind of letter; the names in it are those of the presented letters. */
export const htmlTemplates: Readonly<Record<LetterKind, string>> = {
  'leader-weekly': layout(
    [
      opening,
      figures,
      list('oneSided'),
      list('attendance'),
      list('turnedAround'),
      list('settlingIn'),
      list('waiting'),
      list('missing'),
      button,
    ].join(''),
  ),
  'member-weekly': layout(
    [
      opening,
      ownBalance,
      list('waiting'),
      list('findings'),
      figures,
      part('thanks', `${title}${paragraph}`),
      part('attendance', `${title}${paragraph}`),
      button,
    ].join(''),
  ),
  'magic-link': layout([opening, part('note', paragraph), button, fallbackLink].join('')),
  invitation: layout([opening, part('note', paragraph), button, fallbackLink].join('')),
  notice: layout([opening, button].join('')),
};
