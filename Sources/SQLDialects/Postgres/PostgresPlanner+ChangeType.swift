import SchemaModel

/// A column's type or collation, and everything on the table that has to step aside for it.
extension PostgresPlanner {
  mutating func changeType(
    of table: ObjectName,
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    by conversion: ColumnConversion?
  ) {
    guard let definition = schema.table(table) else { return }
    let name = "\(table).\(new.name)"
    let kind = typeChange(from: old, to: new, by: conversion?.forward)
    if case .needsAuthor(let reason) = kind {
      let advice = ConversionAdvice(from: old.type, to: new.type, conversion, SchemaLowering.rules(for: options))
      return refuse(name, "\(old.type) does not become \(new.type) by itself: \(reason)", wayOut: advice.wayOut)
    }
    let computed = dependents(of: new.name, in: definition)
    let isRewriting = if case .free = kind { !computed.isEmpty } else { true }
    let staysInFamily = old.type == new.type || !new.isRemade(from: old, by: conversion)

    var actions = ["ALTER COLUMN \(PostgresText.quoted(new.name)) TYPE \(PostgresClauses.typeAndCollation(new))"]
    if let cast = kind.cast(of: new) { actions[0] += " USING \(cast)" }
    // A default is an expression of the old type: it goes, and the new one comes, in the same statement.
    if old.defaultValue != nil {
      actions.insert("ALTER COLUMN \(PostgresText.quoted(new.name)) DROP DEFAULT", at: 0)
    }
    if let value = new.defaultValue {
      actions.append(
        "ALTER COLUMN \(PostgresText.quoted(new.name)) SET DEFAULT \(PostgresText.defaultValue(value))"
      )
    }
    let remaking = Remaking(
      computed,
      in: definition,
      around: actions,
      of: staysInFamily ? [] : [new.name],
      willChange: { typeChangesAhead.contains(.column(table, $0)) },
      willChangeKind: { kindChangesAhead.contains(.column(table, $0)) }
    )
    let statements = remaking.statements
    var statement = statements[0]
    // Run again, a change of nothing could check the rows again, or write them, or be refused: because of a generated
    // column that came meanwhile, or, with an enum type in a foreign key, for no good reason at all.
    if let isUndone = Self.isUndone(from: old, to: new) {
      let condition = PostgresCatalogue.columnExists(new.name, of: table, isUndone)
      statement = PostgresStatements.block(if: condition, statements)
    } else if kind.isAuthored {
      return refuse(
        name,
        "whether \(old.type) became \(new.type) already cannot be asked, and a second run would convert values twice",
        wayOut: "add a column of the new type, fill it from this one as its values mean it, and drop this one"
      )
    } else if statements.count > 1 {
      statement = PostgresStatements.block(statements)
    }

    let keys = isRewriting ? schema.foreignKeyPartners(of: new.name, in: definition) : []
    let operation: PostgresOperation =
      isRewriting
      ? (keys.isEmpty ? .changeTypeRewriting : .changeReferencedTypeRewriting)
      : freeOperation(old, new, in: definition, staysInFamily: staysInFamily)
    var whole = limited(statement, operation, on: table)
    if kind.needsUTC { whole = ["SET TimeZone = 'UTC'"] + whole + ["RESET TimeZone"] }
    let what = old.type == new.type ? "collation" : "type to \(new.type)"
    add(
      "\(name): change the \(what)",
      operation,
      on: table,
      others: keys,
      whole,
      note: remaking.note,
      losses: kind.losses(name),
      proofs: PostgresCatalogue.typeCondition(from: old, to: new).map {
        [PostgresCatalogue.columnProof(new.name, of: table, $0)]
      } ?? []
    )
    if !newTables.contains(table) {
      add(
        "\(name): gather its statistics anew",
        .analyze,
        on: table,
        limited("ANALYZE \(PostgresText.name(table)) \(PostgresText.columns([new.name]))", .analyze, on: table),
        note: "A sample is enough for it."
      )
    }
  }

  /// What holds of the catalogue's column until the change is done; nil when it cannot be told.
  private static func isUndone(from old: ColumnDefinition, to new: ColumnDefinition) -> String? {
    if let isDone = PostgresCatalogue.typeCondition(from: old, to: new) { return "NOT (\(isDone))" }
    return old.type == new.type ? nil : PostgresCatalogue.typeCondition(old.type)
  }

  private func typeChange(
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    by expression: ColumnExpression?
  ) -> PostgresTypeChange {
    if old.type == new.type { return .free() }
    if let expression { return PostgresTypeChange(by: expression, from: old.type, to: new.type) }
    return schema.typeChange(from: old.type, to: new.type)
  }

  /// What a change costs that leaves the rows as they are: checks are checked again, and indexes may have to be built.
  private func freeOperation(
    _ old: ColumnDefinition,
    _ new: ColumnDefinition,
    in table: TableDefinition,
    staysInFamily: Bool
  ) -> PostgresOperation {
    if table.checks.contains(where: { $0.expression.columns.contains(new.name) }) { return .changeTypeScanning }
    let changesOrder = old.collation != new.collation || !staysInFamily
    let rebuilds =
      table.indexes.contains { index in
        changesOrder ? index.columns.contains(new.name) : index.mentionsInExpression(new.name)
      } || (changesOrder && table.keyElements.contains { $0.columns.contains(new.name) })
    return rebuilds ? .changeTypeRebuildingIndexes : .changeType
  }

  // MARK: Generated columns

  /// A generated column with another expression, type or storage: dropped and added, with what stands on it.
  mutating func computeAnew(of table: ObjectName, from old: ColumnDefinition, to new: ColumnDefinition) {
    guard let definition = schema.table(table) else { return }
    let name = "\(table).\(new.name)"
    if computedAnew.contains(.column(table, new.name)) { return }
    if willChangeLater(table, new, old) {
      waiting[.column(table, new.name)] = old
      return
    }
    let remaking = Remaking([new], in: definition)
    let statements = remaking.statements
    let statement = statements.count == 1 ? statements[0] : PostgresStatements.block(statements)
    add(
      "\(name): compute it anew",
      .changeTypeRewriting,
      on: table,
      dropsOfWhatIsBuilt(on: new.name, of: table) + limited(statement, .changeTypeRewriting, on: table),
      note: remaking.note,
      losses: old.generated == nil
        ? [
          Loss(
            name,
            .destroys,
            "the values that are stored: the server computes them from now on",
            wayOut: "add the generated column under another name and drop this one later"
          )
        ] : [],
      proofs: [PostgresCatalogue.columnProof(new.name, of: table, "attgenerated <> ''")]
    )
  }

  /// A column it is computed from changes its type later in the plan, and takes this one along.
  private func willChangeLater(_ table: ObjectName, _ new: ColumnDefinition, _ old: ColumnDefinition) -> Bool {
    // A plain column's values must be seen to go: that is a step of its own.
    guard old.generated != nil else { return false }
    return new.mentionedColumns.contains { typeChangesAhead.contains(.column(table, $0)) }
  }

  /// The generated columns that are computed from it, as they are to be afterwards.
  private mutating func dependents(of column: String, in table: TableDefinition) -> [ColumnDefinition] {
    var found: [ColumnDefinition] = []
    for candidate in table.columns {
      let present = waiting[.column(table.name, candidate.name)]?.mentionedColumns ?? []
      guard candidate.generated != nil, (candidate.mentionedColumns + present).contains(column) else { continue }
      waiting[.column(table.name, candidate.name)] = nil
      let target = computedColumnsAhead[.column(table.name, candidate.name)] ?? candidate
      if target.generated != nil { found.append(target) }
      computedAnew.insert(.column(table.name, candidate.name))
    }
    return found
  }
}

extension IndexDefinition {
  /// In an expression or in the predicate, which the server reads again when the type changes.
  func mentionsInExpression(_ column: String) -> Bool {
    if predicate?.columns.contains(column) == true { return true }
    return keys.contains { key in
      if case .expression(let expression) = key.target { expression.columns.contains(column) } else { false }
    }
  }
}

extension TableDefinition {
  fileprivate var keyElements: [TableElement] {
    (primaryKey.map { [.primaryKey($0)] } ?? []) + uniques.map(TableElement.unique)
      + exclusions.map(TableElement.exclusion)
  }
}

extension DatabaseSchema {
  /// The tables at the other ends of the foreign keys on a column.
  fileprivate func foreignKeyPartners(of column: String, in table: TableDefinition) -> [ObjectName] {
    let outgoing = table.foreignKeys.filter { $0.enforcement == .database && $0.columns.contains(column) }
    var partners = outgoing.map(\.referencedTable)
    let isKey =
      table.primaryKey?.columns.contains(column) == true || table.uniques.contains { $0.columns.contains(column) }
      || table.indexes.contains { $0.isUnique && $0.columns.contains(column) }
    if isKey {
      for other in tables {
        for key in other.foreignKeys where key.referencedTable == table.name && key.enforcement == .database {
          if key.referencedColumns.contains(column) { partners.append(other.name) }
        }
      }
    }
    return partners.filter { $0 != table.name }
  }
}

extension PostgresTypeChange {
  fileprivate var needsUTC: Bool {
    switch self {
    case .free(_, let needsUTC), .rewriting(_, _, let needsUTC): needsUTC
    case .needsAuthor: false
    }
  }

  fileprivate var isAuthored: Bool {
    if case .rewriting(_, .author, _) = self { true } else { false }
  }

  fileprivate func cast(of column: ColumnDefinition) -> String? {
    guard case .rewriting(_, let cast, _) = self else { return nil }
    let type = PostgresText.type(column.type)
    return switch cast {
    case .automatic: nil
    case .explicit: "\(PostgresText.quoted(column.name))::\(type)"
    case .through(let other): "\(PostgresText.quoted(column.name))::\(other)::\(type)"
    case .author(let expression): "(\(PostgresText.expression(expression)))"
    }
  }

  fileprivate func losses(_ object: String) -> [Loss] {
    let wayOut =
      isAuthored
      ? "add a column of the new type, fill it in the same way, and drop this one when nobody misses its values"
      : "say what they become with .converted(from:) on the column, or fill a column of the new type as you mean it"
    switch self {
    case .free(let values, _), .rewriting(let values, _, _):
      switch values {
      case .kept: return []
      case .mayFail(let what): return [Loss(object, .mayFail, what, wayOut: wayOut)]
      case .changed(let what): return [Loss(object, .destroys, what, wayOut: wayOut)]
      }
    case .needsAuthor: return []
    }
  }
}
