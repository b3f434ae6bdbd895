import SchemaModel

/// Generated columns that are dropped and added again around other actions on their table, with the constraints and
/// indexes that go with them, and with what reads a column whose values become of another kind.
struct Remaking {
  /// One ALTER TABLE, and what has to stand before and behind it in the same transaction.
  private(set) var statements: [String] = []
  private(set) var note: String?

  init(
    _ computed: [ColumnDefinition],
    in table: TableDefinition,
    around actions: [String],
    of changed: String?
  ) {
    let names = Set(computed.map(\.name))
    func isOnComputed(_ element: TableElement) -> Bool { element.columns.contains(where: names.contains) }
    func readsChanged(_ element: TableElement) -> Bool {
      guard let changed else { return false }
      switch element {
      case .check(let check): return check.expression.columns.contains(changed)
      case .index(let index): return index.mentionsInExpression(changed)
      case .primaryKey, .unique, .foreignKey: return false
      }
    }
    let remade = table.elements.filter { !$0.isKeptByApplication && (isOnComputed($0) || readsChanged($0)) }
    let constraints = remade.filter { $0.kind != .index }
    let indexes = table.indexes.filter { remade.contains(.index($0)) }

    var whole = constraints.map { "DROP CONSTRAINT IF EXISTS \(PostgresText.quoted($0.name))" }
    whole += computed.map { "DROP COLUMN IF EXISTS \(PostgresText.quoted($0.name))" }
    whole += actions
    whole += computed.map { "ADD COLUMN \(PostgresClauses.column($0))" }
    whole += constraints.compactMap(PostgresClauses.constraint).map { "ADD \($0)" }

    statements = indexes.map { "DROP INDEX IF EXISTS \(PostgresText.name($0.relation(of: table.name)))" }
    statements.append(PostgresStatements.alterTable(table.name, whole))
    statements += indexes.map { PostgresStatements.createIndex($0, on: table.name) }
    statements += computed.compactMap { column in
      column.comment.map { PostgresStatements.commentOnColumn(column.name, of: table.name, $0) }
    }
    let again = computed.map(\.name) + remade.map(\.name)
    note = again.isEmpty ? nil : "With it are made anew: \(again.joined(separator: ", "))."
  }
}
