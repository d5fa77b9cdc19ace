#!/bin/sh
# Runs once, when the volume is empty: the role that owns the tables exists by then (POSTGRES_USER); this makes the
# application's, which row-level security holds. The password is passed as a variable of psql, never spliced into SQL.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role chapterhouse_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'password';
SQL
