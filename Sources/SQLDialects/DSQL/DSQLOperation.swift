import SchemaModel

/// Everything that a plan makes DSQL do, with what is known of it (facts/dsql.md): steps take their cost, their remark
/// and what they mean to other transactions from here.
///
/// There are no table locks. Any change of the catalogue makes transactions that are open at that moment fail once with
/// 40001 OC001, and two that write the same rows conflict with 40001 OC000; both are retried (section 4).
enum DSQLOperation: CaseIterable {
  // Sections 1.1 and 1.2
  case createTable, dropTable, rename, addColumn, dropColumn, alterColumn, comment
  /// UPDATE in batches (section 3: 3,000 rows and 10 MiB a transaction).
  case fill
  case addConstraintNotValid, validateConstraint, dropConstraint
  /// A query that fails where a step that comes later would.
  case search
  // Section 1.3
  case createIndex, createUniqueIndex, dropIndex
  // Section 1.5
  case createObject, alterObject, dropObject, grant, raw

  var cost: StepCost {
    switch self {
    case .createTable, .dropTable, .rename, .addColumn, .dropColumn, .alterColumn, .comment, .addConstraintNotValid,
      .dropConstraint, .dropIndex, .createObject, .alterObject, .dropObject, .grant, .raw:
      .catalogue
    case .createIndex, .createUniqueIndex: .indexBuild
    case .validateConstraint, .search: .scan
    case .fill: .rewrite
    }
  }

  /// What stands in the place of a lock on a table that was there before.
  func lock(on table: ObjectName) -> TableLock {
    switch self {
    case .fill:
      TableLock(
        table,
        "optimistic (writers of the same rows retry: 40001 OC000)",
        blocks: .schemaChanges,
        .rewrite
      )
    default:
      TableLock(table, "optimistic (open transactions retry: 40001 OC001)", blocks: .schemaChanges, .instant)
    }
  }

  var remark: String {
    switch self {
    case .createTable, .dropTable, .addColumn, .dropColumn, .alterColumn, .comment, .dropConstraint, .dropIndex,
      .createObject, .alterObject, .dropObject, .grant:
      "Catalogue only."
    case .rename:
      "Catalogue only. Statements that use the old name fail from here on."
    case .raw:
      "The author's own text: what it costs is not known."
    case .addConstraintNotValid:
      "Catalogue only: it holds for rows that are written from here on."
    case .validateConstraint:
      "A job in the background; nothing waits. If a row breaks the rule, the job fails and the constraint stays NOT VALID."
    case .search:
      "Reads the table; nothing waits. Fails while there are orphans: cairn orphans finds and repairs them."
    case .createIndex:
      "A job in the background; nothing waits."
    case .createUniqueIndex:
      "A job in the background; nothing waits. If two rows are equal, it fails and leaves an INVALID index that refuses "
        + "duplicates all the same: drop the index, mend the rows, run this again."
    case .fill:
      "At most \(DSQLStatements.batch) rows a transaction. psql runs it once: with more rows, repeat it by hand before the "
        + "next step."
    }
  }
}
