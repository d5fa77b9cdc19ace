import { AppError, notFound } from '@chapterhouse/platform';
import { MeetingEntity } from '@chapterhouse/database';
import type { EntityManager } from 'typeorm';

/**
 * The meeting of a date, held in its present state until the transaction ends: `share` for those who write into its
 * ledger, `change` for those who lock it or move it. @throws AppError NOT_FOUND.
 */
export async function holdMeeting(
  em: EntityManager,
  chapterId: string,
  date: string,
  mode: 'share' | 'change',
): Promise<MeetingEntity> {
  const meeting = await em.findOne(MeetingEntity, {
    where: { chapterId, date },
    lock: { mode: mode === 'share' ? 'pessimistic_read' : 'pessimistic_write' },
  });
  if (!meeting) {
    throw new AppError('NOT_FOUND', `${notFound('meeting').message} Schedule a meeting on ${date} first.`, 'date');
  }
  return meeting;
}

/**
 * The meeting to whose week a day belongs: the first one on or after it that is not cancelled (what happens between two
 * meetings is told at the next). Held in its state until the transaction ends; null when none is planned yet.
 */
export async function meetingOfDay(em: EntityManager, chapterId: string, day: string): Promise<MeetingEntity | null> {
  return em
    .createQueryBuilder(MeetingEntity, 'g')
    .where(`g.chapterId = :chapterId and g.date >= :day and g.status <> 'CANCELLED'`, { chapterId, day })
    .orderBy('g.date')
    .limit(1)
    .setLock('pessimistic_read')
    .getOne();
}
