internal import SchemaModel

/// A namespace, which Postgres calls a schema: tables with `static let namespace = "billing"` live there.
///
/// ```swift
/// Namespace("billing")    // CREATE SCHEMA IF NOT EXISTS "billing"
/// ```
///
/// Postgres, DSQL. What MySQL calls a schema is a database of its own.
public struct Namespace: RenamableSchemaElement {
  /// What all objects say of themselves.
  public var attributes: ObjectAttributes

  /// A namespace of this name.
  public init(_ name: String, fileID: String = #fileID, line: Int = #line, column: Int = #column) {
    attributes = ObjectAttributes("Namespace", name, in: nil, fileID, line, column)
  }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    ObjectContent(.namespace(NamespaceDefinition(attributes.name.name, comment: attributes.comment)))
  }
}
