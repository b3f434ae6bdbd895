import SchemaModel

extension MySQLPlanner {
  mutating func addColumn(_ column: ColumnDefinition, to table: ObjectName, at index: Int) {
    refusals += MySQLFeatures.refusals(column, of: table)
    hoistAttributes(of: table, at: index)
    if column.identity != nil {
      addAutoIncrementColumn(column, to: table, at: index)
    } else if MySQLUnsafeFunctions.isUnsafe(column.defaultValue) {
      addColumnInSteps(column, to: table, at: index)
    } else {
      add(column, to: table, as: addition(of: column, to: table), at: index)
    }
  }

  private mutating func add(
    _ column: ColumnDefinition,
    to table: ObjectName,
    as operation: MySQLOperation,
    beside clauses: [String] = [],
    and changes: [Change] = [],
    at index: Int
  ) {
    let isMissing = MySQLCatalogue.column(table, column.name).isMissing
    suspendForeignKeys(writingForStored: column, of: table, while: isMissing, at: index)
    let place = place(for: column.name, in: table, at: index)
    var change = [Change.addColumn(table: table, column: column)]
    var operation = operation
    if let place {
      let names = self.table(table).columns.map(\.name)
      change.append(.reorderColumns(table: table, from: names + [column.name], to: place.order(names, column.name)))
      if column.generated?.storage == .virtual, place.isBeforeVirtualColumn(of: self.table(table)) {
        operation = operation.combined(with: .addVirtualColumnBetween)
      }
    }
    let clause = "ADD COLUMN \(MySQLSyntax.column(column))\(place.map { " \($0.clause)" } ?? "")"
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table).\(column.name): add",
        clauses: [clause] + clauses,
        operation: operation,
        conditions: [isMissing],
        changes: change + changes,
        losses: MySQLSilentValue.loss(of: column, added: table),
        remark: made.standIns.contains(.column(table, column.name)) ? MadeObjects.standInRemark : nil,
        verifications: verification(thatColumnIs: true, column.name, of: table)
      ),
      at: index
    )
  }

  private func addition(of column: ColumnDefinition, to table: ObjectName) -> MySQLOperation {
    switch (column.generated?.storage, column.defaultValue) {
    case (.stored, _): return .addStoredColumn
    case (.virtual, _):
      let isBesideFunctionalIndex = self.table(table).indexes.contains(where: \.hasExpressions)
      return isBesideFunctionalIndex ? .addVirtualColumnBesideFunctionalIndex : .addVirtualColumn
    case (nil, .some(let value)):
      let text = MySQLSyntax.defaultValue(value, of: column.type)
      return text.hasPrefix("(") ? .addExpressionDefaultColumn : .addColumn
    case (nil, nil):
      let hasEmptyValue = column.isNullable || MySQLTypes.emptyValue(of: column.type) != nil
      return hasEmptyValue ? .addColumn : .addColumnWithoutEmptyValue
    }
  }

  /// An AUTO_INCREMENT column must be a key from the start (E1075): the one that is added for it comes along.
  private mutating func addAutoIncrementColumn(_ column: ColumnDefinition, to table: ObjectName, at index: Int) {
    let definition = self.table(table)
    let later = outlook.changes(of: table, after: index).first { later in
      guard case .addElement(_, let element) = changes[later], element.kind != .check, element.kind != .foreignKey
      else { return false }
      return element.columns.first == column.name
        && element.columns.dropFirst().allSatisfy { definition.column($0) != nil }
    }
    guard let later, case .addElement(_, let key) = changes[later] else {
      // Numbers come with the key: MODIFY … AUTO_INCREMENT gives one to each row that has 0.
      var unnumbered = column
      unnumbered.identity = nil
      waitingIdentities[MySQLColumnName(table: table, column: column.name)] = column.identity.map {
        MySQLWaitingIdentity(identity: $0, isNew: true)
      }
      add(unnumbered, to: table, as: .addColumn, at: index)
      return
    }
    done.insert(later)
    let old = movedDrops.removeValue(forKey: later)
    var beside = [Change.addElement(table: table, element: key)]
    if let old {
      let missing = MySQLCatalogue.column(table, column.name).isMissing
      suspendForeignKeys(needing: old, of: table, without: key, while: missing, at: index)
      beside.insert(.dropElement(table: table, element: old), at: 0)
    }
    add(
      column,
      to: table,
      as: .addAutoIncrementColumn,
      beside: (old.map { [MySQLSyntax.dropping($0)] } ?? []) + [MySQLSyntax.adding(key)],
      and: beside,
      at: index
    )
    if old == nil { countAgain(column, of: table, by: key, at: index) }
  }

  /// A plan that this one takes back may have been broken off when the key was gone and the column was still there.
  private mutating func countAgain(
    _ column: ColumnDefinition,
    of table: ObjectName,
    by key: TableElement,
    at index: Int
  ) {
    let isStill = MySQLCatalogue.column(table, column.name).and("EXTRA NOT LIKE '%auto_increment%'").exists
    let clauses = ["MODIFY COLUMN \(MySQLSyntax.column(column))", MySQLSyntax.adding(key)]
    append(
      MySQLAlteration(
        table: table,
        title: "\(table).\(column.name): count up, where it is there without its key",
        clauses: clauses,
        operation: .addAutoIncrementColumn,
        conditions: [isStill, MySQLCatalogue.element(table, key.kind, key.name).isMissing],
        changes: [],
        keepsZeros: true
      ),
      statement: "ALTER TABLE \(MySQLSyntax.table(table)) \(clauses.joined(separator: ", "))",
      operation: .addAutoIncrementColumn,
      at: index
    )
  }

  /// E1674: ALTER TABLE adds no column whose default is another one for each row and server. So the column comes without
  /// it, gets it, and the rows are filled by an UPDATE.
  private mutating func addColumnInSteps(_ column: ColumnDefinition, to table: ObjectName, at index: Int) {
    var bare = column
    bare.isNullable = true
    bare.defaultValue = nil
    var withDefault = bare
    withDefault.defaultValue = column.defaultValue
    add(bare, to: table, as: .addColumn, at: index)
    if column.isNullable {
      // The default comes last and is the mark that rows were filled: a later run must not fill NULLs of the application.
      let isUnmarked = MySQLCatalogue.column(table, column.name)
        .and("COLUMN_DEFAULT IS NULL").and("EXTRA NOT LIKE '%DEFAULT_GENERATED%'")
      fill(column, of: table, when: isUnmarked.exists, at: index)
      change(bare, of: table, to: withDefault, title: "set its default", when: isUnmarked.exists, at: index)
    } else {
      let isUnfinished = MySQLCatalogue.column(table, column.name).and("IS_NULLABLE = 'YES'").exists
      change(bare, of: table, to: withDefault, title: "set its default", when: isUnfinished, at: index)
      fill(column, of: table, when: isUnfinished, at: index)
      change(withDefault, of: table, to: column, title: "set NOT NULL", when: isUnfinished, at: index)
    }
  }

  private mutating func fill(_ column: ColumnDefinition, of table: ObjectName, when condition: String, at index: Int) {
    guard case .expression(let value) = column.defaultValue else { return }
    let name = MySQLSyntax.name(column.name)
    append(
      MySQLAlteration(
        table: table,
        title: "\(table).\(column.name): fill the rows that are there",
        clauses: [],
        operation: .fillColumn,
        conditions: [condition],
        changes: [],
        remark: firedTriggersRemark(of: table)
      ),
      statement: update(table, set: column.name, to: "(\(MySQLSyntax.expression(value)))", where: "\(name) IS NULL"),
      operation: .fillColumn,
      at: index
    )
  }

  private mutating func change(
    _ old: ColumnDefinition,
    of table: ObjectName,
    to new: ColumnDefinition,
    title: String,
    when condition: String,
    at index: Int
  ) {
    let change = MySQLColumnChange(from: old, to: new, in: self.table(table))
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table).\(new.name): \(title)",
        clauses: [change.clause],
        operation: change.operation,
        conditions: [condition],
        changes: [.alterColumn(table: table, from: old, to: new)],
        verifications: verification(of: new, on: table)
      ),
      at: index
    )
  }
}

/// The functions that may stand in a default, and that make `ALTER TABLE … ADD COLUMN` fail with E1674: all of MySQL 9.7's
/// unsafe functions were tried, the others may not stand in a default at all.
enum MySQLUnsafeFunctions {
  static let names = [
    "uuid", "uuid_short", "rand", "random_bytes", "user", "current_user", "session_user", "system_user", "sysdate",
  ]

  static func isUnsafe(_ value: DefaultValue?) -> Bool {
    guard case .expression(let expression) = value else { return false }
    let text = expression.segments.map { segment in
      if case .sql(let text) = segment { text.lowercased() } else { " " }
    }.joined()
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return words.contains { names.contains(String($0)) }
  }
}

/// What MySQL puts into the rows of a table when a NOT NULL column without a default is added: not an error, as elsewhere.
enum MySQLSilentValue {
  static func loss(of column: ColumnDefinition, added table: ObjectName) -> [Loss] {
    guard !column.isNullable, column.defaultValue == nil, column.identity == nil else { return [] }
    if let generated = column.generated {
      if generated.storage == .virtual { return [] }
      return [
        Loss(
          "\(table).\(column.name)",
          .mayFail,
          "rows for which it is NULL",
          wayOut: "declare it nullable, or correct what it is computed from first"
        )
      ]
    }
    let object = "\(table).\(column.name)"
    let wayOut = "give it a default, or add it nullable, fill it, and make it NOT NULL in a later migration"
    guard let value = MySQLTypes.emptyValue(of: column.type) else {
      return [Loss(object, .mayFail, "rows, as the column has no default", wayOut: wayOut)]
    }
    return [Loss(object, .fills, "\(value), as the column has no default", wayOut: wayOut)]
  }
}
