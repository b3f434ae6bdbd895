import SchemaModel

@testable import SQLDialects

/// Declarations by hand, as short as tests want them.
enum Make {
  static let postgres = DialectOptions(.postgres, from: ServerVersion(14))
  static let mysql = DialectOptions(.mysql, from: ServerVersion(8, 0))
  static let dsql = DialectOptions(.dsql, from: ServerVersion(1), foreignKeys: .application)
  /// DSQL that keeps foreign keys by itself, and wants no index for them.
  static let dsqlWithKeys = DialectOptions(.dsql, from: ServerVersion(1))

  static func options(_ dialect: DialectName) -> DialectOptions {
    switch dialect {
    case .postgres: postgres
    case .mysql: mysql
    case .dsql: dsql
    }
  }

  static func place(_ line: Int = 1) -> SourceLocation {
    SourceLocation(fileID: "Schema/Test.swift", line: line, column: 1)
  }

  static func schema(
    _ tables: [TableDeclaration],
    _ dialects: [DialectOptions] = [postgres, mysql, dsql]
  ) -> SchemaDeclaration {
    SchemaDeclaration("test", dialects: dialects, tables: tables, location: place(0))
  }

  /// A table; without a primary key of its own `id`, a bigint column, is one.
  static func table(
    _ name: String,
    _ columns: [ColumnDeclaration] = [],
    primaryKey: [String]? = nil,
    uniques: [UniqueDeclaration] = [],
    foreignKeys: [ForeignKeyDeclaration] = [],
    checks: [CheckDeclaration] = [],
    indexes: [IndexDeclaration] = []
  ) -> TableDeclaration {
    TableDeclaration(
      ObjectName(name),
      typeName: name,
      location: place(),
      columns: (primaryKey == nil ? [column("id", .bigint)] : []) + columns,
      primaryKeys: primaryKey == []
        ? [] : [PrimaryKeyDeclaration(references(primaryKey ?? ["id"]), ElementOptions(location: place()))],
      uniques: uniques,
      foreignKeys: foreignKeys,
      checks: checks,
      indexes: indexes
    )
  }

  static func column(
    _ name: String,
    _ type: DeclaredType,
    on overrides: [DialectName: String] = [:],
    nullable: Bool = false,
    default value: DeclaredDefault? = nil,
    identity: Identity? = nil,
    generated: DeclaredGeneratedValue? = nil,
    collation: String? = nil,
    renamedFrom: String? = nil,
    line: Int = 1
  ) -> ColumnDeclaration {
    ColumnDeclaration(
      name,
      type,
      location: place(line),
      typeOverrides: overrides,
      isNullable: nullable,
      defaultValue: value,
      identity: identity,
      generated: generated,
      collation: collation,
      renamedFrom: renamedFrom
    )
  }

  static func references(_ names: [String]) -> [DeclaredColumnReference] {
    names.map { DeclaredColumnReference($0) }
  }

  /// `{name}` stands for a column.
  static func expression(_ text: String, on overrides: [DialectName: String] = [:]) -> DeclaredExpression {
    DeclaredExpression(segments(text), overrides: overrides.mapValues(segments))
  }

  private static func segments(_ text: String) -> [DeclaredExpression.Segment] {
    var segments: [DeclaredExpression.Segment] = []
    for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      if index == 0 {
        if !part.isEmpty { segments.append(.sql(String(part))) }
        continue
      }
      let pieces = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      segments.append(pieces[0].isEmpty ? .sql("{}") : .column(DeclaredColumnReference(String(pieces[0]))))
      if pieces.count > 1, !pieces[1].isEmpty { segments.append(.sql(String(pieces[1]))) }
    }
    return segments
  }

  static func generated(
    _ text: String,
    _ storage: GeneratedValue.Storage = .stored,
    on overrides: [DialectName: String] = [:]
  ) -> DeclaredGeneratedValue {
    DeclaredGeneratedValue(expression(text, on: overrides), storage, location: place())
  }

  static func unique(
    _ columns: String...,
    name: String? = nil,
    nullsNotDistinct: Bool = false,
    included: [String] = [],
    deferrability: Deferrability = .notDeferrable,
    only dialects: Set<DialectName>? = nil
  ) -> UniqueDeclaration {
    UniqueDeclaration(
      references(columns),
      nullsNotDistinct: nullsNotDistinct,
      includedColumns: references(included),
      deferrability: deferrability,
      ElementOptions(name: name, dialects: dialects, location: place())
    )
  }

  static func check(
    _ text: String,
    on overrides: [DialectName: String] = [:],
    name: String? = nil,
    column: String? = nil,
    only dialects: Set<DialectName>? = nil
  ) -> CheckDeclaration {
    CheckDeclaration(
      expression(text, on: overrides),
      column: column,
      ElementOptions(name: name, dialects: dialects, location: place())
    )
  }

  static func index(
    _ keys: [IndexDeclaration.Key],
    name: String? = nil,
    unique: Bool = false,
    where predicate: String? = nil,
    included: [String] = [],
    method: String? = nil,
    nullsNotDistinct: Bool = false,
    only dialects: Set<DialectName>? = nil
  ) -> IndexDeclaration {
    IndexDeclaration(
      keys,
      isUnique: unique,
      predicate: predicate.map { expression($0) },
      includedColumns: references(included),
      method: method,
      nullsNotDistinct: nullsNotDistinct,
      ElementOptions(name: name, dialects: dialects, location: place())
    )
  }

  static func index(
    _ columns: String...,
    name: String? = nil,
    unique: Bool = false,
    where predicate: String? = nil,
    method: String? = nil
  ) -> IndexDeclaration {
    index(columns.map { key($0) }, name: name, unique: unique, where: predicate, method: method)
  }

  static func key(
    _ column: String,
    descending: Bool = false,
    nulls: IndexKey.NullsOrder? = nil,
    operatorClass: String? = nil,
    collation: String? = nil,
    prefix: Int? = nil
  ) -> IndexDeclaration.Key {
    IndexDeclaration.Key(
      .column(DeclaredColumnReference(column)),
      isDescending: descending,
      nulls: nulls,
      operatorClass: operatorClass,
      collation: collation,
      prefixLength: prefix
    )
  }

  static func key(expression text: String) -> IndexDeclaration.Key {
    IndexDeclaration.Key(.expression(expression(text)))
  }

  static func foreignKey(
    _ columns: [String],
    _ table: String,
    _ referenced: [String] = ["id"],
    onDelete: ReferentialAction = .noAction,
    setting written: [String] = [],
    onUpdate: ReferentialAction = .noAction,
    match: MatchRule = .simple,
    deferrability: Deferrability = .notDeferrable,
    name: String? = nil,
    only dialects: Set<DialectName>? = nil
  ) -> ForeignKeyDeclaration {
    ForeignKeyDeclaration(
      references(columns),
      references: ObjectName(table),
      referenced,
      onDelete: onDelete,
      onDeleteColumns: references(written),
      onUpdate: onUpdate,
      match: match,
      deferrability: deferrability,
      ElementOptions(name: name, dialects: dialects, location: place())
    )
  }

  /// What one column becomes in a dialect.
  static func lowered(_ column: ColumnDeclaration, _ options: DialectOptions) -> (ColumnDefinition?, LoweredSchema) {
    let lowered = SchemaLowering.lower(schema([table("t", [column])], [options]), for: options)
    return (lowered.schema.table(ObjectName("t"))?.column(column.name), lowered)
  }
}
