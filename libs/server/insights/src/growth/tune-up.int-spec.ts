import type { ChapterPlace } from '@chapterhouse/chapters';
import type { MemberEntity } from '@chapterhouse/database';
import type { AccountActor } from '@chapterhouse/platform';
import { AnswerQueries } from '@chapterhouse/profiles';
import { actorIn, type TestDatabase } from '@chapterhouse/testing';
import { InsightsQueries } from '../insights.queries.js';
import { AS_OF, code, growthBench } from '../testing/growth-bench.js';
import { TuneUpQueries } from './tune-up.queries.js';

const bench = growthBench();
const { attend, finding, growth, store } = bench;
const tuneUps = new TuneUpQueries(new InsightsQueries(), new AnswerQueries());
let db: TestDatabase;
let chapterId: string;
let place: ChapterPlace;
let ada: MemberEntity;
let bo: MemberEntity;
let leader: AccountActor;

beforeEach(() => {
  ({ db, chapterId, place, ada, bo, leader } = bench.cast);
});

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
