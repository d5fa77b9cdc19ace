import { Inject, Injectable } from '@nestjs/common';
import type { AttendanceForecast, AttendanceStep, LocalDate, PairReason, ReferralStatus } from '@chapterhouse/domain';
import { type OpenInvitation, AnswerService } from '@chapterhouse/profiles';
import type { EntityManager } from 'typeorm';
import type { Claim } from '../ledger/ledger.js';

/** A seat of an account. */
export interface Seat {
  readonly chapterId: string;
  readonly memberId: string;
}

/** What moved in one chapter, as it still is when the letter is written. */
export interface LoopPart {
  readonly slug: string;
  readonly chapterName: string;
  readonly steps: readonly {
    readonly slipId: string;
    readonly prospect: string | null;
    readonly receiver: string | null;
    readonly status: ReferralStatus;
  }[];
  readonly thanks: number;
  readonly nudges: readonly {
    readonly slipId: string;
    readonly prospect: string | null;
    readonly giver: string | null;
    readonly days: number;
  }[];
  readonly questions: readonly { readonly name: string; readonly token: string }[];
}

/** What a leader decided to send. */
export interface AttendanceFacts {
  readonly step: AttendanceStep;
  readonly facts: AttendanceForecast;
  readonly absenceLimit: number;
  readonly windowWeeks: number;
  readonly leader: string;
  readonly leaderEmail: string;
}

/** What both said yes to. */
export interface OneToOneFacts {
  readonly proposalId: string;
  readonly asOf: LocalDate;
  readonly revision: number;
  readonly reasons: readonly PairReason[];
  readonly partnerId: string;
  readonly partner: string;
  readonly partnerEmail: string | null;
  readonly meetingWeekday: number;
  readonly meetingTime: string;
}

/** Reads what the letters of a moment say, when they are written: names, and what is still so. */
@Injectable()
export class MomentFactsQueries {
  constructor(@Inject(AnswerService) private readonly answers: AnswerService) {}

  /** The seats of the account behind a seat, the seat itself first. */
  async seatsOf(em: EntityManager, { chapterId, memberId }: Seat): Promise<Seat[]> {
    return em.query<Seat[]>(
      `select s.chapter_id as "chapterId", s.member_id as "memberId" from member m, app_account_seats(m.account_id) s
       where m.chapter_id = $1 and m.id = $2 order by s.member_id <> m.id, s.chapter_id, s.member_id`,
      [chapterId, memberId],
    );
  }

  /**
   * What was noted for this mail in each of the account's chapters, without what is settled by now. Questions that no weekly
   * letter brings, since it is not wanted, come with it.
   */
  async loop(em: EntityManager, claim: Claim, seats: readonly Seat[], now: Date): Promise<LoopPart[]> {
    const parts: LoopPart[] = [];
    for (const seat of seats) {
      const [row] = await em.query<LoopRow[]>(LOOP, [
        claim.chapterId,
        claim.memberId,
        claim.asOf,
        seat.chapterId,
        seat.memberId,
        now,
      ]);
      if (!row) continue;
      const { noWeekly, steps, nudges, ...rest } = row;
      const open = noWeekly ? await this.answers.openInvitations(em, seat.chapterId, seat.memberId) : [];
      const questions = await this.named(em, seat.chapterId, open);
      parts.push({ ...rest, steps: steps ?? [], nudges: nudges ?? [], questions });
    }
    return parts;
  }

  /** Null when the letter is not there, or was not sent. */
  async attendance(em: EntityManager, seat: Seat, asOf: LocalDate): Promise<AttendanceFacts | null> {
    const [row] = await em.query<AttendanceFacts[]>(
      `${ATTENDANCE} join account a on a.id = l.decided_by
       left join member d on d.chapter_id = l.chapter_id and d.account_id = a.id and d.status in ('ACTIVE', 'ON_LEAVE')
       where l.chapter_id = $1 and l.member_id = $2 and l.as_of = $3 and l.state = 'SENT' limit 1`,
      [seat.chapterId, seat.memberId, asOf],
    );
    return row ?? null;
  }

  /** A letter as it would go out if this account sent it now; null when there is no such letter. */
  async draft(
    em: EntityManager,
    chapterId: string,
    letterId: string,
    accountId: string,
  ): Promise<(AttendanceFacts & { readonly memberId: string; readonly asOf: LocalDate }) | null> {
    const [row] = await em.query<(AttendanceFacts & { memberId: string; asOf: LocalDate })[]>(
      `${ATTENDANCE} join account a on a.id = coalesce(l.decided_by, $3)
       left join member d on d.chapter_id = l.chapter_id and d.account_id = a.id and d.status in ('ACTIVE', 'ON_LEAVE')
       where l.chapter_id = $1 and l.id = $2 limit 1`,
      [chapterId, letterId, accountId],
    );
    return row ?? null;
  }

  /** Null when one of the two has changed their mind. */
  async oneToOne(em: EntityManager, { chapterId, memberId }: Seat, asOf: LocalDate): Promise<OneToOneFacts | null> {
    const [row] = await em.query<OneToOneFacts[]>(
      `select p.id as "proposalId", p.as_of as "asOf", p.reasons, o.id as "partnerId", o.display_name as partner,
         a.email as "partnerEmail", c.meeting_weekday as "meetingWeekday", left(c.meeting_time::text, 5) as "meetingTime",
         greatest(0, ceil(extract(epoch from greatest(p.first_answered_at, p.second_answered_at) - p.created_at)))::int as revision
       from one_to_one_proposal p
       join chapter c on c.id = p.chapter_id
       join member o on o.chapter_id = p.chapter_id and o.status in ('ACTIVE', 'ON_LEAVE')
         and o.id = case when p.first_member_id = $2 then p.second_member_id else p.first_member_id end
       left join account a on a.id = o.account_id
       where p.chapter_id = $1 and p.as_of = $3 and $2 in (p.first_member_id, p.second_member_id)
         and p.first_answer = 'ACCEPTED' and p.second_answer = 'ACCEPTED'`,
      [chapterId, memberId, asOf],
    );
    return row ?? null;
  }

  private async named(
    em: EntityManager,
    chapterId: string,
    open: readonly OpenInvitation[],
  ): Promise<{ name: string; token: string }[]> {
    if (open.length === 0) return [];
    const people = await em.query<{ id: string; name: string }[]>(
      `select id, display_name as name from member where chapter_id = $1 and id = any ($2::uuid[])`,
      [chapterId, open.map((one) => one.aboutMemberId)],
    );
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return open.flatMap(({ aboutMemberId, token }) => {
      const name = names.get(aboutMemberId);
      return name ? [{ name, token }] : [];
    });
  }
}

interface LoopRow extends Omit<LoopPart, 'questions' | 'steps' | 'nudges'> {
  readonly steps: LoopPart['steps'] | null;
  readonly nudges: LoopPart['nudges'] | null;
  readonly noWeekly: boolean;
}

const ATTENDANCE = `
select l.step, l.facts, l.member_id as "memberId", l.as_of as "asOf", c.absence_limit as "absenceLimit",
  c.window_weeks as "windowWeeks", coalesce(d.display_name, a.name) as leader, a.email as "leaderEmail"
from attendance_letter l
join chapter c on c.id = l.chapter_id`;

/** All chapters of one mail were noted at the same moment: $1 to $3 say of which mail, $4 and $5 whose part. */
const LOOP = `
with mail as (
  select created_at from loop_mail where chapter_id = $1 and member_id = $2 and on_date = $3::date
), part as (
  select l.* from loop_mail l join mail on mail.created_at = l.created_at where l.chapter_id = $4 and l.member_id = $5
)
select c.slug, c.name as "chapterName",
  (select jsonb_agg(jsonb_build_object('slipId', s.id, 'prospect', s.prospect_name,
      'receiver', coalesce(r.display_name, s.to_name), 'status', e.after->>'status') order by e.at, e.id)
    from slip_event e
    join slip s on s.chapter_id = e.chapter_id and s.id = e.slip_id and s.withdrawn_at is null
    left join member r on r.chapter_id = s.chapter_id and r.id = s.to_member_id
    where e.chapter_id = part.chapter_id and e.id = any (part.told) and e.kind = 'STATUS') as steps,
  (select count(*)::int from slip s where s.chapter_id = part.chapter_id and s.id = any (part.told)
    and s.type = 'CLOSED_BUSINESS' and s.withdrawn_at is null) as thanks,
  (select jsonb_agg(jsonb_build_object('slipId', s.id, 'prospect', s.prospect_name,
      'giver', coalesce(g.display_name, s.from_name), 'days', floor(extract(epoch from $6::timestamptz
        - greatest(s.created_at, (select max(e.at) from slip_event e where e.chapter_id = s.chapter_id and e.slip_id = s.id)))
        / 86400)::int) order by s.date, s.id)
    from slip s left join member g on g.chapter_id = s.chapter_id and g.id = s.from_member_id
    where s.chapter_id = part.chapter_id and s.id = any (part.nudged)
      and s.status in ('NEW', 'CONTACTED', 'IN_PROGRESS')) as nudges,
  coalesce(p.enabled is false, false) as "noWeekly"
from part
join chapter c on c.id = part.chapter_id
left join mail_preference p on p.chapter_id = part.chapter_id and p.member_id = part.member_id and p.kind = 'MEMBER_WEEKLY'`;
