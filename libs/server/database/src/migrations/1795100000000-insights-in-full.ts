import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of one chapter whose rows everybody of the chapter may see, as far as the use cases allow it. */
const chapterTables = ['profile_edit', 'story', 'ask', 'attendance_letter', 'one_to_one_proposal', 'loop_mail'];
/** Tables about what was said in confidence, each with the seat whose rows they are. */
const confidentialTables = [
  ['answer_invitation', 'member_id', 'or app_account() is null'],
  // Not even the system reads an answer.
  ['one_to_one_answer', 'by_member_id', ''],
  ['answer_set', 'about_member_id', 'or app_account() is null'],
] as const;
const tables = [...chapterTables, ...confidentialTables.map(([table]) => table), 'scorecard_table'];

/** Profiles, asks and stories; confidential answers; scorecards of organisations; letters, proposals and the thank-you loop. */
export class InsightsInFull1795100000000 implements MigrationInterface {
  name = 'InsightsInFull1795100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`
      create table profile_edit (
        chapter_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        field text not null,
        text text,
        edited_on date not null,
        edited_by uuid,
        edited_at timestamptz not null default now(),
        constraint profile_edit_text_ck check (length(text) between 1 and 2000),
        constraint profile_edit_field_ck check (field in ('IDEAL_CUSTOMER', 'WHAT_I_DO', 'GOALS', 'ACCOMPLISHMENTS', 'INTERESTS', 'NETWORKS', 'SKILLS')),
        constraint profile_edit_pk primary key (chapter_id, id))`);
    await run(`create index profile_edit_newest_ix on profile_edit (chapter_id, member_id, field, edited_at, id)`);
    await run(`
      create table story (
        chapter_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        text text not null,
        told_on date not null,
        removed_on date,
        created_by uuid,
        created_at timestamptz not null default now(),
        constraint story_removed_ck check (removed_on >= told_on),
        constraint story_text_ck check (length(text) between 1 and 4000),
        constraint story_pk primary key (chapter_id, id))`);
    await run(`create index story_newest_ix on story (chapter_id, member_id, told_on)`);
    await run(`
      create table ask (
        chapter_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        kind text not null,
        text text not null,
        asked_on date not null,
        withdrawn_at timestamptz,
        created_by uuid,
        created_at timestamptz not null default now(),
        constraint ask_text_ck check (length(text) between 1 and 500),
        constraint ask_kind_ck check (kind in ('PERSON', 'COMPANY', 'TRADE')),
        constraint ask_pk primary key (chapter_id, id))`);
    await run(`create index ask_week_ix on ask (chapter_id, asked_on, id)`);
    await run(`
      create table answer_invitation (
        chapter_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        about_member_id uuid not null,
        met_on date not null,
        token_hash text,
        expires_at timestamptz,
        answered_at timestamptz,
        created_at timestamptz not null default now(),
        constraint answer_invitation_self_ck check (member_id <> about_member_id),
        constraint answer_invitation_pk primary key (chapter_id, id))`);
    await run(`create index answer_invitation_link_ix on answer_invitation (token_hash) where token_hash is not null`);
    await run(
      `create unique index answer_invitation_once_uq on answer_invitation (chapter_id, member_id, about_member_id, met_on)`,
    );
    await run(`
      create table one_to_one_answer (
        chapter_id uuid not null,
        id uuid not null,
        by_member_id uuid not null,
        about_member_id uuid not null,
        met_on date not null,
        understood smallint not null,
        stake smallint not null,
        meeting_was text not null,
        answered_on date not null,
        set_id uuid,
        constraint one_to_one_answer_was_ck check (meeting_was in ('ABOUT_BOTH', 'SALES_PITCH')),
        constraint one_to_one_answer_range_ck check (understood between 1 and 5 and stake between 1 and 5),
        constraint one_to_one_answer_self_ck check (by_member_id <> about_member_id),
        constraint one_to_one_answer_pk primary key (chapter_id, id))`);
    await run(
      `create index one_to_one_answer_open_ix on one_to_one_answer (chapter_id, about_member_id) where set_id is null`,
    );
    await run(
      `create unique index one_to_one_answer_once_uq on one_to_one_answer (chapter_id, by_member_id, about_member_id, met_on)`,
    );
    await run(`
      create table answer_set (
        chapter_id uuid not null,
        id uuid not null,
        about_member_id uuid not null,
        published_on date not null,
        n smallint not null,
        understood_sum integer not null,
        stake_sum integer not null,
        sold_to integer not null,
        constraint answer_set_n_ck check (n >= 3),
        constraint answer_set_pk primary key (chapter_id, id))`);
    await run(`create index answer_set_newest_ix on answer_set (chapter_id, about_member_id, published_on)`);
    await run(`
      create table scorecard_table (
        organisation_id uuid not null,
        name text not null,
        version integer not null,
        valid_from date not null,
        definition jsonb not null,
        created_by uuid,
        created_at timestamptz not null default now(),
        constraint scorecard_table_version_ck check (version >= 1),
        constraint scorecard_table_pk primary key (organisation_id, name, version))`);
    await run(`
      create table attendance_letter (
        chapter_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        as_of date not null,
        step text not null,
        facts jsonb not null,
        state text not null default 'DRAFT',
        decided_by uuid,
        decided_at timestamptz,
        created_at timestamptz not null default now(),
        constraint attendance_letter_decided_ck check ((state = 'DRAFT') = (decided_at is null)),
        constraint attendance_letter_state_ck check (state in ('DRAFT', 'SENT', 'DROPPED')),
        constraint attendance_letter_step_ck check (step in ('NEXT_BREACHES', 'BREACHED')),
        constraint attendance_letter_pk primary key (chapter_id, id))`);
    await run(
      `create index attendance_letter_open_ix on attendance_letter (chapter_id, created_at) where state = 'DRAFT'`,
    );
    await run(`create unique index attendance_letter_once_uq on attendance_letter (chapter_id, member_id, as_of)`);
    await run(`
      create table one_to_one_proposal (
        chapter_id uuid not null,
        id uuid not null,
        as_of date not null,
        first_member_id uuid not null,
        second_member_id uuid not null,
        weight smallint not null,
        reasons jsonb not null,
        first_answer text,
        second_answer text,
        first_answered_at timestamptz,
        second_answered_at timestamptz,
        created_at timestamptz not null default now(),
        constraint one_to_one_proposal_answer_ck check (first_answer in ('ACCEPTED', 'DECLINED') and second_answer in ('ACCEPTED', 'DECLINED')),
        constraint one_to_one_proposal_order_ck check (first_member_id < second_member_id),
        constraint one_to_one_proposal_pk primary key (chapter_id, id))`);
    await run(
      `create unique index one_to_one_proposal_once_uq on one_to_one_proposal (chapter_id, as_of, first_member_id, second_member_id)`,
    );
    await run(`
      create table loop_mail (
        chapter_id uuid not null,
        member_id uuid not null,
        on_date date not null,
        told uuid[] not null,
        nudged uuid[] not null,
        created_at timestamptz not null default now(),
        constraint loop_mail_pk primary key (chapter_id, member_id, on_date))`);
    await run(`create index slip_answered_ix on slip (chapter_id, referral_id) where referral_id is not null`);
    await run(
      `create index slip_met_ix on slip (chapter_id, from_member_id, to_member_id, date) where type = 'ONE_TO_ONE' and withdrawn_at is null and from_member_id is not null and to_member_id is not null`,
    );
    await run(
      `alter table profile_edit add constraint profile_edit_chapter_id_fk foreign key (chapter_id) references chapter(id)`,
    );
    await run(
      `alter table profile_edit add constraint profile_edit_chapter_id_member_id_fk foreign key (chapter_id, member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(`alter table story add constraint story_chapter_id_fk foreign key (chapter_id) references chapter(id)`);
    await run(
      `alter table story add constraint story_chapter_id_member_id_fk foreign key (chapter_id, member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(`alter table ask add constraint ask_chapter_id_fk foreign key (chapter_id) references chapter(id)`);
    await run(
      `alter table ask add constraint ask_chapter_id_member_id_fk foreign key (chapter_id, member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(
      `alter table answer_invitation add constraint answer_invitation_chapter_id_fk foreign key (chapter_id) references chapter(id)`,
    );
    await run(
      `alter table answer_invitation add constraint answer_invitation_chapter_id_about_member_id_fk foreign key (chapter_id, about_member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(
      `alter table answer_invitation add constraint answer_invitation_chapter_id_member_id_fk foreign key (chapter_id, member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(
      `alter table one_to_one_answer add constraint one_to_one_answer_chapter_id_fk foreign key (chapter_id) references chapter(id)`,
    );
    await run(
      `alter table one_to_one_answer add constraint one_to_one_answer_chapter_id_about_member_id_fk foreign key (chapter_id, about_member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(
      `alter table one_to_one_answer add constraint one_to_one_answer_chapter_id_by_member_id_fk foreign key (chapter_id, by_member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(
      `alter table answer_set add constraint answer_set_chapter_id_fk foreign key (chapter_id) references chapter(id)`,
    );
    await run(
      `alter table answer_set add constraint answer_set_chapter_id_about_member_id_fk foreign key (chapter_id, about_member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(
      `alter table scorecard_table add constraint scorecard_table_organisation_id_fk foreign key (organisation_id) references organisation(id)`,
    );
    await run(
      `alter table attendance_letter add constraint attendance_letter_chapter_id_fk foreign key (chapter_id) references chapter(id)`,
    );
    await run(
      `alter table attendance_letter add constraint attendance_letter_chapter_id_member_id_fk foreign key (chapter_id, member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(
      `alter table one_to_one_proposal add constraint one_to_one_proposal_chapter_id_fk foreign key (chapter_id) references chapter(id)`,
    );
    await run(
      `alter table one_to_one_proposal add constraint one_to_one_proposal_chapter_id_second_member_id_fk foreign key (chapter_id, second_member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(
      `alter table one_to_one_proposal add constraint one_to_one_proposal_chapter_id_first_member_id_fk foreign key (chapter_id, first_member_id) references member(chapter_id,id) on delete cascade`,
    );
    await run(
      `alter table loop_mail add constraint loop_mail_chapter_id_fk foreign key (chapter_id) references chapter(id)`,
    );
    await run(
      `alter table loop_mail add constraint loop_mail_chapter_id_member_id_fk foreign key (chapter_id, member_id) references member(chapter_id,id) on delete cascade`,
    );

    // ── Row-level security ──────────────────────────────────────────────────────────────────────────────────────
    const here = `chapter_id in (select app_uuids('app.chapter_ids'))`;
    for (const table of chapterTables) {
      await run(`alter table ${table} enable row level security`);
      await run(`create policy ${table}_chapter on ${table} using (${here})`);
    }
    // The seats of the account that asks; empty for the system.
    await run(`
      create function app_seats() returns setof uuid language sql stable as $$
        select id from member where account_id = app_account()
      $$`);
    for (const [table, seat, orSystem] of confidentialTables) {
      await run(`alter table ${table} enable row level security`);
      await run(`
        create policy ${table}_own on ${table}
          using (${here} and (${seat} in (select app_seats()) ${orSystem}))`);
    }
    // Seen by whoever sees a chapter of the organisation; written by its admins, whose door names the organisation.
    await run(`alter table scorecard_table enable row level security`);
    await run(`
      create policy scorecard_table_seen on scorecard_table for select using (
        organisation_id in (select app_uuids('app.organisation_ids'))
        or organisation_id in (select organisation_id from chapter))`);
    await run(`
      create policy scorecard_table_made on scorecard_table for insert with check (
        organisation_id in (select app_uuids('app.organisation_ids')))`);

    // ── What happens to answers happens in here ─────────────────────────────────────────────────────────────────
    // The invitation behind a link that still works, for the page that asks. Nobody is signed in.
    await run(`
      create function app_answer_link(hash text, at timestamptz) returns table (
        chapter_id uuid, chapter_name text, locale text, by_name text, about_name text, met_on date)
        language sql stable security definer set search_path = public, pg_temp as $$
        select c.id, c.name, c.locale, b.display_name, a.display_name, i.met_on
        from answer_invitation i
        join chapter c on c.id = i.chapter_id
        join member b on b.chapter_id = i.chapter_id and b.id = i.member_id
        join member a on a.chapter_id = i.chapter_id and a.id = i.about_member_id
        where i.token_hash = hash and i.expires_at > at and i.answered_at is null
      $$`);
    // Uses the link up and keeps the answer, in one step: of two at once, one finds it used.
    await run(`
      create function app_answer(hash text, at timestamptz, new_id uuid, says_understood int, says_stake int, says_was text)
        returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
      declare used answer_invitation;
      begin
        update answer_invitation set answered_at = at, token_hash = null
          where token_hash = hash and expires_at > at and answered_at is null returning * into used;
        if used.id is null then return false; end if;
        insert into one_to_one_answer
          (chapter_id, id, by_member_id, about_member_id, met_on, understood, stake, meeting_was, answered_on)
        select used.chapter_id, new_id, used.member_id, used.about_member_id, used.met_on, says_understood, says_stake,
          says_was, (at at time zone c.time_zone)::date
        from chapter c where c.id = used.chapter_id;
        return true;
      end $$`);
    // Sums up what three or more different partners said, one answer each (their latest), all of it said before the run.
    // An answer goes into one set only, so that no two sets can be subtracted from each other. Run again, it finds nothing.
    await run(`
      create function app_publish_answers(chapters uuid[], as_of date) returns int
        language plpgsql volatile security definer set search_path = public, pg_temp as $$
      declare place uuid; subject uuid; made int := 0; new_set uuid;
      begin
        for place in select c from unnest(chapters) c where c in (select app_uuids('app.chapter_ids')) order by c loop
          perform pg_advisory_xact_lock(hashtextextended('answers ' || place::text, 0));
          for subject in
            select o.about_member_id from one_to_one_answer o
            where o.chapter_id = place and o.set_id is null and o.answered_on < as_of
            group by o.about_member_id having count(distinct o.by_member_id) >= 3 order by 1
          loop
            new_set := gen_random_uuid();
            insert into answer_set (chapter_id, id, about_member_id, published_on, n, understood_sum, stake_sum, sold_to)
            select place, new_set, subject, as_of, count(*), sum(l.understood), sum(l.stake),
              count(*) filter (where l.meeting_was = 'SALES_PITCH')
            from (
              select distinct on (o.by_member_id) o.understood, o.stake, o.meeting_was from one_to_one_answer o
              where o.chapter_id = place and o.about_member_id = subject and o.set_id is null and o.answered_on < as_of
              order by o.by_member_id, o.met_on desc, o.id desc) l;
            update one_to_one_answer o set set_id = new_set
              where o.chapter_id = place and o.about_member_id = subject and o.set_id is null and o.answered_on < as_of;
            made := made + 1;
          end loop;
        end loop;
        return made;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`drop function app_publish_answers(uuid[], date)`);
    await run(`drop function app_answer(text, timestamptz, uuid, int, int, text)`);
    await run(`drop function app_answer_link(text, timestamptz)`);
    for (const table of tables) await run(`drop table ${table}`);
    await run(`drop function app_seats()`);
    await run(`drop index slip_answered_ix`);
    await run(`drop index slip_met_ix`);
  }
}
