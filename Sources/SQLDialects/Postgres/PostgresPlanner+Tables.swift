import SchemaModel

extension PostgresPlanner {
  mutating func createTable(_ table: TableDefinition) {
    for column in table.columns where !canHold(column, of: table.name) { return }
    for index in table.indexes where !canHave(index, on: table.name) { return }
    guard canHave(table.attributes, table), canDivide(table) else { return }
    newTables.formUnion([table.name] + (table.partitioning?.partitions.map(\.name) ?? []))
    let keys = table.foreignKeys.filter { $0.enforcement == .database }
    let (late, inline) = keys.partitioned { table.needsUniqueIndex(for: $0) || !$0.isValidated }
    let (doubled, uniques) = table.uniques.partitioned { table.isDoubled($0) }
    let doubledExclusions = table.exclusions.filter(table.isDoubled)
    var table = table
    table.exclusions.removeAll(where: doubledExclusions.contains)
    // CREATE TABLE takes every check for one that all rows obey, as there are none.
    let unchecked = table.checks.filter { !$0.isValidated }
    table.checks.removeAll { !$0.isValidated }
    let others = keys.map(\.referencedTable).filter { $0 != table.name }
    let relations = 2 + table.indexes.count + table.uniques.count + (table.primaryKey == nil ? 0 : 1)
    countLocks(relations * (1 + (table.partitioning?.partitions.count ?? 0)) + others.count)

    add(
      "\(table.name): create",
      others.isEmpty ? .createTable : .createTableReferencing,
      on: table.name,
      others: others,
      closed(
        [PostgresStatements.createTable(table, uniques: uniques, foreignKeys: inline)]
          + PostgresStatements.partitions(of: table),
        to: ([table.name] + (table.partitioning?.partitions.map(\.name) ?? [])).map { .relation($0, columns: []) }
      )
        + doubled.map { addingConstraint(.unique($0), to: table.name) }
        + doubledExclusions.map { addingConstraint(.exclusion($0), to: table.name) }
        + unchecked.map { addingConstraint(.check($0), to: table.name) }
        + table.indexes.flatMap { PostgresStatements.indexWithComment($0, on: table.name) }
        + late.map { addingConstraint(.foreignKey($0), to: table.name) }
        + PostgresStatements.comments(on: table)
        + (table.attributes.rowSecurity.map { [PostgresStatements.rowSecurity($0, on: table.name)] } ?? []),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationExists(table.name))]
    )
  }

  mutating func dropTable(_ table: TableDefinition) {
    if made.tables.contains(table.name) { refusals.append(.changeOfTableKeptAsText(table.name)) }
    let others = table.foreignKeys.filter { $0.enforcement == .database }.map(\.referencedTable)
      .filter { $0 != table.name }
    countLocks(2 + table.elements.count)
    add(
      "\(table.name): drop",
      others.isEmpty ? .dropTable : .dropTableReferencing,
      on: table.name,
      others: others,
      // Run again, it must not touch a partition that has its name by then.
      made.partitions.contains(table.name)
        ? [
          PostgresStatements.block(
            if: PostgresCatalogue.relationHas(table.name, "relkind = 'r' AND NOT relispartition"),
            ["DROP TABLE \(PostgresText.name(table.name))"]
          )
        ] : [droppingTable(table.name)],
      losses: [
        Loss(
          table.name.description,
          .destroys,
          "all rows of the table",
          wayOut: "keep the table, or copy its rows first"
        )
      ],
      proofs: otherRelationTakes(table.name, from: "r") || made.partitions.contains(table.name)
        ? [] : [PostgresCatalogue.proof(PostgresCatalogue.relationIsMissing(table.name))]
    )
    newTables.remove(table.name)
    droppedTables.remove(table.name)
  }

  mutating func renameTable(_ old: ObjectName, to new: ObjectName) {
    var statements = PostgresStatements.move("TABLE", old, to: new)
    let identities = Set(schema.table(old)?.columns.filter { $0.identity != nil }.map(\.name) ?? [])
      .union(identitiesAhead[.renameTable(from: old, to: new)] ?? [])
    statements += PostgresIdentitySequence.follow(identities.sorted().map { ($0, $0) }, from: old, to: new)
    let isUndone = "\(PostgresCatalogue.relationExists(old)) AND \(PostgresCatalogue.relationIsMissing(new))"
    add(
      "\(old): rename to \(new)",
      old.namespace == new.namespace ? .renameTable : .moveTable,
      on: old,
      [PostgresStatements.block(if: isUndone, statements)],
      note: Self.namesInUse,
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationExists(new))]
    )
    if newTables.remove(old) != nil { newTables.insert(new) }
    earlierNames.rename(old, to: new)
  }

  /// What every rename has to say.
  static let namesInUse = "Statements that use the old name fail from here on."

  mutating func setComment(of table: ObjectName, _ comment: String?) {
    let value = "obj_description(\(PostgresText.regclass(table)), 'pg_class')"
    add(
      "\(table): \(comment == nil ? "drop the comment" : "comment")",
      .commentOnTable,
      on: table,
      [PostgresStatements.commentOnTable(table, comment)],
      proofs: [PostgresCatalogue.proof("\(value) IS NOT DISTINCT FROM \(comment.map(PostgresText.literal) ?? "NULL")")]
    )
  }
}

extension TableDefinition {
  /// The same columns have another key. In one CREATE TABLE the server would make one index and drop the other name.
  func isDoubled(_ unique: UniqueDefinition) -> Bool {
    if let primaryKey, UniqueDefinition(unique.name, primaryKey.columns) == unique { return true }
    return uniques.prefix { $0.name < unique.name }.contains { other in
      var other = other
      other.name = unique.name
      return other == unique
    }
  }

  /// The same as for a key.
  func isDoubled(_ exclusion: ExclusionDefinition) -> Bool {
    exclusions.prefix { $0.name < exclusion.name }.contains { other in
      var other = other
      other.name = exclusion.name
      return other == exclusion
    }
  }

  /// A foreign key to the table itself, on columns that only an index makes unique: it can be added behind the index.
  fileprivate func needsUniqueIndex(for key: ForeignKeyDefinition) -> Bool {
    guard key.referencedTable == name else { return false }
    let columns = Set(key.referencedColumns)
    return primaryKey.map { Set($0.columns) } != columns && !uniques.contains { Set($0.columns) == columns }
  }
}

extension Array {
  /// Those for which the condition holds, and the others, each in their order.
  fileprivate func partitioned(_ isFirst: (Element) -> Bool) -> (first: [Element], second: [Element]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
