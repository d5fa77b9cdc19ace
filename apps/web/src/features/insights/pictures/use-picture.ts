import { useChapter } from '../../../app/chapter/chapter.js';
import { type QuestionPlace, useQuestion } from '../../../app/question.js';
import { ChapterPictureDocument } from '../gql/operations.js';

const pictureOf = (chapterId: string) => ({ query: ChapterPictureDocument, variables: { chapterId } });

export const pictureQuestion = ({ chapter }: QuestionPlace) => pictureOf(chapter.id);

/** What all pictures of the chapter are drawn from: one request, shared by their screens. */
export function usePicture() {
  const { chapter } = useChapter();
  const { data, error, refetch } = useQuestion(pictureOf(chapter.id));
  return { loaded: data !== undefined, picture: data?.chapterPicture ?? null, error, refetch };
}
