internal import SchemaModel

/// An enumeration type that no column has, or not every schema of the tables: Postgres. The types of columns need no
/// element of their own.
///
/// ```swift
/// enum Mood: String, DatabaseEnum {
///   case calm, cross
/// }
///
/// EnumType(Mood.self)    // CREATE TYPE "mood" AS ENUM ('calm', 'cross')
/// Function("opposite", .in("of", "\(Mood.self)"), returns: "\(Mood.self)", body: "SELECT 'calm'")
/// ```
public struct EnumType: NamedSchemaElement {
  /// What all objects say of themselves.
  public var attributes: ObjectAttributes
  let declaration: EnumerationDeclaration

  /// The type that a Swift enum stands for.
  public init(
    _ type: (some DatabaseEnum).Type,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ObjectAttributes("EnumType", type.databaseName, in: type.namespace, fileID, line, column)
    attributes.dialects = [.postgres]
    declaration = type.declaration(.native)
  }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    ObjectContent(declaration)
  }
}
