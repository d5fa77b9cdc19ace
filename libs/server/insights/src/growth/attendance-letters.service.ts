import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, accountIdOf, authorize, newId, notFound, type Actor } from '@chapterhouse/platform';
import { ChapterDoor, pageOf, type ChapterPlace, type Page, type PageOf } from '@chapterhouse/chapters';
import { audit } from '@chapterhouse/database';
import { stepReached, type AttendanceForecast, type AttendanceStep, type LocalDate } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { restoreGrowth, type KeptGrowth } from './kept-growth.js';

type Figures = Parameters<typeof restoreGrowth>[2] & { notes: Parameters<typeof restoreGrowth>[3] };
type State = AttendanceForecast['state'];

export interface AttendanceLetter {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly asOf: LocalDate;
  readonly step: AttendanceStep;
  /** The forecast of that week: what the letter speaks of. */
  readonly facts: AttendanceForecast;
  readonly state: 'DRAFT' | 'SENT' | 'DROPPED';
  readonly decidedAt: Date | null;
}

/** To whom a letter goes, and of which week it speaks. */
export interface SentLetter {
  readonly memberId: string;
  readonly asOf: LocalDate;
}

/** Letters about attendance: drafts that a leader sends or drops. Nothing here sends one. */
@Injectable()
export class AttendanceLetterService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Drafts a letter for each active member whose standing is worse than in the kept week before, for chapters whose latest kept
   * week this is: history that is filled in later writes to nobody. In the caller's transaction, after the week was kept.
   * Running it again drafts nothing twice. Answers with how many were drafted.
   */
  async draft(em: EntityManager, asOf: LocalDate, chapterIds: readonly string[]): Promise<number> {
    const rows = await em.query<
      { chapterId: string; memberId: string; figures: Figures; growth: KeptGrowth; before: State | null }[]
    >(CANDIDATES, [chapterIds, asOf]);
    const drafts = rows.flatMap(({ chapterId, memberId, figures, growth, before }) => {
      const { attendance } = restoreGrowth(memberId, growth, figures, figures.notes);
      const step = stepReached(before, attendance.state);
      return step ? [{ chapter_id: chapterId, id: newId(), member_id: memberId, step, facts: attendance }] : [];
    });
    const made = await em.query<unknown[]>(
      `insert into attendance_letter (chapter_id, id, member_id, as_of, step, facts)
       select d.chapter_id, d.id, d.member_id, $2::date, d.step, d.facts
       from json_to_recordset($1::json) as d (chapter_id uuid, id uuid, member_id uuid, step text, facts jsonb)
       on conflict (chapter_id, member_id, as_of) do nothing returning 1`,
      [JSON.stringify(drafts), asOf],
    );
    return made.length;
  }

  /** The chapter's letters, undecided ones first, newest first; for leaders. @throws AppError FORBIDDEN, NOT_FOUND. */
  async list(em: EntityManager, place: ChapterPlace, actor: Actor, page: Page = {}): Promise<PageOf<AttendanceLetter>> {
    authorize(actor, 'attendance:write', place, 'chapter');
    const { limit, offset } = pageOf(page);
    const rows = await em.query<(AttendanceLetter & { totalCount: number })[]>(
      `select ${COLUMNS}, count(*) over ()::int as "totalCount" ${LETTERS}
       where l.chapter_id = $1 order by l.state = 'DRAFT' desc, l.as_of desc, l.id desc limit $2 offset $3`,
      [place.chapterId, limit, offset],
    );
    return { items: rows.map(({ totalCount: _, ...letter }) => letter), totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** One letter, for leaders. @throws AppError FORBIDDEN, NOT_FOUND. */
  async byId(em: EntityManager, place: ChapterPlace, actor: Actor, letterId: string): Promise<AttendanceLetter> {
    authorize(actor, 'attendance:write', place, 'letter');
    const [letter] = await em.query<AttendanceLetter[]>(
      `select ${COLUMNS} ${LETTERS} where l.chapter_id = $1 and l.id = $2`,
      [place.chapterId, letterId],
    );
    if (!letter) throw notFound('letter');
    return letter;
  }

  /**
   * A leader sends a letter or drops it, once. `onSent` puts it on its way, in the same transaction. @throws AppError FORBIDDEN, NOT_FOUND, CONFLICT when somebody decided before.
   */
  async decide(
    actor: Actor,
    { chapterId, letterId, decision }: { chapterId: string; letterId: string; decision: 'SENT' | 'DROPPED' },
    onSent?: (em: EntityManager, letter: SentLetter) => Promise<void>,
  ): Promise<void> {
    await this.door.run(actor, chapterId, async (em, place) => {
      authorize(actor, 'attendance:write', place, 'letter');
      const [letter] = await em.query<(SentLetter & { state: string })[]>(
        `select state, member_id as "memberId", as_of as "asOf" from attendance_letter where chapter_id = $1 and id = $2 for update`,
        [chapterId, letterId],
      );
      if (!letter) throw notFound('letter');
      if (letter.state !== 'DRAFT')
        throw new AppError('CONFLICT', 'Another leader has decided about this letter already. Look at the list again.');
      await em.query(
        `update attendance_letter set state = $3, decided_by = $4, decided_at = $5 where chapter_id = $1 and id = $2`,
        [chapterId, letterId, decision, accountIdOf(actor), this.clock.now()],
      );
      await audit(em, actor, {
        chapterId,
        action: decision === 'SENT' ? 'attendance-letter.sent' : 'attendance-letter.dropped',
        subjectType: 'attendance_letter',
        subjectId: letterId,
      });
      if (decision === 'SENT') await onSent?.(em, { memberId: letter.memberId, asOf: letter.asOf });
    });
  }
}

const COLUMNS = `l.id, l.member_id as "memberId", m.display_name as "memberName", l.as_of as "asOf", l.step, l.facts, l.state,
  l.decided_at as "decidedAt"`;
const LETTERS = `from attendance_letter l join member m on m.chapter_id = l.chapter_id and m.id = l.member_id`;

const CANDIDATES = `
select w.chapter_id as "chapterId", w.member_id as "memberId", w.figures, w.growth,
  (select p.figures->'notes'->'attendance'->>'state' from member_week p
    where p.chapter_id = w.chapter_id and p.member_id = w.member_id and p.as_of < w.as_of
    order by p.as_of desc limit 1) as before
from member_week w
where w.chapter_id = any ($1::uuid[]) and w.as_of = $2::date and w.verdict is not null
  and w.figures->'notes'->'attendance'->>'state' <> 'CLEAR' and w.growth is not null
  and not exists (select from chapter_week l where l.chapter_id = w.chapter_id and l.as_of > w.as_of)
order by w.chapter_id, w.member_id`;
