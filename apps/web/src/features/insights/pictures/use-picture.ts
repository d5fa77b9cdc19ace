import { useQuery } from '@chapterhouse/web-data';
import { useChapter } from '../../../app/chapter/chapter.js';
import { ChapterPictureDocument } from '../gql/operations.js';

/** What all pictures of the chapter are drawn from: one request, shared by their screens. */
export function usePicture() {
  const { chapter } = useChapter();
  const { data, error, refetch } = useQuery(ChapterPictureDocument, { variables: { chapterId: chapter.id } });
  return { loaded: data !== undefined, picture: data?.chapterPicture ?? null, error, refetch };
}
