/**
 * The same counting as the week's, written down once more as a person with a SQL console would: one statement that
 * answers with a row for each member. It is what the week is measured against, so it counts and judges nothing else.
 * $1 chapter ids, $2 as of. Windows are each chapter's own.
 */
export const PLAIN_COUNTING = `
with c as (
  select id, $2::date - 7 * window_weeks as window_from, $2::date - 7 * evidence_weeks as evidence_from
  from chapter where id = any ($1::uuid[])
), seat as (
  select m.chapter_id, m.id, m.joined, m."left", c.window_from, c.evidence_from
  from c join member m on m.chapter_id = c.id
  where m.status not in ('PROSPECT', 'PENDING') and m.joined < $2::date and (m."left" is null or m."left" > c.evidence_from)
), marks as (
  select a.chapter_id, a.member_id,
    count(*) filter (where a.mark = 'PRESENT') as present, count(*) filter (where a.mark = 'ABSENT') as absent,
    count(*) filter (where a.mark = 'LATE') as late, count(*) filter (where a.mark = 'MEDICAL') as medical,
    count(*) filter (where a.mark = 'SUBSTITUTE') as substitute,
    string_agg(left(a.mark, 1), '' order by a.date) as in_order, min(a.date) filter (where a.mark = 'ABSENT') as oldest
  from c
  join attendance a on a.chapter_id = c.id and a.date >= c.window_from and a.date < $2::date
    and a.chapter_id = any ($1::uuid[])
  join meeting g on g.chapter_id = a.chapter_id and g.date = a.date and g.status = 'HELD'
  group by 1, 2
), s as materialized (
  select s.chapter_id, s.type, s.tier, s.date, s.from_member_id as giver, s.to_member_id as receiver, s.amount, s.credits,
    s.from_name, s.to_name, s.date >= c.window_from as in_window
  from c
  join slip s on s.chapter_id = c.id and s.date >= c.evidence_from and s.date < $2::date and s.withdrawn_at is null
    and s.chapter_id = any ($1::uuid[])
), gave as (
  select chapter_id, giver as member_id,
    count(*) filter (where type = 'REFERRAL' and tier = 'INSIDE' and in_window) as inside,
    count(*) filter (where type = 'REFERRAL' and tier = 'OUTSIDE' and in_window) as outside,
    count(*) filter (where type = 'REFERRAL' and date >= $2::date - 7) as last_week,
    coalesce(sum(credits) filter (where type = 'EDUCATION' and in_window), 0) as credits
  from s where giver is not null group by 1, 2
), got as (
  select chapter_id, receiver as member_id,
    count(*) filter (where type = 'REFERRAL' and tier = 'INSIDE' and in_window) as inside,
    count(*) filter (where type = 'REFERRAL' and tier = 'OUTSIDE' and in_window) as outside,
    count(*) filter (where type = 'REFERRAL' and date >= $2::date - 7) as last_week,
    coalesce(sum(amount) filter (where type = 'CLOSED_BUSINESS' and in_window), 0) as business
  from s where receiver is not null group by 1, 2
), met as (
  select chapter_id, member_id, count(*) as meetings, count(distinct partner) as partners,
    count(*) filter (where date >= $2::date - 7) as last_week
  from (
    select chapter_id, giver as member_id, coalesce(receiver::text, to_name) as partner, date
    from s where type = 'ONE_TO_ONE' and in_window and giver is not null
    union all
    select chapter_id, receiver, coalesce(giver::text, from_name), date
    from s where type = 'ONE_TO_ONE' and in_window and receiver is not null) ends
  group by 1, 2
), brought as (
  select v.chapter_id, v.invited_by_member_id as member_id, count(*) as visitors
  from c join visitor v on v.chapter_id = c.id and v.visited_on >= c.window_from and v.visited_on < $2::date
  group by 1, 2
), edge as materialized (
  select s.chapter_id, s.giver, s.receiver, count(*) filter (where s.in_window) as w, count(*) as e
  from s
  join member f on f.chapter_id = s.chapter_id and f.id = s.giver
    and s.date >= f.joined and s.date < coalesce(f."left", 'infinity')
  join member t on t.chapter_id = s.chapter_id and t.id = s.receiver
    and s.date >= t.joined and s.date < coalesce(t."left", 'infinity')
  where s.type = 'REFERRAL' group by 1, 2, 3
), flow as (
  select chapter_id, member_id, sum(w_out) as given, sum(w_in) as received, sum(least(w_out, w_in)) as mutual,
    count(*) filter (where w_out > 0) as given_to, count(*) filter (where w_in > 0) as received_from,
    sum(e_out) as evidence_given, sum(e_in) as evidence_received
  from (
    select chapter_id, member_id, other, sum(w_out) as w_out, sum(w_in) as w_in, sum(e_out) as e_out, sum(e_in) as e_in
    from (
      select chapter_id, giver as member_id, receiver as other, w as w_out, 0 as w_in, e as e_out, 0 as e_in from edge
      union all
      select chapter_id, receiver, giver, 0, w, 0, e from edge) directed
    group by 1, 2, 3) pairs
  group by 1, 2
)
select seat.chapter_id as "chapterId", seat.id as "memberId",
  coalesce(m.present, 0)::int as present, coalesce(m.absent, 0)::int as absent, coalesce(m.late, 0)::int as late,
  coalesce(m.medical, 0)::int as medical, coalesce(m.substitute, 0)::int as substitute, m.in_order as "inOrder", m.oldest,
  coalesce(gave.inside, 0)::int as "givenInside", coalesce(gave.outside, 0)::int as "givenOutside",
  coalesce(got.inside, 0)::int as "receivedInside", coalesce(got.outside, 0)::int as "receivedOutside",
  coalesce(gave.last_week, 0)::int as "lastGiven", coalesce(got.last_week, 0)::int as "lastReceived",
  coalesce(gave.credits, 0)::float8 as credits, coalesce(got.business, 0)::float8 as business,
  coalesce(met.meetings, 0)::int as "oneToOnes", coalesce(met.partners, 0)::int as partners,
  coalesce(met.last_week, 0)::int as "lastOneToOnes", coalesce(brought.visitors, 0)::int as visitors,
  coalesce(flow.given, 0)::int as given, coalesce(flow.received, 0)::int as received,
  coalesce(flow.mutual, 0)::int as mutual, coalesce(flow.given_to, 0)::int as "givenTo",
  coalesce(flow.received_from, 0)::int as "receivedFrom",
  coalesce(flow.evidence_given, 0)::int as "evidenceGiven", coalesce(flow.evidence_received, 0)::int as "evidenceReceived"
from seat
left join marks m on m.chapter_id = seat.chapter_id and m.member_id = seat.id
left join gave on gave.chapter_id = seat.chapter_id and gave.member_id = seat.id
left join got on got.chapter_id = seat.chapter_id and got.member_id = seat.id
left join met on met.chapter_id = seat.chapter_id and met.member_id = seat.id
left join brought on brought.chapter_id = seat.chapter_id and brought.member_id = seat.id
left join flow on flow.chapter_id = seat.chapter_id and flow.member_id = seat.id`;
