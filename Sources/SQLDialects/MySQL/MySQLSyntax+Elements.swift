import SchemaModel

extension MySQLSyntax {
  /// As it stands in CREATE TABLE, and behind ADD in ALTER TABLE.
  static func element(_ element: TableElement) -> String {
    switch element {
    case .primaryKey(let key): "PRIMARY KEY \(names(key.columns))"
    case .unique(let unique): "UNIQUE KEY \(name(unique.name)) \(names(unique.columns))"
    case .index(let index): self.index(index)
    case .check(let check): "CONSTRAINT \(name(check.name)) CHECK (\(expression(check.expression)))"
    case .foreignKey(let key): foreignKey(key)
    // Refused by `MySQLFeatures`.
    case .exclusion(let exclusion): exclusion.name
    }
  }

  /// Behind DROP in ALTER TABLE.
  static func dropping(_ element: TableElement) -> String {
    switch element {
    case .primaryKey: "DROP PRIMARY KEY"
    case .unique, .index: "DROP INDEX \(name(element.name))"
    case .check, .exclusion: "DROP CHECK \(name(element.name))"
    case .foreignKey: "DROP FOREIGN KEY \(name(element.name))"
    }
  }

  /// ALTER INDEX, where nothing differs but whether queries use it.
  static func settingVisibility(from old: TableElement, to new: TableElement) -> String? {
    guard case .index(var before) = old, case .index(let after) = new, before.isInvisible != after.isInvisible
    else { return nil }
    before.isInvisible = after.isInvisible
    if before != after { return nil }
    return "ALTER INDEX \(name(after.name)) \(after.isInvisible ? "INVISIBLE" : "VISIBLE")"
  }

  /// DROP and ADD of one index in one ALTER TABLE is nothing to the server where only the parser differs.
  static func ignoresReplacement(of old: TableElement, by new: TableElement) -> Bool {
    guard case .index(let before) = old, case .index(let after) = new else { return false }
    return before.parser != after.parser
  }

  static func adding(_ element: TableElement) -> String { "ADD \(self.element(element))" }

  static func key(_ name: String, _ columns: [String]) -> String { "KEY \(self.name(name)) \(names(columns))" }

  private static func index(_ index: IndexDefinition) -> String {
    let keys = index.keys.map { key in
      let target =
        switch key.target {
        case .column(let column): name(column) + (key.prefixLength.map { "(\($0))" } ?? "")
        case .expression(let text): "(\(expression(text)))"
        }
      return key.isDescending ? "\(target) DESC" : target
    }
    let kind = index.isOrdered ? (index.isUnique ? "UNIQUE " : "") : "\((index.method ?? "").uppercased()) "
    // A primary key of prefixes, or in descending order: the model's own has columns alone.
    let start = index.name == "PRIMARY" ? "PRIMARY KEY" : "\(kind)KEY \(name(index.name))"
    var text = "\(start) (\(keys.joined(separator: ", ")))"
    if let parser = index.parser { text += " WITH PARSER \(name(parser))" }
    if let comment = index.comment { text += " COMMENT \(MySQLQuoting.literal(comment))" }
    return index.isInvisible ? "\(text) INVISIBLE" : text
  }

  private static func foreignKey(_ key: ForeignKeyDefinition) -> String {
    var text = "CONSTRAINT \(name(key.name)) FOREIGN KEY \(names(key.columns))"
    text += " REFERENCES \(table(key.referencedTable)) \(names(key.referencedColumns))"
    if key.onDelete != .noAction { text += " ON DELETE \(action(key.onDelete))" }
    if key.onUpdate != .noAction { text += " ON UPDATE \(action(key.onUpdate))" }
    return text
  }

  /// In the words of the SQL and of `information_schema.REFERENTIAL_CONSTRAINTS`.
  static func action(_ action: ReferentialAction) -> String {
    switch action {
    case .noAction: "NO ACTION"
    case .restrict: "RESTRICT"
    case .cascade: "CASCADE"
    case .setNull: "SET NULL"
    case .setDefault: "SET DEFAULT"
    }
  }

  /// The whole table in one statement, and never an implicit index or name: `MySQLSupportIndexes` says which keys MySQL
  /// would make by itself for foreign keys.
  static func createTable(_ table: TableDefinition) -> String {
    var lines = table.columns.map(column)
    for element in table.elements where element.kind != .foreignKey && element.kind != .check {
      lines.append(self.element(element))
    }
    lines += MySQLSupportIndexes.of(table).map { key($0.name, $0.columns) }
    lines += table.checks.map { element(.check($0)) }
    lines += table.databaseForeignKeys.map { element(.foreignKey($0)) }
    let body = lines.map { "  \($0)" }.joined(separator: ",\n")
    let comment = table.comment.map { " COMMENT=\(MySQLQuoting.literal($0))" } ?? ""
    let start = table.columns.compactMap { $0.identity?.options?.start }.first.map { " AUTO_INCREMENT=\($0)" } ?? ""
    let values = MySQLTableParameter.values(table.attributes)
    let parameters = MySQLTableParameter.names.compactMap { name in values[name].map { " \(name)=\($0)" } }.joined()
    let partitions = table.partitioning.map { "\n\(partitioning($0))" } ?? ""
    return """
      CREATE TABLE IF NOT EXISTS \(self.table(table.name)) (
      \(body)
      ) ENGINE=InnoDB\(start) DEFAULT \(characterSet(table.attributes))\(parameters)\(comment)\(partitions)
      """
  }
}
