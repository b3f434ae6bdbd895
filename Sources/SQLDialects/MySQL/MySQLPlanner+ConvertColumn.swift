import SchemaModel

extension MySQLPlanner {
  /// Values that become others by the author's expression.
  ///
  /// MySQL has no USING. A stored column that is computed by the expression stands beside the old one and follows each
  /// row that is written meanwhile; then it takes the old one's place, in one atomic ALTER TABLE. A run that stopped in
  /// between left nothing but that column, and the next one begins anew.
  mutating func convertColumn(
    of table: ObjectName,
    from old: ColumnDefinition,
    to new: ColumnDefinition,
    by expression: ColumnExpression,
    at index: Int
  ) {
    guard let pending = pendingConversion(of: table, from: old, to: new) else { return }
    var computed = new
    computed.name = Self.conversionName(new.name)
    computed.isNullable = true
    computed.defaultValue = nil
    computed.identity = nil
    computed.comment = nil
    computed.generated = GeneratedValue(expression, .stored)
    let recreation = MySQLRecreation(around: new.name, of: self.table(table), isReplaced: true)
    for column in [new.name] + recreation.goneColumns {
      suspendForeignKeys(on: column, of: table, while: pending, at: index)
    }
    suspendForeignKeys(writingForStored: computed, of: table, while: pending, at: index)
    let conditions =
      outlook.conditions(forColumn: new.name, of: table, after: index)
      + outlook.presence(of: expression.columns, on: table, after: index, in: changes)
    dropUnfinishedConversion(computed.name, of: table, at: index)
    step(
      MySQLAlteration(
        table: table,
        title: "\(table).\(new.name): compute its values as \(new.type) beside it",
        clauses: [],
        operation: .addStoredColumn,
        conditions: [pending] + conditions,
        changes: [],
        remark: "Fails where the expression does, and then changes nothing."
      ),
      clauses: ["ADD COLUMN \(MySQLSyntax.column(computed)) /*!80023 INVISIBLE */"],
      operation: .addStoredColumn,
      at: index
    )
    apply([.alterColumn(table: table, from: old, to: new)])
    let places = settle([new.name] + recreation.goneColumns, in: table, at: index)
    let (hidden, name) = (MySQLSyntax.name(computed.name), MySQLSyntax.name(new.name))
    let place = places[new.name].map { " \($0.clause)" } ?? ""
    let clauses =
      recreation.drops
      + ["DROP COLUMN \(name)", "CHANGE COLUMN \(hidden) \(MySQLSyntax.column(new))\(place)"]
      + recreation.additions(in: self.table(table), at: places) { $0 }
    step(
      MySQLAlteration(
        table: table,
        title: "\(table).\(new.name): \(MySQLColumnWords.change(from: old, to: new))",
        clauses: [],
        operation: .recreateColumn,
        conditions: [pending, MySQLCatalogue.column(table, computed.name).exists] + conditions,
        changes: [],
        losses: conversionLosses(from: old, to: new, of: table),
        remark: "The computed column takes the place of the old one, in the same statement.",
        verifications: verification(of: new, on: table)
      ),
      clauses: clauses,
      operation: .recreateColumn,
      at: index
    )
  }

  /// What holds until the column has its new type; nil, with a refusal, where it cannot be converted safely.
  private mutating func pendingConversion(
    of table: ObjectName,
    from old: ColumnDefinition,
    to new: ColumnDefinition
  ) -> String? {
    let object = "\(table).\(new.name)"
    let byHand = "add a column of the new type, fill it from this one, and drop this one later"
    let definition = self.table(table)
    let before = MySQLTypes.catalogueSpelling(old.type)
    let after = MySQLTypes.catalogueSpelling(new.type)
    if old.identity != nil {
      let reason = "MySQL computes nothing from a column that counts up (E3109)"
      refusals.append(Refusal(object, reason, wayOut: "take the identity from the column in an earlier migration"))
    } else if definition.partitioning?.columns.contains(new.name) == true {
      let reason = "the table is divided by this column, which therefore cannot make room for another"
      refusals.append(Refusal(object, reason, wayOut: "take the partitions away in an earlier migration"))
    } else if definition.column(Self.conversionName(new.name)) != nil {
      let reason = "its new values would stand in \(Self.conversionName(new.name)) for a while, which is there already"
      refusals.append(Refusal(object, reason, wayOut: "give that column another name"))
    } else if let before, before != after {
      return MySQLCatalogue.column(table, new.name).and("COLUMN_TYPE = \(MySQLQuoting.literal(before))").exists
    } else if let after, before == nil {
      return MySQLCatalogue.column(table, new.name).and("COLUMN_TYPE <> \(MySQLQuoting.literal(after))").exists
    } else {
      let reason =
        "the catalogue does not tell \(old.type) from \(new.type), and a second run would convert values twice"
      refusals.append(Refusal(object, reason, wayOut: byHand))
    }
    return nil
  }

  /// What a stopped run of this file, or of the one that it takes back, left behind.
  private mutating func dropUnfinishedConversion(_ column: String, of table: ObjectName, at index: Int) {
    step(
      MySQLAlteration(
        table: table,
        title: "\(table).\(column): drop what a stopped run left",
        clauses: [],
        operation: .recreateColumn,
        conditions: [MySQLCatalogue.column(table, column).exists],
        changes: [],
        remark: "Usually there is nothing."
      ),
      clauses: ["DROP COLUMN \(MySQLSyntax.name(column))"],
      operation: .recreateColumn,
      at: index
    )
  }

  private func conversionLosses(from old: ColumnDefinition, to new: ColumnDefinition, of table: ObjectName) -> [Loss] {
    let wayOut =
      "add a column of the new type, fill it in the same way, and drop this one when nobody misses its values"
    return [Loss("\(table).\(new.name)", .destroys, ConversionAdvice.fate, wayOut: wayOut)]
      + MySQLColumnLoss.nullLosses(from: old, to: new, of: table)
  }

  /// Within the 64 characters that a name has.
  private static func conversionName(_ column: String) -> String { "cairn_\(column.suffix(58))" }
}
