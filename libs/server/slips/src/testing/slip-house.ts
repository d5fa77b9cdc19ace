import type { EntityManager } from 'typeorm';
import { actorIn, fixedClock, testDatabase, type FixedClock, type TestDatabase } from '@chapterhouse/testing';
import { newId, type AccountActor, type Actor } from '@chapterhouse/platform';
import type { ChapterEntity, MemberEntity } from '@chapterhouse/database';
import { ChapterDoor, ChapterQueries, type ChapterPlace } from '@chapterhouse/chapters';
import { MeetingService } from '@chapterhouse/meetings';
import { ClosedBusinessQueries } from '../closed-business.queries.js';
import { SlipStoryQueries } from '../slip-story.queries.js';
import { SlipCreationService } from '../slips.creation.service.js';
import type { CreateClosedBusiness, CreateReferral } from '../slips.inputs.js';
import { SlipLifecycleService } from '../slips.lifecycle.service.js';
import { SlipQueries } from '../slips.queries.js';
import type { SlipView } from '../slips.views.js';
import { VisitorQueries } from '../visitors.queries.js';
import { VisitorService } from '../visitors.service.js';

/** A seat and the person in it. */
export interface Person {
  seat: MemberEntity;
  id: string;
  actor: AccountActor;
}

/** Today of every use case in the specs of this lib: a Monday. */
export const TODAY = '2026-11-16';
/** The Wednesday before, on which the chapter met. */
export const LAST_MEETING = '2026-11-11';

/** A database, the services of this lib on it, and a chapter with a leader and three members. */
export class SlipHouse {
  readonly clock: FixedClock = fixedClock(`${TODAY}T09:00:00Z`);
  readonly door: ChapterDoor;
  readonly slips = new SlipQueries();
  readonly story = new SlipStoryQueries(this.slips);
  readonly business = new ClosedBusinessQueries();
  readonly visitors = new VisitorQueries();
  readonly create: SlipCreationService;
  readonly life: SlipLifecycleService;
  readonly meetings: MeetingService;
  readonly hosts: VisitorService;
  chapter: ChapterEntity;
  leader: Person;
  ann: Person;
  bo: Person;
  cy: Person;

  private constructor(readonly db: TestDatabase) {
    this.door = new ChapterDoor(db.door, this.clock, new ChapterQueries());
    this.create = new SlipCreationService(this.door, this.clock, this.slips);
    this.life = new SlipLifecycleService(this.door, this.clock, this.slips);
    this.meetings = new MeetingService(this.door, this.clock);
    this.hosts = new VisitorService(this.door, this.clock, this.visitors);
  }

  static async open(): Promise<SlipHouse> {
    return new SlipHouse(await testDatabase());
  }

  /** A new chapter with new people. */
  async newChapter(): Promise<void> {
    this.clock.set(`${TODAY}T09:00:00Z`);
    this.chapter = await this.db.make.chapter();
    const seat = (): Promise<MemberEntity> => this.db.make.member({ chapterId: this.chapter.id });
    this.leader = await this.person(await this.db.make.leader(this.chapter.id));
    this.ann = await this.person(await seat());
    this.bo = await this.person(await seat());
    this.cy = await this.person(await seat());
  }

  async person(seat: MemberEntity): Promise<Person> {
    return { seat, id: seat.id, actor: await actorIn(this.db, seat) };
  }

  /** A read of one actor in the chapter. */
  read<T>(actor: Actor, query: (em: EntityManager, place: ChapterPlace) => Promise<T>): Promise<T> {
    return this.door.run(actor, this.chapter.id, (em, place) => query(em, place));
  }

  /** Ann refers a prospect to Bo, unless told. */
  referral(given: Partial<CreateReferral> = {}, who: Actor = this.ann.actor): Promise<SlipView> {
    return this.create.referral(who, {
      chapterId: this.chapter.id,
      receiver: { memberId: this.bo.id },
      prospectName: 'Prim Prospect',
      tier: 'OUTSIDE',
      idempotencyKey: newId(),
      ...given,
    });
  }

  /** Bo thanks Ann, unless told. */
  thanks(given: Partial<CreateClosedBusiness> = {}, who: Actor = this.bo.actor): Promise<SlipView> {
    return this.create.closedBusiness(who, {
      chapterId: this.chapter.id,
      thanked: { memberId: this.ann.id },
      amount: '1250.5',
      business: 'NEW',
      tier: 'OUTSIDE',
      idempotencyKey: newId(),
      ...given,
    });
  }

  /** Locks the week of a meeting (today's, unless told), made for it. */
  async lockWeek(date = TODAY): Promise<void> {
    await this.meetings.ensureWeek(this.leader.actor, { chapterId: this.chapter.id, date });
    await this.meetings.lock(this.leader.actor, { chapterId: this.chapter.id, date });
  }
}
