import { addDays } from '@chapterhouse/domain';
import { systemActor } from '@chapterhouse/platform';
import { AnswerService } from '@chapterhouse/profiles';
import type { World } from '../rights-world.js';
import { inChapter, ofSomeone, own, type RightsTable, write } from './rights-row.js';

/** A proposed one-to-one of a member with somebody new. */
const proposalOf = async (w: World, memberId: string): Promise<{ id: string }> => {
  const [firstMemberId, secondMemberId] = [memberId, (await w.member()).id].sort();
  return w.api.db.make.insert('one_to_one_proposal', {
    ...{ chapterId: w.chapterId, id: w.key(), asOf: addDays('2026-11-16', -1) },
    ...{ firstMemberId, secondMemberId, weight: 3, reasons: JSON.stringify([{ code: 'NEVER_MET' }]) },
  });
};

/** A link to answer about somebody, as it stands in the mail. */
export const answerToken = async (w: World): Promise<string> => {
  const { chapterId } = w;
  const by = await w.member();
  const invitation = { chapterId, id: w.key(), memberId: by.id, aboutMemberId: w.someone.id, metOn: '2026-11-11' };
  await w.api.db.make.insert('answer_invitation', invitation);
  const service = w.api.app.get(AnswerService, { strict: false });
  const open = await w.api.db.door.run(systemActor('test', [chapterId]), (em) =>
    service.openInvitations(em, chapterId, by.id),
  );
  if (!open[0]) throw new Error('there is no link');
  return open[0].token;
};
const letterOf = async (w: World): Promise<{ id: string }> =>
  w.api.db.make.insert('attendance_letter', {
    ...{ chapterId: w.chapterId, id: w.key(), memberId: (await w.member()).id, asOf: '2026-11-16', step: 'BREACHED' },
    facts: JSON.stringify({ state: 'BREACHED', effectiveAbsences: 4, absencesLeft: 0 }),
  });
const given = { understood: 4, stake: 4, meetingWas: 'ABOUT_BOTH' };
export const OWN_TABLE = {
  ...{ name: 'our-own', version: 1, validFrom: '2026-11-16', currency: null },
  metrics: [{ measure: 'absences', reads: 'COUNT', bands: [{ atMost: 0, points: 70 }] }],
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
  publishedAnswers: [
    { about: 'one’s own', document: query('publishedAnswers', 'n'), variables: own, outcome: 'S++N++FF' },
    { about: 'somebody else’s', document: query('publishedAnswers', 'n'), variables: ofSomeone, outcome: 'SFFNFFFF' },
  ],
  givenAnswers: [
    { about: 'one’s own', document: query('givenAnswers', 'stake'), variables: own, outcome: 'S++N++FF' },
    { about: 'somebody else’s', document: query('givenAnswers', 'stake'), variables: ofSomeone, outcome: 'SFFNFFFF' },
  ],
  answerInvitation: [
    {
      about: 'whoever holds the link',
      document: 'query ($t: String!) { answerInvitation(token: $t) { aboutName } }',
      variables: async (w) => ({ t: await answerToken(w) }),
      outcome: '++++++++',
    },
    {
      about: 'a link that was guessed',
      document: 'query ($t: String!) { answerInvitation(token: $t) { aboutName } }',
      variables: (w) => ({ t: w.key() }),
      outcome: 'NNNNNNNN',
    },
  ],
  answerOneToOne: [
    {
      about: 'whoever holds the link',
      document: write('answerOneToOne', 'AnswerOneToOneInput'),
      variables: async (w) => ({ i: { token: await answerToken(w), ...given } }),
      outcome: '++++++++',
    },
    {
      about: 'a link that was guessed',
      document: write('answerOneToOne', 'AnswerOneToOneInput'),
      variables: (w) => ({ i: { token: w.key(), ...given } }),
      outcome: 'NNNNNNNN',
    },
  ],
  chapterScores: [
    {
      document: 'query ($c: ID!) { chapterScores(chapterId: $c) { asOf items { score } totalCount } }',
      variables: inChapter,
      outcome: 'SF+N+FFF',
    },
  ],
  chapterFindings: [
    {
      document: 'query ($c: ID!) { chapterFindings(chapterId: $c) { items { important { code } } } }',
      variables: inChapter,
      outcome: 'SF+N+FFF',
    },
  ],
  rota: [
    {
      document: 'query ($c: ID!) { rota(chapterId: $c) { pairs { firstMemberId } } }',
      variables: inChapter,
      outcome: 'SF+N+FFF',
    },
  ],
  attendanceLetters: [
    {
      document: 'query ($c: ID!) { attendanceLetters(chapterId: $c) { items { step facts { state } } } }',
      variables: inChapter,
      outcome: 'SF+NFFFF',
    },
  ],
  attendanceLetterPreview: [
    {
      document:
        'query ($c: ID!, $l: ID!) { attendanceLetterPreview(chapterId: $c, letterId: $l) { subject html text } }',
      variables: async (w) => ({ c: w.chapterId, l: (await letterOf(w)).id }),
      outcome: 'SF+NFFFF',
    },
  ],
  decideAttendanceLetter: [
    {
      document: write('decideAttendanceLetter', 'DecideAttendanceLetterInput'),
      variables: async (w) => ({
        i: { chapterId: w.chapterId, letterId: (await letterOf(w)).id, decision: 'DROPPED' },
      }),
      outcome: 'SF+NFFFF',
    },
  ],
  scorecards: [
    {
      document: 'query ($o: ID!) { scorecards(organisationId: $o) { name } }',
      variables: (w) => ({ o: w.organisationId }),
      outcome: 'S+++++++',
    },
  ],
  addScorecard: [
    {
      document: write('addScorecard', 'AddScorecardInput'),
      variables: (w) => ({ i: { organisationId: w.organisationId, definition: JSON.stringify(OWN_TABLE) } }),
      outcome: 'SFFFFFF+',
    },
  ],
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
