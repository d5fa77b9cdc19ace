import type { MemberEntity } from '@chapterhouse/database';
import { InsightsService, WeekGrowthService } from '@chapterhouse/insights';
import { systemActor } from '@chapterhouse/platform';
import { fixedClock } from '@chapterhouse/testing';
import { type As, testApi, type TestApi } from '../testing/test-api.js';

const AS_OF = '2026-11-16';
const WEDNESDAYS = ['2026-10-14', '2026-10-21', '2026-10-28', '2026-11-04', '2026-11-11'];

let api: TestApi;
let chapterId: string;
let organisationId: string;
let ada: MemberEntity;
let bo: MemberEntity;
let as: Record<'ada' | 'leader' | 'admin' | 'director', As>;

beforeAll(async () => {
  api = await testApi({ clock: fixedClock('2026-11-16T09:00:00Z') });
  const { make } = api.db;
  const chapter = await make.chapter({ scorecard: 'classic-uk-2012', absenceLimit: 3 });
  ({ id: chapterId, organisationId } = chapter);
  ada = await make.member({ chapterId, displayName: 'Ada Lovelace', industry: 'Legal', speciality: 'Wills' });
  bo = await make.member({ chapterId, displayName: 'Bo Ek', industry: 'Legal', speciality: 'Tax' });
  const leader = await make.leader(chapterId);
  // Ada was there once, late once and away three times; she gave Bo three referrals, and got none back.
  const marks = ['PRESENT', 'LATE', 'ABSENT', 'ABSENT', 'ABSENT'] as const;
  for (const [at, date] of WEDNESDAYS.entries()) {
    await make.meeting({ chapterId, date });
    await make.attendance({ chapterId, memberId: ada.id, date, mark: marks[at]! });
    await make.attendance({ chapterId, memberId: bo.id, date });
  }
  for (const date of WEDNESDAYS.slice(0, 3)) {
    await make.referral({ chapterId, fromMemberId: ada.id, toMemberId: bo.id, date });
  }
  await make.oneToOne({ chapterId, fromMemberId: ada.id, toMemberId: leader.id, date: '2026-11-11' });
  const insights = api.app.get(InsightsService, { strict: false });
  const growth = api.app.get(WeekGrowthService, { strict: false });
  await api.db.door.run(systemActor('test', [chapterId]), async (em) => {
    await insights.storeSnapshots(em, await insights.computeChapters(em, AS_OF, [chapterId]));
    await growth.follow(em, AS_OF, [chapterId]);
  });
  const admin = await make.account();
  await make.staffRole({ accountId: admin.id, organisationId, role: 'ORGANISATION_ADMIN' });
  const director = await make.account();
  const regionId = chapter.regionId;
  await make.staffRole({ accountId: director.id, organisationId, role: 'REGION_DIRECTOR', regionId });
  as = {
    ada: await api.signIn(ada.accountId),
    leader: await api.signIn(leader.accountId),
    admin: await api.signIn(admin.id),
    director: await api.signIn(director.id),
  };
});
afterAll(() => api.close());

const ask = <T>(query: string, who: As, more: object = {}): Promise<T> =>
  api.ok<T>(query, { c: chapterId, ...more }, who);
const OF = 'chapterId: $c, memberId: $m';

describe('a member’s own growth', () => {
  it('is a tune-up with evidence in numbers and names', async () => {
    const { tuneUp } = await ask<{ tuneUp: { asOf: string; findings: { code: string }[]; important: object[] } }>(
      `query ($c: ID!, $m: ID!) { tuneUp(${OF}) { asOf important { code state }
        findings { code state confidential evidence { rate longestAbsence given median asks verdict mean
          givesTo { memberId referrals member { displayName } } receivesFrom { memberId } } } } }`,
      as.ada,
      { m: ada.id },
    );
    const found = Object.fromEntries(tuneUp.findings.map((finding) => [finding.code, finding]));
    expect(tuneUp.asOf).toBe(AS_OF);
    expect(found['CONSISTENCY']).toMatchObject({
      state: 'ACT',
      evidence: { rate: 0.4, longestAbsence: 3, asks: null },
    });
    expect(found['ASKING']).toMatchObject({ state: 'ACT', evidence: { asks: 0 } });
    expect(found['GIVING']).toMatchObject({ state: 'FINE', evidence: { given: 3, median: 0 } });
    expect(found['ONE_SIDED']).toMatchObject({
      state: 'WATCH',
      evidence: {
        givesTo: [{ memberId: bo.id, referrals: 3, member: { displayName: 'Bo Ek' } }],
        receivesFrom: [],
      },
    });
    expect(found['UNDERSTOOD']).toMatchObject({ state: 'UNKNOWN', confidential: true, evidence: { mean: null } });
    expect(tuneUp.important).toHaveLength(3);
    expect(tuneUp.important).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ state: 'ACT' })));
  });

  it('is a scorecard that explains each line and says what the next band needs', async () => {
    const { memberScorecard } = await ask<{ memberScorecard: { metrics: { measure: string }[] } & object }>(
      `query ($c: ID!, $m: ID!) { memberScorecard(${OF}) { scorecard version currency weeks score light
        limits { green amber red } wayToGreen { score actions { measure amount points } }
        metrics { measure reads have value points mostPoints band { atLeast atMost points } next { points need } } } }`,
      as.ada,
      { m: ada.id },
    );
    // 5 weeks: 3 absences 0 of 15, 1 late 0 of 5, 3 referrals 0.6 a week 5 of 20, nothing else.
    expect(memberScorecard).toMatchObject({
      ...{ scorecard: 'classic-uk-2012', version: 1, currency: 'GBP', weeks: 5, score: 5, light: 'GREY' },
      limits: { green: 70, amber: 50, red: 30 },
    });
    const line = (measure: string) => memberScorecard.metrics.find((metric) => metric.measure === measure);
    expect(line('referralsGiven')).toEqual({
      ...{ measure: 'referralsGiven', reads: 'PER_WEEK', have: 3, value: 0.6, points: 5, mostPoints: 20 },
      band: { atLeast: 0.5, atMost: null, points: 5 },
      next: { points: 10, need: 1 },
    });
    expect(line('absences')).toMatchObject({ have: 3, points: 0, mostPoints: 15, band: null, next: null });
  });

  it('is a forecast of attendance', async () => {
    const { attendanceForecast } = await ask<{ attendanceForecast: object }>(
      `query ($c: ID!, $m: ID!) { attendanceForecast(${OF}) { state effectiveAbsences absencesLeft clearOn withinPolicyOn } }`,
      as.ada,
      { m: ada.id },
    );
    // The first of the three absences leaves the 26 weeks on the day 26 weeks after it.
    expect(attendanceForecast).toEqual({
      ...{ state: 'NEXT_BREACHES', effectiveAbsences: 3, absencesLeft: 0 },
      ...{ clearOn: '2027-04-28', withinPolicyOn: null },
    });
  });

  it('is a list of people to meet, with reasons and this week’s proposal', async () => {
    const { nextOneToOnes } = await ask<{ nextOneToOnes: { list: { proposal: { id: string } | null }[] } }>(
      `query ($c: ID!, $m: ID!) { nextOneToOnes(${OF}) { asOf list { rank weight member { displayName }
        reasons { code giverId receiverId referrals sphere } proposal { id own theirs open calendarPath } } } }`,
      as.ada,
      { m: ada.id },
    );
    const [first, ...rest] = nextOneToOnes.list;
    // Never met 3, a one-sided tie 2, the same trade group 1; the leader was met last week.
    expect(first).toMatchObject({
      ...{ rank: 1, weight: 6, member: { displayName: 'Bo Ek' } },
      reasons: [
        { code: 'NEVER_MET', giverId: null },
        { code: 'ONE_SIDED_TIE', giverId: ada.id, receiverId: bo.id, referrals: 3 },
        { code: 'SAME_SPHERE' },
      ],
    });
    expect(rest).toEqual([]);
  });
});

describe('what leaders see of everybody’s growth', () => {
  it('is a page of scores, the highest first', async () => {
    const scores = (limit: number, offset: number) =>
      ask<{ chapterScores: object }>(
        `query ($c: ID!, $l: Int!, $o: Int!) { chapterScores(chapterId: $c, limit: $l, offset: $o) {
          asOf totalCount items { score member { displayName } metrics { measure points } } } }`,
        as.leader,
        { l: limit, o: offset },
      );
    const { chapterScores } = await scores(2, 0);
    expect(chapterScores).toMatchObject({
      ...{ asOf: AS_OF, totalCount: 3 },
      items: [{ score: 20, member: { displayName: 'Bo Ek' } }, {}],
    });
    expect((await scores(2, 2)).chapterScores).toMatchObject({ totalCount: 3, items: [{}] });
  });

  it('is what matters most for each, those with most to do first, and nothing confidential', async () => {
    const { chapterFindings } = await ask<{ chapterFindings: { items: { memberId: string; toAct: number }[] } }>(
      `query ($c: ID!) { chapterFindings(chapterId: $c) { asOf totalCount items { memberId toAct verdict tenureWeeks
        important { code state confidential } } } }`,
      as.leader,
    );
    const toAct = chapterFindings.items.map((item) => item.toAct);
    expect(toAct).toEqual([...toAct].sort((a, b) => b - a));
    expect(chapterFindings.items.find((item) => item.memberId === ada.id)).toMatchObject({ toAct: 4 });
    expect(JSON.stringify(chapterFindings)).not.toMatch(/UNDERSTOOD|MUTUAL|"confidential":true/);
  });

  it('is the rota of the week with its reasons, answers and the odd one out', async () => {
    const { rota } = await ask<{ rota: { pairs: object[]; oddOneOut: object } }>(
      `query ($c: ID!) { rota(chapterId: $c) { asOf oddOneOutId oddOneOut { id } pairs { proposalId agreed firstAnswer
        secondAnswer reasons { code } first { id } second { id } } } }`,
      as.leader,
    );
    expect(rota).toMatchObject({ asOf: AS_OF, oddOneOut: { id: expect.any(String) } });
    const met = rota.pairs.length;
    const proposals = await api.db.sql('select 1 from one_to_one_proposal where chapter_id = $1', [chapterId]);
    expect(met).toBe(proposals.length);
    for (const pair of rota.pairs) expect(pair).toMatchObject({ proposalId: expect.any(String), firstAnswer: null });
  });

  it('is a letter about attendance to send or to drop, once', async () => {
    const letters =
      'query ($c: ID!) { attendanceLetters(chapterId: $c) { items { id step state memberName facts { clearOn } } } }';
    const { attendanceLetters } = await ask<{ attendanceLetters: { items: { id: string }[] } }>(letters, as.leader);
    expect(attendanceLetters.items).toMatchObject([
      { step: 'NEXT_BREACHES', state: 'DRAFT', memberName: 'Ada Lovelace', facts: { clearOn: '2027-04-28' } },
    ]);
    const decide =
      'mutation ($i: DecideAttendanceLetterInput!) { decideAttendanceLetter(input: $i) { letter { state } userErrors { code } } }';
    const i = { chapterId, letterId: attendanceLetters.items[0]!.id, decision: 'DROPPED' };
    expect(await api.ok(decide, { i }, as.leader)).toEqual({
      decideAttendanceLetter: { letter: { state: 'DROPPED' }, userErrors: [] },
    });
    expect(await api.ok(decide, { i: { ...i, decision: 'SENT' } }, as.leader)).toEqual({
      decideAttendanceLetter: { letter: null, userErrors: [{ code: 'CONFLICT' }] },
    });
  });
});

describe('tables of points', () => {
  const add =
    'mutation ($i: AddScorecardInput!) { addScorecard(input: $i) { scorecard { name version preset } userErrors { code field message } } }';
  const table = (more: object = {}) => ({
    ...{ name: 'our-own', version: 1, validFrom: '2026-12-01', currency: null },
    metrics: [{ measure: 'absences', reads: 'COUNT', bands: [{ atMost: 0, points: 70 }] }],
    ...more,
  });
  const adding = async (definition: string): Promise<unknown> =>
    (await api.ok<{ addScorecard: unknown }>(add, { i: { organisationId, definition } }, as.admin)).addScorecard;

  it('name every mistake with its path', async () => {
    const wrong = table({ metrics: [{ measure: 'smiles', reads: 'COUNT', bands: [] }], version: 0 });
    expect(await adding(JSON.stringify(wrong))).toMatchObject({
      scorecard: null,
      userErrors: [
        { code: 'BAD_INPUT', field: 'input.definition.version' },
        { code: 'BAD_INPUT', field: 'input.definition.metrics[0].measure' },
      ],
    });
    expect(await adding('{')).toMatchObject({ userErrors: [{ field: 'input.definition' }] });
    expect(await adding('[]')).toMatchObject({ userErrors: [{ field: 'input.definition' }] });
  });

  it('of an organisation stand beside the presets, for its own people', async () => {
    expect(await adding(JSON.stringify(table()))).toEqual({
      scorecard: { name: 'our-own', version: 1, preset: false },
      userErrors: [],
    });
    const names = async (who: As): Promise<string[]> => {
      const { scorecards } = await api.ok<{ scorecards: { name: string; definition: string }[] }>(
        'query ($o: ID!) { scorecards(organisationId: $o) { name definition } }',
        { o: organisationId },
        who,
      );
      for (const { name, definition } of scorecards) expect(JSON.parse(definition)).toMatchObject({ name });
      return scorecards.map((one) => one.name);
    };
    const presets = ['classic-uk-2012', 'hong-kong', 'thailand'];
    expect(await names(as.leader)).toEqual([...presets, 'our-own']);
    const elsewhere = await api.signIn((await api.db.make.leader((await api.db.make.chapter()).id)).accountId);
    expect(await names(elsewhere)).toEqual(presets);
    expect(await adding(JSON.stringify(table()))).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  });
});

describe('an organisation', () => {
  it('is found by its staff from their own roles, with its regions and how large they are', async () => {
    const mine = '{ me { staffRoles { role organisation { id name } region { id chapterCount } } } }';
    const { me } = await api.ok<{ me: { staffRoles: object[] } }>(mine, {}, as.director);
    expect(me.staffRoles).toEqual([
      {
        role: 'REGION_DIRECTOR',
        organisation: { id: organisationId, name: expect.any(String) },
        region: { id: expect.any(String), chapterCount: 1 },
      },
    ]);
    const admin = await api.ok<{ me: { staffRoles: object[] } }>(mine, {}, as.admin);
    expect(admin.me.staffRoles).toMatchObject([{ organisation: { id: organisationId }, region: null }]);
  });
});
