package import SchemaModel

/// The tables of a schema that reference each other, with what their foreign keys are about: what an enforcer is emitted
/// from, and what orphans are looked for by.
package struct EnforcedSchema: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package var definition: ColumnDefinition
    /// The type to which values are cast on their way to the server.
    package var castType: String

    package var name: String { definition.name }
  }

  package struct Table: Hashable, Sendable {
    package var name: ObjectName
    /// Those of the primary key and of foreign keys in either direction, in the table's order.
    package var columns: [Column]
    package var primaryKey: [String]
    package var foreignKeys: [ForeignKeyDefinition]
    package var referencedBy: [Reference]

    /// Some foreign key from it or to it is kept by the application.
    package var isEnforced: Bool {
      (foreignKeys + referencedBy.map(\.key)).contains { $0.enforcement == .application }
    }
  }

  /// A foreign key from elsewhere.
  package struct Reference: Hashable, Sendable {
    package var table: ObjectName
    package var key: ForeignKeyDefinition
  }

  /// Sorted by name; a table without any foreign key from or to it is not among them.
  package var tables: [Table]

  package init(_ schema: DatabaseSchema) {
    var references: [ObjectName: [Reference]] = [:]
    for table in schema.tables {
      for key in table.foreignKeys {
        references[key.referencedTable, default: []].append(Reference(table: table.name, key: key))
      }
    }
    let mixed = Self.integersOfTwoSizes(schema)
    tables = schema.tables.compactMap { table in
      let referencedBy = references[table.name] ?? []
      // Without a primary key no row can be named; validation wants one of every table on DSQL.
      guard let primaryKey = table.primaryKey, !table.foreignKeys.isEmpty || !referencedBy.isEmpty else { return nil }
      let names = Set(
        primaryKey.columns + table.foreignKeys.flatMap(\.columns) + referencedBy.flatMap(\.key.referencedColumns)
      )
      return Table(
        name: table.name,
        columns: table.columns.filter { names.contains($0.name) }.map { column in
          let isMixed = mixed[table.name]?.contains(column.name) == true
          return Column(definition: column, castType: isMixed ? "bigint" : Self.castType(column.type))
        },
        primaryKey: primaryKey.columns,
        foreignKeys: table.foreignKeys,
        referencedBy: referencedBy
      )
    }
  }

  /// Columns of keys whose integers have another size than those that they reference, or that reference them: the one's
  /// value may be too large for the other.
  private static func integersOfTwoSizes(_ schema: DatabaseSchema) -> [ObjectName: Set<String>] {
    let integers = ["smallint", "integer", "bigint"].map { ColumnType.builtin($0, []) }
    var mixed: [ObjectName: Set<String>] = [:]
    for table in schema.tables {
      for key in table.foreignKeys {
        for (name, referenced) in zip(key.columns, key.referencedColumns) {
          guard let child = table.column(name)?.type,
            child != schema.table(key.referencedTable)?.column(referenced)?.type,
            integers.contains(child)
          else { continue }
          mixed[table.name, default: []].insert(name)
          mixed[key.referencedTable, default: []].insert(referenced)
        }
      }
    }
    return mixed
  }

  /// Casts to a type with a length or a precision cut and round, and the key could become another row's.
  private static func castType(_ type: ColumnType) -> String {
    guard case .builtin(let name, _) = type else { return PostgresText.type(type) }
    return switch name {
    case "varchar", "text": "text"
    case "char": "bpchar"
    default: name
    }
  }
}
