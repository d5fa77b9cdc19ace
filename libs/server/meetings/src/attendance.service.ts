import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, accountIdOf, authorize, type Actor } from '@chapterhouse/platform';
import { AttendanceEntity, MeetingEntity, audit } from '@chapterhouse/database';
import { ChapterDoor } from '@chapterhouse/chapters';
import { checkDate, requireBelongsOn, requireMembers } from '@chapterhouse/members';
import type { AttendanceMark } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { checkMarks, conflictOf, isSameMark, type CheckedMark, type Mark } from './attendance-marks.js';
import { holdMeeting } from './ledger.js';
import { MeetingQueries, type AttendanceSheet } from './meetings.queries.js';

export interface MarkMany {
  chapterId: string;
  date: string;
  marks: readonly Mark[];
}

export type MarkOne = Omit<MarkMany, 'marks'> & Mark;

export interface CorrectMark extends MarkOne {
  /** Why: it stands beside the old and the new value. */
  reason: string;
}

/** Marks who was at a meeting. Every write answers with the sheet as it now is. */
@Injectable()
export class AttendanceService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MeetingQueries) private readonly meetings: MeetingQueries,
  ) {}

  /** Marks one member. Errors as for `markMany`. */
  async mark(actor: Actor, { chapterId, date, ...mark }: MarkOne): Promise<AttendanceSheet> {
    return this.markMany(actor, { chapterId, date, marks: [mark] });
  }

  /**
   * Marks several members, all or none. Each mark says which version its author saw; one that says what is there
   * already changes nothing.
   * @throws AppError CONFLICT saying who marked what in the meantime, LOCKED, MEETING_CANCELLED, NOT_A_MEMBER_THEN,
   * BAD_INPUT, FORBIDDEN, NOT_FOUND.
   */
  async markMany(actor: Actor, input: MarkMany): Promise<AttendanceSheet> {
    return this.inMeeting(actor, input, async (em, meeting) => {
      requireOpen(meeting);
      await this.write(em, actor, meeting, checkMarks(input.marks));
    });
  }

  /**
   * Marks everybody as present who has no mark yet; members on leave are left for a person to decide.
   * @throws AppError LOCKED, MEETING_CANCELLED, BAD_INPUT, FORBIDDEN, NOT_FOUND.
   */
  async markRestPresent(actor: Actor, input: { chapterId: string; date: string }): Promise<AttendanceSheet> {
    return this.inMeeting(actor, input, async (em, meeting) => {
      requireOpen(meeting);
      await em.query(
        `insert into attendance (chapter_id, member_id, date, mark, marked_by, updated_at)
         select m.chapter_id, m.id, $2, 'PRESENT', $3, $4 from member m
         where m.chapter_id = $1 and m.joined <= $2 and (m."left" is null or m."left" > $2) and m.status in ('ACTIVE', 'LEFT')
         order by m.id
         on conflict do nothing`,
        [meeting.chapterId, meeting.date, accountIdOf(actor), this.clock.now()],
      );
      await this.recordHeld(em, meeting);
    });
  }

  /**
   * Puts one mark right after the lock (or before), on record: the old value stays in the history, with who and why.
   * @throws AppError as for `markMany`, but for LOCKED.
   */
  async correct(actor: Actor, input: CorrectMark): Promise<AttendanceSheet> {
    const { chapterId, date, reason, ...mark } = input;
    if (!reason.trim()) throw new AppError('BAD_INPUT', 'Say why the mark is corrected.', 'reason');
    return this.inMeeting(actor, { chapterId, date }, async (em, meeting) => {
      const [change] = await this.write(em, actor, meeting, checkMarks([mark]));
      if (!change) return;
      await audit(em, actor, {
        chapterId,
        action: 'attendance.corrected',
        subjectType: 'attendance',
        subjectId: `${date}/${mark.memberId}`,
        ...change,
        reason: reason.trim(),
      });
    });
  }

  private inMeeting(
    actor: Actor,
    { chapterId, date }: { chapterId: string; date: string },
    work: (em: EntityManager, meeting: MeetingEntity) => Promise<void>,
  ): Promise<AttendanceSheet> {
    return this.door.run(actor, chapterId, async (em, place, today) => {
      authorize(actor, 'attendance:write', place, 'meeting');
      // Shared, so that leaders mark side by side; locking the ledger waits for them, and they for it. The first mark
      // changes the meeting itself, and a shared hold that wants to become a single one could wait for ever.
      const key = { chapterId, date: checkDate(date, 'date') };
      const first = await em.existsBy(MeetingEntity, { ...key, status: 'SCHEDULED' });
      const meeting = await holdMeeting(em, chapterId, date, first ? 'change' : 'share');
      if (meeting.status === 'CANCELLED') {
        throw new AppError('MEETING_CANCELLED', `The meeting on ${date} was cancelled; it has no attendance.`, 'date');
      }
      if (date > today) {
        throw new AppError('BAD_INPUT', `The meeting on ${date} has not taken place yet.`, 'date');
      }
      await work(em, meeting);
      return this.meetings.sheet(em, place, actor, date);
    });
  }

  /** Writes what differs and answers with it, old and new. */
  private async write(
    em: EntityManager,
    actor: Actor,
    meeting: MeetingEntity,
    marks: readonly CheckedMark[],
  ): Promise<{ before: object | null; after: object | null }[]> {
    const { chapterId, date } = meeting;
    const wanted = marks.map(({ memberId }) => ({ memberId, field: 'memberId' }));
    const members = await requireMembers(em, chapterId, wanted);
    for (const member of members.values()) requireBelongsOn(member, date, 'memberId');
    const there = await this.present(em, chapterId, date, [...members.keys()]);
    const changed = marks.filter((m) => !isSameMark(m, there.get(m.memberId)));
    const clash = changed.find((m) => (there.get(m.memberId)?.version ?? 0) !== m.expectedVersion);
    if (clash) throw conflictOf(members.get(clash.memberId)?.displayName ?? '', there.get(clash.memberId));

    const cleared = changed.filter((m) => m.mark === null);
    if (cleared.length > 0) {
      const ids = cleared.map((m) => m.memberId);
      await em.query(`delete from attendance where chapter_id = $1 and date = $2 and member_id = any($3)`, [
        chapterId,
        date,
        ids,
      ]);
    }
    const set = changed.filter((m) => m.mark !== null);
    const written = await em.query<{ memberId: string }[]>(
      `insert into attendance (chapter_id, member_id, date, mark, substitute_name, left_early, version, marked_by, updated_at)
       select $1, r."memberId", $2, r.mark, r."substituteName", r."leftEarly", r."expectedVersion" + 1, $4, $5
       from jsonb_to_recordset($3::jsonb) as r("memberId" uuid, mark text, "substituteName" text, "leftEarly" boolean, "expectedVersion" int)
       order by r."memberId"
       on conflict (chapter_id, member_id, date) do update set mark = excluded.mark, substitute_name = excluded.substitute_name,
         left_early = excluded.left_early, version = excluded.version, marked_by = excluded.marked_by, updated_at = excluded.updated_at
       where attendance.version = excluded.version - 1
       returning member_id as "memberId"`,
      [chapterId, date, JSON.stringify(set), accountIdOf(actor), this.clock.now()],
    );
    // Whoever is missing was marked by somebody else between our look and our hand; what they wrote is visible now.
    const done = new Set(written.map((w) => w.memberId));
    const late = set.filter((m) => !done.has(m.memberId));
    const now = await this.present(
      em,
      chapterId,
      date,
      late.map((m) => m.memberId),
    );
    const lost = late.find((m) => !isSameMark(m, now.get(m.memberId)));
    if (lost) throw conflictOf(members.get(lost.memberId)?.displayName ?? '', now.get(lost.memberId));
    if (changed.length > 0) await this.recordHeld(em, meeting);
    return changed.map((m) => ({ before: valueOf(there.get(m.memberId)), after: valueOf(m) }));
  }

  /** Somebody was marked, so the meeting took place. */
  private async recordHeld(em: EntityManager, { chapterId, date, status }: MeetingEntity): Promise<void> {
    if (status !== 'SCHEDULED') return;
    await em.update(MeetingEntity, { chapterId, date, status }, { status: 'HELD', updatedAt: this.clock.now() });
  }

  private async present(
    em: EntityManager,
    chapterId: string,
    date: string,
    memberIds: readonly string[],
  ): Promise<Map<string, AttendanceEntity & { markedByName: string | null }>> {
    const rows = await em.query<(AttendanceEntity & { markedByName: string | null })[]>(
      `select a.member_id as "memberId", a.mark, a.substitute_name as "substituteName", a.left_early as "leftEarly",
         a.version, (select k.name from account k where k.id = a.marked_by) as "markedByName"
       from attendance a where a.chapter_id = $1 and a.date = $2 and a.member_id = any($3)
       order by a.member_id for update of a`,
      [chapterId, date, memberIds],
    );
    return new Map(rows.map((row) => [row.memberId, row]));
  }
}

function requireOpen(meeting: MeetingEntity): void {
  if (meeting.ledger === 'OPEN') return;
  throw new AppError(
    'LOCKED',
    `The ledger of the meeting on ${meeting.date} is locked. A leader may record a correction, with a reason.`,
    'date',
  );
}

const valueOf = (
  mark: { mark: AttendanceMark | null; substituteName: string | null; leftEarly: boolean } | undefined,
): object | null =>
  mark?.mark ? { mark: mark.mark, substituteName: mark.substituteName, leftEarly: mark.leftEarly } : null;
