import Foundation
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

@Suite("Postgres: what a plan says of its steps")
struct PostgresFactsTests {
  private let schema = DatabaseSchema(dialect: .postgres, tables: [.teams, .users])
  private let teamKey = TableElement.foreignKey(
    ForeignKeyDefinition("users_team_id_fkey", ["team_id"], references: teams, ["id"])
  )

  private func plan(_ changes: Change...) -> Plan {
    PostgresScenario.dialect.plan(changes, from: schema)
  }

  private func alter(_ old: ColumnDefinition, _ change: (inout ColumnDefinition) -> Void) -> Change {
    var new = old
    change(&new)
    return .alterColumn(table: users, from: old, to: new)
  }

  @Test("catalogue-only changes are one transaction with short limits")
  func transaction() {
    let plan = plan(
      .addColumn(table: users, column: ColumnDefinition("nickname", .varchar(40), isNullable: true)),
      .setTableComment(table: teams, from: nil, to: "all teams")
    )
    #expect(plan.isTransactional)
    #expect(plan.preamble == ["BEGIN", "SET LOCAL lock_timeout = '2s'", "SET LOCAL statement_timeout = '10s'"])
    #expect(plan.epilogue == ["COMMIT"])
    #expect(plan.steps.map(\.title) == ["users.nickname: add", "teams: comment"])
    #expect(plan.steps.map(\.remark) == ["Catalogue only.", "Catalogue only."])
    #expect(plan.steps[0].locks == [TableLock(users, "ACCESS EXCLUSIVE", blocks: .readsAndWrites, .instant)])
    #expect(plan.steps[1].locks == [TableLock(teams, "SHARE UPDATE EXCLUSIVE", blocks: .schemaChanges, .instant)])
  }

  @Test("an index on a table with rows makes the file run statement by statement, and sets its own limits")
  func concurrently() {
    let index = IndexDefinition("users_team_id_idx", keys: [IndexKey("team_id")])
    let plan = plan(
      .addColumn(table: users, column: ColumnDefinition("nickname", .varchar(40), isNullable: true)),
      .addElement(table: users, element: .index(index))
    )
    #expect(!plan.isTransactional)
    #expect(plan.preamble == ["SET lock_timeout = '2s'", "SET statement_timeout = '10s'"])
    #expect(plan.epilogue == ["RESET statement_timeout", "RESET lock_timeout"])
    #expect(
      plan.steps[1].statements == [
        """
        DO $$
        BEGIN
          IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('"users_team_id_idx"') AND NOT indisvalid) THEN
            DROP INDEX "users_team_id_idx";
          END IF;
        END
        $$
        """,
        "SET lock_timeout = 0", "SET statement_timeout = 0",
        #"CREATE INDEX CONCURRENTLY IF NOT EXISTS "users_team_id_idx" ON "users" ("team_id")"#,
        "SET lock_timeout = '2s'", "SET statement_timeout = '10s'",
      ]
    )
    #expect(plan.steps[1].requiresAutocommit)
    #expect(plan.steps[1].locks == [TableLock(users, "SHARE UPDATE EXCLUSIVE", blocks: .schemaChanges, .indexBuild)])
  }

  @Test("a foreign key is added without reading, then checked; both tables are named")
  func foreignKey() {
    let plan = plan(.addElement(table: users, element: teamKey))
    #expect(plan.steps.map(\.cost) == [.catalogue, .scan])
    #expect(plan.steps[0].locks.map(\.table) == [users, teams])
    #expect(plan.steps[0].locks.map(\.mode) == ["SHARE ROW EXCLUSIVE", "SHARE ROW EXCLUSIVE"])
    #expect(plan.steps[1].locks.map(\.mode) == ["SHARE UPDATE EXCLUSIVE", "ROW SHARE"])
    #expect(plan.steps[1].statements.first == "SET statement_timeout = 0")
    #expect(plan.steps[1].statements.last == "SET statement_timeout = '10s'")
  }

  @Test("on a table that the plan makes nobody waits and nothing is lost")
  func newTable() {
    let table = TableDefinition.users.with(teamKey)
    let plan = PostgresScenario.dialect.plan(
      [
        .createTable(table), .addElement(table: users, element: .index(IndexDefinition("i", keys: [IndexKey("bio")]))),
        .addColumn(table: users, column: ColumnDefinition("must", .integer)),
      ],
      from: DatabaseSchema(dialect: .postgres, tables: [.teams])
    )
    #expect(plan.isTransactional)
    #expect(plan.steps.flatMap(\.locks) == [TableLock(teams, "SHARE ROW EXCLUSIVE", blocks: .writes, .instant)])
    #expect(plan.steps.allSatisfy { $0.losses.isEmpty })
  }

  @Test("what destroys data or may fail says so, by name")
  func losses() {
    func losses(_ change: Change) -> [String] {
      plan(change).steps.flatMap(\.losses).map { "\($0.object) \($0.kind)" }
    }
    let columns = TableDefinition.users.columns
    #expect(losses(.dropTable(.users)) == ["users destroys"])
    #expect(losses(.dropColumn(table: users, column: columns[2])) == ["users.bio destroys"])
    #expect(losses(.addColumn(table: users, column: ColumnDefinition("n", .integer))) == ["users.n mayFail"])
    #expect(losses(alter(columns[2]) { $0.isNullable = false }) == ["users.bio mayFail"])
    #expect(losses(alter(columns[1]) { $0.type = .varchar(20) }) == ["users.email mayFail"])
    #expect(losses(alter(columns[1]) { $0.type = .text }) == [])
    #expect(losses(alter(columns[4]) { $0.type = .builtin("real") }) == ["users.credit destroys"])
    let computed = GeneratedValue(sql("upper(|email|)"), .stored)
    #expect(losses(alter(columns[2]) { $0.generated = computed }) == ["users.bio destroys"])
    let twice = ColumnDefinition(
      "twice",
      .integer,
      isNullable: true,
      generated: GeneratedValue(sql("|credit| * 2"), .stored)
    )
    let withTwice = DatabaseSchema(dialect: .postgres, tables: [TableDefinition.users.with(columns: [twice])])
    let drop = PostgresScenario.dialect.plan([.dropColumn(table: users, column: twice)], from: withTwice)
    // The server could compute them again, but not for whoever reads the column meanwhile.
    #expect(drop.steps.flatMap(\.losses).map(\.object) == ["users.twice"])
  }

  @Test("what cannot be done is refused with a way out")
  func refusals() {
    func refused(_ changes: [Change], _ schema: DatabaseSchema) -> [String] {
      PostgresScenario.dialect.plan(changes, from: schema).refusals.map(\.object)
    }
    let columns = TableDefinition.users.columns
    #expect(plan(alter(columns[2]) { $0.type = .builtin("date") }).refusals.map(\.object) == ["users.bio"])
    #expect(plan(alter(columns[4]) { $0.type = .boolean }).refusals.isEmpty)
    #expect(plan(alter(columns[4]) { $0.type = .uuid }).refusals.map(\.object) == ["users.credit"])
    #expect(plan(alter(columns[4]) { $0.type = .verbatim("ltree") }).refusals.map(\.object) == ["users.credit"])
    let virtual = GeneratedValue(sql("|credit| * 2"), .virtual)
    #expect(plan(alter(columns[4]) { $0.generated = virtual }).refusals.map(\.object) == ["users.credit"])

    let mood = EnumDefinition(ObjectName("mood"), ["sad", "ok"])
    let moody = DatabaseSchema(dialect: .postgres, enumTypes: [mood])
    let domain = SchemaObject.domain(DomainDefinition(ObjectName("tone"), .enumType(mood.name)))
    let toned = DatabaseSchema(dialect: .postgres, enumTypes: [mood], objects: [domain])
    #expect(refused([.alterEnum(from: mood, to: EnumDefinition(mood.name, ["ok"]))], moody) == [])
    #expect(refused([.alterEnum(from: mood, to: EnumDefinition(mood.name, ["ok"]))], toned) == ["mood"])
    #expect(refused([.alterEnum(from: mood, to: EnumDefinition(mood.name, ["ok", "sad"]))], toned) == ["mood"])
    #expect(plan(.renameTable(from: ObjectName("nobody"), to: ObjectName("x"))).refusals.map(\.object) == ["nobody"])
    // A name that something else takes and then gives back: a second run could not tell the two apart.
    #expect(
      refused(
        [
          .dropColumn(table: users, column: columns[2]), .renameColumn(table: users, from: "email", to: "bio"),
          .addColumn(table: users, column: ColumnDefinition("email", .text, isNullable: true)),
        ],
        schema
      ) == ["users"]
    )
  }

  @Test(
    "a default is volatile unless every function in it is known not to be",
    arguments: [
      ("now()", false), ("'{}'::jsonb", false), ("1 + 2", false), ("gen_random_uuid()", true), ("nextval('s')", true),
      ("date_trunc('day', now())", false), ("CURRENT_DATE", false), ("clock_timestamp()", true), ("my.fn (1)", true),
      ("'random()'", false), ("ARRAY[]::text[]", false), ("(random() * 10)::int", true), ("\"random\"()", true),
      ("numeric(1)", false), ("'it''s' || random ()", true),
    ]
  )
  func volatility(text: String, expected: Bool) {
    #expect(PostgresVolatility.mayBeVolatile(sql(text)) == expected)
  }

  /// The matrix was observed on real servers; where it is at hand the table of facts is held against it.
  @Test("the facts are those of the observed matrix", .enabled(if: LockMatrix.fromEnvironment != nil))
  func matrix() throws {
    let matrix = try #require(LockMatrix.fromEnvironment)
    for operation in PostgresOperation.allCases {
      let facts = operation.facts
      for observation in facts.observations {
        let row = try #require(matrix.rows[observation.name], "no row \(observation.name)")
        if let table = observation.table {
          #expect(row.locks[table] == facts.lock?.abbreviation, "\(operation): \(observation.name)")
        }
        if let other = observation.other {
          #expect(row.locks[other] == facts.otherLock?.abbreviation, "\(operation): \(observation.name)")
        }
        if let table = observation.table {
          #expect(
            row.rewritten.contains { $0 == table } == (facts.duration == .rewrite),
            "\(operation): \(observation.name)"
          )
        }
        if facts.duration == .instant { #expect(row.scanned == "-", "\(operation): \(observation.name)") }
        #expect(row.isInTransaction == !facts.requiresAutocommit || operation == .addEnumValue, "\(observation.name)")
      }
    }
  }
}

/// facts/postgres-lock-matrix.tsv: `CAIRN_TEST_LOCK_MATRIX` says where it is.
private struct LockMatrix {
  struct Row {
    var locks: [String: String]
    var rewritten: [Substring]
    var scanned: String
    var isInTransaction: Bool
  }

  var rows: [String: Row] = [:]

  static let fromEnvironment: LockMatrix? = ProcessInfo.processInfo.environment["CAIRN_TEST_LOCK_MATRIX"]
    .flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }.map(LockMatrix.init)

  init(_ text: String) {
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count > 7, cells[1] == "15", rows[String(cells[0])] == nil else { continue }
      var locks: [String: String] = [:]
      for lock in cells[3].split(separator: ";") {
        let parts = lock.split(separator: "=")
        if parts.count == 2 { locks[parts[0].filter { $0 != " " }] = String(parts[1]) }
      }
      rows[String(cells[0])] = Row(
        locks: locks,
        rewritten: cells[4].split(separator: ","),
        scanned: String(cells[6]),
        isInTransaction: cells[7] == "yes"
      )
    }
  }
}
