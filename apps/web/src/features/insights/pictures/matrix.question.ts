import type { ScreenQuestion } from '../../../start/screen-question.js';
import { ChapterPictureDocument } from '../gql/operations.js';

export const path = 'matrix';
export const question: ScreenQuestion = ({ chapter }) => ({
  document: ChapterPictureDocument,
  variables: { chapterId: chapter.id },
});
