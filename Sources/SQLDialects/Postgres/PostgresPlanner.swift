import SchemaModel

/// Folds over the changes with the schema as it is before each of them, and writes the steps.
struct PostgresPlanner {
  let options: DialectOptions
  let changes: [PlannedChange]
  /// The schema before the change at hand.
  var schema: DatabaseSchema
  var steps: [Step] = []
  var refusals: [Refusal] = []

  /// Tables that this plan made: nobody waits for their locks, and they are empty.
  var newTables: Set<ObjectName> = []
  /// Tables that the rest of the plan drops: when it runs again they may be gone before their keys are dropped.
  var droppedTables: Set<ObjectName>
  /// What the plan adds: something that is dropped may come back, or another thing may take its name.
  let addedNames: Set<ElementKey>
  let addedRelations: Set<ObjectName>
  /// The tables that the plan's new foreign keys reference, by the table that has the key.
  let addedReferences: [ObjectName: Set<ObjectName>]
  let made: MadeObjects
  let rightsTaken: RightsTaken
  /// Texts that ran with the object that they are about.
  var closedTexts: Set<ObjectName> = []
  /// The default rights that the plan gave so far, by the names of their texts.
  var madeDefaults: Set<ObjectName> = []
  /// Tables with a column that becomes NOT NULL: since version 18 that is a constraint, with a name of the server's choice.
  let tablesWithRequirements: Set<ObjectName>
  /// The routines that the rest of the plan makes.
  var routinesAhead: Set<ObjectName> = []
  var earlierNames = EarlierNames()
  /// Generated columns that were computed anew with a column they are computed from.
  var computedAnew: Set<RenamedObject> = []
  /// Generated columns that wait for such a column, as the server has them until then.
  var waiting: [RenamedObject: ColumnDefinition] = [:]
  /// Generated columns that the plan computes anew, as they are to be.
  let computedColumnsAhead: [RenamedObject: ColumnDefinition]
  /// Columns that the rest of the plan gives another type, and those among them whose values become of another kind.
  var typeChangesAhead: Set<RenamedObject> = []
  var kindChangesAhead: Set<RenamedObject> = []
  /// The columns that are identity columns behind a rename: a plan that this one takes back and that was broken off may
  /// have left them as such, so that their sequences have to follow the rename.
  let identitiesAhead: [Change: Set<String>]
  /// The condition under which the statements of the change at hand may run at all.
  private var condition: String?
  private var locksOfTransaction = 0

  init(_ changes: [Change], from schema: DatabaseSchema, options: DialectOptions) {
    self.options = options
    self.schema = schema
    self.changes = PostgresChangeOrder.planned(changes, from: schema)
    made = MadeObjects(self.changes.lazy.map(\.change))
    rightsTaken = RightsTaken(changes, from: schema)
    var dropped: Set<ObjectName> = []
    var added: Set<ElementKey> = []
    var relations: Set<ObjectName> = []
    var references: [ObjectName: Set<ObjectName>] = [:]
    var computed: [RenamedObject: ColumnDefinition] = [:]
    var requirements: Set<ObjectName> = []
    for planned in self.changes {
      switch planned.change {
      case .dropTable(let table): dropped.insert(table.name)
      case .alterColumn(let table, let old, let new, let conversion):
        if old.isNullable, !new.isNullable { requirements.insert(table) }
        if new.isComputedAnew(from: old) {
          if old.generated != nil { computed[.column(table, new.name)] = new }
        } else if old.type != new.type {
          typeChangesAhead.insert(.column(table, new.name))
          if new.isRemade(from: old, by: conversion) { kindChangesAhead.insert(.column(table, new.name)) }
        }
      case .addElement(let table, let element):
        added.insert(ElementKey(table, element))
        if element.hasIndex { relations.insert(ObjectName(element.name, in: table.namespace)) }
        if case .foreignKey(let key) = element { references[table, default: []].insert(key.referencedTable) }
      case .createTable(let table):
        for element in table.elements where element.hasIndex {
          relations.insert(ObjectName(element.name, in: table.name.namespace))
        }
      case .createObject(.routine(let routine)): routinesAhead.insert(routine.name)
      default: break
      }
    }
    self.droppedTables = dropped
    self.addedNames = added
    self.addedRelations = relations
    self.addedReferences = references
    self.computedColumnsAhead = computed
    self.tablesWithRequirements = requirements
    self.identitiesAhead = self.changes.map(\.change).identitiesBehindRenames
  }

  mutating func plan() -> Plan {
    refuseNamesThatComeBack()
    refuseTypesThatChangeTheirKind()
    for planned in changes {
      if case .alterColumn(let table, _, let new, _) = planned.change {
        typeChangesAhead.remove(.column(table, new.name))
        kindChangesAhead.remove(.column(table, new.name))
      }
      add(planned)
      if planned.role == .isThereUnlessBrokenOff { continue }
      do throws(ChangeError) {
        try schema.apply(planned.change)
      } catch {
        refuse(planned.change.table?.description ?? "schema", error.description, wayOut: "generate the migration anew")
        break
      }
    }
    let isTransactional =
      locksOfTransaction <= PostgresLimits.locksInOneTransaction
      && steps.allSatisfy { !$0.requiresAutocommit && $0.cost == .catalogue }
    return Plan(
      steps: steps,
      refusals: refusals,
      preamble: isTransactional ? PostgresLimits.transactionPreamble : PostgresLimits.preamble,
      epilogue: isTransactional ? PostgresLimits.transactionEpilogue : PostgresLimits.epilogue,
      isTransactional: isTransactional
    )
  }

  /// A statement that may only run until a rename is done asks whether the old name is there. Where the plan makes
  /// something new of that name, the answer would be wrong, and the statement would hit what was renamed.
  private mutating func refuseNamesThatComeBack() {
    var awaited: Set<RenamedObject> = []
    for planned in changes {
      for object in planned.change.created where awaited.contains(object) {
        refuse(
          planned.change.table?.description ?? "schema",
          "within one migration a name goes to something else and comes back: \(planned.change)",
          wayOut: "make two migrations of it: first what is renamed, then what takes the old name"
        )
      }
      awaited.formUnion(planned.whileExists)
    }
  }

  private mutating func add(_ planned: PlannedChange) {
    condition =
      planned.whileExists.isEmpty ? nil : planned.whileExists.map(PostgresCatalogue.exists).joined(separator: " AND ")
    switch planned.change {
    case .createEnum(let definition): createEnum(definition)
    case .dropEnum(let definition): dropEnum(definition)
    case .renameEnum(let old, let new): renameEnum(old, to: new)
    case .alterEnum(let old, let new): alterEnum(from: old, to: new)
    case .renameEnumLabel(let type, let old, let new): renameLabel(of: type, old, to: new)
    case .renameColumnLabel(let table, let column, let old, let new): renameLabel(of: column, table, old, to: new)
    case .setTableAttributes(let table, let old, let new): setAttributes(of: table, from: old, to: new)
    case .alterPartitioning(let table, let old, let new): alterPartitioning(of: table, from: old, to: new)
    case .createObject(let object): createObject(object)
    case .dropObject(let object): dropObject(object)
    case .alterObject(let old, let new): alterObject(from: old, to: new)
    case .renameObject(let object, let new): renameObject(object, to: new)
    case .reorderColumns:
      refuse(
        planned.change.table?.description ?? planned.change.description,
        "Postgres cannot bring the columns of a table into another order",
        wayOut: "leave them as they stand, and name the columns in queries"
      )
    case .createTable(let table): createTable(table)
    case .dropTable(let table): dropTable(table)
    case .renameTable(let old, let new): renameTable(old, to: new)
    case .setTableComment(let table, _, let comment): setComment(of: table, comment)
    case .addColumn(let table, let column): addColumn(column, to: table)
    case .dropColumn(let table, let column): dropColumn(column, from: table)
    case .renameColumn(let table, let old, let new): renameColumn(of: table, old, to: new)
    case .alterColumn(let table, let old, let new, let conversion):
      alterColumn(of: table, from: old, to: new, by: conversion)
    case .addElement(let table, let element):
      if element.isKeptByApplication { return }
      if case .replaces(let old) = planned.role {
        replace(old, by: element, on: table)
      } else {
        addElement(element, to: table)
      }
    case .dropElement(let table, let element):
      if element.isKeptByApplication || planned.role == .replacedLater { return }
      dropElement(element, from: table)
    case .renameElement(let table, let element, let new):
      if element.isKeptByApplication { return }
      renameElement(element, of: table, to: new)
    }
  }
}

// MARK: - What the changes build on

extension PostgresPlanner {
  /// Whether a statement of this change may be another one in a second run, so that it must ask first.
  var isConditional: Bool { condition != nil }

  /// Adds a step, with the locks, the cost and the remark that the operation has.
  ///
  /// On a table that this plan made there is nobody to wait and nothing to lose.
  mutating func add(
    _ title: String,
    _ operation: PostgresOperation,
    on table: ObjectName? = nil,
    others: [ObjectName] = [],
    _ statements: [String],
    note: String? = nil,
    losses: [Loss] = [],
    hazards: Set<Hazard> = [],
    proofs: [Verification] = []
  ) {
    let facts = operation.facts
    let isNew = table.map(newTables.contains) ?? false
    var locks: [TableLock] = []
    if let table, let mode = facts.lock, !isNew {
      locks.append(TableLock(table, mode.rawValue, blocks: mode.blocking, facts.duration))
    }
    if let mode = facts.otherLock {
      for other in Set(others).sorted() where other != table && !newTables.contains(other) {
        locks.append(TableLock(other, mode.rawValue, blocks: mode.blocking, facts.duration))
      }
    }
    let remark = isNew ? "The table is new." : operation.remark
    steps.append(
      Step(
        title,
        remark: [remark, note].compactMap { $0 }.joined(separator: " "),
        statements: condition.map { condition in
          statements.map { PostgresStatements.block(if: condition, [$0]) }
        } ?? statements,
        locks: locks,
        cost: isNew ? .catalogue : facts.cost,
        losses: isNew ? [] : losses,
        hazards: operation.hazards.union(hazards),
        requiresAutocommit: facts.requiresAutocommit,
        verifications: isConditional ? [] : proofs
      )
    )
  }

  /// The statement with the limits that the operation wants around it.
  func limited(_ statement: String, _ operation: PostgresOperation, on table: ObjectName) -> [String] {
    switch operation {
    case .createIndexConcurrently, .dropIndexConcurrently: PostgresLimits.unlimited(statement)
    case _ where operation.facts.cost > .catalogue && !newTables.contains(table) && !isConditional:
      PostgresLimits.long(statement)
    default: [statement]
    }
  }

  /// A type that is kept as text, and an enumeration or domain of its name: neither can go first where columns have them.
  /// A table is a type, too.
  private mutating func refuseTypesThatChangeTheirKind() {
    var raws: Set<ObjectName> = []
    var (others, dropped): (Set<ObjectName>, Set<ObjectName>) = ([], [])
    var tables: Set<ObjectName> = []
    for planned in changes {
      switch planned.change {
      case .createObject(.raw(let raw)), .dropObject(.raw(let raw)): raws.insert(raw.name)
      case .createObject(.domain(let domain)): others.insert(domain.name)
      case .createEnum(let definition): others.insert(definition.name)
      case .dropObject(.domain(let domain)): dropped.insert(domain.name)
      case .dropEnum(let definition): dropped.insert(definition.name)
      case .createTable(let table): tables.insert(table.name)
      case .renameTable(_, let name): tables.insert(name)
      default: break
      }
    }
    for name in raws.intersection(others.union(dropped)).union(tables.intersection(dropped)).sorted() {
      refuse(
        name.description,
        "within one migration a type goes and one of another kind takes its name",
        wayOut: "make two migrations of it: first one without the old type, then the new one"
      )
    }
  }

  mutating func refuse(_ object: String, _ reason: String, wayOut: String) {
    refusals.append(Refusal(object, reason, wayOut: wayOut))
  }

  mutating func countLocks(_ count: Int) {
    locksOfTransaction += count
  }
}

extension Change {
  /// What is there after it and was not before, renames aside.
  fileprivate var created: [RenamedObject] {
    switch self {
    case .createTable(let table): [.table(table.name)]
    case .addColumn(let table, let column): [.column(table, column.name)]
    case .addElement(let table, let element): [.element(table, element.kind, element.name)]
    case .createEnum(let definition): [.enumType(definition.name)]
    case .createObject(let object): RenamedObject(object).map { [$0] } ?? []
    default: []
    }
  }
}

extension PostgresCatalogue {
  static func exists(_ object: RenamedObject) -> String {
    switch object {
    case .table(let name): relationExists(name)
    case .column(let table, let name): columnExists(name, of: table)
    case .element(let table, .index, let name): relationExists(ObjectName(name, in: table.namespace))
    case .element(let table, _, let name): constraintExists(name, on: table)
    case .enumLabel(let type, let label): enumHas(label, type)
    case .enumType(let name), .domain(let name): typeExists(name)
    case .sequence(let name): relationExists(name)
    case .namespace(let name): namespaceExists(name)
    }
  }
}

extension TableElement {
  /// It is, or brings along, a relation of its own name.
  var hasIndex: Bool {
    switch self {
    case .primaryKey, .unique, .exclusion, .index: true
    case .check, .foreignKey: false
    }
  }
}
