import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, authorize, newId, type Actor } from '@chapterhouse/platform';
import { AttendanceEntity, MemberEntity, audit, idempotently } from '@chapterhouse/database';
import { ChapterDoor, type ChapterPlace } from '@chapterhouse/chapters';
import { MoreThanOrEqual, type EntityManager } from 'typeorm';
import { lockLeadership, requireLeaderAlways } from './leadership.js';
import { columnsOf, forHistory, type MemberDetails } from './member-input.js';
import { MemberQueries, type RosterMember } from './members.queries.js';
import { lockMember } from './members.service.js';
import { checkDate, settleDepartures } from './membership.js';

export interface LeaveChapter {
  chapterId: string;
  memberId: string;
  /** The first day on which they are no longer a member; it may lie ahead. */
  left: string;
  reason?: string | null;
  expectedVersion?: number | null;
}

export interface RejoinChapter extends Pick<MemberDetails, 'industry' | 'speciality' | 'classificationException'> {
  chapterId: string;
  /** The seat that they left. */
  memberId: string;
  /** The first day of the new membership; today unless told. */
  joined?: string | null;
  idempotencyKey: string;
}

/** Leaving a chapter and coming back. */
@Injectable()
export class MembershipService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MemberQueries) private readonly members: MemberQueries,
  ) {}

  /**
   * Records the day of leaving, and ends the roles held on it. Said again, it corrects the day.
   * @throws AppError LAST_LEADER, NOT_A_MEMBER_THEN (attendance on or after that day), BAD_INPUT (not after the day of
   * joining), BAD_TRANSITION (a candidate never joined), CONFLICT, FORBIDDEN, NOT_FOUND.
   */
  async leave(actor: Actor, input: LeaveChapter): Promise<RosterMember> {
    const left = checkDate(input.left, 'left');
    return this.inChapter(actor, input.chapterId, async (em, place, today) => {
      const { chapterId } = place;
      await lockLeadership(em, chapterId);
      const member = await lockMember(em, place, input.memberId, input.expectedVersion);
      if (!member.joined || member.status === 'PROSPECT' || member.status === 'PENDING') {
        throw new AppError(
          'BAD_TRANSITION',
          `${member.displayName} has not joined yet, and so cannot leave.`,
          'memberId',
        );
      }
      if (left <= member.joined) {
        throw new AppError('BAD_INPUT', `They joined on ${member.joined}; the day of leaving comes later.`, 'left');
      }
      await this.requireNoAttendanceFrom(em, member, left);
      await em.query(`delete from role_term where chapter_id = $1 and member_id = $2 and "from" >= $3`, [
        chapterId,
        member.id,
        left,
      ]);
      await em.query(
        `update role_term set "to" = $3 where chapter_id = $1 and member_id = $2 and ("to" is null or "to" > $3)`,
        [chapterId, member.id, left],
      );
      const stays = member.status === 'LEFT' ? 'ACTIVE' : member.status;
      const after = { left, status: left <= today ? ('LEFT' as const) : stays };
      await this.save(em, member, after);
      await requireLeaderAlways(em, chapterId, today);
      await audit(em, actor, {
        chapterId,
        action: 'member.left',
        subjectType: 'member',
        subjectId: member.id,
        before: { left: member.left, status: member.status },
        after,
        reason: input.reason?.trim() || null,
      });
      return this.members.byId(em, place, actor, member.id);
    });
  }

  /**
   * Takes back a leaving that did not happen: the membership goes on without a gap. Roles that ended with it stay ended.
   * @throws AppError CLASSIFICATION_TAKEN, MEMBERSHIP_OVERLAP, BAD_TRANSITION (they have not left), CONFLICT, FORBIDDEN, NOT_FOUND.
   */
  async takeBackLeave(
    actor: Actor,
    input: { chapterId: string; memberId: string; reason?: string | null; expectedVersion?: number | null },
  ): Promise<RosterMember> {
    return this.inChapter(actor, input.chapterId, async (em, place) => {
      const member = await lockMember(em, place, input.memberId, input.expectedVersion);
      if (!member.left) {
        throw new AppError('BAD_TRANSITION', `${member.displayName} has not left the chapter.`, 'memberId');
      }
      const after = { left: null, status: member.status === 'LEFT' ? ('ACTIVE' as const) : member.status };
      await this.save(em, member, after);
      await audit(em, actor, {
        chapterId: place.chapterId,
        action: 'member.leave_taken_back',
        subjectType: 'member',
        subjectId: member.id,
        before: { left: member.left, status: member.status },
        after,
        reason: input.reason?.trim() || null,
      });
      return this.members.byId(em, place, actor, member.id);
    });
  }

  /**
   * A former member comes back: a new seat for the same person, so that the time away stays a gap in every figure.
   * @throws AppError MEMBERSHIP_OVERLAP, CLASSIFICATION_TAKEN (give another one, or an exception), BAD_TRANSITION (they
   * have not left), BAD_INPUT, IDEMPOTENCY_REUSED, FORBIDDEN, NOT_FOUND.
   */
  async rejoin(actor: Actor, input: RejoinChapter): Promise<RosterMember> {
    const { idempotencyKey, ...request } = input;
    return this.inChapter(actor, input.chapterId, async (em, place, today) => {
      const repeatable = { operation: 'member.rejoin', key: idempotencyKey, request };
      const id = await idempotently(em, actor, repeatable, async () => {
        await settleDepartures(em, place.chapterId, today);
        const old = await lockMember(em, place, input.memberId);
        if (!old.left) {
          throw new AppError('BAD_TRANSITION', `${old.displayName} has not left the chapter.`, 'memberId');
        }
        const joined = input.joined ? checkDate(input.joined, 'joined') : today;
        // A seat without an account cannot be held apart by the database, so the gap is checked here for everybody.
        if (joined < old.left) {
          throw new AppError(
            'MEMBERSHIP_OVERLAP',
            `The former membership lasts until ${old.left}. Choose that day or a later one.`,
            'joined',
          );
        }
        const { accountId, displayName, nameKey, company, phone, industry, speciality, classificationKey } = old;
        const same = { accountId, displayName, nameKey, company, phone, industry, speciality, classificationKey };
        const row = { ...same, ...columnsOf(input, actor, today, old), id: newId(), joined, sponsorId: old.sponsorId };
        await em.insert(MemberEntity, { ...row, chapterId: place.chapterId, status: 'ACTIVE' });
        await audit(em, actor, {
          chapterId: place.chapterId,
          action: 'member.rejoined',
          subjectType: 'member',
          subjectId: row.id,
          after: { ...forHistory(columnsOf(input, actor, today, old)), joined, formerSeat: old.id },
        });
        return row.id;
      });
      return this.members.byId(em, place, actor, id);
    });
  }

  private save(
    em: EntityManager,
    member: MemberEntity,
    after: Pick<Partial<MemberEntity>, 'left' | 'status'>,
  ): Promise<unknown> {
    return em.update(
      MemberEntity,
      { chapterId: member.chapterId, id: member.id },
      { ...after, version: member.version + 1, updatedAt: this.clock.now() },
    );
  }

  private async requireNoAttendanceFrom(em: EntityManager, member: MemberEntity, left: string): Promise<void> {
    const mark = await em.findOne(AttendanceEntity, {
      where: { chapterId: member.chapterId, memberId: member.id, date: MoreThanOrEqual(left) },
      order: { date: 'DESC' },
    });
    if (!mark) return;
    throw new AppError(
      'NOT_A_MEMBER_THEN',
      `${member.displayName} has an attendance mark on ${mark.date}. Choose a later day, or remove the mark first.`,
      'left',
    );
  }

  private inChapter<T>(
    actor: Actor,
    chapterId: string,
    work: (em: EntityManager, place: ChapterPlace, today: string) => Promise<T>,
  ): Promise<T> {
    return this.door.run(actor, chapterId, async (em, place, today) => {
      authorize(actor, 'roster:write', place, 'chapter');
      return work(em, place, today);
    });
  }
}
