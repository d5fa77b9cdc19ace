import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  Clock,
  accountIdOf,
  allows,
  authorize,
  memberIdsIn,
  newId,
  type Actor,
} from '@chapterhouse/platform';
import { MeetingEntity, VisitorEntity, audit, idempotently } from '@chapterhouse/database';
import { ChapterDoor, type ChapterPlace } from '@chapterhouse/chapters';
import { checkDate, requireMembers } from '@chapterhouse/members';
import type { VisitorStage } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { checkVisitorStep, visitorColumns, type VisitorDetails } from './visitor-rules.js';
import { VisitorQueries } from './visitors.queries.js';

export interface InviteVisitor extends VisitorDetails {
  chapterId: string;
  name: string;
  /** The actor's own seat unless told; somebody else's only for those who look after visitors. */
  invitedByMemberId?: string | null;
  idempotencyKey: string;
}

interface OfVisitor {
  chapterId: string;
  visitorId: string;
  expectedVersion: number;
}

/** From the invitation to the day somebody joins. */
@Injectable()
export class VisitorService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(VisitorQueries) private readonly visitors: VisitorQueries,
  ) {}

  /** Notes an invitation. @throws AppError BAD_INPUT, IDEMPOTENCY_REUSED, FORBIDDEN (for somebody else), NOT_FOUND. */
  async invite(actor: Actor, input: InviteVisitor): Promise<VisitorEntity> {
    const { idempotencyKey: key, ...request } = input;
    const { chapterId } = input;
    return this.door.run(actor, chapterId, async (em, place) => {
      const inviter = input.invitedByMemberId ?? memberIdsIn(actor, chapterId)[0] ?? null;
      if (!allows(actor, 'visitors:write', place)) {
        authorize(actor, 'visitors:invite', { ...place, ownerMemberIds: [inviter] }, 'chapter');
      }
      const id = await idempotently(em, actor, { operation: 'visitor.invite', key, request }, async () => {
        if (inviter) await requireMembers(em, chapterId, [{ memberId: inviter, field: 'invitedByMemberId' }]);
        const now = this.clock.now();
        const row = { chapterId, id: newId(), invitedByMemberId: inviter, createdBy: accountIdOf(actor) };
        const details = { ...visitorColumns(input), name: visitorColumns({ name: input.name }).name };
        await em.insert(VisitorEntity, { ...row, ...details, createdAt: now, updatedAt: now });
        return row.id;
      });
      return this.visitors.byId(em, place, actor, id);
    });
  }

  /** Changes what is known about a visitor. @throws AppError CONFLICT, BAD_INPUT, FORBIDDEN, NOT_FOUND. */
  async update(actor: Actor, input: OfVisitor & VisitorDetails): Promise<VisitorEntity> {
    return this.onVisitor(actor, input, async () => visitorColumns(input));
  }

  /** Moves a visitor on, on record. @throws AppError BAD_TRANSITION, CONFLICT, FORBIDDEN, NOT_FOUND. */
  async advance(actor: Actor, input: OfVisitor & { stage: VisitorStage }): Promise<VisitorEntity> {
    const { stage } = input;
    return this.onVisitor(actor, input, async (em, _place, _today, visitor) => {
      checkVisitorStep(visitor.stage, stage, visitor.visits);
      await this.record(em, actor, visitor, 'visitor.advanced', { stage: visitor.stage }, { stage });
      return { stage };
    });
  }

  /**
   * Records that they came to a meeting. The follow-up is due 24 hours after the meeting began. The first visit is the one
   * that counts for the inviter; later ones are counted and follow up again.
   * @throws AppError BAD_INPUT (no meeting on that day, or not yet), MEETING_CANCELLED, BAD_TRANSITION, CONFLICT, FORBIDDEN, NOT_FOUND.
   */
  async visit(actor: Actor, input: OfVisitor & { date: string }): Promise<VisitorEntity> {
    const date = checkDate(input.date, 'date');
    return this.onVisitor(actor, input, async (em, place, today, visitor) => {
      const meeting = await em.findOneBy(MeetingEntity, { chapterId: place.chapterId, date });
      if (!meeting || date > today) {
        throw new AppError('BAD_INPUT', `The chapter has not met on ${date}. Choose the date of a meeting.`, 'date');
      }
      if (meeting.status === 'CANCELLED') {
        throw new AppError('MEETING_CANCELLED', `The meeting on ${date} was cancelled; nobody visited it.`, 'date');
      }
      if (visitor.stage === 'JOINED') {
        throw new AppError('BAD_TRANSITION', `${visitor.name} has joined, and is no visitor any more.`, 'visitorId');
      }
      const stage = visitor.stage === 'APPLIED' ? ('APPLIED' as const) : ('ATTENDED' as const);
      const visitedOn = visitor.visitedOn !== null && visitor.visitedOn <= date ? visitor.visitedOn : date;
      const followUpDueAt = await dayAfterMeeting(em, place, date);
      const { visits } = visitor;
      await this.record(em, actor, visitor, 'visitor.visited', { stage: visitor.stage, visits }, { stage, date });
      return { stage, visits: visits + 1, visitedOn, followUpDueAt };
    });
  }

  private onVisitor(
    actor: Actor,
    input: OfVisitor,
    work: (
      em: EntityManager,
      place: ChapterPlace,
      today: string,
      visitor: VisitorEntity,
    ) => Promise<Partial<VisitorEntity>>,
  ): Promise<VisitorEntity> {
    const { chapterId, visitorId: id, expectedVersion } = input;
    return this.door.run(actor, chapterId, async (em, place, today) => {
      await this.visitors.byId(em, place, actor, id);
      authorize(actor, 'visitors:write', place, 'visitor');
      const visitor = await em.findOneOrFail(VisitorEntity, {
        where: { chapterId, id },
        lock: { mode: 'pessimistic_write' },
      });
      if (visitor.version !== expectedVersion) {
        throw new AppError(
          'CONFLICT',
          `Somebody else changed the entry of ${visitor.name} in the meantime. Load it again, then make your change.`,
          'expectedVersion',
        );
      }
      const change = await work(em, place, today, visitor);
      await em.update(
        VisitorEntity,
        { chapterId, id },
        { ...change, version: expectedVersion + 1, updatedAt: this.clock.now() },
      );
      return this.visitors.byId(em, place, actor, id);
    });
  }

  private record(
    em: EntityManager,
    actor: Actor,
    visitor: VisitorEntity,
    action: string,
    before: object,
    after: object,
  ): Promise<void> {
    const { chapterId, id } = visitor;
    return audit(em, actor, { chapterId, action, subjectType: 'visitor', subjectId: id, before, after });
  }
}

/** 24 hours after the chapter's meeting of that date began; PostgreSQL knows its summer time. */
async function dayAfterMeeting(em: EntityManager, place: ChapterPlace, date: string): Promise<Date> {
  const rows = await em.query<{ due: Date }[]>(
    `select (($1::date + $2::time) at time zone $3) + interval '24 hours' as due`,
    [date, place.meetingTime, place.timeZone],
  );
  if (!rows[0]) throw new Error('no instant came back');
  return rows[0].due;
}
