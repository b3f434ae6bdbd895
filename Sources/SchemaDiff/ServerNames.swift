import SchemaModel

/// The names that are taken on a server at one moment, in all the places where the server wants them unique.
///
/// Renames run before anything is dropped, so a new name may still be held by something that goes later.
struct ServerNames {
  private enum Place: Hashable {
    /// One kind of element of one table: what a `DatabaseSchema` itself wants.
    case elements(ObjectName, TableElement.Kind)
    /// Postgres: constraints of a table.
    case constraints(ObjectName)
    /// Postgres: tables, indexes, and the indexes of keys, by namespace.
    case relations(String?)
    /// Postgres: enumeration types, and the row types of tables, by namespace.
    case types(String?)
    /// MySQL: indexes and uniques of a table.
    case indexes(ObjectName)
    /// MySQL: foreign keys of the database, and checks of the database.
    case database(TableElement.Kind)
    case tables
  }

  private struct Entry: Hashable {
    var place: Place
    var name: String
  }

  private let dialect: DialectName
  private var taken: [Entry: Int] = [:]

  init(of schema: DatabaseSchema) {
    dialect = schema.dialect
    for enumType in schema.enumTypes { take(entries(ofEnum: enumType.name)) }
    for table in schema.tables { take(entries(of: table)) }
    for object in schema.objects { take(entries(of: object)) }
  }

  /// Gives an enumeration type another name, if that is free.
  mutating func renameEnum(_ old: ObjectName, to new: ObjectName) -> Bool {
    replace(entries(ofEnum: old), by: entries(ofEnum: new))
  }

  /// Gives an object another name, if that is free.
  mutating func renameObject(_ object: SchemaObject, to new: ObjectName) -> Bool {
    replace(entries(of: object), by: entries(of: object.renamed(to: new)))
  }

  /// Gives a table another name, if that is free.
  mutating func renameTable(_ table: TableDefinition, to new: ObjectName) -> Bool {
    var renamed = table
    renamed.name = new
    return replace(entries(of: table), by: entries(of: renamed))
  }

  /// Gives an element another name, if that is free.
  mutating func renameElement(_ element: TableElement, of table: ObjectName, to new: String) -> Bool {
    replace(entries(of: element, of: table), by: entries(of: element.renamed(to: new), of: table))
  }

  private mutating func replace(_ old: [Entry], by new: [Entry]) -> Bool {
    release(old)
    let isFree = new.allSatisfy { taken[$0, default: 0] == 0 }
    take(isFree ? new : old)
    return isFree
  }

  private mutating func take(_ entries: [Entry]) {
    for entry in entries { taken[entry, default: 0] += 1 }
  }

  private mutating func release(_ entries: [Entry]) {
    for entry in entries { taken[entry, default: 0] -= 1 }
  }

  private func entries(ofEnum name: ObjectName) -> [Entry] {
    [Entry(place: .types(name.namespace), name: name.name)]
  }

  private func entries(of object: SchemaObject) -> [Entry] {
    let name = object.name
    switch (object.kind, dialect) {
    case (.view, .mysql): return [Entry(place: .tables, name: name.description)]
    case (.view, _), (.sequence, _):
      return [.relations(name.namespace), .types(name.namespace)].map { Entry(place: $0, name: name.name) }
    case (.domain, _): return [Entry(place: .types(name.namespace), name: name.name)]
    default: return []
    }
  }

  private func entries(of table: TableDefinition) -> [Entry] {
    let name = table.name
    let own: [Entry] =
      switch dialect {
      case .postgres, .dsql:
        [.relations(name.namespace), .types(name.namespace)].map { Entry(place: $0, name: name.name) }
      case .mysql: [Entry(place: .tables, name: name.description)]
      }
    let partitions = dialect.partitionsAreTables ? table.partitioning?.partitions.map(\.name) ?? [] : []
    let theirs = partitions.flatMap { partition in
      [.relations(partition.namespace), .types(partition.namespace)].map { Entry(place: $0, name: partition.name) }
    }
    return own + theirs + table.elements.flatMap { entries(of: $0, of: name) }
  }

  private func entries(of element: TableElement, of table: ObjectName) -> [Entry] {
    let own = Entry(place: .elements(table, element.kind), name: element.name)
    if case .foreignKey(let key) = element, key.enforcement == .application { return [own] }
    let places: [Place] =
      switch (dialect, element.kind) {
      case (.mysql, .primaryKey): []
      case (.mysql, .unique), (.mysql, .index): [.indexes(table)]
      case (.mysql, .foreignKey), (.mysql, .check): [.database(element.kind)]
      case (_, .primaryKey), (_, .unique), (_, .exclusion): [.relations(table.namespace), .constraints(table)]
      case (_, .index): [.relations(table.namespace)]
      case (_, .foreignKey), (_, .check): [.constraints(table)]
      }
    // MySQL compares these names without regard to case.
    let name = dialect == .mysql ? element.name.lowercased() : element.name
    return [own] + places.map { Entry(place: $0, name: name) }
  }
}
