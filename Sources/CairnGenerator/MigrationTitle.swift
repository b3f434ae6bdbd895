import SchemaModel

/// What a migration is called and said to be for, from its changes.
enum MigrationTitle {
  /// Words for the file name: `create_library`, `add_users_nickname`, `change_users_and_files`.
  static func words(for changes: [Change], of schemaName: String, isFirst: Bool) -> String {
    if isFirst { return "create \(schemaName)" }
    let changes = changes.worthMentioning
    if changes.count == 1, let change = changes.first { return change.description }
    let tables = Set(changes.compactMap(\.table)).sorted()
    switch tables.count {
    case 0: return "change types"
    case 1: return commonVerb(of: changes) + " " + tables[0].name
    case 2: return "change \(tables[0].name) and \(tables[1].name)"
    default: return "change \(tables.count) tables"
    }
  }

  private static func commonVerb(of changes: [Change]) -> String {
    let creates = changes.contains { if case .createTable = $0 { true } else { false } }
    let drops = changes.contains { if case .dropTable = $0 { true } else { false } }
    return creates ? "create" : drops ? "drop" : "change"
  }

  /// One line: the changes, the first of them where there are many.
  static func purpose(of changes: [Change], schemaName: String, isFirst: Bool) -> String {
    let tables = changes.filter { if case .createTable = $0 { true } else { false } }
    if isFirst {
      return "create the schema '\(schemaName)': \(tables.count) \(tables.count == 1 ? "table" : "tables")"
    }
    let changes = changes.worthMentioning
    let shown = changes.prefix(4).map(\.description)
    let more = changes.count > shown.count ? "; and \(changes.count - shown.count) more" : ""
    return shown.joined(separator: "; ") + more
  }
}

extension [Change] {
  /// Without what only says at which place a column comes or from which one it goes.
  var worthMentioning: [Change] {
    let moved = Set(
      compactMap { change -> ObjectName? in
        switch change {
        case .addColumn(let table, _), .dropColumn(let table, _): table
        default: nil
        }
      }
    )
    return filter { change in
      if case .reorderColumns(let table, _, _) = change { !moved.contains(table) } else { true }
    }
  }
}
