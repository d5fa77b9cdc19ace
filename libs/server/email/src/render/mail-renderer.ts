import Handlebars from 'handlebars';
import mjml2html from 'mjml';
import type { Letter, LetterKind } from '../letters/letters.js';
import { htmlTemplates } from '../templates/letters.mjml.js';
import { fillSlots } from '../templates/theme.js';
import { textTemplates } from '../templates/letters.text.js';
import { presentAttendance, presentLoop, presentOneToOne } from './present-personal.js';
import { presentInvitation, presentMagicLink } from './present-short.js';
import { presentLeaderWeekly, presentMemberWeekly } from './present-weekly.js';
import { oneLine } from './present-parts.js';
import { presentBrand } from './present-brand.js';
import type { Presented, PresentedBrand } from './presented.js';

/** A mail ready to be sent. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

type Worn = Presented & { readonly brand: PresentedBrand };
type Filler = (presented: Worn) => string;
type Templates = Readonly<Record<LetterKind, { readonly html: Filler; readonly text: Filler }>>;

/**
 * Turns letters into mails. Made once at start: MJML becomes HTML and Handlebars becomes functions then, so that a
 * letter costs tens of microseconds. Everything that people wrote is escaped; text of theirs is never a template.
 */
export class MailRenderer {
  private constructor(private readonly templates: Templates) {}

  /** Compiles all templates (about a second, most of it loading MJML). @throws Error naming what is wrong in the MJML. */
  static async create(): Promise<MailRenderer> {
    const handlebars = Handlebars.create();
    handlebars.registerHelper('underline', (text: string) => '-'.repeat(text.length));
    const compile = (source: string, noEscape: boolean): Filler => {
      const filler = handlebars.compile<Worn>(source, {
        noEscape,
        strict: true,
        knownHelpersOnly: true,
        knownHelpers: { underline: true },
      });
      return (presented) => filler(presented);
    };
    const html = async (kind: LetterKind): Promise<Filler> => compile(await toHtml(htmlTemplates[kind]), false);
    const both = async (kind: LetterKind): Promise<{ html: Filler; text: Filler }> => ({
      html: await html(kind),
      text: compile(textTemplates[kind], true),
    });
    return new MailRenderer({
      'leader-weekly': await both('leader-weekly'),
      'member-weekly': await both('member-weekly'),
      'magic-link': await both('magic-link'),
      invitation: await both('invitation'),
      loop: await both('loop'),
      attendance: await both('attendance'),
      'one-to-one': await both('one-to-one'),
    });
  }

  /** The mail of a letter. @throws RangeError on a locale, time zone, currency or date that does not exist. */
  render(letter: Letter): RenderedMail {
    const presented = { ...present(letter), brand: presentBrand('chapter' in letter ? letter.chapter : null) };
    const { html, text } = this.templates[letter.kind];
    return {
      subject: oneLine(presented.subject),
      html: html(presented),
      text:
        text(presented)
          .replace(/\n{3,}/g, '\n\n')
          .trim() + '\n',
    };
  }
}

function present(letter: Letter): Presented {
  switch (letter.kind) {
    case 'leader-weekly':
      return presentLeaderWeekly(letter);
    case 'member-weekly':
      return presentMemberWeekly(letter);
    case 'magic-link':
      return presentMagicLink(letter);
    case 'invitation':
      return presentInvitation(letter);
    case 'loop':
      return presentLoop(letter);
    case 'attendance':
      return presentAttendance(letter);
    case 'one-to-one':
      return presentOneToOne(letter);
  }
}

async function toHtml(mjml: string): Promise<string> {
  // No fonts: MJML would link to a font service for names it knows, and a letter loads nothing from anywhere.
  const { html, errors } = await mjml2html(mjml, { fonts: {}, validationLevel: 'strict', keepComments: false });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  // Indentation is a third of MJML's output, and Gmail cuts mails off at 102 kB.
  return fillSlots(html.replace(/\n\s+/g, '\n'));
}
