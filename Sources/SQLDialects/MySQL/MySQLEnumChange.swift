import SchemaModel

/// Other labels in an enumeration column.
///
/// MySQL keeps values by label: appended labels are free, inserted and reordered ones copy the table, and under strict
/// mode a removed one that a row still has makes the statement fail and changes nothing. What it cannot do is rename one.
enum MySQLEnumChange {
  static func refusal(from old: ColumnDefinition, to new: ColumnDefinition, of table: ObjectName) -> Refusal? {
    guard case .inlineEnum(let from) = old.type, case .inlineEnum(let to) = new.type else { return nil }
    let removed = from.filter { !to.contains($0) }
    let added = to.filter { !from.contains($0) }
    if removed.isEmpty || added.isEmpty { return nil }
    let words = { (labels: [String]) in labels.map { "'\($0)'" }.joined(separator: ", ") }
    return Refusal(
      "\(table).\(new.name)",
      "\(words(removed)) goes and \(words(added)) comes: whether that is a rename is not said, and MySQL renames no value",
      wayOut: """
        first add \(words(added)) beside the others and migrate; let the rows change over \
        (UPDATE \(MySQLSyntax.table(table)) SET \(MySQLSyntax.name(new.name)) = …); then remove \(words(removed))
        """
    )
  }
}
