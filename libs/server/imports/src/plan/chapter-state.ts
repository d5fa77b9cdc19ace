import type { EntityManager } from 'typeorm';
import type {
  ChapterState,
  ExistingMember,
  ExistingSlip,
  ExistingTerm,
  ExistingVisitor,
  SlipContent,
} from './plan.types.js';

/** Dates of the files: whole days, inclusive. */
export interface Span {
  from: string;
  to: string;
}

const content = (row: string): string => `
  ${row}.type, ${row}.from_member_id as "fromMemberId", ${row}.from_name as "fromName", ${row}.from_chapter as "fromChapter",
  ${row}.to_member_id as "toMemberId", ${row}.to_name as "toName", ${row}.to_chapter as "toChapter",
  ${row}.to_organisation as "toOrganisation", ${row}.tier, ${row}.amount::float8::text as amount, ${row}.credits::float8::text as credits`;

/** Everything of a chapter that a plan has to know, for the dates of its files. */
export async function loadChapterState(
  em: EntityManager,
  chapterId: string,
  today: (timeZone: string) => string,
  spans: readonly Span[],
): Promise<ChapterState> {
  const [chapter] = await em.query<ChapterState['chapter'][]>(
    `select id, name, time_zone as "timeZone", currency, meeting_time as "meetingTime", organisation_id as "organisationId",
       region_id as "regionId" from chapter where id = $1`,
    [chapterId],
  );
  if (!chapter) throw new Error('the chapter was there when the actor was authorized');
  const members = await em.query<ExistingMember[]>(
    `select m.id, m.account_id as "accountId", a.email, m.display_name as "displayName", m.company, m.phone, m.industry,
       m.speciality, m.classification_key as "classificationKey", m.classification_exception is not null as "hasException",
       m.status, m.joined::text, m."left"::text
     from member m left join account a on a.id = m.account_id where m.chapter_id = $1 order by m.id`,
    [chapterId],
  );
  const links = await em.query<{ nameKey: string; memberId: string | null }[]>(
    `select name_key as "nameKey", member_id as "memberId" from name_link where chapter_id = $1`,
    [chapterId],
  );
  const terms = await em.query<ExistingTerm[]>(
    `select id, member_id as "memberId", role, "from"::text, "to"::text from role_term where chapter_id = $1 order by "from", id`,
    [chapterId],
  );
  const values = [chapterId, spans.map((span) => span.from), spans.map((span) => span.to)];
  const inSpans = (column: string): string =>
    `exists (select from unnest($2::date[], $3::date[]) span(a, z) where ${column} between span.a and span.z)`;
  const meetings = await em.query<{ date: string; status: string; ledger: string }[]>(
    `select date::text, status, ledger from meeting where chapter_id = $1 and ${inSpans('date')}`,
    values,
  );
  const marks = await em.query<{ date: string; memberId: string; mark: string }[]>(
    `select date::text, member_id as "memberId", mark from attendance where chapter_id = $1 and ${inSpans('date')}`,
    values,
  );
  const slips = await em.query<(Omit<ExistingSlip, 'asImported'> & { changed: boolean })[]>(
    `select s.id, s.date::text, s.status, s.import_id is not null as imported, ${content('s')},
       s.version > 1 or s.id in (select slip_id from slip_event where chapter_id = $1)
         or s.id in (select slip_id from slip_contact where chapter_id = $1)
         or s.id in (select referral_id from slip where chapter_id = $1 and referral_id is not null) as "workedOn",
       s.version > 1 and s.import_id is not null as changed
     from slip s
     where s.chapter_id = $1 and ${inSpans('s.date')} order by s.id`,
    values,
  );
  const originals = await asImported(
    em,
    chapterId,
    slips.filter((slip) => slip.changed).map((slip) => slip.id),
  );
  const visitors = await em.query<ExistingVisitor[]>(
    `select id, name, visited_on::text as "visitedOn", invited_by_member_id as "invitedByMemberId",
       import_id is not null as imported, version > 1 as "workedOn"
     from visitor where chapter_id = $1 and visited_on is not null and ${inSpans('visited_on')} order by id`,
    values,
  );
  const attendance: ChapterState['attendance'] = new Map();
  for (const { date, memberId, mark } of marks) {
    const meeting = attendance.get(date) ?? new Map<string, string>();
    attendance.set(date, meeting.set(memberId, mark));
  }
  return {
    chapter,
    today: today(chapter.timeZone),
    members,
    links: new Map(links.map(({ nameKey, memberId }) => [nameKey, memberId])),
    terms,
    meetings: new Map(meetings.map(({ date, status, ledger }) => [date, { status, ledger }])),
    attendance,
    slips: slips.map(({ changed, ...slip }) => ({
      ...slip,
      asImported: changed ? (originals.get(slip.id) ?? null) : null,
    })),
    visitors,
  };
}

/** The slips as the imports that made them wrote them. */
async function asImported(
  em: EntityManager,
  chapterId: string,
  ids: readonly string[],
): Promise<Map<string, SlipContent>> {
  if (ids.length === 0) return new Map();
  const rows = await em.query<{ id: string; after: Record<string, unknown> }[]>(
    `select key->>'id' as id, after from import_change
     where chapter_id = $1 and table_name = 'slip' and before is null and key->>'id' = any ($2)`,
    [chapterId, ids],
  );
  return new Map(rows.map(({ id, after }) => [id, contentOf(after)]));
}

function contentOf(row: Record<string, unknown>): SlipContent {
  const text = (column: string): string | null =>
    row[column] === null || row[column] === undefined ? null : String(row[column]);
  return {
    type: row['type'] as SlipContent['type'],
    fromMemberId: text('from_member_id'),
    fromName: text('from_name'),
    fromChapter: text('from_chapter'),
    toMemberId: text('to_member_id'),
    toName: text('to_name'),
    toChapter: text('to_chapter'),
    toOrganisation: row['to_organisation'] === true,
    tier: text('tier') as SlipContent['tier'],
    amount: text('amount') === null ? null : String(Number(text('amount'))),
    credits: text('credits') === null ? null : String(Number(text('credits'))),
  };
}
