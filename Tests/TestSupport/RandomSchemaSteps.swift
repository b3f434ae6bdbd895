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
