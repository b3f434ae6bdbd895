internal import SchemaModel

/// The tables of a schema, or of a part of it, as the schema's result builder gathers them.
///
/// ```swift
/// @SchemaBuilder var billing: SchemaBody {
///   Invoices.self
///   Payments.self
/// }
///
/// public let shop = Schema("shop", dialects: .postgres(from: 14)) {
///   Users.self
///   billing
/// }
/// ```
public struct SchemaBody {
  var tables: [TableEntry]
  var objects: [any SchemaElement] = []
}

/// A table in a schema, with what the schema says of it.
public struct TableEntry {
  let type: any Table.Type
  var renamedFrom: ObjectName?
  var location: SourceLocation

  /// A table whose type a loop or a function knows only as a value.
  ///
  /// ```swift
  /// for shard in [Shard0.self, Shard1.self] as [any Table.Type] {
  ///   TableEntry(shard)
  /// }
  /// ```
  public init(
    _ type: any Table.Type,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    self.type = type
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}

/// Gathers the tables of a schema: `Users.self`, `Users.renamed(from: "people")`, bodies of functions, `if` and `for`.
@resultBuilder
public enum SchemaBuilder {
  /// A table.
  public static func buildExpression<T: Table>(
    _ table: T.Type,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) -> SchemaBody {
    SchemaBody(tables: [TableEntry(table, fileID: fileID, line: line, column: column)])
  }

  /// A table that was called otherwise.
  public static func buildExpression(_ table: TableEntry) -> SchemaBody {
    SchemaBody(tables: [table])
  }

  /// A view, a sequence, a function … whatever a schema has beside tables.
  public static func buildExpression(_ object: some SchemaElement) -> SchemaBody {
    SchemaBody(tables: [], objects: [object])
  }

  /// A part of the schema that stands elsewhere.
  public static func buildExpression(_ body: SchemaBody) -> SchemaBody {
    body
  }

  /// Anything else, which gives the compiler something better to say than that no overload fits.
  @available(*, unavailable, message: "a schema takes types that conform to Table: 'Users.self'")
  public static func buildExpression<Other>(_ other: Other) -> SchemaBody {
    SchemaBody(tables: [])
  }

  /// The parts, in order.
  public static func buildBlock(_ parts: SchemaBody...) -> SchemaBody {
    SchemaBody(tables: parts.flatMap(\.tables), objects: parts.flatMap(\.objects))
  }

  /// `if` without `else`.
  public static func buildOptional(_ part: SchemaBody?) -> SchemaBody {
    part ?? SchemaBody(tables: [])
  }

  /// The first branch of `if … else` and `switch`.
  public static func buildEither(first part: SchemaBody) -> SchemaBody {
    part
  }

  /// The other branch of `if … else` and `switch`.
  public static func buildEither(second part: SchemaBody) -> SchemaBody {
    part
  }

  /// `for`.
  public static func buildArray(_ parts: [SchemaBody]) -> SchemaBody {
    SchemaBody(tables: parts.flatMap(\.tables), objects: parts.flatMap(\.objects))
  }
}
