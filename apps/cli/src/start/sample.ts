import pg from 'pg';

/** What the database lacks for a first look: a chapter at all, or the letters of the sample chapter. */
export async function lacks(ownerUrl: string): Promise<{ chapter: boolean; letters: boolean }> {
  const rows = await query<{ chapter: boolean; letters: boolean }>(
    ownerUrl,
    `select not exists (select from chapter) as chapter,
            exists (select from chapter c where c.is_sample
                      and not exists (select from weekly_run r where r.chapter_id = c.id)) as letters`,
  );
  return rows[0] ?? { chapter: false, letters: false };
}

export interface Person {
  name: string;
  email: string;
  seat: string;
  chapter: string;
}

/** A leader and a plain member of the sample chapter; nobody when there is none. */
export function samplePeople(ownerUrl: string): Promise<Person[]> {
  return query<Person>(
    ownerUrl,
    `select distinct on (seat) m.display_name as name, a.email, c.name as chapter,
            coalesce(lower(t.role), 'member') as seat
       from chapter c
       join member m on m.chapter_id = c.id and m.status = 'ACTIVE'
       join account a on a.id = m.account_id
       left join role_term t on t.chapter_id = c.id and t.member_id = m.id and t."to" is null
      where c.is_sample and coalesce(t.role, 'PRESIDENT') = 'PRESIDENT'
      order by seat desc, m.display_name`,
  );
}

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
