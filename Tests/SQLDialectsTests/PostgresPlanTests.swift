import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

@Suite(
  "Postgres: plans on a real server",
  .serialized,
  .enabled(if: PostgresServer.fromEnvironment != nil, "set CAIRN_TEST_POSTGRES")
)
struct PostgresPlanTests {
  @Test("tables", arguments: PostgresScenario.tables)
  func tables(scenario: PostgresScenario) throws {
    try scenario.check(on: #require(PostgresServer.fromEnvironment))
  }

  @Test("columns", arguments: PostgresScenario.columns)
  func columns(scenario: PostgresScenario) throws {
    try scenario.check(on: #require(PostgresServer.fromEnvironment))
  }

  @Test("types", arguments: PostgresScenario.types)
  func types(scenario: PostgresScenario) throws {
    try scenario.check(on: #require(PostgresServer.fromEnvironment))
  }

  @Test("enumerations", arguments: PostgresScenario.enums, PostgresServer.oldestAndNewest)
  func enums(scenario: PostgresScenario, server: PostgresServer) throws {
    try scenario.check(on: server)
  }

  @Test(
    "attributes, identities and index parameters",
    arguments: PostgresScenario.attributes,
    PostgresServer.oldestAndNewest
  )
  func attributes(scenario: PostgresScenario, server: PostgresServer) throws {
    try scenario.check(on: server)
  }

  @Test("partitions", arguments: PostgresScenario.partitions, PostgresServer.oldestAndNewest)
  func partitions(scenario: PostgresScenario, server: PostgresServer) throws {
    try scenario.check(on: server)
  }

  @Test(
    "what only the newest server has",
    .enabled(if: PostgresServer.newestFromEnvironment != nil, "set CAIRN_TEST_POSTGRES18"),
    arguments: PostgresScenario.newest
  )
  func newest(scenario: PostgresScenario) throws {
    try scenario.check(on: #require(PostgresServer.newestFromEnvironment))
  }

  @Test("keys, constraints and indexes", arguments: PostgresScenario.elements)
  func elements(scenario: PostgresScenario) throws {
    try scenario.check(on: #require(PostgresServer.fromEnvironment))
  }

  @Test("names that go to something else", arguments: PostgresScenario.names)
  func names(scenario: PostgresScenario) throws {
    try scenario.check(on: #require(PostgresServer.fromEnvironment))
  }
}

extension PostgresServer {
  static let oldestAndNewest = [fromEnvironment, newestFromEnvironment].compactMap { $0 }
}

// MARK: - Words for the scenarios

/// `~"credit" >= 0`: columns between bars.
func sql(_ text: String) -> ColumnExpression {
  let parts = text.split(separator: "|", omittingEmptySubsequences: false)
  return ColumnExpression(
    parts.enumerated().compactMap { index, part in
      part.isEmpty ? nil : index.isMultiple(of: 2) ? .sql(String(part)) : .column(String(part))
    }
  )
}

extension ColumnType {
  static let text = ColumnType.builtin("text")
  static let integer = ColumnType.builtin("integer")
  static let bigint = ColumnType.builtin("bigint")
  static let uuid = ColumnType.builtin("uuid")
  static let boolean = ColumnType.builtin("boolean")
  static func varchar(_ length: Int) -> ColumnType { .builtin("varchar", [length]) }
}

let teams = ObjectName("teams")
let users = ObjectName("users")

extension TableDefinition {
  /// A table that others reference, with three rows to be put in by `teamRows`.
  static let teams = TableDefinition(
    ObjectName("teams"),
    columns: [
      ColumnDefinition("id", .bigint, identity: Identity()), ColumnDefinition("name", .varchar(40)),
      ColumnDefinition("code", .integer),
    ],
    elements: [
      .primaryKey(PrimaryKeyDefinition("teams_pkey", ["id"])), .unique(UniqueDefinition("teams_code_key", ["code"])),
    ]
  )

  static let users = TableDefinition(
    ObjectName("users"),
    columns: [
      ColumnDefinition("id", .bigint), ColumnDefinition("email", .varchar(80)),
      ColumnDefinition("bio", .text, isNullable: true), ColumnDefinition("team_id", .bigint, isNullable: true),
      ColumnDefinition("credit", .integer, defaultValue: .literal(.integer(0))),
    ],
    elements: [.primaryKey(PrimaryKeyDefinition("users_pkey", ["id"]))]
  )

  func with(_ elements: TableElement..., columns added: [ColumnDefinition] = []) -> TableDefinition {
    var table = self
    table.columns += added
    for element in elements { table.insert(element) }
    return table
  }
}

let teamRows = "INSERT INTO teams (name, code) VALUES ('a', 1), ('b', 2), ('c', 3);"
let userRows = """
  INSERT INTO users (id, email, bio, team_id) VALUES (1, 'a@x', 'one', 1), (2, 'b@x', '', 2), (7, 'c@x', 'c', NULL);
  """
