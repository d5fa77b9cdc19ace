import { Injectable } from '@nestjs/common';
import { type ChapterPlace, type Page, pageOf, type PageOf } from '@chapterhouse/chapters';
import type { LocalDate } from '@chapterhouse/domain';
import { type Actor, authorize } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import { type LetterKind, WEEKLY_KINDS } from '../preferences/unsubscribe-token.js';

export const DELIVERY_STATES = ['PENDING', 'SENDING', 'SENT', 'SKIPPED', 'BOUNCED', 'FAILED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A chapter's run of one week, with its letters counted by state. */
export interface WeeklyRun {
  readonly asOf: LocalDate;
  readonly state: 'PLANNED' | 'DONE' | 'FAILED';
  readonly mail: boolean;
  readonly attempts: number;
  readonly error: string | null;
  readonly plannedAt: Date;
  readonly computedAt: Date | null;
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
}

/** One letter of a run. */
export interface Delivery {
  readonly id: string;
  readonly asOf: LocalDate;
  readonly kind: LetterKind;
  readonly memberId: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** A key of `REASONS`, or what the mail server said. */
  readonly reason: string | null;
  readonly sentAt: Date | null;
  readonly createdAt: Date;
}

/** Reads of weekly runs and their letters, for whoever has `runs:read`. */
@Injectable()
export class WeeklyQueries {
  /** The chapter's runs, newest first. @throws AppError FORBIDDEN, NOT_FOUND. */
  async runs(em: EntityManager, place: ChapterPlace, actor: Actor, page: Page = {}): Promise<PageOf<WeeklyRun>> {
    authorize(actor, 'runs:read', place, 'chapter');
    const { limit, offset } = pageOf(page);
    const items = await em.query<RunRow[]>(`${RUNS} order by r.as_of desc limit $2 offset $3`, [
      place.chapterId,
      limit,
      offset,
    ]);
    const [count] = await em.query<{ n: number }[]>(`select count(*)::int as n from weekly_run where chapter_id = $1`, [
      place.chapterId,
    ]);
    return { items: items.map(runOf), totalCount: count?.n ?? 0 };
  }

  /** One run; null when there is none for this date. */
  async run(em: EntityManager, place: ChapterPlace, actor: Actor, asOf: LocalDate): Promise<WeeklyRun | null> {
    authorize(actor, 'runs:read', place, 'chapter');
    const [row] = await em.query<RunRow[]>(`${RUNS} and r.as_of = $2`, [place.chapterId, asOf]);
    return row ? runOf(row) : null;
  }

  /** The letters of one run, leaders' first, then by member. */
  async deliveries(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    asOf: LocalDate,
    page: Page = {},
  ): Promise<PageOf<Delivery>> {
    authorize(actor, 'runs:read', place, 'chapter');
    const { limit, offset } = pageOf(page);
    const items = await em.query<Delivery[]>(
      `select id, as_of as "asOf", kind, member_id as "memberId", state, attempts, reason, sent_at as "sentAt",
         created_at as "createdAt"
       from delivery where chapter_id = $1 and as_of = $2 and ${WEEKLY}
       order by kind, member_id, id limit $3 offset $4`,
      [place.chapterId, asOf, limit, offset],
    );
    const [count] = await em.query<{ n: number }[]>(
      `select count(*)::int as n from delivery where chapter_id = $1 and as_of = $2 and ${WEEKLY}`,
      [place.chapterId, asOf],
    );
    return { items, totalCount: count?.n ?? 0 };
  }
}

type RunRow = Omit<WeeklyRun, 'deliveries'> & { counts: Partial<Record<DeliveryState, number>> | null };

/** Letters of a moment belong to no run. */
const WEEKLY = `kind in (${WEEKLY_KINDS.map((kind) => `'${kind}'`).join(', ')})`;

const RUNS = `
select r.as_of as "asOf", r.state, r.mail, r.attempts, r.error, r.planned_at as "plannedAt", r.computed_at as "computedAt",
  (select json_object_agg(d.state, d.n) from (
     select state, count(*) as n from delivery where chapter_id = r.chapter_id and as_of = r.as_of and ${WEEKLY} group by state) d) as counts
from weekly_run r where r.chapter_id = $1`;

function runOf({ counts, ...run }: RunRow): WeeklyRun {
  const deliveries = { PENDING: 0, SENDING: 0, SENT: 0, SKIPPED: 0, BOUNCED: 0, FAILED: 0, ...counts };
  return { ...run, deliveries };
}
