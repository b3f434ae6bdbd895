import SchemaModel

extension PostgresPlanner {
  /// One facet of the column behind the other, in an order in which none is in the way of the next.
  mutating func alterColumn(
    of table: ObjectName,
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    by conversion: ColumnConversion?
  ) {
    guard canHold(new, of: table) else { return }
    if new.isComputedAnew(from: old) || old.type != new.type || old.collation != new.collation {
      if refusesKeyChange(new.name, of: table) { return }
    }
    if new.isComputedAnew(from: old) { return computeAnew(of: table, from: old, to: new) }
    if old.generated != nil, new.generated == nil {
      guard old.generated?.storage == .stored else { return refuseFreezing(new, of: table) }
      dropExpression(new, of: table)
    }
    var old = old
    if new.identity != nil, old.defaultValue != nil {
      dropDefaultBeforeIdentity(new, of: table)
      old.defaultValue = nil
    }
    if old.identity != nil, new.identity == nil { dropIdentity(new, of: table) }
    if old.type != new.type || old.collation != new.collation {
      changeType(of: table, from: old, to: new, by: conversion)
    } else if old.defaultValue != new.defaultValue {
      setDefault(of: new, table)
    }
    if old.isNullable, !new.isNullable { setNotNull(new, of: table) }
    if !old.isNullable, new.isNullable { dropNotNull(new, of: table) }
    if let identity = new.identity, identity != old.identity || old.type != new.type && identity.options != nil {
      if old.identity == nil {
        addIdentity(identity, to: new, of: table)
      } else {
        setIdentity(identity, from: old.identity ?? identity, of: new, table)
      }
    }
    if old.comment != new.comment { setComment(of: new, table) }
  }

  private func action(_ column: ColumnDefinition, _ action: String) -> String {
    "ALTER COLUMN \(PostgresText.quoted(column.name)) \(action)"
  }

  // MARK: Default and comment

  private mutating func setDefault(of column: ColumnDefinition, _ table: ObjectName) {
    let value = column.defaultValue
    add(
      "\(table).\(column.name): \(value == nil ? "drop" : "set") the default",
      value == nil ? .dropDefault : .setDefault,
      on: table,
      [
        PostgresStatements.alterTable(
          table,
          action(column, value.map { "SET DEFAULT \(PostgresText.defaultValue($0))" } ?? "DROP DEFAULT")
        )
      ],
      note: "Rows that are there keep their values.",
      proofs: [PostgresCatalogue.columnProof(column.name, of: table, value == nil ? "NOT atthasdef" : "atthasdef")]
    )
  }

  /// Of a column that is an identity column already, the server refuses to drop the default.
  private mutating func dropDefaultBeforeIdentity(_ column: ColumnDefinition, of table: ObjectName) {
    let isUndone = PostgresCatalogue.columnExists(column.name, of: table, "attidentity = ''")
    let statement = PostgresStatements.alterTable(table, action(column, "DROP DEFAULT"))
    add(
      "\(table).\(column.name): drop the default",
      .dropDefault,
      on: table,
      [PostgresStatements.block(if: isUndone, [statement])]
    )
  }

  private mutating func setComment(of column: ColumnDefinition, _ table: ObjectName) {
    let comment = column.comment
    add(
      "\(table).\(column.name): \(comment == nil ? "drop the comment" : "comment")",
      .commentOnTable,
      on: table,
      [PostgresStatements.commentOnColumn(column.name, of: table, comment)],
      proofs: [
        PostgresCatalogue.columnProof(
          column.name,
          of: table,
          "col_description(attrelid, attnum) IS NOT DISTINCT FROM \(comment.map(PostgresText.literal) ?? "NULL")"
        )
      ]
    )
  }

  // MARK: NOT NULL

  /// A check of the same meaning is added and proven while writes go on; with it in place the server takes NOT NULL
  /// without reading the table.
  private mutating func setNotNull(_ column: ColumnDefinition, of table: ObjectName) {
    let name = "\(table).\(column.name)"
    let set = PostgresStatements.alterTable(table, action(column, "SET NOT NULL"))
    let proofs = [PostgresCatalogue.columnProof(column.name, of: table, "attnotnull")]
    let losses = [
      Loss(
        name,
        .mayFail,
        "rows in which it is NULL",
        wayOut: "fill the column in an earlier migration, or give it a value for each row first"
      )
    ]
    if newTables.contains(table) {
      return add("\(name): set NOT NULL", .setNotNull, on: table, [set], losses: losses, proofs: proofs)
    }
    let check = Self.notNullCheck(column.name, of: table)
    let isUndone =
      "\(PostgresCatalogue.columnExists(column.name, of: table, "NOT attnotnull"))"
      + " AND NOT \(PostgresCatalogue.constraintExists(check, on: table))"
    let quoted = PostgresText.quoted(check)
    let rule = "ADD CONSTRAINT \(quoted) CHECK (\(PostgresText.quoted(column.name)) IS NOT NULL) NOT VALID"
    add(
      "\(name): refuse NULL in new rows",
      .addCheckNotValid,
      on: table,
      [PostgresStatements.block(if: isUndone, [PostgresStatements.alterTable(table, rule)])],
      losses: losses
    )
    let validation = PostgresStatements.block(
      if: PostgresCatalogue.constraintExists(check, on: table, "NOT convalidated"),
      [PostgresStatements.alterTable(table, "VALIDATE CONSTRAINT \(quoted)")]
    )
    add(
      "\(name): check the rows that are there",
      .validateCheck,
      on: table,
      limited(validation, .validateCheck, on: table),
      note: "Fails if one of them has no value."
    )
    add("\(name): set NOT NULL", .setNotNullProven, on: table, [set], proofs: proofs)
    add(
      "\(name): drop the check that proved it",
      .dropConstraint,
      on: table,
      [PostgresStatements.alterTable(table, "DROP CONSTRAINT IF EXISTS \(quoted)")]
    )
  }

  private static func notNullCheck(_ column: String, of table: ObjectName) -> String {
    ObjectNaming.name([table.name, column], suffix: "cairn_not_null")
  }

  private mutating func dropNotNull(_ column: ColumnDefinition, of table: ObjectName) {
    // The check may be left from a run that was to set NOT NULL and failed.
    let (oldTable, oldName) = earlierNames.column(column.name, of: table)
    let check = "DROP CONSTRAINT IF EXISTS \(PostgresText.quoted(Self.notNullCheck(oldName, of: oldTable)))"
    let drop = action(column, "DROP NOT NULL")
    var statements = [PostgresStatements.alterTable(table, [check, drop])]
    if schema.table(table)?.partitioning != nil {
      // Run again, it would reach partitions that got a primary key of their own behind it.
      let isRequired = PostgresCatalogue.columnExists(column.name, of: table, "attnotnull")
      statements = [
        PostgresStatements.alterTable(table, check),
        PostgresStatements.block(if: isRequired, [PostgresStatements.alterTable(table, drop)]),
      ]
      statements += droppingNotNullOfPartitions(column, of: table)
    }
    add(
      "\(table).\(column.name): drop NOT NULL",
      .dropNotNull,
      on: table,
      statements,
      proofs: [PostgresCatalogue.columnProof(column.name, of: table, nullability(of: column.name, of: table))]
    )
  }

  /// Since version 18 there is NOT NULL that heirs, or the rows that are there, need not obey. It is kept as text, beside a
  /// column that may be NULL, and has come by the time that the plan is proven.
  private func nullability(of column: String, of table: ObjectName) -> String {
    let becomesLoose = made.texts.contains { text in
      var words = RawWords(text.create)
      return words?.take("alter", "table") == true && words?.takeObject() == table
        && words?.take("add", "constraint") == true && words?.takeName() != nil
        && words?.take("not", "null") == true && words?.takeName() == column
    }
    guard becomesLoose else { return "NOT attnotnull" }
    return "NOT attnotnull OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = attrelid "
      + "AND contype = 'n' AND attnum = ANY (conkey) AND (NOT convalidated OR connoinherit))"
  }

  /// Version 18 takes what a part's key made NOT NULL for the part's own, which then stays behind the whole's.
  private func droppingNotNullOfPartitions(_ column: ColumnDefinition, of table: ObjectName) -> [String] {
    let texts = Set(made.texts.map(\.name) + schema.objects.map(\.name))
    let isOfNoKey =
      "attnotnull AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = attrelid AND contype = 'p' "
      + "AND attnum = ANY (conkey))"
    return partitions(of: table).map(\.name)
      .filter { !texts.contains(RawDefinition.requirementName(column.name, of: $0)) }
      .map { part in
        PostgresStatements.block(
          if: PostgresCatalogue.columnExists(column.name, of: part, isOfNoKey),
          [PostgresStatements.alterTable(part, action(column, "DROP NOT NULL"))]
        )
      }
  }

  // MARK: Identity

  /// The numbers go on behind the largest one that is there.
  private mutating func addIdentity(_ identity: Identity, to column: ColumnDefinition, of table: ObjectName) {
    let (name, quoted) = (PostgresText.name(table), PostgresText.quoted(column.name))
    let counting = PostgresCounting(identity, column.type)
    // The largest number itself, as one behind it may be out of range.
    let setval = "setval(\(PostgresCatalogue.sequence(of: column.name, table)), "
    let next =
      counting.increment > 0
      ? "\(setval)greatest(max(\(quoted)), \(counting.start)), coalesce(max(\(quoted)) >= \(counting.start), false))"
      : "\(setval)least(min(\(quoted)), \(counting.start)), coalesce(min(\(quoted)) <= \(counting.start), false))"
    let isIndexed = schema.table(table)?.hasIndex(startingWith: column.name) ?? false
    let operation: PostgresOperation = isIndexed ? .addIdentity : .addIdentityScanning
    let statement = PostgresStatements.block(
      if: PostgresCatalogue.columnExists(column.name, of: table, "attidentity = ''"),
      [
        PostgresStatements.alterTable(table, action(column, "ADD \(PostgresClauses.identity(identity))")),
        "PERFORM \(next) FROM \(name)",
      ]
    )
    add(
      "\(table).\(column.name): make it an identity column",
      operation,
      on: table,
      limited(statement, operation, on: table),
      proofs: identityProofs(identity, of: column, table)
    )
  }

  private mutating func dropIdentity(_ column: ColumnDefinition, of table: ObjectName) {
    add(
      "\(table).\(column.name): drop the identity",
      .dropIdentity,
      on: table,
      [PostgresStatements.alterTable(table, action(column, "DROP IDENTITY IF EXISTS"))],
      note: "The numbers that are there stay.",
      proofs: [PostgresCatalogue.columnProof(column.name, of: table, "attidentity = ''")]
    )
  }

  // MARK: Generated to plain

  private mutating func dropExpression(_ column: ColumnDefinition, of table: ObjectName) {
    add(
      "\(table).\(column.name): stop computing it",
      .dropExpression,
      on: table,
      [PostgresStatements.alterTable(table, action(column, "DROP EXPRESSION IF EXISTS"))],
      note: "The values that are there stay.",
      proofs: [PostgresCatalogue.columnProof(column.name, of: table, "attgenerated = ''")]
    )
  }

  private mutating func refuseFreezing(_ column: ColumnDefinition, of table: ObjectName) {
    refuse(
      "\(table).\(column.name)",
      "the values of a generated column that is not stored are nowhere to be kept",
      wayOut: "make the column stored in one migration, and plain in the next"
    )
  }
}

extension TableDefinition {
  /// The largest value of the column is found without reading the table.
  fileprivate func hasIndex(startingWith column: String) -> Bool {
    primaryKey?.columns.first == column || uniques.contains { $0.columns.first == column }
      || indexes.contains {
        $0.keys.first?.target == .column(column) && $0.predicate == nil && $0.method ?? "btree" == "btree"
      }
  }
}
