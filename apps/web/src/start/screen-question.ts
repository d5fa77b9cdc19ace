import type { LocalDate } from '@chapterhouse/domain';
import type { Question } from '@chapterhouse/web-data';
import type { Chapter, Seat } from '../app/session/rights.js';

/** Where a screen's question is asked, before there is a screen. */
export interface QuestionPlace {
  readonly chapter: Chapter;
  readonly seat: Seat;
  /** In the chapter. */
  readonly today: LocalDate;
}

/** What a screen asks first. It stands in `features/<x>/<y>.question.ts`, with `path`: the screen's, below its chapter. */
export type ScreenQuestion = (place: QuestionPlace) => Question;
