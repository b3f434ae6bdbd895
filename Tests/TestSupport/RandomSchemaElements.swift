import SchemaModel

extension RandomSchema {
  /// Adds a unique, check or index of the table's own.
  mutating func addElement(to table: inout TableDefinition) {
    switch random.number(0...9) {
    case 0...2: addUnique(to: &table)
    case 3...5: addCheck(to: &table)
    case 6 where options.usesObjects && dialect == .postgres: addExclusion(to: &table)
    default: addIndex(to: &table)
    }
  }

  private mutating func addUnique(to table: inout TableDefinition) {
    let columns = keyColumns(of: table)
    if columns.isEmpty { return }
    var unique = UniqueDefinition(freshElementName(table, columns, "key"), columns)
    if dialect == .postgres, random.chance(10) { unique.deferrability = .initiallyDeferred }
    if dialect != .mysql, random.chance(15) {
      unique.includedColumns = random.pick(1, of: includable(table, besides: columns))
    }
    table.insert(.unique(unique))
  }

  /// Kept by a B-tree, which needs no extension.
  private mutating func addExclusion(to table: inout TableDefinition) {
    let columns = keyColumns(of: table)
    if columns.isEmpty { return }
    table.insert(
      .exclusion(
        ExclusionDefinition(
          freshElementName(table, columns, "excl"),
          method: "btree",
          elements: columns.map { ExclusionDefinition.Element(IndexKey($0), with: "=") },
          deferrability: random.chance(20) ? .initiallyDeferred : .notDeferrable
        )
      )
    )
  }

  private mutating func addCheck(to table: inout TableDefinition) {
    let plain = table.columns.filter { $0.identity == nil && $0.generated == nil }
    guard let column = random.pick(plain) else { return }
    let expression: ColumnExpression
    let other = plain.first { $0.type == column.type && $0.name != column.name }
    switch family(of: column.type) {
    case .integer, .number, .date, .timestamp:
      if let other, random.chance(60) {
        expression = ColumnExpression([.column(column.name), .sql(" <= "), .column(other.name)])
      } else {
        expression = ColumnExpression([.column(column.name), .sql(" IS NOT NULL")])
      }
    case .text:
      let function = dialect == .mysql ? "char_length" : "length"
      let length = random.number(1...3)
      expression = ColumnExpression([.sql("\(function)("), .column(column.name), .sql(") > \(length)")])
    default:
      expression = ColumnExpression([.column(column.name), .sql(" IS NOT NULL")])
    }
    let name = freshElementName(table, [column.name], "check")
    table.insert(.check(CheckDefinition(name, expression)))
  }

  private mutating func addIndex(to table: inout TableDefinition) {
    if let index = specialIndex(on: table) {
      table.insert(.index(index))
      return
    }
    let columns = keyColumns(of: table)
    if columns.isEmpty { return }
    var index = IndexDefinition(freshElementName(table, columns, "idx"), keys: columns.map { IndexKey($0) })
    index.isUnique = random.chance(25)
    for position in index.keys.indices {
      if dialect != .dsql, random.chance(20) { index.keys[position].isDescending = true }
      if dialect == .postgres, random.chance(10) {
        index.keys[position].nulls = index.keys[position].isDescending ? .last : .first
      }
      let column = table.column(columns[position])
      if dialect == .postgres, column?.type == .builtin("text"), random.chance(20) {
        index.keys[position].operatorClass = "text_pattern_ops"
      }
    }
    if dialect == .mysql {
      index.isInvisible = !index.isUnique && random.chance(15)
      if random.chance(10) { index.comment = "it's an index" }
    } else {
      if random.chance(15), let column = random.pick(table.columns) {
        index.predicate = ColumnExpression([.column(column.name), .sql(" IS NOT NULL")])
      }
      if random.chance(10) { index.includedColumns = random.pick(1, of: includable(table, besides: columns)) }
      if dialect == .dsql { return table.insert(.index(index)) }
      if options.usesObjects, random.chance(15) { index.parameters = ["fillfactor": "\(random.number(5...9) * 10)"] }
      if options.usesObjects, random.chance(10) { index.comment = "it's an index" }
    }
    table.insert(.index(index))
  }

  /// An index on an expression, on the start of a long text, or by another method.
  private mutating func specialIndex(on table: TableDefinition) -> IndexDefinition? {
    guard random.chance(35), let column = random.pick(table.columns) else { return nil }
    func named(_ key: IndexKey, method: String? = nil) -> IndexDefinition {
      IndexDefinition("", keys: [key], method: method)
    }
    var index: IndexDefinition
    switch (dialect, family(of: column.type)) {
    case (.mysql, .text) where options.usesObjects && table.partitioning == nil && random.chance(30):
      return fullTextIndex(on: table, column)
    case (.mysql, .other) where options.usesObjects && column.type != .builtin("json") && !column.isNullable:
      index = named(IndexKey(column.name), method: "spatial")
    case (.postgres, .text) where hasExtension("pg_trgm") && column.type.domainName == nil && random.chance(50):
      index = named(IndexKey(.column(column.name), operatorClass: "gin_trgm_ops"), method: "gin")
    case (.mysql, .text(nil)):
      index = named(IndexKey(.column(column.name), prefixLength: random.number(5...50)))
    case (_, .text) where column.generated == nil:
      index = named(IndexKey(.expression(ColumnExpression([.sql("lower("), .column(column.name), .sql(")")]))))
    case (.postgres, .document):
      index = named(IndexKey(column.name), method: "gin")
    case (.postgres, .uuid), (.postgres, .integer):
      index = named(IndexKey(column.name), method: "hash")
    default:
      return nil
    }
    index.name = freshElementName(table, [column.name], "idx")
    return index
  }

  /// Over the columns of one character set and collation, which it needs.
  private mutating func fullTextIndex(on table: TableDefinition, _ column: ColumnDefinition) -> IndexDefinition? {
    let others = table.columns.filter { other in
      guard case .text = family(of: other.type) else { return false }
      return other.collation == column.collation && other.characterSet == column.characterSet
        && other.generated?.storage != .virtual && other.name != column.name
    }
    if column.generated?.storage == .virtual { return nil }
    let columns = [column.name] + random.pick(random.number(0...1), of: others.map(\.name))
    return IndexDefinition(
      freshElementName(table, columns, "idx"),
      keys: columns.map { IndexKey($0) },
      method: "fulltext",
      parser: random.chance(25) ? "ngram" : nil
    )
  }

  mutating func randomTableParameters() -> [String: String] {
    if dialect != .mysql { return random.chance(50) ? [:] : ["fillfactor": "\(random.number(5...9) * 10)"] }
    let choices = [
      [:], ["ROW_FORMAT": "COMPACT"], ["ROW_FORMAT": "COMPRESSED"], ["STATS_PERSISTENT": "1"],
      ["KEY_BLOCK_SIZE": "8", "ROW_FORMAT": "COMPRESSED"],
    ]
    return random.pick(choices) ?? [:]
  }

  private mutating func keyColumns(of table: TableDefinition) -> [String] {
    let candidates = table.columns.filter { isKeyType($0.type) }
    return random.pick(random.number(1...2), of: candidates).map(\.name)
  }

  private func includable(_ table: TableDefinition, besides columns: [String]) -> [String] {
    table.columns.filter { isKeyType($0.type) && !columns.contains($0.name) }.map(\.name)
  }

  /// Adds a foreign key between two tables, or in one, with the columns that it needs.
  mutating func addForeignKey() {
    guard let child = random.pick(schema.tables), let parent = random.pick(schema.tables),
      dialect != .mysql || child.partitioning == nil && parent.partitioning == nil,
      let key = random.pick(parent.referableKeys)
    else { return }
    var table = child
    var columns: [String] = []
    for name in key {
      guard let referenced = parent.column(name) else { return }
      let fitting = table.columns.filter {
        $0.type == referenced.type && $0.collation == referenced.collation && $0.generated == nil
          && !columns.contains($0.name) && (parent.name != table.name || !key.contains($0.name))
      }
      if random.chance(30), let column = random.pick(fitting) {
        columns.append(column.name)
      } else {
        let column = ColumnDefinition(
          freshColumnName(in: table),
          referenced.type,
          isNullable: random.chance(60),
          collation: referenced.collation,
          characterSet: referenced.characterSet
        )
        table.columns.append(column)
        columns.append(column.name)
      }
    }
    let isNullable = columns.allSatisfy { table.column($0)?.isNullable == true }
    var actions: [ReferentialAction] = [.noAction, .noAction, .cascade, .restrict]
    if isNullable { actions.append(.setNull) }
    var foreignKey = ForeignKeyDefinition(
      freshElementName(table, columns, "fkey"),
      columns,
      references: parent.name,
      key,
      onDelete: random.pick(actions) ?? .noAction,
      onUpdate: random.chance(20) ? .cascade : .noAction,
      enforcement: enforcement
    )
    if dialect != .mysql, random.chance(15) { foreignKey.deferrability = .initiallyDeferred }
    if dialect == .postgres, columns.count > 1, random.chance(20) { foreignKey.match = .full }
    table.insert(.foreignKey(foreignKey))
    schema.insert(table)
  }
}

extension TableDefinition {
  /// The column lists that a foreign key can reference on every server.
  var referableKeys: [[String]] {
    var keys = uniques.filter { $0.deferrability == .notDeferrable }.map(\.columns)
    if let primaryKey { keys.insert(primaryKey.columns, at: 0) }
    return keys
  }
}
