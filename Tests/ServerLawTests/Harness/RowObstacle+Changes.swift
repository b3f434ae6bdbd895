import SchemaModel

extension RowObstacle {
  /// Whether changes can meet it at all. What they cannot meet is a defect of their plan.
  func canArise(from changes: [Change]) -> Bool {
    changes.contains { change in
      if change.convertsValues { return true }
      switch (self, change) {
      case (.duplicate, .addElement(_, .primaryKey)), (.duplicate, .addElement(_, .unique)): return true
      case (.duplicate, .addElement(_, .index(let index))): return index.isUnique
      case (.missingValue, .addColumn(_, let column)):
        return !column.isNullable && column.defaultValue == nil && column.identity == nil
      case (.missingValue, .alterColumn(_, let old, let new, _)): return old.isNullable && !new.isNullable
      case (.missingValue, .addElement(_, .primaryKey)): return true
      case (.brokenCheck, .addElement(_, .check)): return true
      case (.brokenReference, .addElement(_, .foreignKey)): return true
      case (.unfitValue, .addColumn(_, let column)): return column.generated != nil
      case (.duplicate, .addElement(_, .exclusion)): return true
      // Of domains, and of what only its author knows.
      case (.missingValue, .alterObject), (.brokenCheck, .alterObject), (.unfitValue, .alterObject): return true
      case (.unfitValue, .alterEnum), (.unfitValue, .addElement(_, .index)): return true
      default: return false
      }
    }
  }
}

extension Change {
  /// Whether the values of a column become others, which anything may be built on.
  var convertsValues: Bool {
    guard case .alterColumn(_, let old, let new, _) = self else { return false }
    return old.type != new.type || old.generated != new.generated || old.collation != new.collation
  }
}
