/// Looks for orphans of one foreign key, in portions of its table by primary key: no statement runs long, however large
/// the table is, and memory does not grow with it.
struct OrphanSearch<Session: SQLSession> {
  let session: Session
  let schema: ReferentialSchema
  let link: Link
  /// How many rows of the table one statement looks at.
  let portion: Int

  private var table: ReferentialTable { schema.tables[link.child] }

  func run(_ found: ([KeyValues]) async throws -> Void) async throws {
    var last: KeyValues?
    while true {
      try Task.checkCancellation()
      let (text, parameters) = query(OrphanQuery(link, schema).endOfPortion(after: last, portion))
      let end = try await session.query(text, parameters).first
      let search = query(OrphanQuery(link, schema).orphans(after: last, upTo: end))
      let orphans = try await session.query(search.0, search.1)
      if !orphans.isEmpty { try await found(orphans) }
      guard let end else { return }
      last = end
    }
  }

  private func query(_ text: SQLText) -> (String, [String?]) { (text.sql, text.parameters) }
}

/// The statements that find orphans of one foreign key.
struct OrphanQuery {
  let link: Link
  let child: TableDescription
  let parent: TableDescription
  let primaryKey: [Int]

  init(_ link: Link, _ schema: ReferentialSchema) {
    self.link = link
    child = schema.tables[link.child].description
    parent = schema.tables[link.parent].description
    primaryKey = schema.tables[link.child].primaryKey
  }

  /// The primary key of the row that is `portion` rows behind this one; none when the table ends before.
  func endOfPortion(after last: KeyValues?, _ portion: Int) -> SQLText {
    var text = SQLText("SELECT \(SQLText.texts(primaryKey, child, of: "c")) FROM \(child.sql) AS c")
    if let last { text.sql += " WHERE \(comparison(">", last, &text))" }
    text.sql += " ORDER BY \(primaryKey.map { SQLText.name($0, child, "c") }.joined(separator: ", "))"
    text.sql += " OFFSET \(portion - 1) LIMIT 1"
    return text
  }

  /// The key columns of the orphans between two primary keys.
  func orphans(after last: KeyValues?, upTo end: KeyValues?) -> SQLText {
    var text = SQLText("SELECT \(SQLText.texts(child.columns.indices, child, of: "c")) FROM \(child.sql) AS c WHERE ")
    if let last { text.sql += comparison(">", last, &text) + " AND " }
    if let end { text.sql += comparison("<=", end, &text) + " AND " }
    text.sql += condition
    text.sql += " ORDER BY \(primaryKey.map { SQLText.name($0, child, "c") }.joined(separator: ", "))"
    return text
  }

  /// True of an orphan `c`.
  var condition: String {
    let columns = link.columns.map { SQLText.name($0, child, "c") }
    let pairs = zip(link.referenced, columns).map { "\(SQLText.name($0, parent, "p")) = \($1)" }
    let missing = "NOT EXISTS (SELECT 1 FROM \(parent.sql) AS p WHERE \(pairs.joined(separator: " AND ")))"
    let whole = columns.map { "\($0) IS NOT NULL" }
    if link.key.match == .full, columns.count > 1 {
      return "(\(whole.joined(separator: " OR "))) AND \(missing)"
    }
    return (whole + [missing]).joined(separator: " AND ")
  }

  private func comparison(_ sign: String, _ key: KeyValues, _ text: inout SQLText) -> String {
    let names = primaryKey.map { SQLText.name($0, child, "c") }
    let values = zip(primaryKey, key).map { text.parameter($1, child.columns[$0]) }
    return "\(SQLText.list(names)) \(sign) \(SQLText.list(values))"
  }
}
