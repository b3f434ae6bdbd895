package import SchemaModel

/// A random schema on its way to another one, and what an author would say about the way.
package struct RandomMutation {
  /// What something was called at the start, and whether the author says so.
  private struct Origin<Name: Hashable> {
    var name: Name
    var isHinted: Bool
  }

  package let old: DatabaseSchema
  var draft: RandomSchema
  private var tableOrigins: [ObjectName: Origin<ObjectName>] = [:]
  private var enumOrigins: [ObjectName: Origin<ObjectName>] = [:]
  private var columnOrigins: [ObjectName: [String: Origin<String>]] = [:]
  /// In percent: how often a rename comes with its hint.
  var hintChance = 70

  package init(of draft: RandomSchema) {
    self.draft = draft
    old = draft.schema
    for enumType in old.enumTypes { enumOrigins[enumType.name] = Origin(name: enumType.name, isHinted: false) }
    for table in old.tables {
      tableOrigins[table.name] = Origin(name: table.name, isHinted: false)
      columnOrigins[table.name] = Dictionary(
        uniqueKeysWithValues: table.columns.map { ($0.name, Origin(name: $0.name, isHinted: false)) }
      )
    }
  }

  package var schema: DatabaseSchema { draft.schema }

  /// What `.renamed(from:)` would say on the schema as it is now.
  package var hints: [RenameHint] {
    var hints: [RenameHint] = []
    for enumType in schema.enumTypes {
      guard let origin = enumOrigins[enumType.name], origin.isHinted, origin.name != enumType.name else { continue }
      hints.append(.enumType(from: origin.name, to: enumType.name))
    }
    for table in schema.tables {
      if let origin = tableOrigins[table.name], origin.isHinted, origin.name != table.name {
        hints.append(.table(from: origin.name, to: table.name))
      }
      for column in table.columns {
        guard let origin = columnOrigins[table.name]?[column.name], origin.isHinted, origin.name != column.name else {
          continue
        }
        hints.append(.column(table: table.name, from: origin.name, to: column.name))
      }
    }
    return hints
  }

  mutating func renameTable(_ old: ObjectName, to new: ObjectName) {
    guard apply(.renameTable(from: old, to: new)) else { return }
    draft.release(old.name)
    let isHinted = draft.random.chance(hintChance)
    tableOrigins[new] = tableOrigins.removeValue(forKey: old).map { Origin(name: $0.name, isHinted: isHinted) }
    columnOrigins[new] = columnOrigins.removeValue(forKey: old)
    followNames(of: new, from: old.name)
  }

  mutating func renameColumn(_ old: String, to new: String, of table: ObjectName) {
    guard apply(.renameColumn(table: table, from: old, to: new)) else { return }
    let isHinted = draft.random.chance(hintChance)
    let origin = columnOrigins[table]?.removeValue(forKey: old)
    columnOrigins[table]?[new] = origin.map { Origin(name: $0.name, isHinted: isHinted) }
    followNames(of: table, from: table.name)
  }

  mutating func renameEnum(_ old: ObjectName, to new: ObjectName) {
    guard apply(.renameEnum(from: old, to: new)) else { return }
    draft.release(old.name)
    let isHinted = draft.random.chance(hintChance)
    enumOrigins[new] = enumOrigins.removeValue(forKey: old).map { Origin(name: $0.name, isHinted: isHinted) }
  }

  mutating func dropTable(_ table: TableDefinition) {
    draft.schema.removeTable(table.name)
    draft.release(table.name.name)
    for element in table.elements { draft.release(element.name) }
    tableOrigins[table.name] = nil
    columnOrigins[table.name] = nil
  }

  mutating func dropColumn(_ name: String, of table: ObjectName) {
    draft.schema.updateTable(table) { $0.columns.removeAll { $0.name == name } }
    columnOrigins[table]?[name] = nil
  }

  /// Derived names follow a rename, as they do when the schema is lowered again.
  private mutating func followNames(of name: ObjectName, from oldName: String) {
    guard let table = schema.table(name), draft.random.chance(80) else { return }
    for element in table.elements where element.name.hasPrefix(RandomSchemaNames.identifier(oldName)) {
      let (columns, suffix) =
        switch element.kind {
        case .primaryKey: ([String](), "pkey")
        case .unique: (element.columns, "key")
        case .foreignKey: (element.columns, "fkey")
        case .check: (element.columns, "check")
        case .exclusion: (element.columns, "excl")
        case .index: (element.columns, "idx")
        }
      draft.release(element.name)
      let new = draft.freshName(RandomSchema.derivedName(name, columns, suffix))
      if new == element.name { continue }
      _ = apply(.renameElement(table: name, element: element, to: new))
    }
  }

  private mutating func apply(_ change: Change) -> Bool {
    (try? draft.schema.apply(change)) != nil
  }
}
