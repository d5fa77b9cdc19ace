/** $1 chapter. What counts as too often away. */
export const POLICY = `
select absence_limit as "absenceLimit", lates_per_absence as "latesPerAbsence", substitute_limit as "substituteLimit",
  medical_limit as "medicalLimit", window_weeks as "windowWeeks",
  evidence_weeks as "evidenceWeeks"
from chapter where id = $1`;

/** $1 chapter, $2 first day, $3 first day that counts no longer. How often each mark was given at each held meeting, oldest first. */
export const SHEET_TOTALS = `
select g.date::text as date,
  count(*) filter (where k.mark = 'PRESENT')::int as "P", count(*) filter (where k.mark = 'ABSENT')::int as "A",
  count(*) filter (where k.mark = 'LATE')::int as "L", count(*) filter (where k.mark = 'MEDICAL')::int as "M",
  count(*) filter (where k.mark = 'SUBSTITUTE')::int as "S"
from meeting g
left join (
  select a.chapter_id, a.date, a.mark from attendance a
  join member m on m.chapter_id = a.chapter_id and m.id = a.member_id
    and a.date >= m.joined and (m."left" is null or a.date < m."left")
  where a.chapter_id = $1) k on k.chapter_id = g.chapter_id and k.date = g.date
where g.chapter_id = $1 and g.status = 'HELD' and g.date >= $2::date and g.date < $3::date
group by g.date order by g.date`;

/** $4 a member. The mark of each held meeting inside the membership, oldest first: its letter, or `-` where none was recorded. */
export const MEMBER_MARKS = `
select g.date::text as date, coalesce(left(a.mark, 1), '-') as letter
from meeting g
join member m on m.chapter_id = g.chapter_id and m.id = $4 and g.date >= m.joined and (m."left" is null or g.date < m."left")
left join attendance a on a.chapter_id = g.chapter_id and a.member_id = m.id and a.date = g.date
where g.chapter_id = $1 and g.status = 'HELD' and g.date >= $2::date and g.date < $3::date
order by g.date`;
