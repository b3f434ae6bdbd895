import SchemaModel

/// Which tables have foreign keys to a table: kept beside the schema, which would have to be searched as a whole.
struct MySQLReferences {
  /// By referenced table. Maybe too many, never too few: the schema has the last word.
  private var children: [ObjectName: [ObjectName]] = [:]
  private let added: [(child: ObjectName, parent: ObjectName)]

  init(_ schema: DatabaseSchema, _ changes: [Change]) {
    added = changes.flatMap { change -> [(ObjectName, ObjectName)] in
      switch change {
      case .createTable(let table): table.foreignKeys.map { (table.name, $0.referencedTable) }
      case .addElement(let table, .foreignKey(let key)): [(table, key.referencedTable)]
      default: []
      }
    }
    rebuild(schema)
  }

  /// To be called when tables took other names.
  mutating func rebuild(_ schema: DatabaseSchema) {
    children = [:]
    for table in schema.tables {
      for key in table.foreignKeys { children[key.referencedTable, default: []].append(table.name) }
    }
    for (child, parent) in added { children[parent, default: []].append(child) }
  }

  /// The foreign keys that the server keeps to a table, its own to itself among them, in order.
  func foreignKeys(to table: ObjectName, in schema: DatabaseSchema) -> [MySQLForeignKey] {
    Set(children[table] ?? []).sorted().flatMap { child in
      (schema.table(child)?.databaseForeignKeys ?? [])
        .filter { $0.referencedTable == table }
        .map { MySQLForeignKey(table: child, key: $0) }
    }
  }
}

/// A foreign key and the table that it stands on.
struct MySQLForeignKey: Hashable {
  var table: ObjectName
  var key: ForeignKeyDefinition
}
