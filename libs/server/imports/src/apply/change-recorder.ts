import type { EntityManager } from 'typeorm';
import type { DbRow } from '../plan/plan.types.js';
import { importedTables, keyAsJson, sameKey, type ImportedTable } from './tables.js';

/**
 * Writes many rows in one statement and notes, in the same statement, what was there before and what is there now.
 * The rows go as JSON, to which PostgreSQL gives its columns' types.
 */
export class ChangeRecorder {
  private seq = 0;

  constructor(
    private readonly em: EntityManager,
    private readonly chapterId: string,
    private readonly importId: string,
  ) {}

  /** All rows have the same columns, `chapter_id` among them; columns that are not given take their defaults. */
  async insert(table: ImportedTable, rows: readonly DbRow[]): Promise<void> {
    const columns = columnsOf(rows);
    await this.write(
      rows,
      `with changed as (
         insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $3::jsonb)
         returning *)
       ${note(table, 'changed', 'null', 'to_jsonb(c)')}`,
    );
  }

  /** All rows have the same columns: the key and what is set. */
  async update(table: ImportedTable, rows: readonly DbRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { key, touch } = importedTables[table];
    const set = Object.keys(rows[0] ?? {})
      .filter((column) => !(column in key))
      .map((column) => `"${column}" = n."${column}"`);
    const given = `jsonb_populate_recordset(null::"${table}", $2::jsonb)`;
    // Locked first: what is noted as "before" must be what the update finds.
    await this.em.query(
      `select from "${table}" t join ${given} n on ${sameKey(table, 't', 'n')} where t.chapter_id = $1 for update of t`,
      [this.chapterId, JSON.stringify(rows)],
    );
    await this.write(
      rows,
      `with given as (select * from jsonb_populate_recordset(null::"${table}", $3::jsonb)),
       old as (select t.* from "${table}" t join given n on ${sameKey(table, 't', 'n')} where t.chapter_id = $1),
       changed as (
         update "${table}" t set ${[...set, ...touch].join(', ')} from given n
         where t.chapter_id = $1 and ${sameKey(table, 't', 'n')} returning t.*)
       ${note(table, `changed c join old o on ${sameKey(table, 'c', 'o')}`, 'to_jsonb(o)', 'to_jsonb(c)')}`,
    );
  }

  /** Rows hold the key only. */
  async remove(table: ImportedTable, rows: readonly DbRow[]): Promise<void> {
    await this.write(
      rows,
      `with changed as (
         delete from "${table}" t using jsonb_populate_recordset(null::"${table}", $3::jsonb) n
         where t.chapter_id = $1 and ${sameKey(table, 't', 'n')} returning t.*)
       ${note(table, 'changed', 'to_jsonb(c)', 'null')}`,
    );
  }

  private async write(rows: readonly DbRow[], statement: string): Promise<void> {
    if (rows.length === 0) return;
    await this.em.query(statement, [this.chapterId, this.importId, JSON.stringify(rows), this.seq]);
    this.seq += rows.length;
  }
}

function columnsOf(rows: readonly DbRow[]): string {
  return Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ');
}

function note(table: ImportedTable, source: string, before: string, after: string): string {
  const from = source === 'changed' ? 'changed c' : source;
  return `insert into import_change (chapter_id, import_id, seq, table_name, key, before, after)
    select $1, $2, $4 + row_number() over (), '${table}', ${keyAsJson(table, 'c')}, ${before}::jsonb, ${after}::jsonb from ${from}`;
}
