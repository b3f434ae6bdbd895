internal import SchemaModel

/// A dialect that a schema is for, with what is known of its servers.
///
/// ```swift
/// public let library = Schema("library", dialects: .postgres(from: 14), .mysql(from: "8.4"), .dsql()) {
///   Users.self
/// }
/// // Generated/postgres/, Generated/mysql/ and Generated/dsql/
/// ```
public struct TargetDialect: Sendable {
  let dialect: Dialect
  let version: DatabaseVersion
  let foreignKeys: ForeignKeyEnforcement
  let location: SourceLocation

  /// Who keeps the foreign keys of a DSQL cluster.
  public enum ForeignKeys: Sendable {
    /// Swift code that Cairn writes: no foreign key is in the SQL.
    case application
    /// The service itself.
    case native
  }

  /// PostgreSQL, from this version on.
  ///
  /// ```swift
  /// .postgres(from: 14)    // CREATE TABLE "users" (…)
  /// ```
  public static func postgres(
    from version: DatabaseVersion = 13,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) -> TargetDialect {
    TargetDialect(
      dialect: .postgres,
      version: version,
      foreignKeys: .database,
      location: SourceLocation(fileID: fileID, line: line, column: column)
    )
  }

  /// MySQL, from this version on.
  ///
  /// ```swift
  /// .mysql(from: "8.4")    // CREATE TABLE `users` (…)
  /// ```
  public static func mysql(
    from version: DatabaseVersion = "8.0",
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) -> TargetDialect {
    TargetDialect(
      dialect: .mysql,
      version: version,
      foreignKeys: .database,
      location: SourceLocation(fileID: fileID, line: line, column: column)
    )
  }

  /// Amazon Aurora DSQL, a service without versions.
  ///
  /// ```swift
  /// .dsql(foreignKeys: .application)    // no FOREIGN KEY in the SQL; ForeignKeyEnforcer.swift beside it
  /// .dsql(foreignKeys: .native)         // ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY
  /// ```
  public static func dsql(
    foreignKeys: ForeignKeys = .application,
    fileID: String = #fileID,
    line: Int = #line,
    column: Int = #column
  ) -> TargetDialect {
    TargetDialect(
      dialect: .dsql,
      version: 0,
      foreignKeys: foreignKeys == .native ? .database : .application,
      location: SourceLocation(fileID: fileID, line: line, column: column)
    )
  }
}
