import type { Role, World } from './rights-world.js';

/** `+` it is done, `F` FORBIDDEN, `N` NOT_FOUND, `S` NOT_SIGNED_IN. */
export type Outcome = '+' | 'F' | 'N' | 'S';

export interface RightsRow {
  /** What it is about, when an operation has several rows. */
  about?: string;
  document: string;
  /** Makes what the call needs, anew for everybody who asks. */
  variables?: (w: World, role: Role) => Promise<object> | object;
  /**
   * One letter for each of nobody, member, leader, leader elsewhere, committee, visitor host, region director,
   * organisation admin.
   */
  outcome: string;
}

const inChapter = (w: World): object => ({ c: w.chapterId });
const own = (w: World, role: Role): object => ({ c: w.chapterId, m: w.own[role].id });
const ofSomeone = (w: World): object => ({ c: w.chapterId, m: w.someone.id });
const errors = 'userErrors { code field message }';
/** A mutation with one input. */
const write = (name: string, input: string): string => `mutation ($i: ${input}!) { ${name}(input: $i) { ${errors} } }`;
const meetingInput = async (w: World): Promise<object> => ({ i: { chapterId: w.chapterId, date: await w.meeting() } });
const markFor = async (w: World): Promise<object> => ({
  chapterId: w.chapterId,
  date: await w.meeting(),
  memberId: w.someone.id,
  mark: 'PRESENT',
  expectedVersion: 0,
});
const referralTo = async (w: World, role: Role): Promise<{ id: string }> =>
  w.api.db.make.referral({ chapterId: w.chapterId, fromMemberId: w.someone.id, toMemberId: w.own[role].id });
const referralBy = async (w: World, role: Role): Promise<{ id: string }> =>
  w.api.db.make.referral({ chapterId: w.chapterId, fromMemberId: w.own[role].id, toMemberId: w.someone.id });
const strangersReferral = async (w: World): Promise<{ id: string }> =>
  w.api.db.make.referral({
    chapterId: w.chapterId,
    fromMemberId: w.someone.id,
    toMemberId: (await w.member()).id,
  });
const importOf = async (w: World): Promise<{ id: string }> => {
  const row = { chapterId: w.chapterId, id: w.key(), state: 'APPLIED', preview: PREVIEW, appliedAt: new Date() };
  return w.api.db.make.insert('import_job', row);
};
const PREVIEW = JSON.stringify({ options: { unknownNames: 'ask' }, decisions: [], preview: null });
const uploaded = async (w: World): Promise<{ i: { chapterId: string; importId: string } }> => {
  const row = { chapterId: w.chapterId, id: w.key(), state: 'UPLOADED', preview: PREVIEW };
  const { id: importId } = await w.api.db.make.insert<{ id: string }>('import_job', row);
  const content = Buffer.from('Name,Email,Phone,Company,Classification,Joined,Left,Role\n');
  const file = {
    chapterId: w.chapterId,
    id: w.key(),
    importId,
    name: 'contacts.csv',
    size: content.length,
    sha256: 'x',
  };
  await w.api.db.make.insert('import_file', { ...file, content });
  return { i: { chapterId: w.chapterId, importId } };
};

/** Every operation, and what everybody gets. The test fails for an operation that is not here. */
export const rightsTable: Readonly<Record<string, readonly RightsRow[]>> = {
  // ── Query: one's own account ──────────────────────────────────────────────────────────────────────────────────
  me: [{ document: '{ me { id } }', outcome: '++++++++' }],
  sessions: [{ document: '{ sessions { id } }', outcome: 'S+++++++' }],
  apiTokens: [{ document: '{ apiTokens { id } }', outcome: 'S+++++++' }],
  hasPassword: [{ document: '{ hasPassword }', outcome: 'S+++++++' }],
  // ── Query: chapters and rosters ───────────────────────────────────────────────────────────────────────────────
  chapter: [
    {
      document: 'query ($c: ID!) { chapter(chapterId: $c) { name organisation { name } region { name } } }',
      variables: inChapter,
      outcome: 'S++N++++',
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
  // ── Query: meetings and attendance ────────────────────────────────────────────────────────────────────────────
  meetings: [
    {
      document: 'query ($c: ID!) { meetings(chapterId: $c) { items { date status } } }',
      variables: inChapter,
      outcome: 'S++N++++',
    },
  ],
  meeting: [
    {
      document: 'query ($c: ID!, $d: LocalDate!) { meeting(chapterId: $c, date: $d) { ledger } }',
      variables: async (w) => ({ c: w.chapterId, d: await w.meeting() }),
      outcome: 'S++N++++',
    },
  ],
  attendanceSheet: [
    {
      document: 'query ($c: ID!, $d: LocalDate!) { attendanceSheet(chapterId: $c, date: $d) { rows { memberId } } }',
      variables: async (w) => ({ c: w.chapterId, d: await w.meeting() }),
      outcome: 'S++N++++',
    },
  ],
  memberAttendance: [
    {
      about: 'one’s own',
      document: 'query ($c: ID!, $m: ID!) { memberAttendance(chapterId: $c, memberId: $m) { items { mark } } }',
      variables: own,
      outcome: 'S++N++++',
    },
    {
      about: 'somebody else’s',
      document: 'query ($c: ID!, $m: ID!) { memberAttendance(chapterId: $c, memberId: $m) { items { mark } } }',
      variables: ofSomeone,
      outcome: 'SF+N+F++',
    },
  ],
  // ── Query: slips ──────────────────────────────────────────────────────────────────────────────────────────────
  slips: [
    {
      document: 'query ($c: ID!) { slips(chapterId: $c) { items { type contact { phone } } totalCount } }',
      variables: inChapter,
      outcome: 'S++N++++',
    },
  ],
  slip: [
    {
      about: 'one’s own',
      document: 'query ($c: ID!, $s: ID!) { slip(chapterId: $c, slipId: $s) { id } }',
      variables: async (w, role) => ({ c: w.chapterId, s: (await referralTo(w, role)).id }),
      outcome: 'S++N++++',
    },
    {
      about: 'between others',
      document: 'query ($c: ID!, $s: ID!) { slip(chapterId: $c, slipId: $s) { id } }',
      variables: async (w) => ({ c: w.chapterId, s: (await strangersReferral(w)).id }),
      outcome: 'SN+N+N++',
    },
  ],
  slipHistory: [
    {
      about: 'between others',
      document: 'query ($c: ID!, $s: ID!) { slipHistory(chapterId: $c, slipId: $s) { action } }',
      variables: async (w) => ({ c: w.chapterId, s: (await strangersReferral(w)).id }),
      outcome: 'SN+N+N++',
    },
  ],
  waitingReferrals: [
    {
      about: 'one’s own',
      document: 'query ($c: ID!, $m: ID!) { waitingReferrals(chapterId: $c, memberId: $m) { totalCount } }',
      variables: own,
      outcome: 'S++N++++',
    },
    {
      about: 'somebody else’s',
      document: 'query ($c: ID!, $m: ID!) { waitingReferrals(chapterId: $c, memberId: $m) { totalCount } }',
      variables: ofSomeone,
      outcome: 'SF+N+F++',
    },
  ],
  referralNews: [
    {
      about: 'somebody else’s',
      document: 'query ($c: ID!, $m: ID!) { referralNews(chapterId: $c, memberId: $m) { totalCount } }',
      variables: ofSomeone,
      outcome: 'SF+N+F++',
    },
  ],
  closedBusiness: [
    {
      document:
        'query ($c: ID!) { closedBusiness(chapterId: $c, from: "2026-01-01", to: "2026-12-01") { amount breakdown { inside } } }',
      variables: inChapter,
      outcome: 'SF+N+F++',
    },
  ],
  // ── Query: insights ───────────────────────────────────────────────────────────────────────────────────────────
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
  // ── Query: imports ────────────────────────────────────────────────────────────────────────────────────────────
  imports: [
    {
      document: 'query ($c: ID!) { imports(chapterId: $c) { items { state } totalCount } }',
      variables: inChapter,
      outcome: 'SF+NFFF+',
    },
  ],
  import: [
    {
      document: 'query ($c: ID!, $i: ID!) { import(chapterId: $c, importId: $i) { state } }',
      variables: async (w) => ({ c: w.chapterId, i: (await importOf(w)).id }),
      outcome: 'SF+NFFF+',
    },
  ],
  // ── Mutation: one's own account ───────────────────────────────────────────────────────────────────────────────
  revokeSession: [
    {
      document: `mutation ($s: ID!) { revokeSession(sessionId: $s) { ${errors} } }`,
      variables: async (w, role) => {
        if (!w.accountIds[role]) return { s: w.key() };
        const there = await w.api.signIn(w.accountIds[role]);
        const { sessions } = await w.api.ok<{ sessions: { id: string; isCurrent: boolean }[] }>(
          '{ sessions { id isCurrent } }',
          {},
          there,
        );
        return { s: sessions.find((s) => s.isCurrent)?.id };
      },
      outcome: 'S+++++++',
    },
  ],
  revokeOtherSessions: [{ document: `mutation { revokeOtherSessions { ${errors} } }`, outcome: 'S+++++++' }],
  setPassword: [
    {
      document: `mutation { setPassword(input: { newPassword: "a long enough secret" }) { ${errors} } }`,
      outcome: 'S+++++++',
    },
  ],
  createApiToken: [
    {
      document: write('createApiToken', 'CreateApiTokenInput'),
      variables: (w) => ({ i: { name: 'Till', idempotencyKey: w.key() } }),
      outcome: 'S+++++++',
    },
  ],
  revokeApiToken: [
    {
      document: `mutation ($t: ID!) { revokeApiToken(tokenId: $t) { ${errors} } }`,
      variables: async (w, role) => {
        const accountId = w.accountIds[role];
        if (!accountId) return { t: w.key() };
        const row = { id: w.key(), accountId, name: 'Till', tokenHash: w.key(), prefix: 'cht_abcde' };
        return { t: (await w.api.db.make.insert<{ id: string }>('api_token', row)).id };
      },
      outcome: 'S+++++++',
    },
  ],
  // ── Mutation: chapters and rosters ────────────────────────────────────────────────────────────────────────────
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
  // ── Mutation: meetings and attendance ─────────────────────────────────────────────────────────────────────────
  scheduleMeeting: [
    {
      document: write('scheduleMeeting', 'ScheduleMeetingInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, date: w.freeDay(), idempotencyKey: w.key() } }),
      outcome: 'SF+NFFFF',
    },
  ],
  ensureMeeting: [
    {
      document: write('ensureMeeting', 'EnsureMeetingInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, date: w.freeDay() } }),
      outcome: 'SF+NFFFF',
    },
  ],
  holdMeeting: [{ document: write('holdMeeting', 'MeetingInput'), variables: meetingInput, outcome: 'SF+NFFFF' }],
  cancelMeeting: [
    { document: write('cancelMeeting', 'CancelMeetingInput'), variables: meetingInput, outcome: 'SF+NFFFF' },
  ],
  lockMeeting: [{ document: write('lockMeeting', 'MeetingInput'), variables: meetingInput, outcome: 'SF+NFFFF' }],
  markAttendance: [
    {
      document: write('markAttendance', 'MarkAttendanceInput'),
      variables: async (w) => ({ i: await markFor(w) }),
      outcome: 'SF+NFFFF',
    },
  ],
  markAttendances: [
    {
      document: write('markAttendances', 'MarkManyInput'),
      variables: async (w) => ({
        i: {
          chapterId: w.chapterId,
          date: await w.meeting(),
          marks: [{ memberId: w.someone.id, mark: 'LATE', expectedVersion: 0 }],
        },
      }),
      outcome: 'SF+NFFFF',
    },
  ],
  markRestPresent: [
    { document: write('markRestPresent', 'MeetingInput'), variables: meetingInput, outcome: 'SF+NFFFF' },
  ],
  correctAttendance: [
    {
      document: write('correctAttendance', 'CorrectAttendanceInput'),
      variables: async (w) => ({ i: { ...(await markFor(w)), reason: 'They were there.' } }),
      outcome: 'SF+NFFFF',
    },
  ],
  // ── Mutation: slips ───────────────────────────────────────────────────────────────────────────────────────────
  createReferral: [
    {
      about: 'one’s own',
      document: write('createReferral', 'CreateReferralInput'),
      variables: (w) => ({
        i: {
          chapterId: w.chapterId,
          receiver: { memberId: w.someone.id },
          prospectName: 'P',
          tier: 'OUTSIDE',
          idempotencyKey: w.key(),
        },
      }),
      outcome: 'S++N++FF',
    },
    {
      about: 'in the name of two others',
      document: write('createReferral', 'CreateReferralInput'),
      variables: async (w) => ({
        i: {
          chapterId: w.chapterId,
          giver: { memberId: (await w.member()).id },
          receiver: { memberId: w.someone.id },
          prospectName: 'P',
          tier: 'OUTSIDE',
          idempotencyKey: w.key(),
        },
      }),
      outcome: 'SFFNFFFF',
    },
  ],
  createClosedBusiness: [
    {
      document: write('createClosedBusiness', 'CreateClosedBusinessInput'),
      variables: (w) => ({
        i: {
          chapterId: w.chapterId,
          thanked: { memberId: w.someone.id },
          amount: '10.50',
          business: 'NEW',
          tier: 'INSIDE',
          idempotencyKey: w.key(),
        },
      }),
      outcome: 'S++N++FF',
    },
  ],
  createOneToOne: [
    {
      document: write('createOneToOne', 'CreateOneToOneInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, other: { memberId: w.someone.id }, idempotencyKey: w.key() } }),
      outcome: 'S++N++FF',
    },
  ],
  createEducation: [
    {
      document: write('createEducation', 'CreateEducationInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, activity: 'Book', credits: '1.5', idempotencyKey: w.key() } }),
      outcome: 'S++N++FF',
    },
  ],
  createTestimonial: [
    {
      document: write('createTestimonial', 'CreateTestimonialInput'),
      variables: (w) => ({
        i: { chapterId: w.chapterId, forMemberId: w.someone.id, text: 'Good work.', idempotencyKey: w.key() },
      }),
      outcome: 'S++N++FF',
    },
  ],
  correctSlip: [
    {
      about: 'one’s own',
      document: write('correctSlip', 'CorrectSlipInput'),
      variables: async (w, role) => ({
        i: { chapterId: w.chapterId, slipId: (await referralBy(w, role)).id, expectedVersion: 1, patch: { heat: 3 } },
      }),
      outcome: 'S++N++FF',
    },
    {
      about: 'between others, before the lock',
      document: write('correctSlip', 'CorrectSlipInput'),
      variables: async (w) => ({
        i: { chapterId: w.chapterId, slipId: (await strangersReferral(w)).id, expectedVersion: 1, patch: { heat: 3 } },
      }),
      outcome: 'SNFNFNFF',
    },
  ],
  withdrawSlip: [
    {
      about: 'one’s own',
      document: write('withdrawSlip', 'WithdrawSlipInput'),
      variables: async (w, role) => ({ i: { chapterId: w.chapterId, slipId: (await referralBy(w, role)).id } }),
      outcome: 'S++N++FF',
    },
  ],
  advanceReferral: [
    {
      about: 'that one received',
      document: write('advanceReferral', 'AdvanceReferralInput'),
      variables: async (w, role) => ({
        i: { chapterId: w.chapterId, slipId: (await referralTo(w, role)).id, to: 'CONTACTED' },
      }),
      outcome: 'S++N++FF',
    },
    {
      about: 'that one gave',
      document: write('advanceReferral', 'AdvanceReferralInput'),
      variables: async (w, role) => ({
        i: { chapterId: w.chapterId, slipId: (await referralBy(w, role)).id, to: 'CONTACTED' },
      }),
      outcome: 'SFFNFFFF',
    },
  ],
  // ── Mutation: imports ─────────────────────────────────────────────────────────────────────────────────────────
  previewImport: [{ document: write('previewImport', 'ImportInput'), variables: uploaded, outcome: 'SF+NFFF+' }],
  resolveImportNames: [
    {
      document: write('resolveImportNames', 'ResolveNamesInput'),
      variables: async (w) => ({ i: { ...(await uploaded(w)).i, answers: [{ name: 'Somebody', kind: 'NOBODY' }] } }),
      outcome: 'SF+NFFF+',
    },
  ],
  applyImport: [
    {
      document: write('applyImport', 'ImportInput'),
      variables: async (w) => ({ i: { chapterId: w.chapterId, importId: (await importOf(w)).id } }),
      outcome: 'SF+NFFF+',
    },
  ],
  undoImport: [
    {
      document: write('undoImport', 'ImportInput'),
      variables: async (w) => ({ i: { chapterId: w.chapterId, importId: (await importOf(w)).id } }),
      outcome: 'SF+NFFF+',
    },
  ],
};
