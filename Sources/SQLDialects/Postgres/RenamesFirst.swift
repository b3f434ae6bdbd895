import SchemaModel

/// A change in a plan, and the condition under which its statements may run at all.
struct OrderedChange {
  var change: Change
  /// A later rename gives the name that this change speaks of to something else. Once that rename is done, running the
  /// change's statements again would hit the wrong object: they run only while these old names are there.
  var whileExists: [RenamedObject] = []
  /// Of a table that moves to another namespace: the names that its indexes get behind the move.
  var indexNames: Set<String> = []
}

/// What a rename renames.
enum RenamedObject: Hashable {
  case table(ObjectName)
  case column(ObjectName, String)
  case element(ObjectName, TableElement.Kind, String)
  case enumType(ObjectName)
  case enumLabel(ObjectName, String)
  case domain(ObjectName)
  case sequence(ObjectName)
  case namespace(String)

  /// Nil for those that cannot take another name.
  init?(_ object: SchemaObject) {
    switch object {
    case .namespace(let definition): self = .namespace(definition.name)
    case .domain(let definition): self = .domain(definition.name)
    case .sequence(let definition): self = .sequence(definition.name)
    case .extension, .routine, .view, .trigger, .policy, .grant, .raw: return nil
    }
  }
}

extension RenamedObject {
  fileprivate func movingNamespace(_ old: String, to new: String) -> RenamedObject {
    func moved(_ name: ObjectName) -> ObjectName { name.movingNamespace(old, to: new) }
    return switch self {
    case .table(let name): .table(moved(name))
    case .column(let table, let name): .column(moved(table), name)
    case .element(let table, let kind, let name): .element(moved(table), kind, name)
    case .enumType(let name): .enumType(moved(name))
    case .enumLabel(let type, let label): .enumLabel(moved(type), label)
    case .domain(let name): .domain(moved(name))
    case .sequence(let name): .sequence(moved(name))
    case .namespace(let name): .namespace(name == old ? new : name)
    }
  }
}

extension Change {
  var isRename: Bool { Rename(self) != nil }
}

extension Change {
  /// It makes a namespace or gives one another name: what moves there stands behind it.
  var makesPlace: Bool {
    switch self {
    case .createObject(let object), .renameObject(let object, _): object.kind == .namespace
    default: false
    }
  }
}

extension [Change] {
  /// The same changes with every rename as early as it can stand, what stood before it rewritten to the new names.
  ///
  /// The changes that undo a migration end with its renames. Run again from the start, their first statements would
  /// speak of names that are gone, or worse, that something else has by then. With the renames first, every statement
  /// speaks of names that last.
  func renamesFirst() -> [OrderedChange] {
    var ordered: [OrderedChange] = []
    for change in self {
      guard let rename = Rename(change) else {
        ordered.append(OrderedChange(change: change))
        continue
      }
      insert(rename, into: &ordered)
    }
    return ordered.withIndexNamesFreedFirst().withIndexNamesFreedForMoves()
  }

  private func insert(_ rename: Rename, into ordered: inout [OrderedChange]) {
    var position = ordered.count
    while position > 0 {
      let earlier = ordered[position - 1].change
      if rename.targetIsMentioned(in: earlier) {
        // A text stays as it was written: what is made of it speaks of the name that is to come.
        if case .createObject(.raw) = earlier, !rename.sourceIsMentioned(in: earlier) {
          position -= 1
          continue
        }
        // What has the name goes: as early as it can, so that the rename stands early too.
        guard hoistDrop(at: position - 1, in: &ordered) else { break }
        continue
      }
      guard rename.canPass(earlier) else { break }
      position -= 1
      let creates = rename.sourceIsCreated(by: earlier)
      ordered[position].change = rename.rewriting(earlier)
      ordered[position].whileExists = ordered[position].whileExists.map(rename.rewriting)
      if creates { return }
    }
    for index in 0..<position {
      let earlier = ordered[index].change
      if !earlier.isRename, rename.targetIsMentioned(in: earlier) || rename.sourceIsMentioned(in: earlier) {
        ordered[index].whileExists.append(rename.source)
      } else if ordered[index].whileExists.contains(rename.target) {
        // The name it waits for comes back with this rename: only what this one takes away tells the two apart.
        ordered[index].whileExists.append(rename.source)
      }
    }
    ordered.insert(
      OrderedChange(change: rename.change, indexNames: indexNames(comingWith: rename.change)),
      at: position
    )
  }

  /// Moves a drop before the changes that do not speak of what it drops; false when it stands where it must.
  private func hoistDrop(at index: Int, in ordered: inout [OrderedChange]) -> Bool {
    let drop = ordered[index].change
    var position = index
    while position > 0, drop.isDropIndependent(of: ordered[position - 1].change) { position -= 1 }
    if position == index { return false }
    ordered.insert(ordered.remove(at: index), at: position)
    return true
  }
}

/// One of the changes that give something another name.
private struct Rename {
  var change: Change
  var source: RenamedObject

  init?(_ change: Change) {
    self.change = change
    switch change {
    case .renameTable(let old, _): source = .table(old)
    case .renameColumn(let table, let old, _): source = .column(table, old)
    case .renameElement(let table, let element, _): source = .element(table, element.kind, element.name)
    case .renameEnum(let old, _): source = .enumType(old)
    case .renameEnumLabel(let type, let old, _): source = .enumLabel(type, old)
    case .renameObject(let object, _):
      guard let renamed = RenamedObject(object) else { return nil }
      source = renamed
    default: return nil
    }
  }

  var target: RenamedObject {
    switch change {
    case .renameTable(_, let new): .table(new)
    case .renameColumn(let table, _, let new): .column(table, new)
    case .renameElement(let table, let element, let new): .element(table, element.kind, new)
    case .renameEnum(_, let new): .enumType(new)
    case .renameEnumLabel(let type, _, let new): .enumLabel(type, new)
    case .renameObject(let object, let new): RenamedObject(object.renamed(to: new)) ?? source
    default: source
    }
  }

  /// The change already speaks of the name that the rename gives.
  func targetIsMentioned(in other: Change) -> Bool {
    switch change {
    case .renameTable(_, let new):
      other.mentions(table: new)
    case .renameColumn(let table, _, let new):
      other.mentions(column: new, of: table)
    case .renameElement(let table, let element, let new):
      // Of indexes and keys, and of the constraints of one table, there is only one of a name.
      other.elements.contains { owner, other in
        other.name == new
          && (owner == table || element.hasIndex && other.hasIndex && owner.namespace == table.namespace)
      }
    case .renameEnum(_, let new):
      other.mentions(enumType: new)
    case .renameEnumLabel(let type, _, let new):
      other.mentions(label: new, of: type)
    case .renameObject(let object, let new):
      switch object.kind {
      case .namespace: other.mentions(namespace: new.name)
      case .domain: other.mentions(enumType: new)
      default: other.mentions(table: new)
      }
    default: false
    }
  }

  /// The change speaks of the name that is renamed.
  func sourceIsMentioned(in other: Change) -> Bool {
    switch source {
    case .table(let name): other.mentions(table: name)
    case .column(let table, let name): other.mentions(column: name, of: table)
    case .element(let table, let kind, let name):
      other.elements.contains { $0 == table && $1.kind == kind && $1.name == name }
    case .enumLabel(let type, let label): other.mentions(label: label, of: type)
    case .enumType(let name), .domain(let name): other.mentions(enumType: name)
    case .sequence(let name): other.mentions(table: name)
    case .namespace(let name): other.mentions(namespace: name)
    }
  }

  /// Renames keep their order, but for those of namespaces, tables and types, which stand before those of what is in them.
  func canPass(_ other: Change) -> Bool {
    switch (change, other) {
    case (.renameObject(.namespace, _), _): !other.makesPlace
    case (.renameTable, .renameColumn), (.renameTable, .renameElement), (.renameColumn, .renameElement): true
    default: !other.isRename && !other.makesPlace
    }
  }

  func sourceIsCreated(by other: Change) -> Bool {
    switch (change, other) {
    case (.renameTable(let old, _), .createTable(let table)): table.name == old
    case (.renameColumn(let name, let old, _), .addColumn(let table, let column)): table == name && column.name == old
    case (.renameColumn(let name, let old, _), .createTable(let table)):
      table.name == name && table.column(old) != nil
    case (.renameElement(let name, let element, _), .addElement(let table, let added)):
      table == name && added == element
    case (.renameElement(let name, let element, _), .createTable(let table)):
      table.name == name && table.elements.contains(element)
    case (.renameEnum(let old, _), .createEnum(let definition)): definition.name == old
    case (.renameEnumLabel(let type, let old, _), .createEnum(let definition)):
      definition.name == type && definition.labels.contains(old)
    case (.renameObject(let object, _), .createObject(let created)): created.key == object.key
    default: false
    }
  }

  func rewriting(_ object: RenamedObject) -> RenamedObject {
    if object == source { return target }
    if case .renameEnum(let old, let new) = change, case .enumLabel(old, let label) = object {
      return .enumLabel(new, label)
    }
    if case .renameObject(.namespace(let old), let new) = change {
      return object.movingNamespace(old.name, to: new.name)
    }
    guard case .renameTable(let old, let new) = change else { return object }
    return switch object {
    case .column(old, let name): .column(new, name)
    case .element(old, let kind, let name): .element(new, kind, name)
    default: object
    }
  }

  func rewriting(_ other: Change) -> Change {
    switch change {
    case .renameTable(let old, let new): other.renamingTable(old, to: new)
    case .renameColumn(let table, let old, let new): other.renamingColumn(of: table, old, to: new)
    case .renameElement(let table, let element, let new): other.renamingElement(element, of: table, to: new)
    case .renameEnum(let old, let new): other.renamingEnum(old, to: new)
    case .renameEnumLabel(let type, let old, let new): other.renamingLabel(old, of: type, to: new)
    case .renameObject(.namespace(let old), let new): other.movingNamespace(old.name, to: new.name)
    case .renameObject(let object, let new): other.renaming(object, to: new)
    default: other
    }
  }
}
