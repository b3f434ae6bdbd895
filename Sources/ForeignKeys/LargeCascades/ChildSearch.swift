/// Looks for the rows that reference keys, while those that it found are taken away.
///
/// What was taken away still stands in the way of the next search: a server passes the entries of dead rows, or reads all
/// that are left to choose some. A search of one batch at a time would cost more with each. So one search finds rows for
/// many batches, the next one for more, up to so many that they fit into memory well. Each begins at the start again: what
/// others insert meanwhile, wherever it is, is found by a later one, and only one that finds nothing is the last.
struct ChildSearch {
  private let link: Link
  private let keys: [KeyValues]
  private let schema: ReferentialSchema
  private let most: Int
  private var limit: Int
  /// Of the search before.
  private var last = 0

  init(_ link: Link, _ keys: [KeyValues], _ schema: ReferentialSchema, batch: Int) {
    (self.link, self.keys, self.schema) = (link, keys, schema)
    // More than a server sends at once would be no batch; and it must not overflow.
    let batch = min(batch, 100_000)
    (limit, most) = (batch * 10, batch * 100)
  }

  mutating func next(except staying: [KeyValues]) -> SQLText {
    last = limit
    limit = min(limit * 2, most)
    return KeyStatements.children(link, keys, except: staying, limit: last, schema)
  }

  /// Whether there may be more than the rows that were found.
  func isCutOff(_ rows: [KeyValues]) -> Bool { rows.count >= last }

  /// The same rows as they are now, without those that are gone, or reference other keys by now.
  func again(_ rows: [KeyValues]) -> SQLText {
    let table = schema.tables[link.child]
    let keys = rows.map { $0.at(table.primaryKey) }
    return KeyStatements.read(table.description, table.primaryKey, keys, still: Reference(link, of: rows))
  }
}
