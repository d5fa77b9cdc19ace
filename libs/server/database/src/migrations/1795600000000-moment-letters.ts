import type { MigrationInterface, QueryRunner } from 'typeorm';

const WEEKLY = `'LEADER_WEEKLY', 'MEMBER_WEEKLY'`;
const MOMENTS = `'LOOP', 'ATTENDANCE', 'ONE_TO_ONE'`;

/** The ledger holds letters of a moment, too: what moved, a leader's letter about attendance, an agreed one-to-one. */
export class MomentLetters1795600000000 implements MigrationInterface {
  name = 'MomentLetters1795600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`
      alter table delivery drop constraint delivery_kind_ck,
        add constraint delivery_kind_ck check (kind in (${WEEKLY}, ${MOMENTS}))`);
    // Somebody who sits in two chapters gets one mail: who it is, no chapter alone can see.
    await run(`
      create function app_account_seats(account uuid) returns table (chapter_id uuid, member_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
        select m.chapter_id, m.id from member m
        where m.account_id = account and m.status in ('ACTIVE', 'ON_LEAVE') order by m.chapter_id, m.id
      $$`);
    // How to write to somebody who signs in: like the chapter that they sit in, the one that they joined last.
    await run(`
      create function app_account_place(account uuid) returns table (locale text, time_zone text)
        language sql stable security definer set search_path = public, pg_temp as $$
        select c.locale, c.time_zone from member m join chapter c on c.id = m.chapter_id
        where m.account_id = account and m.status in ('ACTIVE', 'ON_LEAVE')
        order by m.joined desc nulls last, m.chapter_id limit 1
      $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`drop function app_account_place(uuid)`);
    await run(`drop function app_account_seats(uuid)`);
    await run(`delete from delivery where kind in (${MOMENTS})`);
    await run(`
      alter table delivery drop constraint delivery_kind_ck,
        add constraint delivery_kind_ck check (kind in (${WEEKLY}))`);
  }
}
