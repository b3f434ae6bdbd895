import SQLDialects
import SchemaDiff
import SchemaModel
import Testing

/// A schema before and after, and rows that fit both.
struct MySQLScenario: Sendable, CustomTestStringConvertible {
  var name: String
  var before: DatabaseSchema
  var after: DatabaseSchema
  var hints: [RenameHint]
  /// Statements that run on the schema before.
  var rows: String

  init(
    _ name: String,
    _ before: [TableDefinition],
    _ after: [TableDefinition],
    objects: (before: [SchemaObject], after: [SchemaObject]) = ([], []),
    hints: [RenameHint] = [],
    rows: String = ""
  ) {
    self.name = name
    self.before = DatabaseSchema(dialect: .mysql, tables: before, objects: objects.before)
    self.after = DatabaseSchema(dialect: .mysql, tables: after, objects: objects.after)
    self.hints = hints
    self.rows = rows
  }

  var testDescription: String { name }

  static let dialect = MySQLDialect(options: DialectOptions(.mysql, from: ServerVersion(8, 0, 29)))

  var changes: [Change] { SchemaDiffer.difference(from: before, to: after, renames: hints).changes }
  var plan: Plan { Self.dialect.plan(changes, from: before) }

  static func creation(of schema: DatabaseSchema) -> Plan {
    let empty = DatabaseSchema(dialect: .mysql)
    return dialect.plan(SchemaDiffer.difference(from: empty, to: schema).changes, from: empty)
  }
}

extension Plan {
  /// As the file has it, up to the end of some step.
  func script(steps count: Int? = nil) -> String {
    let ends = { (statements: [String]) in statements.map { "\($0);\n" }.joined() }
    return ends(preamble) + steps.prefix(count ?? steps.count).map { "\($0.script)\n" }.joined() + ends(epilogue)
  }
}

// MARK: Short words for schemas

func table(
  _ name: String,
  _ columns: [ColumnDefinition],
  _ elements: [TableElement] = [],
  attributes: TableAttributes = TableAttributes(),
  partitions: PartitioningDefinition? = nil,
  comment: String? = nil
) -> TableDefinition {
  TableDefinition(
    ObjectName(name),
    columns: columns,
    elements: elements,
    attributes: attributes,
    partitioning: partitions,
    comment: comment
  )
}

func column(
  _ name: String,
  _ type: ColumnType = .builtin("int"),
  null: Bool = false,
  default value: DefaultValue? = nil,
  identity: Bool = false,
  virtual: ColumnExpression? = nil,
  stored: ColumnExpression? = nil,
  collation: String? = nil,
  characterSet: String? = nil,
  comment: String? = nil
) -> ColumnDefinition {
  ColumnDefinition(
    name,
    type,
    isNullable: null,
    defaultValue: value,
    identity: identity ? Identity() : nil,
    generated: virtual.map { GeneratedValue($0, .virtual) } ?? stored.map { GeneratedValue($0, .stored) },
    collation: collation,
    characterSet: characterSet,
    comment: comment
  )
}

func varchar(_ length: Int) -> ColumnType { .builtin("varchar", [length]) }

/// `"{a} + 1"`: what stands in braces is a column.
func sql(_ text: String) -> ColumnExpression {
  var segments: [ColumnExpression.Segment] = []
  for (position, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
    if position == 0 {
      if !part.isEmpty { segments.append(.sql(String(part))) }
      continue
    }
    let pieces = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
    segments.append(.column(String(pieces[0])))
    if pieces.count > 1, !pieces[1].isEmpty { segments.append(.sql(String(pieces[1]))) }
  }
  return ColumnExpression(segments)
}

func primaryKey(_ columns: String...) -> TableElement { .primaryKey(PrimaryKeyDefinition("PRIMARY", columns)) }
func unique(_ name: String, _ columns: String...) -> TableElement { .unique(UniqueDefinition(name, columns)) }
func check(_ name: String, _ text: String) -> TableElement { .check(CheckDefinition(name, sql(text))) }

func index(_ name: String, _ columns: String..., unique: Bool = false) -> TableElement {
  .index(IndexDefinition(name, isUnique: unique, keys: columns.map { IndexKey($0) }))
}

func index(_ name: String, keys: [IndexKey], unique: Bool = false) -> TableElement {
  .index(IndexDefinition(name, isUnique: unique, keys: keys))
}

func foreignKey(
  _ name: String,
  _ columns: [String],
  _ table: String,
  _ referenced: [String] = ["id"],
  onDelete: ReferentialAction = .noAction,
  onUpdate: ReferentialAction = .noAction,
  enforcement: ForeignKeyEnforcement = .database
) -> TableElement {
  .foreignKey(
    ForeignKeyDefinition(
      name,
      columns,
      references: ObjectName(table),
      referenced,
      onDelete: onDelete,
      onUpdate: onUpdate,
      enforcement: enforcement
    )
  )
}

func renamed(column old: String, to new: String, of table: String) -> RenameHint {
  .column(table: ObjectName(table), from: old, to: new)
}

func renamed(table old: String, to new: String) -> RenameHint {
  .table(from: ObjectName(old), to: ObjectName(new))
}

func renamed(_ kind: TableElement.Kind, _ old: String, to new: String, of table: String) -> RenameHint {
  .element(table: ObjectName(table), kind: kind, from: old, to: new)
}
