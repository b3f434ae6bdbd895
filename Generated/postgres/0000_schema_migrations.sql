-- =============================================================================
-- Migration: 0000_schema_migrations.sql    dialect: postgres (14 and later)
-- Purpose:   create the table in which cairn records the migrations that were applied
-- Type:      schema, additive
-- Risk:      LOW. Nothing is dropped, and no table is locked for longer than an instant
-- Locking:   none on tables that were there before
-- Runs:      in one transaction
-- Re-run:    safe; a statement whose work is done does nothing, or does it again to the same end
-- Requires:  nothing
-- Created:   2026-11-21
-- =============================================================================

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '10s';

-- 1/1 schema_migrations: create. The table is new.
CREATE TABLE IF NOT EXISTS "schema_migrations" (
  "version" varchar(32) NOT NULL,
  "name" varchar(255) NOT NULL,
  "checksum" char(64) NOT NULL,
  "steps_total" integer NOT NULL,
  "steps_applied" integer NOT NULL DEFAULT 0,
  "applied_at" timestamptz NOT NULL DEFAULT now(),
  "applied_by" varchar(255) NOT NULL,
  "execution_time_ms" bigint NOT NULL DEFAULT 0,
  "success" boolean NOT NULL DEFAULT false,
  "error" text,
  "steps_reverted" integer,
  CONSTRAINT "schema_migrations_pkey" PRIMARY KEY ("version")
);

COMMIT;

-- VERIFY ----------------------------------------------------------------------
-- SELECT to_regclass('"schema_migrations"') IS NOT NULL;   -- expect t

-- ROLLBACK --------------------------------------------------------------------
-- Loses data: schema_migrations: all rows of the table
-- BEGIN;
-- SET LOCAL lock_timeout = '2s';
-- SET LOCAL statement_timeout = '10s';
--
-- -- 1/1 schema_migrations: drop. Catalogue only.
-- DROP TABLE IF EXISTS "schema_migrations";
--
-- COMMIT;
