import { newId } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import type { ChapterState, DbRow, ImportPlan } from '../plan/plan.types.js';
import { ChangeRecorder } from './change-recorder.js';

/**
 * Writes a plan, table by table in the order in which rows need each other, and notes every change for undo. Answers with the accounts
 * that it made.
 */
export async function applyPlan(
  em: EntityManager,
  importId: string,
  plan: ImportPlan,
  chapter: ChapterState['chapter'],
  accountId: string | null,
): Promise<string[]> {
  const recorder = new ChangeRecorder(em, chapter.id, importId);
  const by = (column: string, rows: readonly DbRow[]): DbRow[] => rows.map((row) => ({ ...row, [column]: accountId }));
  const made = await linkAccounts(em, plan);
  await recorder.update('member', plan.members.update);
  await recorder.insert('member', plan.members.insert);
  await recorder.remove('role_term', plan.roleTerms.remove);
  await recorder.update('role_term', plan.roleTerms.update);
  await recorder.insert('role_term', plan.roleTerms.insert);
  await recorder.insert(
    'name_link',
    by(
      'created_by',
      plan.links.insert.map((row) => ({ chapter_id: chapter.id, ...row })),
    ),
  );
  await recorder.update('name_link', plan.links.update);
  await recorder.update('meeting', plan.meetings.update);
  await recorder.insert('meeting', plan.meetings.insert);
  await recorder.remove('attendance', plan.attendance.remove);
  await recorder.update('attendance', by('marked_by', plan.attendance.update));
  await recorder.insert('attendance', by('marked_by', plan.attendance.insert));
  await recorder.remove('slip', plan.slips.remove);
  await recorder.insert('slip', by('created_by', plan.slips.insert));
  await recorder.remove('visitor', plan.visitors.remove);
  await recorder.insert('visitor', by('created_by', await withFollowUp(em, plan.visitors.insert, chapter)));
  return made;
}

/** Seats find their accounts by e-mail; an address that nobody has yet gets a new account. Answers with the new ones. */
async function linkAccounts(em: EntityManager, { members }: ImportPlan): Promise<string[]> {
  if (members.emails.length === 0) return [];
  const found = await em.query<{ memberId: string; newId: string; accountId: string }[]>(
    `select e.member_id as "memberId", e.id as "newId", app_account_for_email(e.id, e.email, e.name) as "accountId"
     from jsonb_to_recordset($1::jsonb) as e(member_id uuid, id uuid, email text, name text)`,
    [
      JSON.stringify(
        members.emails.map(({ memberId, email, name }) => ({ member_id: memberId, id: newId(), email, name })),
      ),
    ],
  );
  const accounts = new Map(found.map(({ memberId, accountId }) => [memberId, accountId]));
  for (const row of [...members.insert, ...members.update]) {
    const account = accounts.get(String(row['id']));
    if (account) row['account_id'] = account;
  }
  return found.flatMap(({ newId: own, accountId }) => (own === accountId ? [accountId] : []));
}

/** A visit is followed up within 24 hours of the meeting, in the chapter's own time. */
async function withFollowUp(
  em: EntityManager,
  rows: readonly DbRow[],
  { meetingTime, timeZone }: ChapterState['chapter'],
): Promise<DbRow[]> {
  if (rows.length === 0) return [];
  const dates = [...new Set(rows.map((row) => String(row['visited_on'])))];
  const due = await em.query<{ date: string; due: string }[]>(
    `select d::text as date, (((d + $2::time) at time zone $3) + interval '24 hours')::text as due from unnest($1::date[]) d`,
    [dates, meetingTime, timeZone],
  );
  const dueOf = new Map(due.map((row) => [row.date, row.due]));
  return rows.map((row) => ({ ...row, follow_up_due_at: dueOf.get(String(row['visited_on'])) }));
}
