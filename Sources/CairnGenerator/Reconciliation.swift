import SQLDialects
import SchemaDiff
import SchemaModel

/// The plan that brings a database in any state on the way of a history to the end of it.
///
/// It is put together from plans that the dialect makes anyway, each of them safe to run where its work is done: what was
/// renamed gets its name, missing tables are made, then missing columns; what has an older form gets the present one, and
/// what went goes; last come missing keys, constraints, indexes and all that is built on tables.
struct Reconciliation {
  let dialect: any SQLDialect
  let end: DatabaseSchema
  /// The states before the end, with everything called as it is at the end.
  private var earlier: [DatabaseSchema] = []
  private(set) var plan = Plan(steps: [], isTransactional: true)
  /// What is dropped and made again whatever the database holds: no statement can tell whether it rests on an older form
  /// of what is below it.
  private(set) var remade: Set<SchemaObjectKey> = []

  /// - `states`: The schema before each migration and after the last.
  /// - `histories`: The changes of each migration.
  init(_ states: [DatabaseSchema], _ histories: [[Change]], in dialect: any SQLDialect) {
    self.dialect = dialect
    end = states.last ?? DatabaseSchema(dialect: dialect.name)
    for (index, state) in states.dropLast().enumerated() {
      var renamed = state
      for change in histories[index...].joined() where change.isRename { try? renamed.apply(change) }
      earlier.append(renamed)
    }
    for (state, changes) in zip(states, histories) { addRenames(changes, from: state) }
    refuseNamesThatMoved()
    plan.refusals += Self.refusals(ofConversionsIn: histories, to: end)
    let parts = [removal(), creation(), additions(), keys(), alterations(), completion()] + orders() + [presentForms()]
    for part in parts { add(part.difference, from: part.start) }
  }

  private struct Part {
    var start: DatabaseSchema
    var difference: [Change]

    init(from start: DatabaseSchema, to end: DatabaseSchema) {
      self.start = start
      difference = SchemaDiffer.difference(from: start, to: end).changes
    }

    init(from start: DatabaseSchema, _ changes: [Change]) {
      self.start = start
      difference = changes
    }
  }

  // MARK: The parts

  private mutating func addRenames(_ changes: [Change], from state: DatabaseSchema) {
    var state = state
    for change in changes {
      if change.isRename { add(displaced(by: change, in: state).map(Change.dropObject) + [change], from: state) }
      guard (try? state.apply(change)) != nil else { return }
    }
  }

  /// Tables that went and that no table references which stays: their names may be those of new ones.
  private func removal() -> Part {
    let tables = removedFirst
    let names = Set(tables.map(\.name))
    var start = DatabaseSchema(dialect: end.dialect, tables: tables)
    for state in earlier {
      for object in state.objects
      where end.object(object.key) == nil && !object.mentionedObjects.isDisjoint(with: names) {
        start.insert(object)
      }
      for type in state.enumTypes where start.enumType(type.name) == nil { start.insert(type) }
    }
    var goal = start
    goal.tables = []
    goal.objects = []
    return Part(from: start, to: goal)
  }

  /// The last state of each of them.
  private var removedFirst: [TableDefinition] {
    var last: [ObjectName: TableDefinition] = [:]
    var references: [ObjectName: Set<ObjectName>] = [:]
    for table in earlier.flatMap(\.tables) {
      if end.table(table.name) == nil { last[table.name] = table }
      references[table.name, default: []].formUnion(table.foreignKeys.map(\.referencedTable))
    }
    var isShrinking = true
    while isShrinking {
      let kept = references.filter { last[$0.key] == nil }.reduce(into: Set<ObjectName>()) { $0.formUnion($1.value) }
      isShrinking = !kept.isDisjoint(with: last.keys)
      for name in kept { last[name] = nil }
    }
    return last.values.sorted { $0.name < $1.name }
  }

  /// The name of a relation that was one thing's and is another's now: nobody can tell from the name which of the two a
  /// database has.
  private mutating func refuseNamesThatMoved() {
    if !end.dialect.indexesAreRelations { return }
    let removed = Set(removedFirst.map(\.name))
    let now = owners(in: end)
    for state in earlier {
      for (name, owner) in owners(in: state).sorted(by: { $0.key < $1.key }) {
        guard let other = now[name], other != owner, !removed.contains(owner) else { continue }
        plan.refusals.append(
          Refusal(
            name.description,
            "it was a name of table '\(owner)' and is one of '\(other)' now, and a file for all states cannot tell the "
              + "two",
            wayOut:
              "bring databases up with the files themselves, in the order of their numbers, or give what has the name "
              + "now another one, in a migration before this"
          )
        )
        return
      }
    }
  }

  /// The table that each name of a relation belongs to.
  private func owners(in schema: DatabaseSchema) -> [ObjectName: ObjectName] {
    var owners: [ObjectName: ObjectName] = [:]
    for table in schema.tables {
      owners[table.name] = table.name
      for element in table.elements where element.kind != .check && element.kind != .foreignKey {
        owners[ObjectName(element.name, in: table.name.namespace)] = table.name
      }
    }
    return owners
  }

  /// Tables with their columns and primary keys, and what tables are made of. The rest may mention columns that an older
  /// table has not yet.
  private func creation() -> Part {
    Part(from: DatabaseSchema(dialect: end.dialect), to: bare(withoutObjectsOnTables(end)))
  }

  /// Columns that tables got later than they were made, in their present form. What is computed may have a base that a
  /// foreign key wrote to before.
  private func additions() -> Part {
    var goal = bare(withoutObjectsOnTables(end))
    var former: [(table: ObjectName, key: TableElement)] = []
    for table in end.tables where table.columns.contains(where: { $0.generated != nil }) {
      for old in earlier.compactMap({ $0.table(table.name) }) {
        goal.updateTable(table.name) { goal in
          former += goal.takeFormerForeignKeys(of: old, end: table).map { (table.name, $0) }
        }
      }
    }
    var start = goal
    for (table, key) in former { start.updateTable(table) { $0.insert(key) } }
    for table in goal.tables {
      let late = Set(
        earlier.compactMap { $0.table(table.name) }.flatMap { before in
          table.columns.map(\.name).filter { before.column($0) == nil }
        }
      )
      start.updateTable(table.name) { $0.columns.removeAll { late.contains($0.name) } }
    }
    return Part(from: start, to: goal)
  }

  /// Views keep the names that the columns below them had, so they go before a column takes another one.
  private func displaced(by change: Change, in state: DatabaseSchema) -> [SchemaObject] {
    guard case .renameColumn(let table, let column, _) = change else { return displacedGrants(by: change, in: state) }
    var (names, found): (Set<ObjectName>, [SchemaObject]) = ([], [])
    var isGrowing = true
    while isGrowing {
      let next = state.objects.filter { object in
        !found.contains(object) && !object.comesBeforeTables
          && (object.rests(on: column, of: table) || object.runs(on: column, of: table)
            || !names.isDisjoint(with: object.mentionedObjects))
      }
      isGrowing = !next.isEmpty
      found += next
      names.formUnion(next.filter { $0.kind == .view }.map(\.name))
    }
    return found.reversed() + displacedGrants(by: change, in: state)
  }

  /// Where privileges stay with the name, they are given again at the end, when everything has its last name.
  private func displacedGrants(by change: Change, in state: DatabaseSchema) -> [SchemaObject] {
    if end.dialect.grantsFollowRenames { return [] }
    return state.objects.filter { object in
      guard case .grant(let grant) = object, case .relation(let name, let columns) = grant.target else { return false }
      return switch change {
      case .renameTable(name, _): true
      case .renameColumn(name, let column, _): columns.contains(column)
      default: false
      }
    }
  }

  /// What foreign keys rest on.
  private func keys() -> Part {
    let start = bare(withoutObjectsOnTables(end))
    var goal = start
    for (index, table) in end.tables.enumerated() {
      goal.tables[index].uniques = table.uniques
      goal.tables[index].indexes = table.indexes.filter(\.isUnique)
    }
    return Part(from: start, to: goal)
  }

  /// Older forms become the present ones, and what there is no more goes. What is built on tables only makes way here: it
  /// may not be there yet.
  private func alterations() -> Part {
    var part = Part(from: olderForms, to: end)
    part.difference.removeAll { $0.builtObject != nil }
    return part
  }

  /// Objects on tables that stand and only take their present form.
  private func presentForms() -> Part {
    var start = end
    let changes = Part(from: olderForms, to: end).difference.filter { change in
      if case .alterObject = change { change.builtObject != nil } else { false }
    }
    for case .alterObject(let old, _) in changes { start.insert(old) }
    return Part(from: start, changes)
  }

  /// The end, with everything in it that had another form before, and what there is no more.
  private var olderForms: DatabaseSchema {
    var start = end
    for state in earlier.reversed() {
      for old in state.tables {
        guard let table = end.table(old.name) else {
          start.insert(old)
          continue
        }
        start.updateTable(old.name) { $0.takeOlderForms(of: old, end: table) }
      }
      for old in state.enumTypes where end.enumType(old.name) != old { start.insert(old) }
      for old in state.objects where end.object(old.key) != old { start.insert(old) }
    }
    return start
  }

  /// Keys, constraints and indexes that are not there yet, and what is built on tables.
  private func completion() -> Part {
    var start = bare(withoutObjectsOnTables(end))
    // What counts up needs its key where it stands.
    for index in start.tables.indices
    where end.dialect.addsPrimaryKeys && !start.tables[index].columns.contains(where: { $0.identity != nil }) {
      start.tables[index].primaryKey = nil
    }
    return Part(from: start, to: end)
  }

  /// Columns stand as at the end, where their order can be changed at all.
  private func orders() -> [Part] {
    if !end.dialect.movesColumns { return [] }
    return earlier.compactMap { state in
      var start = end
      for old in state.tables { start.updateTable(old.name) { $0.takeOrder(of: old) } }
      let part = Part(from: start, to: end)
      return part.difference.isEmpty ? nil : part
    }
  }

  private func withoutObjectsOnTables(_ schema: DatabaseSchema) -> DatabaseSchema {
    var schema = schema
    schema.objects.removeAll { !$0.comesBeforeTables }
    return schema
  }

  /// Tables of nothing but columns and their primary key.
  private func bare(_ schema: DatabaseSchema) -> DatabaseSchema {
    var schema = schema
    for index in schema.tables.indices {
      schema.tables[index].comment = nil
      schema.tables[index].attributes.rowSecurity = nil
      for column in schema.tables[index].columns.indices { schema.tables[index].columns[column].comment = nil }
      for element in schema.tables[index].elements where element.kind != .primaryKey {
        schema.tables[index].removeElement(element.kind, named: element.name)
      }
    }
    return schema
  }

  private mutating func add(_ changes: [Change], from start: DatabaseSchema) {
    if changes.isEmpty { return }
    for case .dropObject(let object) in changes where end.object(object.key) != nil { remade.insert(object.key) }
    let part = dialect.plan(changes, from: start, isCertain: false)
    let passing = passingProofs(of: changes, from: start)
    plan.steps += part.steps.map { step in
      var step = step
      step.verifications.removeAll(where: passing.contains)
      return step
    }
    plan.refusals += part.refusals
    if plan.preamble.isEmpty || !part.isTransactional {
      plan.preamble = part.preamble
      plan.epilogue = part.epilogue
    }
    plan.isTransactional = plan.isTransactional && part.isTransactional
  }
}

extension SchemaObject {
  /// A trigger whose text names the column: it fails from the moment on in which the column is called otherwise.
  fileprivate func runs(on column: String, of table: ObjectName) -> Bool {
    kind == .trigger && mentions(column: column, of: table)
  }
}

extension Change {
  fileprivate var isRename: Bool {
    switch self {
    case .renameTable, .renameColumn, .renameElement, .renameEnum, .renameEnumLabel, .renameObject: true
    default: false
    }
  }
}

extension Change {
  /// An object on tables that it makes or changes.
  fileprivate var builtObject: SchemaObject? {
    switch self {
    case .createObject(let object), .alterObject(_, let object): object.comesBeforeTables ? nil : object
    default: nil
    }
  }
}
