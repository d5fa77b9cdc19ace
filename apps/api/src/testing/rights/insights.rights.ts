import { inChapter, own, ofSomeone, type RightsTable, write } from './rights-row.js';

export const insightsRights: RightsTable = {
  memberInsights: [
    {
      about: 'one’s own',
      document: 'query ($c: ID!, $m: ID!) { memberInsights(chapterId: $c, memberId: $m) { verdict } }',
      variables: own,
      outcome: 'S++N++FF',
    },
    {
      about: 'somebody else’s',
      document: 'query ($c: ID!, $m: ID!) { memberInsights(chapterId: $c, memberId: $m) { verdict } }',
      variables: ofSomeone,
      outcome: 'SF+N+FFF',
    },
  ],
  memberInsightsHistory: [
    {
      about: 'somebody else’s',
      document: 'query ($c: ID!, $m: ID!) { memberInsightsHistory(chapterId: $c, memberId: $m) { verdict } }',
      variables: ofSomeone,
      outcome: 'SF+N+FFF',
    },
  ],
  chapterInsights: [
    {
      document: 'query ($c: ID!) { chapterInsights(chapterId: $c) { asOf oneSidedTies { referrals } } }',
      variables: inChapter,
      outcome: 'SF+N+FFF',
    },
  ],
  chapterInsightsHistory: [
    {
      document: 'query ($c: ID!) { chapterInsightsHistory(chapterId: $c) { asOf } }',
      variables: inChapter,
      outcome: 'SF+N+FFF',
    },
  ],
  chapterMemberInsights: [
    {
      document: 'query ($c: ID!) { chapterMemberInsights(chapterId: $c) { verdict } }',
      variables: inChapter,
      outcome: 'SF+N+FFF',
    },
  ],
  chapterCounts: [
    {
      document: 'query ($c: ID!) { chapterCounts(chapterId: $c) { asOf verdicts { members } } }',
      variables: inChapter,
      outcome: 'SF+N+F++',
    },
  ],
  chapterOverview: [
    {
      document: 'query ($c: ID!) { chapterOverview(chapterId: $c) { asOf oneSided { memberId } } }',
      variables: inChapter,
      outcome: 'SF+N+FFF',
    },
  ],
  chapterPicture: [
    {
      document: 'query ($c: ID!) { chapterPicture(chapterId: $c) { asOf people { displayName } pairs { given } } }',
      variables: inChapter,
      outcome: 'SF+N+FFF',
    },
  ],
  memberPicture: [
    {
      about: 'one’s own',
      document: 'query ($c: ID!, $m: ID!) { memberPicture(chapterId: $c, memberId: $m) { weeks { given } } }',
      variables: own,
      outcome: 'S++N++FF',
    },
    {
      about: 'somebody else’s',
      document: 'query ($c: ID!, $m: ID!) { memberPicture(chapterId: $c, memberId: $m) { weeks { given } } }',
      variables: ofSomeone,
      outcome: 'SF+N+FFF',
    },
  ],
  followUps: [
    {
      document: 'query ($c: ID!) { followUps(chapterId: $c) { items { note } totalCount } }',
      variables: inChapter,
      outcome: 'SF+N+FFF',
    },
  ],
  addFollowUp: [
    {
      document: write('addFollowUp', 'AddFollowUpInput'),
      variables: (w) => ({
        i: { chapterId: w.chapterId, memberId: w.someone.id, note: 'Had coffee.', idempotencyKey: w.key() },
      }),
      outcome: 'SF+N+FFF',
    },
  ],
  removeFollowUp: [
    {
      document: write('removeFollowUp', 'RemoveFollowUpInput'),
      variables: async (w) => {
        const row = { chapterId: w.chapterId, memberId: w.someone.id, onDate: '2026-11-12', note: 'Had coffee.' };
        const { id } = await w.api.db.make.insert<{ id: string }>('follow_up', { id: w.key(), ...row });
        return { i: { chapterId: w.chapterId, followUpId: id } };
      },
      outcome: 'SF+N+FFF',
    },
  ],
};
