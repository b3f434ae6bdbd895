package import DatabaseDrivers
package import SQLDialects
import SchemaModel

/// The values of some columns of some tables, in no order.
package struct RowContents: Sendable {
  private var rows: [RowSelection: [String]] = [:]

  package init(
    _ selections: [RowSelection],
    _ dialect: any SQLDialect,
    on connection: isolated any DatabaseConnection
  ) throws {
    let queries = selections.map { selection in
      let columns = selection.columns.map { dialect.quoted($0) }.joined(separator: ", ")
      // A table without a column that is compared has its number of rows.
      return Statement("SELECT \(columns.isEmpty ? "1" : columns) FROM \(dialect.quotedName(selection.table))")
    }
    for (selection, result) in zip(selections, try connection.pipeline(queries)) {
      rows[selection] = result.rows.map { $0.values.map(\.words).joined(separator: ", ") }.sorted()
    }
  }

  package var count: Int { rows.values.map(\.count).reduce(0, +) }

  /// The first table whose rows are not those that `earlier` had, in words.
  package func difference(
    from earlier: RowContents,
    _ fates: [(before: RowSelection, after: RowSelection)]
  ) -> String? {
    for fate in fates {
      let (wanted, found) = (earlier.rows[fate.before] ?? [], rows[fate.after] ?? [])
      guard wanted != found else { continue }
      let missing = wanted.first { !found.contains($0) }, added = found.first { !wanted.contains($0) }
      return "rows of \(fate.before.table) (\(fate.before.columns.joined(separator: ", "))) changed: "
        + "\(wanted.count) before, \(found.count) now"
        + (missing.map { "; gone: \($0)" } ?? "") + (added.map { "; new: \($0)" } ?? "")
    }
    return nil
  }
}

extension DatabaseValue {
  /// As people write it.
  var words: String {
    switch self {
    case .null: "NULL"
    case .text(let text): "'\(text)'"
    case .bytes(let bytes): "0x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    case .bool, .integer, .double: text ?? "\(self)"
    }
  }
}
