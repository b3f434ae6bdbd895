import SchemaModel

/// Generated columns that are dropped and added again around other actions on their table, with the constraints and
/// indexes that go with them, and with what reads a column whose values become of another kind.
struct Remaking {
  /// One ALTER TABLE, and what has to stand before and behind it in the same transaction.
  private(set) var statements: [String] = []
  private(set) var note: String?

  /// `changed` are columns whose values become of another kind. What reads a column for which `willChange` holds too
  /// goes now, and comes back with the last of them. `comingBackLater` names computed columns that another step adds.
  init(
    _ computed: [ColumnDefinition],
    in table: TableDefinition,
    around actions: [String] = [],
    of changed: Set<String> = [],
    comingBackLater: Set<String> = [],
    willChange: (String) -> Bool = { _ in false },
    willChangeKind: (String) -> Bool = { _ in false }
  ) {
    let names = Set(computed.map(\.name))
    let added = computed.filter {
      !$0.mentionedColumns.contains(where: willChange) && !comingBackLater.contains($0.name)
    }
    let waiting = names.subtracting(added.map(\.name))
    let remade = table.elements.filter { element in
      !element.isKeptByApplication
        && (element.columns.contains(where: names.contains) || changed.contains(where: element.reads))
    }
    let again = remade.filter { element in
      !element.columns.contains { waiting.contains($0) || willChangeKind($0) && element.reads($0) }
    }

    let constraints = remade.filter { $0.kind != .index }
    var whole = constraints.map { "DROP CONSTRAINT IF EXISTS \(PostgresText.quoted($0.name))" }
    whole += computed.map { "DROP COLUMN IF EXISTS \(PostgresText.quoted($0.name))" }
    whole += actions
    whole += added.map { "ADD COLUMN \(PostgresClauses.column($0))" }
    whole += again.compactMap(PostgresClauses.constraint).map { "ADD \($0)" }

    for case .index(let index) in remade {
      statements.append("DROP INDEX IF EXISTS \(PostgresText.name(index.relation(of: table.name)))")
    }
    statements.append(PostgresStatements.alterTable(table.name, whole))
    for case .index(let index) in again {
      statements += PostgresStatements.indexWithComment(index, on: table.name)
    }
    statements += added.compactMap { column in
      column.comment.map { PostgresStatements.commentOnColumn(column.name, of: table.name, $0) }
    }
    note = Self.note(all: computed.map(\.name) + remade.map(\.name), again: added.map(\.name) + again.map(\.name))
  }

  private static func note(all: [String], again: [String]) -> String? {
    let later = all.filter { !again.contains($0) }
    let sentences = [
      again.isEmpty ? nil : "With it are made anew: \(again.joined(separator: ", ")).",
      later.isEmpty ? nil : "Dropped until a later step: \(later.joined(separator: ", ")).",
    ]
    return all.isEmpty ? nil : sentences.compactMap { $0 }.joined(separator: " ")
  }
}

extension TableElement {
  /// It has an expression that mentions the column, and that the server reads again when the column's type changes.
  func reads(_ column: String) -> Bool {
    switch self {
    case .check(let check): check.expression.columns.contains(column)
    case .index(let index): index.mentionsInExpression(column)
    case .exclusion(let exclusion): exclusion.columns.contains(column)
    case .primaryKey, .unique, .foreignKey: false
    }
  }
}
