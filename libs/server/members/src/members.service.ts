import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, authorize, newId, type Actor } from '@chapterhouse/platform';
import { MemberEntity, audit, changedFields, idempotently } from '@chapterhouse/database';
import { ChapterDoor, type ChapterPlace } from '@chapterhouse/chapters';
import type { MemberStatus } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { accountFor, checkStatusStep, columnsOf, forHistory, type MemberDetails } from './member-input.js';
import { MemberQueries, type RosterMember } from './members.queries.js';
import { checkDate, requireMembers, settleDepartures } from './membership.js';

export interface AddMember extends MemberDetails {
  chapterId: string;
  displayName: string;
  /** Links the seat to the person's account, which is made when the address is new. */
  email?: string | null;
  /** ACTIVE unless told. */
  status?: Exclude<MemberStatus, 'LEFT'> | null;
  /** The first day as a member; today unless told. A prospect has none. */
  joined?: string | null;
  idempotencyKey: string;
}

export interface UpdateMember extends MemberDetails {
  chapterId: string;
  memberId: string;
  expectedVersion: number;
  email?: string | null;
  status?: MemberStatus;
  joined?: string;
}

/** Seats of a chapter: who sits there and what is said about them. Leaving and coming back: `MembershipService`. */
@Injectable()
export class MemberService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MemberQueries) private readonly members: MemberQueries,
  ) {}

  /**
   * Adds a seat to the roster.
   * @throws AppError CLASSIFICATION_TAKEN (unless an exception with its reason is given), MEMBERSHIP_OVERLAP (the same
   * person, by e-mail, already has a seat then), BAD_INPUT, IDEMPOTENCY_REUSED, FORBIDDEN, NOT_FOUND.
   */
  async add(actor: Actor, input: AddMember): Promise<RosterMember> {
    const { idempotencyKey, ...request } = input;
    return this.inChapter(actor, input.chapterId, async (em, place, today) => {
      const repeatable = { operation: 'member.add', key: idempotencyKey, request };
      const id = await idempotently(em, actor, repeatable, async () => {
        await settleDepartures(em, place.chapterId, today);
        const columns = columnsOf(input, actor, today);
        await this.requireSponsor(em, place, columns.sponsorId);
        const status = input.status ?? 'ACTIVE';
        const candidate = status === 'PROSPECT' || status === 'PENDING';
        const row = {
          chapterId: place.chapterId,
          id: newId(),
          status,
          joined: input.joined ? checkDate(input.joined, 'joined') : candidate ? null : today,
          accountId: input.email ? await accountFor(em, input.email, input.displayName.trim()) : null,
        };
        await em.insert(MemberEntity, { ...row, ...columns });
        await audit(em, actor, {
          chapterId: place.chapterId,
          action: 'member.added',
          subjectType: 'member',
          subjectId: row.id,
          after: forHistory({ status, joined: row.joined, ...columns }),
        });
        return row.id;
      });
      return this.members.byId(em, place, actor, id);
    });
  }

  /**
   * Changes what is said about a seat, on record.
   * @throws AppError CONFLICT when somebody was quicker, CLASSIFICATION_TAKEN, MEMBERSHIP_OVERLAP, NOT_A_MEMBER_THEN
   * (attendance before a later day of joining), BAD_TRANSITION, BAD_INPUT, FORBIDDEN, NOT_FOUND.
   */
  async update(actor: Actor, input: UpdateMember): Promise<RosterMember> {
    const { memberId, expectedVersion } = input;
    return this.inChapter(actor, input.chapterId, async (em, place, today) => {
      await settleDepartures(em, place.chapterId, today);
      const before = await lockMember(em, place, memberId, expectedVersion);
      const patch: Partial<MemberEntity> = columnsOf(input, actor, today, before);
      await this.requireSponsor(em, place, patch.sponsorId, memberId);
      if (input.joined !== undefined) patch.joined = checkDate(input.joined, 'joined');
      if (input.status !== undefined) {
        checkStatusStep(before.status, input.status);
        patch.status = input.status;
        if (input.status === 'ACTIVE' && !before.joined) patch.joined ??= today;
      }
      if (input.email !== undefined) {
        const name = patch.displayName ?? before.displayName;
        patch.accountId = input.email ? await accountFor(em, input.email, name) : null;
      }
      const change = changedFields<MemberEntity>(before, patch);
      if (change) {
        await em.update(
          MemberEntity,
          { chapterId: place.chapterId, id: memberId },
          { ...change.after, version: before.version + 1, updatedAt: this.clock.now() },
        );
        await audit(em, actor, {
          chapterId: place.chapterId,
          action: 'member.changed',
          subjectType: 'member',
          subjectId: memberId,
          before: forHistory(change.before),
          after: forHistory(change.after),
        });
      }
      return this.members.byId(em, place, actor, memberId);
    });
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

  private async requireSponsor(
    em: EntityManager,
    place: ChapterPlace,
    sponsorId: string | null | undefined,
    memberId?: string,
  ): Promise<void> {
    if (!sponsorId) return;
    if (sponsorId === memberId) throw new AppError('SELF_REFERENCE', 'Nobody sponsors themself.', 'sponsorId');
    await requireMembers(em, place.chapterId, [{ memberId: sponsorId, field: 'sponsorId' }]);
  }
}

/**
 * The seat, locked until the transaction ends.
 * @throws AppError NOT_FOUND, and CONFLICT when it has another version than expected.
 */
export async function lockMember(
  em: EntityManager,
  place: ChapterPlace,
  memberId: string,
  expectedVersion?: number | null,
): Promise<MemberEntity> {
  await requireMembers(em, place.chapterId, [{ memberId, field: 'memberId' }]);
  const member = await em.findOneOrFail(MemberEntity, {
    where: { chapterId: place.chapterId, id: memberId },
    lock: { mode: 'pessimistic_write' },
  });
  if (expectedVersion != null && member.version !== expectedVersion) {
    throw new AppError(
      'CONFLICT',
      `Somebody else changed the entry of ${member.displayName} in the meantime. Load it again, then make your change.`,
    );
  }
  return member;
}
