import { addDays, type LocalDate } from '@chapterhouse/domain';
import type { ScreenQuestion } from '../../../start/screen-question.js';
import { SlipPeopleDocument } from '../gql/operations.js';

export const peopleOf = (chapterId: string, today: LocalDate) => ({ chapterId, since: addDays(today, -182) });

export const path = 'new';
export const question: ScreenQuestion = ({ chapter, today }) => ({
  document: SlipPeopleDocument,
  variables: peopleOf(chapter.id, today),
});
