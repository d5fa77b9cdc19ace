import { addDays } from '@chapterhouse/domain';
import type { World } from '../rights-world.js';
import { ofSomeone, own, type RightsTable, write } from './rights-row.js';

/** A proposed one-to-one of a member with somebody new. */
const proposalOf = async (w: World, memberId: string): Promise<{ id: string }> => {
  const [firstMemberId, secondMemberId] = [memberId, (await w.member()).id].sort();
  return w.api.db.make.insert('one_to_one_proposal', {
    ...{ chapterId: w.chapterId, id: w.key(), asOf: addDays('2026-11-16', -1) },
    ...{ firstMemberId, secondMemberId, weight: 3, reasons: JSON.stringify([{ code: 'NEVER_MET' }]) },
  });
};

/** A read of one member: one’s own, or anybody’s for leaders and the membership committee. */
const ofMember = (document: string): RightsTable[string] => [
  { about: 'one’s own', document, variables: own, outcome: 'S++N++FF' },
  { about: 'somebody else’s', document, variables: ofSomeone, outcome: 'SF+N+FFF' },
];
const query = (name: string, fields: string): string =>
  `query ($c: ID!, $m: ID!) { ${name}(chapterId: $c, memberId: $m) { ${fields} } }`;

export const growthRights: RightsTable = {
  tuneUp: ofMember(query('tuneUp', 'findings { code state }')),
  memberScorecard: ofMember(query('memberScorecard', 'score light')),
  attendanceForecast: ofMember(query('attendanceForecast', 'state')),
  nextOneToOnes: ofMember(query('nextOneToOnes', 'list { memberId }')),
  proposals: ofMember(query('proposals', 'items { id }')),
  answerProposal: [
    {
      about: 'one’s own',
      document: write('answerProposal', 'AnswerProposalInput'),
      variables: async (w, role) => {
        const { id: proposalId } = await proposalOf(w, w.own[role].id);
        return { i: { chapterId: w.chapterId, proposalId, answer: 'ACCEPTED' } };
      },
      outcome: 'S++N++FN',
    },
    {
      about: 'somebody else’s',
      document: write('answerProposal', 'AnswerProposalInput'),
      variables: async (w) => {
        const { id: proposalId } = await proposalOf(w, w.someone.id);
        return { i: { chapterId: w.chapterId, proposalId, answer: 'ACCEPTED' } };
      },
      outcome: 'SNNNNNFN',
    },
  ],
};
