import { AppError } from '@chapterhouse/platform';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { importedTables, keyOfChange, type ImportedTable } from './tables.js';

/** Rows that need others go first; what is put back comes in the opposite order. */
const order: readonly ImportedTable[] = [
  'name_link',
  'attendance',
  'visitor',
  'slip',
  'role_term',
  'meeting',
  'member',
];
const backwards = order.toReversed();
const labels: Record<ImportedTable, string> = {
  name_link: 'remembered names',
  attendance: 'attendance marks',
  visitor: 'visitors',
  slip: 'slips',
  role_term: 'roles',
  meeting: 'meetings',
  member: 'members',
};

/**
 * Puts every row that an import changed back as it was before. Throws CONFLICT, and changes nothing, when one of them was
 * changed since, or when something made later needs a row that the import added.
 */
export async function undoImport(em: EntityManager, chapterId: string, importId: string): Promise<void> {
  const where = `c.chapter_id = $1 and c.import_id = $2`;
  const run = (sql: string): Promise<unknown> => em.query(sql, [chapterId, importId]);
  // Right after an import PostgreSQL does not know yet how many rows it noted, and would compare each with each.
  await em.query('set local enable_nestloop = off');
  const conflicts: string[] = [];
  for (const table of order) {
    const [{ count } = { count: 0 }] = await em.query<{ count: number }[]>(
      `select count(*)::int as count from import_change c left join "${table}" t on t.chapter_id = c.chapter_id and ${keyOfChange(table, 't', 'c')}
       where ${where} and c.table_name = '${table}' and (case when c.after is null then t.chapter_id is not null
         else t.chapter_id is null or not to_jsonb(t) @> c.after ${table === 'slip' ? `or ${slipWorkedOn}` : ''} end)`,
      [chapterId, importId],
    );
    if (count > 0) conflicts.push(`${count} ${labels[table]}`);
  }
  if (conflicts.length > 0) {
    throw new AppError(
      'CONFLICT',
      `This import cannot be undone: ${conflicts.join(', ')} that it wrote have been changed since. Undo the later imports first, or correct the rows by hand.`,
    );
  }
  // The chapter may lose the only leader that the import brought.
  await em.query(`select set_config('app.undo', 'on', true)`);
  try {
    for (const table of order) {
      await run(
        `delete from "${table}" t using import_change c where ${where} and c.table_name = '${table}' and c.before is null and t.chapter_id = c.chapter_id and ${keyOfChange(table, 't', 'c')}`,
      );
    }
    for (const table of backwards) {
      const columns = await columnsOf(em, table);
      const set = columns
        .filter((column) => column !== 'chapter_id' && !(column in importedTables[table].key))
        .map((column) => `"${column}" = b."${column}"`);
      await run(
        `update "${table}" t set ${set.join(', ')} from import_change c, jsonb_populate_record(null::"${table}", c.before) b
         where ${where} and c.table_name = '${table}' and c.before is not null and c.after is not null and t.chapter_id = c.chapter_id and ${keyOfChange(table, 't', 'c')}`,
      );
    }
    for (const table of backwards) {
      await run(
        `insert into "${table}" select b.* from import_change c, jsonb_populate_record(null::"${table}", c.before) b where ${where} and c.table_name = '${table}' and c.after is null`,
      );
    }
  } catch (error) {
    throw neededElsewhere(error)
      ? new AppError(
          'CONFLICT',
          'This import cannot be undone: something made since (a slip, a mark, a weekly run) belongs to a member or meeting that it added. Take that back first.',
        )
      : error;
  }
  await run(`delete from import_change c where ${where}`);
}

const slipWorkedOn = `exists (select from slip_event e where e.chapter_id = t.chapter_id and e.slip_id = t.id)
  or exists (select from slip_contact k where k.chapter_id = t.chapter_id and k.slip_id = t.id)`;

function neededElsewhere(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '23503';
}

async function columnsOf(em: EntityManager, table: ImportedTable): Promise<string[]> {
  const rows = await em.query<{ name: string }[]>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map((row) => row.name);
}
