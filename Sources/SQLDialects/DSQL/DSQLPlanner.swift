import SchemaModel

/// Folds over the changes with the schema as it is before each of them, and writes the steps.
///
/// Each statement is a transaction of its own, and none can ask what is there (no DO, no PL/pgSQL): what has no
/// IF [NOT] EXISTS is written so that a second run comes to the same end, or has a `doneWhen`.
struct DSQLPlanner {
  /// Renames first, the others rewritten to the new names.
  let changes: [Change]
  /// The schema before the change at hand.
  var schema: DatabaseSchema
  private(set) var steps: [Step] = []
  private(set) var refusals: [Refusal]

  /// Tables that this plan made: nobody has them open, and they are empty.
  var newTables: Set<ObjectName> = []
  /// Indexes that this plan made: their jobs may be running still when psql comes to the next statement.
  var newIndexes: Set<ObjectName> = []
  /// Tables that this plan drops: when it runs again they may be gone before their keys are dropped.
  let droppedTables: Set<ObjectName>
  /// Elements that the plan adds: one of the same name that is dropped before is replaced there, not dropped here.
  let addedElements: Set<ElementKey>
  let addedRelations: Set<ObjectName>
  /// Those of them whose predecessor is still there.
  var replacedElements: [ElementKey: TableElement] = [:]
  /// Tables that lose a key: foreign keys on it must go first, even if they come back.
  let tablesThatLoseKeys: Set<ObjectName>
  let droppedColumns: [ObjectName: Set<String>]
  /// Foreign keys that the application kept until now.
  let keysOfApplication: Set<ElementKey>
  /// What takes its grants along.
  let droppedTargets: Set<String>
  let createdObjects: Set<SchemaObjectKey>
  /// The values that columns give up for others.
  let relabelled: [ObjectName: [String: Set<String>]]
  /// Whose foreign keys reference a table, as it is when a key is dropped first: renames come before, new keys behind.
  lazy var referencingTables: [ObjectName: [ObjectName]] = {
    var tables: [ObjectName: [ObjectName]] = [:]
    for table in schema.tables {
      for key in table.foreignKeys { tables[key.referencedTable, default: []].append(table.name) }
    }
    return tables
  }()

  init(_ changes: [Change], from schema: DatabaseSchema) {
    self.schema = schema
    refusals = DSQLNameReuse(changes).refusals
    self.changes = changes.renamesFirst().map(\.change)
    var dropped: Set<ObjectName> = []
    var added: Set<ElementKey> = []
    var relations: Set<ObjectName> = []
    var losing: Set<ObjectName> = []
    var droppedColumns: [ObjectName: Set<String>] = [:]
    var createdObjects: Set<SchemaObjectKey> = []
    var relabelled: [ObjectName: [String: Set<String>]] = [:]
    var keysOfApplication: Set<ElementKey> = []
    for change in self.changes {
      switch change {
      case .dropTable(let table):
        dropped.insert(table.name)
        losing.insert(table.name)
      case .dropColumn(let table, let column):
        losing.insert(table)
        droppedColumns[table, default: []].insert(column.name)
      case .createObject(let object): createdObjects.insert(object.key)
      case .renameColumnLabel(let table, let column, let old, _):
        relabelled[table, default: [:]][column, default: []].insert(old)
      case .addElement(let table, let element) where !element.isKeptByApplication:
        added.insert(ElementKey(table, element))
        if element.kind == .index { relations.insert(ObjectName(element.name, in: table.namespace)) }
      case .dropElement(let table, let element) where element.isKeptByApplication:
        keysOfApplication.insert(ElementKey(table, element))
      case .dropElement(let table, let element) where element.keyColumns != nil: losing.insert(table)
      default: break
      }
    }
    droppedTables = dropped
    addedElements = added
    addedRelations = relations
    tablesThatLoseKeys = losing
    self.droppedColumns = droppedColumns
    droppedTargets = Set(self.changes.compactMap(\.droppedTarget))
    self.createdObjects = createdObjects
    self.relabelled = relabelled
    self.keysOfApplication = keysOfApplication
  }

  mutating func plan() -> Plan {
    // A name that is used twice makes the renames' order meaningless: nothing else can be said then.
    if refusals.isEmpty {
      for change in changes {
        add(change)
        do throws(ChangeError) {
          try schema.apply(change)
        } catch {
          refuse(change.table?.description ?? "schema", error.description, wayOut: "generate the migration anew")
          break
        }
      }
    }
    return Plan(steps: steps, refusals: refusals, isTransactional: false)
  }

  private mutating func add(_ change: Change) {
    switch change {
    case .createEnum(let definition), .dropEnum(let definition), .alterEnum(_, let definition):
      refuse(definition.name.description, DSQLObstacles.enumTypes)
    case .renameEnum(_, let name), .renameEnumLabel(let name, _, _): refuse(name.description, DSQLObstacles.enumTypes)
    case .createObject(let object): createObject(object)
    case .dropObject(let object): dropObject(object)
    case .alterObject(let old, let new): alterObject(from: old, to: new)
    case .renameObject(let object, let new): renameObject(object, to: new)
    case .setTableAttributes(let table, let old, let new):
      if let obstacle = DSQLObstacles.attributes(new) ?? DSQLObstacles.attributes(old) {
        refuse(table.description, obstacle)
      }
    case .alterPartitioning(let table, _, _): refuse(table.description, DSQLObstacles.partitioning)
    case .reorderColumns(let table, _, _): refuse(table.description, DSQLObstacles.columnOrder)
    case .renameColumnLabel(let table, let column, let old, let new): renameLabel(of: column, table, old, to: new)
    case .createTable(let table): createTable(table)
    case .dropTable(let table): dropTable(table)
    case .renameTable(let old, let new): renameTable(old, to: new)
    case .setTableComment(let table, _, let comment): setComment(of: table, comment)
    case .addColumn(let table, let column): addColumn(column, to: table)
    case .dropColumn(let table, let column): dropColumn(column, from: table)
    case .renameColumn(let table, let old, let new): renameColumn(of: table, old, to: new)
    case .alterColumn(let table, let old, let new, _): alterColumn(of: table, from: old, to: new)
    case .addElement(let table, let element):
      if !element.isKeptByApplication { addElement(element, to: table) }
    case .dropElement(let table, let element):
      if !element.isKeptByApplication { dropElement(element, from: table) }
    case .renameElement(let table, let element, let new):
      if !element.isKeptByApplication { renameElement(element, of: table, to: new) }
    }
  }
}

// MARK: - What the changes build on

extension DSQLPlanner {
  mutating func add(
    _ title: String,
    _ operation: DSQLOperation,
    on table: ObjectName? = nil,
    _ statements: [String],
    note: String? = nil,
    losses: [Loss] = [],
    doneWhen: String? = nil,
    proofs: [Verification] = []
  ) {
    let isNew = table.map(newTables.contains) ?? false
    let remark = isNew && operation.cost == .catalogue ? "The table is new." : operation.remark
    steps.append(
      Step(
        title,
        remark: [remark, note].compactMap { $0 }.joined(separator: " "),
        statements: statements,
        locks: isNew ? [] : table.map { [operation.lock(on: $0)] } ?? [],
        cost: isNew ? .catalogue : operation.cost,
        losses: isNew ? [] : losses,
        hazards: operation == .dropIndex ? [.indexDropped] : operation == .grant ? [.access] : [],
        requiresAutocommit: true,
        doneWhen: doneWhen.map { "SELECT \($0)" },
        repeatsUntilNoRowChanges: operation == .fill,
        verifications: proofs
      )
    )
  }

  func alterTable(_ table: ObjectName, _ actions: String...) -> String {
    alterTable(table, actions)
  }

  func alterTable(_ table: ObjectName, _ actions: [String]) -> String {
    DSQLStatements.alterTable(table, mayBeGone: droppedTables.contains(table), actions)
  }

  mutating func refuse(_ object: String, _ obstacle: DSQLObstacles.Obstacle) {
    refuse(object, obstacle.reason, wayOut: obstacle.wayOut)
  }

  /// The same reason is given once: a key that changes is dropped and added.
  mutating func refuse(_ object: String, _ reason: String, wayOut: String) {
    let refusal = Refusal(object, reason, wayOut: wayOut)
    if !refusals.contains(refusal) { refusals.append(refusal) }
  }
}
