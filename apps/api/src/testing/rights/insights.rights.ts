import { inChapter, own, ofSomeone, type RightsTable } from './rights-row.js';

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
};
