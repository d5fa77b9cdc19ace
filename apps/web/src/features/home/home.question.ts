import { addDays, type LocalDate } from '@chapterhouse/domain';
import type { ScreenQuestion } from '../../start/screen-question.js';
import { HomeDocument } from './gql/operations.js';

/** How far home looks back. */
export const WEEKS = 26;

export const weekOf = (chapterId: string, memberId: string, today: LocalDate) => ({
  chapterId,
  memberId,
  today,
  since: addDays(today, 1 - 7 * WEEKS),
});

export const path = '';
export const question: ScreenQuestion = ({ chapter, seat, today }) => ({
  document: HomeDocument,
  variables: weekOf(chapter.id, seat.memberId, today),
});
