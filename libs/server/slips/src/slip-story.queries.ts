import { Inject, Injectable } from '@nestjs/common';
import { authorize, type Actor } from '@chapterhouse/platform';
import { pageOf, type ChapterPlace, type Page, type PageOf } from '@chapterhouse/chapters';
import type { EntityManager } from 'typeorm';
import { knowsThanker, withoutThanker } from './slip-view.js';
import { SlipQueries } from './slips.queries.js';
import type { ReferralNews, SlipEndView, SlipHistoryEntry } from './slips.views.js';

type NewsRow = Omit<ReferralNews, 'receiver'> & SlipEndView & { totalCount: number };

/** Reads about what became of slips. */
@Injectable()
export class SlipStoryQueries {
  constructor(@Inject(SlipQueries) private readonly slips: SlipQueries) {}

  /** Every step and correction of a slip, oldest first (the latest hundred). @throws AppError NOT_FOUND. */
  async history(em: EntityManager, place: ChapterPlace, actor: Actor, slipId: string): Promise<SlipHistoryEntry[]> {
    const slip = await this.slips.visible(em, place, actor, slipId);
    const rows = await em.query<SlipHistoryEntry[]>(
      `select e.id, e.at, e.kind, k.name as "byName", e.before, e.after, e.reason, e.after_lock as "afterLock"
       from slip_event e left join account k on k.id = e.account_id
       where e.chapter_id = $1 and e.slip_id = $2 order by e.at desc, e.id desc limit 100`,
      [place.chapterId, slipId],
    );
    rows.reverse();
    if (knowsThanker(actor, slip)) return rows;
    // Before the lock only the thanker can have done it; afterwards only a leader, who acts by name.
    return rows.map((e) => ({
      ...e,
      byName: e.afterLock ? e.byName : null,
      before: withoutThanker(e.before),
      after: withoutThanker(e.after),
    }));
  }

  /**
   * What became of the referrals that a member gave: every step that the other side made, newest first, without amounts.
   * `since` is inside, `until` is not.
   */
  async newsForGiver(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    { since = null, until = null, ...page }: Page & { since?: Date | null; until?: Date | null } = {},
  ): Promise<PageOf<ReferralNews>> {
    authorize(actor, 'slip:read', { ...place, ownerMemberIds: [memberId] }, 'member');
    const { limit, offset } = pageOf(page);
    const rows = await em.query<NewsRow[]>(
      `select e.id as "eventId", e.slip_id as "slipId", e.at, s.prospect_name as "prospectName", e.reason as note,
         e.before->>'status' as "fromStatus", e.after->>'status' as "toStatus", s.to_member_id as "memberId",
         s.to_name as name, s.to_chapter as chapter, s.to_chapter_id as "chapterId", count(*) over () as "totalCount"
       from slip_event e join slip s on s.chapter_id = e.chapter_id and s.id = e.slip_id
       where e.chapter_id = $1 and e.kind = 'STATUS' and s.from_member_id = $2 and s.type = 'REFERRAL'
         and ($3::timestamptz is null or e.at >= $3) and ($4::timestamptz is null or e.at < $4)
       order by e.at desc, e.id desc limit $5 offset $6`,
      [place.chapterId, memberId, since, until, limit, offset],
    );
    const items = rows.map(({ memberId, name, chapter, chapterId, totalCount: _, ...news }) => ({
      ...news,
      receiver: { memberId, name, chapter, chapterId },
    }));
    return { items, totalCount: rows[0]?.totalCount ?? 0 };
  }
}
