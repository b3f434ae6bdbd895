import SchemaModel

/// Folds over the changes with the schema as the server holds it by then.
struct MySQLPlanner {
  let options: DialectOptions
  let changes: [Change]
  let outlook: MySQLOutlook
  let made: MadeObjects
  /// The schema behind all changes; the proof at the end of a file asks for this.
  let final: DatabaseSchema?
  var state: DatabaseSchema
  /// Whether `state` is what the server holds by then, and not only one of the states that it may be in.
  var isCertain = true
  var steps: [Step] = []
  var refusals: [Refusal] = []
  /// Changes that an ALTER TABLE before their turn has made already.
  var done: Set<Int> = []
  /// Elements that stay until the addition at this place takes their name.
  var movedDrops: [Int: TableElement] = [:]
  /// Tables that this plan creates: nobody waits for a lock on them.
  var created: Set<ObjectName> = []
  var suspended: [MySQLSuspendedForeignKey] = []
  /// Columns that cannot have their AUTO_INCREMENT until a key leads with them (E1075).
  var waitingIdentities: [MySQLColumnName: MySQLWaitingIdentity] = [:]
  var references: MySQLReferences
  /// Renamed values of enumeration columns whose own change is still to come.
  var labelRenames: [MySQLColumnName: [MySQLEnumChange.Rename]] = [:]
  /// Views, routines, triggers and grants that are made behind all other changes.
  var postponed: [MySQLPostponedObject] = []
  var replacedTriggers: MySQLReplacedTriggers
  var triggerOrder: MySQLTriggerOrder?
  /// By small letters, of before and afterwards: MySQL names indexes after them.
  let foreignKeyNames: Set<String>
  /// Grants that were elided on their way out, as they are made again.
  var replacedGrants: [SchemaObjectKey: GrantDefinition] = [:]

  init(_ changes: [Change], from schema: DatabaseSchema, options: DialectOptions) {
    let changes = MySQLColumnOrder.resolved(MySQLKeptForeignKeys.resolved(MySQLElementRenames.resolved(changes)))
    self.options = options
    self.changes = changes
    self.outlook = MySQLOutlook(changes)
    self.made = MadeObjects(changes)
    self.final = try? schema.applying(changes)
    self.state = schema
    self.references = MySQLReferences(schema, changes)
    self.replacedTriggers = MySQLReplacedTriggers(changes)
    let tables = schema.tables + (final?.tables ?? [])
    self.foreignKeyNames = Set(tables.flatMap(\.databaseForeignKeys).map { $0.name.lowercased() })
    self.triggerOrder = final.map { MySQLTriggerOrder(from: schema, to: $0, by: changes) }
  }

  mutating func plan() -> Plan {
    for (index, change) in changes.enumerated() {
      if !done.contains(index) { plan(change, at: index) }
      restoreForeignKeys(after: index)
      renamePostponed(by: change)
    }
    postponed += (triggerOrder?.moved ?? []).map { MySQLPostponedObject(object: $0, replaced: nil) }
    // A routine that is made again loses its privileges, so that these come behind.
    for object in postponed where object.object.kind != .grant { create(object) }
    for object in postponed where object.object.kind == .grant { create(object) }
    refuseWaitingIdentities()
    if let final { refusals += MySQLPartitionRules.refusals(final, touchedBy: changes) }
    let zone = changes.contains(where: \.dependsOnZone) ? [MySQLSession.zone] : []
    return Plan(steps: steps, refusals: refusals, preamble: MySQLSession.preamble + zone, isTransactional: false)
  }

  private mutating func plan(_ change: Change, at index: Int) {
    for (trigger, isMadeAgain) in replacedTriggers.take(brokenBy: change, at: index) {
      drop(trigger, isMadeAgain: isMadeAgain)
    }
    switch change {
    case .createTable(let table): createTable(table, change)
    case .dropTable(let table): dropTable(table, change, at: index)
    case .renameTable(let old, let new): renameTable(from: old, to: new, change, at: index)
    case .setTableComment(let table, _, let comment): setComment(of: table, to: comment, change, at: index)
    case .addColumn(let table, let column): addColumn(column, to: table, at: index)
    case .dropColumn(let table, let column): dropColumn(column, of: table, change, at: index)
    case .renameColumn(let table, let old, let new): renameColumn(of: table, from: old, to: new, change, at: index)
    case .alterColumn(let table, let old, let new, let conversion):
      alterColumn(of: table, from: old, to: new, by: conversion?.forward, at: index)
    case .addElement(let table, let element): addElement(element, to: table, at: index)
    case .dropElement(let table, let element): dropElement(element, of: table, at: index)
    case .renameElement(let table, let element, let name):
      renameElement(element, of: table, to: name, change, at: index)
    case .createEnum(let type), .dropEnum(let type), .alterEnum(let type, _): refuseEnum(type.name)
    case .renameEnum(let name, _), .renameEnumLabel(let name, _, _): refuseEnum(name)
    case .reorderColumns(let table, _, let order): reorderColumns(of: table, to: order, at: index)
    case .renameColumnLabel(let table, let column, let old, let new):
      renameLabel(of: column, of: table, from: old, to: new, change, at: index)
    case .setTableAttributes(let table, let old, let new):
      setAttributes(of: table, from: old, to: new, change, at: index)
    case .alterPartitioning(let table, let old, let new):
      alterPartitioning(of: table, from: old, to: new, change, at: index)
    case .createObject(let object): createObject(object, replacing: nil, change, at: index)
    case .alterObject(let old, let new): createObject(new, replacing: old, change, at: index)
    case .dropObject(let object): dropObject(object, change, at: index)
    case .renameObject(let object, _):
      refusals += MySQLObjectFeatures.refusals(object)
      apply([change])
    }
  }

  /// The server counts up only in a column that a key begins with, and no change brought that key.
  private mutating func refuseWaitingIdentities() {
    for name in waitingIdentities.keys.sorted(by: { ($0.table, $0.column) < ($1.table, $1.column) }) {
      refusals.append(
        Refusal(
          "\(name.table).\(name.column)",
          "MySQL counts up only in a column that a key begins with, and none begins with this one (E1075)",
          wayOut: "give the column a primary key, a unique constraint or an index of its own"
        )
      )
    }
  }

  private mutating func refuseEnum(_ name: ObjectName) {
    refusals.append(
      Refusal(
        name.description,
        "MySQL has no enumeration types of their own, only enumerations inside a column",
        wayOut: "declare the column's type for MySQL: .on(.mysql, type: …)"
      )
    )
  }

  mutating func apply(_ changes: [Change]) {
    for change in changes {
      do {
        try state.apply(change)
      } catch {
        refusals.append(
          Refusal(
            change.table?.description ?? change.description,
            error.description,
            wayOut: "the changes do not belong to this schema: generate them anew from its snapshot"
          )
        )
      }
    }
  }

  /// The state of a table; a change of a table that is not there becomes a refusal when it is applied.
  func table(_ name: ObjectName) -> TableDefinition {
    state.table(name) ?? TableDefinition(name, columns: [])
  }
}

struct MySQLWaitingIdentity {
  var identity: Identity
  /// The column is new, and its rows are to get numbers.
  var isNew = false
}

struct MySQLColumnName: Hashable {
  var table: ObjectName
  var column: String
}
