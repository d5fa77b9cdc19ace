import type { BarCell } from './balance-bar.js';

/*
 * What the templates read: every text said, every number written, every cell measured. The names are those in the
 * templates, and all of them are always there (null when empty), because the templates are compiled strictly.
 */

export interface PresentedBar {
  readonly width: number;
  readonly cells: readonly BarCell[];
  readonly text: string;
  readonly received: string;
  readonly given: string;
}

export interface PresentedRow {
  readonly title: string;
  readonly url: string;
  readonly kind: string | null;
  readonly sentence: string | null;
  readonly bar: PresentedBar | null;
  readonly nextStep: string | null;
}

export interface PresentedList {
  readonly title: string;
  readonly intro: string | null;
  readonly rows: readonly PresentedRow[];
  readonly more: string | null;
  readonly moreUrl: string;
}

export interface PresentedFigures {
  readonly title: string;
  readonly intro: string;
  readonly rows: readonly { readonly label: string; readonly value: string; readonly against: string | null }[];
}

export interface PresentedNote {
  readonly title: string;
  readonly intro: null;
  readonly sentence: string;
}

export interface PresentedFooter {
  readonly why: string;
  readonly preferences: string;
  readonly preferencesUrl: string | null;
  readonly unsubscribe: string;
  readonly unsubscribeUrl: string | null;
}

/** Worn by every letter: the accent by day and in the dark (`#rrggbb`), and the logo, null when there is none. */
export interface PresentedBrand {
  readonly light: string;
  readonly dark: string;
  readonly logo: { readonly url: string; readonly alt: string; readonly width: number; readonly height: number } | null;
}

export interface Presented {
  readonly lang: string;
  readonly subject: string;
  readonly preheader: string;
  readonly heading: string;
  readonly greeting: string;
  readonly sentence: string;
  readonly action: { readonly label: string; readonly url: string; readonly fallback: string };
  readonly footer: PresentedFooter;
}

export interface PresentedLeaderWeekly extends Presented {
  readonly figures: PresentedFigures | null;
  readonly oneSided: PresentedList | null;
  readonly attendance: PresentedList | null;
  readonly turnedAround: PresentedList | null;
  readonly settlingIn: PresentedList | null;
  readonly waiting: PresentedList | null;
  readonly missing: PresentedList | null;
  readonly drafts: PresentedList | null;
  readonly rota: PresentedList | null;
  readonly asks: PresentedList | null;
}

export interface PresentedMemberWeekly extends Presented {
  readonly bar: PresentedBar | null;
  readonly nextStep: string | null;
  readonly waiting: PresentedList | null;
  readonly findings: PresentedList | null;
  readonly figures: PresentedFigures | null;
  readonly thanks: PresentedNote | null;
  readonly attendance: PresentedNote | null;
  readonly next: PresentedList | null;
  readonly asks: PresentedList | null;
  readonly questions: PresentedList | null;
  readonly score: PresentedNote | null;
}

export interface PresentedLoop extends Presented {
  readonly steps: PresentedList | null;
  readonly thanks: PresentedNote | null;
  readonly nudges: PresentedList | null;
  readonly questions: PresentedList | null;
}

/** A letter in paragraphs, signed; `list` has a title where there is one. */
export interface PresentedPersonal extends Presented {
  readonly paragraphs: readonly string[];
  readonly signature: string | null;
  readonly reasons: { readonly title: string; readonly rows: readonly string[] } | null;
}

export interface PresentedShort extends Presented {
  readonly note: PresentedNote | null;
}
