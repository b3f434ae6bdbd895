import SchemaModel

/// An element that takes the place of another of the same name. The table is never without one of the two.
extension PostgresPlanner {
  mutating func replace(_ old: TableElement, by new: TableElement, on table: ObjectName) {
    switch (old, new) {
    case (.index(let old), .index(let new)):
      let name = new.nameWhileBuilt
      buildBeside(new, named: name, on: table, replacing: old)
      let (target, built) = (new.relation(of: table), ObjectName(name, in: table.namespace))
      add(
        "\(new.name): put the new index in the place of the old one",
        .dropIndex,
        on: table,
        [
          PostgresStatements.block(
            if: PostgresCatalogue.relationExists(built),
            [
              "DROP INDEX IF EXISTS \(PostgresText.name(target))",
              "ALTER INDEX \(PostgresText.name(built)) RENAME TO \(PostgresText.quoted(new.name))",
            ]
          )
        ],
        proofs: [PostgresCatalogue.indexProof(target)]
      )
    case (.primaryKey, .primaryKey), (.unique, .unique):
      guard let oldIndex = old.indexOfKey, let index = new.indexOfKey else { return }
      let name = index.nameWhileBuilt
      buildBeside(index, named: name, on: table, replacing: oldIndex)
      let actions = ["DROP CONSTRAINT IF EXISTS \(PostgresText.quoted(new.name))", new.addingKey(using: name)]
      add(
        "\(new.name) on \(table): put the new key in the place of the old one",
        .addKeyUsingIndex,
        on: table,
        [
          PostgresStatements.block(
            if: PostgresCatalogue.relationExists(ObjectName(name, in: table.namespace)),
            [PostgresStatements.alterTable(table, actions)]
          )
        ],
        proofs: [PostgresCatalogue.constraintProof(new.name, on: table)]
      )
    case (_, .check):
      exchange(new, on: table, .dropConstraint)
      validate(new, of: table, .validateCheck)
    case (.foreignKey(let old), .foreignKey(let new)):
      exchange(.foreignKey(new), on: table, .dropForeignKey, others: [old.referencedTable, new.referencedTable])
      validate(.foreignKey(new), of: table, .validateForeignKey, others: [new.referencedTable])
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

  /// A run in the other direction, that was broken off, may have left what it built under its own name.
  private mutating func buildBeside(
    _ index: IndexDefinition,
    named name: String,
    on table: ObjectName,
    replacing old: IndexDefinition
  ) {
    guard case .index(let old) = earlierNames.element(.index(old), of: table) else { return }
    let relation = ObjectName(old.nameWhileBuilt, in: table.namespace)
    build(
      index,
      on: table,
      as: name,
      afterDropping: [
        PostgresStatements.block(
          if: PostgresCatalogue.relationExists(relation),
          ["DROP INDEX \(PostgresText.name(relation))"]
        )
      ],
      isProven: false
    )
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
  fileprivate var indexOfKey: IndexDefinition? {
    switch self {
    case .primaryKey(let key): IndexDefinition(key.name, isUnique: true, keys: key.columns.map { IndexKey($0) })
    case .unique(let unique): unique.index
    case .index, .check, .foreignKey: nil
    }
  }
}
