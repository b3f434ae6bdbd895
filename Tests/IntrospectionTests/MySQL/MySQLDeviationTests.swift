import Introspection
import SQLDialects
import SchemaDiff
import SchemaModel
import TestSupport
import Testing

/// A declared schema, built in a scratch database, against a live one that somebody changed by hand.
@Suite(.enabled(if: MySQLServer.fromEnvironment != nil, "needs a MySQL: scripts/test starts one"))
struct MySQLDeviationTests {
  private static let users = ObjectName("users")
  private static let teams = ObjectName("teams")

  /// As a declaration is lowered: nothing in it was printed by a server.
  private static let declared = DatabaseSchema(
    dialect: .mysql,
    tables: [
      TableDefinition(ObjectName("logs"), columns: [ColumnDefinition("id", .builtin("int"))]),
      TableDefinition(
        teams,
        columns: [ColumnDefinition("id", .builtin("bigint")), ColumnDefinition("name", .builtin("varchar", [40]))],
        elements: [.primaryKey(PrimaryKeyDefinition("PRIMARY", ["id"]))]
      ),
      TableDefinition(
        users,
        columns: [
          ColumnDefinition("id", .builtin("bigint"), identity: Identity()),
          ColumnDefinition("email", .builtin("varchar", [255])),
          ColumnDefinition("status", .inlineEnum(["active", "gone"]), defaultValue: .literal(.string("active"))),
          ColumnDefinition("credit", .builtin("decimal", [10, 2]), defaultValue: .literal(.integer(0))),
          ColumnDefinition("team_id", .builtin("bigint"), isNullable: true, comment: "the team"),
          ColumnDefinition("seen", .builtin("datetime", [6]), isNullable: true),
          ColumnDefinition(
            "email_key",
            .builtin("varchar", [255]),
            isNullable: true,
            generated: GeneratedValue(ColumnExpression([.sql("lower("), .column("email"), .sql(")")]), .stored)
          ),
        ],
        elements: [
          .primaryKey(PrimaryKeyDefinition("PRIMARY", ["id"])), .unique(UniqueDefinition("users_email_key", ["email"])),
          .check(CheckDefinition("users_credit_check", ColumnExpression([.column("credit"), .sql(" >= 0")]))),
          .index(IndexDefinition("users_seen_idx", keys: [IndexKey(.column("seen"), isDescending: true)])),
          .foreignKey(ForeignKeyDefinition("users_team_id_fkey", ["team_id"], references: teams, ["id"])),
        ],
        comment: "who"
      ),
    ],
    objects: [
      .view(
        ViewDefinition(
          ObjectName("seen_users"),
          query: SQLText([
            .sql("SELECT "), .column("id", of: users), .sql(" FROM "), .object(users), .sql(" WHERE seen IS NOT NULL"),
          ])
        )
      ),
      .routine(
        RoutineDefinition(
          ObjectName("answer"),
          returns: SQLText(sql: "int"),
          volatility: .immutable,
          body: SQLText(sql: "RETURN 42")
        )
      ),
      .trigger(
        TriggerDefinition(
          "touch",
          on: users,
          .before,
          [.update],
          action: .statement(SQLText(sql: "SET NEW.seen = now(6)"))
        )
      ),
    ]
  )

  private static let deviations: [(statement: String, changes: [String])] = [
    ("ALTER TABLE users ADD COLUMN nick varchar(20)", ["add users.nick"]),
    (
      "ALTER TABLE users DROP COLUMN seen, DROP INDEX users_seen_idx",
      [
        "drop view seen_users", "drop index users_seen_idx on users", "change the order of the columns of users",
        "drop users.seen", "create view seen_users",
      ]
    ),
    (
      "ALTER TABLE users MODIFY email varchar(200) NOT NULL",
      ["drop view seen_users", "change users.email: type", "create view seen_users"]
    ),
    ("ALTER TABLE users MODIFY email varchar(255)", ["change users.email: null"]),
    (
      "ALTER TABLE users MODIFY email varchar(255) CHARACTER SET latin1 NOT NULL",
      ["drop view seen_users", "change users.email: collation, character set", "create view seen_users"]
    ),
    (
      "ALTER TABLE users MODIFY status enum('active','gone','new') NOT NULL DEFAULT 'active'",
      ["drop view seen_users", "change users.status: type", "create view seen_users"]
    ),
    ("ALTER TABLE users ALTER COLUMN credit SET DEFAULT 1", ["change users.credit: default"]),
    ("ALTER TABLE users ALTER COLUMN status DROP DEFAULT", ["change users.status: default"]),
    ("ALTER TABLE users MODIFY team_id bigint COMMENT 'another'", ["change users.team_id: comment"]),
    ("ALTER TABLE users MODIFY seen datetime(6) AFTER id", ["change the order of the columns of users"]),
    (
      "ALTER TABLE users MODIFY seen datetime(6) INVISIBLE",
      ["drop view seen_users", "change users.seen: type", "create view seen_users"]
    ),
    (
      "ALTER TABLE users MODIFY email_key varchar(255) AS (upper(email)) STORED",
      ["drop view seen_users", "change users.email_key: generated", "create view seen_users"]
    ),
    ("ALTER TABLE users DROP INDEX users_email_key", ["drop unique constraint users_email_key on users"]),
    (
      "ALTER TABLE users DROP INDEX users_seen_idx, ADD INDEX users_seen_idx (seen)",
      ["drop index users_seen_idx on users", "add index users_seen_idx on users"]
    ),
    (
      "ALTER TABLE users ALTER INDEX users_seen_idx INVISIBLE",
      ["drop index users_seen_idx on users", "add index users_seen_idx on users"]
    ),
    ("ALTER TABLE users ADD INDEX extra (email(10))", ["add index extra on users"]),
    ("ALTER TABLE users DROP CHECK users_credit_check", ["drop check users_credit_check on users"]),
    (
      "ALTER TABLE users DROP CHECK users_credit_check, ADD CONSTRAINT users_credit_check CHECK (credit > 0)",
      ["drop check users_credit_check on users", "add check users_credit_check on users"]
    ),
    (
      "ALTER TABLE users ALTER CHECK users_credit_check NOT ENFORCED",
      ["drop check users_credit_check on users", "create raw users.users_credit_check"]
    ),
    (
      "ALTER TABLE users DROP FOREIGN KEY users_team_id_fkey",
      ["drop foreign key users_team_id_fkey on users", "add index users_team_id_fkey on users"]
    ),
    (
      "ALTER TABLE users DROP FOREIGN KEY users_team_id_fkey, DROP INDEX users_team_id_fkey",
      ["drop foreign key users_team_id_fkey on users"]
    ),
    ("ALTER TABLE users COMMENT = 'others'", ["comment table users"]),
    (
      "ALTER TABLE teams DEFAULT CHARACTER SET latin1",
      ["change teams.name: collation, character set", "change table teams: character set"]
    ),
    ("ALTER TABLE teams ROW_FORMAT = COMPRESSED", ["change table teams: ROW_FORMAT"]),
    ("ALTER TABLE logs PARTITION BY HASH (id) PARTITIONS 2", ["change the partitions of table logs"]),
    ("CREATE TABLE stray (id int)", ["create table stray"]),
    ("CREATE OR REPLACE VIEW seen_users AS SELECT id FROM users", ["drop view seen_users", "create view seen_users"]),
    ("DROP FUNCTION answer", ["drop function answer()"]),
    ("DROP TRIGGER touch", ["drop trigger touch on users"]),
    (
      "CREATE EVENT sweep ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01 00:00:00' DO DELETE FROM users",
      ["create raw event sweep"]
    ),
    ("GRANT SELECT ON users TO cairn_reader", ["create grant on users to cairn_reader"]),
    ("INSERT INTO teams VALUES (1, 'a'); INSERT INTO users (email, team_id) VALUES ('a', 1)", []),
    ("ANALYZE TABLE users", []),
  ]

  @Test func eachDeviationShowsAsWhatItIs() async throws {
    let server = try #require(MySQLServer.fromEnvironment)
    let (scratch, live) = (try await MySQLPlace(server), try await MySQLPlace(server))
    #expect(try await scratch.create(Self.declared).isEmpty)
    try await live.execute(["CREATE USER IF NOT EXISTS cairn_reader"])
    let wanted = try await scratch.inspect().schema
    for (statement, changes) in Self.deviations {
      try await live.empty()
      try await live.create(Self.declared)
      #expect(try await live.inspect().schema == wanted)
      try await live.execute(script: statement + ";")
      let found = SchemaDiffer.difference(from: wanted, to: try await live.inspect().schema).changes.map(\.description)
      #expect(found == changes, "\(statement)")
    }
    try await scratch.close()
    try await live.close()
  }
}
