import SchemaModel

/// A change as the planner takes it: in an order that can be run, and with what the rest of the plan has to do with it.
struct PlannedChange {
  enum Role: Equatable {
    case plain
    /// An element that stays until the one of the same name that takes its place is there.
    case replacedLater
    /// The element that it takes the place of.
    case replaces(TableElement)
    /// It is there, unless the plan that this one takes back was broken off between dropping it and adding it.
    case isThereUnlessBrokenOff
  }

  var change: Change
  var whileExists: [RenamedObject] = []
  var role = Role.plain
}

/// The changes of a plan, put into an order in which Postgres takes them and a second run does no harm.
struct PostgresChangeOrder {
  /// Columns whose type or expression changes so much that nothing on them can stay: by table.
  private var remade: [ObjectName: Set<String>] = [:]
  /// Columns of an enum type in whose place a new one comes.
  private var swapped: [ObjectName: Set<String>] = [:]
  /// Columns of an enum type for which the plan that this one takes back had such a new one.
  private var unswapped: [ObjectName: Set<String>] = [:]
  /// Columns that are text under a check, and whose rows get another text.
  private var relabelled: [ObjectName: Set<String>] = [:]
  private var dropped: [ObjectName: Set<String>] = [:]
  private var droppedTables: Set<ObjectName> = []
  /// Columns that become nullable, which those of a primary key cannot.
  private var freed: [ObjectName: Set<String>] = [:]
  /// The columns of keys that go: a foreign key may stand on them, even if another key is on the same columns.
  private var droppedKeys: [ObjectName: [Set<String>]] = [:]
  private var addedKeys: [ObjectName: [Set<String>]] = [:]
  /// The columns of keys that the server builds anew because a column that they include takes another type: it does not
  /// make way for the foreign keys on them, as it does for those on the column itself.
  private var rebuiltKeys: [ObjectName: [Set<String>]] = [:]
  /// Tables whose partitions take other bounds.
  private var rebound: Set<ObjectName> = []

  static func planned(_ changes: [Change], from schema: DatabaseSchema) -> [PlannedChange] {
    let ordered = labelsInPlace(
      computedColumnsInPlace(
        newValuesFirst(
          extensionMovesFirst(
            droppedPartitionsFirst(
              changes.renamesFirst().map { PlannedChange(change: $0.change, whileExists: $0.whileExists) }
            )
          )
        )
      )
    )
    let order = PostgresChangeOrder(ordered, from: schema)
    return order.replacing(order.withForeignKeys(ordered, from: schema)).sayingAgain(from: schema)
  }

  private init(_ changes: [PlannedChange], from schema: DatabaseSchema) {
    let renamed = (try? schema.applying(changes.map(\.change).filter(\.isRename))) ?? schema
    var retyped: [ObjectName: Set<String>] = [:]
    for planned in changes {
      switch planned.change {
      case .alterColumn(let table, let old, let new, let conversion):
        if old.type != new.type || old.collation != new.collation || old.generated != new.generated {
          retyped[table, default: []].insert(new.name)
        }
        if new.isRemade(from: old, by: conversion) { remade[table, default: []].insert(new.name) }
        if new.isNullable, !old.isNullable { freed[table, default: []].insert(new.name) }
      case .alterEnum(let old, let new):
        for table in renamed.tables where table.uses(enumType: new.name) {
          let columns = table.storedColumns(of: new.name).map(\.name)
          if old.needsSwap(to: new) { swapped[table.name, default: []].formUnion(columns) }
          if new.needsSwap(to: old) { unswapped[table.name, default: []].formUnion(columns) }
        }
      case .renameColumnLabel(let table, let column, _, _): relabelled[table, default: []].insert(column)
      case .dropTable(let table): droppedTables.insert(table.name)
      case .alterPartitioning(let table, _, _) where planned.change.rebindsPartitions: rebound.insert(table)
      case .dropColumn(let table, let column):
        dropped[table, default: []].insert(column.name)
      case .dropElement(let table, let element):
        if let columns = element.keyColumns { droppedKeys[table, default: []].append(columns) }
      case .addElement(let table, let element):
        if let columns = element.keyColumns { addedKeys[table, default: []].append(columns) }
      default: break
      }
    }
    retyped.merge(swapped) { $0.union($1) }
    for (name, columns) in retyped {
      for element in renamed.table(name)?.elements ?? [] {
        guard let key = element.keyColumns else { continue }
        if !columns.isDisjoint(with: element.columns.filter { !key.contains($0) }) {
          rebuiltKeys[name, default: []].append(key)
        }
      }
    }
  }

  /// What stands on a column that is remade, or on a key that goes, must go before it and come back after it.
  private func isDisturbed(_ element: TableElement, of table: ObjectName) -> Bool {
    references(rebound, element) || isDisturbedByColumns(element, of: table)
  }

  private func references(_ tables: Set<ObjectName>, _ element: TableElement) -> Bool {
    if case .foreignKey(let key) = element { tables.contains(key.referencedTable) } else { false }
  }

  private func isDisturbedByColumns(_ element: TableElement, of table: ObjectName) -> Bool {
    if let columns = remade[table], element.columns.contains(where: columns.contains) { return true }
    if let columns = swapped[table], columns.contains(where: element.reads) { return true }
    if let columns = relabelled[table], case .check = element, columns.contains(where: element.reads) { return true }
    guard case .foreignKey(let key) = element else { return false }
    if key.isOn(swapped, of: table) { return true }
    if let columns = remade[key.referencedTable], key.referencedColumns.contains(where: columns.contains) {
      return true
    }
    let columns = Set(key.referencedColumns)
    return [droppedKeys, rebuiltKeys].contains { $0[key.referencedTable]?.contains(columns) == true }
  }

  /// It has to go with something that it mentions.
  private func goes(_ element: TableElement, of table: ObjectName) -> Bool {
    if let columns = dropped[table], element.columns.contains(where: columns.contains) { return true }
    if case .primaryKey(let key) = element, let columns = freed[table] {
      return key.columns.contains(where: columns.contains)
    }
    guard case .foreignKey(let key) = element else { return false }
    if droppedTables.contains(key.referencedTable) { return true }
    return dropped[key.referencedTable].map { key.referencedColumns.contains(where: $0.contains) } ?? false
  }

  // MARK: Generated columns that come or go

  /// A generated column goes before the columns that it is computed from take another type, and comes after them: in
  /// between its expression may mean nothing.
  private static func computedColumnsInPlace(_ changes: [PlannedChange]) -> [PlannedChange] {
    var places: [RenamedObject: (first: Int, last: Int)] = [:]
    for (index, planned) in changes.enumerated() {
      guard case .alterColumn(let table, let old, let new, _) = planned.change, old.type != new.type else { continue }
      let column = RenamedObject.column(table, new.name)
      places[column] = (places[column]?.first ?? index, index)
    }
    if places.isEmpty { return changes }
    var before: [Int: [PlannedChange]] = [:]
    var behind: [Int: [PlannedChange]] = [:]
    var moved: Set<Int> = []
    for (index, planned) in changes.enumerated() {
      func bases(_ table: ObjectName, _ column: ColumnDefinition) -> [(first: Int, last: Int)] {
        (column.generated?.expression.columns ?? []).compactMap { places[.column(table, $0)] }
      }
      switch planned.change {
      case .addColumn(let table, let column):
        guard let last = bases(table, column).map(\.last).max(), last > index else { continue }
        behind[last, default: []].append(planned)
      case .dropColumn(let table, let column):
        guard let first = bases(table, column).map(\.first).min(), first < index else { continue }
        before[first, default: []].append(planned)
      default: continue
      }
      moved.insert(index)
    }
    return changes.indices.flatMap { index in
      (before[index] ?? []) + (moved.contains(index) ? [] : [changes[index]]) + (behind[index] ?? [])
    }
  }

  // MARK: Foreign keys that no change speaks of

  private func withForeignKeys(_ changes: [PlannedChange], from schema: DatabaseSchema) -> [PlannedChange] {
    let touched = [remade, swapped, unswapped]
    let keys = [droppedKeys, addedKeys, rebuiltKeys]
    if touched.allSatisfy(\.isEmpty), keys.allSatisfy(\.isEmpty), rebound.isEmpty { return changes }
    let renames = changes.prefix { $0.change.isRename || $0.change.makesPlace }
    guard let renamed = try? schema.applying(renames.map(\.change)) else { return changes }
    var gone: Set<ElementKey> = []
    var goneTables: Set<ObjectName> = []
    for planned in changes {
      switch planned.change {
      case .dropElement(let table, let element): gone.insert(ElementKey(table, element))
      case .dropTable(let table): goneTables.insert(table.name)
      default: break
      }
    }
    var disturbed: [(table: ObjectName, element: TableElement)] = []
    var mayBeGone: [PlannedChange] = []
    for table in renamed.tables where !goneTables.contains(table.name) {
      for key in table.foreignKeys where key.enforcement == .database {
        let element = TableElement.foreignKey(key)
        if gone.contains(ElementKey(table.name, element)) { continue }
        if isDisturbed(element, of: table.name) {
          disturbed.append((table.name, element))
        } else if key.isOn(unswapped, of: table.name)
          || addedKeys[key.referencedTable]?.contains(Set(key.referencedColumns)) == true
        {
          let change = Change.addElement(table: table.name, element: element)
          mayBeGone.append(PlannedChange(change: change, role: .isThereUnlessBrokenOff))
        }
      }
    }
    if disturbed.isEmpty && mayBeGone.isEmpty { return changes }
    var result = changes
    let last = changes.lastIndex { planned in
      switch planned.change {
      case .alterColumn, .alterEnum, .alterPartitioning, .addElement, .dropElement: true
      default: false
      }
    }
    result.insert(
      contentsOf: disturbed.map { PlannedChange(change: .addElement(table: $0.table, element: $0.element)) }
        + mayBeGone,
      at: last.map { $0 + 1 } ?? changes.endIndex
    )
    let lateOnes = disturbed.filter { !isDisturbedByColumns($0.element, of: $0.table) }
    let earlyOnes = disturbed.filter { isDisturbedByColumns($0.element, of: $0.table) }
    let drops = [lateOnes, earlyOnes].map { elements in
      elements.map { PlannedChange(change: .dropElement(table: $0.table, element: $0.element)) }
    }
    result.insert(contentsOf: drops[0], at: changes.firstIndex(where: \.change.rebindsPartitions) ?? renames.endIndex)
    result.insert(contentsOf: drops[1], at: renames.endIndex)
    return result
  }

  // MARK: Elements that take the place of one of the same name

  private func replacing(_ changes: [PlannedChange]) -> [PlannedChange] {
    var added: [ElementKey: Int] = [:]
    for (index, planned) in changes.enumerated() {
      if case .addElement(let table, let element) = planned.change { added[ElementKey(table, element)] = index }
    }
    var routines: [ObjectName] = []
    for case .dropObject(.routine(let routine)) in changes.lazy.map(\.change) { routines.append(routine.name) }
    var result = changes
    for (index, planned) in changes.enumerated() {
      guard case .dropElement(let table, let old) = planned.change,
        let position = added[ElementKey(table, old)], position > index,
        !routines.contains(where: old.calls),
        case .addElement(_, let new) = changes[position].change,
        planned.whileExists.isEmpty, changes[position].whileExists.isEmpty,
        !old.isKeptByApplication, !new.isKeptByApplication,
        !isDisturbed(old, of: table), !isDisturbed(new, of: table),
        !goes(old, of: table)
      else { continue }
      result[index].role = .replacedLater
      result[position].role = .replaces(old)
    }
    return result
  }
}

extension ForeignKeyDefinition {
  fileprivate func isOn(_ columns: [ObjectName: Set<String>], of table: ObjectName) -> Bool {
    self.columns.contains { columns[table]?.contains($0) == true }
      || referencedColumns.contains { columns[referencedTable]?.contains($0) == true }
  }
}

/// One element of one table.
struct ElementKey: Hashable {
  var table: ObjectName
  var kind: TableElement.Kind
  var name: String

  init(_ table: ObjectName, _ element: TableElement) {
    self.init(table, element.kind, element.name)
  }

  init(_ table: ObjectName, _ kind: TableElement.Kind, _ name: String) {
    self.table = table
    self.kind = kind
    self.name = name
  }
}

extension TableElement {
  /// The columns that a foreign key may reference because of it.
  var keyColumns: Set<String>? {
    switch self {
    case .primaryKey(let key): Set(key.columns)
    case .unique(let unique): Set(unique.columns)
    case .index(let index) where index.isUnique && index.predicate == nil: Set(index.keys.flatMap(\.columns))
    case .index, .check, .exclusion, .foreignKey: nil
    }
  }

  /// A foreign key that is in no SQL.
  var isKeptByApplication: Bool {
    if case .foreignKey(let key) = self { key.enforcement == .application } else { false }
  }
}

extension ColumnDefinition {
  /// The column is dropped and added again, or has values of another kind afterwards.
  func isRemade(from old: ColumnDefinition, by conversion: ColumnConversion?) -> Bool {
    if isComputedAnew(from: old) { return true }
    if type == old.type { return false }
    return conversion?.forward != nil || !PostgresTypeChange.staysInFamily(from: old.type, to: type)
  }

  /// A generated column that has to be dropped and added again: its values are computed, so nothing is lost.
  func isComputedAnew(from old: ColumnDefinition) -> Bool {
    guard let generated else { return false }
    return generated != old.generated || type != old.type || collation != old.collation
  }
}
