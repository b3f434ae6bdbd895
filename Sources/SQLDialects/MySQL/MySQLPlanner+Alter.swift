import SchemaModel

/// One ALTER TABLE, before it is known what it drags along.
struct MySQLAlteration {
  var table: ObjectName
  var title: String
  var clauses: [String]
  var operation: MySQLOperation
  /// It runs when all hold; empty when it may run at any time.
  var conditions: [String] = []
  /// What it does to the schema.
  var changes: [Change]
  var losses: [Loss] = []
  /// Said behind what the operation says of itself.
  var remark: String?
  var verifications: [Verification] = []
  /// Other tables that it locks for an instant.
  var alsoLocked: [ObjectName] = []
  /// AUTO_INCREMENT comes to a column that was there: a 0 in it is a value like others, and not a wish for a number.
  var keepsZeros = false
  /// It runs again at every start, and a later change makes the server need a dearer way for it by then.
  var isDearerAgain = false
  /// Behind all clauses: PARTITION BY.
  var suffix: String?
}

extension MySQLPlanner {
  /// Makes the ALTER TABLE a step, together with the indexes that foreign keys need and with AUTO_INCREMENT where keys
  /// come and go, and takes its changes into the schema. The indexes that are kept are the support indexes of foreign
  /// keys that are away for the moment.
  mutating func alter(_ alteration: MySQLAlteration, at index: Int, keptIndexes: [MySQLSupportIndexes.Index] = []) {
    let supportBefore = MySQLSupportIndexes.of(table(alteration.table)) + keptIndexes
    apply(alteration.changes)
    let after = table(alteration.table)
    var alteration = alteration
    var clauses = alteration.clauses
    var operation = alteration.operation
    var remarks: [String] = []

    let support = MySQLSupportIndexes.clauses(from: supportBefore, to: MySQLSupportIndexes.of(after))
    if !support.isEmpty {
      clauses += support
      operation = operation.combined(with: support.contains { $0.hasPrefix("ADD") } ? .replaceIndex : .dropIndex)
      remarks.append("The index that a foreign key needs moves along.")
    }
    let remade = remadeIndexes(for: alteration.changes, on: alteration.table)
    if !remade.isEmpty {
      clauses += remade
      operation = operation.combined(with: .replaceIndex)
      remarks.append("An index that MySQL may have made by itself is made again, as it would drop that one now.")
    }
    if let identity = identityClause(for: after) {
      clauses.append(identity.clause)
      alteration.keepsZeros = alteration.keepsZeros || identity.keepsZeros
      operation = operation.combined(with: .changeType)
    }
    step(alteration, clauses: clauses, operation: operation, remarks: remarks, at: index)
  }

  /// A step that leaves the schema's keys alone.
  mutating func step(
    _ alteration: MySQLAlteration,
    clauses: [String],
    operation: MySQLOperation,
    remarks: [String] = [],
    at index: Int
  ) {
    var algorithm: [String] = []
    var remarks = remarks
    if !alteration.isDearerAgain,
      let clause = operation.algorithmClause(on: table(alteration.table), from: options.minimumVersion)
    {
      if isCertain { algorithm = [clause] } else { remarks.append(Self.otherWays) }
    }
    let name = MySQLSyntax.table(alteration.table)
    let suffix = alteration.suffix.map { " \($0)" } ?? ""
    let statement = "ALTER TABLE \(name) \((clauses + algorithm).joined(separator: ", "))\(suffix)"
    append(alteration, statement: statement, operation: operation, remarks: remarks, at: index)
  }

  private static let otherWays = "In another state of the table the server may need a dearer way, and takes it."

  mutating func append(
    _ alteration: MySQLAlteration,
    statement: String,
    operation: MySQLOperation,
    remarks: [String] = [],
    at index: Int
  ) {
    let presence = outlook.conditions(forTable: alteration.table, after: index)
    let method = operation.method(on: table(alteration.table))
    let remark = [method.remark(from: options.minimumVersion)] + (alteration.remark.map { [$0] } ?? []) + remarks
    var statements = MySQLGuard.statements(statement, when: presence + alteration.conditions)
    if alteration.keepsZeros { statements = MySQLSession.keepingZeros(statements) }
    if table(alteration.table).hasZeroDate { statements = MySQLSession.keepingZeroDates(statements) }
    steps.append(
      Step(
        alteration.title,
        remark: remark.joined(separator: " "),
        statements: statements,
        locks: locks(of: alteration, method),
        cost: method.cost,
        losses: alteration.losses,
        hazards: alteration.changes.contains(where: \.dropsIndex) ? [.indexDropped] : [],
        verifications: alteration.verifications
      )
    )
  }

  private func locks(of alteration: MySQLAlteration, _ method: MySQLOperation.Method) -> [TableLock] {
    let others = alteration.alsoLocked.filter { $0 != alteration.table && !created.contains($0) }.sorted()
    let own = created.contains(alteration.table) ? [] : [method.lock(on: alteration.table)]
    return own + others.map { TableLock($0, "metadata lock", blocks: .readsAndWrites, .instant) }
  }

  /// The MODIFY that takes AUTO_INCREMENT from a column without a key, or gives it back to one that has a key again.
  private mutating func identityClause(for table: TableDefinition) -> (clause: String, keepsZeros: Bool)? {
    var keepsZeros = false
    for column in table.columns {
      let name = MySQLColumnName(table: table.name, column: column.name)
      var changed = column
      if let identity = column.identity, !table.isLeadingKey(column.name) {
        waitingIdentities[name] = MySQLWaitingIdentity(identity: identity)
        changed.identity = nil
      } else if let waiting = waitingIdentities[name], table.isLeadingKey(column.name) {
        waitingIdentities[name] = nil
        changed.identity = waiting.identity
        keepsZeros = !waiting.isNew
      } else {
        continue
      }
      apply([.alterColumn(table: table.name, from: column, to: changed)])
      return ("MODIFY COLUMN \(MySQLSyntax.column(changed))", keepsZeros)
    }
    return nil
  }
}

extension Change {
  fileprivate var dropsIndex: Bool {
    guard case .dropElement(_, let element) = self else { return false }
    return [.primaryKey, .unique, .index].contains(element.kind)
  }
}
