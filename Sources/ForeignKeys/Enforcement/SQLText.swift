/// A statement while it is written: its text, and the parameters that travel beside it.
struct SQLText {
  var sql = ""
  var parameters: [String?] = []

  init(_ sql: String = "") { self.sql = sql }

  /// The one place of this module where an identifier becomes SQL.
  static func quoted(_ identifier: String) -> String {
    "\"\(identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  /// A value as a parameter of its column's type: `$3::uuid`.
  mutating func parameter(_ value: String?, _ column: KeyColumn) -> String {
    parameters.append(value)
    return "$\(parameters.count)::\(column.type)"
  }

  /// `"a" = $1::t AND "b" IN ($2::u, $3::u)`; a NULL in a key is looked for as NULL.
  mutating func condition(
    _ table: TableDescription,
    _ places: [Int],
    in keys: some Collection<KeyValues>,
    of alias: String? = nil
  ) -> String {
    let names = places.map { SQLText.name($0, table, alias) }
    let columns = places.map { table.columns[$0] }
    if keys.count > 1, keys.allSatisfy({ !$0.contains(nil) }) { return condition(names, columns, inWhole: keys) }
    let alternatives = keys.map { key in
      zip(zip(names, columns), key).map { column, value in
        value == nil ? "\(column.0) IS NULL" : "\(column.0) = \(parameter(value, column.1))"
      }.joined(separator: " AND ")
    }
    return alternatives.count == 1 ? alternatives[0] : alternatives.map { "(\($0))" }.joined(separator: " OR ")
  }

  /// What all keys have in common stands before the list: one index then serves both. Where several columns differ, it is
  /// `("a", "b") IN (VALUES ($1::t, $2::u), …)`: without VALUES, Postgres reads the list as so many ORs and plans each by
  /// itself, or compares each row of the table with all of them.
  private mutating func condition(
    _ names: [String],
    _ columns: [KeyColumn],
    inWhole keys: some Collection<KeyValues>
  ) -> String {
    var parts: [String] = []
    var differing: [Int] = []
    for place in columns.indices {
      let value = keys.first?[place]
      if keys.allSatisfy({ $0[place] == value }) {
        parts.append("\(names[place]) = \(parameter(value, columns[place]))")
      } else {
        differing.append(place)
      }
    }
    if !differing.isEmpty {
      let values = keys.map { key in
        let row = differing.map { parameter(key[$0], columns[$0]) }.joined(separator: ", ")
        return differing.count == 1 ? row : "(\(row))"
      }
      let list = (differing.count == 1 ? "" : "VALUES ") + values.joined(separator: ", ")
      parts.append("\(SQLText.list(differing.map { names[$0] })) IN (\(list))")
    }
    return parts.joined(separator: " AND ")
  }

  /// `(VALUES ($1::t, $2::u), …) AS v(k0, k1)`
  mutating func rows(_ columns: [KeyColumn], _ rows: some Sequence<KeyValues>, as alias: String) -> String {
    let lines = rows.map { row in "(\(zip(row, columns).map { parameter($0, $1) }.joined(separator: ", ")))" }
    let names = columns.indices.map { "k\($0)" }.joined(separator: ", ")
    return "(VALUES \(lines.joined(separator: ", "))) AS \(alias)(\(names))"
  }

  static func name(_ place: Int, _ table: TableDescription, _ alias: String? = nil) -> String {
    (alias.map { "\($0)." } ?? "") + quoted(table.columns[place].name)
  }

  /// Columns as text: `"id"::text, "owner_id"::text`
  static func texts(_ places: some Sequence<Int>, _ table: TableDescription, of alias: String? = nil) -> String {
    places.map { "\(name($0, table, alias))::text" }.joined(separator: ", ")
  }

  static func list(_ names: [String]) -> String {
    names.count == 1 ? names[0] : "(\(names.joined(separator: ", ")))"
  }
}
