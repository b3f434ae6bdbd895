-- =============================================================================
-- Migration: 0001_create_library.sql    dialect: mysql (8.4 and later)
-- Purpose:   create the schema 'library': 12 tables
-- Type:      schema, additive
-- Risk:      LOW. Nothing is dropped, and no table is locked for longer than an instant
-- Locking:   none on tables that were there before
-- Runs:      statement by statement; the server commits each by itself
-- Re-run:    safe; a statement whose work is done does nothing, or does it again to the same end
-- Requires:  0000_schema_migrations
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

-- 1/13 categories: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `categories` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `parent_id` bigint,
  `slug` varchar(60) NOT NULL,
  `title` varchar(120) NOT NULL,
  `position` int NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  UNIQUE KEY `categories_slug_key` (`slug`),
  KEY `categories_parent_id_position_idx` (`parent_id`, `position`),
  CONSTRAINT `categories_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `categories` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci COMMENT='A tree: the root shelves have no parent';

-- 2/13 files: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `files` (
  `id` binary(16) NOT NULL DEFAULT (uuid_to_bin(uuid(), 1)),
  `owner_id` binary(16) NOT NULL,
  `category_id` bigint NOT NULL DEFAULT 1,
  `name` varchar(255) NOT NULL,
  `media_type` varchar(127) NOT NULL DEFAULT 'application/octet-stream',
  `size_in_bytes` bigint NOT NULL,
  `sha256` char(64) NOT NULL COMMENT 'of the content, in hexadecimal',
  `metadata` json COMMENT 'what the file says of itself: Exif, ID3',
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `updated_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`),
  KEY `files_category_id_idx` (`category_id`),
  KEY `files_owner_id_name_idx` (`owner_id`, `name`),
  KEY `files_sha256_idx` (`sha256`),
  CONSTRAINT `files_size_in_bytes_check` CHECK (`size_in_bytes` >= 0),
  CONSTRAINT `files_category_id_fkey` FOREIGN KEY (`category_id`) REFERENCES `categories` (`id`) ON DELETE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci COMMENT='What is stored; the content itself lies in an object store, under its SHA-256';

-- 3/13 users: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `users` (
  `id` binary(16) NOT NULL DEFAULT (uuid_to_bin(uuid(), 1)),
  `email` varchar(255) NOT NULL COMMENT 'as the user typed it',
  `email_key` varchar(255) GENERATED ALWAYS AS (lower(`email`)) STORED NOT NULL COMMENT 'what a login is looked up by',
  `display_name` varchar(80) NOT NULL,
  `status` enum('invited','active','suspended') NOT NULL DEFAULT 'invited',
  `credit` decimal(10,2) NOT NULL DEFAULT 0,
  `settings` json NOT NULL DEFAULT ('{}'),
  `avatar_file_id` binary(16),
  `deleted_at` datetime(6),
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `updated_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`),
  KEY `users_avatar_file_id_idx` (`avatar_file_id`),
  UNIQUE KEY `users_live_email_idx` ((CASE WHEN `deleted_at` IS NULL THEN `email_key` END)),
  CONSTRAINT `users_credit_check` CHECK (`credit` >= 0),
  CONSTRAINT `users_deleted_after_created` CHECK (`deleted_at` >= `created_at`),
  CONSTRAINT `users_avatar_file_id_fkey` FOREIGN KEY (`avatar_file_id`) REFERENCES `files` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci COMMENT='People who may log in. A row outlives its user: it is marked as deleted';

-- 4/13 accounts: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `accounts` (
  `id` binary(16) NOT NULL DEFAULT (uuid_to_bin(uuid(), 1)),
  `user_id` binary(16) NOT NULL,
  `provider` varchar(40) NOT NULL COMMENT 'the service: github, apple',
  `provider_account_id` varchar(190) NOT NULL COMMENT 'who the user is there',
  `scope` varchar(500),
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `updated_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`),
  UNIQUE KEY `accounts_provider_provider_account_id_key` (`provider`, `provider_account_id`),
  KEY `accounts_user_id_idx` (`user_id`),
  CONSTRAINT `accounts_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- 5/13 devices: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `devices` (
  `id` binary(16) NOT NULL DEFAULT (uuid_to_bin(uuid(), 1)),
  `kind` varchar(64) COLLATE `utf8mb4_0900_bin` NOT NULL,
  `model` varchar(120),
  `push_token` varchar(200),
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `updated_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`),
  UNIQUE KEY `devices_push_token_key` (`push_token`),
  CONSTRAINT `devices_kind_check` CHECK (`kind` IN ('phone', 'tablet', 'computer', 'television'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- 6/13 file_downloads: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `file_downloads` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `file_id` binary(16) NOT NULL,
  `user_id` binary(16),
  `bytes_sent` bigint NOT NULL DEFAULT 0,
  `started_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `finished_at` datetime(6),
  PRIMARY KEY (`id`),
  KEY `file_downloads_newest_idx` (`file_id`, `started_at` DESC),
  KEY `file_downloads_user_id_idx` (`user_id`),
  CONSTRAINT `file_downloads_finished_after_started` CHECK (`finished_at` >= `started_at`),
  CONSTRAINT `file_downloads_file_id_fkey` FOREIGN KEY (`file_id`) REFERENCES `files` (`id`) ON DELETE CASCADE,
  CONSTRAINT `file_downloads_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci COMMENT='One line a download, finished or not';

-- 7/13 tags: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `tags` (
  `slug` varchar(60) NOT NULL,
  `title` varchar(60) NOT NULL,
  `color` char(7) NOT NULL DEFAULT '#808080' COMMENT 'as CSS writes it',
  PRIMARY KEY (`slug`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- 8/13 file_tags: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `file_tags` (
  `file_id` binary(16) NOT NULL,
  `tag` varchar(60) NOT NULL,
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`file_id`, `tag`),
  KEY `file_tags_tag_idx` (`tag`),
  CONSTRAINT `file_tags_file_id_fkey` FOREIGN KEY (`file_id`) REFERENCES `files` (`id`) ON DELETE CASCADE,
  CONSTRAINT `file_tags_tag_fkey` FOREIGN KEY (`tag`) REFERENCES `tags` (`slug`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- 9/13 user_devices: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `user_devices` (
  `user_id` binary(16) NOT NULL,
  `device_id` binary(16) NOT NULL,
  `nickname` varchar(60),
  `is_trusted` tinyint(1) NOT NULL DEFAULT FALSE,
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`user_id`, `device_id`),
  KEY `user_devices_device_id_idx` (`device_id`),
  CONSTRAINT `user_devices_device_id_fkey` FOREIGN KEY (`device_id`) REFERENCES `devices` (`id`) ON DELETE CASCADE,
  CONSTRAINT `user_devices_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- 10/13 sessions: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `sessions` (
  `id` binary(16) NOT NULL DEFAULT (uuid_to_bin(uuid(), 1)),
  `user_id` binary(16) NOT NULL,
  `device_id` binary(16) NOT NULL,
  `token_hash` char(64) NOT NULL COMMENT 'SHA-256, in hexadecimal',
  `ip_address` varchar(45),
  `expires_at` datetime(6) NOT NULL,
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `updated_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`),
  UNIQUE KEY `sessions_token_hash_key` (`token_hash`),
  KEY `sessions_expires_at_idx` (`expires_at`),
  KEY `sessions_user_id_device_id_idx` (`user_id`, `device_id`),
  CONSTRAINT `sessions_expiry` CHECK (`expires_at` > `created_at`),
  CONSTRAINT `sessions_user_id_device_id_fkey` FOREIGN KEY (`user_id`, `device_id`) REFERENCES `user_devices` (`user_id`, `device_id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- 11/13 user_files: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `user_files` (
  `user_id` binary(16) NOT NULL,
  `file_id` binary(16) NOT NULL,
  `permission` enum('read','comment','write') NOT NULL DEFAULT 'read',
  `granted_by` binary(16),
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`user_id`, `file_id`),
  KEY `user_files_file_id_idx` (`file_id`),
  KEY `user_files_granted_by_idx` (`granted_by`),
  CONSTRAINT `user_files_file_id_fkey` FOREIGN KEY (`file_id`) REFERENCES `files` (`id`) ON DELETE CASCADE,
  CONSTRAINT `user_files_granted_by_fkey` FOREIGN KEY (`granted_by`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  CONSTRAINT `user_files_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- 12/13 verification_tokens: create. Catalogue only.
CREATE TABLE IF NOT EXISTS `verification_tokens` (
  `email` varchar(255) NOT NULL,
  `token_hash` char(64) NOT NULL COMMENT 'SHA-256, in hexadecimal',
  `purpose` varchar(64) COLLATE `utf8mb4_0900_bin` NOT NULL,
  `expires_at` datetime(6) NOT NULL,
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`email`, `token_hash`),
  KEY `verification_tokens_expires_at_idx` (`expires_at`),
  CONSTRAINT `verification_tokens_expiry` CHECK (`expires_at` > `created_at`),
  CONSTRAINT `verification_tokens_purpose_check` CHECK (`purpose` IN ('confirm_email', 'reset_password'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

-- 13/13 files: add foreign key files_owner_id_fkey. Copies the table; writes wait for the whole time. Fails while rows reference nothing, and then changes nothing.
SET @cairn_ddl = IF(
  NOT EXISTS (SELECT 1 FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'files' AND CONSTRAINT_NAME = 'files_owner_id_fkey'),
  'ALTER TABLE `files` ADD CONSTRAINT `files_owner_id_fkey` FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT',
  'DO 0');
PREPARE cairn FROM @cairn_ddl;
EXECUTE cairn;
DEALLOCATE PREPARE cairn;

-- VERIFY ----------------------------------------------------------------------
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'categories';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'files';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'users';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'accounts';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'devices';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'file_downloads';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'tags';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'file_tags';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'user_devices';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'sessions';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'user_files';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'verification_tokens';   -- expect 1
-- SELECT COUNT(*) FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'files' AND CONSTRAINT_NAME = 'files_owner_id_fkey';   -- expect 1

-- ROLLBACK --------------------------------------------------------------------
-- Loses data: verification_tokens: all rows of the table
-- Loses data: user_files: all rows of the table
-- Loses data: sessions: all rows of the table
-- Loses data: user_devices: all rows of the table
-- Loses data: file_tags: all rows of the table
-- Loses data: tags: all rows of the table
-- Loses data: file_downloads: all rows of the table
-- Loses data: devices: all rows of the table
-- Loses data: accounts: all rows of the table
-- Loses data: users: all rows of the table
-- Loses data: files: all rows of the table
-- Loses data: categories: all rows of the table
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
-- -- 1/13 files: drop foreign key files_owner_id_fkey. INPLACE: touches no row; reads and writes go on.
-- SET @cairn_ddl = IF(
--   EXISTS (SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'files')
--   AND EXISTS (SELECT 1 FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'files' AND CONSTRAINT_NAME = 'files_owner_id_fkey'),
--   'ALTER TABLE `files` DROP FOREIGN KEY `files_owner_id_fkey`, ALGORITHM=INPLACE, LOCK=NONE',
--   'DO 0');
-- PREPARE cairn FROM @cairn_ddl;
-- EXECUTE cairn;
-- DEALLOCATE PREPARE cairn;
--
-- -- 2/13 verification_tokens: drop. Catalogue only.
-- DROP TABLE IF EXISTS `verification_tokens`;
--
-- -- 3/13 user_files: drop. Catalogue only.
-- DROP TABLE IF EXISTS `user_files`;
--
-- -- 4/13 sessions: drop. Catalogue only.
-- DROP TABLE IF EXISTS `sessions`;
--
-- -- 5/13 user_devices: drop. Catalogue only.
-- DROP TABLE IF EXISTS `user_devices`;
--
-- -- 6/13 file_tags: drop. Catalogue only.
-- DROP TABLE IF EXISTS `file_tags`;
--
-- -- 7/13 tags: drop. Catalogue only.
-- DROP TABLE IF EXISTS `tags`;
--
-- -- 8/13 file_downloads: drop. Catalogue only.
-- DROP TABLE IF EXISTS `file_downloads`;
--
-- -- 9/13 devices: drop. Catalogue only.
-- DROP TABLE IF EXISTS `devices`;
--
-- -- 10/13 accounts: drop. Catalogue only.
-- DROP TABLE IF EXISTS `accounts`;
--
-- -- 11/13 users: drop. Catalogue only.
-- DROP TABLE IF EXISTS `users`;
--
-- -- 12/13 files: drop. Catalogue only.
-- DROP TABLE IF EXISTS `files`;
--
-- -- 13/13 categories: drop. Catalogue only.
-- DROP TABLE IF EXISTS `categories`;
