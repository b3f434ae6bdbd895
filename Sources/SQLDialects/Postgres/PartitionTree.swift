import SchemaModel

/// One table that a table is divided into. One that is divided itself is kept as text, and so are its own.
struct PartitionBranch: Hashable {
  let name: ObjectName
  let isDivided: Bool
  let branches: [PartitionBranch]

  /// Those that hold rows.
  var leaves: [PartitionBranch] { isDivided ? branches.flatMap(\.leaves) : [self] }

  /// It and all below it.
  var tree: [PartitionBranch] { [self] + branches.flatMap(\.tree) }
}

extension DatabaseSchema {
  func branches(of table: ObjectName) -> [PartitionBranch] {
    let parts = self.table(table)?.partitioning?.partitions ?? []
    let texts = objects.compactMap { object -> TextPartition? in
      if case .raw(let raw) = object { TextPartition(raw) } else { nil }
    }
    let typed = parts.map { PartitionBranch(name: $0.name, isDivided: false, branches: []) }
    return typed + TextPartition.branches(of: table, among: Dictionary(grouping: texts, by: \.whole))
  }
}

/// `CREATE TABLE … PARTITION OF whole …`, as inspection writes it.
private struct TextPartition {
  let name: ObjectName
  let whole: ObjectName
  let isDivided: Bool

  init?(_ raw: RawDefinition) {
    guard raw.isTable, var words = RawWords(raw.create) else { return nil }
    guard words.skip(past: "partition", "of"), let whole = words.takeObject() else { return nil }
    (name, self.whole, isDivided) = (raw.name, whole, words.skip(past: "partition", "by"))
  }

  static func branches(of table: ObjectName, among parts: [ObjectName: [TextPartition]]) -> [PartitionBranch] {
    (parts[table] ?? []).sorted { $0.name < $1.name }.map { part in
      PartitionBranch(name: part.name, isDivided: part.isDivided, branches: branches(of: part.name, among: parts))
    }
  }
}
