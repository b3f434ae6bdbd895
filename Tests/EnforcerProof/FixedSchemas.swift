package import SchemaModel

/// Schemas that tests know by heart; their emitted code stands in Tests/EmittedEnforcers as well.
package enum FixedSchemas {
  private static func big(_ name: String, nullable: Bool = false) -> ColumnDefinition {
    ColumnDefinition(name, .builtin("bigint", []), isNullable: nullable)
  }

  private static func table(
    _ name: String,
    _ columns: [ColumnDefinition],
    key: [String],
    _ keys: [ForeignKeyDefinition] = []
  ) -> TableDefinition {
    let indexes = keys.map { IndexDefinition("\($0.name)_idx", keys: $0.columns.map { IndexKey($0) }) }
    return TableDefinition(
      ObjectName(name),
      columns: columns,
      elements: [.primaryKey(PrimaryKeyDefinition("\(name)_pkey", key))] + keys.map(TableElement.foreignKey)
        + indexes.map(TableElement.index)
    )
  }

  private static func reference(
    _ name: String,
    _ columns: [String],
    _ table: String,
    _ referenced: [String] = ["id"],
    onDelete: ReferentialAction
  ) -> ForeignKeyDefinition {
    ForeignKeyDefinition(
      name,
      columns,
      references: ObjectName(table),
      referenced,
      onDelete: onDelete,
      enforcement: .application
    )
  }

  /// Customers with orders, lines, notes, and folders that may stand in a circle.
  package static var shop: DatabaseSchema {
    DatabaseSchema(
      dialect: .dsql,
      tables: [
        table("customers", [big("id")], key: ["id"]),
        table(
          "orders",
          [big("id"), big("customer_id"), big("previous_id", nullable: true)],
          key: ["id"],
          [
            reference("orders_customer_fkey", ["customer_id"], "customers", onDelete: .cascade),
            reference("orders_previous_fkey", ["previous_id"], "orders", onDelete: .setNull),
          ]
        ),
        table(
          "lines",
          [big("order_id"), big("number")],
          key: ["order_id", "number"],
          [reference("lines_order_fkey", ["order_id"], "orders", onDelete: .cascade)]
        ),
        table(
          "notes",
          [big("id"), big("customer_id", nullable: true)],
          key: ["id"],
          [reference("notes_customer_fkey", ["customer_id"], "customers", onDelete: .setNull)]
        ),
        table(
          "folders",
          [big("id"), big("customer_id"), big("parent_id", nullable: true)],
          key: ["id"],
          [
            reference("folders_customer_fkey", ["customer_id"], "customers", onDelete: .cascade),
            reference("folders_parent_fkey", ["parent_id"], "folders", onDelete: .cascade),
          ]
        ),
        table(
          "invoices",
          [big("id"), big("customer_id")],
          key: ["id"],
          [reference("invoices_customer_fkey", ["customer_id"], "customers", onDelete: .restrict)]
        ),
      ]
    )
  }

  /// Tables that reference the ones before them.
  static func large(tables: Int, keys: Int) -> DatabaseSchema {
    let each = (keys + tables - 1) / max(tables, 1)
    return DatabaseSchema(
      dialect: .dsql,
      tables: (0..<tables).map { number in
        let count = min(each, max(0, keys - number * each))
        return table(
          "table_\(number)",
          [big("id")] + (0..<count).map { big("parent_\($0)_id") },
          key: ["id"],
          (0..<count).map {
            reference(
              "table_\(number)_\($0)_fkey",
              ["parent_\($0)_id"],
              "table_\(max(0, number - $0))",
              onDelete: .cascade
            )
          }
        )
      }
    )
  }

  /// Names that are no Swift, or mean something else there.
  package static var hostile: DatabaseSchema {
    let names = ["type", "string", "self", "uuid", "foreign key", "a\"b\\(c)\nd", "1st", "größe", "Größe", "", "key"]
    var tables: [TableDefinition] = []
    for (place, name) in names.enumerated() {
      let columns = ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"]
      let parent = names[(place + 1) % names.count]
      tables.append(
        table(
          name,
          columns.map { big($0) } + [ColumnDefinition("up", .builtin("uuid", []), isNullable: true)],
          key: columns,
          [reference("k\(place)\"", columns, parent, columns, onDelete: .cascade)]
        )
      )
    }
    return DatabaseSchema(dialect: .dsql, tables: tables)
  }
}
