import type { AskOfWeek, BalanceFigures, Figure, FigureKey } from '../letters/letters.js';
import type { PersonNote, QuestionInConfidence } from '../letters/letters.js';
import type { Voice } from '../messages/voice.js';
import { BAR_WIDTH, barCells, barText } from './balance-bar.js';
import type { PresentedBar, PresentedFigures, PresentedFooter, PresentedList, PresentedRow } from './presented.js';

/** Text of people on one line: control characters and line breaks would forge lines of the plain letter and headers. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** The balance bar of somebody; null when there is nothing to weigh. */
export function presentBar(voice: Voice, figures: BalanceFigures): PresentedBar | null {
  const { balance, interval } = figures;
  if (balance === null) return null;
  return {
    width: BAR_WIDTH,
    cells: barCells({ balance, interval }),
    text: barText({ balance, interval }),
    received: voice.say('balance.received', { count: figures.received }),
    given: voice.say('balance.given', { count: figures.given }),
  };
}

const writers: Readonly<Record<FigureKey, (voice: Voice, value: number, isMean: boolean) => string>> = {
  referralsGiven: writeCount,
  referralsReceived: writeCount,
  oneToOnes: writeCount,
  visitors: writeCount,
  educationCredits: writeCount,
  closedBusiness: (voice, value, isMean) => voice.formats.money(isMean ? Math.round(value) : value),
  attendanceRate: (voice, value) => voice.formats.percent(value),
};

function writeCount(voice: Voice, value: number, isMean: boolean): string {
  return isMean ? voice.formats.mean(value) : voice.formats.count(value);
}

function against(voice: Voice, { key, lastWeek, mean }: Figure, value: string): string | null {
  if (lastWeek === null) return null;
  if (mean === null) return voice.say('figure.noMean');
  const written = writers[key](voice, mean, true);
  // Compared as written: nobody should read that 16 is above a mean of 16.
  if (written === value) return voice.say('figure.even');
  return voice.say(lastWeek > mean ? 'figure.above' : 'figure.below', { mean: written });
}

/** The figure rows; null when there are none. */
export function presentFigures(voice: Voice, title: string, figures: readonly Figure[]): PresentedFigures | null {
  if (figures.length === 0) return null;
  const rows = figures.map((figure) => {
    const value =
      figure.lastWeek === null ? voice.say('figure.unknown') : writers[figure.key](voice, figure.lastWeek, false);
    return { label: voice.say(`figure.${figure.key}`), value, against: against(voice, figure, value) };
  });
  return { title, intro: voice.say('figure.intro'), rows };
}

/** A list of at most `limit` rows, with a link to the others; null when there is nothing in it. */
export function presentList<T>(
  voice: Voice,
  list: {
    title: string;
    intro?: string;
    items: readonly T[];
    limit: number;
    moreUrl: string;
    row: (item: T) => Partial<PresentedRow> & Pick<PresentedRow, 'title' | 'url'>;
  },
): PresentedList | null {
  const { items, limit, row } = list;
  if (items.length === 0) return null;
  const hidden = items.length - limit;
  return {
    title: list.title,
    intro: list.intro ?? null,
    rows: items.slice(0, limit).map((item) => {
      const shown = row(item);
      return { kind: null, sentence: null, bar: null, nextStep: null, ...shown, title: oneLine(shown.title) };
    }),
    more: hidden > 0 ? voice.say('more', { count: hidden }) : null,
    moreUrl: list.moreUrl,
  };
}

/** The row of somebody about whom there is a sentence. */
export function presentPerson(note: PersonNote): Pick<PresentedRow, 'title' | 'url' | 'sentence' | 'nextStep'> {
  return { title: note.name, url: note.link, sentence: oneLine(note.sentence), nextStep: note.nextStep };
}

/** Who asks for what, in their own words. */
export function presentAsks(
  voice: Voice,
  list: { readonly title: string; readonly intro?: string; readonly limit?: number },
  asks: readonly AskOfWeek[],
  moreUrl: string,
): PresentedList | null {
  return presentList(voice, {
    limit: MOST_ASKS,
    ...list,
    items: asks,
    moreUrl,
    row: ({ name, text, link }) => ({ title: name, url: link, sentence: oneLine(text) }),
  });
}

const MOST_ASKS = 5;
const MOST_QUESTIONS = 3;

/** Questions after one-to-ones, each with its own link. */
export function presentQuestions(
  voice: Voice,
  questions: readonly QuestionInConfidence[],
  moreUrl: string,
): PresentedList | null {
  return presentList(voice, {
    title: voice.say('member.answers.title'),
    // The rest have no page of their own to point to: they come with the next letter.
    items: questions.slice(0, MOST_QUESTIONS),
    limit: MOST_QUESTIONS,
    moreUrl,
    row: ({ name, link }) => ({
      title: voice.say('member.answers.row', { name: oneLine(name) }),
      url: link,
      sentence: voice.say('member.answers.sentence', { name: oneLine(name) }),
    }),
  });
}

/** The footer: why this mail came, and how to change or stop it, where it can be stopped. */
export function presentFooter(
  voice: Voice,
  why: string,
  links: { readonly preferences: string; readonly unsubscribe: string } | null,
): PresentedFooter {
  return {
    why,
    preferences: voice.say('footer.preferences'),
    preferencesUrl: links?.preferences ?? null,
    unsubscribe: voice.say('footer.unsubscribe'),
    unsubscribeUrl: links?.unsubscribe ?? null,
  };
}

/** The greeting, with a name when there is one. */
export function presentGreeting(voice: Voice, firstName: string | null): string {
  return firstName ? voice.say('greeting', { name: oneLine(firstName) }) : voice.say('greeting.unnamed');
}
