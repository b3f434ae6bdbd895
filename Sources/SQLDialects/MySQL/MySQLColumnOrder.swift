import SchemaModel

/// On the way back columns move before they are altered. One that is computed until then cannot move behind what is
/// computed from it (E3107), so that the move waits until it is plain.
enum MySQLColumnOrder {
  static func resolved(_ changes: [Change]) -> [Change] {
    var result = changes
    for (index, change) in changes.enumerated().reversed() {
      guard case .reorderColumns(let table, _, _) = change else { continue }
      let others = result[(index + 1)...].prefix { !$0.movesColumns(of: table) }
      guard let last = others.lastIndex(where: { $0.makesPlain(in: table) }) else { continue }
      result.insert(result.remove(at: index), at: last)
    }
    return result
  }
}

extension Change {
  fileprivate func movesColumns(of table: ObjectName) -> Bool {
    switch self {
    case .addColumn(table, _), .dropColumn(table, _), .renameColumn(table, _, _), .reorderColumns(table, _, _): true
    default: false
    }
  }

  /// A column of the table is no longer computed.
  fileprivate func makesPlain(in table: ObjectName) -> Bool {
    guard case .alterColumn(table, let old, let new, _) = self else { return false }
    return old.generated != nil && new.generated == nil
  }
}
