import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import knows who applied it and which accounts it made, so that its undo may be theirs and leaves nothing behind. */
export class ImportUndo1795500000000 implements MigrationInterface {
  name = 'ImportUndo1795500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table import_job add applied_by uuid, add made_accounts uuid[] not null default '{}'`,
    );
    // Of earlier ones the uploader is known, who nearly always applied it as well.
    await queryRunner.query(`update import_job set applied_by = created_by where applied_at is not null`);
    // Accounts are nobody's chapter's, so this looks past the policies: only at those that an import of one of the caller's
    // chapters made, and only for what nobody has ever signed in to or been given anything by.
    await queryRunner.query(`
      create function app_remove_made_accounts(chapter uuid, import uuid) returns int
        language plpgsql volatile security definer set search_path = public, pg_temp as $$
      declare removed int;
      begin
        delete from account a using import_job j
        where j.chapter_id = chapter and j.id = import and chapter in (select app_uuids('app.chapter_ids'))
          and a.id = any (j.made_accounts) and not a.email_verified and not a.is_operator
          and not exists (select from member m where m.account_id = a.id)
          and not exists (select from staff_role s where s.account_id = a.id)
          and not exists (select from session s where s.account_id = a.id)
          and not exists (select from credential c where c.account_id = a.id)
          and not exists (select from api_token t where t.account_id = a.id);
        get diagnostics removed = row_count;
        return removed;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function app_remove_made_accounts(uuid, uuid)`);
    await queryRunner.query(`alter table import_job drop column applied_by, drop column made_accounts`);
  }
}
