import SchemaModel

extension DSQLPlanner {
  /// ADD COLUMN takes a name and a type. Everything else comes behind it, so that old rows have in the end what they
  /// have on other servers: the default.
  mutating func addColumn(_ column: ColumnDefinition, to table: ObjectName) {
    let object = "\(table).\(column.name)"
    guard canAdd(column, to: table) else { return }
    let name = PostgresText.quoted(column.name)
    add(
      "\(object): add",
      .addColumn,
      on: table,
      [alterTable(table, "ADD COLUMN IF NOT EXISTS \(name) \(PostgresText.type(column.type))")],
      proofs: [PostgresCatalogue.proof(PostgresCatalogue.columnExists(column.name, of: table))]
    )
    if let value = column.defaultValue {
      // A column that may be NULL is filled while it has no default, and never again: later NULLs are meant. One that
      // may not is filled behind its default, so that rows which come meanwhile are not missed.
      if column.isNullable { fill(column, of: table, with: value, onlyOnce: true) }
      setDefault(of: column, table)
      if !column.isNullable { fill(column, of: table, with: value, onlyOnce: false) }
    }
    if !column.isNullable { holdNotNull(column, of: table, isNew: true) }
    if column.comment != nil { setComment(of: column, table) }
  }

  private mutating func canAdd(_ column: ColumnDefinition, to table: ObjectName) -> Bool {
    let object = "\(table).\(column.name)"
    let count = refusals.count
    if let obstacle = DSQLObstacles.column(column) { refuse(object, obstacle) }
    if isCheckedDomain(column.type) { refuse(object, DSQLObstacles.checkedDomainLater) }
    if column.generated != nil { refuse(object, DSQLObstacles.generatedLater) }
    if column.identity != nil { refuse(object, DSQLObstacles.identityLater) }
    if column.fillingValue != nil, schema.table(table)?.primaryKey == nil {
      refuse(
        object,
        "the table has no primary key by which its rows could be filled in batches",
        wayOut: "add the column nullable and without a default, and fill it by hand"
      )
    }
    return refusals.count == count && canHoldNotNull(column, of: table)
  }

  private mutating func fill(
    _ column: ColumnDefinition,
    of table: ObjectName,
    with value: DefaultValue,
    onlyOnce: Bool
  ) {
    guard column.fillingValue != nil, let key = schema.table(table)?.primaryKey else { return }
    let hasDefault = PostgresCatalogue.columnExists(column.name, of: table, "atthasdef")
    let missing = "EXISTS (SELECT FROM \(PostgresText.name(table)) WHERE \(PostgresText.quoted(column.name)) IS NULL)"
    add(
      "\(table).\(column.name): give the rows that are there the default",
      .fill,
      on: table,
      [
        DSQLStatements.fill(
          column.name,
          of: table,
          with: value,
          by: key,
          where: onlyOnce ? "NOT \(hasDefault)" : nil
        )
      ],
      note: onlyOnce ? "Does nothing once the column has its default: what is NULL then is meant to be." : nil,
      proofs: onlyOnce ? [] : [PostgresCatalogue.absenceProof(missing)]
    )
  }

  mutating func dropColumn(_ column: ColumnDefinition, from table: ObjectName) {
    let object = "\(table).\(column.name)"
    if schema.table(table)?.primaryKey?.columns.contains(column.name) == true {
      return refuse(object, DSQLObstacles.primaryKey)
    }
    add(
      "\(object): drop",
      .dropColumn,
      on: table,
      [alterTable(table, "DROP COLUMN IF EXISTS \(PostgresText.quoted(column.name))")],
      losses: [
        Loss(
          object,
          .destroys,
          column.generated == nil ? "all values of the column" : "the computed values of the column",
          wayOut: "keep the column, or copy its values first; if it only has another name, say .renamed(from:)"
        )
      ],
      proofs: [PostgresCatalogue.absenceProof(PostgresCatalogue.columnExists(column.name, of: table))]
    )
  }

  /// There is no guard at all for it: a second run fails there, unharmed, unless `doneWhen` is asked.
  mutating func renameColumn(of table: ObjectName, _ old: String, to new: String) {
    guard let definition = schema.table(table), let column = definition.column(old) else { return }
    var renamed = column
    renamed.name = new
    guard canHoldNotNull(renamed, of: table) else { return }
    let isThere = PostgresCatalogue.columnExists(new, of: table)
    add(
      "\(table).\(old): rename to \(new)",
      .rename,
      on: table,
      [alterTable(table, "RENAME COLUMN \(PostgresText.quoted(old)) TO \(PostgresText.quoted(new))")],
      doneWhen: isThere,
      proofs: [PostgresCatalogue.proof(isThere)]
    )
    if column.identity != nil { followSequence(of: old, from: table, to: table, new) }
    // Its NOT NULL may be a check with the old name in its own. Key and identity columns never have one.
    guard !column.isNullable, column.identity == nil, definition.primaryKey?.columns.contains(old) != true else {
      return
    }
    holdNotNull(renamed, of: table, insteadOf: DSQLStatements.notNullCheck(old).name)
  }

  mutating func setComment(of column: ColumnDefinition, _ table: ObjectName) {
    add(
      "\(table).\(column.name): \(column.comment == nil ? "drop the comment" : "comment")",
      .comment,
      on: table,
      [PostgresStatements.commentOnColumn(column.name, of: table, column.comment)]
    )
  }
}

// MARK: - NOT NULL

extension DSQLPlanner {
  /// The name of the check that stands for NOT NULL must be free.
  mutating func canHoldNotNull(_ column: ColumnDefinition, of table: ObjectName) -> Bool {
    let name = DSQLStatements.notNullCheck(column.name).name
    guard !column.isNullable, let definition = schema.table(table),
      definition.elements.contains(where: { $0.kind != .index && $0.name == name })
    else { return true }
    refuse(
      "\(table).\(column.name)",
      "on DSQL a check named \(name) stands for NOT NULL, and the table has another constraint of that name",
      wayOut: "give that constraint another name"
    )
    return false
  }

  mutating func holdNotNull(
    _ column: ColumnDefinition,
    of table: ObjectName,
    isNew: Bool = false,
    insteadOf old: String? = nil
  ) {
    let object = "\(table).\(column.name)"
    let check = DSQLStatements.notNullCheck(column.name)
    let actions = DSQLStatements.addingConstraint(
      check.name,
      PostgresClauses.check(check),
      afterDropping: old.map { [$0] } ?? []
    )
    add(
      old == nil
        ? "\(object): refuse NULL in new rows" : "\(object): name the check that refuses NULL after the column",
      .addConstraintNotValid,
      on: table,
      [alterTable(table, actions)],
      note: old == nil ? "A check, for DSQL has no SET NOT NULL." : nil
    )
    var losses: [Loss] = []
    if old == nil, !isNew || column.fillingValue == nil {
      losses.append(
        Loss(
          object,
          .mayFail,
          isNew ? "rows, for they have no value for the column" : "rows with NULL in the column",
          wayOut: isNew
            ? "give the column a default, or add it nullable, fill it, and make it NOT NULL in a later migration"
            : "fill the rows first, in a migration of their own (generate-migration --empty)"
        )
      )
    }
    validate(check.name, of: table, "\(object): check the rows that are there for NULL", losses: losses)
  }
}

extension ColumnDefinition {
  /// The default that rows which are there get when the column comes; nil when it is NULL, which they have already and
  /// which would be filled in forever.
  var fillingValue: DefaultValue? {
    guard case .expression(let expression) = defaultValue else { return defaultValue }
    let text = expression.description.lowercased().drop { $0.isWhitespace || $0 == "(" }
    return text.hasPrefix("null") || text.hasPrefix("cast(null") ? nil : defaultValue
  }
}
