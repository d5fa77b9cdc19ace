/** The tables that an import writes, with their keys inside a chapter and what a change of a row also touches. */
export const importedTables = {
  member: { key: { id: 'uuid' }, touch: ['version = t.version + 1', 'updated_at = now()'] },
  role_term: { key: { id: 'uuid' }, touch: [] },
  meeting: { key: { date: 'date' }, touch: ['updated_at = now()'] },
  attendance: { key: { member_id: 'uuid', date: 'date' }, touch: ['version = t.version + 1', 'updated_at = now()'] },
  slip: { key: { id: 'uuid' }, touch: ['version = t.version + 1', 'updated_at = now()'] },
  visitor: { key: { id: 'uuid' }, touch: ['version = t.version + 1', 'updated_at = now()'] },
  name_link: { key: { name_key: 'text' }, touch: [] },
} as const satisfies Record<string, { key: Record<string, string>; touch: readonly string[] }>;

export type ImportedTable = keyof typeof importedTables;

/** `a.id = b.id and …` over the key of a table. */
export function sameKey(table: ImportedTable, a: string, b: string): string {
  return Object.keys(importedTables[table].key)
    .map((column) => `${a}."${column}" = ${b}."${column}"`)
    .join(' and ');
}

/** The same for a row and the `key` of a noted change. */
export function keyOfChange(table: ImportedTable, row: string, change: string): string {
  return Object.entries(importedTables[table].key)
    .map(([column, type]) => `${row}."${column}" = (${change}.key->>'${column}')::${type}`)
    .join(' and ');
}

/** The key of a row as JSON. */
export function keyAsJson(table: ImportedTable, row: string): string {
  return `jsonb_build_object(${Object.keys(importedTables[table].key)
    .map((column) => `'${column}', ${row}."${column}"`)
    .join(', ')})`;
}
