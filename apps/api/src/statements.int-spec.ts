import pg from 'pg';
import { buildSchema, getNamedType, isListType, isNonNullType, isObjectType } from 'graphql';
import { addDays } from '@chapterhouse/domain';
import { fixedClock } from '@chapterhouse/testing';
import { emitSchema } from './graphql/emit-schema.js';
import { type As, testApi, type TestApi } from './testing/test-api.js';

const PREVIEW = JSON.stringify({ options: { unknownNames: 'ask' }, decisions: [], preview: null });
const FIGURES = JSON.stringify({ lastWeek: {}, evidence: {}, notes: { attendance: {}, turnedAround: false } });
const ELEVEN_OPEN_FINDINGS = [...Array.from({ length: 10 }, () => ['A']), ['A', [], []]];
const GROWTH = JSON.stringify({
  s: [['classic-uk-2012', 1, 26, 40, 2], [[3, 4, 0.2, 0, null, 5, 9]], null],
  t: ELEVEN_OPEN_FINDINGS,
  ...{ n: [], a: [null, null, null] },
});
const TABLE = JSON.stringify({
  ...{ name: 'own', version: 1, validFrom: '2026-01-01', currency: null },
  metrics: [{ measure: 'absences', reads: 'COUNT', bands: [{ atMost: 0, points: 70 }] }],
  lights: { green: 70, amber: 50, red: 30 },
});
const member = 'member { displayName sponsor { displayName } currentRoles { role } }';

/** Every operation that answers with a list, asked with all that hangs on its items. */
const lists: Record<string, string> = {
  sessions: '{ sessions { id } }',
  apiTokens: '{ apiTokens { id } }',
  mailPreferences: 'query ($c: ID!) { mailPreferences(chapterId: $c) { kind } }',
  chapters: '{ chapters { items { organisation { name } region { name } } } }',
  regions: 'query ($o: ID!) { regions(organisationId: $o) { name chapterCount } }',
  members:
    'query ($c: ID!) { members(chapterId: $c) { items { id sponsor { displayName } currentRoles { role member { id } } } } }',
  memberHistory: 'query ($c: ID!, $m: ID!) { memberHistory(chapterId: $c, memberId: $m) { items { action byName } } }',
  chapterHistory: 'query ($c: ID!) { chapterHistory(chapterId: $c) { items { action byName } } }',
  attendanceCorrections:
    'query ($c: ID!, $a: LocalDate!) { attendanceCorrections(chapterId: $c, date: $a) { items { memberId byName } } }',
  roleTerms: `query ($c: ID!) { roleTerms(chapterId: $c) { items { role ${member} } } }`,
  meetings: 'query ($c: ID!) { meetings(chapterId: $c) { items { date ledger } } }',
  memberAttendance: 'query ($c: ID!, $m: ID!) { memberAttendance(chapterId: $c, memberId: $m) { items { mark } } }',
  slips: `query ($c: ID!) { slips(chapterId: $c, limit: 100) { items { contact { phone } from { ${member} } to { ${member} } } } }`,
  slipHistory: 'query ($c: ID!, $s: ID!) { slipHistory(chapterId: $c, slipId: $s) { action byName } }',
  waitingReferrals: `query ($c: ID!, $m: ID!) { waitingReferrals(chapterId: $c, memberId: $m) { items { from { ${member} } } } }`,
  referralNews: `query ($c: ID!, $m: ID!) { referralNews(chapterId: $c, memberId: $m) { items { receiver { ${member} } } } }`,
  closedBusiness: `query ($c: ID!) { closedBusiness(chapterId: $c, from: "2026-01-01", to: "2026-12-01") { breakdown { thanked { ${member} } } } }`,
  memberInsightsHistory: `query ($c: ID!, $m: ID!) { memberInsightsHistory(chapterId: $c, memberId: $m) { asOf ${member} } }`,
  chapterInsightsHistory: `query ($c: ID!) { chapterInsightsHistory(chapterId: $c) { asOf oneSidedTies { giver { displayName } receiver { displayName } } } }`,
  chapterMemberInsights: `query ($c: ID!) { chapterMemberInsights(chapterId: $c) { verdict ${member} } }`,
  followUps: 'query ($c: ID!) { followUps(chapterId: $c) { items { note byName } } }',
  chapterScores: `query ($c: ID!) { chapterScores(chapterId: $c) { items { score metrics { measure next { need } } ${member} } } }`,
  chapterFindings: `query ($c: ID!) { chapterFindings(chapterId: $c) { items { important { code } ${member} } } }`,
  attendanceLetters: `query ($c: ID!) { attendanceLetters(chapterId: $c) { items { step ${member} } } }`,
  scorecards: 'query ($o: ID!) { scorecards(organisationId: $o) { name metrics { measure } } }',
  givenAnswers: 'query ($c: ID!, $m: ID!) { givenAnswers(chapterId: $c, memberId: $m) { stake } }',
  proposals: `query ($c: ID!, $m: ID!) { proposals(chapterId: $c, memberId: $m, limit: 100) { items { reasons { code } partner { displayName } } } }`,
  profileHistory: 'query ($c: ID!, $m: ID!) { profileHistory(chapterId: $c, memberId: $m) { items { text byName } } }',
  stories: 'query ($c: ID!, $m: ID!) { stories(chapterId: $c, memberId: $m) { items { text } } }',
  asks: `query ($c: ID!) { asks(chapterId: $c) { items { text ${member} } } }`,
  memberAsks: `query ($c: ID!, $m: ID!) { memberAsks(chapterId: $c, memberId: $m) { items { text ${member} } } }`,
  imports: 'query ($c: ID!) { imports(chapterId: $c) { items { files { name } } } }',
  visitors: 'query ($c: ID!) { visitors(chapterId: $c) { items { invitedBy { displayName } } } }',
  weeklyRuns: 'query ($c: ID!) { weeklyRuns(chapterId: $c) { items { deliveries { letters } } } }',
  deliveries: `query ($c: ID!, $a: LocalDate!) { deliveries(chapterId: $c, asOf: $a) { items { ${member} } } }`,
};

/** Answers that hold a list of people, and something besides it. */
const holders: Record<string, string> = {
  rota: `query ($c: ID!) { rota(chapterId: $c) { pairs { first { displayName } second { displayName } } } }`,
  nextOneToOnes: `query ($c: ID!, $m: ID!) { nextOneToOnes(chapterId: $c, memberId: $m) { list { ${member} proposal { partner { displayName } } } } }`,
  tuneUp: `query ($c: ID!, $m: ID!) { tuneUp(chapterId: $c, memberId: $m) { findings { evidence { givesTo { ${member} } } } } }`,
};

interface Place {
  as: As;
  variables: Record<string, string>;
}

describe('statements of an operation', () => {
  let api: TestApi;
  const places = new Map<number, Place>();
  beforeAll(async () => {
    api = await testApi({ clock: fixedClock('2026-11-16T09:00:00Z') });
    for (const size of [3, 30]) places.set(size, await placeOf(size));
  });
  afterAll(() => api.close());

  async function placeOf(size: number): Promise<Place> {
    const { make } = api.db;
    const chapter = await make.chapter();
    const { id: chapterId, organisationId } = chapter;
    const leader = await make.leader(chapterId);
    const { accountId } = leader;
    if (!accountId) throw new Error('a leader has an account');
    await make.staffRole({ accountId, organisationId, role: 'ORGANISATION_ADMIN' });
    const slip = await make.referral({
      chapterId,
      fromMemberId: leader.id,
      toMemberId: (await make.member({ chapterId })).id,
    });
    const asOf = '2026-11-09';
    for (let i = 0; i < size; i++) {
      const day = addDays(asOf, -7 * i);
      const seat = await make.member({ chapterId, sponsorId: leader.id });
      const history = { subjectType: 'member', subjectId: leader.id, action: 'member.changed', accountId };
      const step = { before: { status: 'NEW' }, after: { status: 'CONTACTED' }, slipId: slip.id };
      const job = { chapterId, id: crypto.randomUUID() };
      const ties = { oneSidedTies: [[leader.id, seat.id, 3]] };
      await make.region({ organisationId });
      await make.chapter({ organisationId });
      await make.roleTerm({ chapterId, memberId: seat.id, role: 'MENTOR' });
      await make.insert('audit_log', { chapterId, id: crypto.randomUUID(), ...history });
      const settings = { subjectType: 'chapter', subjectId: chapterId, action: 'chapter.settings_changed', accountId };
      await make.insert('audit_log', { chapterId, id: crypto.randomUUID(), ...settings });
      const mark = { subjectType: 'attendance', subjectId: `${asOf}/${seat.id}`, action: 'attendance.corrected' };
      await make.insert('audit_log', { chapterId, id: crypto.randomUUID(), ...mark, accountId });
      await make.insert('slip_event', { chapterId, id: crypto.randomUUID(), kind: 'STATUS', accountId, ...step });
      await make.insert('api_token', {
        id: crypto.randomUUID(),
        accountId,
        name: 'T',
        tokenHash: crypto.randomUUID(),
        prefix: 'cht',
      });
      await make.meeting({ chapterId, date: day });
      await make.attendance({ chapterId, memberId: leader.id, date: day });
      const given = await make.referral({ chapterId, fromMemberId: seat.id, toMemberId: leader.id });
      await make.insert('slip_contact', { chapterId, slipId: given.id, phone: '1' });
      await make.closedBusiness({ chapterId, fromMemberId: leader.id, toMemberId: seat.id });
      await make.closedBusiness({ chapterId, fromMemberId: seat.id, toMemberId: leader.id });
      await make.visitor({ chapterId, invitedByMemberId: seat.id });
      await make.insert('import_job', { ...job, state: 'APPLIED', preview: PREVIEW });
      await make.insert('import_file', {
        chapterId,
        id: crypto.randomUUID(),
        importId: job.id,
        name: 'a',
        size: 1,
        sha256: '',
        content: Buffer.from('a'),
      });
      await make.insert('follow_up', {
        chapterId,
        id: crypto.randomUUID(),
        memberId: seat.id,
        onDate: day,
        note: 'N',
        createdBy: accountId,
      });
      await saysSomething(chapterId, leader.id, accountId);
      const [firstMemberId, secondMemberId] = [leader.id, seat.id].sort();
      const reasons = JSON.stringify([{ code: 'NEVER_MET' }]);
      const pair = { id: crypto.randomUUID(), asOf, firstMemberId, secondMemberId, weight: 3, reasons };
      await make.insert('one_to_one_proposal', { chapterId, ...pair });
      await make.insert('weekly_run', { chapterId, asOf: day, state: 'DONE' });
      await make.insert('chapter_week', { chapterId, asOf: day, windowWeeks: 26, evidenceWeeks: 52, figures: ties });
      await make.insert('member_week', {
        chapterId,
        asOf,
        memberId: seat.id,
        verdict: 'BALANCED',
        figures: FIGURES,
        growth: GROWTH,
      });
      await growsWith(chapterId, organisationId, leader.id, seat.id, day);
      await make.insert('member_week', {
        chapterId,
        asOf: day,
        memberId: leader.id,
        verdict: 'BALANCED',
        figures: FIGURES,
      });
      await make.insert('delivery', {
        chapterId,
        id: crypto.randomUUID(),
        asOf,
        kind: 'MEMBER_WEEKLY',
        memberId: seat.id,
        state: 'SKIPPED',
      });
      await api.signIn(accountId);
    }
    await meetsMany(chapterId, leader.id, asOf);
    const variables = { c: chapterId, o: organisationId, m: leader.id, s: slip.id, a: asOf };
    return { as: await api.signIn(accountId), variables };
  }

  /** An edit, a story and an ask of a member. */
  async function saysSomething(chapterId: string, memberId: string, accountId: string): Promise<void> {
    const { make } = api.db;
    const by = () => ({ chapterId, id: crypto.randomUUID(), memberId });
    await make.insert('profile_edit', {
      ...by(),
      field: 'GOALS',
      text: 'G',
      editedOn: '2026-11-12',
      editedBy: accountId,
    });
    await make.insert('story', { ...by(), text: 'S', toldOn: '2026-11-12', createdBy: accountId });
    await make.insert('ask', { ...by(), kind: 'TRADE', text: 'A', askedOn: '2026-11-12', createdBy: accountId });
  }

  /** What a week leaves about a member besides its figures. */
  async function growsWith(c: string, o: string, leaderId: string, seatId: string, day: string): Promise<void> {
    const { make } = api.db;
    const by = () => ({ chapterId: c, id: crypto.randomUUID() });
    const facts = JSON.stringify({ state: 'BREACHED' });
    await make.insert('attendance_letter', { ...by(), memberId: seatId, asOf: day, step: 'BREACHED', facts });
    const answer = {
      byMemberId: leaderId,
      aboutMemberId: seatId,
      metOn: day,
      answeredOn: day,
      understood: 4,
      stake: 4,
    };
    await make.insert('one_to_one_answer', { ...by(), ...answer, meetingWas: 'ABOUT_BOTH' });
    const table = { organisationId: o, name: `own-${seatId}`, version: 1, validFrom: '2026-01-01', definition: TABLE };
    await make.insert('scorecard_table', table);
  }

  /** A member whom the week of the day brings together with everybody else. */
  async function meetsMany(chapterId: string, memberId: string, asOf: string): Promise<void> {
    const others = await api.db.sql<{ id: string }>('select id from member where chapter_id = $1 and id <> $2', [
      chapterId,
      memberId,
    ]);
    const ids = others.map(({ id }) => id);
    const growth = { ...(JSON.parse(GROWTH) as object), n: ids.map((id) => [id, 3, 'N']) };
    const t = [...ELEVEN_OPEN_FINDINGS.slice(0, 10), ['A', ids.map((id) => [id, 3]), []]];
    await api.db.sql('update member_week set growth = $4 where chapter_id = $1 and member_id = $2 and as_of = $3', [
      ...[chapterId, memberId, asOf],
      JSON.stringify({ ...growth, t }),
    ]);
    const rota = { pairs: ids.map((id) => ({ pair: [memberId, id], weight: 3, reasons: [] })), oddOneOut: null };
    await api.db.sql(
      `update chapter_week set figures = figures || jsonb_build_object('rota', $3::jsonb) where chapter_id = $1 and as_of = $2`,
      [chapterId, asOf, JSON.stringify(rota)],
    );
  }

  /** The answer, and how many statements PostgreSQL got for it. */
  async function count(document: string, size: number): Promise<{ data: object; statements: string[] }> {
    const place = places.get(size);
    if (!place) throw new Error(`no chapter of ${size}`);
    const names = Object.keys(place.variables).filter((name) => document.includes(`$${name}:`));
    const variables = Object.fromEntries(names.map((name) => [name, place.variables[name]]));
    const statements: string[] = [];
    const original = pg.Client.prototype.query;
    const spy = function (this: pg.Client, ...args: unknown[]): unknown {
      const [first] = args;
      statements.push(typeof first === 'string' ? first : (first as { text: string }).text);
      return Reflect.apply(original, this, args);
    };
    Object.assign(pg.Client.prototype, { query: spy });
    try {
      return { data: await api.ok<object>(document, variables, place.as), statements };
    } finally {
      Object.assign(pg.Client.prototype, { query: original });
    }
  }

  const itemsOf = (data: object): unknown[] => {
    const [answer] = Object.values(data) as ({ items?: unknown[] } | unknown[])[];
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  };

  it('are counted for every operation that answers with a list', async () => {
    const fields = Object.values(
      buildSchema(await emitSchema())
        .getQueryType()
        ?.getFields() ?? {},
    );
    const listed = fields.filter(({ type }) => {
      const outer = isNonNullType(type) ? type.ofType : type;
      const named = getNamedType(type);
      return isListType(outer) || (isObjectType(named) && 'totalCount' in named.getFields());
    });
    expect(Object.keys(lists).sort()).toEqual(listed.map((f) => f.name).sort());
  });

  for (const [operation, document] of Object.entries(lists)) {
    it(`are as many for thirty items as for three: ${operation}`, async () => {
      const few = await count(document, 3);
      const many = await count(document, 30);
      expect(many.statements).toHaveLength(few.statements.length);
      expect(many.statements.length).toBeGreaterThan(0);
      expect(many.statements.length).toBeLessThanOrEqual(14);
      if (operation === 'mailPreferences') return;
      if (operation === 'closedBusiness')
        return expect(JSON.stringify(many.data).length).toBeGreaterThan(JSON.stringify(few.data).length * 4);
      expect(itemsOf(many.data).length).toBeGreaterThanOrEqual(itemsOf(few.data).length + 20);
    });
  }

  for (const [operation, document] of Object.entries(holders)) {
    it(`are as many for thirty people as for three: ${operation}`, async () => {
      const few = await count(document, 3);
      const many = await count(document, 30);
      expect(many.statements).toHaveLength(few.statements.length);
      expect(many.statements.length).toBeLessThanOrEqual(14);
      expect(JSON.stringify(many.data).length).toBeGreaterThan(JSON.stringify(few.data).length * 4);
    });
  }

  it('begin and end one transaction, however many fields read', async () => {
    const { statements } = await count(lists['slips'] ?? '', 3);
    expect(statements.filter((text) => text.startsWith('begin read only'))).toHaveLength(1);
    expect(statements.filter((text) => text === 'commit')).toHaveLength(1);
  });
});
