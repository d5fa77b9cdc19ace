import { GONE_COLD_DAYS, STANDS_OUT } from './letter-data.js';

/*
 * Each statement takes a batch of chapters at once: $1 chapter ids, $2 as of. Five weeks are read: the last one, and
 * the four before it for the mean.
 */

/** One row per chapter (member null) and per member with any slip or visitor in the five weeks. Money is in hundredths. */
export const WEEKS = `
with s as materialized (
  select s.chapter_id, s.type, s.from_member_id as giver, s.to_member_id as receiver, s.date >= $2::date - 7 as last,
    count(*) as n, coalesce(sum((100 * s.amount)::float8), 0) as cents
  from unnest($1::uuid[]) as c (id)
  join slip s on s.chapter_id = c.id and s.withdrawn_at is null and s.date >= $2::date - 35 and s.date < $2::date
  group by 1, 2, 3, 4, 5
), v as (
  select v.chapter_id, v.invited_by_member_id as inviter, v.visited_on >= $2::date - 7 as last, count(*) as n
  from unnest($1::uuid[]) as c (id)
  join visitor v on v.chapter_id = c.id and v.visited_on >= $2::date - 35 and v.visited_on < $2::date
  group by 1, 2, 3
), part (chapter_id, member_id, kind, last, n, cents) as (
  select chapter_id, giver, 'given', last, n, 0 from s where type = 'REFERRAL' and giver is not null
  union all select chapter_id, receiver, 'received', last, n, 0 from s where type = 'REFERRAL' and receiver is not null
  union all select chapter_id, giver, 'met', last, n, 0 from s where type = 'ONE_TO_ONE' and giver is not null
  union all select chapter_id, receiver, 'met', last, n, 0 from s where type = 'ONE_TO_ONE' and receiver is not null
  union all select chapter_id, receiver, 'thanked', last, n, cents from s where type = 'CLOSED_BUSINESS' and receiver is not null
  union all select chapter_id, inviter, 'visitor', last, n, 0 from v where inviter is not null
  union all select chapter_id, null, 'given', last, n, 0 from s where type = 'REFERRAL' and giver is not null
  union all select chapter_id, null, 'met', last, n, 0 from s where type = 'ONE_TO_ONE'
  union all select chapter_id, null, 'thanked', last, n, cents from s where type = 'CLOSED_BUSINESS' and receiver is not null
  union all select chapter_id, null, 'visitor', last, n, 0 from v
  union all select chapter_id, null, 'other', last, n, 0 from s where type in ('EDUCATION', 'TESTIMONIAL')
)
select chapter_id as "chapterId", member_id as "memberId",
  coalesce(sum(n) filter (where last), 0)::int as "anyLast",
  coalesce(sum(n) filter (where kind = 'given' and last), 0)::int as "givenLast",
  coalesce(sum(n) filter (where kind = 'given' and not last), 0)::int as "givenBefore",
  coalesce(sum(n) filter (where kind = 'received' and last), 0)::int as "receivedLast",
  coalesce(sum(n) filter (where kind = 'received' and not last), 0)::int as "receivedBefore",
  coalesce(sum(n) filter (where kind = 'met' and last), 0)::int as "metLast",
  coalesce(sum(n) filter (where kind = 'met' and not last), 0)::int as "metBefore",
  coalesce(sum(n) filter (where kind = 'visitor' and last), 0)::int as "visitorsLast",
  coalesce(sum(n) filter (where kind = 'visitor' and not last), 0)::int as "visitorsBefore",
  coalesce(sum(n) filter (where kind = 'thanked' and last), 0)::int as "thanksLast",
  coalesce(sum(cents) filter (where last), 0) as "centsLast",
  coalesce(sum(cents) filter (where not last), 0) as "centsBefore"
from part group by 1, 2`;

/** One row per held meeting of the five weeks: how many members it had, and how they were marked. */
export const MEETINGS = `
select g.chapter_id as "chapterId", g.date, count(m.id)::int as members, count(a.mark)::int as marked,
  count(*) filter (where a.mark in ('PRESENT', 'LATE', 'SUBSTITUTE'))::int as there,
  count(*) filter (where a.mark = 'ABSENT')::int as absent
from unnest($1::uuid[]) as c (id)
join meeting g on g.chapter_id = c.id and g.status = 'HELD' and g.date >= $2::date - 35 and g.date < $2::date
left join member m on m.chapter_id = g.chapter_id and m.status not in ('PROSPECT', 'PENDING')
  and m.joined <= g.date and (m."left" is null or m."left" > g.date)
left join attendance a on a.chapter_id = m.chapter_id and a.member_id = m.id and a.date = g.date
group by 1, 2 order by 1, 2`;

/** One row per chapter: whether the mean has four weeks to stand on, whether last week had a meeting, and who cannot be written to. */
export const PLACES = `
select c.id as "chapterId",
  exists (select from slip s where s.chapter_id = c.id and s.date < $2::date - 28)
    or exists (select from meeting g where g.chapter_id = c.id and g.status = 'HELD' and g.date < $2::date - 28) as "hasHistory",
  exists (select from meeting g where g.chapter_id = c.id and g.status <> 'SCHEDULED'
    and g.date >= $2::date - 7 and g.date < $2::date) as "meetingKnown",
  coalesce(p.no_address, 0)::int as "noAddress", coalesce(p.bounced, 0)::int as bounced
from chapter c
left join (
  select m.chapter_id, count(*) filter (where m.account_id is null) as no_address,
    count(*) filter (where a.mail_bounced_at is not null) as bounced
  from member m left join account a on a.id = m.account_id
  where m.chapter_id = any ($1::uuid[]) and m.status in ('ACTIVE', 'ON_LEAVE')
    and m.joined < $2::date and (m."left" is null or m."left" > $2::date)
  group by m.chapter_id) p on p.chapter_id = c.id
where c.id = any ($1::uuid[])`;

/**
 * Referrals to members that nobody has answered, oldest first. Those from the files of another system have no life
 * here that could be answered.
 */
export const WAITING = `
select s.chapter_id as "chapterId", s.id as "slipId", s.to_member_id as "receiverId", s.date
from unnest($1::uuid[]) as c (id)
join slip s on s.chapter_id = c.id and s.type = 'REFERRAL' and s.status = 'NEW'
  and s.date >= $2::date - ${GONE_COLD_DAYS} and s.date < $2::date
where s.import_id is null and s.to_member_id is not null
order by s.chapter_id, s.date, s.id`;

/**
 * The best counterpart of one-sided members: $1 their chapters, $2 as of, $3 the members, $4 whether they give more,
 * $5 first days of the evidence. Counted as in the referral graph: both ends members at the time; the counterpart still is one.
 */
export const PARTNERS = `
with f as (
  select * from unnest($1::uuid[], $3::uuid[], $4::bool[], $5::date[]) as f (chapter_id, member_id, gives, since)
), flow as (
  select f.chapter_id, f.member_id, s.to_member_id as partner, s.date, f.gives as counts
  from f join slip s on s.chapter_id = f.chapter_id and s.from_member_id = f.member_id
    and s.type = 'REFERRAL' and s.withdrawn_at is null and s.date >= f.since and s.date < $2::date
  union all
  select f.chapter_id, f.member_id, s.from_member_id, s.date, not f.gives
  from f join slip s on s.chapter_id = f.chapter_id and s.to_member_id = f.member_id
    and s.type = 'REFERRAL' and s.withdrawn_at is null and s.date >= f.since and s.date < $2::date
), pair as (
  select flow.chapter_id, flow.member_id, flow.partner,
    count(*) filter (where counts) as n, count(*) filter (where not counts) as back
  from flow
  join member m on m.chapter_id = flow.chapter_id and m.id = flow.member_id
    and flow.date >= m.joined and (m."left" is null or flow.date < m."left")
  join member p on p.chapter_id = flow.chapter_id and p.id = flow.partner and p.status in ('ACTIVE', 'ON_LEAVE')
    and flow.date >= p.joined and (p."left" is null or p."left" > $2::date)
  group by 1, 2, 3
)
select distinct on (chapter_id, member_id)
  chapter_id as "chapterId", member_id as "memberId", partner as "partnerId", n::int as count
from pair where n >= ${STANDS_OUT} and n > back
order by chapter_id, member_id, n - back desc, n desc, partner`;

/** The marks of $3 members (of the chapters $1) at held meetings, newest first, one letter each, from $4 on. */
export const LATEST_MARKS = `
select f.chapter_id as "chapterId", f.member_id as "memberId",
  string_agg(left(a.mark, 1), '' order by a.date desc) as marks
from unnest($1::uuid[], $3::uuid[]) as f (chapter_id, member_id)
join attendance a on a.chapter_id = f.chapter_id and a.member_id = f.member_id and a.date >= $4::date and a.date < $2::date
join meeting g on g.chapter_id = a.chapter_id and g.date = a.date and g.status = 'HELD'
group by 1, 2`;
