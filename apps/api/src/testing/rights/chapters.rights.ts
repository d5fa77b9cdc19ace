import { inChapter, ofSomeone, write, type RightsTable } from './rights-row.js';

export const chaptersRights: RightsTable = {
  chapter: [
    {
      document: 'query ($c: ID!) { chapter(chapterId: $c) { name organisation { name } region { name } } }',
      variables: inChapter,
      outcome: 'S++N++++',
    },
  ],
  chapterHistory: [
    {
      document: 'query ($c: ID!) { chapterHistory(chapterId: $c) { items { action } totalCount } }',
      variables: inChapter,
      outcome: 'SF+NFFF+',
    },
  ],
  chapterBySlug: [
    {
      document: 'query ($s: String!) { chapterBySlug(slug: $s) { name } }',
      variables: (w) => ({ s: w.slug }),
      outcome: 'S++N++++',
    },
  ],
  chapters: [{ document: '{ chapters { items { name } totalCount } }', outcome: 'S+++++++' }],
  organisation: [
    {
      document: 'query ($o: ID!) { organisation(organisationId: $o) { name } }',
      variables: (w) => ({ o: w.organisationId }),
      outcome: 'SFNNNF++',
    },
  ],
  regions: [
    {
      document: 'query ($o: ID!) { regions(organisationId: $o) { name } }',
      variables: (w) => ({ o: w.organisationId }),
      outcome: 'SF+++F++',
    },
  ],
  members: [
    {
      document: 'query ($c: ID!) { members(chapterId: $c) { items { displayName currentRoles { role } } totalCount } }',
      variables: inChapter,
      outcome: 'S++N++++',
    },
  ],
  member: [
    {
      document: 'query ($c: ID!, $m: ID!) { member(chapterId: $c, memberId: $m) { displayName sponsor { id } } }',
      variables: ofSomeone,
      outcome: 'S++N++++',
    },
  ],
  memberHistory: [
    {
      document: 'query ($c: ID!, $m: ID!) { memberHistory(chapterId: $c, memberId: $m) { items { action } } }',
      variables: ofSomeone,
      outcome: 'SF+NFFF+',
    },
  ],
  roleTerms: [
    {
      document: 'query ($c: ID!) { roleTerms(chapterId: $c) { items { role member { displayName } } } }',
      variables: inChapter,
      outcome: 'S++N++++',
    },
  ],
  createChapter: [
    {
      document: write('createChapter', 'CreateChapterInput'),
      variables: (w) => ({
        i: {
          organisationId: w.organisationId,
          regionId: w.regionId,
          name: `Quay ${w.key().slice(0, 8)}`,
          timeZone: 'Europe/Dublin',
          currency: 'EUR',
          idempotencyKey: w.key(),
        },
      }),
      outcome: 'SFFFFFF+',
    },
  ],
  createRegion: [
    {
      document: write('createRegion', 'CreateRegionInput'),
      variables: (w) => ({ i: { organisationId: w.organisationId, name: `South ${w.key()}` } }),
      outcome: 'SFFFFFF+',
    },
  ],
  updateChapter: [
    {
      document: write('updateChapter', 'UpdateChapterInput'),
      variables: async (w) => {
        const [row] = await w.api.db.sql<{ version: number }>('select version from chapter where id = $1', [
          w.chapterId,
        ]);
        const settings = { meetingPlace: `Hall ${w.key()}` };
        return { i: { chapterId: w.chapterId, expectedVersion: row?.version, settings } };
      },
      outcome: 'SF+NFFF+',
    },
  ],
  removeChapterLogo: [
    {
      document: write('removeChapterLogo', 'RemoveChapterLogoInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, expectedVersion: 1 } }),
      outcome: 'SF+NFFF+',
    },
  ],
  addMember: [
    {
      document: write('addMember', 'AddMemberInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, displayName: 'New Person', idempotencyKey: w.key() } }),
      outcome: 'SF+NFFF+',
    },
  ],
  updateMember: [
    {
      document: write('updateMember', 'UpdateMemberInput'),
      variables: async (w) => ({
        i: { chapterId: w.chapterId, memberId: (await w.member()).id, expectedVersion: 1, company: 'Other & Co' },
      }),
      outcome: 'SF+NFFF+',
    },
  ],
  leaveChapter: [
    {
      document: write('leaveChapter', 'LeaveChapterInput'),
      variables: async (w) => ({ i: { chapterId: w.chapterId, memberId: (await w.member()).id, left: '2026-11-16' } }),
      outcome: 'SF+NFFF+',
    },
  ],
  takeBackLeave: [
    {
      document: write('takeBackLeave', 'TakeBackLeaveInput'),
      variables: async (w) => ({
        i: { chapterId: w.chapterId, memberId: (await w.member({ left: '2026-11-01' })).id },
      }),
      outcome: 'SF+NFFF+',
    },
  ],
  rejoinChapter: [
    {
      document: write('rejoinChapter', 'RejoinChapterInput'),
      variables: async (w) => ({
        i: {
          chapterId: w.chapterId,
          memberId: (await w.member({ left: '2026-11-01' })).id,
          idempotencyKey: w.key(),
        },
      }),
      outcome: 'SF+NFFF+',
    },
  ],
  assignRole: [
    {
      document: write('assignRole', 'AssignRoleInput'),
      variables: async (w) => ({
        i: {
          chapterId: w.chapterId,
          memberId: (await w.member()).id,
          role: 'MENTOR',

          idempotencyKey: w.key(),
        },
      }),
      outcome: 'SF+NFFF+',
    },
  ],
  endRole: [
    {
      document: write('endRole', 'EndRoleInput'),
      variables: async (w) => {
        const memberId = (await w.member()).id;
        const { id } = await w.api.db.make.roleTerm({ chapterId: w.chapterId, memberId, role: 'EDUCATION' });
        return { i: { chapterId: w.chapterId, roleTermId: id } };
      },
      outcome: 'SF+NFFF+',
    },
  ],
};
