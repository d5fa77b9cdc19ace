import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What nobody needs any more goes: it lies in tables that the application's role sees only piece by piece. */
export class Housekeeping1795300000000 implements MigrationInterface {
  name = 'Housekeeping1795300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Never by a time to come, whatever the caller's clock says: sessions that still hold are not its to end.
    await queryRunner.query(`
      create function app_housekeeping(at timestamptz)
        returns table (idempotency_keys int, sessions int, verifications int, import_files int)
        language plpgsql volatile security definer set search_path = public, pg_temp as $$
      declare until timestamptz := least(at, now());
      begin
        -- An offline phone may come back late with what it has in its outbox.
        delete from idempotency where created_at < until - interval '30 days';
        get diagnostics idempotency_keys = row_count;
        delete from session where expires_at < until;
        get diagnostics sessions = row_count;
        delete from verification where expires_at < until;
        get diagnostics verifications = row_count;
        -- Which files there were stays on record; those of an applied import stay as its evidence.
        update import_file f set content = ''
        from import_job j
        where j.chapter_id = f.chapter_id and j.id = f.import_id and j.state <> 'APPLIED'
          and greatest(j.created_at, j.undone_at) < until - interval '90 days' and octet_length(f.content) > 0;
        get diagnostics import_files = row_count;
        return next;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function app_housekeeping(timestamptz)`);
  }
}
