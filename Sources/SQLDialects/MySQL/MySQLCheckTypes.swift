import SchemaModel

extension TableDefinition {
  /// Whether every MODIFY and RENAME COLUMN copies the table, whichever column it is about (E1845 for INSTANT and INPLACE).
  ///
  /// So it is where a check mentions a column of one of these types, as the server compares the column's type before and
  /// after by two different names. Observed on 9.7.4 for each type; ADD COLUMN, DROP COLUMN, SET DEFAULT and indexes are
  /// not concerned.
  var copiesForItsChecks: Bool {
    checks.contains { check in
      let columns = check.expression.columns
      // A text without a marked column may mention any.
      return columns.isEmpty || columns.contains { column($0).map { Self.confusesChecks($0.type) } ?? true }
    }
  }

  private static func confusesChecks(_ type: ColumnType) -> Bool {
    switch type {
    case .builtin(let name, _): ["longtext", "longblob", "date", "time", "datetime"].contains(name)
    case .inlineEnum, .verbatim, .enumType, .domain, .array: true
    }
  }
}
