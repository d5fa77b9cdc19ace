import { foldName } from '@chapterhouse/domain';
import { AppError, systemActor, type Actor } from '@chapterhouse/platform';
import { fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { ImportsService } from '../imports.service.js';
import type { ImportView } from '../imports.types.js';
import type { SourceFile } from '../readers/sheet.js';
import { truthOf, type Vector } from './fixtures.js';

/** Everything that an import writes. */
const tables = [
  'member',
  'role_term',
  'meeting',
  'attendance',
  'slip',
  'slip_contact',
  'slip_event',
  'visitor',
  'name_link',
  'mail_preference',
];

export interface Chapter {
  id: string;
  actor: Actor;
}

export interface ImportDesk {
  /** From the first `beforeAll` on. */
  readonly db: TestDatabase;
  readonly imports: ImportsService;
  /** Stands at 2026-11-22 09:00 UTC. */
  readonly clock: ReturnType<typeof fixedClock>;
  chapterOf(name: string, timeZone?: string, currency?: string): Promise<Chapter>;
  chapterOfVector(vector: Vector): Promise<Chapter>;
  /** A chapter with these active members; their ids by name. */
  withMembers(...names: string[]): Promise<Chapter & { member: Record<string, string> }>;
  /** Every row of the chapter, column by column. */
  dump(chapterId: string): Promise<Record<string, unknown[]>>;
  /** Imports the files; throws with the first errors when they were not applied. */
  apply(
    chapter: Chapter,
    files: SourceFile[],
    options?: Parameters<ImportsService['importFiles']>[3],
  ): Promise<ImportView>;
  /** One line for each slip and visitor, in an order that does not depend on the database. */
  slipLines(chapterId: string): Promise<string[]>;
}

/** A database of its own for the tests of one file, and what they do with it again and again. */
export function importDesk(): ImportDesk {
  let db: TestDatabase;
  let imports: ImportsService;
  const clock = fixedClock('2026-11-22T09:00:00Z');
  beforeAll(async () => {
    db = await testDatabase();
    imports = new ImportsService(db.door, clock);
  });
  afterAll(() => db.close());

  const chapterOf: ImportDesk['chapterOf'] = async (name, timeZone = 'Europe/Dublin', currency = 'EUR') => {
    const { id } = await db.make.chapter({ name, timeZone, currency });
    return { id, actor: systemActor('test', [id]) };
  };
  return {
    get db() {
      return db;
    },
    get imports() {
      return imports;
    },
    clock,
    chapterOf,
    chapterOfVector: (vector) => {
      const { name, timeZone, currency } = truthOf(vector).chapter;
      return chapterOf(name, timeZone, currency);
    },
    withMembers: async (...names) => {
      const chapter = await chapterOf('Nine Elms');
      const member: Record<string, string> = {};
      for (const displayName of names)
        member[displayName] = (await db.make.member({ chapterId: chapter.id, displayName })).id;
      return { ...chapter, member };
    },
    dump: (chapterId) => dump(db, chapterId),
    apply: async ({ id, actor }, files, options = {}) => {
      const done = await imports.importFiles(actor, id, files, options);
      if (done.state !== 'APPLIED')
        throw new Error(JSON.stringify(done.preview?.problems.filter((p) => p.severity === 'error').slice(0, 5)));
      return done;
    },
    slipLines: (chapterId) => slipLines(db, chapterId),
  };
}

export const csv = (name: string, text: string): SourceFile => ({ name, bytes: Buffer.from(text) });

/** The slips of a meeting, in the layout of the report. @param date `YYYY-MM-DD` */
export const audit = (date: string, rows: string): SourceFile =>
  csv(
    `audit-${date}.csv`,
    `Slips Audit Report for ${date.split('-').reverse().join('/')}\nFrom,To,Slip Type,Inside/Outside,TYFCB,CEU Credits,Detail\n${rows}`,
  );

export const line = (...parts: (string | number | null | undefined)[]): string =>
  parts.map((part) => part ?? '').join('|');

export const errorsOf = (view: ImportView): string[] =>
  (view.preview?.problems ?? []).filter((problem) => problem.severity === 'error').map((problem) => problem.code);

export const warningsOf = (view: ImportView): string[] => [
  ...new Set(
    (view.preview?.problems ?? []).filter((problem) => problem.severity === 'warning').map((problem) => problem.code),
  ),
];

export const refused = (code: string, words: RegExp) =>
  expect.objectContaining({ name: 'AppError', code, message: expect.stringMatching(words) as string }) as AppError;

async function dump(db: TestDatabase, chapterId: string): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of tables) {
    const rows = await db.sql<{ row: unknown }>(
      `select to_jsonb(t) as row from "${table}" t where chapter_id = $1 order by to_jsonb(t)::text`,
      [chapterId],
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

async function slipLines(db: TestDatabase, chapterId: string): Promise<string[]> {
  const rows = await db.sql<Record<string, string | null>>(
    `select s.date::text, s.type, coalesce(f.display_name, s.from_name) as "from", s.from_chapter, coalesce(t.display_name, s.to_name) as "to", s.to_chapter, s.tier, s.amount::float8::text as amount, s.credits::float8::text as credits
     from slip s left join member f on f.chapter_id = s.chapter_id and f.id = s.from_member_id left join member t on t.chapter_id = s.chapter_id and t.id = s.to_member_id where s.chapter_id = $1
     union all
     select v.visited_on::text, 'VISITOR', m.display_name, null, v.name, null, null, null, null from visitor v left join member m on m.chapter_id = v.chapter_id and m.id = v.invited_by_member_id where v.chapter_id = $1`,
    [chapterId],
  );
  return rows
    .map((row) =>
      line(
        row['date'],
        row['type'],
        row['from'] && foldName(row['from']),
        row['from_chapter'],
        row['to'] && foldName(row['to']),
        row['to_chapter'],
        row['tier'],
        row['amount'],
        row['credits'],
      ),
    )
    .sort();
}
