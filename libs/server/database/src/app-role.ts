import type { DataSource } from 'typeorm';
import { ConfigError } from '@chapterhouse/platform';

/** Refuses a role that row-level security does not bind: a superuser, one with BYPASSRLS, or the owner of the tables. */
export async function assertBoundByRowLevelSecurity(dataSource: DataSource): Promise<void> {
  const rows = await dataSource.query<{ name: string; unbound: boolean }[]>(`
    select current_user as name, r.rolsuper or r.rolbypassrls or exists (
      select 1 from pg_tables t where t.schemaname = 'public' and t.tablename = 'member' and t.tableowner = current_user) as unbound
    from pg_roles r where r.rolname = current_user`);
  const role = rows[0];
  if (role?.unbound) {
    throw new ConfigError(
      `DATABASE_URL signs in as ${role.name}, which row-level security does not bind. Use a role of its own that neither owns the tables nor is a superuser, and keep the owner for DATABASE_OWNER_URL.`,
    );
  }
}
