import { DefaultNamingStrategy, type Table } from 'typeorm';

const snake = (s: string): string => s.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const tableName = (t: Table | string): string => (typeof t === 'string' ? t : t.name).split('.').pop() ?? '';

/** Snake case everywhere, and constraint names that a person can read in an error. */
export class SnakeNaming extends DefaultNamingStrategy {
  override tableName(target: string, custom: string | undefined): string {
    return custom ?? snake(target.replace(/Entity$/, ''));
  }
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, custom ?? property].join('_'));
  }
  override primaryKeyName(table: Table | string): string {
    return `${tableName(table)}_pk`;
  }
  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return `${tableName(table)}_${columns.map(snake).join('_')}_uq`;
  }
  override foreignKeyName(table: Table | string, columns: string[]): string {
    return `${tableName(table)}_${columns.map(snake).join('_')}_fk`;
  }
  override indexName(table: Table | string, columns: string[]): string {
    return `${tableName(table)}_${columns.map(snake).join('_')}_ix`;
  }
}
