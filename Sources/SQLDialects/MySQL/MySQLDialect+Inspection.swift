package import SchemaModel

/// What a reader of MySQL's catalogue has to know of the forms that the dialect gives things.
extension MySQLDialect {
  /// The type that the server prints so, as a declaration with the same words has it.
  package static func columnType(_ text: String) -> ColumnType {
    MySQLRules(options: DialectOptions(.mysql, from: ServerVersion(8))).canonicalType(text)
  }

  /// By which names a table's parameters are known.
  package static var tableParameters: [String] { MySQLTableParameter.names }

  /// The table without the indexes that are there only because its foreign keys need them: the dialect makes them again
  /// by the same names.
  package static func withoutSupportIndexes(_ table: TableDefinition) -> TableDefinition {
    let candidates = table.indexes.filter { index in
      index == IndexDefinition(index.name, keys: index.keys)
        && table.foreignKeys.contains { index.keys == $0.columns.map { IndexKey($0) } && index.name.hasPrefix($0.name) }
    }
    if candidates.isEmpty { return table }
    var bare = table
    for index in candidates { bare.removeElement(.index, named: index.name) }
    let made = Set(MySQLSupportIndexes.of(bare))
    let wanted = Set(candidates.map { MySQLSupportIndexes.Index(name: $0.name, columns: $0.columns) })
    return made == wanted ? bare : table
  }

  /// As the model names an account: without the host where it is any.
  package static func role(named name: String, host: String) -> String {
    let isPlain = !name.contains("@") && !name.hasPrefix("'") && !name.hasPrefix("`") && !name.hasPrefix("\"")
    if host == "%", isPlain { return name }
    return "'\(name)'@'\(host)'"
  }

  /// The mode under which every file of the dialect runs, in the order in which the server lists its words.
  package static var sqlMode: String { MySQLSession.mode }
}
