import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '@chapterhouse/platform';
import type { ChapterPlace } from '@chapterhouse/chapters';
import type { ChapterFigures, LocalDate, MemberFigures, MemberNotes, Verdict } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import type { MemberGrowth } from './growth/growth.js';
import { restoreGrowth, type KeptGrowth } from './growth/kept-growth.js';
import type { Rota } from './growth/rota.js';

/** One member's kept week. */
export interface MemberSnapshot {
  readonly memberId: string;
  readonly asOf: LocalDate;
  /** null for a former member. */
  readonly verdict: Verdict | null;
  readonly figures: MemberFigures;
  readonly notes: MemberNotes;
  /** Scorecard, tune-up, next one-to-ones, attendance forecast; null for a former member and for weeks kept without them. */
  readonly growth: MemberGrowth | null;
}

/** A chapter's kept week. */
export interface ChapterSnapshot {
  readonly asOf: LocalDate;
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
  readonly computedAt: Date;
  /** Members by id in `oneSidedTies`. */
  readonly figures: ChapterFigures;
  /** Who meets whom; null for weeks kept without it. */
  readonly rota: Rota | null;
}

/** What staff above the chapter see: figures of the whole, and how many members have each verdict; nobody is named. */
export interface ChapterCountsSnapshot extends Omit<ChapterSnapshot, 'figures' | 'rota'> {
  readonly figures: Omit<ChapterFigures, 'oneSidedTies'>;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
}

/** Newest first; `before` goes on where a page ended. */
export interface HistoryPage {
  /** 1 to 104 weeks. */
  readonly limit?: number;
  readonly before?: LocalDate | null;
}

const LONGEST_HISTORY = 104;
const chapterColumns = `as_of as "asOf", window_weeks as "windowWeeks", evidence_weeks as "evidenceWeeks",
  computed_at as "computedAt", figures`;

/** Reads of kept weeks. Without a date it is the latest week that was computed. */
@Injectable()
export class InsightsQueries {
  /**
   * One member's week: their own, or anybody's for leaders and the membership committee; null when there is none.
   * @throws AppError FORBIDDEN, NOT_FOUND.
   */
  async ofMember(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    asOf: LocalDate | null = null,
  ): Promise<MemberSnapshot | null> {
    authorizeMember(actor, place, memberId);
    const [row] = await em.query<MemberRow[]>(
      `select member_id as "memberId", as_of as "asOf", verdict, figures, growth from member_week
       where chapter_id = $1 and member_id = $2 and ($3::date is null or as_of = $3) order by as_of desc limit 1`,
      [place.chapterId, memberId, asOf],
    );
    return row ? snapshotOf(row) : null;
  }

  /** One member's weeks, newest first; rights as in `ofMember`. */
  async memberHistory(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    page: HistoryPage = {},
  ): Promise<MemberSnapshot[]> {
    authorizeMember(actor, place, memberId);
    const rows = await em.query<MemberRow[]>(
      `select member_id as "memberId", as_of as "asOf", verdict, figures, growth from member_week
       where chapter_id = $1 and member_id = $2 and ($3::date is null or as_of < $3) order by as_of desc limit $4`,
      [place.chapterId, memberId, page.before ?? null, limitOf(page)],
    );
    return rows.map(snapshotOf);
  }

  /** The chapter's week for leaders and the membership committee; null when there is none. @throws AppError FORBIDDEN, NOT_FOUND. */
  async ofChapter(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    asOf: LocalDate | null = null,
  ): Promise<ChapterSnapshot | null> {
    authorize(actor, 'insights:read', place, 'chapter');
    return latest(em, place.chapterId, asOf);
  }

  /** The chapter's weeks, newest first; rights as in `ofChapter`. */
  async chapterHistory(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    page: HistoryPage = {},
  ): Promise<ChapterSnapshot[]> {
    authorize(actor, 'insights:read', place, 'chapter');
    const rows = await em.query<ChapterRow[]>(
      `select ${chapterColumns} from chapter_week
       where chapter_id = $1 and ($2::date is null or as_of < $2) order by as_of desc limit $3`,
      [place.chapterId, page.before ?? null, limitOf(page)],
    );
    return rows.map(chapterOf);
  }

  /** Everybody's week at this date, by member id; rights as in `ofChapter`. Former members of the evidence window are among them. */
  async membersOf(em: EntityManager, place: ChapterPlace, actor: Actor, asOf: LocalDate): Promise<MemberSnapshot[]> {
    authorize(actor, 'insights:read', place, 'chapter');
    const rows = await em.query<MemberRow[]>(
      `select member_id as "memberId", as_of as "asOf", verdict, figures, growth from member_week
       where chapter_id = $1 and as_of = $2 order by member_id`,
      [place.chapterId, asOf],
    );
    return rows.map(snapshotOf);
  }

  /** Everybody's week at a date, the latest unless told; `asOf` is null when none was computed. Rights as in `ofChapter`. */
  async weekOf(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    asOf: LocalDate | null = null,
  ): Promise<{ asOf: LocalDate | null; members: MemberSnapshot[] }> {
    const day = (await this.ofChapter(em, place, actor, asOf))?.asOf ?? null;
    return { asOf: day, members: day ? await this.membersOf(em, place, actor, day) : [] };
  }

  /** The chapter's week in counts only, also for region directors and organisation admins. @throws AppError FORBIDDEN, NOT_FOUND. */
  async countsOf(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    asOf: LocalDate | null = null,
  ): Promise<ChapterCountsSnapshot | null> {
    authorize(actor, 'insights:counts', place, 'chapter');
    const week = await latest(em, place.chapterId, asOf);
    if (!week) return null;
    const verdicts = await em.query<{ verdict: Verdict; members: number }[]>(
      `select verdict, count(*)::int as members from member_week
       where chapter_id = $1 and as_of = $2 and verdict is not null group by verdict order by verdict`,
      [place.chapterId, week.asOf],
    );
    const { oneSidedTies: _, ...figures } = week.figures;
    const { rota: _names, ...counts } = week;
    return { ...counts, figures, verdicts: Object.fromEntries(verdicts.map((row) => [row.verdict, row.members])) };
  }
}

interface MemberRow {
  memberId: string;
  asOf: LocalDate;
  verdict: Verdict | null;
  figures: MemberFigures & { notes: MemberNotes };
  growth: KeptGrowth | null;
}

type ChapterRow = Omit<ChapterSnapshot, 'figures' | 'rota'> & { figures: ChapterFigures & { rota?: Rota | null } };

function snapshotOf({ figures: kept, growth, ...row }: MemberRow): MemberSnapshot {
  const { notes, ...figures } = kept;
  return { ...row, figures, notes, growth: growth && restoreGrowth(row.memberId, growth, figures, notes) };
}

function chapterOf({ figures: kept, ...row }: ChapterRow): ChapterSnapshot {
  const { rota = null, ...figures } = kept;
  return { ...row, figures, rota };
}

async function latest(em: EntityManager, chapterId: string, asOf: LocalDate | null): Promise<ChapterSnapshot | null> {
  const [row] = await em.query<ChapterRow[]>(
    `select ${chapterColumns} from chapter_week
     where chapter_id = $1 and ($2::date is null or as_of = $2) order by as_of desc limit 1`,
    [chapterId, asOf],
  );
  return row ? chapterOf(row) : null;
}

function limitOf({ limit = 26 }: HistoryPage): number {
  return Math.min(Math.max(Math.trunc(limit), 1), LONGEST_HISTORY);
}

function authorizeMember(actor: Actor, place: ChapterPlace, memberId: string): void {
  authorize(actor, 'insights:read', { ...place, ownerMemberIds: [memberId] }, 'member');
}
