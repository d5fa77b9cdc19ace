import type { ScreenQuestion } from '../../start/screen-question.js';
import { type MemberStatus, RosterDocument } from './gql/operations.js';

/** Who is in the chapter, or about to be. */
export const NOW: MemberStatus[] = ['ACTIVE', 'ON_LEAVE', 'PENDING', 'PROSPECT'];

export const path = 'roster';
export const question: ScreenQuestion = ({ chapter }) => ({
  document: RosterDocument,
  variables: { chapterId: chapter.id, status: NOW },
  pages: 'members',
});
