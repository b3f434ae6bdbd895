/// What rows referenced when they were found.
struct Reference: Sendable {
  let link: Link
  /// The keys, each once.
  let keys: [KeyValues]

  init(_ link: Link, of rows: some Sequence<KeyValues>) {
    self.link = link
    var seen: Set<KeyValues> = []
    keys = rows.map { $0.at(link.columns) }.filter { seen.insert($0).inserted }
  }
}

extension SQLText {
  /// The rows with these values, as far as they reference now what they did.
  ///
  /// `"id" IN ($1::uuid, $2::uuid) AND ("owner_id" = $3::uuid) IS TRUE`
  mutating func condition(
    _ table: TableDescription,
    _ places: [Int],
    in keys: [KeyValues],
    still reference: Reference?
  ) -> String {
    let rows = condition(table, places, in: keys)
    guard let reference, !Set(reference.link.columns).isSubset(of: places) else { return rows }
    // IS TRUE keeps the index on the reference out of it: that one leads to all rows that are left, for each batch anew.
    return "\(rows) AND (\(condition(table, reference.link.columns, in: reference.keys))) IS TRUE"
  }
}
