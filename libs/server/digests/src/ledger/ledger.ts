import { Injectable } from '@nestjs/common';
import { type LocalDate, LEADER_ROLE_KINDS } from '@chapterhouse/domain';
import { newId } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import { type LetterKind, WEEKLY_KINDS } from '../preferences/unsubscribe-token.js';

/** Why a letter was not sent. */
export const REASONS = {
  UNSUBSCRIBED: 'The member does not want this letter.',
  ADDRESS_BOUNCED: 'Mail to this address came back before.',
  NO_ADDRESS: 'No e-mail address is known.',
  NO_LONGER_ENTITLED: 'The member has left, or no longer leads the chapter.',
  SAMPLE_DATA: 'Sample data is mailed to a mail server on this machine only.',
  TOO_LATE: 'The week was over before the letter could be sent.',
  GAVE_UP: 'The mail server put it off too many times.',
  NOTHING_TO_SAY: 'What it was about was settled before it could be sent.',
} as const;
export type Reason = keyof typeof REASONS;

export interface DeliveryRef {
  readonly chapterId: string;
  readonly deliveryId: string;
}

/** A delivery that is ours until the lease runs out. `attempts` tells this claim from a later one. */
export interface Claim extends DeliveryRef {
  readonly asOf: LocalDate;
  readonly kind: LetterKind;
  readonly memberId: string;
  readonly attempts: number;
  readonly createdAt: Date;
}

/** What became of a claimed delivery. */
export type Mark =
  | { readonly state: 'SENT'; readonly at: Date }
  | { readonly state: 'SKIPPED' | 'FAILED' | 'BOUNCED'; readonly reason: string }
  /** Put off: an attempt that says nothing about this letter is not counted. */
  | { readonly state: 'PENDING'; readonly reason: string; readonly counts: boolean };

/** For how long a claim holds: longer than any SMTP conversation may take. */
export const LEASE_MS = 10 * 60_000;

interface Recipient {
  chapterId: string;
  memberId: string;
  kind: LetterKind;
  reason: Reason | null;
}

/** The ledger of mails: one row per recipient, kind and week, claimed by lease, sent once. */
@Injectable()
export class Ledger {
  /**
   * Writes one delivery per letter of these chapters, leaders and members alike, and returns those that are to be sent. Letters that
   * are in the ledger already stay as they are. Who does not want a letter, or cannot get one, stands in it as skipped.
   */
  async open(
    em: EntityManager,
    asOf: LocalDate,
    now: Date,
    news: {
      readonly leadersOf: readonly string[];
      readonly memberIds: readonly string[];
      readonly chapterIds: readonly string[];
    },
  ): Promise<DeliveryRef[]> {
    const { chapterIds, leadersOf, memberIds } = news;
    const recipients = await em.query<Recipient[]>(RECIPIENTS, [
      chapterIds,
      now,
      leadersOf,
      memberIds,
      LEADER_ROLE_KINDS,
    ]);
    if (recipients.length === 0) return [];
    return em.query<DeliveryRef[]>(OPEN, [
      recipients.map((r) => r.chapterId),
      recipients.map(() => newId()),
      asOf,
      recipients.map((r) => r.kind),
      recipients.map((r) => r.memberId),
      recipients.map((r) => r.reason),
      now,
    ]);
  }

  /**
   * Writes a letter of a moment to these members of a chapter into the ledger, once for each day that it speaks of, and returns
   * those that are new. Whether a member wants it is asked when it is sent.
   */
  async openMoment(
    em: EntityManager,
    moment: {
      readonly chapterId: string;
      readonly kind: LetterKind;
      readonly asOf: LocalDate;
      readonly memberIds: readonly string[];
    },
    now: Date,
  ): Promise<DeliveryRef[]> {
    const { chapterId, kind, asOf, memberIds } = moment;
    return em.query<DeliveryRef[]>(OPEN, [
      memberIds.map(() => chapterId),
      memberIds.map(() => newId()),
      asOf,
      memberIds.map(() => kind),
      memberIds,
      memberIds.map(() => null),
      now,
    ]);
  }

  /** Takes the delivery, if it waits or its lease has run out; null when somebody else has it or it is done. */
  async claim(em: EntityManager, { chapterId, deliveryId }: DeliveryRef, now: Date): Promise<Claim | null> {
    const rows = await em.query<Claim[]>(CLAIM, [chapterId, deliveryId, now, new Date(now.getTime() + LEASE_MS)]);
    return rows[0] ?? null;
  }

  /** Marks a claimed delivery; false when the claim was lost to somebody else in the meantime. */
  async mark(em: EntityManager, claim: Claim, mark: Mark): Promise<boolean> {
    const rows = await em.query<unknown[]>(MARK, [
      claim.chapterId,
      claim.deliveryId,
      claim.attempts,
      mark.state,
      mark.state === 'SENT' ? mark.at : null,
      mark.state === 'SENT' ? null : mark.reason.slice(0, 500),
      mark.state === 'PENDING' && !mark.counts ? claim.attempts - 1 : claim.attempts,
    ]);
    return rows.length > 0;
  }

  /** Stops all further mail to an address that is not there. */
  async recordBounce(em: EntityManager, claim: Claim, now: Date, reason: string): Promise<void> {
    await em.query(
      `update account set mail_bounced_at = $3, mail_bounce_reason = $4
       where id = (select account_id from member where chapter_id = $1 and id = $2)`,
      [claim.chapterId, claim.memberId, now, reason.slice(0, 500)],
    );
  }

  /** Weekly letters of these chapters that are not finished. */
  async unfinished(em: EntityManager, asOf: LocalDate, chapterIds: readonly string[]): Promise<DeliveryRef[]> {
    return em.query<DeliveryRef[]>(
      `select chapter_id as "chapterId", id as "deliveryId" from delivery
       where chapter_id = any ($1::uuid[]) and as_of = $2 and kind = any ($3::text[]) and state in ('PENDING', 'SENDING')
       order by chapter_id, id`,
      [chapterIds, asOf, WEEKLY_KINDS],
    );
  }
}

const RECIPIENTS = `
with seat as (
  select m.chapter_id, m.id, m.account_id, ($2::timestamptz at time zone c.time_zone)::date as today
  from member m join chapter c on c.id = m.chapter_id
  where m.chapter_id = any ($1::uuid[]) and c.mail_enabled and m.account_id is not null
    and m.status in ('ACTIVE', 'ON_LEAVE')
    and (m."left" is null or m."left" > ($2::timestamptz at time zone c.time_zone)::date)
), letter as (
  select chapter_id, id as member_id, account_id, 'MEMBER_WEEKLY' as kind from seat where id = any ($4::uuid[])
  union all
  select s.chapter_id, s.id, s.account_id, 'LEADER_WEEKLY' from seat s
  where s.chapter_id = any ($3::uuid[]) and exists (
    select from role_term r where r.chapter_id = s.chapter_id and r.member_id = s.id and r.role = any ($5::text[])
      and r."from" <= s.today and (r."to" is null or r."to" > s.today))
)
select l.chapter_id as "chapterId", l.member_id as "memberId", l.kind,
  case when p.enabled is false then 'UNSUBSCRIBED' when a.mail_bounced_at is not null then 'ADDRESS_BOUNCED' end as reason
from letter l
join account a on a.id = l.account_id
left join mail_preference p on p.chapter_id = l.chapter_id and p.member_id = l.member_id and p.kind = l.kind
order by l.chapter_id, l.kind, l.member_id`;

const OPEN = `
with opened as (
  insert into delivery (chapter_id, id, as_of, kind, member_id, state, reason, created_at)
  select d.chapter_id, d.id, $3::date, d.kind, d.member_id, case when d.reason is null then 'PENDING' else 'SKIPPED' end,
    d.reason, $7::timestamptz
  from unnest($1::uuid[], $2::uuid[], $4::text[], $5::uuid[], $6::text[]) as d (chapter_id, id, kind, member_id, reason)
  on conflict (chapter_id, as_of, kind, member_id) do nothing
  returning chapter_id, id, state)
select chapter_id as "chapterId", id as "deliveryId" from opened where state = 'PENDING' order by chapter_id, id`;

const CLAIM = `
with claimed as (
  update delivery set state = 'SENDING', attempts = attempts + 1, lease_until = $4, reason = null
  where chapter_id = $1 and id = $2 and (state = 'PENDING' or (state = 'SENDING' and lease_until < $3))
  returning *)
select chapter_id as "chapterId", id as "deliveryId", as_of as "asOf", kind, member_id as "memberId", attempts,
  created_at as "createdAt"
from claimed`;

const MARK = `
with marked as (
  update delivery set state = $4, sent_at = $5, reason = $6, attempts = $7, lease_until = null
  where chapter_id = $1 and id = $2 and state = 'SENDING' and attempts = $3
  returning id)
select id from marked`;
