import SchemaModel

/// A foreign key that stays, on a key that becomes another one, is dropped and added again among the changes, as most
/// servers want it.
///
/// MySQL replaces a key in one ALTER TABLE under its foreign keys. Where it does not, the planner itself suspends them,
/// and a second run then sees that the key is the new one already.
enum MySQLKeptForeignKeys {
  /// The same changes without foreign keys that go and come back as they were.
  static func resolved(_ changes: [Change]) -> [Change] {
    var dropped: [Change: Int] = [:]
    var kept: Set<Int> = []
    for (index, change) in changes.enumerated() {
      switch change {
      case .dropElement(_, .foreignKey): dropped[change] = index
      case .addElement(_, .foreignKey):
        guard let earlier = dropped.removeValue(forKey: change.inverse) else { continue }
        kept.formUnion([earlier, index])
      default: break
      }
    }
    return kept.isEmpty ? changes : changes.indices.filter { !kept.contains($0) }.map { changes[$0] }
  }
}
