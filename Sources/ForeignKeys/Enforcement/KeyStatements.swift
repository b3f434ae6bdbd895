/// The statements with which foreign keys are kept.
enum KeyStatements {
  /// How many keys one statement takes; a transaction of DSQL changes 3,000 rows at most.
  static let batch = 1_000

  // MARK: Parents

  /// One statement for the parents of all foreign keys of one row: a row comes back when every one of them is there, and
  /// then all of them are held by FOR KEY SHARE until the end of the transaction.
  ///
  /// `SELECT 1 FROM "users" AS p0, "teams" AS p1 WHERE p0."id" = $1::uuid AND p1."id" = $2::uuid FOR KEY SHARE`
  static func parentsAreThere(_ parents: [(link: Link, key: KeyValues)], _ schema: ReferentialSchema) -> SQLText {
    var text = SQLText()
    var tables: [String] = []
    var conditions: [String] = []
    for (number, (link, key)) in parents.enumerated() {
      let table = schema.tables[link.parent].description
      tables.append("\(table.sql) AS p\(number)")
      conditions.append(text.condition(table, link.referenced, in: CollectionOfOne(key), of: "p\(number)"))
    }
    text.sql =
      "SELECT 1 FROM \(tables.joined(separator: ", ")) WHERE \(conditions.joined(separator: " AND ")) FOR KEY SHARE"
    return text
  }

  /// Which of these keys a parent has; each that is there is held by FOR KEY SHARE.
  static func parents(_ link: Link, _ keys: [KeyValues], _ schema: ReferentialSchema) -> SQLText {
    let table = schema.tables[link.parent].description
    var text = SQLText("SELECT \(SQLText.texts(link.referenced, table)) FROM \(table.sql) WHERE ")
    text.sql += text.condition(table, link.referenced, in: keys) + " FOR KEY SHARE"
    return text
  }

  // MARK: Children

  /// Which of these keys are referenced.
  static func referencedKeys(_ link: Link, _ keys: [KeyValues], _ schema: ReferentialSchema) -> SQLText {
    let table = schema.tables[link.child].description
    var text = SQLText("SELECT DISTINCT \(SQLText.texts(link.columns, table)) FROM \(table.sql) WHERE ")
    text.sql += text.condition(table, link.columns, in: keys)
    return text
  }

  // MARK: Rows

  static func read(
    _ table: TableDescription,
    _ places: [Int],
    _ keys: [KeyValues],
    still reference: Reference? = nil
  ) -> SQLText {
    var text = SQLText("SELECT \(SQLText.texts(table.columns.indices, table)) FROM \(table.sql) WHERE ")
    text.sql += text.condition(table, places, in: keys, still: reference)
    return text
  }

  /// Deletes the rows with these values and returns their key columns.
  static func delete(
    _ table: TableDescription,
    _ places: [Int],
    _ keys: [KeyValues],
    still reference: Reference? = nil
  ) -> SQLText {
    var text = SQLText("DELETE FROM \(table.sql) WHERE ")
    text.sql += text.condition(table, places, in: keys, still: reference)
    text.sql += " RETURNING \(SQLText.texts(table.columns.indices, table))"
    return text
  }

  /// What is written into a column.
  enum Assignment {
    case null, `default`
    /// The value at this place of the row's new values.
    case value(Int)
  }

  /// Writes columns of the rows with the given values in `places`, and returns their key columns, with the values at
  /// `places` as they were behind them.
  ///
  /// One key: `UPDATE "t" AS c SET "a" = NULL WHERE c."a" = $1::uuid`; several: `… FROM (VALUES …) AS v(k0) WHERE c."a" = v.k0`,
  /// and for keys of one column `AND c."a" IN ($1::uuid, …)`: joined with VALUES alone, Postgres reads the whole table.
  static func update(
    _ table: TableDescription,
    _ places: [Int],
    _ rows: [(key: KeyValues, new: KeyValues)],
    _ assignments: [(place: Int, assignment: Assignment)]
  ) -> SQLText {
    var text = SQLText()
    let width = places.count
    var columns = places.map { table.columns[$0] }
    for case (let place, .value) in assignments { columns.append(table.columns[place]) }
    let single = rows.count == 1 ? rows.first : nil
    let sets = assignments.map { place, assignment -> String in
      let column = SQLText.quoted(table.columns[place].name)
      switch assignment {
      case .null: return "\(column) = NULL"
      case .default: return "\(column) = DEFAULT"
      case .value(let index):
        guard let single else { return "\(column) = v.k\(width + index)" }
        return "\(column) = \(text.parameter(single.new[index], table.columns[place]))"
      }
    }
    var sql = "UPDATE \(table.sql) AS c SET \(sets.joined(separator: ", "))"
    if let single {
      sql += " WHERE \(text.condition(table, places, in: CollectionOfOne(single.key), of: "c"))"
      sql += " RETURNING \(SQLText.texts(table.columns.indices, table, of: "c"))"
    } else {
      sql += " FROM \(text.rows(columns, rows.map { $0.key + $0.new }, as: "v")) WHERE "
      sql += places.enumerated().map { "\(SQLText.name($1, table, "c")) = v.k\($0)" }.joined(separator: " AND ")
      if width == 1 {
        let keys = rows.indices.map { "$\($0 * columns.count + 1)::\(columns[0].type)" }
        sql += " AND \(SQLText.name(places[0], table, "c")) IN (\(keys.joined(separator: ", ")))"
      }
      sql += " RETURNING \(SQLText.texts(table.columns.indices, table, of: "c"))"
      sql += places.indices.map { ", v.k\($0)::text" }.joined()
    }
    text.sql = sql
    return text
  }
}
