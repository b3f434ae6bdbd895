package import SchemaModel

/// Follows names through renames: what something is called now, and what it was called at the start.
package struct NameTrace: Sendable {
  private typealias Object = ChangeTouch.Object

  /// What has another name than at the start, by its name now. Parts of tables stand under their table's first name.
  private var origins: [Object: Object] = [:]
  /// What was dropped and made again under the same name since.
  package private(set) var remade: Set<ChangeTouch.Object> = []
  /// Columns whose values became others by an expression of the author's, by their names at the start.
  package private(set) var converted: Set<ChangeTouch.Object> = []
  private var dropped: Set<Object> = []
  /// The values of enumerations that have another name than at the start: the names they had, by those they have.
  private var labels: [Object: [String: String]] = [:]

  package init() {}

  /// What the table, column or element of these names was called at the start.
  package func origin(ofTable name: ObjectName) -> ObjectName {
    origin(.table(name)).table ?? name
  }

  package func origin(of object: ChangeTouch.Object) -> ChangeTouch.Object {
    switch object {
    case .table, .enumType, .other: origin(object)
    case .column(let table, let name): origin(.column(table: origin(ofTable: table), name))
    case .element(let table, let kind, let name): origin(.element(table: origin(ofTable: table), kind, name))
    }
  }

  private func origin(_ object: Object) -> Object { origins[object] ?? object }

  /// The touches of changes that stand one behind the other, the trace going on with them.
  package mutating func touches(of changes: [Change]) -> [ChangeTouch] {
    var touches: [ChangeTouch] = []
    for change in changes { touches.append(touch(of: change)) }
    return touches
  }

  private mutating func touch(of change: Change) -> ChangeTouch {
    let (object, effect) = Self.direct(change)
    let first = origin(of: object)
    if let (old, new) = Self.renamedLabel(change) {
      let origin = labels[first]?[old] ?? old
      labels[first, default: [:]][old] = nil
      labels[first, default: [:]][new] = origin
    }
    if case .alterColumn(_, _, _, .some) = change { converted.insert(first) }
    switch effect {
    case .created:
      origins[localized(object)] = nil
      if dropped.contains(first) { remade.insert(first) }
    case .dropped:
      origins[localized(object)] = nil
      dropped.insert(first)
    case .renamed(let new):
      origins[localized(object)] = nil
      origins[localized(new)] = first
    case .altered:
      break
    }
    guard case .renamed(let new) = effect else { return ChangeTouch(object: first, effect: effect, change: change) }
    return ChangeTouch(object: first, effect: .renamed(to: localized(new)), change: change)
  }

  /// The object with the first name of its table and its own name as it is now: the key of `origins`.
  private func localized(_ object: Object) -> Object {
    switch object {
    case .table, .enumType, .other: object
    case .column(let table, let name): .column(table: origin(ofTable: table), name)
    case .element(let table, let kind, let name): .element(table: origin(ofTable: table), kind, name)
    }
  }

  private static func renamedLabel(_ change: Change) -> (old: String, new: String)? {
    switch change {
    case .renameEnumLabel(_, let old, let new), .renameColumnLabel(_, _, let old, let new): (old, new)
    default: nil
    }
  }

  /// What the change is about by the names at its own moment.
  private static func direct(_ change: Change) -> (ChangeTouch.Object, ChangeTouch.Effect) {
    switch change {
    case .createEnum(let definition): (.enumType(definition.name), .created)
    case .dropEnum(let definition): (.enumType(definition.name), .dropped)
    case .renameEnum(let old, let new): (.enumType(old), .renamed(to: .enumType(new)))
    case .alterEnum(let old, _): (.enumType(old.name), .altered(["values"]))
    case .renameEnumLabel(let type, _, _): (.enumType(type), .altered(["values"]))
    case .createObject(let object): (.other(object.key), .created)
    case .dropObject(let object): (.other(object.key), .dropped)
    case .alterObject(let old, _): (.other(old.key), .altered(["definition"]))
    case .renameObject(let object, let name): (.other(object.key), .renamed(to: .other(object.renamed(to: name).key)))
    case .createTable(let table): (.table(table.name), .created)
    case .dropTable(let table): (.table(table.name), .dropped)
    case .renameTable(let old, let new): (.table(old), .renamed(to: .table(new)))
    case .setTableComment(let table, _, _): (.table(table), .altered(["comment"]))
    case .setTableAttributes(let table, let old, let new): (.table(table), .altered(Set(old.differences(from: new))))
    case .alterPartitioning(let table, _, _): (.table(table), .altered(["partitions"]))
    case .reorderColumns(let table, _, _): (.table(table), .altered(["column order"]))
    case .addColumn(let table, let column): (.column(table: table, column.name), .created)
    case .dropColumn(let table, let column): (.column(table: table, column.name), .dropped)
    case .renameColumn(let table, let old, let new):
      (.column(table: table, old), .renamed(to: .column(table: table, new)))
    case .alterColumn(let table, let old, let new, _):
      (.column(table: table, old.name), .altered(Set(old.differences(from: new))))
    case .renameColumnLabel(let table, let column, _, _): (.column(table: table, column), .altered(["values"]))
    case .addElement(let table, let element): (.element(table: table, element.kind, element.name), .created)
    case .dropElement(let table, let element): (.element(table: table, element.kind, element.name), .dropped)
    case .renameElement(let table, let element, let name):
      (.element(table: table, element.kind, element.name), .renamed(to: .element(table: table, element.kind, name)))
    }
  }
}

extension NameTrace {
  /// The hints that renames which happened on the way would need, had they to be found again in `schema`, the end.
  package func hints(in schema: DatabaseSchema) -> [RenameHint] {
    var hints: [RenameHint] = []
    for type in schema.enumTypes {
      guard case .enumType(let old) = origin(of: .enumType(type.name)) else { continue }
      if old != type.name { hints.append(.enumType(from: old, to: type.name)) }
      hints += labelRenames(of: .enumType(old)).map { .enumLabel(type: type.name, from: $0.old, to: $0.new) }
    }
    for object in schema.objects {
      guard case .other(let key) = origin(of: .other(object.key)), key.name != object.name else { continue }
      hints.append(.object(object.kind, from: key.name, to: object.name))
    }
    for table in schema.tables { hints += self.hints(in: table) }
    return hints
  }

  private func hints(in table: TableDefinition) -> [RenameHint] {
    var hints: [RenameHint] = []
    let first = origin(ofTable: table.name)
    if first != table.name { hints.append(.table(from: first, to: table.name)) }
    for column in table.columns {
      let object = origin(of: .column(table: table.name, column.name))
      guard case .column(_, let old) = object else { continue }
      if old != column.name { hints.append(.column(table: table.name, from: old, to: column.name)) }
      hints += labelRenames(of: object).map {
        .columnLabel(table: table.name, column: column.name, from: $0.old, to: $0.new)
      }
    }
    for element in table.elements {
      let now = ChangeTouch.Object.element(table: table.name, element.kind, element.name)
      guard case .element(_, let kind, let old) = origin(of: now), old != element.name else { continue }
      hints.append(.element(table: table.name, kind: kind, from: old, to: element.name))
    }
    return hints
  }

  private func labelRenames(of object: ChangeTouch.Object) -> [(old: String, new: String)] {
    (labels[object] ?? [:]).filter { $0.key != $0.value }.sorted { $0.key < $1.key }.map { ($0.value, $0.key) }
  }
}
