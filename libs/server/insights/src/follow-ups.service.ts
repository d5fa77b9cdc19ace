import { Inject, Injectable } from '@nestjs/common';
import { AppError, accountIdOf, authorize, memberIdsIn, newId, notFound, type Actor } from '@chapterhouse/platform';
import { ChapterDoor, pageOf, type ChapterPlace, type Page, type PageOf } from '@chapterhouse/chapters';
import { audit, FollowUpEntity, idempotently } from '@chapterhouse/database';
import type { LocalDate } from '@chapterhouse/domain';
import { checkDate, requireMembers } from '@chapterhouse/members';
import type { EntityManager } from 'typeorm';

/** What leaders have tried with a member. */
export interface FollowUp {
  readonly chapterId: string;
  readonly id: string;
  readonly memberId: string;
  readonly onDate: LocalDate;
  readonly note: string;
  /** Who wrote it, by name; null when that person is gone. */
  readonly byName: string | null;
  readonly createdAt: Date;
}

export interface AddFollowUp {
  chapterId: string;
  memberId: string;
  /** Today unless told; not in the future. */
  on?: LocalDate | null;
  /** 1 to 2000 characters. */
  note: string;
  idempotencyKey: string;
}

/** The notes in confidence of leaders and the membership committee. Nobody sees those about themself. */
@Injectable()
export class FollowUpService {
  constructor(@Inject(ChapterDoor) private readonly door: ChapterDoor) {}

  /** Newest first, of one member or of all. @throws AppError FORBIDDEN, NOT_FOUND. */
  async list(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    { memberId = null, ...page }: Page & { memberId?: string | null } = {},
  ): Promise<PageOf<FollowUp>> {
    authorize(actor, 'insights:read', place, 'chapter');
    const { limit, offset } = pageOf(page);
    const rows = await em.query<(FollowUp & { totalCount: number })[]>(
      `${COLUMNS}, count(*) over ()::int as "totalCount" ${FROM}
       where f.chapter_id = $1 and ($2::uuid is null or f.member_id = $2) and f.member_id <> all ($3::uuid[])
       order by f.on_date desc, f.id desc limit $4 offset $5`,
      [place.chapterId, memberId, memberIdsIn(actor, place.chapterId), limit, offset],
    );
    return { items: rows.map(({ totalCount: _, ...row }) => row), totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** @throws AppError BAD_INPUT (about oneself, in the future, without words), NOT_FOUND, FORBIDDEN, IDEMPOTENCY_REUSED. */
  async add(actor: Actor, input: AddFollowUp): Promise<FollowUp> {
    const { idempotencyKey: key, ...request } = input;
    const { chapterId, memberId } = input;
    return this.door.run(actor, chapterId, async (em, place, today) => {
      authorize(actor, 'insights:read', place, 'chapter');
      if (memberIdsIn(actor, chapterId).includes(memberId)) {
        throw new AppError('BAD_INPUT', 'A note about yourself is for another leader to write.', 'memberId');
      }
      const onDate = input.on ? checkDate(input.on, 'on') : today;
      if (onDate > today) {
        throw new AppError('BAD_INPUT', `${onDate} is still to come. Note what has been tried.`, 'on');
      }
      const note = input.note.trim();
      if (note.length < 1 || note.length > 2000) {
        throw new AppError('BAD_INPUT', 'A note has 1 to 2000 characters: write what was tried.', 'note');
      }
      const id = await idempotently(em, actor, { operation: 'followUp.add', key, request }, async () => {
        await requireMembers(em, chapterId, [{ memberId, field: 'memberId' }]);
        const row = { chapterId, id: newId(), memberId, onDate, note, createdBy: accountIdOf(actor) };
        await em.insert(FollowUpEntity, row);
        return row.id;
      });
      return one(em, chapterId, id);
    });
  }

  /** Takes a note away; the record keeps that there was one, not what it said. @throws AppError FORBIDDEN, NOT_FOUND. */
  async remove(actor: Actor, { chapterId, followUpId }: { chapterId: string; followUpId: string }): Promise<FollowUp> {
    return this.door.run(actor, chapterId, async (em, place) => {
      authorize(actor, 'insights:read', place, 'chapter');
      const note = await one(em, chapterId, followUpId);
      if (memberIdsIn(actor, chapterId).includes(note.memberId)) throw notFound('note');
      await em.delete(FollowUpEntity, { chapterId, id: followUpId });
      const { memberId, onDate } = note;
      const subject = { subjectType: 'follow_up', subjectId: memberId };
      await audit(em, actor, { chapterId, action: 'followUp.removed', ...subject, before: { onDate } });
      return note;
    });
  }
}

const COLUMNS = `select f.chapter_id as "chapterId", f.id, f.member_id as "memberId", f.on_date as "onDate", f.note,
  a.name as "byName", f.created_at as "createdAt"`;
const FROM = `from follow_up f left join account a on a.id = f.created_by`;

async function one(em: EntityManager, chapterId: string, id: string): Promise<FollowUp> {
  const [row] = await em.query<FollowUp[]>(`${COLUMNS} ${FROM} where f.chapter_id = $1 and f.id = $2`, [chapterId, id]);
  if (!row) throw notFound('note');
  return row;
}
