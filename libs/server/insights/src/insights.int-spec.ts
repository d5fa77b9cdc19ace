import { systemActor, type AccountActor } from '@chapterhouse/platform';
import { placeOf, type ChapterPlace } from '@chapterhouse/chapters';
import { ChapterEntity } from '@chapterhouse/database';
import type { ChapterReport, Grant } from '@chapterhouse/domain';
import {
  loadTruth,
  readExpected,
  testDatabase,
  VECTORS,
  type LoadedVector,
  type TestDatabase,
} from '@chapterhouse/testing';
import type { EntityManager } from 'typeorm';
import { CountingQueries } from './counting.queries.js';
import { InsightsQueries } from './insights.queries.js';
import { InsightsService } from './insights.service.js';

const AS_OF = '2026-11-16';
const insights = new InsightsService(new CountingQueries());
const queries = new InsightsQueries();
let db: TestDatabase;
let loaded: LoadedVector[];

beforeAll(async () => {
  db = await testDatabase();
  loaded = [];
  for (const vector of VECTORS) loaded.push(await loadTruth(db, vector));
});
afterAll(() => db.close());

/** Runs as the system at work for these chapters and no others. */
const inside = <T>(chapterIds: string[], work: (em: EntityManager) => Promise<T>): Promise<T> =>
  db.door.run(systemActor('test', chapterIds), work);

const compute = async (chapterId: string, asOf = AS_OF): Promise<ChapterReport> => {
  const week = await inside([chapterId], (em) => insights.computeChapters(em, asOf, [chapterId]));
  const report = week.reports.get(chapterId);
  if (!report) throw new Error(`no report of ${chapterId}`);
  return report;
};

/** Every path of a JSON value with its leaf, so that a missing figure and a surplus one are both seen. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  const entries = Object.entries(value);
  return entries.length === 0 ? [[path, '(empty)']] : entries.flatMap(([key, v]) => leaves(v, `${path}/${key}`));
}

function differences(actual: unknown, expected: unknown): string[] {
  const seen = new Map(leaves(actual));
  const wanted = new Map(leaves(expected));
  return [...new Set([...seen.keys(), ...wanted.keys()])].flatMap((path) => {
    const [a, b] = [seen.get(path), wanted.get(path)];
    const near = typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9;
    return near || (a === b && seen.has(path) && wanted.has(path)) ? [] : [`${path}: ${String(a)}, not ${String(b)}`];
  });
}

describe('counting and judging in the real database', () => {
  it.each(VECTORS.map((vector, at) => ({ vector, at })))(
    'gives every figure of $vector within 1e-9, none missing and none besides',
    async ({ vector, at }) => {
      const { chapterId } = loaded[at]!;
      const report = await inside([chapterId], (em) => insights.namedReport(em, AS_OF, chapterId));
      expect(differences(report, readExpected(vector))).toEqual([]);
    },
  );

  it('gives a batch of all chapters exactly what it gives each alone', async () => {
    const ids = loaded.map(({ chapterId }) => chapterId);
    const week = await inside(ids, (em) => insights.computeChapters(em, AS_OF, ids));
    expect(week.failures.size).toBe(0);
    expect(week.reports.size).toBe(4);
    for (const id of ids) expect(week.reports.get(id)).toEqual(await compute(id));
  });

  it('asks as many questions for four chapters as for one', async () => {
    const statements = async (ids: string[]): Promise<number> =>
      inside(ids, async (em) => {
        const asked: string[] = [];
        const query = em.query.bind(em);
        em.query = ((sql: string, values: unknown[]) => (asked.push(sql), query(sql, values))) as typeof em.query;
        await insights.computeChapters(em, AS_OF, ids);
        return asked.length;
      });
    const ids = loaded.map(({ chapterId }) => chapterId);
    expect(await statements(ids)).toBe(await statements(ids.slice(0, 1)));
  });

  it('sees nothing of a chapter that the door does not show', async () => {
    const [mine, other] = loaded.map(({ chapterId }) => chapterId) as [string, string];
    const week = await inside([mine], (em) => insights.computeChapters(em, AS_OF, [mine, other]));
    expect([...week.reports.keys()]).toEqual([mine]);
    await expect(inside([mine], (em) => insights.namedReport(em, AS_OF, other))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each(['Pacific/Kiritimati', 'America/New_York'])(
    'counts the same days while the server’s clock is in %s',
    async (zone) => {
      const { chapterId } = loaded[0]!;
      const there = await inside([chapterId], async (em) => {
        await em.query(`select set_config('timezone', $1, true)`, [zone]);
        return insights.computeChapters(em, AS_OF, [chapterId]);
      });
      expect(there.reports.get(chapterId)).toEqual(await compute(chapterId));
    },
  );

  it('looks back from another date by the chapter’s own windows', async () => {
    const { chapterId, truth } = loaded[3]!;
    await db.sql('update chapter set window_weeks = 13, evidence_weeks = 30 where id = $1', [chapterId]);
    const report = await compute(chapterId, '2026-08-03');
    await db.sql('update chapter set window_weeks = 26, evidence_weeks = 52 where id = $1', [chapterId]);
    const held = truth.meetings.filter((m) => m.status === 'HELD' && m.date >= '2026-05-04' && m.date < '2026-08-03');
    expect(report).toMatchObject({ windowWeeks: 13, evidenceWeeks: 30, chapter: { meetingsHeld: held.length } });
    expect(held).toHaveLength(13);
    const given = Object.values(report.members).reduce((n, m) => n + m.figures.evidence.given, 0);
    const joined = new Map(truth.members.map((m) => [m.name, m]));
    const edges = truth.slips.filter(
      (s) =>
        s.type === 'REFERRAL' &&
        s.date >= '2026-01-05' &&
        s.date < '2026-08-03' &&
        !s.fromOther &&
        !s.toOther &&
        joined.has(s.from ?? '') &&
        joined.has(s.to ?? ''),
    );
    expect(given).toBe(edges.length);
  });
});

describe('what counts', () => {
  let chapterId: string;
  let a: string;
  let b: string;

  beforeEach(async () => {
    chapterId = (await db.make.chapter()).id;
    a = (await db.make.member({ chapterId })).id;
    b = (await db.make.member({ chapterId })).id;
  });
  const figures = async (memberId: string) => (await compute(chapterId)).members[memberId]!.figures;
  const refer = (from: string, to: string, date = '2026-11-11', more = {}) =>
    db.make.referral({ chapterId, fromMemberId: from, toMemberId: to, date, ...more });

  it('counts a withdrawn slip nowhere', async () => {
    await refer(a, b);
    const before = await compute(chapterId);
    const withdrawn = { withdrawnAt: new Date('2026-11-12T10:00:00Z') };
    await refer(a, b, '2026-11-11', { status: 'WITHDRAWN', ...withdrawn });
    await refer(b, a, '2026-01-07', { status: 'WITHDRAWN', ...withdrawn });
    await db.make.oneToOne({ chapterId, fromMemberId: a, toMemberId: b, date: '2026-11-11', ...withdrawn });
    await db.make.closedBusiness({ chapterId, toMemberId: b, date: '2026-11-11', ...withdrawn });
    await db.make.education({ chapterId, fromMemberId: a, date: '2026-11-11', ...withdrawn });
    expect(await compute(chapterId)).toEqual(before);
    expect(before.members[a]!.figures.lastWeek.given).toBe(1);
  });

  it('takes the day of the run and the days before the windows for nothing', async () => {
    await refer(a, b, '2026-11-16');
    await refer(a, b, '2025-11-16');
    await refer(a, b, '2025-11-17');
    await refer(a, b, '2026-05-17');
    await refer(a, b, '2026-05-18');
    await refer(a, b, '2026-11-08');
    await refer(a, b, '2026-11-09');
    expect(await figures(a)).toMatchObject({
      givenInChapter: 3,
      referralsGivenOutside: 3,
      lastWeek: { given: 1 },
      evidence: { given: 5 },
    });
  });

  it('leaves meetings that were not held, and marks missing, out of attendance', async () => {
    const held = ['2026-10-07', '2026-10-14', '2026-10-21'];
    for (const date of held) await db.make.meeting({ chapterId, date });
    await db.make.meeting({ chapterId, date: '2026-10-28', status: 'CANCELLED' });
    await db.make.meeting({ chapterId, date: '2026-11-04', status: 'SCHEDULED' });
    await db.make.attendance({ chapterId, memberId: a, date: held[0]!, mark: 'ABSENT' });
    await db.make.attendance({ chapterId, memberId: a, date: held[2]!, mark: 'SUBSTITUTE' });
    await db.make.attendance({ chapterId, memberId: a, date: '2026-11-04', mark: 'ABSENT' });
    expect(await figures(a)).toMatchObject({
      present: 0,
      absent: 1,
      substitute: 1,
      unrecorded: 1,
      attendanceRate: 0.5,
      longestAbsence: 2,
      oldestAbsenceExpires: '2027-04-07',
    });
    expect((await compute(chapterId)).chapter.meetingsHeld).toBe(3);
  });

  it('asks of the newcomer only the meetings since they joined', async () => {
    await db.make.meeting({ chapterId, date: '2026-10-07' });
    await db.make.meeting({ chapterId, date: '2026-10-14' });
    const newcomer = await db.make.member({ chapterId, joined: '2026-10-14' });
    expect(await figures(newcomer.id)).toMatchObject({ unrecorded: 1, tenureWeeks: 4, verdict: 'SETTLING_IN' });
  });

  it('draws an edge only between two who were members on the day, and counts the slip all the same', async () => {
    const later = await db.make.member({ chapterId, joined: '2026-10-01' });
    const gone = await db.make.member({ chapterId, left: '2026-09-01' });
    await refer(a, later.id, '2026-09-30');
    await refer(a, later.id, '2026-10-01');
    await refer(gone.id, a, '2026-08-31');
    await refer(gone.id, a, '2026-09-01');
    expect(await figures(a)).toMatchObject({
      referralsGivenOutside: 2,
      givenInChapter: 1,
      referralsReceivedOutside: 2,
      receivedInChapter: 1,
    });
    expect(await figures(gone.id)).toMatchObject({ verdict: null, givenInChapter: 1 });
  });

  it('leaves out prospects, those who left before the evidence begins, and those who join on the day', async () => {
    const prospect = await db.make.member({ chapterId, status: 'PENDING', joined: '2026-01-07' });
    await db.make.member({ chapterId, joined: '2020-01-01', left: '2025-11-17' });
    await db.make.member({ chapterId, joined: '2026-11-16' });
    const lately = await db.make.member({ chapterId, joined: '2020-01-01', left: '2025-11-18' });
    await refer(a, prospect.id);
    const report = await compute(chapterId);
    expect(Object.keys(report.members).sort()).toEqual([a, b, lately.id].sort());
    expect(report.chapter).toMatchObject({ members: 2, referrals: 0 });
  });

  it('counts partners once each, whoever invited, and those of other chapters by name and chapter', async () => {
    const meet = (more: Record<string, unknown>) => db.make.oneToOne({ chapterId, date: '2026-11-11', ...more });
    await meet({ fromMemberId: a, toMemberId: b });
    await meet({ fromMemberId: b, toMemberId: a, date: '2026-10-07' });
    await meet({ fromMemberId: a, toName: 'Hana Brandt', toChapter: 'Quay' });
    await meet({ fromName: 'hana brandt', fromChapter: 'Quay', toMemberId: a });
    await meet({ fromMemberId: a, toName: 'Hana Brandt', toChapter: 'Bridge' });
    expect(await figures(a)).toMatchObject({ oneToOnes: 5, oneToOnePartners: 3, lastWeek: { oneToOnes: 4 } });
    expect(await figures(b)).toMatchObject({ oneToOnes: 2, oneToOnePartners: 1, lastWeek: { oneToOnes: 1 } });
  });

  it('adds money to the cent and credits those who were thanked, visitors those who invited', async () => {
    for (const amount of ['0.10', '0.20', '1000000.03']) {
      await db.make.closedBusiness({ chapterId, fromMemberId: b, toMemberId: a, amount, date: '2026-11-11' });
    }
    await db.make.closedBusiness({ chapterId, fromMemberId: b, toOrganisation: true, date: '2026-11-11' });
    await db.make.education({ chapterId, fromMemberId: a, credits: '1.5', date: '2026-11-11' });
    await db.make.visitor({ chapterId, invitedByMemberId: a, visitedOn: '2026-11-11', visits: 1 });
    await db.make.visitor({ chapterId, invitedByMemberId: a });
    await db.make.visitor({ chapterId, invitedByMemberId: a, visitedOn: AS_OF, visits: 1 });
    await db.make.visitor({ chapterId, invitedByMemberId: a, visitedOn: '2026-05-17', visits: 1 });
    expect(await figures(a)).toMatchObject({ closedBusiness: 1_000_000.33, educationCredits: 1.5, visitors: 1 });
    expect(await figures(b)).toMatchObject({ closedBusiness: 0, visitors: 0 });
  });

  it('judges attendance by the chapter’s own policy', async () => {
    await db.sql('update chapter set absence_limit = 1, lates_per_absence = 2 where id = $1', [chapterId]);
    for (const [date, mark] of [
      ['2026-10-07', 'LATE'],
      ['2026-10-14', 'LATE'],
      ['2026-10-21', 'ABSENT'],
    ] as const) {
      await db.make.meeting({ chapterId, date });
      await db.make.attendance({ chapterId, memberId: a, date, mark });
    }
    const { members } = await compute(chapterId);
    expect(members[a]!.notes.attendance).toEqual({ effectiveAbsences: 2, state: 'BREACHED' });
    expect(members[b]!.notes.attendance).toEqual({ effectiveAbsences: 0, state: 'CLEAR' });
  });
});

describe('kept weeks', () => {
  const store = (chapterId: string, asOf = AS_OF) =>
    inside([chapterId], async (em) =>
      insights.storeSnapshots(em, await insights.computeChapters(em, asOf, [chapterId])),
    );
  const placeFor = async (chapterId: string): Promise<ChapterPlace> =>
    inside([chapterId], async (em) => placeOf(await em.findOneByOrFail(ChapterEntity, { id: chapterId })));
  const actor = (...grants: Grant[]): AccountActor => ({
    kind: 'account',
    accountId: '00000000-0000-7000-8000-000000000001',
    email: 'someone@example.com',
    isOperator: false,
    grants,
  });

  it('changes nothing when the same week is stored again', async () => {
    const { chapterId, memberIds } = loaded[1]!;
    expect(await store(chapterId)).toEqual({ chapters: 1, members: memberIds.size, removed: 0 });
    const rows = () => db.sql('select xmin, * from member_week where chapter_id = $1 order by member_id', [chapterId]);
    const before = await rows();
    expect(await store(chapterId)).toEqual({ chapters: 0, members: 0, removed: 0 });
    expect(await rows()).toEqual(before);
  });

  it('gives back exactly what was computed', async () => {
    const { chapterId, memberIds } = loaded[0]!;
    await store(chapterId);
    const place = await placeFor(chapterId);
    const report = await compute(chapterId);
    const system = systemActor('test', [chapterId]);
    await inside([chapterId], async (em) => {
      expect((await queries.ofChapter(em, place, system))?.figures).toEqual(report.chapter);
      const members = await queries.membersOf(em, place, system, AS_OF);
      expect(Object.fromEntries(members.map((m) => [m.memberId, { figures: m.figures, notes: m.notes }]))).toEqual(
        report.members,
      );
      expect(members).toHaveLength(memberIds.size);
      const growth = (await insights.computeChapters(em, AS_OF, [chapterId])).growth.get(chapterId)!;
      const active = members.filter((m) => m.verdict !== null);
      expect(Object.fromEntries(active.map((m) => [m.memberId, m.growth]))).toEqual(growth.members);
      expect((await queries.ofChapter(em, place, system))?.rota).toEqual(growth.rota);
    });
  });

  it('follows a correction, and takes out who does not belong to the week any more', async () => {
    const { id: chapterId } = await db.make.chapter();
    const [a, b] = await db.make.members(chapterId, 2);
    const slip = await db.make.referral({ chapterId, fromMemberId: a!.id, toMemberId: b!.id, date: '2026-11-11' });
    expect(await store(chapterId)).toEqual({ chapters: 1, members: 2, removed: 0 });
    await db.sql(`update slip set status = 'WITHDRAWN', withdrawn_at = now() where id = $1`, [slip.id]);
    expect(await store(chapterId)).toEqual({ chapters: 1, members: 2, removed: 0 });
    await db.sql(`update member set joined = '2026-11-20' where id = $1`, [b!.id]);
    // The other one's list of next one-to-ones changes with it.
    expect(await store(chapterId)).toEqual({ chapters: 1, members: 1, removed: 1 });
  });

  it('reads the latest week, another one by its date, and the way there', async () => {
    const { chapterId, memberIds } = loaded[2]!;
    for (const asOf of ['2026-11-02', '2026-11-09', AS_OF]) await store(chapterId, asOf);
    const place = await placeFor(chapterId);
    const memberId = [...memberIds.values()][0]!;
    const own = actor({ role: 'MEMBER', chapterId, memberId });
    const leader = actor({ role: 'PRESIDENT', chapterId, memberId });
    await db.door.run(leader, async (em) => {
      expect((await queries.ofMember(em, place, own, memberId))?.asOf).toBe(AS_OF);
      expect((await queries.ofMember(em, place, own, memberId, '2026-11-09'))?.asOf).toBe('2026-11-09');
      expect(await queries.ofMember(em, place, own, memberId, '2026-10-01')).toBeNull();
      const weeks = await queries.memberHistory(em, place, own, memberId, { limit: 2 });
      expect(weeks.map((week) => week.asOf)).toEqual([AS_OF, '2026-11-09']);
      const earlier = await queries.chapterHistory(em, place, leader, { before: '2026-11-09' });
      expect(earlier.map((week) => week.asOf)).toEqual(['2026-11-02']);
      expect((await queries.ofChapter(em, place, leader))?.computedAt).toBeInstanceOf(Date);
    });
  });

  it('shows others’ weeks to leaders and committee, only counts to staff, and nothing to the rest', async () => {
    const { chapterId, organisationId, regionId, memberIds } = loaded[0]!;
    await store(chapterId);
    const place = await placeFor(chapterId);
    const [memberId, otherId] = [...memberIds.values()] as [string, string];
    const committee = actor({ role: 'MEMBERSHIP_COMMITTEE', chapterId, memberId });
    const member = actor({ role: 'MEMBER', chapterId, memberId });
    const host = actor({ role: 'VISITOR_HOST', chapterId, memberId });
    const director = actor({ role: 'REGION_DIRECTOR', regionId });
    const admin = actor({ role: 'ORGANISATION_ADMIN', organisationId });
    const stranger = actor({ role: 'PRESIDENT', chapterId: loaded[1]!.chapterId, memberId });
    const read = async (who: AccountActor) =>
      Promise.all([
        db.door
          .run(who, (em) => queries.ofMember(em, place, who, otherId), { chapterId })
          .then(
            (m) => m?.memberId === otherId,
            (e: { code: string }) => e.code,
          ),
        db.door
          .run(who, (em) => queries.ofChapter(em, place, who), { chapterId })
          .then(
            (w) => w?.asOf === AS_OF,
            (e: { code: string }) => e.code,
          ),
        db.door
          .run(who, (em) => queries.countsOf(em, place, who), { chapterId })
          .then(
            (w) => w?.verdicts,
            (e: { code: string }) => e.code,
          ),
      ]);
    const verdicts = { BALANCED: 22, GIVES_MORE: 3, NOT_REFERRING: 1, RECEIVES_MORE: 2, SETTLING_IN: 2 };
    expect(await read(committee)).toEqual([true, true, verdicts]);
    expect(await read(director)).toEqual(['FORBIDDEN', 'FORBIDDEN', verdicts]);
    expect(await read(admin)).toEqual(['FORBIDDEN', 'FORBIDDEN', verdicts]);
    expect(await read(member)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(await read(host)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(await read(stranger)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    const counts = await db.door.run(director, (em) => queries.countsOf(em, place, director), { chapterId });
    expect(counts?.figures).not.toHaveProperty('oneSidedTies');
  });
});
