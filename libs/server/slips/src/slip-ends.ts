import { AppError, memberIdsIn, type Actor } from '@chapterhouse/platform';
import { MeetingEntity, SlipEntity } from '@chapterhouse/database';
import { foldName } from '@chapterhouse/domain';
import { slugOf, type ChapterPlace } from '@chapterhouse/chapters';
import { checkDate, requireBelongsOn, requireMembers } from '@chapterhouse/members';
import { meetingOfDay } from '@chapterhouse/meetings';
import type { EntityManager } from 'typeorm';
import { requiredText } from './slip-rules.js';
import type { SlipEndInput } from './slips.inputs.js';
import type { SlipEndView } from './slips.views.js';

/** The end that the input names, or else the actor's own seat; null when neither is there. */
export function endOrOwnSeat(actor: Actor, chapterId: string, given: SlipEndInput | null | undefined): SlipEndInput {
  if (given?.memberId || given?.name || given?.chapter) return given;
  return { memberId: memberIdsIn(actor, chapterId)[0] ?? null };
}

/**
 * One end of a slip, checked: a member who belongs to the chapter on that date, or somebody of another chapter.
 * @throws AppError NOT_FOUND, NOT_A_MEMBER_THEN, BAD_INPUT, all naming the field.
 */
export async function resolveEnd(
  em: EntityManager,
  place: ChapterPlace,
  end: SlipEndInput,
  date: string,
  field: string,
): Promise<SlipEndView> {
  const { memberId } = end;
  if (memberId) {
    if (end.name || end.chapter) {
      throw new AppError('BAD_INPUT', 'Give either a member of the chapter, or a name and another chapter.', field);
    }
    const member = (await requireMembers(em, place.chapterId, [{ memberId, field }])).get(memberId);
    if (member) requireBelongsOn(member, date, field);
    return { memberId, name: null, chapter: null, chapterId: null };
  }
  const name = requiredText(end.name, field, 'Say who this is: a member, or a name and another chapter.');
  const chapter = requiredText(end.chapter, field, 'Say which chapter they belong to.');
  const slug = slugOf(chapter);
  if (slug === place.slug || foldName(chapter) === foldName(place.name)) {
    throw new AppError('BAD_INPUT', 'This is your own chapter: choose the member from the roster.', field);
  }
  const rows = await em.query<{ id: string | null }[]>(`select app_chapter_by_slug($1) as id`, [slug]);
  return { memberId: null, name, chapter, chapterId: rows[0]?.id ?? null };
}

export const fromColumns = (end: SlipEndView): Partial<SlipEntity> => ({
  fromMemberId: end.memberId,
  fromName: end.name,
  fromChapter: end.chapter,
  fromChapterId: end.chapterId,
});

export const toColumns = (end: SlipEndView): Partial<SlipEntity> => ({
  toMemberId: end.memberId,
  toName: end.name,
  toChapter: end.chapter,
  toChapterId: end.chapterId,
  toOrganisation: false,
});

/** @throws AppError SELF_REFERENCE when both ends are the same person. */
export function requireTwo(from: SlipEndView, to: SlipEndView, field: string): void {
  const same = from.memberId
    ? from.memberId === to.memberId
    : !to.memberId && key(from) === key(to) && from.name !== null;
  if (same)
    throw new AppError('SELF_REFERENCE', 'Both ends of a slip are the same person. Choose somebody else.', field);
}

/** Whether two ends are the same person, as far as can be known. */
export const isSameEnd = (a: SlipEndView, b: SlipEndView): boolean =>
  a.memberId || b.memberId ? a.memberId === b.memberId : key(a) === key(b);

const key = (end: SlipEndView): string => `${foldName(end.name ?? '')} > ${foldName(end.chapter ?? '')}`;

/**
 * Whose slip it is: the one who gives, thanks, learns or recommends, when they are of this chapter (else the other end);
 * both of a one-to-one.
 */
export function ownersOf(slip: Pick<SlipEntity, 'type' | 'fromMemberId' | 'toMemberId'>): (string | null)[] {
  if (slip.type === 'ONE_TO_ONE') return [slip.fromMemberId, slip.toMemberId];
  return [slip.fromMemberId ?? slip.toMemberId];
}

/** A date that has come. @throws AppError BAD_INPUT. */
export function checkPast(date: string, today: string): string {
  if (checkDate(date, 'date') > today) {
    throw new AppError('BAD_INPUT', `${date} lies in the future; a slip tells what has happened.`, 'date');
  }
  return date;
}

/** The locked meeting to whose week one of the days belongs, or null. Holds the meetings in their state. */
export async function lockedMeeting(
  em: EntityManager,
  chapterId: string,
  days: readonly string[],
): Promise<MeetingEntity | null> {
  for (const day of [...new Set(days)].sort()) {
    const meeting = await meetingOfDay(em, chapterId, day);
    if (meeting?.ledger === 'LOCKED') return meeting;
  }
  return null;
}
