import SchemaModel

/// Where an element that is dropped comes back under its name, changed.
enum MySQLReplacement {
  case none
  /// Both in one ALTER TABLE, now.
  case now(Int, TableElement)
  /// Both in one ALTER TABLE, at the place of the addition.
  case later(Int)
  /// What both need changes in between.
  case separate(TableElement)
}

extension MySQLPlanner {
  func replacement(of element: TableElement, on table: ObjectName, at index: Int) -> MySQLReplacement {
    guard let later = outlook.replacement(of: element, on: table, after: index),
      case .addElement(_, let new) = changes[later], new.isKeptByServer
    else { return .none }
    // E1826: a foreign key's name cannot be dropped and added in one ALTER TABLE.
    if element.kind == .foreignKey { return .separate(new) }
    if movedDrops[later] != nil { return .separate(new) }
    if MySQLSyntax.ignoresReplacement(of: element, by: new) { return .separate(new) }
    let between = outlook.changes(of: table, after: index).prefix { $0 < later }
    let definition = self.table(table)
    let canNow =
      new.columns.allSatisfy { definition.column($0) != nil }
      && !between.contains { changes[$0].touches(new.columns) }
    // The way back asks the same from the other side, and must come to the same answer: a key that one of them drops in a
    // step of its own is not there for the other one to exchange.
    if waitsForPartitioning(new, between: between) || standsInTheWay(element, of: between) { return .separate(new) }
    if canNow { return .now(later, new) }
    return between.contains { changes[$0].touches(element.columns) } ? .separate(new) : .later(later)
  }
}

extension MySQLPlanner {
  /// Whether the new one must wait until the table is divided otherwise: a unique key must hold the partitioning columns
  /// (E1503), those of before until then. The old one does not wait with it: the columns that it needs may change or go in
  /// between, and where one of two steps back was all that ran, a change of both at once would find nothing to change.
  private func waitsForPartitioning(_ new: TableElement, between: some Sequence<Int>) -> Bool {
    for index in between {
      if case .alterPartitioning(_, let before, _) = changes[index] { return !new.fits(before) }
    }
    return false
  }

  /// Whether the table is divided in between, and could not be while it has this key (E1503).
  private func standsInTheWay(_ element: TableElement, of between: some Sequence<Int>) -> Bool {
    between.contains { index in
      if case .alterPartitioning(_, _, let after) = changes[index] { !element.fits(after) } else { false }
    }
  }
}

extension Change {
  /// Whether one of these columns is another, or is there or not, afterwards.
  fileprivate func touches(_ columns: [String]) -> Bool {
    switch self {
    case .addColumn(_, let column), .dropColumn(_, let column), .alterColumn(_, _, let column, _):
      columns.contains(column.name)
    case .renameColumn(_, let old, let new): columns.contains(old) || columns.contains(new)
    // The old check refuses the new value and the new one the old.
    case .renameColumnLabel(_, let column, _, _): columns.contains(column)
    default: false
    }
  }
}
