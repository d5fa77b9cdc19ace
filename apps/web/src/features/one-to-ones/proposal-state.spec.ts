import { proposalState, type ProposalState } from './proposal-state.js';

type Answer = 'ACCEPTED' | 'DECLINED' | null;
const YES = 'ACCEPTED';
const NO = 'DECLINED';

describe('a proposed one-to-one, as one of the two sees it', () => {
  it.each<[own: Answer, theirs: Answer, open: boolean, state: ProposalState]>([
    [null, null, true, 'unanswered'],
    [null, YES, true, 'theySaidYes'],
    [YES, null, true, 'waiting'],
    [YES, YES, true, 'agreed'],
    [YES, YES, false, 'agreed'],
    [YES, NO, true, 'theyCannot'],
    [null, NO, true, 'theyCannot'],
    [NO, YES, true, 'declined'],
    [NO, NO, true, 'declined'],
    [YES, null, false, 'over'],
    [null, null, false, 'over'],
  ])('own %s, theirs %s, open %s: %s', (own, theirs, open, state) => {
    expect(proposalState({ own, theirs, open, agreed: own === YES && theirs === YES })).toBe(state);
  });
});
