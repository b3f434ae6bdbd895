import SchemaDiff
import SchemaModel
import Testing

/// Changes of a schema, for which the plan is judged by dsql-lint and run on the stand-in.
struct DSQLScenario: Sendable, CustomTestStringConvertible {
  var name: String
  var before: DatabaseSchema
  var changes: [Change]
  /// Rows that are there when the changes come.
  var rows: [String]
  /// Queries and what they answer when the changes are made.
  var answers: [String: String]

  init(
    _ name: String,
    before: [TableDefinition],
    _ changes: [Change],
    rows: [String] = [],
    answers: [String: String] = [:]
  ) {
    self.name = name
    self.before = DatabaseSchema(dialect: .dsql, tables: before)
    self.changes = changes
    self.rows = rows
    self.answers = answers
  }

  /// The changes that lead from one schema to the other.
  init(
    _ name: String,
    _ before: DatabaseSchema,
    becomes after: DatabaseSchema,
    hints: [RenameHint] = [],
    rows: [String] = [],
    answers: [String: String] = [:]
  ) {
    self.init(name, before: [], [], rows: rows, answers: answers)
    self.before = before
    changes = SchemaDiffer.difference(from: before, to: after, renames: hints).changes
  }

  var testDescription: String { name }

  func after() throws -> DatabaseSchema { try before.applying(changes) }
}

extension DatabaseSchema {
  /// What makes it from nothing: referenced tables first, foreign keys that form a cycle last.
  var creationInOrder: [Change] {
    if !objects.isEmpty {
      return SchemaDiffer.difference(from: DatabaseSchema(dialect: .dsql), to: self).changes
    }
    var changes: [Change] = []
    var late: [Change] = []
    var waiting = tables
    var made: Set<ObjectName> = []
    while !waiting.isEmpty {
      let ready = waiting.firstIndex { table in
        table.foreignKeys.allSatisfy { $0.referencedTable == table.name || made.contains($0.referencedTable) }
      }
      var table = waiting.remove(at: ready ?? 0)
      if ready == nil {
        late += table.foreignKeys.map { .addElement(table: table.name, element: .foreignKey($0)) }
        table.foreignKeys = []
      }
      made.insert(table.name)
      changes.append(.createTable(table))
    }
    return changes + late
  }
}

/// Tables that the scenarios begin with.
enum DSQLSample {
  static let id = ColumnDefinition("id", .builtin("uuid"), defaultValue: expression("gen_random_uuid()"))

  static let teams = TableDefinition(
    ObjectName("teams"),
    columns: [id, ColumnDefinition("name", .builtin("varchar", [40]))],
    elements: [key("teams")]
  )

  static let email = ColumnDefinition("email", .builtin("varchar", [255]))
  static let bio = ColumnDefinition("bio", .builtin("text"), isNullable: true)
  static let credit = ColumnDefinition(
    "credit",
    .builtin("numeric", [10, 2]),
    defaultValue: .literal(.integer(0))
  )
  static let creditCheck = CheckDefinition("users_credit_check", ColumnExpression([.column("credit"), .sql(" >= 0")]))
  static let emailKey = IndexDefinition("users_email_key", isUnique: true, keys: [IndexKey("email")])
  static let teamIndex = IndexDefinition("users_team_id_idx", keys: [IndexKey("team_id")])

  static let users = TableDefinition(
    ObjectName("users"),
    columns: [id, email, credit, ColumnDefinition("team_id", .builtin("uuid"), isNullable: true), bio],
    elements: [key("users"), .check(creditCheck), .index(emailKey), .index(teamIndex)],
    comment: "People, isn't it"
  )

  static let userRows = [
    "INSERT INTO teams (name) VALUES ('a'), ('b')",
    "INSERT INTO users (email, team_id) SELECT 'u' || n, (SELECT id FROM teams WHERE name = 'a') "
      + "FROM generate_series(1, 5) AS n",
  ]

  static func key(_ table: String, _ columns: String...) -> TableElement {
    .primaryKey(PrimaryKeyDefinition("\(table)_pkey", columns.isEmpty ? ["id"] : columns))
  }

  static func expression(_ sql: String) -> DefaultValue { .expression(ColumnExpression(sql: sql)) }

  static func teamKey(
    _ name: String = "users_team_id_fkey",
    onDelete: ReferentialAction = .noAction,
    enforcement: ForeignKeyEnforcement = .database
  ) -> ForeignKeyDefinition {
    ForeignKeyDefinition(
      name,
      ["team_id"],
      references: ObjectName("teams"),
      ["id"],
      onDelete: onDelete,
      enforcement: enforcement
    )
  }

  static func users(_ elements: TableElement...) -> TableDefinition {
    var table = users
    for element in elements { table.insert(element) }
    return table
  }
}
