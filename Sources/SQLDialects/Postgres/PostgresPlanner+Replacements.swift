import SchemaModel

/// An element that takes the place of another of the same name. The table is never without one of the two.
extension PostgresPlanner {
  mutating func replace(_ old: TableElement, by new: TableElement, on table: ObjectName) {
    if case .index(let index) = new, !canHave(index, on: table) { return }
    let isAddedByPartitions =
      new.hasIndex && !new.differsInWords(from: old)
      || new.kind == .foreignKey && options.minimumVersion < ServerVersion(18)
    if schema.table(table)?.partitioning != nil, isAddedByPartitions {
      // Nothing is built on all partitions beside what it replaces, and no foreign key is NOT VALID there.
      dropElement(old, from: table)
      return addElement(new, to: table)
    }
    if !old.isValidated, old.validated == new {
      guard case .foreignKey(let key) = new else { return validate(new, of: table, .validateCheck) }
      return validate(new, of: table, .validateForeignKey, others: [key.referencedTable])
    }
    switch (old, new) {
    case (.index(let old), .index(let new)) where TableElement.index(new).differsInWords(from: .index(old)):
      setParameters(of: new, from: old, on: table)
      if old.comment != new.comment { setComment(of: new, table) }
    case (.index(let old), .index(let new)):
      let (target, built) = buildBeside(new, replacing: old, on: table)
      swap(
        "\(new.name): put the new index in the place of the old one",
        .dropIndex,
        built,
        on: table,
        unless: PostgresCatalogue.indexIsLike(target, built),
        [
          "DROP INDEX IF EXISTS \(PostgresText.name(target))",
          "ALTER INDEX \(PostgresText.name(built)) RENAME TO \(PostgresText.quoted(new.name))",
        ],
        proof: PostgresCatalogue.indexProof(target)
      )
      if new.comment != nil { setComment(of: new, table) }
    case (.primaryKey, .primaryKey), (.unique, .unique):
      guard let oldIndex = old.indexOfKey, let index = new.indexOfKey else { return }
      let (target, built) = buildBeside(index, replacing: oldIndex, on: table)
      let drop = "DROP CONSTRAINT IF EXISTS \(PostgresText.quoted(new.name))"
      swap(
        "\(new.name) on \(table): put the new key in the place of the old one",
        .addKeyUsingIndex,
        built,
        on: table,
        unless: PostgresCatalogue.keyIsLike(new, on: table, built),
        [
          PostgresStatements.alterTable(table, drop),
          // The index alone may be left from a run that was broken off.
          "DROP INDEX IF EXISTS \(PostgresText.name(target))",
          PostgresStatements.alterTable(table, new.addingKey(using: built.name)),
        ],
        proof: PostgresCatalogue.constraintProof(new.name, on: table)
      )
    case (_, .check):
      exchange(new, on: table, .dropConstraint)
      if new.isValidated { validate(new, of: table, .validateCheck) }
    case (.foreignKey(let old), .foreignKey(let new)):
      exchange(.foreignKey(new), on: table, .dropForeignKey, others: [old.referencedTable, new.referencedTable])
      if new.isValidated {
        validate(.foreignKey(new), of: table, .validateForeignKey, others: [new.referencedTable])
      }
    case (.exclusion, .exclusion(let exclusion)):
      let drop = "DROP CONSTRAINT IF EXISTS \(PostgresText.quoted(new.name))"
      let actions = [drop, "ADD \(PostgresClauses.exclusion(exclusion))"]
      add(
        "\(new.name) on \(table): put the new rule in the place of the old one",
        .addExclusion,
        on: table,
        limited(PostgresStatements.alterTable(table, actions), .addExclusion, on: table),
        note: "Fails if two rows exclude each other.",
        proofs: [PostgresCatalogue.constraintProof(new.name, on: table)]
      )
    default:
      dropElement(old, from: table)
      addElement(new, to: table)
    }
  }

  /// The old constraint goes and the new one comes in one statement.
  private mutating func exchange(
    _ element: TableElement,
    on table: ObjectName,
    _ operation: PostgresOperation,
    others: [ObjectName] = []
  ) {
    let clause = PostgresClauses.constraint(element) ?? ""
    let actions = ["DROP CONSTRAINT IF EXISTS \(PostgresText.quoted(element.name))", "ADD \(clause) NOT VALID"]
    add(
      "\(element.name) on \(table): exchange for new rows",
      operation,
      on: table,
      others: others,
      [PostgresStatements.alterTable(table, actions)]
    )
  }

  /// Builds the index under a name of its own.
  private mutating func buildBeside(
    _ index: IndexDefinition,
    replacing old: IndexDefinition,
    on table: ObjectName
  ) -> (target: ObjectName, built: ObjectName) {
    build(
      index,
      on: table,
      as: index.nameWhileBuilt,
      afterDropping: leftover(of: .index(old), on: table),
      isProven: false
    )
    return (index.relation(of: table), ObjectName(index.nameWhileBuilt, in: table.namespace))
  }

  /// What a run in the other direction, that was broken off, may have built beside the element.
  func leftover(of element: TableElement, on table: ObjectName) -> [String] {
    guard let index = earlierNames.element(element, of: table).indexOfKey else { return [] }
    let relation = ObjectName(index.nameWhileBuilt, in: table.namespace)
    return [
      PostgresStatements.block(
        if: PostgresCatalogue.relationExists(relation),
        ["DROP INDEX \(PostgresText.name(relation))"]
      )
    ]
  }

  /// Puts what was built in its place; in a second run it is there, and something may stand on it already.
  private mutating func swap(
    _ title: String,
    _ operation: PostgresOperation,
    _ built: ObjectName,
    on table: ObjectName,
    unless isDone: String,
    _ statements: [String],
    proof: Verification
  ) {
    let choice = PostgresStatements.choice(
      if: isDone,
      ["DROP INDEX \(PostgresText.name(built))"],
      else: statements
    )
    let block = PostgresStatements.block(if: PostgresCatalogue.relationExists(built), [choice])
    add(title, operation, on: table, [block], hazards: [.indexDropped], proofs: [proof])
  }
}

extension IndexDefinition {
  /// A name for it while the index that it replaces is still there. It stands for the definition, so that an index that
  /// a broken run left is never taken for another one.
  fileprivate var nameWhileBuilt: String {
    let definition = PostgresStatements.createIndex(self, on: ObjectName(""))
    return ObjectNaming.name([name], suffix: "cairn_\(ObjectNaming.hash(definition))")
  }
}

extension TableElement {
  /// The index that it is, or that makes it true.
  var indexOfKey: IndexDefinition? {
    switch self {
    case .index(let index): index
    case .primaryKey(let key): IndexDefinition(key.name, isUnique: true, keys: key.columns.map { IndexKey($0) })
    case .unique(let unique): unique.index
    case .check, .exclusion, .foreignKey: nil
    }
  }
}
