/**
 * The statements that count. Each takes a batch of chapters at once and is written so that it stays quick whatever
 * the planner believes about a table it has not analysed yet: joins go to tables with a key on the joined columns,
 * never to intermediate results.
 */

/** Bit of the week before the run ($4) in which a date lies: 1 is the last week. */
const weekBit = (date: string): string => `1 << (($4::date - 1 - ${date}) / 7)`;

/** $1 chapter ids, $2 as of. One row per chapter: its settings and the dates of the meetings held in its window. */
export const CHAPTERS = `
select c.id as "chapterId", c.window_weeks as "windowWeeks", c.evidence_weeks as "evidenceWeeks",
  c.absence_limit as "absenceLimit", c.lates_per_absence as "latesPerAbsence",
  c.substitute_limit as "substituteLimit", c.medical_limit as "medicalLimit", c.scorecard,
  (select json_agg(t.definition) from scorecard_table t
    where t.organisation_id = c.organisation_id and t.name = c.scorecard and t.valid_from <= $2::date) as "ownTables",
  array(
    select g.date::text from meeting g
    where g.chapter_id = c.id and g.status = 'HELD' and g.date >= $2::date - 7 * c.window_weeks and g.date < $2::date
    order by g.date) as held
from chapter c
where c.id = any ($1::uuid[])
order by c.id`;

/**
 * What is counted: the figures of the week alone, or also what members can grow by (`growth`), in the same passes.
 */
interface Parts {
  readonly growth: boolean;
}

const ROSTER_GROWTH = `
  string_agg(left(a.mark, 1) || a.date, ' ' order by a.date) filter (where g.date is not null and a.mark <> 'PRESENT') as events,
  count(*) filter (where g.date is not null and a.left_early and a.mark in ('PRESENT', 'LATE'))::int as "leftEarly",
  coalesce(bit_or(${weekBit('a.date')}) filter (where g.date is not null and a.date >= $4::date - 56
    and a.mark in ('PRESENT', 'LATE')), 0) as "inRoom"`;

/**
 * $1 chapter ids, $2 their windows' first days, $3 the first days of the roster, $4 as of, $5 the earliest of $2 (which bounds
 * the walk along the index, however long the history). One row per seat that was taken at some time since: its attendance
 * at held meetings inside the window and the membership, as one letter a meeting; for growth, those that were not simply present with
 * their dates.
 */
export const rosterOf = ({ growth }: Parts): string => `
select m.chapter_id as "chapterId", m.id as "memberId", m.joined, m."left",
  string_agg(left(a.mark, 1), '' order by a.date) filter (where g.date is not null) as marks,
  min(a.date) filter (where g.date is not null and a.mark = 'ABSENT') as "oldestAbsence"
  ${growth ? `, m.industry, ${ROSTER_GROWTH}` : ''}
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
/** Referrals of the window that had two weeks for a first word. */
const old = `s.type = 'REFERRAL' and ${inWindow} and s.date < $4::date - 14`;

/** What growth counts of a pair. A referral that came from another system has a story here once somebody has told of it. */
const PAIR_GROWTH = `,
    count(*) filter (where s.type = 'TESTIMONIAL' and ${inWindow}) as testimonials,
    max(s.date) filter (where s.type = 'ONE_TO_ONE') as met_on,
    bit_or(case s.type when 'REFERRAL' then 1 when 'EDUCATION' then 256 when 'ONE_TO_ONE' then 65536 else 0 end
      << (($4::date - 1 - s.date) / 7)) filter (where s.date >= $4::date - 56) as efforts,
    count(*) filter (where ${old} and (s.import_id is null or s.status <> 'NEW')) as old_received,
    count(*) filter (where ${old} and s.import_id is null and s.status = 'NEW') as waiting`;

/**
 * Referrals whose thanks came while their status still says that nobody has answered: they wait no more, and those of
 * another system have a story. They are few, so each is looked up, instead of reading all thanks.
 */
const THANKED_UNANSWERED = `
  union all
  select s.chapter_id, s.to_member_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    case when s.import_id is null then 0 else 1 end, case when s.import_id is null then -1 else 0 end
  from period c
  join slip s on s.chapter_id = c.id and s.status = 'NEW' and ${old} and s.withdrawn_at is null
  cross join lateral (
    select from slip k where k.chapter_id = s.chapter_id and k.referral_id = s.id and k.withdrawn_at is null
      and k.date >= c.window_from limit 1) k
  where s.to_member_id is not null`;

/**
 * $1 chapter ids, $2 their windows' first days, $3 their evidence windows' first days, $4 as of. One row per chapter.
 * Slips are read once and counted per pair of people; everything else is a sum over pairs.
 * Money and credits are counted in hundredths, so that no sum is rounded. A partner of another chapter is known by name and chapter.
 */
export const slipsOf = ({ growth }: Parts): string => `
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
      and ${memberThen('f')} and ${memberThen('t')}) as in_evidence${growth ? PAIR_GROWTH : ''}
  from period c
  join slip s on s.chapter_id = c.id and s.withdrawn_at is null
    and s.date >= least(c.window_from, c.evidence_from) and s.date < $4::date
  left join member f on f.chapter_id = s.chapter_id and f.id = s.from_member_id
  left join member t on t.chapter_id = s.chapter_id and t.id = s.to_member_id
  group by 1, 2, 3, 4
), part as (
  select chapter_id, giver as member_id, inside as given_inside, outside as given_outside, 0 as received_inside,
    0 as received_outside, 0 as visitors, 0 as cents, credits, last_referred as last_given, 0 as last_received
    ${growth ? ', testimonials, efforts, 0 as old_received, 0 as waiting' : ''}
  from pair where giver is not null
  union all
  select chapter_id, receiver, 0, 0, inside, outside, 0, cents, 0, 0, last_referred
    ${growth ? ', 0, efforts & 16711680, old_received, waiting' : ''}
  from pair where receiver is not null
  union all
  select v.chapter_id, v.invited_by_member_id, 0, 0, 0, 0, 1, 0, 0, 0, 0${growth ? ', 0, 0, 0, 0' : ''}
  from period c
  join visitor v on v.chapter_id = c.id and v.visited_on >= c.window_from and v.visited_on < $4::date
  where v.invited_by_member_id is not null${growth ? THANKED_UNANSWERED : ''}
), activity as (
  select chapter_id, json_agg(json_build_array(member_id, given_inside, given_outside, received_inside, received_outside,
    visitors, cents, credits, last_given, last_received${growth ? ', testimonials, efforts, old_received, waiting' : ''})) as rows
  from (
    select chapter_id, member_id, sum(given_inside) as given_inside, sum(given_outside) as given_outside,
      sum(received_inside) as received_inside, sum(received_outside) as received_outside, sum(visitors) as visitors,
      coalesce(sum(cents), 0) as cents, coalesce(sum(credits), 0) as credits, sum(last_given) as last_given,
      sum(last_received) as last_received${
        growth
          ? `, sum(testimonials) as testimonials, coalesce(bit_or(efforts), 0) as efforts,
      sum(old_received) as old_received, sum(waiting) as waiting`
          : ''
      }
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
    ${growth ? ', json_agg(met) as met, json_agg($4::date - met_on) as met_ago' : ''}
  from pair where in_window + in_evidence > 0
    ${growth ? 'or (met_on is not null and giver is not null and receiver is not null)' : ''}
  group by chapter_id
)
select c.id as "chapterId", a.rows as activity, o.rows as "oneToOnes",
  e.givers, e.receivers, e.in_window as "inWindow", e.in_evidence as "inEvidence"
  ${growth ? ', e.met, e.met_ago as "metAgo"' : ''}
from period c
left join activity a on a.chapter_id = c.id
left join one_to_one o on o.chapter_id = c.id
left join edge e on e.chapter_id = c.id`;

/** $1 chapter ids, $2 as of. Up to three rows per member, one for each thing that they said. */
export const PROFILES = `
select p.chapter_id as "chapterId", p.member_id as "memberId", p.edited_on::text as "idealCustomerOn",
  null as "storyOn", 0 as asks, 0 as "askWeeks"
from (
  select distinct on (e.chapter_id, e.member_id) e.chapter_id, e.member_id, e.edited_on, e.text from profile_edit e
  where e.chapter_id = any ($1::uuid[]) and e.field = 'IDEAL_CUSTOMER' and e.edited_on < $2::date
  order by e.chapter_id, e.member_id, e.edited_at desc, e.id desc) p
where p.text is not null
union all
select s.chapter_id, s.member_id, null, max(s.told_on)::text, 0, 0 from story s
where s.chapter_id = any ($1::uuid[]) and s.told_on < $2::date and (s.removed_on is null or s.removed_on >= $2::date)
group by 1, 2
union all
select a.chapter_id, a.member_id, null, null, count(*)::int, bit_or(1 << (($2::date - 1 - a.asked_on) / 7)) from ask a
where a.chapter_id = any ($1::uuid[]) and a.asked_on >= $2::date - 56 and a.asked_on < $2::date and a.withdrawn_at is null
group by 1, 2`;

/**
 * $1 chapter ids, $2 as of. Days from joining to the first referral received, of those who joined when the chapter's records
 * had begun: of the others nobody knows which referral was their first.
 */
export const FIRST_REFERRALS = `
select m.chapter_id as "chapterId", m.id as "memberId", r.date - m.joined as days
from chapter c
cross join lateral (
  select least(
    (select s.date from slip s where s.chapter_id = c.id order by s.date limit 1),
    (select g.date from meeting g where g.chapter_id = c.id and g.status = 'HELD' order by g.date limit 1)) as since) records
join member m on m.chapter_id = c.id and m.joined >= records.since and m.joined < $2::date
  and m.status not in ('PROSPECT', 'PENDING')
cross join lateral (
  select s.date from slip s
  where s.chapter_id = m.chapter_id and s.to_member_id = m.id and s.type = 'REFERRAL' and s.withdrawn_at is null
    and s.date >= m.joined and s.date < $2::date
  order by s.date limit 1) r
where c.id = any ($1::uuid[])`;

/**
 * $1 chapter ids, $2 the days up to which the slips were not read for the figures, $3 as of. Pairs who met before that, from the
 * index alone, and pairs of whom one declined a proposal of the 8 weeks before (`declined`).
 */
export const EARLIER_PAIRS = `
select s.chapter_id as "chapterId", s.from_member_id as a, s.to_member_id as b, $3::date - max(s.date) as "daysAgo", false as declined
from unnest($1::uuid[], $2::date[]) as c (id, before)
join slip s on s.chapter_id = c.id and s.type = 'ONE_TO_ONE' and s.withdrawn_at is null
  and s.from_member_id is not null and s.to_member_id is not null and s.date < c.before
group by 1, 2, 3
union all
select p.chapter_id, p.first_member_id, p.second_member_id, null, true from one_to_one_proposal p
where p.chapter_id = any ($1::uuid[]) and p.as_of < $3::date and p.as_of >= $3::date - 56
  and 'DECLINED' in (p.first_answer, p.second_answer)`;
