import Verification

/// One thing that is wrong in a migration's file.
struct FileFault: Sendable, CustomStringConvertible {
  var what: String
  /// A piece of the right file, and what stands in its place.
  var old: String
  var new: String

  private var kind: ProofCheck.Kind?
  var isInRollback = false
  /// A second place of the way back, which the fault needs.
  var also: (old: String, new: String)?

  init(_ what: String, _ old: String, _ new: String = "") {
    (self.what, self.old, self.new) = (what, old, new)
  }

  var description: String { what }

  /// The file with the fault; nil when what is to be replaced does not stand there.
  func put(into text: String) -> String? {
    var text = text
    guard let mark = text.firstRange(of: "-- ROLLBACK ---") else { return nil }
    let place = isInRollback ? mark.upperBound..<text.endIndex : text.startIndex..<mark.lowerBound
    guard let range = text[place].firstRange(of: old) else { return nil }
    text.replaceSubrange(range, with: new)
    if let also {
      guard let second = text.firstRange(of: also.old) else { return nil }
      text.replaceSubrange(second, with: also.new)
    }
    return text
  }

  /// In the ROLLBACK block, whose lines are comments.
  static func back(_ what: String, _ old: String, _ new: String = "SELECT 1;") -> FileFault {
    var fault = FileFault(
      "rollback: " + what,
      old.replacing("\n", with: "\n-- "),
      new.replacing("\n", with: "\n-- ")
    )
    fault.isInRollback = true
    return fault
  }
}

extension FileFault {
  /// The checks that may find it: another one would fail for another reason.
  var kinds: Set<ProofCheck.Kind> {
    if let kind { return [kind] }
    if isInRollback { return [.back] }
    if what.hasPrefix("no guard") { return [.again, .resumes] }
    return what.hasPrefix("rows") || what.hasPrefix("values") ? [.matches, .back] : [.matches]
  }

  private func found(by kind: ProofCheck.Kind) -> FileFault {
    var fault = self
    fault.kind = kind
    return fault
  }

  /// It is whole when nothing stops it, and when it runs again: what it knows of itself is in the session.
  private static let forgetful = FileFault(
    "what a stopped run knew is forgotten",
    """
    ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "nickname" varchar(40) NOT NULL DEFAULT ('none'::character varying);
    COMMENT ON COLUMN "users"."nickname" IS 'what friends say';
    """,
    """
    DO $$ BEGIN PERFORM set_config('fault.is_new', (NOT EXISTS (SELECT FROM pg_attribute
      WHERE attrelid = 'users'::regclass AND attname = 'nickname'))::text, false); END $$;
    ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "nickname" varchar(40) NOT NULL DEFAULT ('none'::character varying);
    DO $$ BEGIN IF current_setting('fault.is_new') = 'true' THEN
      COMMENT ON COLUMN "users"."nickname" IS 'what friends say'; END IF; END $$;
    """
  )
  .found(by: .resumes)

  /// It leads back from all of the migration, and not from a part of it.
  private static let allOrNothing: FileFault = {
    var fault = FileFault.back(
      "all or nothing",
      #"DROP POLICY IF EXISTS "mine" ON "tags";"#,
      #"""
      DO $$ BEGIN PERFORM set_config('fault.is_whole',
        (EXISTS (SELECT FROM pg_policy WHERE polname = 'mine'))::text, false); END $$;
      DROP POLICY IF EXISTS "mine" ON "tags";
      """#
    )
    fault.also = (
      #"-- ALTER TABLE "users" DROP COLUMN IF EXISTS "born";"#,
      #"""
      -- DO $$ BEGIN IF current_setting('fault.is_whole') = 'true' THEN
      --   ALTER TABLE "users" DROP COLUMN IF EXISTS "born"; END IF; END $$;
      """#
    )
    return fault.found(by: .takenBack)
  }()

  static let postgres: [FileFault] = [
    forgetful, allOrNothing,
    FileFault(
      "another type",
      #"ADD COLUMN IF NOT EXISTS "nickname" varchar(40)"#,
      #"ADD COLUMN IF NOT EXISTS "nickname" varchar(41)"#
    ),
    FileFault("another default", "DEFAULT ('none'::character varying)", "DEFAULT ('nun'::character varying)"),
    FileFault("no default", "NOT NULL DEFAULT ('x'::character varying)", "NOT NULL"),
    FileFault("NOT NULL is missing", #""nickname" varchar(40) NOT NULL"#, #""nickname" varchar(40)"#),
    FileFault("another comment", "IS 'what friends say'", "IS 'what foes say'"),
    FileFault("no comment", #"COMMENT ON COLUMN "users"."nickname" IS 'what friends say';"#, "SELECT 1;"),
    FileFault("a date becomes a timestamp", #""born" date;"#, #""born" timestamp;"#),
    FileFault("a longer text", #"ALTER COLUMN "email" TYPE varchar(200)"#, #"ALTER COLUMN "email" TYPE varchar(201)"#),
    FileFault("a bigint becomes numeric", #"ALTER COLUMN "age" TYPE bigint"#, #"ALTER COLUMN "age" TYPE numeric"#),
    FileFault("a column may still be NULL", #"ALTER TABLE "users" ALTER COLUMN "name" SET NOT NULL;"#, "SELECT 1;"),
    FileFault(
      "the check of a step stays",
      #"ALTER TABLE "users" DROP CONSTRAINT IF EXISTS "users_name_cairn_not_null";"#,
      "SELECT 1;"
    ),
    FileFault("another default of an enum", "SET DEFAULT ('old'::public.mood)", "SET DEFAULT ('new'::public.mood)"),
    FileFault(
      "another number as default",
      #"ALTER COLUMN "total" SET DEFAULT 1;"#,
      #"ALTER COLUMN "total" SET DEFAULT 2;"#
    ),
    FileFault("a column is forgotten", #"ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "born" date;"#, "SELECT 1;"),
    FileFault(
      "a column too many",
      #"ADD COLUMN IF NOT EXISTS "born" date;"#,
      #"ADD COLUMN IF NOT EXISTS "born" date, ADD COLUMN IF NOT EXISTS "extra" date;"#
    ),
    FileFault("no row security", #"ENABLE ROW LEVEL SECURITY"#, "DISABLE ROW LEVEL SECURITY"),
    FileFault("forced row security", "NO FORCE ROW LEVEL SECURITY", "FORCE ROW LEVEL SECURITY"),
    FileFault("an index of another column", #"ON "users" ("name")"#, #"ON "users" ("email")"#),
    FileFault(
      "an index that is not unique",
      #"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "users_nick_idx""#,
      #"CREATE INDEX CONCURRENTLY IF NOT EXISTS "users_nick_idx""#
    ),
    FileFault("an index in another order", #"("nickname", "id")"#, #"("id", "nickname")"#),
    FileFault("an index that descends", #"ON "users" ("name");"#, #"ON "users" ("name" DESC);"#),
    FileFault("an index of all rows", #" WHERE (("total" > (5)::numeric));"#, ";"),
    FileFault("an index of other rows", #"("total" > (5)::numeric)"#, #"("total" > (6)::numeric)"#),
    FileFault("an index of another method", #"ON "users" ("name");"#, #"ON "users" USING hash ("name");"#),
    FileFault(
      "an index is forgotten",
      #"CREATE INDEX CONCURRENTLY IF NOT EXISTS "users_name_idx" ON "users" ("name");"#,
      "SELECT 1;"
    ),
    FileFault("an index stays", #"DROP INDEX CONCURRENTLY IF EXISTS "orders_note_idx";"#, "SELECT 1;"),
    FileFault("no ON DELETE", " ON DELETE CASCADE NOT VALID", " NOT VALID"),
    FileFault(
      "a foreign key that can be deferred",
      " ON DELETE CASCADE NOT VALID",
      " ON DELETE CASCADE DEFERRABLE NOT VALID"
    ),
    FileFault(
      "a foreign key stays NOT VALID",
      #"ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_user_id_fkey";"#,
      "SELECT 1;"
    ),
    FileFault("a check stays NOT VALID", #"ALTER TABLE "users" VALIDATE CONSTRAINT "users_age_check";"#, "SELECT 1;"),
    FileFault("another check", "'-5000000000'::bigint", "'-5000000001'::bigint"),
    FileFault("no primary key", "  CONSTRAINT \"tags_pkey\" PRIMARY KEY (\"id\"),\n"),
    FileFault("no unique key", "  CONSTRAINT \"tags_label_key\" UNIQUE (\"label\"),\n"),
    FileFault("a key of another name", #"CONSTRAINT "tags_label_key" UNIQUE"#, #"CONSTRAINT "tags_label_key1" UNIQUE"#),
    FileFault("a shorter text", #""label" varchar(20)"#, #""label" varchar(19)"#),
    FileFault("a check of something else", #"(("label")::text <> ''::text)"#, #"(("label")::text <> ' '::text)"#),
    FileFault("a policy for more", "AS PERMISSIVE FOR SELECT", "AS PERMISSIVE FOR ALL"),
    FileFault("a policy that restricts", "AS PERMISSIVE", "AS RESTRICTIVE"),
    FileFault("a policy of other rows", "'secret'::text", "'secrets'::text"),
    FileFault("a trigger at another time", "BEFORE UPDATE ON", "AFTER UPDATE ON"),
    FileFault("a trigger of more", "BEFORE UPDATE ON", "BEFORE INSERT OR UPDATE ON"),
    FileFault("another body of a function", "'touched'", "'untouched'"),
    FileFault("a function that lies about itself", #"LANGUAGE "plpgsql""#, #"LANGUAGE "plpgsql" STABLE"#),
    FileFault("a view without a column", "    users.name,\n    users.nickname\n", "    users.name\n"),
    FileFault("a view of other rows", "(users.age > 17)", "(users.age > 18)"),
    FileFault("an enum's value at another place", "AFTER 'old'", "BEFORE 'old'"),
    FileFault("an enum's value misspelled", "IF NOT EXISTS 'gone'", "IF NOT EXISTS 'gonne'"),
    FileFault("another sequence", "INCREMENT BY 5", "INCREMENT BY 4"),
    FileFault(
      "a table too many",
      "COMMENT ON COLUMN",
      "CREATE TABLE IF NOT EXISTS stray (id integer); COMMENT ON COLUMN"
    ),
    FileFault("no guard: column", #"ADD COLUMN IF NOT EXISTS "born""#, #"ADD COLUMN "born""#),
    FileFault(
      "no guard: index",
      #"CREATE INDEX CONCURRENTLY IF NOT EXISTS "users_name_idx""#,
      #"CREATE INDEX CONCURRENTLY "users_name_idx""#
    ),
    FileFault("no guard: table", "CREATE TABLE IF NOT EXISTS", "CREATE TABLE"),
    FileFault("no guard: view", #"DROP VIEW IF EXISTS "adults""#, #"DROP VIEW "adults""#),
    FileFault("no guard: enum", "ADD VALUE IF NOT EXISTS", "ADD VALUE"),
    FileFault("no guard: check", "conname = 'users_age_check') THEN", "conname = 'users_age_chek') THEN"),
    FileFault(
      "no guard: trigger",
      "tgname = 'touch' AND NOT tgisinternal) THEN",
      "tgname = 'tough' AND NOT tgisinternal) THEN"
    ),
    FileFault("no guard: policy", "polname = 'mine') THEN", "polname = 'yours') THEN"),
    FileFault("no guard: function", "CREATE OR REPLACE FUNCTION", "CREATE FUNCTION"),
    FileFault(
      "rows are changed",
      #"ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "born" date;"#,
      #"ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "born" date; UPDATE "users" SET "age" = 7;"#
    ),
    FileFault(
      "rows are deleted",
      #"ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "born" date;"#,
      #"ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "born" date; DELETE FROM "orders";"#
    ),
    FileFault(
      "rows are doubled",
      #"ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "born" date;"#,
      #"ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "born" date; INSERT INTO "orders" SELECT "id" + 1000, "user_id" FROM "orders";"#
    ),
    FileFault(
      "values are lost in a conversion",
      #"ALTER COLUMN "age" TYPE bigint;"#,
      #"ALTER COLUMN "age" TYPE bigint USING 0;"#
    ),
    FileFault(
      "a wrong proof",
      "attname = 'born' AND NOT attisdropped);   -- expect t",
      "attname = 'born' AND NOT attisdropped);   -- expect f"
    ).found(by: .applies),
    FileFault("a word misspelled", "VALIDATE CONSTRAINT", "VALIDAT CONSTRAINT").found(by: .applies),
    .back("an index is forgotten", #"DROP INDEX CONCURRENTLY IF EXISTS "users_name_idx";"#),
    .back("a column is forgotten", #"ALTER TABLE "users" DROP COLUMN IF EXISTS "born";"#),
    .back("a table is forgotten", #"DROP TABLE IF EXISTS "tags";"#),
    .back("another default", #"ALTER COLUMN "total" SET DEFAULT 0;"#, #"ALTER COLUMN "total" DROP DEFAULT;"#),
    .back("another type", #"ALTER COLUMN "email" TYPE varchar(100);"#, #"ALTER COLUMN "email" TYPE varchar(99);"#),
    .back("NOT NULL stays", "  ALTER COLUMN \"name\" DROP NOT NULL;", "  ALTER COLUMN \"name\" SET NOT NULL;"),
    .back(
      "an index does not come back",
      #"CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_note_idx" ON "orders" ("note");"#
    ),
    .back("a view comes back otherwise", "    users.name\n   FROM", "    users.name, 1 AS one\n   FROM"),
    .back("a sequence stays", #"ALTER SEQUENCE "tickets" INCREMENT BY 2;"#),
    .back("a function stays", #"DROP FUNCTION IF EXISTS "touch"();"#),
    .back(
      "a policy stays",
      #"DROP POLICY IF EXISTS "mine" ON "tags";"#,
      #"ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;"#
    ),
    .back("it runs once only", #"DROP TABLE IF EXISTS "tags";"#, #"DROP TABLE "tags";"#),
    .back("rows are deleted", #"DROP TABLE IF EXISTS "tags";"#, #"DROP TABLE IF EXISTS "tags"; DELETE FROM "orders";"#),
    .back("values are lost", #"ALTER COLUMN "age" TYPE integer;"#, #"ALTER COLUMN "age" TYPE integer USING 3;"#),
  ]

  static let mysql: [FileFault] = [
    FileFault("another type", "ADD COLUMN `nickname` varchar(40)", "ADD COLUMN `nickname` varchar(41)"),
    FileFault("another default", "DEFAULT ''none''", "DEFAULT ''nun''"),
    FileFault("another comment", "COMMENT ''what friends say''", "COMMENT ''what foes say''"),
    FileFault("NOT NULL is missing", "`email` varchar(200) NOT NULL", "`email` varchar(200)"),
    FileFault("another number as default", "SET DEFAULT 1.00", "SET DEFAULT 2.00"),
    FileFault("an enum's value is missing", "enum('new','old','gone') NOT NULL", "enum('new','old') NOT NULL"),
    FileFault("an enum in another order", "enum('new','old','gone') NOT NULL", "enum('new','gone','old') NOT NULL")
      .found(by: .applies),
    FileFault("an unsigned number", "MODIFY COLUMN `age` bigint'", "MODIFY COLUMN `age` bigint unsigned'"),
    FileFault("an index in another order", "(`user_id`, `total` DESC)", "(`user_id`, `total`)"),
    FileFault("an index is unique", "ADD KEY `users_name`", "ADD UNIQUE KEY `users_name`"),
    FileFault("an index of another column", "ADD KEY `users_name` (`name`)", "ADD KEY `users_name` (`age`)"),
    FileFault(
      "an index that no query sees",
      "ADD KEY `users_name` (`name`)",
      "ADD KEY `users_name` (`name`) INVISIBLE"
    ),
    FileFault(
      "an index stays",
      "'ALTER TABLE `orders` DROP INDEX `orders_note`, ALGORITHM=INPLACE, LOCK=NONE'",
      "'DO 0'"
    ),
    FileFault("another check", "> -5000000000", "> -5000000001"),
    FileFault("a check that is not enforced", "(`age` > -5000000000))'", "(`age` > -5000000000)) NOT ENFORCED'"),
    FileFault("no ON DELETE", " ON DELETE CASCADE'", "'"),
    FileFault("another collation", "COLLATE=utf8mb4_0900_ai_ci COMMENT", "COLLATE=utf8mb4_bin COMMENT"),
    FileFault("another table comment", "COMMENT='what things are called'", "COMMENT='what things are'"),
    FileFault(
      "no unique key",
      "  PRIMARY KEY (`id`),\n  UNIQUE KEY `tags_label` (`label`)\n",
      "  PRIMARY KEY (`id`)\n"
    ),
    FileFault("another engine", "ENGINE=InnoDB DEFAULT", "ENGINE=MyISAM DEFAULT"),
    FileFault("a view of other rows", "(`users`.`age` > 17)", "(`users`.`age` > 18)"),
    FileFault("a trigger at another time", "BEFORE UPDATE ON `orders`", "BEFORE INSERT ON `orders`"),
    FileFault("another body of a trigger", "'touched'", "'untouched'"),
    FileFault("no guard: table", "CREATE TABLE IF NOT EXISTS", "CREATE TABLE"),
    FileFault("no guard: column", "COLUMN_NAME = 'nickname')", "COLUMN_NAME = 'nicknam')"),
    FileFault("no guard: index", "INDEX_NAME = 'users_name')", "INDEX_NAME = 'users_nam')"),
    FileFault("no guard: trigger", "DROP TRIGGER IF EXISTS `touch`;", "DO 0;"),
    FileFault("rows are changed", "CREATE OR REPLACE VIEW", "UPDATE `users` SET `age` = 7;\nCREATE OR REPLACE VIEW"),
    .back(
      "an index is forgotten",
      "'ALTER TABLE `users` DROP INDEX `users_name`, ALGORITHM=INPLACE, LOCK=NONE'",
      "'DO 0'"
    ),
    .back("a trigger stays", "DROP TRIGGER IF EXISTS `touch`;", "DO 0;"),
    .back(
      "another type",
      "MODIFY COLUMN `email` varchar(100) NOT NULL'",
      "MODIFY COLUMN `email` varchar(99) NOT NULL'"
    ),
    .back("it runs once only", "DROP TABLE IF EXISTS `tags`;", "DROP TABLE `tags`;"),
  ]
}
