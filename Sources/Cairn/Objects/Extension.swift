internal import SchemaModel

/// An extension of the server: Postgres.
///
/// ```swift
/// Extension("citext")                     // CREATE EXTENSION IF NOT EXISTS "citext"
/// Extension("pg_trgm", in: "tools")       // … WITH SCHEMA "tools"
/// ```
public struct Extension: SchemaElement {
  /// What all objects say of themselves.
  public var attributes: ObjectAttributes
  let version: String?

  /// An extension, in a namespace, of a version: both the server's choice unless said.
  public init(
    _ name: String,
    in namespace: String? = nil,
    version: String? = nil,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) {
    attributes = ObjectAttributes("Extension", name, in: namespace, fileID, line, column)
    attributes.dialects = [.postgres]
    self.version = version
  }

  /// What it is on one dialect's servers.
  public func content(_ context: inout ObjectContext) -> ObjectContent? {
    let name = attributes.name
    return ObjectContent(.extension(ExtensionDefinition(name.name, in: name.namespace, version: version)))
  }
}
