import SchemaModel

extension RandomMutation {
  /// Renames tables, columns and types, and nothing else.
  package mutating func renameAtRandom(steps: Int) {
    for _ in 0..<steps {
      switch draft.random.number(0...9) {
      case 0...2: renameSomeTable()
      case 3: shiftTableNames()
      case 4:
        switch draft.options.usesObjects ? draft.random.number(0...2) : 0 {
        case 0: renameSomeEnum()
        case 1: renameSomeLabel()
        default: renameSomeObject()
        }
      case 5: shiftColumnNames()
      default: renameSomeColumn()
      }
    }
  }

  /// Changes anything, and leaves a schema that its server accepts.
  package mutating func changeAtRandom(steps: Int) {
    for _ in 0..<steps { changeSomething() }
    draft.repair()
  }

  private mutating func changeSomething() {
    if draft.options.usesObjects, draft.random.chance(30) { return draft.changeSomeObject() }
    if draft.options.usesObjects, draft.random.chance(8) { return changeSomePartitions() }
    if draft.options.usesObjects, draft.dialect == .mysql, draft.random.chance(4) { return renameSomeColumnLabel() }
    switch draft.random.number(0...30) {
    case 0...3: renameAtRandom(steps: 1)
    case 4: draft.addTable()
    case 5, 6: draft.addForeignKey()
    case 7:
      if let table = draft.random.pick(schema.tables) { dropTable(table) }
    case 8...10:
      changeTable { draft, table in table.columns.append(draft.randomColumn(in: table)) }
    case 11, 12: dropSomeColumn()
    case 13...15: retypeSomeColumn()
    case 16: retypeSomeKey()
    case 17...19: changeTable { draft, table in draft.touchSomeColumn(of: &table) }
    case 20...22: changeTable { draft, table in draft.addElement(to: &table) }
    case 23, 24: changeTable { draft, table in draft.dropSomeElement(of: &table) }
    case 25: changeTable { draft, table in draft.renameSomeElement(of: &table) }
    case 26: changeTable { draft, table in draft.alterSomeElement(of: &table) }
    case 27: changeTable { draft, table in draft.setPrimaryKey(of: &table) }
    case 28: changeTable { draft, table in table.columns.shuffle(using: &draft.random) }
    case 29:
      changeTable { draft, table in
        table.comment = draft.random.chance(50) ? nil : "about \(draft.random.number(0...9))"
        if draft.dialect == .mysql || draft.options.usesObjects && draft.dialect == .postgres {
          table.attributes.parameters = draft.randomTableParameters()
        }
        if draft.options.usesObjects, draft.dialect == .mysql, draft.random.chance(40) {
          table.attributes = draft.randomCharacterSet(table.attributes)
        }
        if draft.options.usesObjects, draft.dialect == .postgres, draft.random.chance(40) {
          table.attributes.rowSecurity = draft.random.pick([nil, .enabled, .forced]) ?? nil
        }
      }
    default: draft.changeSomeEnum()
    }
  }

  /// Divided tables are rare, so that they are looked for.
  private mutating func changeSomePartitions() {
    let divided = schema.tables.filter { $0.partitioning != nil }
    guard var table = draft.random.pick(divided) ?? draft.random.pick(schema.tables) else { return }
    draft.changePartitions(of: &table)
    draft.schema.insert(table)
  }

  private mutating func changeTable(_ change: (inout RandomSchema, inout TableDefinition) -> Void) {
    guard var table = draft.random.pick(schema.tables) else { return }
    change(&draft, &table)
    draft.schema.insert(table)
  }
}

// MARK: Renames

extension RandomMutation {
  private mutating func renameSomeTable() {
    guard let table = draft.random.pick(schema.tables) else { return }
    renameTable(table.name, to: draft.freshTableName())
  }

  /// One table takes another one's name, and that one gets a new name.
  private mutating func shiftTableNames() {
    let two = draft.random.pick(2, of: schema.tables.map(\.name))
    if two.count < 2 { return }
    renameTable(two[0], to: draft.freshTableName())
    if draft.taken.insert(two[0].name.lowercased()).inserted { renameTable(two[1], to: two[0]) }
  }

  private mutating func renameSomeEnum() {
    guard let enumType = draft.random.pick(schema.enumTypes) else { return }
    let wish = draft.random.pick(RandomSchemaNames.enumTypes) ?? "mood"
    renameEnum(enumType.name, to: draft.freshObjectName(wish))
  }

  private mutating func renameSomeObject() {
    let objects = schema.objects.filter { Self.renamedKinds.contains($0.kind) }
    guard let object = draft.random.pick(objects) else { return }
    let name =
      object.kind == .namespace
      ? ObjectName(draft.freshName(draft.random.pick(RandomSchemaNames.namespaces) ?? "ledger"))
      : draft.freshObjectName(object.kind == .domain ? "renamed \"type\"" : "counter's")
    renameObject(object, to: name)
  }

  private mutating func renameSomeLabel() {
    guard let new = draft.random.pick(RandomSchemaNames.labels) else { return }
    if let enumType = draft.random.pick(schema.enumTypes) {
      guard let old = draft.random.pick(enumType.labels), !enumType.labels.contains(new) else { return }
      return renameLabel(old, to: new, of: enumType.name)
    }
  }

  /// Rows and the type change with it: it is more than a rename.
  private mutating func renameSomeColumnLabel() {
    guard let new = draft.random.pick(RandomSchemaNames.labels) else { return }
    guard let table = draft.random.pick(schema.tables) else { return }
    for column in table.columns {
      guard case .inlineEnum(let labels) = column.type, let old = draft.random.pick(labels), !labels.contains(new)
      else { continue }
      return renameLabel(old, to: new, of: column, table.name)
    }
  }

  private mutating func renameSomeColumn() {
    guard let table = draft.random.pick(schema.tables), let column = draft.random.pick(table.columns) else { return }
    renameColumn(column.name, to: draft.freshColumnName(in: table), of: table.name)
  }

  private mutating func shiftColumnNames() {
    guard let table = draft.random.pick(schema.tables) else { return }
    let two = draft.random.pick(2, of: table.columns.map(\.name))
    if two.count < 2 { return }
    renameColumn(two[0], to: draft.freshColumnName(in: table), of: table.name)
    renameColumn(two[1], to: two[0], of: table.name)
  }
}

// MARK: Columns

extension RandomMutation {
  private mutating func dropSomeColumn() {
    guard let table = draft.random.pick(schema.tables), table.columns.count > 1,
      let column = draft.random.pick(table.columns)
    else { return }
    if draft.dialect == .postgres, draft.divides(column.name, table) { return }
    draft.forget(column.name, of: table.name)
    dropColumn(column.name, of: table.name)
  }

  private mutating func retypeSomeColumn() {
    guard let table = draft.random.pick(schema.tables), let column = draft.random.pick(table.columns) else { return }
    if draft.dialect == .postgres, draft.divides(column.name, table) { return }
    draft.retype(column.name, of: table.name, to: draft.randomType())
  }

  /// Another type for a key and for all that references it.
  private mutating func retypeSomeKey() {
    guard let table = schema.tables.first(where: { !$0.foreignKeys.isEmpty }), let key = table.foreignKeys.first,
      let name = key.columns.first, let referenced = key.referencedColumns.first
    else { return }
    let type = draft.randomType()
    let isDividing = [(table.name, name), (key.referencedTable, referenced)].contains { table, column in
      schema.table(table).map { draft.divides(column, $0) } ?? false
    }
    if !draft.isKeyType(type) || isDividing && draft.dialect == .postgres { return }
    draft.retype(referenced, of: key.referencedTable, to: type)
    draft.retype(name, of: table.name, to: type)
  }
}

extension RandomSchema {
  /// Takes out the expressions that mention a column, since it goes or will be of another type.
  mutating func forget(_ name: String, of tableName: ObjectName) {
    guard var table = schema.table(tableName) else { return }
    for check in table.checks where check.expression.columns.contains(name) {
      table.removeElement(.check, named: check.name)
      release(check.name)
    }
    for index in table.indexes where index.columns.contains(name) && index.keys.map(\.target) != [.column(name)] {
      table.removeElement(.index, named: index.name)
      release(index.name)
    }
    for position in table.columns.indices where table.columns[position].mentionedColumns.contains(name) {
      table.columns[position].generated = nil
      table.columns[position].defaultValue = nil
    }
    schema.insert(table)
  }

  mutating func retype(_ name: String, of tableName: ObjectName, to type: ColumnType) {
    forget(name, of: tableName)
    schema.updateTable(tableName) { table in
      for index in table.indexes where index.columns.contains(name) && index.keys.contains(where: \.isParticular) {
        table.removeElement(.index, named: index.name)
      }
      for position in table.columns.indices where table.columns[position].name == name {
        table.columns[position].type = type
        table.columns[position].defaultValue = nil
        table.columns[position].identity = nil
        table.columns[position].generated = nil
      }
    }
  }

  /// Everything about a column but its type.
  mutating func touchSomeColumn(of table: inout TableDefinition) {
    guard let position = table.columns.indices.randomElement(using: &random) else { return }
    var column = table.columns[position]
    let mayCount = dialect == .mysql || !divides(column.name, table)
    switch random.number(0...5) {
    case 3...4 where !mayCount: column.isNullable.toggle()
    case 0: column.isNullable.toggle()
    case 1: column.defaultValue = column.generated == nil ? randomDefault(for: column.type) : nil
    case 2: column.defaultValue = nil
    case 3:
      if column.identity == nil {
        setIdentity(of: &column)
      } else {
        column.identity = nil
      }
    case 4:
      if column.generated == nil, column.identity == nil, let generated = generatedColumn(column.name, in: table),
        !generated.mentionedColumns.contains(column.name), generated.type == column.type
      {
        column = generated
      } else {
        column.generated = nil
      }
    default: decorate(&column)
    }
    table.columns[position] = column
  }
}

extension IndexKey {
  /// Whether it says something that only some types take.
  fileprivate var isParticular: Bool {
    operatorClass != nil || prefixLength != nil
  }
}

// MARK: Elements and types

extension RandomSchema {
  mutating func dropSomeElement(of table: inout TableDefinition) {
    guard let element = random.pick(table.elements) else { return }
    table.removeElement(element.kind, named: element.name)
    release(element.name)
  }

  mutating func renameSomeElement(of table: inout TableDefinition) {
    guard let element = random.pick(table.elements), element.name != "PRIMARY" else { return }
    table.removeElement(element.kind, named: element.name)
    let new = freshElementName(table, element.columns, "again")
    release(element.name)
    table.insert(element.renamed(to: new))
  }

  /// Another definition under the same name.
  mutating func alterSomeElement(of table: inout TableDefinition) {
    guard let element = random.pick(table.elements) else { return }
    switch element {
    case .primaryKey(var key):
      key.columns.reverse()
      table.insert(.primaryKey(key))
    case .unique(var unique):
      unique.columns.reverse()
      unique.includedColumns = []
      table.removeElement(.unique, named: unique.name)
      table.insert(.unique(unique))
    case .foreignKey(var key):
      key.onDelete = key.onDelete == .cascade ? .noAction : .cascade
      table.removeElement(.foreignKey, named: key.name)
      table.insert(.foreignKey(key))
    case .exclusion(var exclusion):
      exclusion.deferrability = exclusion.deferrability == .notDeferrable ? .initiallyDeferred : .notDeferrable
      table.removeElement(.exclusion, named: exclusion.name)
      table.insert(.exclusion(exclusion))
    case .check(var check):
      check.expression.segments.append(.sql(" OR 1 = 1"))
      table.removeElement(.check, named: check.name)
      table.insert(.check(check))
    case .index(var index):
      if dialect == .mysql, !index.isUnique, random.chance(50) {
        index.isInvisible.toggle()
      } else if index.method == nil {
        index.isUnique.toggle()
        index.isInvisible = false
      }
      table.removeElement(.index, named: index.name)
      table.insert(.index(index))
    }
  }

  mutating func changeSomeEnum() {
    if dialect != .postgres { return }
    guard random.chance(80), var definition = random.pick(schema.enumTypes) else {
      addEnum()
      return
    }
    let isDividing = schema.tables.contains { table in
      table.columns.contains { $0.type.enumTypeName == definition.name && divides($0.name, table) }
    }
    switch isDividing ? 0 : random.number(0...4) {
    case 4:
      definition.labels.reverse()
      schema.insert(definition)
    case 0...1:
      guard let label = random.pick(RandomSchemaNames.labels), !definition.labels.contains(label) else { return }
      definition.labels.insert(label, at: random.number(0...definition.labels.count))
      schema.insert(definition)
    case 2:
      if definition.labels.count < 2 { return }
      definition.labels.removeFirst()
      schema.insert(definition)
      forgetDefaults(of: definition.name)
    default:
      if domains.contains(where: { $0.type.enumTypeName == definition.name }) { return }
      for table in schema.tables {
        for column in table.columns where column.type.enumTypeName == definition.name {
          retype(column.name, of: table.name, to: .builtin("text"))
        }
      }
      schema.enumTypes.removeAll { $0.name == definition.name }
      release(definition.name.name)
    }
  }

  private mutating func forgetDefaults(of name: ObjectName) {
    for table in schema.tables.indices {
      for column in schema.tables[table].columns.indices {
        guard schema.tables[table].columns[column].type.enumTypeName == name else { continue }
        schema.tables[table].columns[column].defaultValue = nil
      }
    }
  }
}
