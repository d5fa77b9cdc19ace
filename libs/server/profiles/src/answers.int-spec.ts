import { actorIn, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { systemActor, type AccountActor } from '@chapterhouse/platform';
import type { MemberEntity } from '@chapterhouse/database';
import { ChapterQueries, type ChapterPlace } from '@chapterhouse/chapters';
import type { MeetingWas } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { AnswerQueries } from './answers.queries.js';
import { AnswerService, type OpenInvitation } from './answers.service.js';

let db: TestDatabase;
let answers: AnswerService;
let chapterId: string;
let place: ChapterPlace;
let about: MemberEntity;
let partners: MemberEntity[];
let subject: AccountActor;
const queries = new AnswerQueries();
const clock = fixedClock('2026-11-16T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
  answers = new AnswerService(db.door, clock, { AUTH_SECRET: 'a secret of the tests, long enough' });
});
afterAll(() => db.close());
beforeEach(async () => {
  clock.set('2026-11-16T09:00:00Z');
  chapterId = (await db.make.chapter()).id;
  about = await db.make.member({ chapterId });
  partners = await db.make.members(chapterId, 6);
  subject = await actorIn(db, about);
  place = await asSystem((em) => new ChapterQueries().place(em, chapterId));
});

const asSystem = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
  db.door.run(systemActor('test', [chapterId]), work);
const as = <T>(who: AccountActor, work: (em: EntityManager) => Promise<T>): Promise<T> =>
  db.door.run(who, work, { chapterId });
const code = (failing: Promise<unknown>) =>
  failing.then(
    () => 'fine',
    (e: { code: string }) => e.code,
  );
const seen = (asOf = '2026-11-23', who = subject) => as(who, (em) => queries.about(em, place, who, about.id, asOf));
const publish = (asOf: string) => asSystem((em) => answers.publish(em, asOf, [chapterId]));

/** The link that a partner of the one who is asked about has in the mail after a one-to-one on that day. */
async function linkOf(partner: MemberEntity, date: string): Promise<OpenInvitation> {
  await db.make.oneToOne({ chapterId, fromMemberId: partner.id, toMemberId: about.id, date });
  return asSystem(async (em) => {
    const asOf = new Date(Date.parse(date) + 5 * 86_400_000).toISOString().slice(0, 10);
    await answers.invite(em, asOf, [chapterId]);
    const open = await answers.openInvitations(em, chapterId, partner.id);
    return open.find((invitation) => invitation.metOn === date)!;
  });
}

async function say(partner: number, understood: number, meetingWas: MeetingWas = 'ABOUT_BOTH', date = '2026-11-11') {
  const { token } = await linkOf(partners[partner]!, date);
  await answers.answer({ token, understood, stake: 3, meetingWas });
}

describe('the link in the mail', () => {
  it('asks both sides of a one-to-one, once, about each other', async () => {
    await db.make.oneToOne({ chapterId, fromMemberId: about.id, toMemberId: partners[0]!.id, date: '2026-11-11' });
    await db.make.oneToOne({
      chapterId,
      fromMemberId: about.id,
      toName: 'Somebody',
      toChapter: 'Quay',
      date: '2026-11-11',
    });
    await db.make.oneToOne({ chapterId, fromMemberId: about.id, toMemberId: partners[1]!.id, date: '2026-11-16' });
    expect(await asSystem((em) => answers.invite(em, '2026-11-16', [chapterId]))).toBe(2);
    expect(await asSystem((em) => answers.invite(em, '2026-11-16', [chapterId]))).toBe(0);
    const open = await asSystem((em) => answers.openInvitations(em, chapterId, about.id));
    expect(open).toMatchObject([{ aboutMemberId: partners[0]!.id, metOn: '2026-11-11' }]);
  });

  it('stays the same when the mail is sent again', async () => {
    const first = await linkOf(partners[0]!, '2026-11-11');
    clock.advance(3_600_000);
    expect(await asSystem((em) => answers.openInvitations(em, chapterId, partners[0]!.id))).toEqual([first]);
  });

  it('opens a page without signing in, and works once', async () => {
    const { token } = await linkOf(partners[0]!, '2026-11-11');
    expect(await answers.page(token)).toEqual({
      chapterName: place.name,
      locale: 'en-GB',
      byName: partners[0]!.displayName,
      aboutName: about.displayName,
      metOn: '2026-11-11',
      expiresAt: new Date('2026-12-07T09:00:00Z'),
    });
    const given = { token, understood: 4, stake: 5, meetingWas: 'ABOUT_BOTH' as const };
    const twice = await Promise.all([code(answers.answer(given)), code(answers.answer(given))]);
    expect(twice.sort()).toEqual(['NOT_FOUND', 'fine']);
    expect(await code(answers.answer(given))).toBe('NOT_FOUND');
    expect(await code(answers.page(token))).toBe('NOT_FOUND');
    expect(await db.sql('select 1 from one_to_one_answer where chapter_id = $1', [chapterId])).toHaveLength(1);
    expect(await asSystem((em) => answers.openInvitations(em, chapterId, partners[0]!.id))).toEqual([]);
  });

  it('ends after three weeks', async () => {
    const { token } = await linkOf(partners[0]!, '2026-11-11');
    clock.set('2026-12-07T08:59:59Z');
    expect(await code(answers.page(token))).toBe('fine');
    clock.set('2026-12-07T09:00:00Z');
    expect(await code(answers.page(token))).toBe('NOT_FOUND');
    const late = { token, understood: 4, stake: 5, meetingWas: 'ABOUT_BOTH' as const };
    expect(await code(answers.answer(late))).toBe('NOT_FOUND');
  });

  it('takes nothing but the three answers', async () => {
    const { token } = await linkOf(partners[0]!, '2026-11-11');
    const right = { token, understood: 4, stake: 5, meetingWas: 'ABOUT_BOTH' as const };
    expect(await code(answers.answer({ ...right, understood: 6 }))).toBe('BAD_INPUT');
    expect(await code(answers.answer({ ...right, stake: 2.5 }))).toBe('BAD_INPUT');
    expect(await code(answers.answer({ ...right, meetingWas: 'DULL' as MeetingWas }))).toBe('BAD_INPUT');
    expect(await code(answers.answer({ ...right, token: 'guessed' }))).toBe('NOT_FOUND');
    expect(await code(answers.answer(right))).toBe('fine');
  });

  it('is not kept anywhere in a form that could be used', async () => {
    const { token } = await linkOf(partners[0]!, '2026-11-11');
    const rows = JSON.stringify(await db.sql('select * from answer_invitation where chapter_id = $1', [chapterId]));
    expect(rows).not.toContain(token);
  });
});

describe('what was said in confidence', () => {
  it('is shown to the colleague as a mean of three different partners, and before that not at all', async () => {
    await say(0, 4);
    await say(1, 5, 'SALES_PITCH');
    await publish('2026-11-23');
    expect(await seen()).toBeNull();
    await say(2, 4);
    await publish('2026-11-23');
    expect(await seen()).toEqual({ n: 3, understood: 4.5, stake: 3, soldTo: 1 / 3 });
    expect(await as(subject, (em) => queries.findings(em, place, subject, about.id, '2026-11-23'))).toEqual([
      { code: 'UNDERSTOOD', state: 'FINE', evidence: { mean: 4.5, n: 3 } },
      { code: 'MUTUAL', state: 'ACT', evidence: { share: 1 / 3, n: 3 } },
    ]);
  });

  it('is not summed up from one partner who spoke three times', async () => {
    await say(0, 1, 'ABOUT_BOTH', '2026-11-04');
    await say(0, 2, 'ABOUT_BOTH', '2026-11-10');
    await say(0, 3, 'ABOUT_BOTH', '2026-11-11');
    await say(1, 5);
    expect(await publish('2026-11-23')).toBe(0);
    await say(2, 5);
    expect(await publish('2026-11-23')).toBe(1);
    // The latest of the one, not all three of them.
    expect(await seen()).toMatchObject({ n: 3, understood: 4.5 });
  });

  it('cannot be found by subtracting: a fourth answer changes nothing until three new partners have spoken', async () => {
    for (const partner of [0, 1, 2]) await say(partner, 3);
    await publish('2026-11-23');
    const before = await seen('2026-11-30');
    for (const [partner, understood] of [
      [3, 1],
      [4, 5],
    ] as const) {
      await say(partner, understood);
      expect(await publish('2026-11-30')).toBe(0);
      expect(await seen('2026-11-30')).toEqual(before);
    }
    await say(5, 5);
    expect(await publish('2026-11-30')).toBe(1);
    // The new three alone: nothing of the old three is in it that could be taken away.
    expect(await seen('2026-11-30')).toEqual({ n: 3, understood: 3.5, stake: 3, soldTo: 0 });
    const sets = await db.sql<{ n: number; sum: number }>(
      'select n, understood_sum as sum from answer_set where chapter_id = $1 order by published_on',
      [chapterId],
    );
    expect(sets).toEqual([
      { n: 3, sum: 9 },
      { n: 3, sum: 11 },
    ]);
  });

  it('comes out by the week, never at the moment of an answer', async () => {
    for (const partner of [0, 1, 2]) await say(partner, 3);
    // All of them answered on the day of this run, which never looks at its own day.
    expect(await publish('2026-11-16')).toBe(0);
    expect(await seen('2026-11-16')).toBeNull();
    expect(await publish('2026-11-17')).toBe(1);
    expect(await publish('2026-11-17')).toBe(0);
    expect(await seen('2026-11-16')).toBeNull();
    expect(await seen('2027-11-15')).not.toBeNull();
    expect(await seen('2027-11-16')).toBeNull();
  });

  it('does not say that all answered the same, even when they did', async () => {
    for (const partner of [0, 1, 2]) await say(partner, 1, 'SALES_PITCH');
    await publish('2026-11-23');
    expect(await seen()).toEqual({ n: 3, understood: 1.5, stake: 3, soldTo: 2 / 3 });
  });

  it('is shown to no leader, committee, staff, other member, stranger or part of the system', async () => {
    for (const partner of [0, 1, 2]) await say(partner, 2);
    await publish('2026-11-23');
    const { organisationId, regionId } = place;
    const grants = (role: 'PRESIDENT' | 'MEMBERSHIP_COMMITTEE', memberId: string) => [
      { role: 'MEMBER' as const, chapterId, memberId },
      { role, chapterId, memberId },
    ];
    const leaderSeat = await db.make.leader(chapterId);
    const leader: AccountActor = { ...(await actorIn(db, leaderSeat)), grants: grants('PRESIDENT', leaderSeat.id) };
    const committee: AccountActor = {
      ...(await actorIn(db, partners[3]!)),
      grants: grants('MEMBERSHIP_COMMITTEE', partners[3]!.id),
    };
    const partner = await actorIn(db, partners[0]!);
    const admin: AccountActor = { ...leader, grants: [{ role: 'ORGANISATION_ADMIN', organisationId }] };
    const director: AccountActor = { ...leader, grants: [{ role: 'REGION_DIRECTOR', regionId }] };
    const stranger = await actorIn(db, await db.make.leader((await db.make.chapter()).id));
    for (const who of [leader, committee, partner, admin, director, stranger]) {
      const tries = await Promise.all([
        code(seen('2026-11-23', who)),
        code(as(who, (em) => queries.findings(em, place, who, about.id, '2026-11-23'))),
        code(as(who, (em) => queries.own(em, place, who, partners[1]!.id))),
      ]);
      expect(tries).not.toContain('fine');
    }
    const system = systemActor('test', [chapterId]);
    expect(await code(asSystem((em) => queries.about(em, place, system, about.id, '2026-11-23')))).toBe('NOT_FOUND');
    expect(await code(asSystem((em) => queries.own(em, place, system, partners[0]!.id)))).toBe('NOT_FOUND');
  });

  it('stays out of reach in the database itself, also for a statement that forgot its WHERE', async () => {
    for (const partner of [0, 1, 2]) await say(partner, 2);
    await publish('2026-11-23');
    const leader = await actorIn(db, await db.make.leader(chapterId));
    const count = (table: string) => async (em: EntityManager) =>
      (await em.query<{ n: number }[]>(`select count(*)::int as n from ${table}`))[0]!.n;
    const rows = async (who: AccountActor) =>
      Promise.all(['one_to_one_answer', 'answer_set', 'answer_invitation'].map((table) => as(who, count(table))));
    expect(await rows(leader)).toEqual([0, 0, 0]);
    // Who is asked about: the sum, none of the answers, and their own three invitations to answer about others.
    expect(await rows(subject)).toEqual([0, 1, 3]);
    // Who answered: what they said themselves.
    expect(await rows(await actorIn(db, partners[0]!))).toEqual([1, 0, 1]);
    // Not even the worker reads an answer.
    expect(await asSystem(count('one_to_one_answer'))).toBe(0);
  });

  it('is shown again to the one who said it', async () => {
    await say(0, 4, 'SALES_PITCH');
    const partner = await actorIn(db, partners[0]!);
    expect(await as(partner, (em) => queries.own(em, place, partner, partners[0]!.id))).toMatchObject([
      { aboutMemberId: about.id, metOn: '2026-11-11', understood: 4, stake: 3, meetingWas: 'SALES_PITCH' },
    ]);
  });

  it('of another chapter is never summed up by a run that was not given it', async () => {
    for (const partner of [0, 1, 2]) await say(partner, 2);
    const other = (await db.make.chapter()).id;
    const made = await db.door.run(systemActor('test', [other]), (em) =>
      answers.publish(em, '2026-11-23', [chapterId]),
    );
    expect(made).toBe(0);
  });
});
