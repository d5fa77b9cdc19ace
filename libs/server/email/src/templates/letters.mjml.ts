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
  paragraphs,
  part,
  plainRows,
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
      list('drafts'),
      figures,
      list('oneSided'),
      list('attendance'),
      list('turnedAround'),
      list('settlingIn'),
      list('rota'),
      list('asks'),
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
      list('questions'),
      list('findings'),
      list('next'),
      list('asks'),
      part('thanks', `${title}${paragraph}`),
      figures,
      part('score', `${title}${paragraph}`),
      part('attendance', `${title}${paragraph}`),
      button,
    ].join(''),
  ),
  'magic-link': layout([opening, part('note', paragraph), button, fallbackLink].join('')),
  invitation: layout([opening, part('note', paragraph), button, fallbackLink].join('')),
  loop: layout(
    [opening, list('steps'), part('thanks', `${title}${paragraph}`), list('nudges'), list('questions'), button].join(
      '',
    ),
  ),
  attendance: layout([opening, paragraphs, button].join('')),
  'one-to-one': layout([opening, paragraphs, part('reasons', `${title}${plainRows}`), button].join('')),
};
