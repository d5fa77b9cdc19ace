import pg from 'pg';
import { type LocalDate, parseLocalDate } from '@chapterhouse/domain';
import { AppError } from '@chapterhouse/platform';
import { type ChapterPlan, makeChapter } from './chapter-rows.js';
import { CopyLines, copyInto, SEEDED_TABLES, type SeededTable } from './copy.js';
import { FIRST_WORDS, LOCATIONS, SECOND_WORDS } from './places.data.js';
import { Random } from './random.js';
import { MOST_MEMBERS } from './roster.js';

export interface SeedOptions {
  /** 1 to 20,000. */
  chapters: number;
  /** Active members of each chapter on `asOf`, 2 to the number of trades. */
  members: number;
  /** Weeks of history before `asOf`, 1 to 520. */
  weeks: number;
  /** The history ends the day before. */
  asOf: LocalDate;
  /** Mean referrals given by a member in a year, 0 to 500; default 48. */
  referralsPerYear?: number;
  /** The same seed makes the same chapters; another one makes others beside them. Default 1. */
  seed?: number;
  /** Connections that write at once; default 2. */
  connections?: number;
}

export interface SeedResult {
  /** Short names of the chapters, in the order in which they were made. */
  slugs: string[];
  /** Rows written, by table. */
  rows: Record<SeededTable, number>;
}

const CHAPTERS_PER_TRANSACTION = 10;

/**
 * Fills a migrated database with made-up chapters at the speed of COPY, as the owner of the tables. What is written is
 * checked by every constraint, and marked as sample data. Referrals come without their history of steps and without contacts.
 * @throws AppError BAD_INPUT naming the field, CONFLICT when this seed is there already
 */
export async function seedDatabase(
  ownerUrl: string,
  options: SeedOptions,
  onProgress: (chaptersDone: number) => void = () => undefined,
): Promise<SeedResult> {
  const { chapters, members, weeks, referralsPerYear = 48, seed = 1, connections = 2 } = options;
  check('chapters', chapters, 1, 20_000);
  check('members', members, 2, MOST_MEMBERS);
  check('weeks', weeks, 1, 520);
  check('referralsPerYear', referralsPerYear, 0, 500);
  check('seed', seed, 0, 2 ** 31 - 1);
  const asOf = parseLocalDate(options.asOf);
  const pool = new pg.Pool({ connectionString: ownerUrl, max: connections, application_name: 'chapterhouse seed' });
  // The engine may stop while an idle connection still says goodbye; a lost one that is needed fails its statement.
  pool.on('error', () => undefined);
  const rows = Object.fromEntries(SEEDED_TABLES.map((t) => [t, 0])) as Record<SeededTable, number>;
  try {
    const random = new Random(seed);
    const { organisationId, regionIds } = await makeOrganisation(
      pool,
      random,
      seed,
      Math.min(chapters, LOCATIONS.length),
    );
    const taken = await pool.query<{ slug: string }>('select slug from chapter');
    const names = chapterNames(random, chapters, new Set(taken.rows.map((r) => r.slug)));
    const plan = (i: number): ChapterPlan => {
      const own = new Random(seed, i + 1);
      const { name, slug } = names[i] as { name: string; slug: string };
      const place = LOCATIONS[i % LOCATIONS.length] as (typeof LOCATIONS)[number];
      const regionId = regionIds[i % regionIds.length] as string;
      const chapterId = own.uuid(Date.parse(asOf) + i);
      return {
        random: own,
        chapterId,
        slug,
        name,
        place,
        asOf,
        weeks,
        members,
        organisationId,
        regionId,
        referralsPerYear,
      };
    };
    let next = 0;
    let done = 0;
    const work = async (): Promise<void> => {
      const client = await pool.connect();
      try {
        while (next < chapters) {
          const [from, to] = [next, Math.min(chapters, next + CHAPTERS_PER_TRANSACTION)];
          next = to;
          const lines = new CopyLines();
          for (let i = from; i < to; i++) makeChapter(plan(i), lines);
          await client.query('begin');
          for (const table of SEEDED_TABLES) {
            const { count, text } = lines.take(table);
            if (count > 0) await copyInto(client, table, text);
            rows[table] += count;
          }
          await client.query('commit');
          onProgress((done += to - from));
        }
      } finally {
        // A failed transaction must not go back into the pool.
        client.release(true);
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
    await pool.query(`analyze ${SEEDED_TABLES.join(', ')}`);
    return { slugs: names.map((n) => n.slug), rows };
  } finally {
    await pool.end();
  }
}

function check(field: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new AppError('BAD_INPUT', `${field} is ${value}; it should be a whole number from ${low} to ${high}.`, field);
}

/** The organisation of a seed, with one region for each place. Its short name says which seed it is. */
async function makeOrganisation(
  pool: pg.Pool,
  random: Random,
  seed: number,
  regions: number,
): Promise<{ organisationId: string; regionIds: string[] }> {
  const at = Date.UTC(2020, 0, 1);
  const organisationId = random.uuid(at);
  const made = await pool.query(
    `insert into organisation (id, slug, name) values ($1, $2, $3) on conflict (slug) do nothing`,
    [organisationId, `open-table-${seed}`, seed === 1 ? 'Open Table Alliance' : `Open Table Alliance ${seed}`],
  );
  if (made.rowCount === 0)
    throw new AppError(
      'CONFLICT',
      `This database already holds the chapters of seed ${seed}. Choose another --seed to add others, or an empty database.`,
      'seed',
    );
  const regionIds: string[] = [];
  for (const place of LOCATIONS.slice(0, regions)) {
    const id = random.uuid(at);
    await pool.query(`insert into region (id, organisation_id, name, country) values ($1, $2, $3, $4)`, [
      id,
      organisationId,
      place.region,
      place.country,
    ]);
    regionIds.push(id);
  }
  return { organisationId, regionIds };
}

/** Names in two words; once they are used up, or when somebody has the short name, with a number behind. */
function chapterNames(random: Random, count: number, taken: Set<string>): { name: string; slug: string }[] {
  const pairs = random.shuffle(FIRST_WORDS.flatMap((a) => SECOND_WORDS.filter((b) => b !== a).map((b) => `${a} ${b}`)));
  return Array.from({ length: count }, (_, i) => {
    const plain = pairs[i % pairs.length] as string;
    for (let number = 1; ; number++) {
      const name = number === 1 ? plain : `${plain} ${number}`;
      const slug = name.toLowerCase().replaceAll(' ', '-');
      if (taken.has(slug)) continue;
      taken.add(slug);
      return { name, slug };
    }
  });
}
