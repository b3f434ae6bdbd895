import SchemaModel

/// The sequence behind an identity column, which the server names after the table and the column when it makes it, and
/// which keeps that name when they are renamed: the rename follows, so that the server holds what a new one would.
enum PostgresIdentitySequence {
  /// The name that the server chooses: `makeObjectName`, of at most 63 bytes (facts/postgres.md, 3.4).
  static func name(table: String, column: String) -> String {
    var lengths = (table.utf8.count, column.utf8.count)
    while lengths.0 + lengths.1 > 58 {
      if lengths.0 > lengths.1 { lengths.0 -= 1 } else { lengths.1 -= 1 }
    }
    return "\(prefix(table, lengths.0))_\(prefix(column, lengths.1))_seq"
  }

  /// As many whole scalars as fit.
  private static func prefix(_ text: String, _ bytes: Int) -> String {
    var prefix = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      count += UTF8.width(scalar)
      if count > bytes { break }
      prefix.append(scalar)
    }
    return String(prefix)
  }

  /// Statements for a block behind the rename: each renames the sequence of one identity column, if it is there and has
  /// the old name.
  static func follow(
    _ columns: [(old: String, new: String)],
    from oldTable: ObjectName,
    to newTable: ObjectName
  ) -> [String] {
    columns.compactMap { old, new in
      let before = ObjectName(name(table: oldTable.name, column: old), in: newTable.namespace)
      let after = name(table: newTable.name, column: new)
      guard before.name != after else { return nil }
      let isMine = PostgresCatalogue.sequenceBelongs(before, to: new, of: newTable)
      return """
        IF \(isMine) THEN
              ALTER SEQUENCE \(PostgresText.name(before)) RENAME TO \(PostgresText.quoted(after));
            END IF
        """
    }
  }
}

extension [Change] {
  /// For each rename of a table or column, the names that columns have before it which changes behind it make, or
  /// unmake, identity columns.
  var identitiesBehindRenames: [Change: Set<String>] {
    var renames: [Change: Set<String>] = [:]
    var known: [ObjectName: Set<String>] = [:]
    for change in reversed() {
      switch change {
      case .addColumn(let table, let column) where column.identity != nil:
        known[table, default: []].insert(column.name)
      case .alterColumn(let table, let old, let new, _) where old.identity != nil || new.identity != nil:
        known[table, default: []].insert(new.name)
      case .renameColumn(let table, let old, let new):
        guard known[table]?.contains(new) == true else { continue }
        renames[change, default: []].insert(old)
        known[table, default: []].insert(old)
      case .renameTable(let old, let new):
        guard let columns = known[new] else { continue }
        renames[change, default: []].formUnion(columns)
        known[old, default: []].formUnion(columns)
      default: continue
      }
    }
    return renames
  }
}
