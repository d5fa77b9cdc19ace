import type { PairReason as Reason } from '@chapterhouse/domain';
import type { Proposal as Kept } from '@chapterhouse/insights';
import { memberIdsIn, type Actor } from '@chapterhouse/platform';
import type { PairReason, Proposal } from './one-to-ones.types.js';

const NO_FACTS = { weeks: null, giverId: null, receiverId: null, referrals: null, memberIds: null, sphere: null };

/** Reasons with every field there. */
export const pairReasonsOf = (reasons: readonly Reason[]): PairReason[] =>
  reasons.map((reason) => ({ ...NO_FACTS, ...reason }));

/** Where the calendar file of a proposal is. */
export const calendarPath = (chapterId: string, proposalId: string): string =>
  `/api/chapters/${chapterId}/one-to-ones/${proposalId}.ics`;

/** A proposal for the one who asks; the calendar file is for the two alone. */
export const apiProposalOf = (kept: Kept, chapterId: string, actor: Actor): Proposal => {
  const seats = memberIdsIn(actor, chapterId);
  const isTheirs = seats.includes(kept.memberId) || seats.includes(kept.withMemberId);
  return {
    ...kept,
    chapterId,
    reasons: pairReasonsOf(kept.reasons),
    calendarPath: isTheirs ? calendarPath(chapterId, kept.id) : null,
  };
};
