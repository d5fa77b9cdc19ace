import { actorIn, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { systemActor, type AccountActor } from '@chapterhouse/platform';
import type { MemberEntity } from '@chapterhouse/database';
import { ChapterDoor, ChapterQueries, type ChapterPlace } from '@chapterhouse/chapters';
import { SCORECARD_PRESETS, type Finding, type TuneUpCode } from '@chapterhouse/domain';
import { AnswerQueries, AnswerService } from '@chapterhouse/profiles';
import type { EntityManager } from 'typeorm';
import { CountingQueries } from '../counting.queries.js';
import { InsightsQueries } from '../insights.queries.js';
import { InsightsService } from '../insights.service.js';
import { AttendanceLetterService } from './attendance-letters.service.js';
import type { MemberGrowth } from './growth.js';
import { ProposalService } from './one-to-one-proposals.service.js';
import { ScorecardService } from './scorecards.service.js';
import { ThanksLoopService } from './thanks-loop.service.js';
import { TuneUpQueries } from './tune-up.queries.js';
import { WeekGrowthService } from './week-growth.service.js';

const AS_OF = '2026-11-16';
const clock = fixedClock('2026-11-16T09:00:00Z');
const insights = new InsightsService(new CountingQueries());
const tuneUps = new TuneUpQueries(new InsightsQueries(), new AnswerQueries());
const loop = new ThanksLoopService();
let db: TestDatabase;
let door: ChapterDoor;
let letters: AttendanceLetterService;
let proposals: ProposalService;
let chapterId: string;
let place: ChapterPlace;
let ada: MemberEntity;
let bo: MemberEntity;
let leader: AccountActor;

beforeAll(async () => {
  db = await testDatabase();
  door = new ChapterDoor(db.door, clock, new ChapterQueries());
  letters = new AttendanceLetterService(door, clock);
  proposals = new ProposalService(door, clock);
});
afterAll(() => db.close());
beforeEach(async () => {
  clock.set('2026-11-16T09:00:00Z');
  chapterId = (await db.make.chapter()).id;
  ada = await db.make.member({ chapterId, industry: 'Légal', speciality: 'Wills' });
  bo = await db.make.member({ chapterId, industry: 'legal', speciality: 'Tax' });
  leader = await actorIn(db, await db.make.leader(chapterId));
  place = await asSystem((em) => new ChapterQueries().place(em, chapterId));
});

const asSystem = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
  db.door.run(systemActor('test', [chapterId]), work);
const code = (failing: Promise<unknown>) =>
  failing.then(
    () => 'fine',
    (e: { code: string }) => e.code,
  );
const store = (asOf = AS_OF) =>
  asSystem(async (em) => insights.storeSnapshots(em, await insights.computeChapters(em, asOf, [chapterId])));
const growth = async (memberId = ada.id, asOf = AS_OF): Promise<MemberGrowth> =>
  (await asSystem((em) => insights.computeChapters(em, asOf, [chapterId]))).growth.get(chapterId)!.members[memberId]!;
const finding = async (wanted: TuneUpCode, asOf = AS_OF): Promise<Finding> =>
  (await growth(ada.id, asOf)).tuneUp.find((one) => one.code === wanted)!;
const attend = async (date: string, mark: string, more: Record<string, unknown> = {}) => {
  await db.sql(`insert into meeting (chapter_id, date, status) values ($1, $2, 'HELD') on conflict do nothing`, [
    chapterId,
    date,
  ]);
  await db.make.insert('attendance', { chapterId, memberId: ada.id, date, mark, ...more });
};

describe('what the tune-up counts', () => {
  it('reads profile, stories and asks as they were before the run', async () => {
    const row = (more: Record<string, unknown>) => ({ chapterId, id: crypto.randomUUID(), memberId: ada.id, ...more });
    const edit = (text: string | null, editedOn: string) =>
      db.make.insert(
        'profile_edit',
        row({ field: 'IDEAL_CUSTOMER', text, editedOn, editedAt: `${editedOn}T08:00:00Z` }),
      );
    await edit('Landlords', '2026-05-01');
    await edit('Landlords who renovate', '2026-11-06');
    await edit(null, AS_OF);
    await db.make.insert('story', row({ text: 'One', toldOn: '2026-10-05' }));
    await db.make.insert('story', row({ text: 'Two', toldOn: '2026-11-01', removedOn: '2026-11-10' }));
    for (const askedOn of ['2026-09-20', '2026-09-21', '2026-11-15', AS_OF])
      await db.make.insert('ask', row({ kind: 'TRADE', text: 'A baker', askedOn }));
    await db.make.insert('ask', row({ kind: 'TRADE', text: 'X', askedOn: '2026-11-15', withdrawnAt: new Date() }));
    expect(await finding('TARGET')).toMatchObject({
      state: 'FINE',
      evidence: { idealCustomerDays: 10, storyDays: 42 },
    });
    expect(await finding('ASKING')).toMatchObject({ state: 'WATCH', evidence: { asks: 2 } });
    // The day after, the sentence is gone.
    expect(await finding('TARGET', '2026-11-17')).toMatchObject({ state: 'ACT' });
  });

  it('knows who leaves early only where it is noted, and only of those who were in the room', async () => {
    await attend('2026-11-04', 'PRESENT');
    await attend('2026-11-11', 'SUBSTITUTE');
    expect(await finding('STAYING')).toMatchObject({ state: 'UNKNOWN', evidence: { share: null } });
    await attend('2026-10-28', 'LATE', { leftEarly: true });
    expect(await finding('STAYING')).toMatchObject({
      state: 'ACT',
      evidence: { share: 0.5, leftEarly: 1, meetings: 2 },
    });
  });

  it('counts a referral as waiting while it has neither a step nor thanks, and knows nothing of imported ones', async () => {
    const refer = (more: Record<string, unknown> = {}) =>
      db.make.referral({ chapterId, fromMemberId: bo.id, toMemberId: ada.id, date: '2026-11-01', ...more });
    await refer();
    await refer({ status: 'CONTACTED' });
    const thanked = await refer();
    await refer({ date: '2026-11-02' });
    await db.make.closedBusiness({
      ...{ chapterId, fromMemberId: ada.id, toMemberId: bo.id, referralId: thanked.id, date: '2026-11-10' },
    });
    const importId = (
      await db.make.insert<{ id: string }>('import_job', { chapterId, id: crypto.randomUUID(), state: 'APPLIED' })
    ).id;
    await refer({ importId });
    expect(await finding('THANKING')).toMatchObject({ state: 'WATCH', evidence: { waiting: 1, total: 3 } });
  });

  it('gives one point a week for each kind of effort, over the weeks that the member was here for', async () => {
    for (const date of ['2026-11-11', '2026-11-10', '2026-10-28'])
      await db.make.oneToOne({ chapterId, fromMemberId: bo.id, toMemberId: ada.id, date });
    await db.make.referral({ chapterId, fromMemberId: ada.id, toMemberId: bo.id, date: '2026-11-15' });
    await db.make.education({ chapterId, fromMemberId: ada.id, date: '2026-09-21' });
    await db.make.education({ chapterId, fromMemberId: ada.id, date: '2026-09-20' });
    await attend('2026-11-11', 'PRESENT');
    await attend('2026-11-04', 'ABSENT');
    // Last week three kinds, the week of 26 October one, the eighth week one: 5 points in 8 weeks.
    expect(await finding('EFFORT')).toMatchObject({ evidence: { pointsPerWeek: 5 / 8, weeks: 8 } });
    await db.sql(`delete from attendance where chapter_id = $1`, [chapterId]);
    await db.sql(`update member set joined = '2026-10-27' where id = $1`, [ada.id]);
    // Two whole weeks: only the two kinds of the last one are in them.
    expect(await finding('EFFORT')).toMatchObject({ evidence: { pointsPerWeek: 1, weeks: 2 } });
  });

  it('groups trades whatever their accents and case, and counts repeats with other active members only', async () => {
    for (const date of ['2026-11-11', '2026-10-07'])
      await db.make.oneToOne({ chapterId, fromMemberId: bo.id, toMemberId: ada.id, date });
    const gone = await db.make.member({ chapterId, left: '2026-11-01' });
    await db.make.oneToOne({ chapterId, fromMemberId: ada.id, toMemberId: gone.id, date: '2026-10-07' });
    expect(await finding('FIT')).toMatchObject({ evidence: { sphere: 'legal', others: 1 } });
    expect(await finding('TRUST')).toMatchObject({ state: 'FINE', evidence: { partners: 1, others: 2, repeats: 1 } });
  });

  it('does not take a first recorded referral for the first one of somebody who was there before the records', async () => {
    await db.make.referral({ chapterId, fromMemberId: bo.id, toMemberId: ada.id, date: '2026-01-07' });
    expect(await finding('PATIENCE')).toMatchObject({ evidence: { medianWeeks: 26, known: 0 } });
    for (let n = 0; n < 5; n++) {
      const newcomer = await db.make.member({ chapterId, joined: '2026-02-04' });
      await db.make.referral({ chapterId, fromMemberId: bo.id, toMemberId: newcomer.id, date: '2026-03-04' });
    }
    expect(await finding('PATIENCE')).toMatchObject({ evidence: { medianWeeks: 4, known: 5 } });
  });

  it('remembers one-to-ones from before the windows when it proposes new ones', async () => {
    await db.make.oneToOne({ chapterId, fromMemberId: bo.id, toMemberId: ada.id, date: '2024-11-11' });
    expect((await growth()).next.find((one) => one.memberId === bo.id)?.reasons).toEqual([
      { code: 'LONG_AGO', weeks: 105 },
      { code: 'SAME_SPHERE', sphere: 'legal' },
    ]);
  });

  it('shows leaders a tune-up without the two confidential questions, and the member the whole', async () => {
    await store();
    const own = await actorIn(db, ada);
    const read = (who: AccountActor) =>
      db.door.run(who, (em) => tuneUps.ofMember(em, place, who, ada.id), { chapterId });
    expect((await read(own))?.findings.map((one) => one.code)).toEqual(
      expect.arrayContaining(['UNDERSTOOD', 'MUTUAL', 'TARGET']),
    );
    expect((await read(own))?.important).toHaveLength(3);
    const seen = await read(leader);
    expect(seen?.findings).toHaveLength(11);
    expect(JSON.stringify(seen)).not.toMatch(/UNDERSTOOD|MUTUAL/);
    expect(await code(read(await actorIn(db, bo)))).toBe('FORBIDDEN');
    const kept = await db.sql(`select figures, growth from member_week where chapter_id = $1`, [chapterId]);
    expect(JSON.stringify(kept)).not.toMatch(/UNDERSTOOD|MUTUAL|understood|soldTo/);
  });
});

describe('the tables of points', () => {
  const service = () => new ScorecardService(db.door, clock);
  const own = (version: number, validFrom: string, points = 70) => ({
    ...{ name: 'our-own', version, validFrom, currency: null },
    metrics: [{ measure: 'absences', reads: 'COUNT', bands: [{ atMost: 0, points }] }],
    lights: { green: 70, amber: 50, red: 30 },
  });
  const admin = async (): Promise<AccountActor> => ({
    ...(await actorIn(db, ada)),
    grants: [{ role: 'ORGANISATION_ADMIN', organisationId: place.organisationId }],
  });

  it('of an organisation are used from their day on, so that old weeks keep theirs', async () => {
    const who = await admin();
    await service().add(who, place.organisationId, own(1, '2026-09-01', 70));
    await service().add(who, place.organisationId, own(2, '2026-11-17', 80));
    await db.sql(`update chapter set scorecard = 'our-own' where id = $1`, [chapterId]);
    const scored = async (asOf: string) => (await growth(ada.id, asOf)).scorecard;
    expect(await scored('2026-08-31')).toBeNull();
    expect(await scored(AS_OF)).toMatchObject({ scorecard: 'our-own', version: 1, score: 70, light: 'GREEN' });
    expect(await scored('2026-11-17')).toMatchObject({ version: 2, score: 80 });
    const listed = await asSystem((em) => service().list(em, place.organisationId));
    expect(listed.map((table) => [table.name, table.version])).toEqual([
      ...SCORECARD_PRESETS.map((table) => [table.name, 1]),
      ['our-own', 1],
      ['our-own', 2],
    ]);
  });

  it('are added by an admin of the organisation, never changed, and never for weeks that are scored', async () => {
    const who = await admin();
    const add = (actor: AccountActor, table: unknown) => code(service().add(actor, place.organisationId, table));
    expect(await add(leader, own(1, '2026-09-01'))).toBe('NOT_FOUND');
    expect(await add(who, own(1, '2026-09-01'))).toBe('fine');
    expect(await add(who, own(1, '2026-12-01'))).toBe('CONFLICT');
    expect(await add(who, own(2, '2026-11-15'))).toBe('BAD_INPUT');
    await expect(service().add(who, place.organisationId, { ...own(2, 'soon'), metrics: [] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field: 'validFrom',
      message: expect.stringContaining('metrics: '),
    });
    const elsewhere = (await db.make.chapter()).id;
    const rows = await db.door.run(systemActor('test', [elsewhere]), (em) => em.query('select 1 from scorecard_table'));
    expect(rows).toEqual([]);
  });
});

describe('letters about attendance', () => {
  const draft = (asOf: string) => asSystem((em) => letters.draft(em, asOf, [chapterId]));
  const list = async () => (await door.run(leader, chapterId, (em) => letters.list(em, place, leader))).items;

  it('are drafted once for each step, and sent or dropped by a leader alone', async () => {
    await store('2026-10-19');
    expect(await draft('2026-10-19')).toBe(0);
    for (const date of ['2026-10-21', '2026-10-28', '2026-11-04']) await attend(date, 'ABSENT');
    await store('2026-11-09');
    expect(await draft('2026-11-09')).toBe(1);
    expect(await draft('2026-11-09')).toBe(0);
    await attend('2026-11-11', 'ABSENT');
    await store();
    expect(await draft(AS_OF)).toBe(1);
    await store('2026-11-23');
    expect(await draft('2026-11-23')).toBe(0);
    const [breached, next] = await list();
    expect([breached, next]).toMatchObject([
      { step: 'BREACHED', state: 'DRAFT', facts: { effectiveAbsences: 4, withinPolicyOn: '2027-04-21' } },
      { step: 'NEXT_BREACHES', state: 'DRAFT', facts: { clearOn: '2027-04-21', absencesLeft: 0 } },
    ]);
    const decide = (who: AccountActor, letterId: string, decision: 'SENT' | 'DROPPED') =>
      code(letters.decide(who, { chapterId, letterId, decision }));
    expect(await decide(await actorIn(db, ada), breached!.id, 'DROPPED')).toBe('FORBIDDEN');
    expect(await decide(leader, breached!.id, 'DROPPED')).toBe('fine');
    expect(await decide(leader, breached!.id, 'SENT')).toBe('CONFLICT');
    expect((await list()).map((letter) => letter.state)).toEqual(['DRAFT', 'DROPPED']);
  });

  it('are not drafted for history that is filled in later', async () => {
    for (const date of ['2026-09-02', '2026-09-09', '2026-09-16', '2026-09-23']) await attend(date, 'ABSENT');
    await store();
    await store('2026-10-05');
    expect(await draft('2026-10-05')).toBe(0);
  });
});

describe('proposed one-to-ones', () => {
  const propose = (asOf = AS_OF) => asSystem((em) => proposals.propose(em, asOf, [chapterId]));
  const of = async (member: MemberEntity) => {
    const who = await actorIn(db, member);
    return (await door.run(who, chapterId, (em) => proposals.ofMember(em, place, who, member.id))).items;
  };
  const answer = async (member: MemberEntity, proposalId: string, given: 'ACCEPTED' | 'DECLINED') =>
    code(proposals.answer(await actorIn(db, member), { chapterId, proposalId, answer: given }));

  it('come from the rota, are agreed when both accept, and keep their answers when the week is computed again', async () => {
    await db.make.member({ chapterId });
    await store();
    expect(await propose()).toBe(2);
    const [mine] = await of(ada);
    const partner = mine!.withMemberId === bo.id ? bo : null;
    const other =
      partner ??
      (
        await db.sql<MemberEntity>(
          `select id, chapter_id as "chapterId", account_id as "accountId"
      from member where id = $1`,
          [mine!.withMemberId],
        )
      )[0]!;
    expect(mine).toMatchObject({ asOf: AS_OF, own: null, theirs: null, agreed: false });
    expect(await answer(ada, mine!.id, 'ACCEPTED')).toBe('fine');
    expect((await of(other))[0]).toMatchObject({ own: null, theirs: 'ACCEPTED', agreed: false });
    expect(await answer(other, mine!.id, 'ACCEPTED')).toBe('fine');
    await store();
    expect(await propose()).toBe(0);
    expect((await of(ada))[0]).toMatchObject({ id: mine!.id, agreed: true });
    const stranger = await db.make.member({ chapterId });
    expect(await answer(stranger, mine!.id, 'DECLINED')).toBe('NOT_FOUND');
  });

  it('are not made again in the weeks after somebody declined', async () => {
    const third = (
      await db.sql<{ id: string }>(`select id from member where chapter_id = $1 and id <> all ($2::uuid[])`, [
        chapterId,
        [ada.id, bo.id],
      ])
    )[0]!.id;
    await db.make.insert('one_to_one_proposal', {
      ...{ chapterId, id: crypto.randomUUID(), asOf: '2026-11-09', weight: 4, reasons: '[]' },
      ...{
        firstMemberId: [ada.id, bo.id].sort()[0],
        secondMemberId: [ada.id, bo.id].sort()[1],
        firstAnswer: 'DECLINED',
      },
    });
    for (const asOf of [AS_OF, '2026-11-23', '2026-11-30']) {
      const week = await asSystem((em) => insights.computeChapters(em, asOf, [chapterId]));
      const { pairs, oddOneOut } = week.growth.get(chapterId)!.rota;
      expect(pairs.length).toBe(oddOneOut === third ? 0 : 1);
    }
  });

  it('can be answered in their week and the next, not later', async () => {
    await store();
    await propose();
    const all = [...(await of(ada)), ...(await of(bo))];
    const [mine] = all;
    const member = (await of(ada)).length > 0 ? ada : bo;
    clock.set('2026-11-29T12:00:00Z');
    expect(await answer(member, mine!.id, 'DECLINED')).toBe('fine');
    clock.set('2026-11-30T12:00:00Z');
    expect(await answer(member, mine!.id, 'ACCEPTED')).toBe('CONFLICT');
  });
});

describe('what follows from a week', () => {
  it('happens once, and not for history that is filled in later', async () => {
    const answers = new AnswerService(db.door, clock, { AUTH_SECRET: 'a secret of the tests, long enough' });
    const week = new WeekGrowthService(answers, letters, proposals);
    const follow = (asOf: string) => asSystem((em) => week.follow(em, asOf, [chapterId]));
    await db.make.oneToOne({ chapterId, fromMemberId: ada.id, toMemberId: bo.id, date: '2026-11-11' });
    await db.make.oneToOne({ chapterId, fromMemberId: ada.id, toMemberId: bo.id, date: '2026-10-07' });
    for (const date of ['2026-10-21', '2026-10-28', '2026-11-04']) await attend(date, 'ABSENT');
    await store();
    const done = await follow(AS_OF);
    expect(done).toEqual({ answerSets: 0, invitations: 2, letterDrafts: 1, proposals: expect.any(Number) });
    const nothing = { answerSets: 0, invitations: 0, letterDrafts: 0, proposals: 0 };
    expect(await follow(AS_OF)).toEqual(nothing);
    await store('2026-10-12');
    expect(await follow('2026-10-12')).toEqual(nothing);
  });
});

describe('the thank-you loop', () => {
  const now = new Date('2026-11-16T12:00:00Z');
  const collect = (at = now) => asSystem((em) => loop.collect(em, place, at));
  const claim = async (at = now) => {
    const [news] = await collect(at);
    return asSystem((em) => loop.claim(em, place, news!, at));
  };
  const refer = (more: Record<string, unknown> = {}) =>
    db.make.referral({
      ...{ chapterId, fromMemberId: ada.id, toMemberId: bo.id, prospectName: 'Quay Brewery' },
      ...{ createdAt: new Date('2026-11-10T12:00:00Z'), ...more },
    });
  const step = (slipId: string, status: string, at: string) =>
    db.make.insert<{ id: string }>('slip_event', {
      ...{ chapterId, id: crypto.randomUUID(), slipId, kind: 'STATUS', at },
      ...{ before: { status: 'NEW' }, after: { status, amount: '900.00' } },
    });

  it('tells the giver what became of a referral, once, and without amounts', async () => {
    const slip = await refer();
    const event = await step(slip.id, 'WON', '2026-11-16T08:00:00Z');
    const news = await collect();
    expect(news).toEqual([
      {
        memberId: ada.id,
        steps: [
          {
            eventId: event.id,
            slipId: slip.id,
            prospectName: 'Quay Brewery',
            receiverName: bo.displayName,
            toStatus: 'WON',
          },
        ],
        thanks: 0,
        thanksSlipIds: [],
        nudges: [],
      },
    ]);
    expect(JSON.stringify(news)).not.toContain('900');
    expect(await claim()).toBe(true);
    expect(await collect(new Date('2026-11-18T12:00:00Z'))).toEqual([]);
  });

  it('writes to nobody twice a day, and not between 20 and 8 o’clock there', async () => {
    const slip = await refer();
    await step(slip.id, 'CONTACTED', '2026-11-16T08:00:00Z');
    const [news] = await collect();
    expect(await asSystem((em) => loop.claim(em, place, news!, now))).toBe(true);
    expect(await asSystem((em) => loop.claim(em, place, news!, now))).toBe(false);
    await step(slip.id, 'WON', '2026-11-16T13:00:00Z');
    expect(await collect(new Date('2026-11-16T14:00:00Z'))).toEqual([]);
    expect(await collect(new Date('2026-11-17T07:59:00Z'))).toEqual([]);
    expect((await collect(new Date('2026-11-17T08:00:00Z')))[0]?.steps.map((one) => one.toStatus)).toEqual(['WON']);
    expect(await collect(new Date('2026-11-17T20:00:00Z'))).toEqual([]);
  });

  it('reminds the receiver after 14 days of silence, and again only after 14 more', async () => {
    const slip = await refer({ createdAt: new Date('2026-11-02T11:00:00Z') });
    await refer({ createdAt: new Date('2026-11-02T13:00:00Z') });
    expect(await collect()).toMatchObject([
      { memberId: bo.id, nudges: [{ slipId: slip.id, giverName: ada.displayName, silentDays: 14 }] },
    ]);
    expect(await claim()).toBe(true);
    await db.sql(`update slip set status = 'WON' where chapter_id = $1 and id <> $2`, [chapterId, slip.id]);
    expect(await collect(new Date('2026-11-29T12:00:00Z'))).toEqual([]);
    expect((await collect(new Date('2026-11-30T12:00:01Z')))[0]?.nudges).toMatchObject([{ slipId: slip.id }]);
    await step(slip.id, 'CONTACTED', '2026-11-28T12:00:00Z');
    expect((await collect(new Date('2026-11-30T12:00:01Z'))).flatMap((news) => news.nudges)).toEqual([]);
  });

  it('shows thanks as a number, with neither name nor amount', async () => {
    await db.make.closedBusiness({
      ...{
        chapterId,
        fromMemberId: bo.id,
        toMemberId: ada.id,
        amount: '912.00',
        createdAt: new Date('2026-11-15T12:00:00Z'),
      },
    });
    const news = await collect();
    expect(news).toMatchObject([{ memberId: ada.id, thanks: 1 }]);
    expect(JSON.stringify(news)).not.toMatch(new RegExp(`912|${bo.displayName}|${bo.id}`));
  });
});
