import SchemaModel

extension PostgresPlanner {
  mutating func addColumn(_ column: ColumnDefinition, to table: ObjectName) {
    guard canHold(column, of: table) else { return }
    let isRequired = column.isRequired
    let operation: PostgresOperation =
      column.rewritesWhenAdded || isRestrictedDomain(column.type)
      ? .addColumnRewriting : isRequired ? .addRequiredColumn : .addColumn
    let clause = "ADD COLUMN IF NOT EXISTS \(PostgresClauses.column(column))"
    var statements = limited(PostgresStatements.alterTable(table, clause), operation, on: table)
    if let comment = column.comment {
      statements.append(PostgresStatements.commentOnColumn(column.name, of: table, comment))
    }
    var note: String?
    if made.standIns.contains(.column(table, column.name)) {
      note = MadeObjects.standInRemark
    } else if isRequired {
      note = "Fails if the table has a row: there is no value for it."
    } else if case .verbatim = column.type, operation == .addColumn {
      note = "Unless the type is a domain with a constraint, which makes the server rewrite the table."
    }
    add(
      "\(table).\(column.name): add",
      operation,
      on: table,
      statements,
      note: note,
      losses: isRequired
        ? [
          Loss(
            "\(table).\(column.name)",
            .mayFail,
            "rows, for they have no value for the column",
            wayOut: "give the column a default, or add it nullable, fill it, and make it NOT NULL in a later migration"
          )
        ] : [],
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.columnExists(column.name, of: table))]
    )
  }

  mutating func dropColumn(_ column: ColumnDefinition, from table: ObjectName) {
    if refusesKeyChange(column.name, of: table) { return }
    let action = "DROP COLUMN IF EXISTS \(PostgresText.quoted(column.name))"
    let exists = droppedTables.contains(table) ? "IF EXISTS " : ""
    add(
      "\(table).\(column.name): drop",
      .dropColumn,
      on: table,
      ["ALTER TABLE \(exists)\(PostgresText.name(table)) \(action)"],
      losses: [
        Loss(
          "\(table).\(column.name)",
          .destroys,
          column.generated == nil ? "all values of the column" : "the computed values of the column",
          wayOut: "keep the column, or copy its values first; if it only has another name, say .renamed(from:)"
        )
      ],
      proofs: [PostgresCatalogue.absenceProof(PostgresCatalogue.columnExists(column.name, of: table))]
    )
  }

  mutating func renameColumn(of table: ObjectName, _ old: String, to new: String) {
    let isUndone =
      "\(PostgresCatalogue.columnExists(old, of: table))"
      + " AND NOT \(PostgresCatalogue.columnExists(new, of: table))"
    let action = "RENAME COLUMN \(PostgresText.quoted(old)) TO \(PostgresText.quoted(new))"
    let isIdentity =
      schema.table(table)?.column(old)?.identity != nil
      || identitiesAhead[.renameColumn(table: table, from: old, to: new)] != nil
    let follow = PostgresIdentitySequence.follow(isIdentity ? [(old, new)] : [], from: table, to: table)
    add(
      "\(table).\(old): rename to \(new)",
      .renameColumn,
      on: table,
      [PostgresStatements.block(if: isUndone, [PostgresStatements.alterTable(table, action)] + follow)],
      note: Self.namesInUse,
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.columnExists(new, of: table))]
    )
    earlierNames.rename(old, to: new, of: table)
  }

  /// Refuses what the oldest server that the SQL has to run on does not have.
  mutating func canHold(_ column: ColumnDefinition, of table: ObjectName) -> Bool {
    if let name = column.characterSet {
      refuse(
        "\(table).\(column.name)",
        "Postgres has one character set a database, and '\(name)' is one of a column",
        wayOut: "keep .characterSet(…) to MySQL: .on(.mysql, type: …)"
      )
      return false
    }
    guard column.generated?.storage == .virtual, options.minimumVersion < ServerVersion(18) else { return true }
    refuse(
      "\(table).\(column.name)",
      "generated columns that are not stored need Postgres 18",
      wayOut: "make the column stored, or declare .postgres(from: 18)"
    )
    return false
  }
}

extension ColumnDefinition {
  /// Each row needs a value of its own, so that the server writes all of them again (facts/postgres.md, 1.2).
  var rewritesWhenAdded: Bool {
    if identity != nil || generated?.storage == .stored { return true }
    guard case .expression(let expression) = defaultValue else { return false }
    return PostgresVolatility.mayBeVolatile(expression)
  }
}
