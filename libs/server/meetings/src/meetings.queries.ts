import { Injectable } from '@nestjs/common';
import { allows, authorize, memberIdsIn, notFound, type Actor } from '@chapterhouse/platform';
import { MeetingEntity, readHistory, type HistoryEntry } from '@chapterhouse/database';
import type { AttendanceMark, LedgerState, MeetingStatus, MemberStatus } from '@chapterhouse/domain';
import { pageOf, type ChapterPlace, type Page, type PageOf } from '@chapterhouse/chapters';
import { checkDate } from '@chapterhouse/members';
import type { EntityManager } from 'typeorm';

export interface MeetingFilter extends Page {
  /** First day. */
  from?: string | null;
  /** First day after. */
  to?: string | null;
  statuses?: readonly MeetingStatus[] | null;
  /** Newest first unless told. */
  ascending?: boolean | null;
}

export interface SheetRow {
  memberId: string;
  displayName: string;
  memberStatus: MemberStatus;
  /** Null: not marked yet. */
  mark: AttendanceMark | null;
  substituteName: string | null;
  leftEarly: boolean;
  /** 0: not marked yet. What the next change must expect. */
  version: number;
  /** Who marked it last; null for a file or the system. */
  markedByName: string | null;
  markedAt: Date | null;
}

/** Who was there: every member whose membership covers the date, by name. */
export interface AttendanceSheet {
  chapterId: string;
  date: string;
  status: MeetingStatus;
  ledger: LedgerState;
  lockedAt: Date | null;
  /** Only the own row for those who may see no more. */
  rows: SheetRow[];
  /** Null for those who see only their own row. */
  totals: (Record<AttendanceMark, number> & { members: number; unmarked: number }) | null;
}

export interface AttendanceEntry {
  date: string;
  mark: AttendanceMark;
  substituteName: string | null;
  leftEarly: boolean;
  version: number;
}

export type MarkCorrection = HistoryEntry & { memberId: string };

/** Reads about meetings and attendance. */
@Injectable()
export class MeetingQueries {
  /** Meetings of the chapter: dates and states, no attendance. */
  async list(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    filter: MeetingFilter = {},
  ): Promise<PageOf<MeetingEntity>> {
    authorize(actor, 'meetings:read', place, 'chapter');
    const { limit, offset } = pageOf(filter);
    const query = em.createQueryBuilder(MeetingEntity, 'g').where('g.chapterId = :c', { c: place.chapterId });
    if (filter.from) query.andWhere('g.date >= :from', { from: checkDate(filter.from, 'from') });
    if (filter.to) query.andWhere('g.date < :to', { to: checkDate(filter.to, 'to') });
    if (filter.statuses?.length) query.andWhere('g.status in (:...statuses)', { statuses: filter.statuses });
    const [items, totalCount] = await query
      .orderBy('g.date', filter.ascending ? 'ASC' : 'DESC')
      .limit(limit)
      .offset(offset)
      .getManyAndCount();
    return { items, totalCount };
  }

  /** The meeting of a date. @throws AppError NOT_FOUND. */
  async byDate(em: EntityManager, place: ChapterPlace, actor: Actor, date: string): Promise<MeetingEntity> {
    authorize(actor, 'meetings:read', place, 'chapter');
    const meeting = await em.findOneBy(MeetingEntity, { chapterId: place.chapterId, date: checkDate(date, 'date') });
    if (!meeting) throw notFound('meeting');
    return meeting;
  }

  /** The attendance sheet of a meeting. A member sees their own row. @throws AppError NOT_FOUND. */
  async sheet(em: EntityManager, place: ChapterPlace, actor: Actor, date: string): Promise<AttendanceSheet> {
    const own = memberIdsIn(actor, place.chapterId);
    const all = allows(actor, 'attendance:read', place);
    if (!all) authorize(actor, 'attendance:read', { ...place, ownerMemberIds: own }, 'meeting');
    const meeting = await this.byDate(em, place, actor, date);
    const rows = await em.query<SheetRow[]>(
      `select m.id as "memberId", m.display_name as "displayName", m.status as "memberStatus", a.mark,
         a.substitute_name as "substituteName", coalesce(a.left_early, false) as "leftEarly",
         coalesce(a.version, 0) as version, k.name as "markedByName", a.updated_at as "markedAt"
       from member m
       left join attendance a on a.chapter_id = m.chapter_id and a.member_id = m.id and a.date = $2
       left join account k on k.id = a.marked_by
       where m.chapter_id = $1 and m.joined <= $2 and (m."left" is null or m."left" > $2)
         and m.status not in ('PROSPECT', 'PENDING') and ($3::uuid[] is null or m.id = any($3))
       order by m.name_key, m.id`,
      [place.chapterId, date, all ? null : own],
    );
    const { chapterId, status, ledger, lockedAt } = meeting;
    return { chapterId, date, status, ledger, lockedAt, rows, totals: all ? totalsOf(rows) : null };
  }

  /** The corrections of a sheet: who put which mark right, when and why, newest first; for those who read all attendance. */
  async corrections(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    date: string,
    page: Page = {},
  ): Promise<PageOf<MarkCorrection>> {
    authorize(actor, 'attendance:read', place, 'meeting');
    const subjectPrefix = `${checkDate(date, 'date')}/`;
    const subject = { chapterId: place.chapterId, subjectType: 'attendance', subjectPrefix };
    const { items, totalCount } = await readHistory(em, subject, pageOf(page));
    return {
      items: items.map((entry) => ({ ...entry, memberId: entry.subjectId.slice(subjectPrefix.length) })),
      totalCount,
    };
  }

  /** The marks of one member, newest first: their own, or anybody's for those who may see all attendance. */
  async ofMember(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    filter: Page & { from?: string | null; to?: string | null } = {},
  ): Promise<PageOf<AttendanceEntry>> {
    authorize(actor, 'attendance:read', { ...place, ownerMemberIds: [memberId] }, 'member');
    const { limit, offset } = pageOf(filter);
    const rows = await em.query<(AttendanceEntry & { totalCount: number })[]>(
      `select date, mark, substitute_name as "substituteName", left_early as "leftEarly", version,
         count(*) over () as "totalCount"
       from attendance where chapter_id = $1 and member_id = $2
         and ($3::date is null or date >= $3) and ($4::date is null or date < $4)
       order by date desc limit $5 offset $6`,
      [
        place.chapterId,
        memberId,
        filter.from ? checkDate(filter.from, 'from') : null,
        filter.to ? checkDate(filter.to, 'to') : null,
        limit,
        offset,
      ],
    );
    return { items: rows.map(({ totalCount: _, ...entry }) => entry), totalCount: rows[0]?.totalCount ?? 0 };
  }
}

function totalsOf(rows: readonly SheetRow[]): NonNullable<AttendanceSheet['totals']> {
  const totals = { members: rows.length, unmarked: 0, PRESENT: 0, ABSENT: 0, LATE: 0, MEDICAL: 0, SUBSTITUTE: 0 };
  for (const row of rows) totals[row.mark ?? 'unmarked'] += 1;
  return totals;
}
