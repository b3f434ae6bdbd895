import SchemaModel

extension MySQLPlanner {
  mutating func renameColumn(
    of table: ObjectName,
    from old: String,
    to new: String,
    _ change: Change,
    at index: Int
  ) {
    refusals += MySQLFeatures.refusals(name: new, of: "\(table).\(new)")
    let recreation = MySQLRecreation(around: old, of: self.table(table), isReplaced: false)
    var conditions = [MySQLCatalogue.column(table, old).exists, MySQLCatalogue.column(table, new).isMissing]
    if old.lowercased() == new.lowercased() {
      let exact = "CAST(COLUMN_NAME AS BINARY) = \(MySQLQuoting.literal(old))"
      conditions = [MySQLCatalogue.column(table, old).and(exact).exists]
    }
    let definition = self.table(table)
    if !recreation.isEmpty || definition.copiesForItsChecks {
      // E1846: a copy renames no column of a foreign key.
      for column in [old] + recreation.goneColumns {
        suspendForeignKeys(on: column, of: table, while: conditions[0], at: index)
      }
    }
    moveGrants(of: table, from: old, to: new, at: index)
    let isReferenced = references.foreignKeys(to: table, in: state).contains { $0.key.referencedColumns.contains(old) }
    apply([change])
    renameInSuspended(old, to: new, of: table)
    var operation: MySQLOperation = isReferenced ? .renameReferencedColumn : .renameColumn
    var clauses = ["RENAME COLUMN \(MySQLSyntax.name(old)) TO \(MySQLSyntax.name(new))"]
    var remark: String?
    if !recreation.isEmpty {
      operation = .renameColumnAndItsUses
      remark = "MySQL renames no column that others mention: they are made again in the same statement."
      let places = settle(recreation.goneColumns, in: table, at: index)
      clauses =
        recreation.drops + clauses
        + recreation.additions(in: self.table(table), at: places) { $0 == old ? new : $0 }
    } else if definition.copiesForItsChecks {
      operation = .renameColumnBesideCheck
    }
    moveWaitingIdentity(of: table, from: old, to: new)
    var suffix: String?
    if let partitioning = self.table(table).partitioning, partitioning.columns.contains(new) {
      // E3855, but for a statement that divides the table anew.
      suffix = MySQLSyntax.partitioning(partitioning)
      operation = .partitionTable
    }
    step(
      MySQLAlteration(
        table: table,
        title: "\(table).\(old): rename to \(new)",
        clauses: [],
        operation: operation,
        conditions: conditions,
        changes: [],
        remark: remark,
        verifications: verification(thatColumnIs: true, new, of: table)
          + verification(thatColumnIs: false, old, of: table),
        suffix: suffix
      ),
      clauses: clauses,
      operation: operation,
      at: index
    )
  }

  /// The column dropped and added under its name, with everything that stands on it.
  mutating func recreateColumn(
    of table: ObjectName,
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    at index: Int
  ) {
    let recreation = MySQLRecreation(around: new.name, of: self.table(table), isReplaced: true)
    let change = MySQLColumnChange(from: old, to: new, in: self.table(table))
    let pending = MySQLCatalogue.column(table, new.name).and(change.pending ?? "TRUE").exists
    for column in [new.name] + recreation.goneColumns {
      suspendForeignKeys(on: column, of: table, while: pending, at: index)
    }
    suspendForeignKeys(writingForStored: new, of: table, while: pending, at: index)
    apply([.alterColumn(table: table, from: old, to: new)])
    let places = settle([new.name] + recreation.goneColumns, in: table, at: index)
    let clauses =
      recreation.drops
      + ["DROP COLUMN \(MySQLSyntax.name(new.name))", MySQLRecreation.addition(of: new, at: places[new.name])]
      + recreation.additions(in: self.table(table), at: places) { $0 }
    step(
      MySQLAlteration(
        table: table,
        title: "\(table).\(new.name): \(MySQLColumnWords.change(from: old, to: new))",
        clauses: [],
        operation: .recreateColumn,
        conditions: [pending] + outlook.conditions(forColumn: new.name, of: table, after: index)
          + outlook.presence(of: new.mentionedColumns, on: table, after: index, in: changes),
        changes: [],
        losses: MySQLColumnLoss.losses(from: old, to: new, of: self.table(table)),
        remark: "MySQL cannot change it in place: it is dropped and added in the same statement.",
        verifications: verification(of: new, on: table)
      ),
      clauses: clauses,
      operation: .recreateColumn,
      at: index
    )
  }

  private mutating func moveWaitingIdentity(of table: ObjectName, from old: String, to new: String) {
    if let identity = waitingIdentities.removeValue(forKey: MySQLColumnName(table: table, column: old)) {
      waitingIdentities[MySQLColumnName(table: table, column: new)] = identity
    }
  }
}
