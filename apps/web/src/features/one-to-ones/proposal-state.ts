import type { OwnProposalFragment } from './gql/operations.js';

type Answers = Pick<OwnProposalFragment, 'open' | 'own' | 'theirs' | 'agreed'>;
export type ProposalState = 'unanswered' | 'theySaidYes' | 'waiting' | 'agreed' | 'theyCannot' | 'declined' | 'over';

/** How a proposal stands, as one of the two sees it. */
export function proposalState({ open, own, theirs, agreed }: Answers): ProposalState {
  if (agreed) return 'agreed';
  if (!open) return 'over';
  if (own === 'DECLINED') return 'declined';
  if (theirs === 'DECLINED') return 'theyCannot';
  if (own === 'ACCEPTED') return 'waiting';
  return theirs === 'ACCEPTED' ? 'theySaidYes' : 'unanswered';
}
