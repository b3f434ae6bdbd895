package import SchemaModel

/// The tables of a random schema as Postgres' SQL, with their foreign keys or without.
package enum KeySchemaSQL {
  package static func statements(_ schema: DatabaseSchema, in namespace: String, withForeignKeys: Bool) -> [String] {
    var statements = ["DROP SCHEMA IF EXISTS \(namespace) CASCADE", "CREATE SCHEMA \(namespace)"]
    statements.append("SET search_path = \(namespace)")
    for table in schema.tables {
      var lines = table.columns.map { column -> String in
        let value = column.defaultValue.map { " DEFAULT '\($0.plain)'" } ?? ""
        return "\(column.name) \(column.type)\(value)\(column.isNullable ? "" : " NOT NULL")"
      }
      lines.append("PRIMARY KEY (\(list(table.primaryKey?.columns ?? [])))")
      for index in table.indexes where index.isUnique { lines.append("UNIQUE (\(list(index.columns)))") }
      statements.append("CREATE TABLE \(table.name) (\(lines.joined(separator: ", "))) WITH (autovacuum_enabled = off)")
      for index in table.indexes where !index.isUnique {
        statements.append("CREATE INDEX \(index.name) ON \(table.name) (\(list(index.columns)))")
      }
    }
    guard withForeignKeys else { return statements }
    // In the order in which the enforcer has them: constraint triggers fire in the order of their creation.
    for table in schema.tables {
      for key in table.foreignKeys {
        let waits = key.deferrability == .initiallyDeferred || [key.onDelete, key.onUpdate].contains(.noAction)
        statements.append(
          "ALTER TABLE \(table.name) ADD CONSTRAINT \(key.name) FOREIGN KEY (\(list(key.columns))) REFERENCES "
            + "\(key.referencedTable) (\(list(key.referencedColumns)))\(key.match == .full ? " MATCH FULL" : "") "
            + "ON DELETE \(words(key.onDelete))"
            + (key.onDeleteColumns.isEmpty ? "" : " (\(list(key.onDeleteColumns)))")
            + " ON UPDATE \(words(key.onUpdate))"
            + (waits ? " DEFERRABLE INITIALLY DEFERRED" : "")
        )
      }
    }
    return statements
  }

  /// All rows of all tables, in an order of their own.
  package static func contents(_ schema: DatabaseSchema) -> String {
    schema.tables.map { table in
      let columns = table.columns.map { "coalesce(\($0.name)::text, 'null')" }.joined(separator: ", ")
      return "SELECT '\(table.name)' AS t, concat_ws(' ', \(columns)) AS r FROM \(table.name)"
    }.joined(separator: " UNION ALL ") + " ORDER BY t, r"
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  private static func words(_ action: ReferentialAction) -> String {
    switch action {
    case .noAction: "NO ACTION"
    case .restrict: "RESTRICT"
    case .cascade: "CASCADE"
    case .setNull: "SET NULL"
    case .setDefault: "SET DEFAULT"
    }
  }
}

extension DefaultValue {
  var plain: String {
    switch self {
    case .literal(.integer(let value)): String(value)
    case .literal(.string(let text)): text
    default: ""
    }
  }
}
