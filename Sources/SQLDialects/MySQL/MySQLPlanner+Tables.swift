import SchemaModel

extension MySQLPlanner {
  mutating func createTable(_ table: TableDefinition, _ change: Change) {
    refusals += MySQLFeatures.refusals(table)
    apply([change])
    created.insert(table.name)
    let parents = Set(table.databaseForeignKeys.map(\.referencedTable)).subtracting(created).sorted()
    steps.append(
      Step(
        "\(table.name): create",
        remark: MySQLOperation.Method.statement.remark(from: options.minimumVersion),
        statements: table.hasZeroDate
          ? MySQLSession.keepingZeroDates([MySQLSyntax.createTable(table)]) : [MySQLSyntax.createTable(table)],
        locks: parents.map { MySQLOperation.Method.statement.lock(on: $0) },
        cost: MySQLOperation.Method.statement.cost,
        verifications: verification(thatTableIs: true, table.name)
      )
    )
  }

  mutating func dropTable(_ table: TableDefinition, _ change: Change, at index: Int) {
    if made.tables.contains(table.name) { refusals.append(.changeOfTableKeptAsText(table.name)) }
    suspended.removeAll { $0.foreignKey.table == table.name }
    let parents = self.table(table.name).databaseForeignKeys.map(\.referencedTable)
    apply([change])
    let alteration = MySQLAlteration(
      table: table.name,
      title: "\(table.name): drop",
      clauses: [],
      operation: .dropTable,
      changes: [],
      losses: [
        Loss(
          table.name.description,
          .destroys,
          "all rows of the table",
          wayOut: "copy the rows that matter to another table first, or rename the table: .renamed(from:)"
        )
      ],
      verifications: verification(thatTableIs: false, table.name),
      alsoLocked: parents
    )
    append(
      alteration,
      statement: "DROP TABLE IF EXISTS \(MySQLSyntax.table(table.name))",
      operation: .dropTable,
      at: index
    )
  }

  mutating func renameTable(from old: ObjectName, to new: ObjectName, _ change: Change, at index: Int) {
    refusals += MySQLFeatures.refusals(new)
    restoreForeignKeys(touching: old, at: index)
    moveGrants(from: old, to: new, at: index)
    let followers = MySQLFollowingNames.elements(of: table(old), renamedTo: new)
    apply([change])
    references.rebuild(state)
    let alteration = MySQLAlteration(
      table: old,
      title: "\(old): rename to \(new)",
      clauses: [],
      operation: .renameTable,
      conditions: [MySQLCatalogue.table(old).exists, MySQLCatalogue.table(new).isMissing],
      changes: [],
      verifications: verification(thatTableIs: true, new) + verification(thatTableIs: false, old)
    )
    step(alteration, clauses: ["RENAME TO \(MySQLSyntax.table(new))"], operation: .renameTable, at: index)
    if created.remove(old) != nil { created.insert(new) }
    moveWaitingIdentities(from: old, to: new)
    for (element, name) in followers { restoreName(of: element, from: name, on: new, at: index) }
  }

  mutating func setComment(of table: ObjectName, to comment: String?, _ change: Change, at index: Int) {
    refusals += MySQLFeatures.refusals(comment: comment, of: table.description)
    let text = MySQLQuoting.literal(comment ?? "")
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table): \(comment == nil ? "remove the comment" : "comment")",
        clauses: ["COMMENT = \(text)"],
        operation: .setTableComment,
        changes: [change],
        verifications: final?.table(table).map { $0.comment == comment } == true
          ? [
            Verification(MySQLCatalogue.table(table).and("TABLE_COMMENT = \(text)").selecting("COUNT(*)"), expect: "1")
          ]
          : []
      ),
      at: index
    )
  }

  private mutating func moveWaitingIdentities(from old: ObjectName, to new: ObjectName) {
    for (name, identity) in waitingIdentities where name.table == old {
      waitingIdentities[name] = nil
      waitingIdentities[MySQLColumnName(table: new, column: name.column)] = identity
    }
  }
}

/// MySQL takes a check or foreign key whose name starts with `users_chk_` or `users_ibfk_` for one that it named itself,
/// and gives it the new name of the table when `users` is renamed.
enum MySQLFollowingNames {
  /// Each with the name that it has on the server then.
  static func elements(of table: TableDefinition, renamedTo new: ObjectName) -> [(TableElement, String)] {
    let elements =
      table.checks.map { (TableElement.check($0), "_chk_") }
      + table.databaseForeignKeys.map { (TableElement.foreignKey($0), "_ibfk_") }
    return elements.compactMap { element, mark in
      let prefix = table.name.name + mark
      guard element.name.hasPrefix(prefix), element.name != prefix else { return nil }
      return (element, new.name + mark + element.name.dropFirst(prefix.count))
    }
  }
}
