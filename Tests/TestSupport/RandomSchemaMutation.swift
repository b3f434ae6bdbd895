package import SchemaModel

/// A random schema on its way to another one, and what an author would say about the way.
package struct RandomMutation {
  /// What something was called at the start, and whether the author says so.
  struct Origin<Name: Hashable> {
    var name: Name
    var isHinted: Bool
  }

  struct ObjectKey: Hashable {
    var kind: SchemaObject.Kind
    var name: ObjectName
  }

  /// Another value of an enumeration that a column holds, by the names at the start.
  struct ColumnLabel {
    var table: ObjectName
    var column: String
    var old: String
    var new: String
  }

  package let old: DatabaseSchema
  var draft: RandomSchema
  private var tableOrigins: [ObjectName: Origin<ObjectName>] = [:]
  private var enumOrigins: [ObjectName: Origin<ObjectName>] = [:]
  private var columnOrigins: [ObjectName: [String: Origin<String>]] = [:]
  private var objectOrigins: [ObjectKey: Origin<ObjectName>] = [:]
  private var labelOrigins: [ObjectName: [String: Origin<String>]] = [:]
  private var columnLabels: [ColumnLabel] = []
  /// In percent: how often a rename comes with its hint.
  var hintChance = 70

  package init(of draft: RandomSchema) {
    self.draft = draft
    old = draft.schema
    for enumType in old.enumTypes {
      enumOrigins[enumType.name] = Origin(name: enumType.name, isHinted: false)
      labelOrigins[enumType.name] = Dictionary(
        uniqueKeysWithValues: enumType.labels.map { ($0, Origin(name: $0, isHinted: false)) }
      )
    }
    for object in old.objects where Self.renamedKinds.contains(object.kind) {
      objectOrigins[ObjectKey(kind: object.kind, name: object.name)] = Origin(name: object.name, isHinted: false)
    }
    for table in old.tables {
      tableOrigins[table.name] = Origin(name: table.name, isHinted: false)
      columnOrigins[table.name] = Dictionary(
        uniqueKeysWithValues: table.columns.map { ($0.name, Origin(name: $0.name, isHinted: false)) }
      )
    }
  }

  static let renamedKinds: [SchemaObject.Kind] = [.namespace, .domain, .sequence]

  package var schema: DatabaseSchema { draft.schema }

  /// What `.renamed(from:)` would say on the schema as it is now.
  package var hints: [RenameHint] {
    var hints: [RenameHint] = []
    for enumType in schema.enumTypes {
      guard let origin = enumOrigins[enumType.name], origin.isHinted, origin.name != enumType.name else { continue }
      hints.append(.enumType(from: origin.name, to: enumType.name))
    }
    for object in schema.objects {
      guard let origin = objectOrigins[ObjectKey(kind: object.kind, name: object.name)], origin.isHinted,
        origin.name != object.name
      else { continue }
      hints.append(.object(object.kind, from: origin.name, to: object.name))
    }
    hints += labelHints
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

  private var labelHints: [RenameHint] {
    var hints: [RenameHint] = []
    for enumType in schema.enumTypes {
      for label in enumType.labels {
        guard let origin = labelOrigins[enumType.name]?[label], origin.isHinted, origin.name != label else { continue }
        hints.append(.enumLabel(type: enumType.name, from: origin.name, to: label))
      }
    }
    for label in columnLabels {
      guard let table = schema.tables.first(where: { tableOrigins[$0.name]?.name == label.table }),
        let column = table.columns.first(where: { columnOrigins[table.name]?[$0.name]?.name == label.column }),
        case .inlineEnum(let labels) = column.type, labels.contains(label.new), !labels.contains(label.old)
      else { continue }
      hints.append(.columnLabel(table: table.name, column: column.name, from: label.old, to: label.new))
    }
    return hints
  }

  mutating func renameTable(_ old: ObjectName, to new: ObjectName) {
    guard apply(.renameTable(from: old, to: new)) else { return }
    draft.release(old.name)
    let isHinted = draft.random.chance(hintChance)
    tableOrigins[new] = tableOrigins.removeValue(forKey: old).map { Origin(name: $0.name, isHinted: isHinted) }
    columnOrigins[new] = columnOrigins.removeValue(forKey: old)
    draft.schema.followTexts { $0.renamingObject(old, to: new) }
    followNames(of: new, from: old.name)
  }

  mutating func renameColumn(_ old: String, to new: String, of table: ObjectName) {
    guard apply(.renameColumn(table: table, from: old, to: new)) else { return }
    // Nothing else lets a divided table keep the column that divides it.
    let divides = schema.table(table).map { draft.divides(new, $0) } ?? false
    let isHinted = draft.random.chance(hintChance) || divides
    draft.schema.followTexts { $0.renamingColumn(old, of: table, to: new) }
    let origin = columnOrigins[table]?.removeValue(forKey: old)
    columnOrigins[table]?[new] = origin.map { Origin(name: $0.name, isHinted: isHinted) }
    followNames(of: table, from: table.name)
  }

  mutating func renameEnum(_ old: ObjectName, to new: ObjectName) {
    guard apply(.renameEnum(from: old, to: new)) else { return }
    draft.release(old.name)
    let isHinted = draft.random.chance(hintChance)
    enumOrigins[new] = enumOrigins.removeValue(forKey: old).map { Origin(name: $0.name, isHinted: isHinted) }
    labelOrigins[new] = labelOrigins.removeValue(forKey: old)
    draft.schema.followTexts { $0.renamingObject(old, to: new) }
  }

  /// A namespace, domain or sequence.
  mutating func renameObject(_ object: SchemaObject, to new: ObjectName) {
    guard apply(.renameObject(object, to: new)) else { return }
    draft.release(object.name.name)
    let isHinted = draft.random.chance(hintChance)
    let origin = objectOrigins.removeValue(forKey: ObjectKey(kind: object.kind, name: object.name))
    objectOrigins[ObjectKey(kind: object.kind, name: new)] = origin.map { Origin(name: $0.name, isHinted: isHinted) }
    if object.kind == .namespace {
      moveOrigins(from: object.name.name, to: new.name, isHinted: isHinted)
      draft.schema.followTexts { $0.movingNamespace(object.name.name, to: new.name) }
    } else {
      draft.schema.followTexts { $0.renamingObject(object.name, to: new) }
    }
  }

  /// Hints speak of the names that things have once their namespace is renamed.
  private mutating func moveOrigins(from old: String, to new: String, isHinted: Bool) {
    func moved(_ origin: Origin<ObjectName>) -> Origin<ObjectName> {
      Origin(name: isHinted ? origin.name.movingNamespace(old, to: new) : origin.name, isHinted: origin.isHinted)
    }
    func movedKeys<Value>(_ origins: [ObjectName: Value]) -> [ObjectName: Value] {
      Dictionary(origins.map { ($0.key.movingNamespace(old, to: new), $0.value) }) { first, _ in first }
    }
    tableOrigins = movedKeys(tableOrigins.mapValues(moved))
    enumOrigins = movedKeys(enumOrigins.mapValues(moved))
    columnOrigins = movedKeys(columnOrigins)
    labelOrigins = movedKeys(labelOrigins)
    objectOrigins = Dictionary(
      objectOrigins.map { key, origin in
        if key.kind == .namespace { return (key, origin) }
        return (ObjectKey(kind: key.kind, name: key.name.movingNamespace(old, to: new)), moved(origin))
      }
    ) { first, _ in first }
  }

  mutating func renameLabel(_ old: String, to new: String, of type: ObjectName) {
    guard apply(.renameEnumLabel(type: type, from: old, to: new)) else { return }
    let isHinted = draft.random.chance(hintChance)
    let origin = labelOrigins[type]?.removeValue(forKey: old)
    labelOrigins[type]?[new] = origin.map { Origin(name: $0.name, isHinted: isHinted) }
  }

  /// A value of the enumeration that a column itself holds.
  mutating func renameLabel(_ old: String, to new: String, of column: ColumnDefinition, _ table: ObjectName) {
    guard case .inlineEnum(let labels) = column.type else { return }
    var changed = column
    changed.type = .inlineEnum(labels.map { $0 == old ? new : $0 })
    if column.defaultValue == .literal(.string(old)) { changed.defaultValue = .literal(.string(new)) }
    draft.schema.updateTable(table) { table in
      table.columns = table.columns.map { $0.name == column.name ? changed : $0 }
    }
    guard draft.random.chance(hintChance), let origin = tableOrigins[table]?.name,
      let name = columnOrigins[table]?[column.name]?.name,
      case .inlineEnum(let first)? = self.old.table(origin)?.column(name)?.type, first.contains(old)
    else { return }
    columnLabels.append(ColumnLabel(table: origin, column: name, old: old, new: new))
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
