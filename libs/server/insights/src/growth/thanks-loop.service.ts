import { Injectable } from '@nestjs/common';
import { localDate } from '@chapterhouse/platform';
import type { ChapterPlace } from '@chapterhouse/chapters';
import type { LocalDate, ReferralStatus } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';

/** A step that the receiver reported, as the giver hears of it: without amounts. */
export interface LoopStep {
  readonly eventId: string;
  readonly slipId: string;
  readonly prospectName: string | null;
  readonly receiverName: string | null;
  readonly toStatus: ReferralStatus;
}

/** A referral that has had no word for 14 days. */
export interface LoopNudge {
  readonly slipId: string;
  readonly prospectName: string | null;
  readonly giverName: string | null;
  readonly silentDays: number;
}

/** Everything that one member should hear of today about their referrals. */
export interface LoopNews {
  readonly memberId: string;
  readonly steps: readonly LoopStep[];
  /** Thanks for business that came to the member: how many, not from whom nor how much. */
  readonly thanks: number;
  readonly thanksSlipIds: readonly string[];
  readonly nudges: readonly LoopNudge[];
}

const SILENT_DAYS = 14;
/** Older than this nothing is news any more: a chapter that switches the mails on is not flooded. */
const NEWS_DAYS = 30;
/** Local hours in which such a mail may go out. */
const FROM_HOUR = 8;
const TO_HOUR = 20;

/** The thank-you loop: givers hear what became of their referrals, receivers are reminded of those that wait. */
@Injectable()
export class ThanksLoopService {
  /** Whether it is a time of day, in the chapter, at which people may be written to: from 8 to 20 o'clock. */
  isAwake(place: Pick<ChapterPlace, 'timeZone'>, now: Date): boolean {
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { timeZone: place.timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now),
    );
    return hour >= FROM_HOUR && hour < TO_HOUR;
  }

  /**
   * What the active members of a chapter should hear of, by member; nothing outside the hours of the day. What was told before is
   * not in it, and nobody is in it who had such a mail today: all that happens in a day is one mail of the next.
   */
  async collect(em: EntityManager, place: ChapterPlace, now: Date): Promise<LoopNews[]> {
    if (!this.isAwake(place, now)) return [];
    const today = localDate(now, place.timeZone);
    const steps = await em.query<(LoopStep & { memberId: string })[]>(STEPS, [place.chapterId, now]);
    const thanks = await em.query<{ memberId: string; slipId: string }[]>(THANKS, [place.chapterId, now]);
    const nudges = await em.query<(LoopNudge & { memberId: string })[]>(NUDGES, [place.chapterId, now]);
    const written = new Set(
      (
        await em.query<{ memberId: string }[]>(
          `select member_id as "memberId" from loop_mail where chapter_id = $1 and on_date = $2`,
          [place.chapterId, today],
        )
      ).map((row) => row.memberId),
    );
    const ids = [...new Set([...steps, ...thanks, ...nudges].map((row) => row.memberId))].sort();
    const of = <Row extends { memberId: string }>(rows: readonly Row[], id: string): Omit<Row, 'memberId'>[] =>
      rows.filter((row) => row.memberId === id).map(({ memberId: _, ...row }) => row);
    return ids
      .filter((id) => !written.has(id))
      .map((memberId) => {
        const thanksSlipIds = of(thanks, memberId).map((row) => row.slipId);
        return {
          memberId,
          steps: of(steps, memberId),
          thanks: thanksSlipIds.length,
          thanksSlipIds,
          nudges: of(nudges, memberId),
        };
      });
  }

  /**
   * Notes that this is told, in the transaction that writes the mail. False when the member had such a mail today: then
   * nothing may be sent.
   */
  async claim(em: EntityManager, place: ChapterPlace, news: LoopNews, now: Date): Promise<boolean> {
    const today: LocalDate = localDate(now, place.timeZone);
    const rows = await em.query<unknown[]>(
      `insert into loop_mail (chapter_id, member_id, on_date, told, nudged, created_at)
       values ($1, $2, $3, $4::uuid[], $5::uuid[], $6) on conflict do nothing returning 1`,
      [
        place.chapterId,
        news.memberId,
        today,
        [...news.steps.map((step) => step.eventId), ...news.thanksSlipIds],
        news.nudges.map((nudge) => nudge.slipId),
        now,
      ],
    );
    return rows.length > 0;
  }
}

const awaited = (member: string, list: 'told' | 'nudged', id: string, days: number): string => `
  not exists (select from loop_mail l where l.chapter_id = s.chapter_id and l.member_id = ${member}
    and ${id} = any (l.${list}) and l.created_at > $2::timestamptz - interval '${days} days')`;
const seated = (member: string): string => `
  join member m on m.chapter_id = s.chapter_id and m.id = ${member} and m.status in ('ACTIVE', 'ON_LEAVE')
    and m.account_id is not null`;

const STEPS = `
select s.from_member_id as "memberId", e.id as "eventId", s.id as "slipId", s.prospect_name as "prospectName",
  coalesce(r.display_name, s.to_name) as "receiverName", e.after->>'status' as "toStatus"
from slip_event e
join slip s on s.chapter_id = e.chapter_id and s.id = e.slip_id and s.type = 'REFERRAL' and s.withdrawn_at is null
${seated('s.from_member_id')}
left join member r on r.chapter_id = s.chapter_id and r.id = s.to_member_id
where e.chapter_id = $1 and e.kind = 'STATUS' and e.at > $2::timestamptz - interval '${NEWS_DAYS} days' and e.at <= $2
  and ${awaited('s.from_member_id', 'told', 'e.id', 2 * NEWS_DAYS)}
order by e.at, e.id`;

const THANKS = `
select s.to_member_id as "memberId", s.id as "slipId" from slip s
${seated('s.to_member_id')}
where s.chapter_id = $1 and s.type = 'CLOSED_BUSINESS' and s.withdrawn_at is null and s.import_id is null
  and s.created_at > $2::timestamptz - interval '${NEWS_DAYS} days' and s.created_at <= $2
  and ${awaited('s.to_member_id', 'told', 's.id', 2 * NEWS_DAYS)}
order by s.id`;

const NUDGES = `
select q."memberId", q."slipId", q."prospectName", q."giverName", q."silentDays" from (
  select s.to_member_id as "memberId", s.id as "slipId", s.prospect_name as "prospectName",
    coalesce(g.display_name, s.from_name) as "giverName", s.date,
    floor(extract(epoch from $2::timestamptz - greatest(s.created_at, (
      select max(e.at) from slip_event e where e.chapter_id = s.chapter_id and e.slip_id = s.id))) / 86400)::int as "silentDays"
  from slip s
  ${seated('s.to_member_id')}
  left join member g on g.chapter_id = s.chapter_id and g.id = s.from_member_id
  where s.chapter_id = $1 and s.type = 'REFERRAL' and s.status in ('NEW', 'CONTACTED', 'IN_PROGRESS') and s.import_id is null
    and ${awaited('s.to_member_id', 'nudged', 's.id', SILENT_DAYS)}) q
where q."silentDays" >= ${SILENT_DAYS}
order by q.date, q."slipId"`;
