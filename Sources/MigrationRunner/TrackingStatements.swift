import DatabaseDrivers
import SQLDialects

/// The SQL with which the tracking table is read and written on one server.
package struct TrackingStatements: Sendable {
  /// `$1` or `?`
  var parameter: @Sendable (Int) -> String
  var dialect: any SQLDialect
  /// A timestamp column as ISO 8601 in UTC.
  var isoTimestamp: @Sendable (String) -> String
  /// The same text as a timestamp.
  var timestamp: @Sendable (String) -> String
  /// The clause that makes an INSERT of a known version an UPDATE, with what assigns a column the new value.
  var onKnownVersion: String
  var newValue: @Sendable (String) -> String
  var now: String
  /// How many milliseconds the transaction has taken, by the server's clock; nil where the server does not tell.
  var transactionMilliseconds: String?

  /// Tables that were made before it came lack it.
  static let newestColumn = "steps_reverted"

  private static let columns =
    [
      "version", "name", "checksum", "steps_total", "steps_applied", "applied_by", "execution_time_ms", "success",
      "error",
    ] + [newestColumn]

  private func quoted(_ name: String) -> String { dialect.quoted(name) }

  /// The schema of Postgres or the database of MySQL in which the record is, whatever a file makes of the session. Nil: where
  /// the session looks first.
  var home: String?

  private var table: String {
    (home.map { quoted($0) + "." } ?? "") + quoted("schema_migrations")
  }

  var select: String {
    let names = Self.columns.map(quoted).joined(separator: ", ")
    return "SELECT \(names), \(isoTimestamp(quoted("applied_at"))) AS \(quoted("applied_at")) FROM \(table)"
      + " ORDER BY \(quoted("version"))"
  }

  /// Fails on a table that has not even the columns that it always had.
  var selectOfOlderForm: String {
    "SELECT \(Self.columns.dropLast().map(quoted).joined(separator: ", ")) FROM \(table)"
  }

  /// Writes rows, new or known; one that does not say when it was applied gets the present time. With `addsTransaction`,
  /// to the time that the first took comes that of the transaction, where the server tells it: such a record can be made
  /// before its transaction begins.
  func upsert(_ rows: [TrackingRow], addsTransaction: Bool = false) -> Statement {
    let names = Self.columns + ["applied_at"]
    var values: [DatabaseValue] = []
    func place(_ value: DatabaseValue) -> String {
      values.append(value)
      return parameter(values.count)
    }
    let rows = rows.enumerated().map { index, row in
      var places = Self.values(row).map(place)
      if addsTransaction, index == 0, let transactionMilliseconds,
        let time = Self.columns.firstIndex(of: "execution_time_ms")
      {
        places[time] += "::bigint + \(transactionMilliseconds)"
      }
      places.append(row.appliedAt.isEmpty ? now : timestamp(place(.text(row.appliedAt))))
      return "(\(places.joined(separator: ", ")))"
    }
    let sets = names.dropFirst().map { "\(quoted($0)) = \(newValue($0))" }
    return Statement(
      "INSERT INTO \(table) (\(names.map(quoted).joined(separator: ", "))) VALUES \(rows.joined(separator: ", "))"
        + " \(onKnownVersion) \(sets.joined(separator: ", "))",
      values
    )
  }

  /// In the order of `columns`.
  private static func values(_ row: TrackingRow) -> [DatabaseValue] {
    [
      .text(row.version), .text(row.name), .text(row.checksum), .integer(Int64(row.stepsTotal)),
      .integer(Int64(row.stepsApplied)), .text(row.appliedBy), .integer(Int64(row.milliseconds)), .bool(row.success),
      row.error.map { .text($0) } ?? .null, row.stepsReverted.map { .integer(Int64($0)) } ?? .null,
    ]
  }

  func delete(_ version: String) -> Statement {
    Statement("DELETE FROM \(table) WHERE \(quoted("version")) = \(parameter(1))", [.text(version)])
  }

  func row(_ row: Row) throws -> TrackingRow {
    func text(_ name: String) throws -> String {
      guard let text = row[name].text else {
        throw ForeignTable(reason: "its column \(name) holds no text")
      }
      return text
    }
    func number(_ name: String) throws -> Int {
      guard let number = row[name].integer else {
        throw ForeignTable(reason: "its column \(name) holds no number")
      }
      return Int(number)
    }
    return TrackingRow(
      version: try text("version"),
      name: try text("name"),
      checksum: try text("checksum"),
      stepsTotal: try number("steps_total"),
      stepsApplied: try number("steps_applied"),
      appliedAt: try text("applied_at"),
      appliedBy: try text("applied_by"),
      milliseconds: try number("execution_time_ms"),
      success: row["success"].bool ?? false,
      error: row["error"].text,
      stepsReverted: row["steps_reverted"].integer.map { Int($0) }
    )
  }
}

/// A table of the record's name that somebody else made.
struct ForeignTable: Error {
  var reason: String
}
