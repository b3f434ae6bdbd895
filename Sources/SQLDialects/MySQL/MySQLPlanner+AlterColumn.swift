import SchemaModel

extension MySQLPlanner {
  mutating func alterColumn(
    of table: ObjectName,
    from declared: ColumnDefinition,
    to wanted: ColumnDefinition,
    by expression: ColumnExpression?,
    at index: Int
  ) {
    refusals += MySQLFeatures.refusals(wanted, of: table)
    hoistAttributes(of: table, at: index)
    guard var old = self.table(table).column(declared.name) else {
      apply([.alterColumn(table: table, from: declared, to: wanted)])
      return
    }
    var new = wanted
    let name = MySQLColumnName(table: table, column: new.name)
    waitingIdentities[name] = nil
    if let identity = new.identity, old.identity == nil, !self.table(table).isLeadingKey(new.name) {
      waitingIdentities[name] = MySQLWaitingIdentity(identity: identity)
      new.identity = nil
    }
    if old == new { return }
    if old.identity != nil, let identity = new.identity, identity != old.identity {
      var counted = old
      counted.identity = identity
      setStart(of: table, from: old, to: counted, at: index)
      if counted == new { return }
      old = counted
    }
    let renames = takeLabelRenames(of: name, after: index)
    if let expression, old.type != new.type {
      convertColumn(of: table, from: old, to: new, by: expression, at: index)
      return
    }
    if let labels = MySQLEnumChange(from: old, to: new, renames: renames), old.type != new.type,
      !changesStorage(from: old, to: new)
    {
      let start = labels.renames.isEmpty ? old : widen(labels, of: table, at: index)
      modify(
        table,
        from: start,
        to: new,
        losses: labels.losses(of: table) + MySQLColumnLoss.nullLosses(from: old, to: new, of: table),
        at: index
      )
      return
    }
    if let lengths = MySQLTypes.shortenedBinary(from: old, to: new) {
      shorten(lengths, of: table, from: old, to: new, at: index)
      return
    }
    if changesStorage(from: old, to: new) {
      recreateColumn(of: table, from: old, to: new, at: index)
      return
    }
    modify(table, from: old, to: new, at: index)
  }

  mutating func modify(
    _ table: ObjectName,
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    losses: [Loss]? = nil,
    at index: Int
  ) {
    let change = MySQLColumnChange(from: old, to: new, in: self.table(table))
    let query = MySQLCatalogue.column(table, new.name)
    var conditions =
      outlook.conditions(forColumn: new.name, of: table, after: index)
      + outlook.presence(of: new.mentionedColumns, on: table, after: index, in: changes)
    if change.operation.method != .instant, let pending = change.pending {
      conditions.append(query.and(pending).exists)
    } else if !conditions.isEmpty || outlook.vanishes(new.name, of: table, after: index, in: changes) {
      conditions.append(query.exists)
    }
    if old.generated != new.generated {
      let exists = query.and(change.pending ?? "TRUE").exists
      suspendForeignKeys(writingForStored: new, of: table, while: exists, at: index)
    }
    if change.operation.method == .copy, changesValues(from: old, to: new) {
      suspendForeignKeys(on: new.name, of: table, while: change.pending.map { query.and($0).exists }, at: index)
    }
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table).\(new.name): \(MySQLColumnWords.change(from: old, to: new))",
        clauses: [change.clause],
        operation: change.operation,
        conditions: conditions,
        changes: [.alterColumn(table: table, from: old, to: new)],
        losses: losses ?? MySQLColumnLoss.losses(from: old, to: new, of: self.table(table)),
        verifications: verification(of: new, on: table),
        keepsZeros: old.identity == nil && new.identity != nil,
        isDearerAgain: change.isModify && change.pending == nil && mayCopyForChecks(table, after: index)
      ),
      at: index
    )
  }

  /// Whether a change behind this one may make every MODIFY of the table copy it: see `MySQLCheckTypes`.
  private func mayCopyForChecks(_ table: ObjectName, after index: Int) -> Bool {
    outlook.changes(of: table, after: index).contains { later in
      switch changes[later] {
      case .addElement(_, let element): element.kind == .check
      case .alterColumn: !self.table(table).checks.isEmpty
      default: false
      }
    }
  }

  /// Another first number; the server takes none below the highest that a row has.
  private mutating func setStart(
    of table: ObjectName,
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    at index: Int
  ) {
    let change = Change.alterColumn(table: table, from: old, to: new)
    guard let start = new.identity?.options?.start, start != old.identity?.options?.start else {
      apply([change])
      return
    }
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table).\(new.name): count on from \(start)",
        clauses: ["AUTO_INCREMENT = \(start)"],
        operation: .setAutoIncrement,
        changes: [change]
      ),
      at: index
    )
  }

  mutating func dropColumn(_ column: ColumnDefinition, of table: ObjectName, _ change: Change, at index: Int) {
    let isRebuild = self.table(table).isIndexed(column.name) || Self.isCutOff(column.name)
    let isVirtual = column.generated?.storage == .virtual
    var operation: MySQLOperation = isRebuild ? .dropIndexedColumn : isVirtual ? .dropVirtualColumn : .dropColumn
    // Of a divided table it goes INPLACE only from behind all others (E1846, on 9.7), and a migration that was stopped may
    // have left one behind it.
    if isVirtual, self.table(table).partitioning != nil,
      self.table(table).columns.contains(where: { $0.name != column.name && $0.generated?.storage == .virtual })
    {
      operation = .dropVirtualColumnOfPartitions
    }
    waitingIdentities[MySQLColumnName(table: table, column: column.name)] = nil
    let loss = Loss(
      "\(table).\(column.name)",
      .destroys,
      column.generated == nil ? "all values of the column" : "the computed values of the column",
      wayOut: "copy the values that matter first, or rename the column: .renamed(from:)"
    )
    alter(
      MySQLAlteration(
        table: table,
        title: "\(table).\(column.name): drop",
        clauses: ["DROP COLUMN \(MySQLSyntax.name(column.name))"],
        operation: operation,
        conditions: [MySQLCatalogue.column(table, column.name).exists]
          + outlook.conditions(forColumn: column.name, of: table, after: index),
        changes: [change],
        losses: [loss],
        verifications: verification(thatColumnIs: false, column.name, of: table)
      ),
      at: index
    )
  }

  /// A column that goes INSTANT stays as `!hidden!_dropped_v1_p1_name` of 64 bytes at most, and a character that the end
  /// falls into makes that no name (E3507; observed on 9.7.4: from 21 `é` on). The numbers have up to three and four digits.
  private static func isCutOff(_ name: String) -> Bool {
    name.utf8.count > 64 - "!hidden!_dropped_v255_p1017_".utf8.count && name.utf8.contains { $0 > 127 }
  }

  /// What a column of a foreign key cannot have changed by a copy (E1832, E1833, E3780).
  private func changesValues(from old: ColumnDefinition, to new: ColumnDefinition) -> Bool {
    !Set(new.differences(from: old)).subtracting(["default", "comment"]).isEmpty
  }

  /// E3106: MODIFY makes no virtual column a stored or a plain one, nor the other way.
  private func changesStorage(from old: ColumnDefinition, to new: ColumnDefinition) -> Bool {
    old.generated?.storage != new.generated?.storage
      && (old.generated?.storage == .virtual || new.generated?.storage == .virtual)
  }
}

/// What a changed column is said to become: `change type to bigint, set NOT NULL`.
enum MySQLColumnWords {
  static func change(from old: ColumnDefinition, to new: ColumnDefinition) -> String {
    new.differences(from: old).map { difference in
      switch difference {
      case "type": "change type to \(new.type)"
      case "null": new.isNullable ? "drop NOT NULL" : "set NOT NULL"
      case "default": new.defaultValue == nil ? "drop the default" : "set its default"
      case "identity": new.identity == nil ? "drop AUTO_INCREMENT" : "set AUTO_INCREMENT"
      case "generated": new.generated == nil ? "no longer generated" : "generate anew"
      case "comment": new.comment == nil ? "remove the comment" : "comment"
      default: "change \(difference)"
      }
    }.joined(separator: ", ")
  }
}

/// The values that a changed column loses, or that keep it from changing.
enum MySQLColumnLoss {
  static func losses(from old: ColumnDefinition, to new: ColumnDefinition, of table: TableDefinition) -> [Loss] {
    let object = "\(table.name).\(new.name)"
    var losses: [Loss] = []
    if old.generated == nil, new.generated != nil {
      losses.append(
        Loss(
          object,
          .destroys,
          "all values of the column: they are computed instead",
          wayOut: "add another column instead"
        )
      )
    } else if old.generated?.storage == .virtual, new.generated == nil {
      losses.append(
        Loss(
          object,
          .destroys,
          "the computed values: the new column starts with its default",
          wayOut: "make it a stored generated column first; that one keeps its values when it becomes a plain column"
        )
      )
    } else if new.generated == nil {
      losses += typeLosses(from: old, to: new, in: table, object)
    }
    return losses + nullLosses(from: old, to: new, of: table.name)
  }

  static func nullLosses(from old: ColumnDefinition, to new: ColumnDefinition, of table: ObjectName) -> [Loss] {
    let object = "\(table).\(new.name)"
    if let generated = new.generated {
      guard !new.isNullable, old.isNullable || old.generated != generated else { return [] }
      let bases = generated.expression.columns.joined(separator: ", ")
      return [
        Loss(object, .mayFail, "rows for which it is NULL", wayOut: "correct what it is computed from first: \(bases)")
      ]
    }
    guard old.isNullable, !new.isNullable else { return [] }
    let name = MySQLSyntax.name(new.name)
    return [
      Loss(
        object,
        .mayFail,
        "rows in which it is NULL",
        wayOut: "fill them first: UPDATE \(MySQLSyntax.table(table)) SET \(name) = … WHERE \(name) IS NULL"
      )
    ]
  }

  private static func typeLosses(
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    in table: TableDefinition,
    _ object: String
  ) -> [Loss] {
    var conversion = MySQLTypeConversion(from: old.type.withoutVisibility, to: new.type.withoutVisibility)
    if conversion == .keepsAll, !MySQLTypes.haveSameCharacterSet(old, new, in: table),
      new.effectiveCharacterSet(in: table) != "utf8mb4"
    {
      conversion = .mayFail("values with characters that the new character set does not have")
    }
    return switch conversion {
    case .keepsAll: []
    case .mayFail(let what):
      [
        Loss(
          object,
          .mayFail,
          what,
          wayOut: "find and correct these values first; the statement changes nothing when it fails"
        )
      ]
    case .changes(let what):
      [
        Loss(
          object,
          .destroys,
          what,
          wayOut:
            "say what they become with .converted(from:) on the column, or fill a column of the new type as you see fit"
        )
      ]
    }
  }
}
