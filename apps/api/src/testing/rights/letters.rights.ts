import { inChapter, type RightsTable, write } from './rights-row.js';

export const lettersRights: RightsTable = {
  weeklyRuns: [
    {
      document: 'query ($c: ID!) { weeklyRuns(chapterId: $c) { items { asOf deliveries { letters } } totalCount } }',
      variables: inChapter,
      outcome: 'SF+NFFF+',
    },
  ],
  weeklyRun: [
    {
      document: 'query ($c: ID!) { weeklyRun(chapterId: $c, asOf: "2026-11-09") { state } }',
      variables: inChapter,
      outcome: 'SF+NFFF+',
    },
  ],
  deliveries: [
    {
      document:
        'query ($c: ID!) { deliveries(chapterId: $c, asOf: "2026-11-09") { items { member { id } } totalCount } }',
      variables: inChapter,
      outcome: 'SF+NFFF+',
    },
  ],
  letterPreview: [
    {
      document: 'query ($c: ID!) { letterPreview(chapterId: $c, kind: LEADER_WEEKLY) { subject } }',
      variables: inChapter,
      outcome: 'SF+NFFF+',
    },
  ],
  mailPreferences: [
    {
      document: 'query ($c: ID!) { mailPreferences(chapterId: $c) { kind enabled } }',
      variables: inChapter,
      outcome: 'S++N++NN',
    },
  ],
  runWeek: [
    {
      document: write('runWeek', 'RunWeekInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, asOf: '2026-11-02', mail: false } }),
      outcome: 'SF+NFFF+',
    },
  ],
  sendLetterAgain: [
    {
      document: write('sendLetterAgain', 'SendLetterAgainInput'),
      variables: async (w) => {
        const { chapterId } = w;
        await w.api.db.sql(
          `insert into weekly_run (chapter_id, as_of, state) values ($1, '2026-10-26', 'DONE') on conflict do nothing`,
          [chapterId],
        );
        const row = { chapterId, id: w.key(), asOf: '2026-10-26', kind: 'MEMBER_WEEKLY', state: 'SKIPPED' };
        const memberId = (await w.member()).id;
        const { id } = await w.api.db.make.insert<{ id: string }>('delivery', { ...row, memberId });
        return { i: { chapterId, deliveryId: id } };
      },
      outcome: 'SF+NFFF+',
    },
  ],
  sendTestLetter: [
    {
      document: write('sendTestLetter', 'SendTestLetterInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, kind: 'LEADER_WEEKLY' } }),
      outcome: 'SF+NFFF+',
    },
  ],
  setMailPreference: [
    {
      document: write('setMailPreference', 'SetMailPreferenceInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, kind: 'MEMBER_WEEKLY', enabled: false } }),
      outcome: 'S++N++NN',
    },
  ],
};
