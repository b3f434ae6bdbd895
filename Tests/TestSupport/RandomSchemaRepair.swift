import SchemaModel

extension RandomSchema {
  /// Takes out of the schema what no server of the dialect would hold, until nothing is left to take.
  mutating func repair() {
    if options.usesObjects { repairExtensions() }
    for var table in schema.tables {
      repair(&table)
      fitToPartitions(&table)
      if options.usesObjects, dialect == .mysql { repairCharacterSets(&table) }
      schema.insert(table)
    }
    var isStable = false
    while !isStable {
      isStable = true
      for index in schema.tables.indices {
        let table = schema.tables[index]
        for key in table.foreignKeys where !holds(key, of: table) {
          schema.tables[index].removeElement(.foreignKey, named: key.name)
          release(key.name)
          isStable = false
        }
      }
    }
    if !schema.objects.isEmpty { repairObjects() }
    if dialect == .mysql {
      for var table in schema.tables {
        addIndexesForForeignKeys(&table)
        schema.insert(table)
      }
    }
  }

  private mutating func repair(_ table: inout TableDefinition) {
    repairColumns(&table)
    if let key = table.primaryKey {
      let holds = key.columns.allSatisfy { name in
        table.column(name).map { isKeyType($0.type) && $0.generated == nil } ?? false
      }
      if !holds {
        table.primaryKey = nil
        release(key.name)
      }
    }
    if dialect == .dsql, table.primaryKey == nil { addPrimaryKey(to: &table) }
    let names = Set(table.columns.map(\.name))
    for element in table.elements where element.kind != .primaryKey {
      let fits = element.columns.allSatisfy(names.contains)
      if !fits || !keysFit(element, table) {
        table.removeElement(element.kind, named: element.name)
        release(element.name)
      }
    }
    var hasCounter = false
    for index in table.columns.indices {
      let column = table.columns[index]
      if table.primaryKey?.columns.contains(column.name) == true { table.columns[index].isNullable = false }
      guard column.identity != nil else { continue }
      let isCounted = !hasCounter && table.primaryKey?.columns.first == column.name
      if dialect == .mysql, !isCounted { table.columns[index].identity = nil }
      hasCounter = true
      if dialect == .mysql, table.columns[index].identity != nil { removeChecks(on: column.name, from: &table) }
    }
  }

  private mutating func repairColumns(_ table: inout TableDefinition) {
    if table.columns.isEmpty { table.columns.append(ColumnDefinition("id", .builtin("bigint"))) }
    let plain = Set(table.columns.filter { $0.generated == nil && $0.identity == nil }.map(\.name))
    for index in table.columns.indices {
      let column = table.columns[index]
      if column.generated != nil, !column.mentionedColumns.allSatisfy(plain.contains) {
        table.columns[index].generated = nil
      }
      if table.columns[index].generated != nil { table.columns[index].defaultValue = nil }
      if column.identity != nil {
        table.columns[index].isNullable = false
        table.columns[index].defaultValue = nil
      }
      if case .text = family(of: column.type) { continue }
      table.columns[index].collation = nil
      table.columns[index].characterSet = nil
    }
  }

  private func keysFit(_ element: TableElement, _ table: TableDefinition) -> Bool {
    switch element {
    case .unique(let unique):
      return unique.columns.allSatisfy { table.column($0).map { isKeyType($0.type) } ?? false }
    case .index(let index):
      return index.keys.allSatisfy { key in
        guard case .column(let name) = key.target, let column = table.column(name) else { return true }
        if key.prefixLength != nil { return family(of: column.type) == .text(nil) }
        if key.operatorClass == "gin_trgm_ops" {
          if case .builtin("char", _) = column.type { return false }
          if case .text = family(of: column.type) { return column.type.domainName == nil } else { return false }
        }
        if index.method == "gin" { return family(of: column.type) == .document }
        if index.method == "spatial" { return column.type == Self.shape && !column.isNullable }
        if index.method == "fulltext" {
          if case .text = family(of: column.type) { return column.generated?.storage != .virtual } else { return false }
        }
        return isKeyType(column.type)
      }
    case .exclusion(let exclusion):
      return exclusion.columns.allSatisfy { table.column($0).map { isKeyType($0.type) } ?? false }
    case .primaryKey, .foreignKey, .check:
      return true
    }
  }

  /// MySQL checks nothing that it counts up itself.
  private mutating func removeChecks(on column: String, from table: inout TableDefinition) {
    for check in table.checks where check.expression.columns.contains(column) {
      table.removeElement(.check, named: check.name)
      release(check.name)
    }
  }

  private mutating func addPrimaryKey(to table: inout TableDefinition) {
    setPrimaryKey(of: &table)
    if table.primaryKey != nil { return }
    let column = ColumnDefinition(freshColumnName(in: table), .builtin("uuid"))
    table.columns.append(column)
    table.primaryKey = PrimaryKeyDefinition(freshElementName(table, [], "pkey"), [column.name])
  }

  private func holds(_ key: ForeignKeyDefinition, of table: TableDefinition) -> Bool {
    guard let parent = key.referencedTable == table.name ? table : schema.table(key.referencedTable),
      parent.referableKeys.contains(key.referencedColumns)
    else { return false }
    for (name, referencedName) in zip(key.columns, key.referencedColumns) {
      guard let column = table.column(name), let referenced = parent.column(referencedName),
        column.type == referenced.type, column.collation == referenced.collation,
        characterSet(of: column, table) == characterSet(of: referenced, parent),
        column.generated == nil, referenced.generated == nil, isKeyType(column.type)
      else { return false }
      if key.onDelete == .setNull, !column.isNullable { return false }
    }
    // Postgres gives what it keeps of a foreign key for each partition of its parent a name that another one on the same
    // columns may have (42710).
    if parent.partitioning != nil,
      table.foreignKeys.contains(where: { $0.name != key.name && $0.columns == key.columns })
    {
      return false
    }
    if dialect == .mysql {
      if table.partitioning != nil || parent.partitioning != nil { return false }
      // Neither checks nor generated columns may rest on columns that an action writes to.
      let mentioned = table.checks.flatMap(\.expression.columns) + table.columns.flatMap(\.mentionedColumns)
      if key.columns.contains(where: mentioned.contains) { return false }
    }
    return true
  }

  /// MySQL makes these by itself where they are missing.
  private mutating func addIndexesForForeignKeys(_ table: inout TableDefinition) {
    for key in table.foreignKeys {
      var leading = table.uniques.map(\.columns)
      if let primaryKey = table.primaryKey { leading.append(primaryKey.columns) }
      for index in table.indexes {
        if index.method != nil { continue }
        leading.append(
          index.keys.prefix { $0.prefixLength == nil }.flatMap { key in
            if case .column(let name) = key.target { [name] } else { [""] }
          }
        )
      }
      if leading.contains(where: { $0.starts(with: key.columns) }) { continue }
      let name = freshName(Self.derivedName(table.name, key.columns, "idx"))
      table.insert(.index(IndexDefinition(name, keys: key.columns.map { IndexKey($0) })))
    }
  }
}
