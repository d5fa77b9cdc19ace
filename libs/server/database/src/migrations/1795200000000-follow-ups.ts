import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What leaders have tried with a member, in confidence. */
export class FollowUps1795200000000 implements MigrationInterface {
  name = 'FollowUps1795200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`
      create table follow_up (
        chapter_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        on_date date not null,
        note text not null,
        created_by uuid,
        created_at timestamptz not null default now(),
        constraint follow_up_note_ck check (length(note) between 1 and 2000),
        constraint follow_up_pk primary key (chapter_id, id))`);
    await run(`create index follow_up_newest_ix on follow_up (chapter_id, member_id, on_date, id)`);
    await run(
      `alter table follow_up add constraint follow_up_chapter_id_fk foreign key (chapter_id) references chapter(id)`,
    );
    await run(
      `alter table follow_up add constraint follow_up_chapter_id_member_id_fk foreign key (chapter_id, member_id) references member(chapter_id,id) on delete cascade`,
    );
    // Leaders and the membership committee by their terms (a day wider than the use cases, for the zones of the world),
    // whatever chapters the door shows them as staff; and nobody what is written about themself.
    await run(`alter table follow_up enable row level security`);
    await run(`
      create policy follow_up_leaders on follow_up using (
        chapter_id in (select app_uuids('app.chapter_ids'))
        and (app_account() is null
          or member_id not in (select app_seats())
            and chapter_id in (
              select r.chapter_id from role_term r
              where r.member_id in (select app_seats())
                and r.role in ('PRESIDENT', 'VICE_PRESIDENT', 'SECRETARY_TREASURER', 'MEMBERSHIP_COMMITTEE')
                and r."from" <= current_date + 1 and (r."to" is null or r."to" >= current_date))))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table follow_up`);
  }
}
