import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A colour and a logo of the chapter's own. */
export class Brand1795700000000 implements MigrationInterface {
  name = 'Brand1795700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`
      alter table chapter
        add brand_colour text,
        add logo_hash text,
        add logo_type text,
        add constraint chapter_brand_colour_ck check (brand_colour ~ '^#[0-9a-f]{6}$'),
        add constraint chapter_logo_ck check ((logo_hash is null) = (logo_type is null))`);
    await run(`
      create table chapter_logo (
        chapter_id uuid not null,
        hash text not null,
        type text not null,
        width int not null,
        height int not null,
        content bytea not null,
        created_at timestamptz not null default now(),
        constraint chapter_logo_content_ck check (octet_length(content) between 1 and 262144),
        constraint chapter_logo_type_ck check (type in ('png', 'jpeg', 'webp')),
        constraint chapter_logo_pk primary key (chapter_id))`);
    await run(
      `alter table chapter_logo add constraint chapter_logo_chapter_id_fk foreign key (chapter_id) references chapter(id)`,
    );
    await run(`create index chapter_logo_hash_ix on chapter_logo (hash)`);
    await run(`alter table chapter_logo enable row level security`);
    await run(
      `create policy chapter_logo_chapter on chapter_logo using (chapter_id in (select app_uuids('app.chapter_ids')))`,
    );
    // A picture by its hash, past the policy: letters show it to programs that nobody signed in.
    await run(`
      create function app_logo(wanted text) returns table (type text, content bytea)
        language sql stable security definer set search_path = public, pg_temp as $$
        select l.type, l.content from chapter_logo l where l.hash = wanted limit 1
      $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`drop function app_logo(text)`);
    await run(`drop table chapter_logo`);
    await run(`alter table chapter drop column brand_colour, drop column logo_hash, drop column logo_type`);
  }
}
