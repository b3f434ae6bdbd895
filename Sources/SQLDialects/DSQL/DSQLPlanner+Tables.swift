import SchemaModel

extension DSQLPlanner {
  mutating func createTable(_ table: TableDefinition) {
    guard canCreate(table) else { return }
    newTables.insert(table.name)
    let keys = table.foreignKeys.filter { $0.enforcement == .database }
    let late = keys.filter { needsUnfinishedIndex($0, of: table) }
    add(
      "\(table.name): create",
      .createTable,
      on: table.name,
      [PostgresStatements.createTable(table.withExplicitCaches, foreignKeys: keys.filter { !late.contains($0) })],
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationExists(table.name))]
    )
    let comments = PostgresStatements.comments(on: table)
    if !comments.isEmpty { add("\(table.name): comment", .comment, on: table.name, comments) }
    for index in table.indexes { build(index, on: table.name) }
    for key in late { addForeignKey(key, to: table) }
  }

  private mutating func canCreate(_ table: TableDefinition) -> Bool {
    let count = refusals.count
    if let obstacle = DSQLObstacles.attributes(table.attributes) { refuse(table.name.description, obstacle) }
    if table.partitioning != nil { refuse(table.name.description, DSQLObstacles.partitioning) }
    for exclusion in table.exclusions { refuse("\(table.name).\(exclusion.name)", DSQLObstacles.exclusion) }
    for column in table.columns {
      if let obstacle = DSQLObstacles.column(column) { refuse("\(table.name).\(column.name)", obstacle) }
    }
    for unique in table.uniques where unique.deferrability != .notDeferrable {
      refuse("\(table.name).\(unique.name)", DSQLObstacles.deferrable)
    }
    for unique in table.uniques where table.isDoubled(unique) {
      refuse("\(table.name).\(unique.name)", DSQLObstacles.doubledUnique)
    }
    for index in table.indexes {
      if let obstacle = DSQLObstacles.index(index) { refuse("\(table.name).\(index.name)", obstacle) }
    }
    return refusals.count == count
  }

  mutating func dropTable(_ table: TableDefinition) {
    add(
      "\(table.name): drop",
      .dropTable,
      on: table.name,
      ["DROP TABLE IF EXISTS \(PostgresText.name(table.name))"],
      losses: [
        Loss(
          table.name.description,
          .destroys,
          "all rows of the table",
          wayOut: "keep the table, or copy its rows first"
        )
      ],
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationIsMissing(table.name))]
    )
    newTables.remove(table.name)
  }

  mutating func renameTable(_ old: ObjectName, to new: ObjectName) {
    add(
      "\(old): rename to \(new)",
      .rename,
      on: old,
      moving("TABLE", old, to: new),
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.relationExists(new))]
    )
    for column in schema.table(old)?.columns ?? [] where column.identity != nil {
      followSequence(of: column.name, from: old, to: new, column.name)
    }
  }

  /// A step of its own, so that it runs too where the rename was done and this was not. No other statement names the
  /// sequence; but `CREATE … IF NOT EXISTS` of something of that name would pass it over in silence.
  mutating func followSequence(of column: String, from old: ObjectName, to new: ObjectName, _ newColumn: String) {
    let before = PostgresIdentitySequence.name(table: old.name, column: column)
    let after = PostgresIdentitySequence.name(table: new.name, column: newColumn)
    if before == after { return }
    let sequence = PostgresText.name(ObjectName(before, in: new.namespace))
    add(
      "\(new).\(newColumn): its sequence takes the name",
      .rename,
      on: new,
      ["ALTER SEQUENCE IF EXISTS \(sequence) RENAME TO \(PostgresText.quoted(after))"]
    )
  }

  mutating func setComment(of table: ObjectName, _ comment: String?) {
    let value = "obj_description(\(PostgresText.regclass(table)), 'pg_class')"
    add(
      "\(table): \(comment == nil ? "drop the comment" : "comment")",
      .comment,
      on: table,
      [PostgresStatements.commentOnTable(table, comment)],
      proofs: [PostgresCatalogue.proof("\(value) IS NOT DISTINCT FROM \(comment.map(PostgresText.literal) ?? "NULL")")]
    )
  }
}

extension TableDefinition {
  fileprivate var withExplicitCaches: TableDefinition {
    var table = self
    for index in table.columns.indices {
      let cache = table.columns[index].identity?.explicitCache
      table.columns[index].identity?.cache = cache
    }
    return table
  }
}
