import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, accountIdOf, authorize, type Actor } from '@chapterhouse/platform';
import { AttendanceEntity, MeetingEntity, audit, idempotently } from '@chapterhouse/database';
import { ChapterDoor, type ChapterPlace } from '@chapterhouse/chapters';
import { checkDate } from '@chapterhouse/members';
import { addDays, dayNumber } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { holdMeeting } from './ledger.js';

interface OfMeeting {
  chapterId: string;
  date: string;
}

/** When the chapter meets, whether it did, and when the ledger of a meeting is closed. */
@Injectable()
export class MeetingService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Plans a meeting. @throws AppError MEETING_EXISTS, BAD_INPUT, IDEMPOTENCY_REUSED, FORBIDDEN, NOT_FOUND. */
  async schedule(actor: Actor, input: OfMeeting & { idempotencyKey: string }): Promise<MeetingEntity> {
    const { chapterId, idempotencyKey: key } = input;
    const date = checkDate(input.date, 'date');
    return this.inChapter(actor, chapterId, async (em) => {
      const request = { chapterId, date };
      await idempotently(em, actor, { operation: 'meeting.schedule', key, request }, async () => {
        await em.insert(MeetingEntity, { chapterId, date });
        return date;
      });
      return em.findOneByOrFail(MeetingEntity, { chapterId, date });
    });
  }

  /**
   * The meeting of a date, planned when it is not there yet. Without a date: the chapter's latest meeting weekday up to
   * today. Saying it twice changes nothing, so it needs no key. @throws AppError BAD_INPUT, FORBIDDEN, NOT_FOUND.
   */
  async ensureWeek(actor: Actor, input: { chapterId: string; date?: string | null }): Promise<MeetingEntity> {
    const { chapterId } = input;
    const wanted = input.date ? checkDate(input.date, 'date') : null;
    return this.inChapter(actor, chapterId, async (em, place, today) => {
      const date = wanted ?? latestMeetingDay(today, place.meetingWeekday);
      await em.query(`insert into meeting (chapter_id, date) values ($1, $2) on conflict do nothing`, [
        chapterId,
        date,
      ]);
      return em.findOneByOrFail(MeetingEntity, { chapterId, date });
    });
  }

  /** Records that the meeting took place (also one that was cancelled by mistake). @throws AppError BAD_INPUT before its day, LOCKED. */
  async hold(actor: Actor, input: OfMeeting): Promise<MeetingEntity> {
    return this.inChapter(actor, input.chapterId, async (em, _place, today) => {
      const meeting = await holdMeeting(em, input.chapterId, checkDate(input.date, 'date'), 'change');
      requirePast(meeting, today);
      return this.move(em, actor, meeting, 'HELD', null);
    });
  }

  /**
   * Records that the meeting does not take place. @throws AppError LOCKED, CONFLICT when it has attendance, FORBIDDEN, NOT_FOUND.
   */
  async cancel(actor: Actor, input: OfMeeting & { reason?: string | null }): Promise<MeetingEntity> {
    return this.inChapter(actor, input.chapterId, async (em) => {
      const meeting = await holdMeeting(em, input.chapterId, checkDate(input.date, 'date'), 'change');
      const { chapterId, date } = meeting;
      if (await em.existsBy(AttendanceEntity, { chapterId, date })) {
        throw new AppError(
          'CONFLICT',
          `The meeting on ${date} has attendance marks. Remove them first, if it really did not take place.`,
          'date',
        );
      }
      return this.move(em, actor, meeting, 'CANCELLED', input.reason?.trim() || null);
    });
  }

  /**
   * Closes the ledger: from now on leaders record corrections with a reason, and everybody else reads. There is no
   * unlocking, since that would let history change without a trace. Locking twice changes nothing.
   * @throws AppError BAD_INPUT before its day, MEETING_CANCELLED, FORBIDDEN, NOT_FOUND.
   */
  async lock(actor: Actor, input: OfMeeting): Promise<MeetingEntity> {
    return this.door.run(actor, input.chapterId, async (em, place, today) => {
      authorize(actor, 'attendance:lock', place, 'meeting');
      const meeting = await holdMeeting(em, input.chapterId, checkDate(input.date, 'date'), 'change');
      if (meeting.ledger === 'LOCKED') return meeting;
      if (meeting.status === 'CANCELLED') {
        throw new AppError(
          'MEETING_CANCELLED',
          `The meeting on ${meeting.date} was cancelled; there is nothing to lock.`,
        );
      }
      requirePast(meeting, today);
      const { chapterId, date } = meeting;
      const now = this.clock.now();
      await em.update(
        MeetingEntity,
        { chapterId, date },
        { status: 'HELD', ledger: 'LOCKED', lockedAt: now, lockedBy: accountIdOf(actor), updatedAt: now },
      );
      await audit(em, actor, { chapterId, action: 'meeting.locked', subjectType: 'meeting', subjectId: date });
      return em.findOneByOrFail(MeetingEntity, { chapterId, date });
    });
  }

  private async move(
    em: EntityManager,
    actor: Actor,
    meeting: MeetingEntity,
    status: MeetingEntity['status'],
    reason: string | null,
  ): Promise<MeetingEntity> {
    const { chapterId, date } = meeting;
    if (meeting.status === status) return meeting;
    if (meeting.ledger === 'LOCKED') {
      throw new AppError('LOCKED', `The ledger of the meeting on ${date} is locked; the meeting stays as it is.`);
    }
    await em.update(MeetingEntity, { chapterId, date }, { status, updatedAt: this.clock.now() });
    await audit(em, actor, {
      chapterId,
      action: status === 'HELD' ? 'meeting.held' : 'meeting.cancelled',
      subjectType: 'meeting',
      subjectId: date,
      before: { status: meeting.status },
      after: { status },
      reason,
    });
    return em.findOneByOrFail(MeetingEntity, { chapterId, date });
  }

  private inChapter<T>(
    actor: Actor,
    chapterId: string,
    work: (em: EntityManager, place: ChapterPlace, today: string) => Promise<T>,
  ): Promise<T> {
    return this.door.run(actor, chapterId, async (em, place, today) => {
      authorize(actor, 'attendance:write', place, 'chapter');
      return work(em, place, today);
    });
  }
}

/** The latest day up to `today` that falls on an ISO weekday (1 = Monday … 7 = Sunday). */
export function latestMeetingDay(today: string, weekday: number): string {
  // 1970-01-01 was a Thursday: ISO weekday 4.
  const todays = (((dayNumber(today) + 3) % 7) + 7) % 7;
  return addDays(today, -((todays - (weekday - 1) + 7) % 7));
}

function requirePast(meeting: MeetingEntity, today: string): void {
  if (meeting.date <= today) return;
  throw new AppError('BAD_INPUT', `The meeting on ${meeting.date} has not taken place yet.`, 'date');
}
