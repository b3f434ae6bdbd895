import SchemaModel

/// Where values of enumerations come, go and change their names.
extension PostgresChangeOrder {
  // MARK: Values that are used before they come

  /// The changes that undo a migration end with its enum types. What they have to have again is added before anything
  /// that uses it; what they must not have any more goes where it went.
  static func newValuesFirst(_ changes: [PlannedChange]) -> [PlannedChange] {
    guard let first = changes.firstIndex(where: { $0.change.mayUseValues }) else { return changes }
    var result = changes
    var added: [PlannedChange] = []
    for (index, planned) in changes.enumerated() where index > first {
      guard case .alterEnum(let old, let new) = planned.change else { continue }
      let union = old.adding(new.labels)
      if union == old { continue }
      var addition = planned
      addition.change = .alterEnum(from: old, to: union)
      added.append(addition)
      result[index].change = .alterEnum(from: union, to: new)
    }
    result.insert(contentsOf: added, at: first)
    return result.filter { if case .alterEnum(let old, let new) = $0.change { old != new } else { true } }
  }

  // MARK: Rows that get another label

  /// Rows get a longer label behind the change that makes room for it, and a shorter one before the room is gone.
  static func labelsInPlace(_ changes: [PlannedChange]) -> [PlannedChange] {
    var result = changes
    for planned in changes {
      guard case .renameColumnLabel(let table, let column, let old, let new) = planned.change,
        let place = result.firstIndex(where: { $0.change == planned.change }),
        let other = result.firstIndex(where: { $0.change.changesType(of: column, table) })
      else { continue }
      let isShorter = new.unicodeScalars.count < old.unicodeScalars.count
      if isShorter == (place < other) { continue }
      let moved = result.remove(at: place)
      result.insert(moved, at: other)
    }
    return result
  }
}

extension EnumDefinition {
  /// The type with those of the labels that it has not, each behind the one that it stands behind there.
  fileprivate func adding(_ others: [String]) -> EnumDefinition {
    var union = labels
    for (index, label) in others.enumerated() where !labels.contains(label) {
      let place = index == 0 ? nil : union.firstIndex(of: others[index - 1])
      union.insert(label, at: place.map { $0 + 1 } ?? 0)
    }
    return EnumDefinition(name, union)
  }
}

extension Change {
  fileprivate var mayUseValues: Bool {
    switch self {
    case .createTable, .addColumn, .alterColumn, .addElement, .alterObject: true
    case .createObject: !makesPlace
    default: false
    }
  }

  fileprivate func changesType(of column: String, _ name: ObjectName) -> Bool {
    guard case .alterColumn(name, let old, let new, _) = self else { return false }
    return new.name == column && old.type != new.type
  }
}
