import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '@chapterhouse/platform';
import type { ChapterPlace } from '@chapterhouse/chapters';
import { checkDate } from '@chapterhouse/members';
import type { EntityManager } from 'typeorm';
import type { ClosedBusinessTotal, ClosedBusinessTotals } from './slips.views.js';

/** Below this many known thankers a total is not broken down: the parts would say who thanked for what. */
const FEWEST_THANKERS = 3;

interface TotalRow {
  currency: string;
  amount: string;
  slips: number;
  thankers: number;
  business: NonNullable<ClosedBusinessTotal['breakdown']>['business'];
  tier: NonNullable<ClosedBusinessTotal['breakdown']>['tier'];
}

/** What the chapter's members thanked for. */
@Injectable()
export class ClosedBusinessQueries {
  /** Totals of `[from, to)` per currency, withdrawn slips left out; for those who may read all slips. */
  async totals(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    { from, to }: { from: string; to: string },
  ): Promise<ClosedBusinessTotals> {
    authorize(actor, 'slip:read', place, 'chapter');
    const range = [place.chapterId, checkDate(from, 'from'), checkDate(to, 'to')];
    const where = `chapter_id = $1 and date >= $2 and date < $3 and type = 'CLOSED_BUSINESS' and withdrawn_at is null`;
    const sum = (condition: string): string => `coalesce(sum(amount) filter (where ${condition}), 0)::text`;
    const totals = await em.query<TotalRow[]>(
      `select currency, sum(amount)::text as amount, count(*)::int as slips,
         count(distinct coalesce(from_member_id::text, from_name || ' > ' || coalesce(from_chapter, '')))::int as thankers,
         jsonb_build_object('NEW', ${sum(`business = 'NEW'`)}, 'REPEAT', ${sum(`business = 'REPEAT'`)},
           'unknown', ${sum('business is null')}) as business,
         jsonb_build_object('INSIDE', ${sum(`tier = 'INSIDE'`)}, 'OUTSIDE', ${sum(`tier = 'OUTSIDE'`)},
           'unknown', ${sum('tier is null')}) as tier
       from slip where ${where} group by currency order by currency`,
      range,
    );
    const thanked = await em.query<{ currency: string; memberId: string; amount: string; slips: number }[]>(
      `select currency, to_member_id as "memberId", sum(amount)::text as amount, count(*)::int as slips
       from slip where ${where} and to_member_id is not null
       group by currency, to_member_id order by sum(amount) desc, to_member_id`,
      range,
    );
    return {
      from,
      to,
      perCurrency: totals.map(({ currency, amount, slips, thankers, business, tier }) => ({
        currency,
        amount,
        slips,
        breakdown:
          thankers < FEWEST_THANKERS
            ? null
            : {
                business,
                tier,
                thanked: thanked
                  .filter((t) => t.currency === currency)
                  .map(({ memberId, ...total }) => ({ memberId, amount: total.amount, slips: total.slips })),
              },
      })),
    };
  }
}
