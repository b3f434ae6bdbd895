import SchemaModel

/// Everything that a plan makes a MySQL server do, and the cheapest way in which it does that.
///
/// Observed on MySQL 9.7.4 by trying INSTANT, INPLACE with LOCK=NONE, INPLACE with LOCK=SHARED and COPY in turn
/// (facts/mysql.md section 6); a test tries the same ladder again for each of them.
enum MySQLOperation: String, CaseIterable, Sendable {
  case createTable, dropTable, renameTable, setTableComment
  case addColumn, addExpressionDefaultColumn, addVirtualColumn, addVirtualColumnBesideFunctionalIndex
  case addStoredColumn, addAutoIncrementColumn, addColumnWithoutEmptyValue, addVirtualColumnBetween
  case moveColumns, moveVirtualColumns
  case dropColumn, dropVirtualColumn, dropVirtualColumnOfPartitions, dropIndexedColumn
  case renameColumn, renameReferencedColumn, renameColumnAndItsUses, renameColumnBesideCheck
  case setTableDefaults, setTableParameter, rebuildTable, setAutoIncrement
  case addFulltextIndex, addAnotherFulltextIndex, dropLastFulltextIndex, addSpatialIndex, setIndexVisibility
  case addPartition, coalescePartition, dropPartition, reorganizePartition, partitionTable
  case setDefault, modifyAttributes, appendEnumLabels, extendLength, changeCollation, changeNullability
  case changeType, changeGeneratedExpression, recreateColumn, modifyBesideCheck
  case addClusteringIndex, dropClusteringIndex
  case addIndex, addFunctionalIndex, addFunctionalIndexBesideAnother, addUniqueFunctionalIndex
  case dropIndex, dropUniqueFunctionalIndex, replaceIndex, replaceFunctionalIndex,
    renameIndex
  case addPrimaryKey, dropPrimaryKey, replacePrimaryKey
  case addCheck, dropCheck, replaceCheck
  case addForeignKey, dropForeignKey, renameForeignKey
  case fillColumn, renameLabel
}

extension MySQLOperation {
  /// How the server goes about it, from the cheapest to the dearest.
  enum Method: Int, Comparable {
    /// The catalogue alone, and no ALTER TABLE.
    case statement
    case instant
    /// ALGORITHM=INPLACE, LOCK=NONE that touches no row.
    case inplace
    case inplaceIndexBuild
    /// ALGORITHM=INPLACE, LOCK=SHARED.
    case inplaceSharedIndexBuild
    /// ALGORITHM=INPLACE, LOCK=NONE that makes a new table.
    case inplaceRebuild
    case inplaceSharedRebuild
    /// Whole partitions come or go.
    case partitions
    /// The rows of some partitions are copied into others.
    case partitionsCopy
    /// ALGORITHM=COPY, LOCK=SHARED.
    case copy
    /// UPDATE: locks each row that it changes until it ends.
    case update

    static func < (left: Method, right: Method) -> Bool { left.rawValue < right.rawValue }
  }

  var method: Method {
    switch self {
    case .createTable, .dropTable: .statement
    // ALTER TABLE … RENAME TO takes INSTANT; with INPLACE no LOCK but EXCLUSIVE (E1845).
    case .renameTable: .instant
    case .setTableComment, .setTableDefaults, .setTableParameter, .setAutoIncrement: .inplace
    case .rebuildTable: .inplaceRebuild

    case .addColumn, .addVirtualColumn: .instant
    // `DEFAULT (1 + 1)` is COPY where `DEFAULT 2` is INSTANT.
    case .addExpressionDefaultColumn: .copy
    // The hidden virtual column of a functional index stands last and would have to move.
    case .addVirtualColumnBesideFunctionalIndex: .copy
    // Virtual columns keep their order among each other, whatever else is done (E1845).
    case .addVirtualColumnBetween, .moveVirtualColumns: .copy
    case .moveColumns: .inplaceRebuild
    case .addStoredColumn: .copy
    case .addAutoIncrementColumn: .inplaceSharedRebuild
    // The zero date is no value (NO_ZERO_DATE), and a shape has none: the server looks whether there are rows.
    case .addColumnWithoutEmptyValue: .inplaceRebuild

    case .dropColumn: .instant
    // INSTANT for the last virtual column only.
    case .dropVirtualColumn: .inplace
    case .dropIndexedColumn: .inplaceRebuild

    case .renameColumn: .instant
    // E1846: "Columns participating in a foreign key are renamed".
    case .renameReferencedColumn: .inplace
    case .renameColumnAndItsUses: .copy
    // A check on an enumeration, a text or a date, whatever column is renamed or modified: see `MySQLCheckTypes`.
    case .renameColumnBesideCheck, .modifyBesideCheck: .copy

    case .setDefault, .modifyAttributes, .appendEnumLabels: .instant
    case .extendLength, .changeCollation: .inplace
    case .changeNullability: .inplaceRebuild
    case .changeType, .changeGeneratedExpression, .recreateColumn: .copy

    // Without a primary key InnoDB orders the rows by the first unique index on NOT NULL columns.
    case .addClusteringIndex: .inplaceRebuild
    case .dropClusteringIndex: .copy

    case .addIndex, .replaceIndex: .inplaceIndexBuild
    case .addFunctionalIndex: .inplaceSharedIndexBuild
    // It is an index on a hidden virtual column, and these stand in the order of the indexes' names. E1846: "INPLACE ADD
    // or DROP of virtual columns cannot be combined with other ALTER TABLE actions", for which uniqueness counts, and
    // another hidden column that must move.
    case .addFunctionalIndexBesideAnother, .addUniqueFunctionalIndex, .dropUniqueFunctionalIndex,
      .replaceFunctionalIndex:
      .copy
    case .dropIndex, .renameIndex: .inplace
    // The first one of a table gives each row a number to be found by.
    case .addFulltextIndex: .inplaceSharedRebuild
    case .dropLastFulltextIndex: .inplaceRebuild
    case .addAnotherFulltextIndex, .addSpatialIndex: .inplaceSharedIndexBuild
    case .setIndexVisibility: .inplace
    case .addPartition, .dropPartition: .partitions
    case .coalescePartition, .reorganizePartition: .partitionsCopy
    case .partitionTable: .copy
    case .addPrimaryKey, .replacePrimaryKey: .inplaceRebuild
    // E1846: "Dropping a primary key is not allowed without also adding a new primary key".
    case .dropPrimaryKey, .dropVirtualColumnOfPartitions: .copy

    case .addCheck, .replaceCheck: .copy
    case .dropCheck: .instant
    // INPLACE only with foreign_key_checks=OFF, and then no row is checked.
    case .addForeignKey, .renameForeignKey: .copy
    case .dropForeignKey: .inplace

    case .fillColumn, .renameLabel: .update
    }
  }

  /// The dearer of two that stand in one ALTER TABLE.
  func combined(with other: MySQLOperation) -> MySQLOperation {
    method < other.method ? other : self
  }

  /// How the server goes about it on this table: some tables take none of the cheaper ways.
  func method(on table: TableDefinition) -> Method {
    let movesRows = [.addColumn, .dropColumn].contains(self)
    if table.hasFulltextIndex {
      // E1846: "Fulltext index creation requires a lock", which the whole table takes part in.
      let isRebuild =
        [.inplaceRebuild, .inplaceSharedRebuild].contains(method)
        && ![.addFulltextIndex, .dropLastFulltextIndex].contains(self)
      if movesRows || isRebuild { return .copy }
    }
    // E1846: "Do not support online operation on table with GIS index".
    if method == .inplaceRebuild, table.hasSpatialIndex { return .inplaceSharedRebuild }
    if movesRows, table.isCompressed { return .inplaceRebuild }
    if self == .addFunctionalIndex, table.partitioning != nil { return .copy }
    return method
  }

  /// The clause that makes the server refuse where it would silently do something dearer; nil where there is nothing
  /// dearer, or where an older server does not have this way yet.
  func algorithmClause(on table: TableDefinition, from version: ServerVersion) -> String? {
    // E1795: left to itself the server chooses INPLACE, and finds that it cannot make two full-text indexes again.
    if self == .addAutoIncrementColumn, table.hasFulltextIndex { return "ALGORITHM=COPY" }
    return self == .changeCollation && version < ServerVersion(8, 0, 29)
      ? nil : method(on: table).algorithmClause(from: version)
  }
}

extension MySQLOperation.Method {
  func algorithmClause(from version: ServerVersion) -> String? {
    switch self {
    // INSTANT came bit by bit: for dropped columns and any position, the last of it, in 8.0.29.
    case .instant: version < ServerVersion(8, 0, 29) ? nil : "ALGORITHM=INSTANT"
    case .inplace, .inplaceIndexBuild, .inplaceRebuild: "ALGORITHM=INPLACE, LOCK=NONE"
    case .inplaceSharedIndexBuild, .inplaceSharedRebuild: "ALGORITHM=INPLACE, LOCK=SHARED"
    case .statement, .partitions, .partitionsCopy, .copy, .update: nil
    }
  }

  var cost: StepCost {
    switch self {
    case .statement, .instant, .inplace, .partitions: .catalogue
    case .inplaceIndexBuild, .inplaceSharedIndexBuild: .indexBuild
    case .inplaceRebuild, .inplaceSharedRebuild, .partitionsCopy, .copy, .update: .rewrite
    }
  }

  func lock(on table: ObjectName) -> TableLock {
    switch self {
    case .statement: TableLock(table, "metadata lock", blocks: .readsAndWrites, .instant)
    case .instant: TableLock(table, "INSTANT", blocks: .readsAndWrites, .instant)
    case .inplace: TableLock(table, "INPLACE, LOCK=NONE", blocks: .schemaChanges, .instant)
    case .inplaceIndexBuild: TableLock(table, "INPLACE, LOCK=NONE", blocks: .schemaChanges, .indexBuild)
    case .inplaceSharedIndexBuild: TableLock(table, "INPLACE, LOCK=SHARED", blocks: .writes, .indexBuild)
    case .inplaceRebuild: TableLock(table, "INPLACE, LOCK=NONE", blocks: .schemaChanges, .rewrite)
    case .inplaceSharedRebuild: TableLock(table, "INPLACE, LOCK=SHARED", blocks: .writes, .rewrite)
    case .partitions: TableLock(table, "partitions", blocks: .readsAndWrites, .instant)
    case .partitionsCopy: TableLock(table, "partitions", blocks: .writes, .rewrite)
    case .copy: TableLock(table, "COPY, LOCK=SHARED", blocks: .writes, .rewrite)
    case .update: TableLock(table, "row locks", blocks: .writes, .scan)
    }
  }

  func remark(from version: ServerVersion) -> String {
    switch self {
    case .statement: "Catalogue only."
    case .instant where version < ServerVersion(8, 0, 29):
      "INSTANT, catalogue only, from MySQL 8.0.29 on; an older server takes the best way it has."
    case .instant: "INSTANT: catalogue only."
    case .inplace: "INPLACE: touches no row; reads and writes go on."
    case .inplaceIndexBuild: "INPLACE: builds the index while reads and writes go on."
    case .inplaceSharedIndexBuild: "INPLACE: builds the index; writes wait for the whole time."
    case .inplaceRebuild: "INPLACE: rebuilds the table while reads and writes go on."
    case .inplaceSharedRebuild: "INPLACE: rebuilds the table; writes wait for the whole time."
    case .partitions: "Partitions come or go whole; reads and writes wait for an instant."
    case .partitionsCopy: "Copies the rows of the partitions in question; writes wait for the whole time."
    case .copy: "Copies the table; writes wait for the whole time."
    case .update: "Changes the rows in one transaction; writes to these rows wait until it ends."
    }
  }
}
