import SchemaModel

/// What differs between two schemas in which everything has its final name.
struct SchemaComparison {
  let old: DatabaseSchema
  let target: TargetSchema
  private(set) var deltas: [TableDelta] = []
  private(set) var createdTables: [TableDefinition] = []
  private(set) var droppedTables: [TableDefinition] = []
  private(set) var createdEnums: [EnumDefinition] = []
  private(set) var droppedEnums: [EnumDefinition] = []
  private(set) var phases = ChangePhases()
  private(set) var problems: [RenameProblem] = []

  private var deltaPositions: [ObjectName: Int] = [:]
  private let labelHints: [ObjectName: [LabelHint]]
  private let conversions: ConversionHints
  private let oldPositions: [ObjectName: Int]

  init(
    from old: DatabaseSchema,
    to target: TargetSchema,
    renames: [Change],
    labels: [LabelHint],
    conversions: ConversionHints
  ) {
    self.old = old
    self.target = target
    labelHints = Dictionary(grouping: labels, by: \.table)
    self.conversions = conversions
    oldPositions = Dictionary(old.tables.indices.map { (old.tables[$0].name, $0) }) { first, _ in first }
    compareEnums()
    for table in old.tables {
      guard let new = target.table(table.name) else {
        droppedTables.append(table)
        continue
      }
      if table == new { continue }
      deltaPositions[table.name] = deltas.count
      deltas.append(TableDelta(from: table, to: new))
    }
    createdTables = target.schema.tables.filter { oldPositions[$0.name] == nil }
    dropTables(droppedKeys: replaceForeignKeys())
    createTables()
    let lost = LostKeys(of: deltas, and: droppedTables)
    for delta in deltas { add(delta, behind: lost) }
    let comparison = ObjectComparison(from: old, to: target.schema, deltas: deltas, phases: phases, renames: renames)
    comparison.fill(&phases.objects)
  }

  private mutating func compareEnums() {
    let before = Dictionary(old.enumTypes.map { ($0.name, $0) }) { first, _ in first }
    let after = Dictionary(target.schema.enumTypes.map { ($0.name, $0) }) { first, _ in first }
    for new in target.schema.enumTypes {
      guard let old = before[new.name] else {
        createdEnums.append(new)
        continue
      }
      if old != new { phases.alteredEnums.append(.alterEnum(from: old, to: new)) }
    }
    droppedEnums = old.enumTypes.filter { after[$0.name] == nil }
    phases.createdEnums = createdEnums.map(Change.createEnum)
    phases.droppedEnums = droppedEnums.map(Change.dropEnum)
  }

  /// Drops the foreign keys that go, and those that stay but rest on a key that is dropped: servers refuse to drop it
  /// under them, also when a like one comes in its place. The latter are added again.
  private mutating func replaceForeignKeys() -> Set<ReferencedKey> {
    var droppedKeys: Set<ReferencedKey> = []
    for delta in deltas {
      for element in delta.droppedElements {
        guard let columns = element.keyColumns else { continue }
        droppedKeys.insert(ReferencedKey(table: delta.table, columns: columns))
      }
    }
    for table in old.tables where target.table(table.name) != nil {
      let delta = deltaPositions[table.name].map { deltas[$0] }
      for key in table.foreignKeys {
        let element = TableElement.foreignKey(key)
        if delta?.droppedElements.contains(element) == true {
          phases.drop(element, of: table.name)
        } else if key.rests(on: droppedKeys) {
          phases.drop(element, of: table.name)
          phases.add(element, to: table.name)
        }
      }
    }
    return droppedKeys
  }

  private mutating func dropTables(droppedKeys: Set<ReferencedKey>) {
    let order = CreationOrder(of: droppedTables) { !$0.rests(on: droppedKeys) }
    for late in order.postponed { phases.drop(.foreignKey(late.key), of: late.table) }
    phases.droppedTables = order.tables.reversed().map(Change.dropTable)
  }

  private mutating func createTables() {
    let order = CreationOrder(of: createdTables) { isReady($0) }
    phases.createdTables = order.tables.map(Change.createTable)
    for late in order.postponed { phases.add(.foreignKey(late.key), to: late.table) }
  }

  /// Whether the key that a new table's foreign key references stands in the older table before anything is added.
  private func isReady(_ key: ForeignKeyDefinition) -> Bool {
    guard let position = deltaPositions[key.referencedTable] else { return true }
    let delta = deltas[position]
    let changing = Set(delta.addedColumns.map(\.name) + delta.alterations.filter(\.concernsReferences).map(\.new.name))
    if !changing.isDisjoint(with: key.referencedColumns) { return false }
    let referenced = ReferencedKey(of: key)
    let added = delta.addedElements.filter { $0.supports(referenced) }
    return added.isEmpty || delta.new.elements.filter { $0.supports(referenced) }.count > added.count
  }

  private mutating func add(_ delta: TableDelta, behind lost: LostKeys) {
    let table = delta.table
    let arriving = delta.arriving
    for column in delta.addedColumns {
      let phase = arriving.contains(column.name) ? \ChangePhases.arriving : \.addedColumns
      phases[keyPath: phase].append(.addColumn(table: table, column: column))
    }
    let departing = delta.departing(before: lost)
    if old.dialect.movesColumns, let order = delta.reordering(before: departing) { phases.departing.append(order) }
    for column in delta.droppedColumns {
      let phase = departing.contains(column.name) ? \ChangePhases.departing : \.droppedColumns
      phases[keyPath: phase].append(.dropColumn(table: table, column: column))
    }
    for alteration in delta.alterations {
      let found = conversions.conversion(of: alteration, in: delta)
      phases.alterations.append(
        .alterColumn(table: table, from: alteration.old, to: alteration.new, conversion: found.conversion)
      )
      problems += found.problems
    }
    if delta.old.attributes != delta.new.attributes {
      let change = Change.setTableAttributes(table: table, from: delta.old.attributes, to: delta.new.attributes)
      switch (delta.old.attributes.rowSecurity, delta.new.attributes.rowSecurity) {
      // Nobody is locked out for want of a policy: it ends before the policies go and begins behind them.
      case (.some, nil): phases.objects.released.append(change)
      case (nil, .some): phases.objects.guarded.append(change)
      default: phases.alterations.append(change)
      }
    }
    if delta.old.partitioning != delta.new.partitioning {
      let change = Change.alterPartitioning(table: table, from: delta.old.partitioning, to: delta.new.partitioning)
      switch (delta.old.partitioning, delta.new.partitioning) {
      case (.some, nil): phases.united.append(change)
      case (nil, .some): phases.divided.append(change)
      default: phases.alterations.append(change)
      }
    }
    if old.dialect.movesColumns, let order = delta.reordering(behind: departing) { phases.reorderings.append(order) }
    phases.labelRenames += labelHints[table, default: []].filter { $0.applies(to: delta) }.map(\.change)
    if delta.old.comment != delta.new.comment {
      phases.alterations.append(.setTableComment(table: table, from: delta.old.comment, to: delta.new.comment))
    }
    for element in delta.droppedElements where element.kind != .foreignKey { phases.drop(element, of: table) }
    for element in delta.addedElements { phases.add(element, to: table) }
  }
}

extension ForeignKeyDefinition {
  /// Whether the server keeps one of these keys from being dropped because of this foreign key.
  fileprivate func rests(on keys: Set<ReferencedKey>) -> Bool {
    enforcement == .database && !keys.isEmpty && keys.contains(ReferencedKey(of: self))
  }
}

extension TableDelta.Alteration {
  /// Whether a foreign key to this column cannot stand before the change.
  fileprivate var concernsReferences: Bool {
    old.type != new.type || old.collation != new.collation || old.generated != new.generated
  }
}
