import SchemaDiff
import SchemaModel

/// Short forms for schemas in tests.
func schema(
  _ tables: TableDefinition...,
  dialect: DialectName = .postgres,
  enums: [EnumDefinition] = []
) -> DatabaseSchema {
  DatabaseSchema(dialect: dialect, enumTypes: enums, tables: tables)
}

func table(_ name: String, _ columns: [ColumnDefinition], _ elements: TableElement...) -> TableDefinition {
  TableDefinition(ObjectName(name), columns: columns, elements: elements)
}

func column(_ name: String, _ type: String = "integer", comment: String? = nil) -> ColumnDefinition {
  ColumnDefinition(name, .builtin(type), comment: comment)
}

func generated(_ name: String, from base: String) -> ColumnDefinition {
  ColumnDefinition(
    name,
    .builtin("integer"),
    generated: GeneratedValue(ColumnExpression([.column(base), .sql(" + 1")]), .stored)
  )
}

func primaryKey(_ name: String, _ columns: String...) -> TableElement {
  .primaryKey(PrimaryKeyDefinition(name, columns))
}

func unique(_ name: String, _ columns: String...) -> TableElement {
  .unique(UniqueDefinition(name, columns))
}

func index(_ name: String, _ columns: String..., isUnique: Bool = false) -> TableElement {
  .index(IndexDefinition(name, isUnique: isUnique, keys: columns.map { IndexKey($0) }))
}

func check(_ name: String, _ column: String, _ rest: String = " > 0") -> TableElement {
  .check(CheckDefinition(name, ColumnExpression([.column(column), .sql(rest)])))
}

func foreignKey(
  _ name: String,
  _ column: String,
  _ referencedTable: String,
  _ referencedColumn: String = "id",
  enforcement: ForeignKeyEnforcement = .database
) -> TableElement {
  .foreignKey(
    ForeignKeyDefinition(
      name,
      [column],
      references: ObjectName(referencedTable),
      [referencedColumn],
      enforcement: enforcement
    )
  )
}

/// The changes from one schema to another, each in its line, after it was seen that they lead there and back.
func changes(
  _ old: DatabaseSchema,
  _ new: DatabaseSchema,
  _ hints: [RenameHint] = []
) throws -> [String] {
  let changes = SchemaDiffer.difference(from: old, to: new, renames: hints).changes
  var server = ServerRules(old)
  for change in changes + changes.inverse {
    if let violation = server.make(change) { throw Violation(description: "\(change): \(violation)") }
  }
  let reached = try old.applying(changes)
  if reached.ignoringColumnOrder != new.ignoringColumnOrder { throw Violation(description: "leads elsewhere") }
  if server.schema.ignoringColumnOrder != old.ignoringColumnOrder { throw Violation(description: "leads not back") }
  return changes.map(\.description)
}

struct Violation: Error, CustomStringConvertible {
  var description: String
}
