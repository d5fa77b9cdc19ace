import { ChapterDoor, type ChapterPlace, ChapterQueries } from '@chapterhouse/chapters';
import type { MemberEntity } from '@chapterhouse/database';
import type { Finding, TuneUpCode } from '@chapterhouse/domain';
import { type AccountActor, systemActor } from '@chapterhouse/platform';
import { actorIn, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import type { EntityManager } from 'typeorm';
import { CountingQueries } from '../counting.queries.js';
import type { MemberGrowth } from '../growth/growth.js';
import { InsightsService } from '../insights.service.js';

export const AS_OF = '2026-11-16';

/** A chapter of three that every test finds new: Ada and Bo of one trade, and a leader. */
export interface Cast {
  readonly db: TestDatabase;
  readonly door: ChapterDoor;
  readonly chapterId: string;
  readonly place: ChapterPlace;
  readonly ada: MemberEntity;
  readonly bo: MemberEntity;
  readonly leader: AccountActor;
}

export interface GrowthBench {
  /** Of the test that runs; from its `beforeEach` on. */
  readonly cast: Cast;
  /** Stands at 2026-11-16 09:00 UTC when a test starts. */
  readonly clock: ReturnType<typeof fixedClock>;
  readonly insights: InsightsService;
  asSystem<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  /** Computes the week and keeps it. */
  store(asOf?: string): Promise<unknown>;
  /** Of Ada when nobody is named. */
  growth(memberId?: string, asOf?: string): Promise<MemberGrowth>;
  /** Of Ada. */
  finding(wanted: TuneUpCode, asOf?: string): Promise<Finding>;
  /** A mark of Ada's, and the meeting it is of. */
  attend(date: string, mark: string, more?: Record<string, unknown>): Promise<void>;
}

/** A database of its own for the tests of one file, and what they do with it again and again. */
export function growthBench(): GrowthBench {
  const clock = fixedClock('2026-11-16T09:00:00Z');
  const insights = new InsightsService(new CountingQueries());
  let db: TestDatabase;
  let cast: Cast;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    clock.set('2026-11-16T09:00:00Z');
    const { id: chapterId } = await db.make.chapter();
    cast = {
      db,
      door: new ChapterDoor(db.door, clock, new ChapterQueries()),
      chapterId,
      ada: await db.make.member({ chapterId, industry: 'Légal', speciality: 'Wills' }),
      bo: await db.make.member({ chapterId, industry: 'legal', speciality: 'Tax' }),
      leader: await actorIn(db, await db.make.leader(chapterId)),
      place: await db.door.run(systemActor('test', [chapterId]), (em) => new ChapterQueries().place(em, chapterId)),
    };
  });

  const asSystem: GrowthBench['asSystem'] = (work) => db.door.run(systemActor('test', [cast.chapterId]), work);
  const compute = (em: EntityManager, asOf: string) => insights.computeChapters(em, asOf, [cast.chapterId]);
  const growth: GrowthBench['growth'] = async (memberId = cast.ada.id, asOf = AS_OF) =>
    (await asSystem((em) => compute(em, asOf))).growth.get(cast.chapterId)!.members[memberId]!;
  return {
    get cast() {
      return cast;
    },
    clock,
    insights,
    asSystem,
    store: (asOf = AS_OF) => asSystem(async (em) => insights.storeSnapshots(em, await compute(em, asOf))),
    growth,
    finding: async (wanted, asOf = AS_OF) =>
      (await growth(cast.ada.id, asOf)).tuneUp.find((one) => one.code === wanted)!,
    attend: async (date, mark, more = {}) => {
      const { chapterId, ada } = cast;
      await db.sql(`insert into meeting (chapter_id, date, status) values ($1, $2, 'HELD') on conflict do nothing`, [
        chapterId,
        date,
      ]);
      await db.make.insert('attendance', { chapterId, memberId: ada.id, date, mark, ...more });
    },
  };
}

/** The code of the error with which it failed, or `fine`. */
export const code = (failing: Promise<unknown>): Promise<string> =>
  failing.then(
    () => 'fine',
    (e: { code: string }) => e.code,
  );
