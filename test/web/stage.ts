import { answerLink } from './answer-link.js';
import { attendanceDraft } from './attendance-draft.js';
import { emailOf, expected, type Harbour, LEADER, MEMBER } from './harbour.js';
import type { ScreenRoute } from './routes.js';

const STAFF = 'staff@example.com';

/** What stands for the names in addresses: somebody, something that is there. */
export type Values = Record<string, string>;

/** Adds to the sample chapter who and what some screens are about. */
export async function setStage(harbour: Harbour): Promise<Values> {
  const { db, chapterId } = harbour;
  const one = async (sql: string): Promise<string> => (await db.sql<{ id: string }>(sql, [chapterId]))[0]?.id ?? '';
  const staff = await db.make.account({ email: STAFF });
  const organisationId = await one('select organisation_id as id from chapter where id = $1');
  await db.make.staffRole({ accountId: staff.id, role: 'ORGANISATION_ADMIN', organisationId });
  await db.sql(
    `update meeting set ledger = 'LOCKED', locked_at = now() where chapter_id = $1
     and date = (select max(date) from meeting where chapter_id = $1 and date < current_date - 7)`,
    [chapterId],
  );
  await attendanceDraft(harbour, 'Freya Jansen');
  await haveThemSpeak(harbour, 'Freya Jansen');
  return {
    kind: 'chapter-quarterly',
    memberId: await one(`select id from member where chapter_id = $1 and display_name = 'Freya Jansen'`),
    importId: await one('select id from import_job where chapter_id = $1 limit 1'),
    slipId: await one(lastReferralOf(LEADER)),
    memberSlipId: await one(lastReferralOf(MEMBER)),
    asOf: expected.asOf,
    token: await answerLink(harbour, MEMBER, 'Freya Jansen'),
    openDate: await one(meetingThatIs('OPEN')),
    lockedDate: await one(meetingThatIs('LOCKED')),
  };
}

/** Somebody with an ask of this week, and with a sentence and a story that are older than half a year. */
async function haveThemSpeak({ db, chapterId }: Harbour, name: string): Promise<void> {
  const of = 'from member where chapter_id = $1 and display_name = $2';
  const tables = {
    ask: `(chapter_id, id, member_id, kind, text, asked_on)
      select chapter_id, gen_random_uuid(), id, 'TRADE', 'An architect who does schools', current_date`,
    profile_edit: `(chapter_id, id, member_id, field, text, edited_on)
      select chapter_id, gen_random_uuid(), id, 'IDEAL_CUSTOMER', 'Families who buy their first house', current_date - 200`,
    story: `(chapter_id, id, member_id, text, told_on)
      select chapter_id, gen_random_uuid(), id, 'Two sisters kept their parents’ shop.', current_date - 200`,
  };
  for (const [table, values] of Object.entries(tables))
    await db.sql(`insert into ${table} ${values} ${of}`, [chapterId, name]);
}

const lastReferralOf = (name: string): string =>
  `select s.id from slip s join member m on m.id = s.from_member_id
   where s.chapter_id = $1 and s.type = 'REFERRAL' and m.display_name = '${name}' order by s.date desc, s.id limit 1`;

const meetingThatIs = (ledger: 'OPEN' | 'LOCKED'): string =>
  `select date::text as id from meeting where chapter_id = $1 and date <= current_date and ledger = '${ledger}' order by date desc limit 1`;

/** Who looks at a screen: nobody in particular, staff above the chapters, or the chapter's president. */
export const viewerOf = ({ scope, staff }: ScreenRoute): string | null =>
  scope === 'public' ? null : staff ? STAFF : emailOf(LEADER);
