/**
 * The statements that count. Each takes a batch of chapters at once and is written so that it stays quick whatever
 * the planner believes about a table it has not analysed yet: joins go to tables with a key on the joined columns,
 * never to intermediate results.
 */

/** $1 chapter ids, $2 as of. One row per chapter: its settings and the dates of the meetings held in its window. */
export const CHAPTERS = `
select c.id as "chapterId", c.window_weeks as "windowWeeks", c.evidence_weeks as "evidenceWeeks",
  c.absence_limit as "absenceLimit", c.lates_per_absence as "latesPerAbsence",
  c.substitute_limit as "substituteLimit", c.medical_limit as "medicalLimit",
  array(
    select g.date::text from meeting g
    where g.chapter_id = c.id and g.status = 'HELD' and g.date >= $2::date - 7 * c.window_weeks and g.date < $2::date
    order by g.date) as held
from chapter c
where c.id = any ($1::uuid[])
order by c.id`;

/**
 * $1 chapter ids, $2 their windows' first days, $3 the first days of the roster, $4 as of, $5 the earliest of $2 (which bounds
 * the walk along the index, however long the history). One row per seat that was taken at some time since: its attendance
 * at held meetings inside the window and the membership, as one letter a meeting.
 */
export const ROSTER = `
select m.chapter_id as "chapterId", m.id as "memberId", m.joined, m."left",
  string_agg(left(a.mark, 1), '' order by a.date) filter (where g.date is not null) as marks,
  min(a.date) filter (where g.date is not null and a.mark = 'ABSENT') as "oldestAbsence"
from unnest($1::uuid[], $2::date[], $3::date[]) as c (id, window_from, roster_from)
join member m on m.chapter_id = c.id
left join attendance a on a.chapter_id = m.chapter_id and a.member_id = m.id
  and a.date >= $5::date and a.date >= greatest(c.window_from, m.joined) and a.date < least($4::date, m."left")
left join meeting g on g.chapter_id = a.chapter_id and g.date = a.date and g.status = 'HELD'
where m.status not in ('PROSPECT', 'PENDING') and m.joined < $4::date and (m."left" is null or m."left" > c.roster_from)
group by m.chapter_id, m.id
order by m.chapter_id, m.id`;

const memberThen = (alias: string): string =>
  `s.date >= ${alias}.joined and s.date < coalesce(${alias}."left", 'infinity') and ${alias}.status not in ('PROSPECT', 'PENDING')`;
const inWindow = 's.date >= c.window_from';
const lastWeek = 's.date >= $4::date - 7';

/**
 * $1 chapter ids, $2 their windows' first days, $3 their evidence windows' first days, $4 as of. One row per chapter.
 * Slips are read once and counted per pair of people; everything else is a sum over pairs.
 * Money and credits are counted in hundredths, so that no sum is rounded. A partner of another chapter is known by name and chapter.
 */
export const SLIPS = `
with period as materialized (
  select * from unnest($1::uuid[], $2::date[], $3::date[]) as c (id, window_from, evidence_from)
), pair as materialized (
  select s.chapter_id, s.from_member_id as giver, s.to_member_id as receiver,
    case when s.type = 'ONE_TO_ONE' and (s.from_member_id is null or s.to_member_id is null)
      then lower(concat_ws('/', s.from_chapter, s.from_name, s.to_chapter, s.to_name)) end as stranger,
    count(*) filter (where s.tier = 'INSIDE' and ${inWindow}) as inside,
    count(*) filter (where s.tier = 'OUTSIDE' and ${inWindow}) as outside,
    count(*) filter (where s.type = 'REFERRAL' and ${lastWeek}) as last_referred,
    count(*) filter (where s.type = 'ONE_TO_ONE' and ${inWindow}) as met,
    count(*) filter (where s.type = 'ONE_TO_ONE' and ${lastWeek}) as last_met,
    sum((100 * s.amount)::float8) filter (where ${inWindow}) as cents,
    sum((100 * s.credits)::float8) filter (where ${inWindow}) as credits,
    count(*) filter (where s.type = 'REFERRAL' and ${inWindow} and ${memberThen('f')} and ${memberThen('t')}) as in_window,
    count(*) filter (where s.type = 'REFERRAL' and s.date >= c.evidence_from
      and ${memberThen('f')} and ${memberThen('t')}) as in_evidence
  from period c
  join slip s on s.chapter_id = c.id and s.withdrawn_at is null
    and s.date >= least(c.window_from, c.evidence_from) and s.date < $4::date
  left join member f on f.chapter_id = s.chapter_id and f.id = s.from_member_id
  left join member t on t.chapter_id = s.chapter_id and t.id = s.to_member_id
  group by 1, 2, 3, 4
), part as (
  select chapter_id, giver as member_id, inside as given_inside, outside as given_outside, 0 as received_inside,
    0 as received_outside, 0 as visitors, 0 as cents, credits, last_referred as last_given, 0 as last_received
  from pair where giver is not null
  union all
  select chapter_id, receiver, 0, 0, inside, outside, 0, cents, 0, 0, last_referred
  from pair where receiver is not null
  union all
  select v.chapter_id, v.invited_by_member_id, 0, 0, 0, 0, 1, 0, 0, 0, 0
  from period c
  join visitor v on v.chapter_id = c.id and v.visited_on >= c.window_from and v.visited_on < $4::date
  where v.invited_by_member_id is not null
), activity as (
  select chapter_id, json_agg(json_build_array(member_id, given_inside, given_outside, received_inside, received_outside,
    visitors, cents, credits, last_given, last_received)) as rows
  from (
    select chapter_id, member_id, sum(given_inside) as given_inside, sum(given_outside) as given_outside,
      sum(received_inside) as received_inside, sum(received_outside) as received_outside, sum(visitors) as visitors,
      coalesce(sum(cents), 0) as cents, coalesce(sum(credits), 0) as credits, sum(last_given) as last_given,
      sum(last_received) as last_received
    from part group by chapter_id, member_id) member_part
  group by chapter_id
), one_to_one as (
  select chapter_id, json_agg(json_build_array(member_id, met, partners, last_met)) as rows
  from (
    select chapter_id, member_id, sum(met) as met, count(*) as partners, sum(last_met) as last_met
    from (
      select chapter_id, member_id, partner, sum(met) as met, sum(last_met) as last_met
      from (
        select chapter_id, giver as member_id, coalesce(receiver::text, stranger) as partner, met, last_met
        from pair where met > 0 and giver is not null
        union all
        select chapter_id, receiver, coalesce(giver::text, stranger), met, last_met
        from pair where met > 0 and receiver is not null) seen_from_each_end
      group by chapter_id, member_id, partner) with_partner
    group by chapter_id, member_id) member_met
  group by chapter_id
), edge as (
  select chapter_id, json_agg(giver) as givers, json_agg(receiver) as receivers,
    json_agg(in_window) as in_window, json_agg(in_evidence) as in_evidence
  from pair where in_window + in_evidence > 0
  group by chapter_id
)
select c.id as "chapterId", a.rows as activity, o.rows as "oneToOnes",
  e.givers, e.receivers, e.in_window as "inWindow", e.in_evidence as "inEvidence"
from period c
left join activity a on a.chapter_id = c.id
left join one_to_one o on o.chapter_id = c.id
left join edge e on e.chapter_id = c.id`;
