package import DatabaseDrivers
import MigrationFiles

/// A VERIFY query answered something else.
struct WrongAnswer: Error {
  var check: ScriptVerification
  var rows: [Row]

  /// The row it got, for people.
  var words: String {
    guard let row = rows.first else { return "no row" }
    let values = zip(row.columns, row.values).map { "\($0) = \($1.isNull ? "NULL" : $1.text ?? "bytes")" }
    return (rows.count > 1 ? "\(rows.count) rows, of which the first is " : "") + values.joined(separator: ", ")
  }
}

extension Row {
  /// Whether people would write it like this: one value, or those of several columns with bars between them, as psql -A
  /// does.
  package func reads(as expected: String) -> Bool {
    guard values.count > 1 else { return self[0].reads(as: expected) }
    let parts = expected.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
    return parts.count == values.count && zip(values, parts).allSatisfy { $0.reads(as: $1) }
  }
}

extension DatabaseValue {
  /// Whether people would write it like this. Quotes keep spaces at the edges: `' two '`.
  package func reads(as expected: String) -> Bool {
    switch self {
    case .null: expected.isEmpty || expected.uppercased() == "NULL"
    case .bool(let value): Self.words(for: value).contains(expected.lowercased())
    // MySQL's booleans.
    case .integer(let value) where value == 0 || value == 1: Self.words(for: value == 1).contains(expected.lowercased())
    case .double(let value): Double(expected) == value
    default: text == expected || text.map { "'\($0)'" } == expected
    }
  }

  private static func words(for value: Bool) -> [String] { value ? ["t", "true", "1"] : ["f", "false", "0"] }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
