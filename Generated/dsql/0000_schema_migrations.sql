-- =============================================================================
-- Migration: 0000_schema_migrations.sql    dialect: dsql
-- Purpose:   create the table in which cairn records the migrations that were applied
-- Type:      schema, additive
-- Risk:      LOW. Nothing is dropped, and no table is locked for longer than an instant
-- Locking:   none on tables that were there before
-- Runs:      statement by statement; the server commits each by itself
-- Re-run:    safe; a statement whose work is done does nothing, or does it again to the same end
-- Requires:  nothing
-- Created:   2026-11-21
-- =============================================================================

-- 1/2 schema_migrations: create. The table is new.
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

-- 2/2 schema_migrations_lease: create. The table is new.
CREATE TABLE IF NOT EXISTS "schema_migrations_lease" (
  "id" integer NOT NULL,
  "holder" varchar(64) NOT NULL,
  "expires_at" timestamptz NOT NULL,
  CONSTRAINT "schema_migrations_lease_pkey" PRIMARY KEY ("id")
);

-- VERIFY ----------------------------------------------------------------------
-- SELECT to_regclass('"schema_migrations"') IS NOT NULL;   -- expect t
-- SELECT to_regclass('"schema_migrations_lease"') IS NOT NULL;   -- expect t

-- ROLLBACK --------------------------------------------------------------------
-- Loses data: schema_migrations_lease: all rows of the table
-- Loses data: schema_migrations: all rows of the table
-- -- 1/2 schema_migrations_lease: drop. Catalogue only.
-- DROP TABLE IF EXISTS "schema_migrations_lease";
--
-- -- 2/2 schema_migrations: drop. Catalogue only.
-- DROP TABLE IF EXISTS "schema_migrations";
