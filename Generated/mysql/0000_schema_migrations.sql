-- =============================================================================
-- Migration: 0000_schema_migrations.sql    dialect: mysql (8.4 and later)
-- Purpose:   create the table in which cairn records the migrations that were applied
-- Type:      schema, additive
-- Risk:      LOW. Nothing is dropped, and no table is locked for longer than an instant
-- Locking:   none on tables that were there before
-- Runs:      statement by statement; the server commits each by itself
-- Re-run:    safe; a statement whose work is done does nothing, or does it again to the same end
-- Requires:  nothing
-- Created:   2026-11-21
-- =============================================================================

SET NAMES utf8mb4 COLLATE utf8mb4_0900_ai_ci;
SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';
SET SESSION lock_wait_timeout = 5;
SET @cairn_ddl = IF(
  DATABASE() IS NULL,
  'SHOW TABLES FROM `no database is selected; name one: mysql DATABASE < file`',
  'DO 0');
PREPARE cairn FROM @cairn_ddl;
EXECUTE cairn;
DEALLOCATE PREPARE cairn;

-- 1/1 schema_migrations: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `schema_migrations` (
  `version` varchar(32) NOT NULL,
  `name` varchar(255) NOT NULL,
  `checksum` char(64) NOT NULL,
  `steps_total` int NOT NULL,
  `steps_applied` int NOT NULL DEFAULT 0,
  `applied_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `applied_by` varchar(255) NOT NULL,
  `execution_time_ms` bigint NOT NULL DEFAULT 0,
  `success` tinyint(1) NOT NULL DEFAULT FALSE,
  `error` longtext,
  `steps_reverted` int,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- VERIFY ----------------------------------------------------------------------
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'schema_migrations';   -- expect 1

-- ROLLBACK --------------------------------------------------------------------
-- Loses data: schema_migrations: all rows of the table
-- SET NAMES utf8mb4 COLLATE utf8mb4_0900_ai_ci;
-- SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';
-- SET SESSION lock_wait_timeout = 5;
-- SET @cairn_ddl = IF(
--   DATABASE() IS NULL,
--   'SHOW TABLES FROM `no database is selected; name one: mysql DATABASE < file`',
--   'DO 0');
-- PREPARE cairn FROM @cairn_ddl;
-- EXECUTE cairn;
-- DEALLOCATE PREPARE cairn;
--
-- -- 1/1 schema_migrations: drop. Catalogue only.
-- DROP TABLE IF EXISTS `schema_migrations`;
