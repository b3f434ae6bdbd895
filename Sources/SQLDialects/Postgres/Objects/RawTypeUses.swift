import SchemaModel

extension DatabaseSchema {
  /// What keeps the server from dropping a type or a collation that is kept by its text: the columns made with it. Nothing
  /// but their own text ties them to it here.
  func obstacle(toDroppingType raw: RawDefinition) -> (reason: String, wayOut: String)? {
    let text = raw.drop.description
    let uses: (ColumnDefinition) -> Bool
    if let type = text.suffix(behind: "DROP TYPE IF EXISTS ") {
      uses = { $0.type.isMade(of: type) }
    } else if let collation = text.suffix(behind: "DROP COLLATION IF EXISTS ") {
      uses = { $0.collation == raw.name.name || $0.type.isMade(of: collation) }
    } else {
      return nil
    }
    let users = tables.flatMap { table in table.columns.filter(uses).map { "\(table.name).\($0.name)" } }
    if users.isEmpty { return nil }
    return (
      "the server does not drop it under the columns that are made with it: \(users.joined(separator: ", "))",
      "write the change by hand in a migration of its own (generate-migration --by-hand), as ALTER TYPE … ADD ATTRIBUTE does "
        + "it, or declare the new one under another name and give the columns that"
    )
  }
}

extension ColumnType {
  /// Of the type or the collation, as the server prints its name, or an array of it.
  fileprivate func isMade(of name: String) -> Bool {
    switch self {
    case .verbatim(let text): text == name || text == name + "[]" || text.hasSuffix(" COLLATE \(name)")
    case .array(let element): element.isMade(of: name)
    default: false
    }
  }
}

extension String {
  func suffix(behind prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
