package import SchemaModel

/// The tables of a database, and the servers that it is for.
///
/// ```swift
/// import Cairn
///
/// struct Users: Table {
///   let id    = Column(.uuid).primaryKey().default(.random)
///   let email = Column(.varchar(255)).unique()
/// }
///
/// public let library = Schema("library", dialects: .postgres(from: 14), .mysql(from: "8.4")) {
///   Users.self
/// }
/// // CREATE TABLE "users" (
/// //   "id" uuid NOT NULL DEFAULT gen_random_uuid(),
/// //   "email" varchar(255) NOT NULL,
/// //   CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
/// //   CONSTRAINT "users_email_key" UNIQUE ("email")
/// // );
/// ```
public struct Schema: Sendable {
  /// What the tables say, for any dialect to read. Mistakes are in its diagnostics: making a schema never fails.
  package var declaration: SchemaDeclaration

  /// Gathers the tables, and reads what they declare.
  ///
  /// - `name`: What the schema is called in the names of migrations: `0001_create_library`.
  /// - `dialects`: The servers that SQL is written for.
  /// - `tables`: The tables and whatever else there is, tables in the order of the generated documentation.
  public init(
    _ name: String,
    dialects: TargetDialect...,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column,
    @SchemaBuilder tables: () -> SchemaBody
  ) {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    var evaluation = SchemaEvaluation()
    let body = tables()
    let options = evaluation.options(of: dialects, at: location)
    let (tables, objects) = evaluation.declarations(of: body, for: options.map(\.name))
    declaration = SchemaDeclaration(
      name,
      dialects: options,
      tables: tables,
      objects: objects,
      location: location,
      diagnostics: []
    )
    declaration.diagnostics = evaluation.diagnostics.sorted()
  }
}
