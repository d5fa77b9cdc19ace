/** What reports count besides the pictures of insights. $1 chapter, $2 first day, $3 first day that counts no longer. */

/** A seat that was taken at some time of it. */
const seatThen = `m.chapter_id = $1 and m.status not in ('PROSPECT', 'PENDING') and m.joined < $3::date
  and (m."left" is null or m."left" > $2::date)`;
const slipThen = `s.chapter_id = $1 and s.withdrawn_at is null and s.date >= $2::date and s.date < $3::date`;

/**
 * One row per seat, by name: marks at held meetings inside the membership, and slips of the time. Money and credits are summed
 * in hundredths. The same rules as the figures of insights: a slip counts on its date, held meeting or not.
 */
export const SUMMARY = `
with mark as (
  select a.member_id, count(*) filter (where a.mark = 'PRESENT')::int as present,
    count(*) filter (where a.mark = 'ABSENT')::int as absent, count(*) filter (where a.mark = 'LATE')::int as late,
    count(*) filter (where a.mark = 'MEDICAL')::int as medical, count(*) filter (where a.mark = 'SUBSTITUTE')::int as substitute
  from attendance a
  join meeting g on g.chapter_id = a.chapter_id and g.date = a.date and g.status = 'HELD'
  join member m on m.chapter_id = a.chapter_id and m.id = a.member_id
    and a.date >= m.joined and (m."left" is null or a.date < m."left")
  where a.chapter_id = $1 and a.date >= $2::date and a.date < $3::date
  group by a.member_id
), part as (
  select s.from_member_id as member_id, s.type, s.tier, true as gave, null::numeric as amount, s.credits from slip s
  where ${slipThen} and s.from_member_id is not null
  union all
  select s.to_member_id, s.type, s.tier, false, s.amount, null from slip s
  where ${slipThen} and s.to_member_id is not null
), slips as (
  select member_id,
    count(*) filter (where type = 'REFERRAL' and gave and tier = 'INSIDE')::int as "givenInside",
    count(*) filter (where type = 'REFERRAL' and gave and tier = 'OUTSIDE')::int as "givenOutside",
    count(*) filter (where type = 'REFERRAL' and not gave and tier = 'INSIDE')::int as "receivedInside",
    count(*) filter (where type = 'REFERRAL' and not gave and tier = 'OUTSIDE')::int as "receivedOutside",
    count(*) filter (where type = 'ONE_TO_ONE')::int as "oneToOnes",
    count(*) filter (where type = 'TESTIMONIAL' and gave)::int as testimonials,
    coalesce(sum((100 * amount)::float8) filter (where type = 'CLOSED_BUSINESS'), 0) as cents,
    coalesce(sum((100 * credits)::float8), 0) as credits
  from part group by member_id
), visits as (
  select v.invited_by_member_id as member_id, count(*)::int as visitors from visitor v
  where v.chapter_id = $1 and v.visited_on >= $2::date and v.visited_on < $3::date and v.invited_by_member_id is not null
  group by 1
)
select m.id as "memberId", m.display_name as name, m.joined, m."left",
  coalesce(k.present, 0) as present, coalesce(k.absent, 0) as absent, coalesce(k.late, 0) as late,
  coalesce(k.medical, 0) as medical, coalesce(k.substitute, 0) as substitute,
  coalesce(p."givenInside", 0) as "givenInside", coalesce(p."givenOutside", 0) as "givenOutside",
  coalesce(p."receivedInside", 0) as "receivedInside", coalesce(p."receivedOutside", 0) as "receivedOutside",
  coalesce(v.visitors, 0) as visitors, coalesce(p."oneToOnes", 0) as "oneToOnes",
  coalesce(p.cents, 0) / 100 as "closedBusiness", coalesce(p.credits, 0) / 100 as "educationCredits",
  coalesce(p.testimonials, 0) as testimonials
from member m
left join mark k on k.member_id = m.id
left join slips p on p.member_id = m.id
left join visits v on v.member_id = m.id
where m.chapter_id = $1 and ((${seatThen}) or p.member_id is not null or v.member_id is not null)
order by m.display_name, m.id`;

/**
 * What is nobody's of the chapter: ends of slips that are elsewhere, business thanked to the organisation, all visits; and by how
 * many known people the time's closed business was thanked for (a thanker that no file names is not known).
 */
export const OTHERS = `
select
  count(*) filter (where s.type = 'REFERRAL' and s.from_member_id is null and s.tier = 'INSIDE')::int as "givenInside",
  count(*) filter (where s.type = 'REFERRAL' and s.from_member_id is null and s.tier = 'OUTSIDE')::int as "givenOutside",
  count(*) filter (where s.type = 'REFERRAL' and s.to_member_id is null and s.tier = 'INSIDE')::int as "receivedInside",
  count(*) filter (where s.type = 'REFERRAL' and s.to_member_id is null and s.tier = 'OUTSIDE')::int as "receivedOutside",
  count(*) filter (where s.type = 'ONE_TO_ONE' and (s.from_member_id is null or s.to_member_id is null))::int as "oneToOnes",
  coalesce(sum((100 * s.amount)::float8) filter (where s.to_member_id is null), 0) / 100 as "closedBusiness",
  count(distinct coalesce(s.from_member_id::text, s.from_name || ' > ' || coalesce(s.from_chapter, '')))
    filter (where s.type = 'CLOSED_BUSINESS')::int as thankers,
  (select count(*)::int from visitor v
    where v.chapter_id = $1 and v.visited_on >= $2::date and v.visited_on < $3::date) as visits
from slip s where ${slipThen}`;

/** $2 and $3 are lists: the first days of several times, and the days after their last. One row for each, in their order. */
export const PERIOD_TOTALS = `
select p.first::text as "from", p.until::text as until,
  (select count(*)::int from member m where m.chapter_id = $1 and m.status not in ('PROSPECT', 'PENDING')
    and m.joined < p.until and (m."left" is null or m."left" >= p.until)) as members,
  (select count(*)::int from member m where m.chapter_id = $1 and m.status not in ('PROSPECT', 'PENDING')
    and m.joined >= p.first and m.joined < p.until) as joined,
  (select count(*)::int from member m where m.chapter_id = $1 and m.status not in ('PROSPECT', 'PENDING')
    and m."left" >= p.first and m."left" < p.until) as "left",
  (select count(*)::int from meeting g where g.chapter_id = $1 and g.status = 'HELD'
    and g.date >= p.first and g.date < p.until) as meetings,
  s.*, k.*,
  (select count(*)::int from visitor v where v.chapter_id = $1 and v.visited_on >= p.first and v.visited_on < p.until) as visits,
  (select count(*)::int from ask a where a.chapter_id = $1 and a.withdrawn_at is null
    and a.asked_on >= p.first and a.asked_on < p.until) as asks
from unnest($2::date[], $3::date[]) with ordinality as p (first, until, at)
cross join lateral (
  select
    count(*) filter (where s.type = 'REFERRAL' and s.from_member_id is not null and s.tier = 'INSIDE')::int as "givenInside",
    count(*) filter (where s.type = 'REFERRAL' and s.from_member_id is not null and s.tier = 'OUTSIDE')::int as "givenOutside",
    count(*) filter (where s.type = 'REFERRAL' and s.to_member_id is not null)::int as received,
    count(*) filter (where s.type = 'ONE_TO_ONE')::int as "oneToOnes",
    count(*) filter (where s.type = 'TESTIMONIAL')::int as testimonials,
    coalesce(sum((100 * s.amount)::float8), 0) / 100 as "closedBusiness",
    coalesce(sum((100 * s.credits)::float8), 0) / 100 as "educationCredits"
  from slip s where s.chapter_id = $1 and s.withdrawn_at is null and s.date >= p.first and s.date < p.until) s
cross join lateral (
  select count(*) filter (where a.mark in ('PRESENT', 'LATE', 'SUBSTITUTE'))::int as attended,
    count(*) filter (where a.mark = 'ABSENT')::int as absent
  from attendance a
  join meeting g on g.chapter_id = a.chapter_id and g.date = a.date and g.status = 'HELD'
  join member m on m.chapter_id = a.chapter_id and m.id = a.member_id
    and a.date >= m.joined and (m."left" is null or a.date < m."left")
  where a.chapter_id = $1 and a.date >= p.first and a.date < p.until) k
order by p.at`;

/** Who came and who went in the time, by date. */
export const COMINGS = `
select m.display_name as name, concat_ws(' › ', m.industry, m.speciality) as trade, m.joined as date, true as came
from member m
where m.chapter_id = $1 and m.status not in ('PROSPECT', 'PENDING') and m.joined >= $2::date and m.joined < $3::date
union all
select m.display_name, concat_ws(' › ', m.industry, m.speciality), m."left", false
from member m
where m.chapter_id = $1 and m.status not in ('PROSPECT', 'PENDING') and m."left" >= $2::date and m."left" < $3::date
order by 3, 1`;

/** What the chapter asked for in the time, newest first: the last ask of each member. */
export const ASKS = `
select * from (
  select distinct on (a.member_id) m.display_name as name, a.text, a.asked_on as date, a.id
  from ask a join member m on m.chapter_id = a.chapter_id and m.id = a.member_id
  where a.chapter_id = $1 and a.withdrawn_at is null and a.asked_on >= $2::date and a.asked_on < $3::date
  order by a.member_id, a.asked_on desc, a.id desc) newest
order by date desc, id desc limit 8`;

/**
 * $2 and $3 lists as in the totals, $4 a member. What they did and were thanked for in each time; `thankers` are the known ones.
 */
export const MEMBER_PERIODS = `
select p.first::text as "from", p.until::text as until, s.*, k.*,
  (select count(*)::int from visitor v where v.chapter_id = $1 and v.invited_by_member_id = $4
    and v.visited_on >= p.first and v.visited_on < p.until) as visitors
from unnest($2::date[], $3::date[]) with ordinality as p (first, until, at)
cross join lateral (
  select
    count(*) filter (where s.type = 'REFERRAL' and s.from_member_id = $4)::int as given,
    count(*) filter (where s.type = 'REFERRAL' and s.to_member_id = $4)::int as received,
    count(*) filter (where s.type = 'ONE_TO_ONE')::int as "oneToOnes",
    count(*) filter (where s.type = 'TESTIMONIAL' and s.from_member_id = $4)::int as testimonials,
    coalesce(sum((100 * s.credits)::float8) filter (where s.from_member_id = $4), 0) / 100 as "educationCredits",
    count(*) filter (where s.type = 'CLOSED_BUSINESS' and s.to_member_id = $4)::int as thanks,
    count(distinct coalesce(s.from_member_id::text, s.from_name || ' > ' || coalesce(s.from_chapter, '')))
      filter (where s.type = 'CLOSED_BUSINESS' and s.to_member_id = $4)::int as thankers,
    coalesce(sum((100 * s.amount)::float8) filter (where s.to_member_id = $4), 0) / 100 as "closedBusiness"
  from slip s where s.chapter_id = $1 and s.withdrawn_at is null and s.date >= p.first and s.date < p.until
    and $4 in (s.from_member_id, s.to_member_id)) s
cross join lateral (
  select count(*) filter (where a.mark = 'PRESENT')::int as present, count(*) filter (where a.mark = 'ABSENT')::int as absent,
    count(*) filter (where a.mark = 'LATE')::int as late, count(*) filter (where a.mark = 'MEDICAL')::int as medical,
    count(*) filter (where a.mark = 'SUBSTITUTE')::int as substitute
  from attendance a
  join meeting g on g.chapter_id = a.chapter_id and g.date = a.date and g.status = 'HELD'
  join member m on m.chapter_id = a.chapter_id and m.id = a.member_id
    and a.date >= m.joined and (m."left" is null or a.date < m."left")
  where a.chapter_id = $1 and a.member_id = $4 and a.date >= p.first and a.date < p.until) k
order by p.at`;

/** $4 a member. Referrals inside the chapter and one-to-ones with each colleague, most first. */
export const PARTNERS = `
select o.display_name as name, concat_ws(' › ', o.industry, o.speciality) as trade, o.id as "memberId",
  count(*) filter (where s.type = 'REFERRAL' and s.from_member_id = $4)::int as given,
  count(*) filter (where s.type = 'REFERRAL' and s.to_member_id = $4)::int as received,
  count(*) filter (where s.type = 'ONE_TO_ONE')::int as "oneToOnes",
  max(s.date) filter (where s.type = 'ONE_TO_ONE')::text as "lastMet"
from slip s
join member o on o.chapter_id = s.chapter_id
  and o.id = case when s.from_member_id = $4 then s.to_member_id else s.from_member_id end
where ${slipThen} and $4 in (s.from_member_id, s.to_member_id) and s.type in ('REFERRAL', 'ONE_TO_ONE')
group by o.chapter_id, o.id
order by count(*) filter (where s.type = 'REFERRAL') desc, count(*) desc, o.display_name, o.id`;
