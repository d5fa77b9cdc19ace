import { Inject, Injectable } from '@nestjs/common';
import { AppError, authorize, newId, notFound, type Actor } from '@chapterhouse/platform';
import { RoleTermEntity, audit, idempotently } from '@chapterhouse/database';
import { ChapterDoor, type ChapterPlace } from '@chapterhouse/chapters';
import { ROLE_KINDS, isLeaderRole, type RoleKind } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { lockLeadership, requireLeaderAlways } from './leadership.js';
import { lockMember } from './members.service.js';
import { checkDate, requireBelongsOn } from './membership.js';

export interface AssignRole {
  chapterId: string;
  memberId: string;
  role: RoleKind;
  /** First day of the term; today unless told. */
  from?: string | null;
  /** First day after the term; open-ended unless told. */
  to?: string | null;
  /** For president, vice president and secretary/treasurer: ends the present holder's term on the day this one begins. */
  handOver?: boolean | null;
  idempotencyKey: string;
}

export interface EndRole {
  chapterId: string;
  roleTermId: string;
  /** First day without the role; today unless told. Not later than the first day of the term: it never begins. */
  to?: string | null;
}

/** Who holds which role, from when to when. */
@Injectable()
export class RoleTermService {
  constructor(@Inject(ChapterDoor) private readonly door: ChapterDoor) {}

  /**
   * Gives a member a role.
   * @throws AppError ROLE_TAKEN (another holder, and no hand-over asked for), NOT_A_MEMBER_THEN, LAST_LEADER (a term with
   * an end after which nobody leads), BAD_INPUT, IDEMPOTENCY_REUSED, FORBIDDEN, NOT_FOUND.
   */
  async assignRole(actor: Actor, input: AssignRole): Promise<RoleTermEntity> {
    const { idempotencyKey, ...request } = input;
    if (!ROLE_KINDS.includes(input.role)) {
      throw new AppError('BAD_INPUT', `There is no role ${String(input.role)} in a chapter.`, 'role');
    }
    return this.inChapter(actor, input.chapterId, async (em, place, today) => {
      const repeatable = { operation: 'role.assign', key: idempotencyKey, request };
      const id = await idempotently(em, actor, repeatable, async () => {
        const from = input.from ? checkDate(input.from, 'from') : today;
        const to = input.to ? checkDate(input.to, 'to') : null;
        const leads = isLeaderRole(input.role);
        if (leads) await lockLeadership(em, place.chapterId);
        const member = await lockMember(em, place, input.memberId);
        requireBelongsOn(member, from, 'memberId');
        if (input.handOver && leads) await this.endPresent(em, actor, place, input.role, from);
        const row = { chapterId: place.chapterId, id: newId(), memberId: member.id, role: input.role, from, to };
        await em.insert(RoleTermEntity, row);
        if (leads) await requireLeaderAlways(em, place.chapterId, today);
        await this.record(em, actor, place, member.id, 'member.role_given', { role: input.role, from, to });
        return row.id;
      });
      return em.findOneByOrFail(RoleTermEntity, { chapterId: place.chapterId, id });
    });
  }

  /**
   * Ends a term. Answers with the term as it now is, or null when it never began and is gone.
   * @throws AppError LAST_LEADER, BAD_INPUT (it ended before), FORBIDDEN, NOT_FOUND.
   */
  async endRole(actor: Actor, input: EndRole): Promise<RoleTermEntity | null> {
    return this.inChapter(actor, input.chapterId, async (em, place, today) => {
      const to = input.to ? checkDate(input.to, 'to') : today;
      const { chapterId } = place;
      await lockLeadership(em, chapterId);
      const term = await em.findOneBy(RoleTermEntity, { chapterId, id: input.roleTermId });
      if (!term) throw notFound('role term');
      if (term.to !== null && term.to < to) {
        throw new AppError('BAD_INPUT', `This term has ended on ${term.to} already.`, 'to');
      }
      await this.end(em, actor, place, term, to);
      if (isLeaderRole(term.role)) await requireLeaderAlways(em, chapterId, today);
      return em.findOneBy(RoleTermEntity, { chapterId, id: term.id });
    });
  }

  private async endPresent(
    em: EntityManager,
    actor: Actor,
    place: ChapterPlace,
    role: RoleKind,
    from: string,
  ): Promise<void> {
    const present = await em
      .createQueryBuilder(RoleTermEntity, 't')
      .where('t.chapterId = :c and t.role = :role', { c: place.chapterId, role })
      .andWhere('t."from" <= :from and (t."to" is null or t."to" > :from)', { from })
      .getMany();
    for (const term of present) await this.end(em, actor, place, term, from);
  }

  private async end(
    em: EntityManager,
    actor: Actor,
    place: ChapterPlace,
    term: RoleTermEntity,
    to: string,
  ): Promise<void> {
    const key = { chapterId: place.chapterId, id: term.id };
    const { role, from } = term;
    if (to <= from) await em.delete(RoleTermEntity, key);
    else await em.update(RoleTermEntity, key, { to });
    const after = to <= from ? null : { role, from, to };
    await this.record(em, actor, place, term.memberId, 'member.role_ended', after, { role, from, to: term.to });
  }

  private record(
    em: EntityManager,
    actor: Actor,
    place: ChapterPlace,
    memberId: string,
    action: string,
    after: object | null,
    before: object | null = null,
  ): Promise<void> {
    return audit(em, actor, {
      chapterId: place.chapterId,
      action,
      subjectType: 'member',
      subjectId: memberId,
      before,
      after,
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
}
