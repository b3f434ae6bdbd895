import SchemaModel
import Verification

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
          || column.type.domainName != nil
      case (.missingValue, .alterColumn(_, let old, let new, _)): return old.isNullable && !new.isNullable
      // Where MySQL copies the table, a NULL is truncated data (E1265).
      case (.unfitValue, .alterColumn(_, let old, let new, _)): return old.isNullable && !new.isNullable
      case (.missingValue, .addElement(_, .primaryKey)): return true
      case (.brokenCheck, .addElement(_, .check)): return true
      case (.brokenReference, .addElement(_, .foreignKey)): return true
      case (.unfitValue, .addColumn(_, let column)):
        if column.generated != nil { return true }
        // A shape, of which none is empty.
        if case .verbatim = column.type { return !column.isNullable } else { return false }
      case (.duplicate, .addElement(_, .exclusion)): return true
      // Of domains, and of what only its author knows.
      case (.missingValue, .alterObject), (.brokenCheck, .alterObject), (.unfitValue, .alterObject): return true
      case (.brokenCheck, .addColumn(_, let column)): return column.type.domainName != nil
      case (.otherPartition, .alterPartitioning), (.brokenReference, .alterPartitioning): return true
      case (.unfitValue, .setTableAttributes(_, let old, let new)),
        (.duplicate, .setTableAttributes(_, let old, let new)):
        return old.characterSet != new.characterSet || old.collation != new.collation
      case (.unfitValue, .alterEnum), (.unfitValue, .addElement(_, .index)): return true
      default: return false
      }
    }
  }
}
