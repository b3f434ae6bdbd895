import MigrationFiles
import SQLDialects
import SchemaModel
import TestSupport
import Testing

@Suite struct MigrationDocumentTests {
  static let users = ObjectName("users")

  static func document(_ plan: Plan, rollback: Plan) -> MigrationDocument {
    MigrationDocument(
      MigrationName(number: 2, words: "add users nickname"),
      dialect: DialectOptions(.postgres, from: ServerVersion(14)),
      purpose: "add users.nickname",
      plan: plan,
      rollback: rollback,
      requires: MigrationName(number: 1, words: "create library"),
      created: "2026-11-21"
    )
  }

  static let plan = Plan(
    steps: [
      Step(
        "users.nickname: add",
        remark: "Catalogue only.",
        statements: [#"ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "nickname" varchar(40)"#],
        locks: [TableLock(users, "ACCESS EXCLUSIVE", blocks: .readsAndWrites, .instant)],
        verifications: [Verification("SELECT 1", expect: "1")]
      ),
      Step(
        "users_team_id_idx: build",
        statements: ["CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON users (team_id)"],
        locks: [TableLock(users, "SHARE UPDATE EXCLUSIVE", blocks: .schemaChanges, .indexBuild)],
        cost: .indexBuild,
        requiresAutocommit: true
      ),
    ],
    preamble: ["SET lock_timeout = '2s'"],
    epilogue: ["RESET lock_timeout"],
    isTransactional: false
  )

  static let rollback = Plan(
    steps: [
      Step(
        "users.nickname: drop",
        statements: ["ALTER TABLE users\n  DROP COLUMN nickname"],
        losses: [Loss("users.nickname", .destroys, "all values of the column", wayOut: "")]
      )
    ],
    isTransactional: false
  )

  @Test func statementsWithSemicolonsStandBetweenOtherDelimiters() {
    let statements = ["DROP PROCEDURE IF EXISTS p", "CREATE PROCEDURE p() BEGIN SELECT 1; END"]
    let plan = Plan(steps: [Step("p: create", statements: statements, delimiter: "//")], isTransactional: false)
    let script = """
      DELIMITER //
      DROP PROCEDURE IF EXISTS p//
      CREATE PROCEDURE p() BEGIN SELECT 1; END//
      DELIMITER ;
      """
    let document = Self.document(plan, rollback: plan)
    #expect(MigrationText(document.text).script.contains(script))
    #expect(MigrationText(document.text).rollback.contains(script))
  }

  @Test func aFileIsReadFromTopToBottom() {
    #expect(
      Self.document(Self.plan, rollback: Self.rollback).text == """
        -- =============================================================================
        -- Migration: 0002_add_users_nickname.sql    dialect: postgres (14 and later)
        -- Purpose:   add users.nickname
        -- Type:      schema, changes existing tables
        -- Risk:      LOW. Nothing is dropped, and no table is locked for longer than an instant
        -- Locking:   users: ACCESS EXCLUSIVE for an instant (1); SHARE UPDATE EXCLUSIVE while the index builds (2)
        -- Runs:      statement by statement, outside a transaction (2 requires it)
        -- Re-run:    safe; a statement whose work is done does nothing, or does it again to the same end
        -- Requires:  0001_create_library
        -- Created:   2026-11-21
        -- =============================================================================

        SET lock_timeout = '2s';

        -- 1/2 users.nickname: add. Catalogue only.
        ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "nickname" varchar(40);

        -- 2/2 users_team_id_idx: build.
        CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON users (team_id);

        RESET lock_timeout;

        -- VERIFY ----------------------------------------------------------------------
        -- SELECT 1;   -- expect 1

        -- ROLLBACK --------------------------------------------------------------------
        -- Loses data: users.nickname: all values of the column
        -- -- 1/1 users.nickname: drop.
        -- ALTER TABLE users
        --   DROP COLUMN nickname;

        """
    )
  }

  @Test func itsBlocksCanBeTakenOutAgain() {
    let text = MigrationText(Self.document(Self.plan, rollback: Self.rollback).text)
    #expect(text.rollback == "-- 1/1 users.nickname: drop.\nALTER TABLE users\n  DROP COLUMN nickname;\n\n")
    #expect(text.verifications.map(\.query) == ["SELECT 1"])
    #expect(text.verifications.map(\.expected) == ["1"])
    #expect(text.rollbackRefusals == [])
  }

  @Test func aHostileNameStaysInItsComment() {
    var plan = Self.plan
    plan.steps[0].title = "users.a\nDROP TABLE users; --\r\u{7}: add"
    let text = Self.document(plan, rollback: Self.rollback).text
    #expect(text.contains(#"-- 1/2 users.a\nDROP TABLE users; --\r\u{7}: add. Catalogue only."#))
  }

  @Test func whatCannotBeTakenBackSaysWhy() {
    var rollback = Self.rollback
    rollback.refusals = [Refusal("mood", "a value cannot be removed", wayOut: "leave it")]
    let text = MigrationText(Self.document(Self.plan, rollback: rollback).text)
    #expect(text.rollbackRefusals == ["mood: a value cannot be removed; leave it"])
  }

  @Test func riskIsThatOfTheWorstStep() {
    var plan = Self.plan
    plan.steps[1].locks = [TableLock(Self.users, "SHARE", blocks: .writes, .indexBuild)]
    #expect(MigrationRisk(plan).level == .medium)
    plan.steps[0].losses = [Loss("users.bio", .destroys, "all values of the column", wayOut: "")]
    let risk = MigrationRisk(plan)
    #expect(risk.level == .high)
    #expect(
      risk.reasons == [
        "1 destroys all values of the column (users.bio)", "2 makes writes to users wait while the index builds",
      ]
    )
  }
}
