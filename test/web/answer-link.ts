import { createHash, randomUUID } from 'node:crypto';
import type { Harbour } from './harbour.js';

/** A question that waits for somebody's answer after a one-to-one, as the week leaves one; gives the secret of its link. */
export async function answerLink({ db, chapterId }: Harbour, by: string, about: string): Promise<string> {
  const token = randomUUID();
  await db.sql(
    `insert into answer_invitation (chapter_id, id, member_id, about_member_id, met_on, token_hash, expires_at)
     select $1, $2, one.id, other.id, current_date - 2, $3, now() + interval '1 day' from member one, member other
     where one.chapter_id = $1 and other.chapter_id = $1 and one.display_name = $4 and other.display_name = $5`,
    [chapterId, randomUUID(), createHash('sha256').update(token).digest('hex'), by, about],
  );
  return token;
}
