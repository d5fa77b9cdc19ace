import pg from 'pg';
import { elapsed } from '../../bootstrap/progress.mjs';
import type { Environment } from './engines.js';
import { runCli } from './run-cli.js';

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

/** Who can be signed in as, with a link that works once; nobody without the sample chapter. */
export async function signInLinks(env: Environment): Promise<[string, string][]> {
  const people = env['DATABASE_OWNER_URL'] ? await samplePeople(env['DATABASE_OWNER_URL']) : [];
  return Promise.all(
    people.map(async ({ name, seat, chapter, email }): Promise<[string, string]> => {
      const said = await runCli(['account', 'sign-in-link', email], env);
      return [`${name}, ${seat} of ${chapter}`, said.trim().split('\n').at(-1) ?? ''];
    }),
  );
}

export interface Welcome {
  env: Environment;
  folder: string;
  /** When the start began, in milliseconds. */
  since: number;
  inboxUrl: string | undefined;
  links: [string, string][];
}

/** What a newcomer needs to know: addresses, and links that sign them in as people of the sample chapter. */
export function welcome({ env, folder, since, inboxUrl, links }: Welcome): string {
  const lines: [string, string][] = [['API', String(env['PUBLIC_URL'])]];
  if (env['NODE_ENV'] === 'development') lines.push(['Explorer', `${env['PUBLIC_URL']}/graphql`]);
  lines.push(inboxUrl ? ['Mail inbox', inboxUrl] : ['Mail', 'goes out through SMTP_URL']);
  lines.push(['Data', folder]);
  return [
    '',
    `Chapterhouse is ready (${elapsed(since)}).`,
    '',
    ...table(lines),
    ...(links.length > 0 ? ['', 'Sign in (each link works once):', '', ...table(links)] : []),
    '',
    'Stop with Ctrl-C.',
  ].join('\n');
}

interface Person {
  name: string;
  email: string;
  seat: string;
  chapter: string;
}

/** A leader and a plain member of the sample chapter; nobody when there is none. */
function samplePeople(ownerUrl: string): Promise<Person[]> {
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

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}
