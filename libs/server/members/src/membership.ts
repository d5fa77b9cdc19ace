import { AppError, notFound } from '@chapterhouse/platform';
import { MemberEntity } from '@chapterhouse/database';
import { isLocalDate, isMemberOn } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';

/** @throws AppError BAD_INPUT naming the field when the value is not a calendar date. */
export function checkDate(value: string, field: string): string {
  if (!isLocalDate(value)) {
    throw new AppError('BAD_INPUT', `"${value}" is not a date of the calendar. Write it as YYYY-MM-DD.`, field);
  }
  return value;
}

/** Whether somebody belongs to the chapter on a date: not a mere candidate, and the date inside [joined, left). */
export function belongsOn(member: Pick<MemberEntity, 'status' | 'joined' | 'left'>, date: string): boolean {
  const candidate = member.status === 'PROSPECT' || member.status === 'PENDING';
  return !candidate && member.joined !== null && isMemberOn(date, member.joined, member.left);
}

/** The members with these ids. @throws AppError NOT_FOUND (naming the field) when one is not of this chapter. */
export async function requireMembers(
  em: EntityManager,
  chapterId: string,
  wanted: readonly { memberId: string; field: string }[],
): Promise<Map<string, MemberEntity>> {
  const found = await em
    .createQueryBuilder(MemberEntity, 'm')
    .where('m.chapterId = :chapterId and m.id = any(:ids)', { chapterId, ids: wanted.map((w) => w.memberId) })
    .getMany();
  const members = new Map(found.map((m) => [m.id, m]));
  const missing = wanted.find((w) => !members.has(w.memberId));
  if (missing) throw new AppError('NOT_FOUND', notFound('member').message, missing.field);
  return members;
}

/** @throws AppError NOT_A_MEMBER_THEN (naming the field) when somebody does not belong to the chapter on the date. */
export function requireBelongsOn(member: MemberEntity, date: string, field: string): void {
  if (belongsOn(member, date)) return;
  throw new AppError(
    'NOT_A_MEMBER_THEN',
    `${member.displayName} does not belong to the chapter on ${date}. Choose another date or another person.`,
    field,
  );
}

/**
 * Those whose last day has come become former members, so that their classification is free again. Membership itself
 * goes by the dates; the status only follows, and it does so before anything that depends on it.
 */
export async function settleDepartures(em: EntityManager, chapterId: string, today: string): Promise<void> {
  await em.query(
    `update member set status = 'LEFT', version = version + 1, updated_at = now()
     where chapter_id = $1 and status <> 'LEFT' and "left" <= $2`,
    [chapterId, today],
  );
}
