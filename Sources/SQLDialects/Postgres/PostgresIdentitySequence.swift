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

  /// Statements for a block behind the rename: each renames the sequence of one identity column, if it has the old name.
  static func follow(
    _ columns: [(old: String, new: String)],
    from oldTable: ObjectName,
    to newTable: ObjectName
  ) -> [String] {
    columns.compactMap { old, new in
      let before = ObjectName(name(table: oldTable.name, column: old), in: newTable.namespace)
      let after = name(table: newTable.name, column: new)
      guard before.name != after else { return nil }
      let column = "\(PostgresText.literal(PostgresText.name(newTable))), \(PostgresText.literal(new))"
      return """
        IF pg_get_serial_sequence(\(column))::regclass = \(PostgresText.regclass(before)) THEN
              ALTER SEQUENCE \(PostgresText.name(before)) RENAME TO \(PostgresText.quoted(after));
            END IF
        """
    }
  }
}
