import { migrateDown, migrateUp, pendingMigrations, schemaDrift } from '@chapterhouse/database';
import { testDatabase, type TestDatabase } from '@chapterhouse/testing';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe('migrations', () => {
  it('make the schema that the entities describe', async () => {
    expect(await schemaDrift(db.ownerUrl)).toEqual([]);
    expect(await pendingMigrations(db.ownerUrl)).toEqual([]);
  });

  it('go down to nothing and up again', async () => {
    await db.app.destroy();
    const objects = () =>
      db.sql<{ name: string }>(`
        select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'i')
        union all select p.oid::regprocedure::text from pg_proc p left join pg_depend d on d.objid = p.oid and d.deptype = 'e'
          where p.pronamespace = 'public'::regnamespace and d.objid is null
        order by 1`);
    const before = await objects();
    await migrateDown(db.ownerUrl);
    expect((await objects()).map((o) => o.name)).toEqual(['migration', 'migration_pk']);
    const appRole = new URL(db.appUrl).username;
    expect((await migrateUp(db.ownerUrl, appRole)).length).toBeGreaterThan(0);
    expect(await objects()).toEqual(before);
    expect(await migrateUp(db.ownerUrl, appRole)).toEqual([]);
  });

  it('protect every table that has a chapter', async () => {
    const open = await db.sql(`
      select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'chapter_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity`);
    expect(open).toEqual([]);
    const keys = await db.sql(`
      select c.relname from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'chapter_id'
      where k.contype = 'p' and c.relnamespace = 'public'::regnamespace and k.conkey[1] <> a.attnum`);
    expect(keys).toEqual([]);
  });
});
