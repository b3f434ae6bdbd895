import SchemaModel

extension DSQLPlanner {
  mutating func alterColumn(of table: ObjectName, from old: ColumnDefinition, to new: ColumnDefinition) {
    guard canAlter(old, to: new, of: table) else { return }
    let object = "\(table).\(new.name)"
    let column = "ALTER COLUMN \(PostgresText.quoted(new.name))"
    // An identity or an expression goes before a default comes: a column has one of the three.
    if old.identity != nil, new.identity == nil {
      alter("\(object): drop the identity", table, "\(column) DROP IDENTITY IF EXISTS")
    }
    if old.generated != nil, new.generated == nil {
      alter(
        "\(object): drop the expression",
        table,
        "\(column) DROP EXPRESSION IF EXISTS",
        note: "The values that were computed stay."
      )
    }
    if old.defaultValue != new.defaultValue {
      if new.defaultValue != nil {
        setDefault(of: new, table)
      } else {
        alter(
          "\(object): drop the default",
          table,
          "\(column) DROP DEFAULT",
          proof: PostgresCatalogue.columnExists(new.name, of: table, "NOT atthasdef")
        )
      }
    }
    if let identity = new.identity, let before = old.identity { alterIdentity(of: new, table, before, identity) }
    if old.isNullable, !new.isNullable { holdNotNull(new, of: table) }
    if !old.isNullable, new.isNullable {
      let check = DSQLStatements.notNullCheck(new.name).name
      alter(
        "\(object): allow NULL",
        table,
        "\(column) DROP NOT NULL",
        DSQLStatements.droppingConstraint(check),
        note: "With the check that stands for NOT NULL, if the column became it after CREATE TABLE.",
        proof: PostgresCatalogue.columnExists(new.name, of: table, "NOT attnotnull")
      )
    }
    if old.comment != new.comment { setComment(of: new, table) }
  }

  private mutating func canAlter(_ old: ColumnDefinition, to new: ColumnDefinition, of table: ObjectName) -> Bool {
    let object = "\(table).\(new.name)"
    let count = refusals.count
    if old.type != new.type { refuse(object, DSQLObstacles.typeChange) }
    if old.type == new.type, let obstacle = DSQLObstacles.column(new) { refuse(object, obstacle) }
    if old.generated != new.generated, new.generated != nil { refuse(object, DSQLObstacles.generatedLater) }
    if let before = old.identity, let identity = new.identity,
      let obstacle = DSQLObstacles.counting(
        from: PostgresCounting(before, old.type),
        to: PostgresCounting(identity, new.type)
      )
    {
      refuse(object, obstacle)
    }
    if old.identity == nil, new.identity != nil { refuse(object, DSQLObstacles.identityLater) }
    if !old.isNullable || new.isNullable { return refusals.count == count }
    return canHoldNotNull(new, of: table) && refusals.count == count
  }

  private mutating func alterIdentity(
    of column: ColumnDefinition,
    _ table: ObjectName,
    _ old: Identity,
    _ new: Identity
  ) {
    var actions: [String] = []
    if old.isAlways != new.isAlways { actions.append("SET GENERATED \(new.isAlways ? "ALWAYS" : "BY DEFAULT")") }
    let isCounted = (old.options ?? SequenceOptions()) != (new.options ?? SequenceOptions())
    if isCounted {
      var counting = new
      counting.cache = new.explicitCache
      actions += PostgresCounting(counting, column.type).clauses.map { "SET \($0)" }
    } else if old.explicitCache != new.explicitCache {
      actions.append("SET CACHE \(new.explicitCache)")
    }
    if actions.isEmpty { return }
    alter(
      "\(table).\(column.name): change the identity",
      table,
      "ALTER COLUMN \(PostgresText.quoted(column.name)) \(actions.joined(separator: " "))",
      note: isCounted
        ? "It goes on behind the last number that it gave, and fails if that lies outside its new range." : nil
    )
  }

  mutating func setDefault(of column: ColumnDefinition, _ table: ObjectName) {
    guard let value = column.defaultValue else { return }
    alter(
      "\(table).\(column.name): set the default",
      table,
      "ALTER COLUMN \(PostgresText.quoted(column.name)) SET DEFAULT \(PostgresText.defaultValue(value))",
      note: "For rows that come from here on.",
      // The catalogue holds no default that is NULL.
      proof: column.fillingValue == nil ? nil : PostgresCatalogue.columnExists(column.name, of: table, "atthasdef")
    )
  }

  private mutating func alter(
    _ title: String,
    _ table: ObjectName,
    _ actions: String...,
    note: String? = nil,
    proof: String? = nil
  ) {
    add(
      title,
      .alterColumn,
      on: table,
      [alterTable(table, actions)],
      note: note,
      proofs: proof.map { [PostgresCatalogue.proof($0)] } ?? []
    )
  }
}
