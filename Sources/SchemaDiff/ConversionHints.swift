import SchemaModel

/// What the author says about the values of columns that take another type, and which of it applies.
struct ConversionHints {
  private struct Column: Hashable {
    let table: ObjectName
    let name: String
  }

  private var hints: [Column: [(hint: RenameHint, from: ColumnType, conversion: ColumnConversion)]] = [:]

  init(_ hints: [RenameHint]) {
    for hint in hints {
      guard case .conversion(let table, let column, let type, let conversion) = hint else { continue }
      self.hints[Column(table: table, name: column), default: []].append((hint, type, conversion))
    }
  }

  /// The one that speaks of the type that the column had. Where the type stays, all of them are history.
  func conversion(
    of alteration: TableDelta.Alteration,
    in delta: TableDelta
  ) -> (conversion: ColumnConversion?, problems: [RenameProblem]) {
    let (old, new) = (alteration.old, alteration.new)
    guard old.type != new.type, let candidates = hints[Column(table: delta.table, name: new.name)] else {
      return (nil, [])
    }
    // The author may write in the server's own words what Cairn has a word for.
    let fitting = candidates.filter { $0.from == old.type || $0.from.description == old.type.description }
    func problem(_ hint: RenameHint, _ reason: String) -> (ColumnConversion?, [RenameProblem]) {
      (nil, [RenameProblem(hint, "column '\(delta.table).\(new.name)' \(reason)")])
    }
    guard let found = fitting.first else {
      let types = candidates.map(\.from.description).joined(separator: ", ")
      return problem(
        candidates[0].hint,
        "is \(old.type) before and \(new.type) now, and its .converted(from:) speaks of \(types): "
          + "delete it if it is stale, or write one from \(old.type)"
      )
    }
    if fitting.count > 1 {
      return problem(found.hint, "has .converted(from:) from \(old.type) more than once: keep one")
    }
    if old.generated != nil || new.generated != nil {
      return problem(
        found.hint,
        "is computed by the server before or afterwards, so .converted(from:) has no values to make others of: "
          + "change the type in a migration of its own, in which it is a plain column"
      )
    }
    let others = found.conversion.columns.filter { $0 != new.name }
    if let other = others.first(where: { delta.old.column($0)?.type != delta.new.column($0)?.type }) {
      return problem(
        found.hint,
        "is converted by an expression that mentions '\(other)', which comes, goes or changes its type in the same "
          + "migration: make two migrations of it"
      )
    }
    return (found.conversion, [])
  }
}
