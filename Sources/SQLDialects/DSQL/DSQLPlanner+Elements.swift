import SchemaModel

extension DSQLPlanner {
  // MARK: Adding

  mutating func addElement(_ element: TableElement, to table: ObjectName) {
    switch element {
    case .primaryKey: refuse(table.description, DSQLObstacles.primaryKey)
    case .unique(let unique): refuse("\(table).\(unique.name)", DSQLObstacles.unique)
    case .check: addConstraint(element, to: table)
    case .exclusion(let exclusion): refuse("\(table).\(exclusion.name)", DSQLObstacles.exclusion)
    case .foreignKey(let key):
      if let definition = schema.table(table) { addForeignKey(key, to: definition) }
    case .index(let index):
      if let obstacle = DSQLObstacles.index(index) { return refuse("\(table).\(index.name)", obstacle) }
      let replaced = replacedElements[ElementKey(table, element)]
      if let replaced, element.differsInWords(from: replaced) { return setComment(of: index, table) }
      build(index, on: table, isReplacement: replaced != nil)
    }
  }

  private mutating func addConstraint(_ element: TableElement, to table: ObjectName, note: String? = nil) {
    let actions = DSQLStatements.addingConstraint(element.name, PostgresClauses.constraint(element) ?? "")
    add(
      "\(element.name) on \(table): add for new rows",
      .addConstraintNotValid,
      on: table,
      [alterTable(table, actions)],
      note: note
    )
    validate(element.name, of: table, "\(element.name) on \(table): check the rows that are there")
  }

  mutating func addForeignKey(_ key: ForeignKeyDefinition, to table: TableDefinition) {
    if keysOfApplication.contains(ElementKey(table.name, .foreignKey(key))) { refuseOrphans(of: key, table.name) }
    addConstraint(
      .foreignKey(key),
      to: table.name,
      note: needsUnfinishedIndex(key, of: table)
        ? "Fails until the unique index on \(key.referencedTable) is built: cairn waits for the job, psql does not."
        : nil
    )
  }

  /// What the application kept may have orphans. The server keeps the key for new rows at once and finds the old ones out
  /// only when it validates: that would be late. There is no DO; a text that is no number ends the statement as well.
  private mutating func refuseOrphans(of key: ForeignKeyDefinition, _ table: ObjectName) {
    let message = PostgresText.literal("\(key.name): rows lead nowhere; run cairn orphans")
    add(
      "\(key.name) on \(table): no row leads nowhere",
      .search,
      [
        "SELECT CAST(CASE WHEN EXISTS (SELECT 1\n\(OrphanChecksFile.source(key, of: table))\n) THEN \(message) END AS integer)"
      ]
    )
  }

  mutating func validate(_ name: String, of table: ObjectName, _ title: String, losses: [Loss] = []) {
    add(
      title,
      .validateConstraint,
      on: table,
      [DSQLStatements.validateConstraint(name, of: table)],
      losses: losses,
      proofs: [PostgresCatalogue.constraintProof(name, on: table)]
    )
  }
}

// MARK: - Indexes

extension DSQLPlanner {
  /// An index that replaces another one of its name is built behind its drop, not beside it: whether an index can take
  /// another name on DSQL is contradicted (facts/dsql.md, section 1.3), and nothing else could put the new one in its
  /// place. The two statements are one step, so that the time without an index is the time of the build.
  mutating func build(_ index: IndexDefinition, on table: ObjectName, isReplacement: Bool = false) {
    let relation = ObjectName(index.name, in: table.namespace)
    newIndexes.insert(relation)
    var statements = [PostgresStatements.createIndex(index, on: table, .async)]
    if let comment = index.comment { statements.append(PostgresStatements.commentOnIndex(relation, comment)) }
    if isReplacement { statements.insert("DROP INDEX IF EXISTS \(PostgresText.name(relation))", at: 0) }
    add(
      "\(index.name): build on \(table)\(isReplacement ? " in the place of the old one" : "")",
      index.isUnique ? .createUniqueIndex : .createIndex,
      on: table,
      statements,
      note: isReplacement && index.isUnique ? "Until it is built, nothing refuses duplicates." : nil,
      proofs: [PostgresCatalogue.indexProof(relation)]
    )
  }

  private mutating func setComment(of index: IndexDefinition, _ table: ObjectName) {
    add(
      "\(index.name): \(index.comment == nil ? "drop the comment" : "comment")",
      .comment,
      on: table,
      [PostgresStatements.commentOnIndex(index.relation(of: table), index.comment)]
    )
  }

  private mutating func drop(_ index: IndexDefinition, of table: ObjectName) {
    let relation = ObjectName(index.name, in: table.namespace)
    add(
      "\(index.name): drop",
      .dropIndex,
      on: table,
      ["DROP INDEX IF EXISTS \(PostgresText.name(relation))"],
      proofs: addedRelations.contains(relation)
        ? [] : [PostgresCatalogue.proof(PostgresCatalogue.relationIsMissing(relation))]
    )
  }

  /// A foreign key that leans on the index, or on the constraint's index, and would keep the server from dropping it.
  private mutating func foreignKey(
    leaningOn element: TableElement,
    of name: ObjectName
  ) -> (ObjectName, ForeignKeyDefinition)? {
    guard let columns = element.referableColumns, let table = schema.table(name),
      !table.elements.contains(where: { $0 != element && $0.referableColumns == columns })
    else { return nil }
    for other in referencingTables[name] ?? [] {
      for key in schema.table(other)?.foreignKeys ?? []
      where key.referencedTable == name && key.enforcement == .database && Set(key.referencedColumns) == columns {
        return (other, key)
      }
    }
    return nil
  }

  private mutating func refuseIfLeanedOn(_ element: TableElement, of table: ObjectName) -> Bool {
    guard let (other, key) = foreignKey(leaningOn: element, of: table) else { return false }
    refuse(
      "\(table).\(element.name)",
      "the foreign key \(key.name) of \(other) leans on it, and DSQL does not let it go",
      wayOut: "drop the foreign key in a migration before, and add it again in one behind"
    )
    return true
  }

  /// The index that the foreign key needs is in this plan: its build may be unfinished when the key comes.
  func needsUnfinishedIndex(_ key: ForeignKeyDefinition, of table: TableDefinition) -> Bool {
    let isOwn = key.referencedTable == table.name
    guard let referenced = isOwn ? table : schema.table(key.referencedTable) else { return false }
    let columns = Set(key.referencedColumns)
    let candidates = referenced.elements.filter { $0.referableColumns == columns }
    return !candidates.isEmpty
      && candidates.allSatisfy { candidate in
        guard case .index(let index) = candidate else { return false }
        return newIndexes.contains(ObjectName(index.name, in: referenced.name.namespace))
          || (isOwn && schema.table(table.name) == nil)
      }
  }
}

// MARK: - Dropping and renaming

extension DSQLPlanner {
  mutating func dropElement(_ element: TableElement, from table: ObjectName) {
    if case .primaryKey = element { return refuse(table.description, DSQLObstacles.primaryKey) }
    if refuseIfLeanedOn(element, of: table) || isReplacedLater(element, of: table) { return }
    if case .index(let index) = element { return drop(index, of: table) }
    dropConstraint(element, from: table)
  }

  /// What comes back under its name stays until it does: the statement that adds it drops the old one.
  private mutating func isReplacedLater(_ element: TableElement, of table: ObjectName) -> Bool {
    let key = ElementKey(table, element)
    if !addedElements.contains(key) || blocksLabels(element, of: table) { return false }
    if case .foreignKey(let definition) = element, tablesThatLoseKeys.contains(definition.referencedTable) {
      return false
    }
    replacedElements[key] = element
    return true
  }

  private mutating func dropConstraint(_ element: TableElement, from table: ObjectName) {
    add(
      "\(element.name) on \(table): drop",
      .dropConstraint,
      on: table,
      [alterTable(table, DSQLStatements.droppingConstraint(element.name))],
      proofs: addedElements.contains(ElementKey(table, element))
        ? [] : [PostgresCatalogue.absenceProof(PostgresCatalogue.constraintExists(element.name, on: table))]
    )
  }

  /// What can be made a second time is, and the old one goes when the new one is there: that can be run again. Keys and
  /// unique constraints cannot; they are renamed, which has no guard.
  mutating func renameElement(_ element: TableElement, of table: ObjectName, to new: String) {
    let renamed = element.renamed(to: new)
    switch (element, renamed) {
    case (.index(let old), .index(let index)):
      if refuseIfLeanedOn(element, of: table) { return }
      build(index, on: table)
      drop(old, of: table)
    case (.check, _), (.foreignKey, _):
      addConstraint(renamed, to: table)
      dropConstraint(element, from: table)
    default:
      let isThere = PostgresCatalogue.constraintExists(new, on: table)
      let (name, target) = (PostgresText.quoted(element.name), PostgresText.quoted(new))
      add(
        "\(element.name) on \(table): rename to \(new)",
        .rename,
        on: table,
        [alterTable(table, "RENAME CONSTRAINT \(name) TO \(target)")],
        doneWhen: isThere,
        proofs: [PostgresCatalogue.proof(isThere)]
      )
    }
  }
}

extension TableElement {
  /// The columns that a foreign key may reference because of it.
  fileprivate var referableColumns: Set<String>? {
    switch self {
    case .primaryKey(let key): return Set(key.columns)
    case .unique(let unique): return Set(unique.columns)
    case .index(let index) where index.isUnique && index.predicate == nil:
      let columns = index.keys.compactMap { key in
        if case .column(let name) = key.target { name } else { nil }
      }
      return columns.count == index.keys.count ? Set(columns) : nil
    case .index, .check, .exclusion, .foreignKey: return nil
    }
  }
}
