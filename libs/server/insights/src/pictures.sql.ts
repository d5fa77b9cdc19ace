/** What the pictures of a chapter are drawn from. $1 chapter, $2 first day of the window, $3 as of; nothing looks at $3 itself. */

const seated = `m.status not in ('PROSPECT', 'PENDING')`;
const then = (seat: string): string =>
  `s.date >= ${seat}.joined and s.date < coalesce(${seat}."left", 'infinity') and ${seat}.status not in ('PROSPECT', 'PENDING')`;

/** $1 chapter, $2 as of or null for the latest. The week that was computed. */
export const WEEK = `
select w.as_of as "asOf", w.window_weeks as "windowWeeks", w.evidence_weeks as "evidenceWeeks",
  array(
    select g.date::text from meeting g
    where g.chapter_id = w.chapter_id and g.status = 'HELD' and g.date >= w.as_of - 7 * w.window_weeks and g.date < w.as_of
    order by g.date) as meetings
from chapter_week w
where w.chapter_id = $1 and ($2::date is null or w.as_of = $2) order by w.as_of desc limit 1`;

/** Days of the meetings held in the time, oldest first. */
export const HELD = `
select array(
  select g.date::text from meeting g
  where g.chapter_id = $1 and g.status = 'HELD' and g.date >= $2::date and g.date < $3::date order by g.date) as meetings`;

/**
 * $4 a member, or null for everybody. Seats taken at some time in the window, by name; their marks as one letter for each held
 * meeting in order: `-` where none was recorded, a space where they did not belong to the chapter.
 */
export const PEOPLE = `
select m.id as "memberId", m.display_name as "displayName", m.industry, m.speciality, m.joined,
  m."left" is null or m."left" > $3::date as active,
  coalesce(string_agg(
    case when g.date < m.joined or g.date >= m."left" then ' ' else coalesce(left(a.mark, 1), '-') end, '' order by g.date)
    filter (where g.date is not null), '') as marks
from member m
left join meeting g on g.chapter_id = m.chapter_id and g.status = 'HELD' and g.date >= $2::date and g.date < $3::date
left join attendance a on a.chapter_id = m.chapter_id and a.member_id = m.id and a.date = g.date
where m.chapter_id = $1 and ${seated} and m.joined < $3::date and (m."left" is null or m."left" > $2::date)
  and ($4::uuid is null or m.id = $4)
group by m.chapter_id, m.id
order by m.display_name, m.id`;

/**
 * $4 a member, or null for everybody. One row per two members between whom a referral of the referral graph or a one-to-one
 * was; the one is who has the smaller id.
 */
export const PAIRS = `
select least(s.from_member_id, s.to_member_id) as "oneId", greatest(s.from_member_id, s.to_member_id) as "otherId",
  count(*) filter (where s.type = 'REFERRAL' and s.from_member_id < s.to_member_id)::int as given,
  count(*) filter (where s.type = 'REFERRAL' and s.from_member_id > s.to_member_id)::int as returned,
  count(*) filter (where s.type = 'ONE_TO_ONE')::int as "oneToOnes",
  max(s.date) filter (where s.type = 'ONE_TO_ONE')::text as "lastMet"
from slip s
join member f on f.chapter_id = s.chapter_id and f.id = s.from_member_id
join member t on t.chapter_id = s.chapter_id and t.id = s.to_member_id
where s.chapter_id = $1 and s.withdrawn_at is null and s.date >= $2::date and s.date < $3::date
  and ($4::uuid is null or $4 in (s.from_member_id, s.to_member_id))
  and (s.type = 'ONE_TO_ONE' or s.type = 'REFERRAL' and ${then('f')} and ${then('t')})
group by 1, 2
order by 1, 2`;

/**
 * $1 chapter, $2 member, $3 as of, $4 days in a period, $5 how many periods, $6 whether only referrals of the referral graph count.
 * Periods before as of, oldest first, also those without anything.
 */
export const PERIODS = `
select (p.first)::text as "from",
  count(s.id) filter (where s.type = 'REFERRAL' and s.from_member_id = $2)::int as given,
  count(s.id) filter (where s.type = 'REFERRAL' and s.to_member_id = $2)::int as received,
  count(s.id) filter (where s.type = 'ONE_TO_ONE')::int as "oneToOnes"
from (select $3::date - $4::int * n as first from generate_series($5::int, 1, -1) as n) p
left join (
  select s.id, s.type, s.date, s.from_member_id, s.to_member_id from slip s
  left join member f on f.chapter_id = s.chapter_id and f.id = s.from_member_id
  left join member t on t.chapter_id = s.chapter_id and t.id = s.to_member_id
  where s.chapter_id = $1 and s.withdrawn_at is null and s.type in ('REFERRAL', 'ONE_TO_ONE')
    and s.date >= $3::date - $4::int * $5::int and s.date < $3::date and $2 in (s.from_member_id, s.to_member_id)
    and (not $6::boolean or s.type = 'ONE_TO_ONE' or ${then('f')} and ${then('t')})) s
  on s.date >= p.first and s.date < p.first + $4::int
group by p.first
order by p.first`;
