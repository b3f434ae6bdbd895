-- Written by generate-migration from the schema. Do not edit: the next run writes it anew.
-- Each query finds rows whose foreign key leads nowhere; none is expected to return any.

-- accounts_user_id_fkey: accounts → users
SELECT c."id", c."user_id"
FROM "accounts" AS c
WHERE c."user_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."user_id")
ORDER BY c."id";

-- categories_parent_id_fkey: categories → categories
SELECT c."id", c."parent_id"
FROM "categories" AS c
WHERE c."parent_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "categories" AS p WHERE p."id" = c."parent_id")
ORDER BY c."id";

-- file_downloads_file_id_fkey: file_downloads → files
SELECT c."id", c."file_id"
FROM "file_downloads" AS c
WHERE c."file_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "files" AS p WHERE p."id" = c."file_id")
ORDER BY c."id";

-- file_downloads_user_id_fkey: file_downloads → users
SELECT c."id", c."user_id"
FROM "file_downloads" AS c
WHERE c."user_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."user_id")
ORDER BY c."id";

-- file_tags_file_id_fkey: file_tags → files
SELECT c."file_id", c."tag"
FROM "file_tags" AS c
WHERE c."file_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "files" AS p WHERE p."id" = c."file_id")
ORDER BY c."file_id", c."tag";

-- file_tags_tag_fkey: file_tags → tags
SELECT c."file_id", c."tag"
FROM "file_tags" AS c
WHERE c."tag" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "tags" AS p WHERE p."slug" = c."tag")
ORDER BY c."file_id", c."tag";

-- files_category_id_fkey: files → categories
SELECT c."id", c."category_id"
FROM "files" AS c
WHERE c."category_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "categories" AS p WHERE p."id" = c."category_id")
ORDER BY c."id";

-- files_owner_id_fkey: files → users
SELECT c."id", c."owner_id"
FROM "files" AS c
WHERE c."owner_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."owner_id")
ORDER BY c."id";

-- sessions_user_id_device_id_fkey: sessions → user_devices
SELECT c."id", c."user_id", c."device_id"
FROM "sessions" AS c
WHERE c."user_id" IS NOT NULL AND c."device_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "user_devices" AS p WHERE p."user_id" = c."user_id" AND p."device_id" = c."device_id")
ORDER BY c."id";

-- user_devices_device_id_fkey: user_devices → devices
SELECT c."user_id", c."device_id"
FROM "user_devices" AS c
WHERE c."device_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "devices" AS p WHERE p."id" = c."device_id")
ORDER BY c."user_id", c."device_id";

-- user_devices_user_id_fkey: user_devices → users
SELECT c."user_id", c."device_id"
FROM "user_devices" AS c
WHERE c."user_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."user_id")
ORDER BY c."user_id", c."device_id";

-- user_files_file_id_fkey: user_files → files
SELECT c."user_id", c."file_id"
FROM "user_files" AS c
WHERE c."file_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "files" AS p WHERE p."id" = c."file_id")
ORDER BY c."user_id", c."file_id";

-- user_files_granted_by_fkey: user_files → users
SELECT c."user_id", c."file_id", c."granted_by"
FROM "user_files" AS c
WHERE c."granted_by" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."granted_by")
ORDER BY c."user_id", c."file_id";

-- user_files_user_id_fkey: user_files → users
SELECT c."user_id", c."file_id"
FROM "user_files" AS c
WHERE c."user_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "users" AS p WHERE p."id" = c."user_id")
ORDER BY c."user_id", c."file_id";

-- users_avatar_file_id_fkey: users → files
SELECT c."id", c."avatar_file_id"
FROM "users" AS c
WHERE c."avatar_file_id" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "files" AS p WHERE p."id" = c."avatar_file_id")
ORDER BY c."id";
