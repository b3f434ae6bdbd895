import SchemaModel

/// A change in a plan, and the condition under which its statements may run at all.
struct OrderedChange {
  var change: Change
  /// A later rename gives the name that this change speaks of to something else. Once that rename is done, running the
  /// change's statements again would hit the wrong object: they run only while these old names are there.
  var whileExists: [RenamedObject] = []
}

/// What a rename renames.
enum RenamedObject: Hashable {
  case table(ObjectName)
  case column(ObjectName, String)
  case element(ObjectName, TableElement.Kind, String)
  case enumType(ObjectName)
}

extension Change {
  var isRename: Bool { Rename(self) != nil }
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
    return ordered
  }

  private func insert(_ rename: Rename, into ordered: inout [OrderedChange]) {
    var position = ordered.count
    while position > 0, !ordered[position - 1].change.isRename,
      !rename.targetIsMentioned(in: ordered[position - 1].change)
    {
      position -= 1
      let creates = rename.sourceIsCreated(by: ordered[position].change)
      ordered[position].change = rename.rewriting(ordered[position].change)
      if creates { return }
    }
    for earlier in 0..<position where rename.targetIsMentioned(in: ordered[earlier].change) {
      ordered[earlier].whileExists.append(rename.source)
    }
    ordered.insert(OrderedChange(change: rename.change), at: position)
  }
}

/// One of the four changes that give something another name.
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
    default: return nil
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
      other.elements.contains { $1.name == new && (element.kind == .index || $0 == table) }
    case .renameEnum(_, let new):
      other.mentions(enumType: new)
    default: false
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
    default: false
    }
  }

  func rewriting(_ other: Change) -> Change {
    switch change {
    case .renameTable(let old, let new): other.renamingTable(old, to: new)
    case .renameColumn(let table, let old, let new): other.renamingColumn(of: table, old, to: new)
    case .renameElement(let table, let element, let new): other.renamingElement(element, of: table, to: new)
    case .renameEnum(let old, let new): other.renamingEnum(old, to: new)
    default: other
    }
  }
}
