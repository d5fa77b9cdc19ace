import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every table of the foundation, as the entities describe them. */
export class Tables1795000000000 implements MigrationInterface {
  name = 'Tables1795000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create extension if not exists btree_gist`);
    // A zone is known when PostgreSQL can convert with it; looking into pg_timezone_names would read hundreds of files.
    await queryRunner.query(`
      create function chapter_time_zone_known(zone text) returns boolean language plpgsql immutable as $$
      begin
        perform timestamptz 'epoch' at time zone zone;
        return true;
      exception when invalid_parameter_value then
        return false;
      end $$`);
    await queryRunner.query(`CREATE TABLE "account" (
        "id" uuid NOT NULL,
        "name" text NOT NULL,
        "email" text NOT NULL,
        "email_verified" boolean NOT NULL DEFAULT false,
        "image" text,
        "is_operator" boolean NOT NULL DEFAULT false,
        "mail_bounced_at" TIMESTAMP WITH TIME ZONE,
        "mail_bounce_reason" text,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "account_email_uq" UNIQUE ("email"),
        CONSTRAINT "account_email_ck" CHECK (email = lower(email) and email like '%_@_%'),
        CONSTRAINT "account_pk" PRIMARY KEY ("id")
      )`);
    await queryRunner.query(`CREATE TABLE "session" (
        "id" uuid NOT NULL,
        "account_id" uuid NOT NULL,
        "token" text NOT NULL,
        "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "ip_address" text,
        "user_agent" text,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "session_token_uq" UNIQUE ("token"),
        CONSTRAINT "session_pk" PRIMARY KEY ("id")
      )`);
    await queryRunner.query(`CREATE INDEX "session_account_id_ix" ON "session" ("account_id")`);
    await queryRunner.query(`CREATE TABLE "credential" (
        "id" uuid NOT NULL,
        "account_id" uuid NOT NULL,
        "provider_id" text NOT NULL,
        "provider_account_id" text NOT NULL,
        "password" text,
        "access_token" text,
        "refresh_token" text,
        "id_token" text,
        "scope" text,
        "access_token_expires_at" TIMESTAMP WITH TIME ZONE,
        "refresh_token_expires_at" TIMESTAMP WITH TIME ZONE,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "credential_provider_id_provider_account_id_uq" UNIQUE ("provider_id", "provider_account_id"),
        CONSTRAINT "credential_pk" PRIMARY KEY ("id")
      )`);
    await queryRunner.query(`CREATE INDEX "credential_account_id_ix" ON "credential" ("account_id")`);
    await queryRunner.query(`CREATE TABLE "verification" (
        "id" text NOT NULL,
        "identifier" text NOT NULL,
        "value" text NOT NULL,
        "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "verification_pk" PRIMARY KEY ("id")
      )`);
    await queryRunner.query(`CREATE INDEX "verification_identifier_ix" ON "verification" ("identifier")`);
    await queryRunner.query(`CREATE TABLE "api_token" (
        "id" uuid NOT NULL,
        "account_id" uuid NOT NULL,
        "name" text NOT NULL,
        "token_hash" text NOT NULL,
        "prefix" text NOT NULL,
        "expires_at" TIMESTAMP WITH TIME ZONE,
        "last_used_at" TIMESTAMP WITH TIME ZONE,
        "revoked_at" TIMESTAMP WITH TIME ZONE,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "api_token_token_hash_uq" UNIQUE ("token_hash"),
        CONSTRAINT "api_token_pk" PRIMARY KEY ("id")
      )`);
    await queryRunner.query(`CREATE INDEX "api_token_account_id_ix" ON "api_token" ("account_id")`);
    await queryRunner.query(`CREATE TABLE "idempotency" (
        "account_id" uuid NOT NULL,
        "key" text NOT NULL,
        "operation" text NOT NULL,
        "request_hash" text NOT NULL,
        "result" jsonb,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "idempotency_pk" PRIMARY KEY ("account_id", "key")
      )`);
    await queryRunner.query(`CREATE TABLE "rate_limit" (
        "key" text NOT NULL,
        "points" integer NOT NULL DEFAULT '0',
        "expire" bigint,
        CONSTRAINT "rate_limit_pk" PRIMARY KEY ("key")
      )`);
    await queryRunner.query(`CREATE INDEX "rate_limit_expire_ix" ON "rate_limit" ("expire")`);
    await queryRunner.query(`CREATE TABLE "organisation" (
        "id" uuid NOT NULL,
        "slug" text NOT NULL,
        "name" text NOT NULL,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "organisation_slug_uq" UNIQUE ("slug"),
        CONSTRAINT "organisation_pk" PRIMARY KEY ("id")
      )`);
    await queryRunner.query(`CREATE TABLE "region" (
        "id" uuid NOT NULL,
        "organisation_id" uuid NOT NULL,
        "name" text NOT NULL,
        "country" text,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "region_organisation_id_id_uq" UNIQUE ("organisation_id", "id"),
        CONSTRAINT "region_organisation_id_name_uq" UNIQUE ("organisation_id", "name"),
        CONSTRAINT "region_pk" PRIMARY KEY ("id")
      )`);
    await queryRunner.query(`CREATE TABLE "chapter" (
        "id" uuid NOT NULL,
        "organisation_id" uuid NOT NULL,
        "region_id" uuid NOT NULL,
        "slug" text NOT NULL,
        "name" text NOT NULL,
        "time_zone" text NOT NULL,
        "currency" text NOT NULL,
        "locale" text NOT NULL DEFAULT 'en-GB',
        "meeting_weekday" smallint NOT NULL DEFAULT '3',
        "meeting_time" text NOT NULL DEFAULT '07:00',
        "meeting_place" text NOT NULL DEFAULT '',
        "window_weeks" smallint NOT NULL DEFAULT '26',
        "evidence_weeks" smallint NOT NULL DEFAULT '52',
        "absence_limit" smallint NOT NULL DEFAULT '3',
        "lates_per_absence" smallint NOT NULL DEFAULT '0',
        "substitute_limit" smallint,
        "medical_limit" smallint,
        "scorecard" text NOT NULL DEFAULT 'classic-uk-2012',
        "mail_enabled" boolean NOT NULL DEFAULT true,
        "mail_weekday" smallint NOT NULL DEFAULT '1',
        "mail_hour" smallint NOT NULL DEFAULT '7',
        "is_sample" boolean NOT NULL DEFAULT false,
        "version" integer NOT NULL DEFAULT '1',
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "chapter_slug_uq" UNIQUE ("slug"),
        CONSTRAINT "chapter_policy_ck" CHECK (absence_limit >= 0 and lates_per_absence >= 0 and (substitute_limit is null or substitute_limit >= 0) and (medical_limit is null or medical_limit >= 0)),
        CONSTRAINT "chapter_windows_ck" CHECK (window_weeks between 4 and 104 and evidence_weeks between 26 and 104 and evidence_weeks >= window_weeks),
        CONSTRAINT "chapter_weekdays_ck" CHECK (meeting_weekday between 1 and 7 and mail_weekday between 1 and 7 and mail_hour between 0 and 23),
        CONSTRAINT "chapter_time_zone_ck" CHECK (chapter_time_zone_known(time_zone)),
        CONSTRAINT "chapter_currency_ck" CHECK (currency ~ '^[A-Z]{3}$'),
        CONSTRAINT "chapter_slug_ck" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
        CONSTRAINT "chapter_pk" PRIMARY KEY ("id")
      )`);
    await queryRunner.query(`CREATE INDEX "chapter_organisation_id_ix" ON "chapter" ("organisation_id")`);
    await queryRunner.query(`CREATE INDEX "chapter_region_id_ix" ON "chapter" ("region_id")`);
    await queryRunner.query(`CREATE TABLE "staff_role" (
        "id" uuid NOT NULL,
        "account_id" uuid NOT NULL,
        "role" text NOT NULL,
        "organisation_id" uuid NOT NULL,
        "region_id" uuid,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "staff_role_ck" CHECK ((role = 'REGION_DIRECTOR' and region_id is not null) or (role = 'ORGANISATION_ADMIN' and region_id is null)),
        CONSTRAINT "staff_role_pk" PRIMARY KEY ("id")
      )`);
    await queryRunner.query(`CREATE INDEX "staff_role_account_id_ix" ON "staff_role" ("account_id")`);
    await queryRunner.query(`CREATE TABLE "member" (
        "chapter_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "account_id" uuid,
        "display_name" text NOT NULL,
        "name_key" text NOT NULL,
        "company" text,
        "phone" text,
        "industry" text,
        "speciality" text,
        "classification_key" text,
        "classification_exception" jsonb,
        "status" text NOT NULL DEFAULT 'ACTIVE',
        "joined" date,
        "left" date,
        "renewal_due" date,
        "sponsor_id" uuid,
        "version" integer NOT NULL DEFAULT '1',
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "member_sponsor_ck" CHECK (sponsor_id <> id),
        CONSTRAINT "member_left_ck" CHECK (status <> 'LEFT' or "left" is not null),
        CONSTRAINT "member_joined_ck" CHECK (joined is not null or status in ('PROSPECT', 'PENDING')),
        CONSTRAINT "member_period_ck" CHECK ("left" is null or (joined is not null and "left" > joined)),
        CONSTRAINT "member_status_ck" CHECK (status in ('PROSPECT', 'PENDING', 'ACTIVE', 'ON_LEAVE', 'LEFT')),
        CONSTRAINT "member_period_ex" EXCLUDE using gist (chapter_id with =, account_id with =, daterange(joined, "left") with &&) where (account_id is not null and joined is not null),
        CONSTRAINT "member_pk" PRIMARY KEY ("chapter_id", "id")
      )`);
    await queryRunner.query(`CREATE INDEX "member_account_id_ix" ON "member" ("account_id")`);
    await queryRunner.query(`CREATE INDEX "member_chapter_id_name_key_ix" ON "member" ("chapter_id", "name_key")`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "member_classification_uq" ON "member" ("chapter_id", "classification_key") WHERE status in ('ACTIVE', 'ON_LEAVE') and classification_key is not null and classification_exception is null`,
    );
    await queryRunner.query(`CREATE TABLE "role_term" (
        "chapter_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "member_id" uuid NOT NULL,
        "role" text NOT NULL,
        "from" date NOT NULL,
        "to" date,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "role_term_period_ck" CHECK ("to" is null or "to" > "from"),
        CONSTRAINT "role_term_role_ck" CHECK (role in ('PRESIDENT', 'VICE_PRESIDENT', 'SECRETARY_TREASURER', 'MEMBERSHIP_COMMITTEE', 'VISITOR_HOST', 'EDUCATION', 'MENTOR', 'GROWTH')),
        CONSTRAINT "role_term_twice_ex" EXCLUDE using gist (chapter_id with =, member_id with =, role with =, daterange("from", "to") with &&),
        CONSTRAINT "role_term_holder_ex" EXCLUDE using gist (chapter_id with =, role with =, daterange("from", "to") with &&) where (role in ('PRESIDENT', 'VICE_PRESIDENT', 'SECRETARY_TREASURER')),
        CONSTRAINT "role_term_pk" PRIMARY KEY ("chapter_id", "id")
      )`);
    await queryRunner.query(
      `CREATE INDEX "role_term_chapter_id_member_id_ix" ON "role_term" ("chapter_id", "member_id")`,
    );
    await queryRunner.query(`CREATE TABLE "import_job" (
        "chapter_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "state" text NOT NULL,
        "preview" jsonb,
        "result" jsonb,
        "created_by" uuid,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "applied_at" TIMESTAMP WITH TIME ZONE,
        "undone_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "import_job_state_ck" CHECK (state in ('UPLOADED', 'PREVIEWED', 'APPLIED', 'UNDONE')),
        CONSTRAINT "import_job_pk" PRIMARY KEY ("chapter_id", "id")
      )`);
    await queryRunner.query(
      `CREATE INDEX "import_job_chapter_id_created_at_ix" ON "import_job" ("chapter_id", "created_at")`,
    );
    await queryRunner.query(`CREATE TABLE "import_file" (
        "chapter_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "import_id" uuid NOT NULL,
        "name" text NOT NULL,
        "size" integer NOT NULL,
        "sha256" text NOT NULL,
        "content" bytea NOT NULL,
        CONSTRAINT "import_file_pk" PRIMARY KEY ("chapter_id", "id")
      )`);
    await queryRunner.query(
      `CREATE INDEX "import_file_chapter_id_import_id_ix" ON "import_file" ("chapter_id", "import_id")`,
    );
    await queryRunner.query(`CREATE TABLE "import_change" (
        "chapter_id" uuid NOT NULL,
        "import_id" uuid NOT NULL,
        "seq" integer NOT NULL,
        "table_name" text NOT NULL,
        "key" jsonb NOT NULL,
        "before" jsonb,
        "after" jsonb,
        CONSTRAINT "import_change_pk" PRIMARY KEY ("chapter_id", "import_id", "seq")
      )`);
    await queryRunner.query(`CREATE TABLE "name_link" (
        "chapter_id" uuid NOT NULL,
        "name_key" text NOT NULL,
        "member_id" uuid,
        "created_by" uuid,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "name_link_pk" PRIMARY KEY ("chapter_id", "name_key")
      )`);
    await queryRunner.query(`CREATE TABLE "meeting" (
        "chapter_id" uuid NOT NULL,
        "date" date NOT NULL,
        "status" text NOT NULL DEFAULT 'SCHEDULED',
        "ledger" text NOT NULL DEFAULT 'OPEN',
        "locked_at" TIMESTAMP WITH TIME ZONE,
        "locked_by" uuid,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "meeting_ledger_ck" CHECK (ledger in ('OPEN', 'LOCKED')),
        CONSTRAINT "meeting_status_ck" CHECK (status in ('SCHEDULED', 'HELD', 'CANCELLED')),
        CONSTRAINT "meeting_pk" PRIMARY KEY ("chapter_id", "date")
      )`);
    await queryRunner.query(`CREATE TABLE "attendance" (
        "chapter_id" uuid NOT NULL,
        "member_id" uuid NOT NULL,
        "date" date NOT NULL,
        "mark" text NOT NULL,
        "substitute_name" text,
        "left_early" boolean NOT NULL DEFAULT false,
        "version" integer NOT NULL DEFAULT '1',
        "marked_by" uuid,
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "attendance_left_early_ck" CHECK (not left_early or mark in ('PRESENT', 'LATE', 'SUBSTITUTE')),
        CONSTRAINT "attendance_substitute_ck" CHECK (substitute_name is null or mark = 'SUBSTITUTE'),
        CONSTRAINT "attendance_mark_ck" CHECK (mark in ('PRESENT', 'ABSENT', 'LATE', 'MEDICAL', 'SUBSTITUTE')),
        CONSTRAINT "attendance_pk" PRIMARY KEY ("chapter_id", "member_id", "date")
      )`);
    await queryRunner.query(`CREATE TABLE "slip" (
        "chapter_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "type" text NOT NULL,
        "date" date NOT NULL,
        "from_member_id" uuid,
        "from_name" text,
        "from_chapter" text,
        "from_chapter_id" uuid,
        "to_member_id" uuid,
        "to_name" text,
        "to_chapter" text,
        "to_chapter_id" uuid,
        "to_organisation" boolean NOT NULL DEFAULT false,
        "tier" text,
        "prospect_name" text,
        "gave_card" boolean NOT NULL DEFAULT false,
        "said_you_would_call" boolean NOT NULL DEFAULT false,
        "heat" smallint,
        "status" text,
        "amount" numeric(14,2),
        "currency" text,
        "business" text,
        "referral_id" uuid,
        "invited_by" uuid,
        "place" text,
        "topics" text,
        "activity" text,
        "credits" numeric(6,2),
        "text" text,
        "withdrawn_at" TIMESTAMP WITH TIME ZONE,
        "import_id" uuid,
        "created_by" uuid,
        "version" integer NOT NULL DEFAULT '1',
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "slip_testimonial_ck" CHECK (type <> 'TESTIMONIAL' or (text is not null and from_member_id is not null and to_member_id is not null)),
        CONSTRAINT "slip_education_ck" CHECK ((type = 'EDUCATION') = (credits is not null) and (credits is null or (credits >= 0 and from_member_id is not null))),
        CONSTRAINT "slip_one_to_one_ck" CHECK (type <> 'ONE_TO_ONE' or (num_nonnulls(from_member_id, from_name) = 1 and num_nonnulls(to_member_id, to_name) = 1)),
        CONSTRAINT "slip_repeat_ck" CHECK (business in ('NEW', 'REPEAT')),
        CONSTRAINT "slip_business_ck" CHECK ((type = 'CLOSED_BUSINESS') = (amount is not null) and (amount is null or (amount >= 0 and currency ~ '^[A-Z]{3}$' and (to_organisation or num_nonnulls(to_member_id, to_name) = 1)))),
        CONSTRAINT "slip_heat_ck" CHECK (heat between 1 and 5),
        CONSTRAINT "slip_withdrawn_ck" CHECK (status is null or (status = 'WITHDRAWN') = (withdrawn_at is not null)),
        CONSTRAINT "slip_status_ck" CHECK (status in ('NEW', 'CONTACTED', 'IN_PROGRESS', 'WON', 'LOST', 'WITHDRAWN')),
        CONSTRAINT "slip_tier_ck" CHECK (tier in ('INSIDE', 'OUTSIDE')),
        CONSTRAINT "slip_referral_ck" CHECK ((type = 'REFERRAL') = (tier is not null and status is not null and type <> 'CLOSED_BUSINESS') and (type <> 'REFERRAL' or ((prospect_name is not null or import_id is not null) and num_nonnulls(from_member_id, from_name) = 1 and num_nonnulls(to_member_id, to_name) = 1))),
        CONSTRAINT "slip_to_ck" CHECK (to_member_id is null or (to_name is null and to_chapter is null and to_chapter_id is null and not to_organisation)),
        CONSTRAINT "slip_from_ck" CHECK (from_member_id is null or (from_name is null and from_chapter is null and from_chapter_id is null)),
        CONSTRAINT "slip_here_ck" CHECK (from_member_id is not null or to_member_id is not null or to_organisation),
        CONSTRAINT "slip_self_ck" CHECK (from_member_id <> to_member_id),
        CONSTRAINT "slip_type_ck" CHECK (type in ('REFERRAL', 'CLOSED_BUSINESS', 'ONE_TO_ONE', 'EDUCATION', 'TESTIMONIAL')),
        CONSTRAINT "slip_pk" PRIMARY KEY ("chapter_id", "id")
      )`);
    await queryRunner.query(
      `CREATE INDEX "slip_import_ix" ON "slip" ("chapter_id", "import_id") WHERE import_id is not null`,
    );
    await queryRunner.query(
      `CREATE INDEX "slip_waiting_ix" ON "slip" ("chapter_id", "status", "date") WHERE type = 'REFERRAL' and status in ('NEW', 'CONTACTED', 'IN_PROGRESS')`,
    );
    await queryRunner.query(`CREATE INDEX "slip_to_ix" ON "slip" ("chapter_id", "to_member_id", "date")`);
    await queryRunner.query(`CREATE INDEX "slip_from_ix" ON "slip" ("chapter_id", "from_member_id", "date")`);
    await queryRunner.query(`CREATE INDEX "slip_week_ix" ON "slip" ("chapter_id", "date", "id")`);
    await queryRunner.query(`CREATE TABLE "slip_contact" (
        "chapter_id" uuid NOT NULL,
        "slip_id" uuid NOT NULL,
        "phone" text,
        "email" text,
        "address" text,
        CONSTRAINT "slip_contact_pk" PRIMARY KEY ("chapter_id", "slip_id")
      )`);
    await queryRunner.query(`CREATE TABLE "slip_event" (
        "chapter_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "slip_id" uuid NOT NULL,
        "kind" text NOT NULL,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "account_id" uuid,
        "before" jsonb,
        "after" jsonb,
        "reason" text,
        "after_lock" boolean NOT NULL DEFAULT false,
        CONSTRAINT "slip_event_kind_ck" CHECK (kind in ('CREATED', 'STATUS', 'CORRECTED', 'WITHDRAWN')),
        CONSTRAINT "slip_event_pk" PRIMARY KEY ("chapter_id", "id")
      )`);
    await queryRunner.query(
      `CREATE INDEX "slip_event_chapter_id_slip_id_at_ix" ON "slip_event" ("chapter_id", "slip_id", "at")`,
    );
    await queryRunner.query(`CREATE TABLE "visitor" (
        "chapter_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "name" text NOT NULL,
        "email" text,
        "phone" text,
        "company" text,
        "trade" text,
        "invited_by_member_id" uuid,
        "visited_on" date,
        "visits" smallint NOT NULL DEFAULT '0',
        "stage" text NOT NULL DEFAULT 'INVITED',
        "follow_up_due_at" TIMESTAMP WITH TIME ZONE,
        "import_id" uuid,
        "created_by" uuid,
        "version" integer NOT NULL DEFAULT '1',
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "visitor_follow_up_ck" CHECK (stage <> 'ATTENDED' or follow_up_due_at is not null),
        CONSTRAINT "visitor_visits_ck" CHECK (visits >= 0 and (visits > 0) = (visited_on is not null)),
        CONSTRAINT "visitor_stage_ck" CHECK (stage in ('INVITED', 'REGISTERED', 'ATTENDED', 'FOLLOWED_UP', 'APPLIED', 'JOINED', 'DECLINED')),
        CONSTRAINT "visitor_pk" PRIMARY KEY ("chapter_id", "id")
      )`);
    await queryRunner.query(`CREATE INDEX "visitor_week_ix" ON "visitor" ("chapter_id", "visited_on")`);
    await queryRunner.query(`CREATE TABLE "weekly_run" (
        "chapter_id" uuid NOT NULL,
        "as_of" date NOT NULL,
        "state" text NOT NULL DEFAULT 'PLANNED',
        "mail" boolean NOT NULL DEFAULT true,
        "attempts" integer NOT NULL DEFAULT '0',
        "lease_until" TIMESTAMP WITH TIME ZONE,
        "error" text,
        "planned_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "computed_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "weekly_run_state_ck" CHECK (state in ('PLANNED', 'DONE', 'FAILED')),
        CONSTRAINT "weekly_run_pk" PRIMARY KEY ("chapter_id", "as_of")
      )`);
    await queryRunner.query(
      `CREATE INDEX "weekly_run_open_ix" ON "weekly_run" ("state", "lease_until") WHERE state <> 'DONE'`,
    );
    await queryRunner.query(`CREATE TABLE "chapter_week" (
        "chapter_id" uuid NOT NULL,
        "as_of" date NOT NULL,
        "window_weeks" smallint NOT NULL,
        "evidence_weeks" smallint NOT NULL,
        "figures" jsonb NOT NULL,
        "letter" jsonb,
        "computed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "chapter_week_pk" PRIMARY KEY ("chapter_id", "as_of")
      )`);
    await queryRunner.query(`CREATE TABLE "member_week" (
        "chapter_id" uuid NOT NULL,
        "as_of" date NOT NULL,
        "member_id" uuid NOT NULL,
        "verdict" text,
        "figures" jsonb NOT NULL,
        CONSTRAINT "member_week_pk" PRIMARY KEY ("chapter_id", "as_of", "member_id")
      )`);
    await queryRunner.query(
      `CREATE INDEX "member_week_chapter_id_member_id_as_of_ix" ON "member_week" ("chapter_id", "member_id", "as_of")`,
    );
    await queryRunner.query(`CREATE TABLE "delivery" (
        "chapter_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "as_of" date NOT NULL,
        "kind" text NOT NULL,
        "member_id" uuid NOT NULL,
        "state" text NOT NULL DEFAULT 'PENDING',
        "attempts" integer NOT NULL DEFAULT '0',
        "lease_until" TIMESTAMP WITH TIME ZONE,
        "reason" text,
        "sent_at" TIMESTAMP WITH TIME ZONE,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "delivery_sent_ck" CHECK ((state = 'SENT') = (sent_at is not null)),
        CONSTRAINT "delivery_state_ck" CHECK (state in ('PENDING', 'SENDING', 'SENT', 'SKIPPED', 'BOUNCED', 'FAILED')),
        CONSTRAINT "delivery_kind_ck" CHECK (kind in ('LEADER_WEEKLY', 'MEMBER_WEEKLY')),
        CONSTRAINT "delivery_pk" PRIMARY KEY ("chapter_id", "id")
      )`);
    await queryRunner.query(
      `CREATE INDEX "delivery_open_ix" ON "delivery" ("state", "lease_until") WHERE state in ('PENDING', 'SENDING')`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "delivery_once_uq" ON "delivery" ("chapter_id", "as_of", "kind", "member_id")`,
    );
    await queryRunner.query(`CREATE TABLE "mail_preference" (
        "chapter_id" uuid NOT NULL,
        "member_id" uuid NOT NULL,
        "kind" text NOT NULL,
        "enabled" boolean NOT NULL,
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        CONSTRAINT "mail_preference_pk" PRIMARY KEY ("chapter_id", "member_id", "kind")
      )`);
    await queryRunner.query(`CREATE TABLE "audit_log" (
        "chapter_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
        "account_id" uuid,
        "action" text NOT NULL,
        "subject_type" text NOT NULL,
        "subject_id" text NOT NULL,
        "before" jsonb,
        "after" jsonb,
        "reason" text,
        CONSTRAINT "audit_log_pk" PRIMARY KEY ("chapter_id", "id")
      )`);
    await queryRunner.query(
      `CREATE INDEX "audit_log_chapter_id_subject_type_subject_id_at_ix" ON "audit_log" ("chapter_id", "subject_type", "subject_id", "at")`,
    );
    await queryRunner.query(
      `ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "api_token" ADD CONSTRAINT "api_token_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "idempotency" ADD CONSTRAINT "idempotency_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "region" ADD CONSTRAINT "region_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "chapter" ADD CONSTRAINT "chapter_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "chapter" ADD CONSTRAINT "chapter_organisation_id_region_id_fk" FOREIGN KEY ("organisation_id", "region_id") REFERENCES "region"("organisation_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_organisation_id_region_id_fk" FOREIGN KEY ("organisation_id", "region_id") REFERENCES "region"("organisation_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "member" ADD CONSTRAINT "member_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "member" ADD CONSTRAINT "member_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "member" ADD CONSTRAINT "member_chapter_id_sponsor_id_fk" FOREIGN KEY ("chapter_id", "sponsor_id") REFERENCES "member"("chapter_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "role_term" ADD CONSTRAINT "role_term_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "role_term" ADD CONSTRAINT "role_term_chapter_id_member_id_fk" FOREIGN KEY ("chapter_id", "member_id") REFERENCES "member"("chapter_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "import_job" ADD CONSTRAINT "import_job_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "import_file" ADD CONSTRAINT "import_file_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "import_file" ADD CONSTRAINT "import_file_chapter_id_import_id_fk" FOREIGN KEY ("chapter_id", "import_id") REFERENCES "import_job"("chapter_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "import_change" ADD CONSTRAINT "import_change_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "import_change" ADD CONSTRAINT "import_change_chapter_id_import_id_fk" FOREIGN KEY ("chapter_id", "import_id") REFERENCES "import_job"("chapter_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "name_link" ADD CONSTRAINT "name_link_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "name_link" ADD CONSTRAINT "name_link_chapter_id_member_id_fk" FOREIGN KEY ("chapter_id", "member_id") REFERENCES "member"("chapter_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "meeting" ADD CONSTRAINT "meeting_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "attendance" ADD CONSTRAINT "attendance_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "attendance" ADD CONSTRAINT "attendance_chapter_id_date_fk" FOREIGN KEY ("chapter_id", "date") REFERENCES "meeting"("chapter_id","date") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "attendance" ADD CONSTRAINT "attendance_chapter_id_member_id_fk" FOREIGN KEY ("chapter_id", "member_id") REFERENCES "member"("chapter_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "slip" ADD CONSTRAINT "slip_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "slip" ADD CONSTRAINT "slip_from_chapter_id_fk" FOREIGN KEY ("from_chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "slip" ADD CONSTRAINT "slip_to_chapter_id_fk" FOREIGN KEY ("to_chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "slip" ADD CONSTRAINT "slip_chapter_id_referral_id_fk" FOREIGN KEY ("chapter_id", "referral_id") REFERENCES "slip"("chapter_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "slip" ADD CONSTRAINT "slip_chapter_id_to_member_id_fk" FOREIGN KEY ("chapter_id", "to_member_id") REFERENCES "member"("chapter_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "slip" ADD CONSTRAINT "slip_chapter_id_from_member_id_fk" FOREIGN KEY ("chapter_id", "from_member_id") REFERENCES "member"("chapter_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "slip_contact" ADD CONSTRAINT "slip_contact_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "slip_contact" ADD CONSTRAINT "slip_contact_chapter_id_slip_id_fk" FOREIGN KEY ("chapter_id", "slip_id") REFERENCES "slip"("chapter_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "slip_event" ADD CONSTRAINT "slip_event_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "slip_event" ADD CONSTRAINT "slip_event_chapter_id_slip_id_fk" FOREIGN KEY ("chapter_id", "slip_id") REFERENCES "slip"("chapter_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "visitor" ADD CONSTRAINT "visitor_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "visitor" ADD CONSTRAINT "visitor_chapter_id_invited_by_member_id_fk" FOREIGN KEY ("chapter_id", "invited_by_member_id") REFERENCES "member"("chapter_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "weekly_run" ADD CONSTRAINT "weekly_run_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "chapter_week" ADD CONSTRAINT "chapter_week_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "member_week" ADD CONSTRAINT "member_week_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "member_week" ADD CONSTRAINT "member_week_chapter_id_member_id_fk" FOREIGN KEY ("chapter_id", "member_id") REFERENCES "member"("chapter_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "delivery" ADD CONSTRAINT "delivery_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "delivery" ADD CONSTRAINT "delivery_chapter_id_member_id_fk" FOREIGN KEY ("chapter_id", "member_id") REFERENCES "member"("chapter_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "mail_preference" ADD CONSTRAINT "mail_preference_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "mail_preference" ADD CONSTRAINT "mail_preference_chapter_id_member_id_fk" FOREIGN KEY ("chapter_id", "member_id") REFERENCES "member"("chapter_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_chapter_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "chapter"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table "audit_log" cascade`);
    await queryRunner.query(`drop table "mail_preference" cascade`);
    await queryRunner.query(`drop table "delivery" cascade`);
    await queryRunner.query(`drop table "member_week" cascade`);
    await queryRunner.query(`drop table "chapter_week" cascade`);
    await queryRunner.query(`drop table "weekly_run" cascade`);
    await queryRunner.query(`drop table "visitor" cascade`);
    await queryRunner.query(`drop table "slip_event" cascade`);
    await queryRunner.query(`drop table "slip_contact" cascade`);
    await queryRunner.query(`drop table "slip" cascade`);
    await queryRunner.query(`drop table "attendance" cascade`);
    await queryRunner.query(`drop table "meeting" cascade`);
    await queryRunner.query(`drop table "name_link" cascade`);
    await queryRunner.query(`drop table "import_change" cascade`);
    await queryRunner.query(`drop table "import_file" cascade`);
    await queryRunner.query(`drop table "import_job" cascade`);
    await queryRunner.query(`drop table "role_term" cascade`);
    await queryRunner.query(`drop table "member" cascade`);
    await queryRunner.query(`drop table "staff_role" cascade`);
    await queryRunner.query(`drop table "chapter" cascade`);
    await queryRunner.query(`drop table "region" cascade`);
    await queryRunner.query(`drop table "organisation" cascade`);
    await queryRunner.query(`drop table "rate_limit" cascade`);
    await queryRunner.query(`drop table "idempotency" cascade`);
    await queryRunner.query(`drop table "api_token" cascade`);
    await queryRunner.query(`drop table "verification" cascade`);
    await queryRunner.query(`drop table "credential" cascade`);
    await queryRunner.query(`drop table "session" cascade`);
    await queryRunner.query(`drop table "account" cascade`);
    await queryRunner.query(`drop function chapter_time_zone_known(text)`);
  }
}
