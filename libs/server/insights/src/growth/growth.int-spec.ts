import type { ChapterDoor, ChapterPlace } from '@chapterhouse/chapters';
import type { MemberEntity } from '@chapterhouse/database';
import { SCORECARD_PRESETS } from '@chapterhouse/domain';
import { systemActor, type AccountActor } from '@chapterhouse/platform';
import { AnswerService } from '@chapterhouse/profiles';
import { actorIn, type TestDatabase } from '@chapterhouse/testing';
import { AS_OF, code, growthBench } from '../testing/growth-bench.js';
import { AttendanceLetterService } from './attendance-letters.service.js';
import { ProposalService } from './one-to-one-proposals.service.js';
import { ScorecardService } from './scorecards.service.js';
import { WeekGrowthService } from './week-growth.service.js';

const bench = growthBench();
const { asSystem, attend, clock, growth, insights, store } = bench;
let letters: AttendanceLetterService;
let proposals: ProposalService;
let db: TestDatabase;
let door: ChapterDoor;
let chapterId: string;
let place: ChapterPlace;
let ada: MemberEntity;
let bo: MemberEntity;
let leader: AccountActor;

beforeEach(() => {
  ({ db, door, chapterId, place, ada, bo, leader } = bench.cast);
  letters = new AttendanceLetterService(door, clock);
  proposals = new ProposalService(door, clock);
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
