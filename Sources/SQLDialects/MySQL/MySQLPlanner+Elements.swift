import SchemaModel

extension MySQLPlanner {
  mutating func addElement(_ element: TableElement, to table: ObjectName, at index: Int) {
    refusals += MySQLFeatures.refusals(element, of: table)
    if let definition = final?.table(table) {
      refusals += MySQLFeatures.refusals(invisible: element, on: definition)
    }
    let change = Change.addElement(table: table, element: element)
    guard element.isKeptByServer else {
      apply([change])
      return
    }
    if let old = movedDrops.removeValue(forKey: index) {
      replace(old, by: element, on: table, at: index, both: [.dropElement(table: table, element: old), change])
      return
    }
    if postponeForeignKey(element, of: table, at: index) { return }
    if element.isPrimaryKey { replaceGeneratedPrimaryKey(by: element, of: table, at: index) }
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table): add \(element.kind.words) \(element.name)",
        clauses: [MySQLSyntax.adding(element)],
        operation: .adding(element, to: self.table(table)),
        conditions: [MySQLCatalogue.element(table, element.kind, element.name).isMissing]
          + outlook.presence(ofColumnsOf: element, on: table, after: index, in: self.changes),
        changes: [change],
        remark: element.rowsThatFail.map { "Fails while \($0), and then changes nothing." },
        verifications: verification(of: element, on: table, isThere: true),
        alsoLocked: element.referencedTable.map { [$0] } ?? []
      ),
      at: index
    )
  }

  mutating func dropElement(_ element: TableElement, of table: ObjectName, at index: Int) {
    let change = Change.dropElement(table: table, element: element)
    guard element.isKeptByServer else {
      apply([change])
      return
    }
    let replacement = replacement(of: element, on: table, at: index)
    switch replacement {
    case .none, .separate: break
    case .later(let later):
      // The new one is made where everything that it needs is there; until then the old one stays.
      movedDrops[later] = element
      return
    case .now(let later, let new):
      done.insert(later)
      replace(element, by: new, on: table, at: index, both: [change, changes[later]])
      return
    }
    var conditions = [MySQLCatalogue.element(table, element.kind, element.name).exists]
    if case .separate(let new) = replacement,
      let isOld = MySQLElementAspect.condition(on: table, that: element, isNotYet: new)
    {
      // A later name of a column makes the new one look like an old one.
      let columns = element.kind == .foreignKey ? [] : new.columns
      conditions = [isOld] + outlook.presence(of: columns, on: table, after: index, in: changes)
    }
    conditions += outlook.conditions(forElement: element, of: table, after: index)
    conditions += outlook.conditions(forIndex: element, of: table, after: index)
    suspendForeignKeys(needing: element, of: table, without: nil, while: conditions[0], at: index)
    let operation = MySQLOperation.dropping(element, of: self.table(table))
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table): drop \(element.kind.words) \(element.name)",
        clauses: [MySQLSyntax.dropping(element)] + operation.clausesBeside,
        operation: operation,
        conditions: conditions,
        changes: [change],
        verifications: verification(of: element, on: table, isThere: false),
        alsoLocked: element.referencedTable.map { [$0] } ?? [],
        isDearerAgain: operation == .dropLastFulltextIndex && getsFulltextIndex(table, after: index)
      ),
      at: index
    )
  }

  /// Whether the index that is the last one may have another beside it when the step runs again.
  private func getsFulltextIndex(_ table: ObjectName, after index: Int) -> Bool {
    outlook.changes(of: table, after: index).contains { later in
      if case .addElement(_, let element) = changes[later] { element.isFulltext } else { false }
    }
  }

  /// Old and new in one ALTER TABLE: no moment without either.
  mutating func replace(
    _ old: TableElement,
    by new: TableElement,
    on table: ObjectName,
    at index: Int,
    both changes: [Change]
  ) {
    refusals += MySQLFeatures.refusals(new, of: table)
    if let definition = final?.table(table) {
      refusals += MySQLFeatures.refusals(invisible: new, on: definition)
    }
    let exists = MySQLCatalogue.element(table, old.kind, old.name).exists
    let condition = MySQLElementAspect.condition(on: table, that: old, isNotYet: new) ?? exists
    suspendForeignKeys(needing: old, of: table, without: new, while: condition, at: index)
    let dropping = new.isFulltext ? nil : MySQLOperation.dropping(old, of: self.table(table))
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table): change \(new.kind.words) \(new.name)",
        clauses: MySQLSyntax.settingVisibility(from: old, to: new).map { [$0] }
          ?? [MySQLSyntax.dropping(old), MySQLSyntax.adding(new)] + (dropping?.clausesBeside ?? []),
        operation: .replacing(old, by: new, of: self.table(table)),
        conditions: [condition] + outlook.conditions(forElement: old, of: table, after: index)
          + outlook.presence(ofColumnsOf: new, on: table, after: index, in: self.changes),
        changes: changes,
        remark: new.rowsThatFail.map { "Fails while \($0), and then changes nothing." },
        verifications: verification(of: new, on: table, isThere: true)
      ),
      at: index
    )
  }

  mutating func renameElement(
    _ element: TableElement,
    of table: ObjectName,
    to name: String,
    _ change: Change,
    at index: Int
  ) {
    let renamed = element.renamed(to: name)
    refusals += MySQLFeatures.refusals(renamed, of: table)
    guard element.isKeptByServer else {
      apply([change])
      return
    }
    switch element.kind {
    case .primaryKey: apply([change])
    case .unique, .index:
      alter(
        MySQLAlteration(
          table: table,
          title: "\(table): rename \(element.kind.words) \(element.name) to \(name)",
          clauses: ["RENAME INDEX \(MySQLSyntax.name(element.name)) TO \(MySQLSyntax.name(name))"],
          operation: element.isFunctional && self.table(table).copiesForItsChecks ? .modifyBesideCheck : .renameIndex,
          conditions: MySQLCatalogue.isPending(renaming: element, to: name, on: table),
          changes: [change],
          verifications: verification(of: renamed, on: table, isThere: true)
        ),
        at: index
      )
    case .check, .exclusion, .foreignKey:
      let support = MySQLSupportIndexes.of(self.table(table))
      apply([change])
      let moved = MySQLSupportIndexes.clauses(from: support, to: MySQLSupportIndexes.of(self.table(table)))
      let remade = remadeIndexes(for: [change], on: table)
      replaceName(of: renamed, from: element.name, on: table, clauses: moved + remade, at: index)
    }
  }

  /// Gives a check or foreign key its name back that a renamed table took along.
  mutating func restoreName(of element: TableElement, from name: String, on table: ObjectName, at index: Int) {
    guard let element = self.table(table).element(element.kind, named: element.name) else { return }
    replaceName(of: element, from: name, on: table, clauses: [], at: index)
  }

  /// MySQL renames neither checks nor foreign keys: the same is made under the new name and dropped under the old one.
  private mutating func replaceName(
    of element: TableElement,
    from old: String,
    on table: ObjectName,
    clauses: [String],
    at index: Int
  ) {
    let added = MySQLSyntax.adding(element)
    let dropped = MySQLSyntax.dropping(element.renamed(to: old))
    step(
      MySQLAlteration(
        table: table,
        title: "\(table): rename \(element.kind.words) \(old) to \(element.name)",
        clauses: [],
        operation: .renameForeignKey,
        conditions: MySQLCatalogue.isPending(renaming: element.renamed(to: old), to: element.name, on: table),
        changes: [],
        verifications: verification(of: element, on: table, isThere: true),
        alsoLocked: element.referencedTable.map { [$0] } ?? []
      ),
      clauses: [dropped, added] + clauses,
      operation: element.kind == .check ? .replaceCheck : .renameForeignKey,
      at: index
    )
  }
}

extension MySQLOperation {
  /// The operation that adds an element to a table as it is before.
  static func adding(_ element: TableElement, to table: TableDefinition) -> MySQLOperation {
    switch element {
    case .primaryKey: .addPrimaryKey
    case .index(let index) where index.hasExpressions:
      index.isUnique
        ? .addUniqueFunctionalIndex
        : table.indexes.contains(where: \.hasExpressions) ? .addFunctionalIndexBesideAnother : .addFunctionalIndex
    case .index(let index) where index.method == "fulltext":
      table.hasFulltextIndex ? .addAnotherFulltextIndex : .addFulltextIndex
    case .index(let index) where index.method == "spatial": .addSpatialIndex
    case .unique, .index: table.mayCluster(by: element) ? .addClusteringIndex : .addIndex
    case .check, .exclusion: .addCheck
    case .foreignKey: .addForeignKey
    }
  }

  static func dropping(_ element: TableElement, of table: TableDefinition) -> MySQLOperation {
    switch element.kind {
    case .primaryKey: .dropPrimaryKey
    // A primary key over the beginnings of values, or with a comment, is kept as an index.
    case .index where element.name.uppercased() == "PRIMARY": .dropPrimaryKey
    // A divided table takes a plain one INPLACE neither (E1846, on 9.7).
    case .index where element.isFunctional && (element.isUniqueIndex || table.partitioning != nil):
      .dropUniqueFunctionalIndex
    case .index where element.isFulltext && table.indexes.count { $0.method == "fulltext" } == 1:
      .dropLastFulltextIndex
    case .unique, .index: table.mayCluster(by: element) ? .dropClusteringIndex : .dropIndex
    case .check, .exclusion: .dropCheck
    case .foreignKey: .dropForeignKey
    }
  }

  static func replacing(_ old: TableElement, by new: TableElement, of table: TableDefinition) -> MySQLOperation {
    switch old.kind {
    case .primaryKey: return .replacePrimaryKey
    case .check, .exclusion: return .replaceCheck
    case .unique, .index, .foreignKey:
      if MySQLSyntax.settingVisibility(from: old, to: new) != nil { return .setIndexVisibility }
      // A plain index and a functional one, neither of them unique, are still replaced INPLACE.
      if old.isFunctional && new.isFunctional
        || (old.isFunctional || new.isFunctional) && (old.isUniqueIndex || new.isUniqueIndex)
      {
        return .replaceFunctionalIndex
      }
      let dropping = old.isFulltext && new.isFulltext ? .dropIndex : dropping(old, of: table)
      return MySQLOperation.replaceIndex.combined(with: dropping).combined(with: .adding(new, to: table))
    }
  }
}

extension TableDefinition {
  /// Whether the rows are kept in the order of this index, or would be: one of several such is taken for it.
  func mayCluster(by element: TableElement) -> Bool {
    guard primaryKey == nil, element.columns.allSatisfy({ column($0)?.isNullable == false }) else { return false }
    return switch element {
    case .unique: true
    case .index(let index): index.isUnique && index.keys.allSatisfy { $0.prefixLength == nil }
    case .primaryKey, .check, .exclusion, .foreignKey: false
    }
  }

  func mayCluster(byColumn column: String) -> Bool {
    elements.contains { $0.columns.contains(column) && mayCluster(by: $0) }
  }
}

extension IndexDefinition {
  var hasExpressions: Bool {
    keys.contains { key in
      if case .expression = key.target { true } else { false }
    }
  }
}

extension MySQLOperation {
  /// The hidden column of numbers that a full-text index brings stays behind it, and keeps columns from coming and going
  /// INSTANT (E1845), until the table is made anew.
  fileprivate var clausesBeside: [String] { self == .dropLastFulltextIndex ? ["FORCE"] : [] }
}

extension TableElement {
  var isFulltext: Bool {
    if case .index(let index) = self { index.method == "fulltext" } else { false }
  }

  /// Of prefixes or in descending order, it is kept as an index.
  var isPrimaryKey: Bool { kind == .primaryKey || kind == .index && name.uppercased() == "PRIMARY" }

  fileprivate var isFunctional: Bool {
    if case .index(let index) = self { index.hasExpressions } else { false }
  }

  fileprivate var isUniqueIndex: Bool {
    if case .index(let index) = self { index.isUnique } else { kind == .unique }
  }

  /// A foreign key that the application keeps is in the schema, and never in the SQL.
  var isKeptByServer: Bool {
    if case .foreignKey(let key) = self { key.enforcement == .database } else { true }
  }

  var referencedTable: ObjectName? {
    if case .foreignKey(let key) = self { key.referencedTable } else { nil }
  }

  /// The rows that make ADD fail.
  var rowsThatFail: String? {
    switch self {
    case .primaryKey, .unique: "rows share a key"
    case .index(let index): index.isUnique ? "rows share a key" : nil
    case .check, .exclusion: "rows break it"
    case .foreignKey: "rows reference nothing"
    }
  }
}
