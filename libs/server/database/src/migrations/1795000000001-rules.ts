import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of one chapter: row-level security lets through the chapters that the door named. */
const chapterTables = [
  'member',
  'role_term',
  'meeting',
  'attendance',
  'slip',
  'slip_contact',
  'slip_event',
  'visitor',
  'import_job',
  'import_file',
  'import_change',
  'name_link',
  'weekly_run',
  'chapter_week',
  'member_week',
  'delivery',
  'mail_preference',
  'audit_log',
];
/** Tables of the auth library: only its own connections (which say so) see them. */
const authTables = ['session', 'credential', 'verification'];
const ownTables = ['api_token', 'idempotency', 'staff_role'];
const leaderRoles = `('PRESIDENT', 'VICE_PRESIDENT', 'SECRETARY_TREASURER')`;

/** Row-level security, the rules that span rows, and the few questions that must look beyond one chapter. */
export class Rules1795000000001 implements MigrationInterface {
  name = 'Rules1795000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);

    // ── Who asks ────────────────────────────────────────────────────────────────────────────────────────────────
    await run(`
      create function app_uuids(setting text) returns setof uuid language sql stable as $$
        select unnest(string_to_array(nullif(current_setting(setting, true), ''), ',')::uuid[])
      $$`);
    await run(`
      create function app_account() returns uuid language sql stable as $$
        select nullif(current_setting('app.account_id', true), '')::uuid
      $$`);
    await run(`
      create function app_is_auth() returns boolean language sql stable as $$
        select coalesce(current_setting('app.auth', true), '') = 'on'
      $$`);

    // ── Row-level security ──────────────────────────────────────────────────────────────────────────────────────
    // As an uncorrelated subquery the list is hashed once a statement, however many rows are looked at.
    for (const table of chapterTables) {
      await run(`alter table ${table} enable row level security`);
      await run(
        `create policy ${table}_chapter on ${table} using (chapter_id in (select app_uuids('app.chapter_ids')))`,
      );
    }
    await run(`alter table chapter enable row level security`);
    await run(`
      create policy chapter_visible on chapter using (
        id in (select app_uuids('app.chapter_ids'))
        or organisation_id in (select app_uuids('app.organisation_ids'))
        or region_id in (select app_uuids('app.region_ids')))`);
    await run(`alter table account enable row level security`);
    await run(`
      create policy account_visible on account using (
        id = app_account() or app_is_auth()
        or exists (select from member m where m.account_id = account.id))`);
    for (const table of authTables) {
      await run(`alter table ${table} enable row level security`);
      await run(`create policy ${table}_auth on ${table} using (app_is_auth())`);
    }
    for (const table of ownTables) {
      await run(`alter table ${table} enable row level security`);
      await run(`create policy ${table}_own on ${table} using (account_id = app_account())`);
    }

    // ── Rules that span rows ────────────────────────────────────────────────────────────────────────────────────
    // Locking the member and the meeting makes marking and leaving (or cancelling) wait for each other.
    await run(`
      create function attendance_check() returns trigger language plpgsql as $$
      begin
        perform 1 from member m where (m.chapter_id, m.id) in (select n.chapter_id, n.member_id from new_rows n)
          order by m.chapter_id, m.id for share;
        perform 1 from meeting g where (g.chapter_id, g.date) in (select n.chapter_id, n.date from new_rows n)
          order by g.chapter_id, g.date for share;
        if exists (
          select 1 from new_rows n join member m on m.chapter_id = n.chapter_id and m.id = n.member_id
          where m.joined is null or n.date < m.joined or n.date >= m."left") then
          raise exception 'attendance outside the membership'
            using errcode = 'check_violation', constraint = 'attendance_inside_membership', table = 'attendance';
        end if;
        if exists (
          select 1 from new_rows n join meeting g on g.chapter_id = n.chapter_id and g.date = n.date
          where g.status = 'CANCELLED') then
          raise exception 'attendance at a cancelled meeting'
            using errcode = 'check_violation', constraint = 'attendance_meeting_held', table = 'attendance';
        end if;
        return null;
      end $$`);
    await run(`
      create trigger attendance_inserted after insert on attendance
        referencing new table as new_rows for each statement execute function attendance_check()`);
    await run(`
      create trigger attendance_updated after update on attendance
        referencing new table as new_rows for each statement execute function attendance_check()`);
    await run(`
      create function member_period_check() returns trigger language plpgsql as $$
      begin
        if exists (
          select 1 from attendance a where a.chapter_id = new.chapter_id and a.member_id = new.id
            and (new.joined is null or a.date < new.joined or a.date >= new."left")) then
          raise exception 'attendance outside the membership'
            using errcode = 'check_violation', constraint = 'attendance_inside_membership', table = 'attendance';
        end if;
        return null;
      end $$`);
    await run(`
      create trigger member_period_changed after update of joined, "left" on member for each row
        when (old.joined is distinct from new.joined or old."left" is distinct from new."left")
        execute function member_period_check()`);
    await run(`
      create function meeting_cancel_check() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from attendance a where a.chapter_id = new.chapter_id and a.date = new.date) then
          raise exception 'attendance at a cancelled meeting'
            using errcode = 'check_violation', constraint = 'attendance_meeting_held', table = 'attendance';
        end if;
        return null;
      end $$`);
    await run(`
      create trigger meeting_cancelled after update of status on meeting for each row
        when (new.status = 'CANCELLED') execute function meeting_cancel_check()`);

    // Checked at commit, so that a hand-over may end one term and begin the next; the chapter's row makes two at once queue.
    // Taking back an import may remove the only leader it brought: it says so by app.undo.
    await run(`
      create function chapter_leader_check() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('app.undo', true), '') = 'on' then return null; end if;
        perform 1 from chapter where id = old.chapter_id for no key update;
        if not exists (
          select 1 from role_term r join member m on m.chapter_id = r.chapter_id and m.id = r.member_id
          where r.chapter_id = old.chapter_id and r.role in ${leaderRoles}
            and (r."to" is null or r."to" > current_date)
            and m.status in ('ACTIVE', 'ON_LEAVE') and (m."left" is null or m."left" > current_date))
        then
          raise exception 'the chapter would be left without a leader'
            using errcode = 'check_violation', constraint = 'chapter_keeps_a_leader', table = 'role_term';
        end if;
        return null;
      end $$`);
    await run(`
      create constraint trigger role_term_leader_gone after update or delete on role_term
        deferrable initially deferred for each row when (old.role in ${leaderRoles})
        execute function chapter_leader_check()`);
    await run(`
      create function member_holds_leadership(c uuid, m uuid) returns boolean language sql stable as $$
        select exists (
          select 1 from role_term r where r.chapter_id = c and r.member_id = m and r.role in ${leaderRoles}
            and (r."to" is null or r."to" > current_date))
      $$`);
    await run(`
      create constraint trigger member_leader_gone after update on member
        deferrable initially deferred for each row
        when (old.status in ('ACTIVE', 'ON_LEAVE') and (new.status not in ('ACTIVE', 'ON_LEAVE') or old."left" is distinct from new."left")
              and member_holds_leadership(old.chapter_id, old.id))
        execute function chapter_leader_check()`);

    // ── Questions that look beyond one chapter: narrow answers, given by the owner ─────────────────────────────────
    const definer = `language sql stable security definer set search_path = public, pg_temp`;
    // What an account may do today. Seats that have ended, and terms of another day, give nothing.
    await run(`
      create function app_actor(account uuid) returns jsonb ${definer} as $$
        select jsonb_build_object('email', a.email, 'isOperator', a.is_operator, 'grants', coalesce((
          select jsonb_agg(g.v) from (
            select jsonb_build_object('role', r.role, 'chapterId', m.chapter_id, 'memberId', m.id) as v
            from member m join chapter c on c.id = m.chapter_id
            cross join lateral (
              select 'MEMBER' as role
              union all
              select t.role from role_term t
              where t.chapter_id = m.chapter_id and t.member_id = m.id
                and t."from" <= (now() at time zone c.time_zone)::date
                and (t."to" is null or t."to" > (now() at time zone c.time_zone)::date)) r
            where m.account_id = a.id and m.status in ('ACTIVE', 'ON_LEAVE')
              and (m."left" is null or m."left" > (now() at time zone c.time_zone)::date)
            union all
            select case s.role when 'REGION_DIRECTOR' then jsonb_build_object('role', s.role, 'regionId', s.region_id)
              else jsonb_build_object('role', s.role, 'organisationId', s.organisation_id) end
            from staff_role s where s.account_id = a.id) g), '[]'::jsonb))
        from account a where a.id = account
      $$`);
    await run(`
      create function app_staff_chapter(chapter text, organisations text, regions text) returns text ${definer} as $$
        select coalesce((select c.id::text from chapter c where c.id = chapter::uuid and (
          c.organisation_id = any (string_to_array(nullif(organisations, ''), ',')::uuid[])
          or c.region_id = any (string_to_array(nullif(regions, ''), ',')::uuid[]))), '')
      $$`);
    // The account behind a personal token, and the note that it was used (at most once an hour).
    await run(`
      create function app_token_account(hash text) returns uuid language sql volatile security definer set search_path = public, pg_temp as $$
        with used as (
          update api_token set last_used_at = now()
          where token_hash = hash and (last_used_at is null or last_used_at < now() - interval '1 hour'))
        select account_id from api_token
        where token_hash = hash and revoked_at is null and (expires_at is null or expires_at > now())
      $$`);
    // A seat is linked to a person by e-mail; who else has that address is not told.
    await run(`
      create function app_account_for_email(new_id uuid, address text, display_name text) returns uuid
        language plpgsql volatile security definer set search_path = public, pg_temp as $$
      declare found uuid;
      begin
        insert into account (id, email, name) values (new_id, lower(btrim(address)), display_name)
          on conflict (email) do nothing;
        select id into found from account where email = lower(btrim(address));
        return found;
      end $$`);
    await run(`
      create function app_chapter_by_slug(wanted text) returns uuid ${definer} as $$ select id from chapter where slug = wanted $$`);
    await run(`
      create function app_chapter_ids() returns setof uuid ${definer} as $$ select id from chapter order by id $$`);
    // Chapters past their local mail hour (daylight saving is PostgreSQL's business) whose week is not planned yet. Those
    // that want no letters too: their figures are kept all the same.
    await run(`
      create function app_chapters_due(at timestamptz, most int) returns table (chapter_id uuid, as_of date) ${definer} as $$
        select d.id, d.day from (
          select c.id, c.created_at, c.time_zone, c.mail_hour,
            l.today - ((extract(isodow from l.today)::int - c.mail_weekday + 7) % 7)
              - case when extract(isodow from l.today)::int = c.mail_weekday and l.hour < c.mail_hour then 7 else 0 end as day
          from chapter c
          cross join lateral (select (at at time zone c.time_zone)::date as today,
                                     extract(hour from at at time zone c.time_zone)::int as hour) l) d
        where ((d.day + make_interval(hours => d.mail_hour)) at time zone d.time_zone) > d.created_at
          and not exists (select 1 from weekly_run r where r.chapter_id = d.id and r.as_of = d.day)
        order by d.id limit most
      $$`);
    await run(`
      create function app_runs_unfinished(at timestamptz, most int) returns table (chapter_id uuid, as_of date) ${definer} as $$
        select chapter_id, as_of from weekly_run
        where state = 'PLANNED' and (lease_until is null or lease_until < at) order by planned_at limit most
      $$`);
    await run(`
      create function app_deliveries_unfinished(at timestamptz, most int) returns table (chapter_id uuid, id uuid) ${definer} as $$
        select chapter_id, id from delivery
        where state in ('PENDING', 'SENDING') and (lease_until is null or lease_until < at) order by created_at limit most
      $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    for (const [table, trigger] of [
      ['attendance', 'attendance_inserted'],
      ['attendance', 'attendance_updated'],
      ['member', 'member_period_changed'],
      ['meeting', 'meeting_cancelled'],
      ['role_term', 'role_term_leader_gone'],
      ['member', 'member_leader_gone'],
    ] as const) {
      await run(`drop trigger ${trigger} on ${table}`);
    }
    for (const table of chapterTables) await run(`drop policy ${table}_chapter on ${table}`);
    await run(`drop policy chapter_visible on chapter`);
    await run(`drop policy account_visible on account`);
    for (const table of authTables) await run(`drop policy ${table}_auth on ${table}`);
    for (const table of ownTables) await run(`drop policy ${table}_own on ${table}`);
    for (const table of [...chapterTables, ...authTables, ...ownTables, 'chapter', 'account']) {
      await run(`alter table ${table} disable row level security`);
    }
    for (const f of [
      'app_deliveries_unfinished(timestamptz, int)',
      'app_runs_unfinished(timestamptz, int)',
      'app_chapters_due(timestamptz, int)',
      'app_chapter_ids()',
      'app_chapter_by_slug(text)',
      'app_account_for_email(uuid, text, text)',
      'app_token_account(text)',
      'app_staff_chapter(text, text, text)',
      'app_actor(uuid)',
      'member_holds_leadership(uuid, uuid)',
      'chapter_leader_check()',
      'meeting_cancel_check()',
      'member_period_check()',
      'attendance_check()',
      'app_is_auth()',
      'app_account()',
      'app_uuids(text)',
    ]) {
      await run(`drop function ${f}`);
    }
  }
}
