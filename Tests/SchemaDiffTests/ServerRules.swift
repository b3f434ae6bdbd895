import SchemaModel

/// What servers refuse at the moment of one change: stricter than `DatabaseSchema.apply`, which only keeps the value
/// in shape.
///
/// Observed on Postgres 15 and MySQL 9.7: a key under a foreign key is not dropped, not even while a like one stands
/// beside it (Postgres); a foreign key needs its target, with a key and equal types.
struct ServerRules {
  private struct Element: Hashable {
    var table: ObjectName
    var kind: TableElement.Kind
    var name: String
  }

  private(set) var schema: DatabaseSchema
  /// The foreign keys that stood before a key was added, and so rest on another one.
  private var olderForeignKeys: [Element: Set<Element>] = [:]

  init(_ schema: DatabaseSchema) {
    self.schema = schema
  }

  /// Makes the change, or says what is wrong with it.
  mutating func make(_ change: Change) -> String? {
    if let violation = violation(of: change) { return violation }
    do {
      try schema.apply(change)
    } catch {
      return error.reason
    }
    if case .addElement(let table, let element) = change { note(element, of: table) }
    return nil
  }

  private mutating func note(_ element: TableElement, of table: ObjectName) {
    let added = Element(table: table, kind: element.kind, name: element.name)
    if element.kind == .foreignKey {
      for key in olderForeignKeys.keys { olderForeignKeys[key]?.remove(added) }
      return
    }
    olderForeignKeys[added] = Set(
      schema.tables.flatMap { other in
        other.foreignKeys.map { Element(table: other.name, kind: .foreignKey, name: $0.name) }
      }
    )
  }

  private func violation(of change: Change) -> String? {
    switch change {
    case .createEnum(let definition):
      return schema.typeNames.contains(definition.name) ? "the type's name is taken" : nil
    case .renameEnum(_, let new):
      return schema.typeNames.contains(new) ? "the type's name is taken" : nil
    case .alterEnum:
      return nil
    case .dropEnum(let definition):
      let isUsed = schema.tables.contains { $0.columns.contains { $0.type.enumTypeName == definition.name } }
      return isUsed ? "a column still has the type" : nil
    case .renameEnumLabel, .createObject, .dropObject, .alterObject, .renameObject, .setTableAttributes,
      .alterPartitioning, .renameColumnLabel, .reorderColumns:
      return nil
    case .createTable(let table):
      return creation(of: table, in: schema)
    case .dropTable(let table):
      if schema.table(table.name) != table { return "the table is another one by now" }
      let isReferenced = schema.tables.contains { other in
        other.name != table.name && other.foreignKeys.contains { $0.referencedTable == table.name }
      }
      return isReferenced ? "another table references it" : nil
    case .renameTable(_, let new):
      return schema.relationNames.contains(new) || schema.typeNames.contains(new) ? "the name is taken" : nil
    case .setTableComment(let name, let old, _):
      return schema.table(name)?.comment == old ? nil : "the comment is another one by now"
    case .addColumn(let name, let column):
      return schema.table(name).flatMap { columnProblem(column, of: $0, in: schema) }
    case .dropColumn(let name, let column):
      return schema.table(name).flatMap { removal(of: column, from: $0, in: schema) }
    case .renameColumn:
      return nil
    case .alterColumn(let name, _, let new, _):
      return schema.table(name).flatMap { columnProblem(new, of: $0, in: schema) }
    case .addElement(let name, let element):
      return schema.table(name).flatMap { addition(of: element, to: $0, in: schema) }
    case .dropElement(let name, let element):
      return need(of: element, of: name)
    case .renameElement(let name, let element, let new):
      return schema.table(name).flatMap { nameProblem(element.renamed(to: new), of: $0, in: schema, besides: element) }
    }
  }

  private func need(of element: TableElement, of table: ObjectName) -> String? {
    if element.kind == .foreignKey || element.kind == .check || element.kind == .exclusion { return nil }
    let older = olderForeignKeys[Element(table: table, kind: element.kind, name: element.name)] ?? []
    for other in schema.tables {
      for key in other.foreignKeys where key.rests(on: element, of: table) {
        if older.contains(Element(table: other.name, kind: .foreignKey, name: key.name)) { continue }
        return "foreign key \(key.name) of \(other.name) rests on it"
      }
    }
    return nil
  }

  private func creation(of table: TableDefinition, in schema: DatabaseSchema) -> String? {
    if schema.relationNames.contains(table.name) || schema.typeNames.contains(table.name) { return "the name is taken" }
    var bare = table
    for element in table.elements { bare.removeElement(element.kind, named: element.name) }
    for column in table.columns {
      if let problem = columnProblem(column, of: table, in: schema) { return problem }
    }
    var after = schema
    after.insert(bare)
    for element in table.elements {
      if let problem = addition(of: element, to: bare, in: after) { return "\(element.name): \(problem)" }
      bare.insert(element)
      after.insert(bare)
    }
    return nil
  }

  private func columnProblem(
    _ column: ColumnDefinition,
    of table: TableDefinition,
    in schema: DatabaseSchema
  ) -> String? {
    if let name = column.type.enumTypeName, schema.enumType(name) == nil { return "there is no type \(name)" }
    let isComplete = column.mentionedColumns.allSatisfy { table.column($0) != nil }
    if !isComplete { return "\(column.name) mentions a column that is not there" }
    if schema.dialect != .mysql { return nil }
    if column.mentionedColumns.contains(where: { table.column($0)?.identity != nil }) {
      return "\(column.name) mentions a column that counts up (E3109)"
    }
    let isMentioned = table.columns.contains { $0.mentionedColumns.contains(column.name) }
    return column.identity != nil && isMentioned ? "a column is computed from \(column.name) (E3109)" : nil
  }

  private func removal(
    of column: ColumnDefinition,
    from table: TableDefinition,
    in schema: DatabaseSchema
  ) -> String? {
    if table.column(column.name) != column { return "the column is another one by now" }
    if table.elements.contains(where: { $0.columns.contains(column.name) }) { return "an element is about it" }
    let dependents = table.columns.filter { $0.name != column.name && $0.mentionedColumns.contains(column.name) }
    if !dependents.isEmpty { return "another column is computed from it" }
    let isReferenced = schema.tables.contains { other in
      other.foreignKeys.contains { $0.referencedTable == table.name && $0.referencedColumns.contains(column.name) }
    }
    return isReferenced ? "a foreign key references it" : nil
  }

  private func addition(
    of element: TableElement,
    to table: TableDefinition,
    in schema: DatabaseSchema
  ) -> String? {
    if element.kind == .primaryKey, table.primaryKey != nil { return "there is a primary key" }
    if !element.columns.allSatisfy({ table.column($0) != nil }) { return "a column is missing" }
    if let problem = nameProblem(element, of: table, in: schema) { return problem }
    guard case .foreignKey(let key) = element else { return nil }
    guard let parent = schema.table(key.referencedTable) else { return "the referenced table is missing" }
    for (name, referenced) in zip(key.columns, key.referencedColumns) {
      if table.column(name)?.type != parent.column(referenced)?.type { return "the types differ" }
    }
    if key.enforcement == .database, !parent.elements.contains(where: { key.rests(on: $0, of: parent.name) }) {
      return "the referenced columns are no key"
    }
    return nil
  }

  private func nameProblem(
    _ element: TableElement,
    of table: TableDefinition,
    in schema: DatabaseSchema,
    besides old: TableElement? = nil
  ) -> String? {
    let others = schema.tables.flatMap { other in
      other.elements.filter { !(other.name == table.name && $0 == old) }.map { (table: other.name, element: $0) }
    }
    let isTaken = others.contains { other in
      element.sharesNames(with: other.element, of: other.table, own: table.name, schema.dialect)
    }
    let isRelation = schema.dialect != .mysql && element.isRelation
    let isTableName = isRelation && schema.table(ObjectName(element.name, in: table.name.namespace)) != nil
    return isTaken || isTableName ? "the name is taken" : nil
  }
}

extension TableElement {
  fileprivate var isRelation: Bool {
    switch kind {
    case .primaryKey, .unique, .index, .exclusion: true
    case .foreignKey, .check: false
    }
  }

  private var isInServer: Bool {
    if case .foreignKey(let key) = self { key.enforcement == .database } else { true }
  }

  /// Whether a server, or the model, takes these two for one thing.
  fileprivate func sharesNames(
    with other: TableElement,
    of otherTable: ObjectName,
    own table: ObjectName,
    _ dialect: DialectName
  ) -> Bool {
    let isSameTable = table == otherTable
    if name == other.name, isSameTable, kind == other.kind { return true }
    if !isInServer || !other.isInServer { return false }
    switch dialect {
    case .mysql:
      guard name.lowercased() == other.name.lowercased() else { return false }
      if kind == .foreignKey || kind == .check { return kind == other.kind }
      return isSameTable && isRelation && other.isRelation && kind != .primaryKey && other.kind != .primaryKey
    case .postgres, .dsql:
      guard name == other.name else { return false }
      if isRelation, other.isRelation { return table.namespace == otherTable.namespace }
      return isSameTable && kind != .index && other.kind != .index
    }
  }
}

extension ForeignKeyDefinition {
  fileprivate func rests(on element: TableElement, of table: ObjectName) -> Bool {
    guard enforcement == .database, referencedTable == table else { return false }
    let columns: [String]? =
      switch element {
      case .primaryKey(let key): key.columns
      case .unique(let unique): unique.deferrability == .notDeferrable ? unique.columns : nil
      case .index(let index):
        index.isUnique && index.predicate == nil && index.keys.allSatisfy { $0.target == .column($0.columns[0]) }
          ? index.keys.flatMap(\.columns) : nil
      case .foreignKey, .check, .exclusion: nil
      }
    return columns.map { $0.sorted() == referencedColumns.sorted() } ?? false
  }
}

extension DatabaseSchema {
  /// Postgres: a table is a type too.
  fileprivate var typeNames: Set<ObjectName> {
    Set(enumTypes.map(\.name) + (dialect == .mysql ? [] : tables.map(\.name)))
  }

  fileprivate var relationNames: Set<ObjectName> {
    var names = tables.map(\.name)
    if dialect != .mysql {
      for table in tables {
        for element in table.elements where element.isRelation {
          names.append(ObjectName(element.name, in: table.name.namespace))
        }
      }
    }
    return Set(names)
  }
}
