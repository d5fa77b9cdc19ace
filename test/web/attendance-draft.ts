import { emailOf, type Harbour } from './harbour.js';

/** A letter about attendance to somebody, drafted as the weekly run drafts it. Answers with their address. */
export async function attendanceDraft({ db, chapterId }: Harbour, name: string): Promise<string> {
  const [member] = await db.sql<{ id: string }>('select id from member where chapter_id = $1 and display_name = $2', [
    chapterId,
    name,
  ]);
  await db.sql(
    `insert into attendance_letter (chapter_id, id, member_id, as_of, step, facts)
     select chapter_id, gen_random_uuid(), $2, max(as_of), 'NEXT_BREACHES', $3::jsonb
     from chapter_week where chapter_id = $1 group by chapter_id`,
    [
      chapterId,
      member?.id,
      JSON.stringify({
        state: 'NEXT_BREACHES',
        absencesLeft: 0,
        effectiveAbsences: 3,
        oldestAbsenceExpires: '2027-01-13',
        withinPolicyOn: null,
        clearOn: '2027-01-13',
      }),
    ],
  );
  return emailOf(name);
}
