/// What the author wrote under Schema/, before any dialect looked at it: the DSL's neutral description.
///
/// `Cairn` fills it, `SQLDialects` lowers it to one `DatabaseSchema` a dialect. Nothing in it was checked yet.
package struct SchemaDeclaration: Sendable {
  package var name: String
  package var dialects: [DialectOptions]
  package var tables: [TableDeclaration]
  package var objects: [ObjectDeclaration]
  package var location: SourceLocation
  /// What the DSL itself could not make sense of.
  package var diagnostics: [Diagnostic]

  package init(
    _ name: String,
    dialects: [DialectOptions],
    tables: [TableDeclaration],
    objects: [ObjectDeclaration] = [],
    location: SourceLocation,
    diagnostics: [Diagnostic] = []
  ) {
    self.name = name
    self.dialects = dialects
    self.tables = tables
    self.objects = objects
    self.location = location
    self.diagnostics = diagnostics
  }
}

/// A table of the DSL: sugar on columns (`.unique()`, `.references(…)`) is spread into elements already.
package struct TableDeclaration: Sendable {
  package var name: ObjectName
  package var renamedFrom: ObjectName?
  package var comment: String?
  package var columns: [ColumnDeclaration]
  package var primaryKeys: [PrimaryKeyDeclaration]
  package var uniques: [UniqueDeclaration]
  package var foreignKeys: [ForeignKeyDeclaration]
  package var checks: [CheckDeclaration]
  package var indexes: [IndexDeclaration]
  package var exclusions: [ExclusionDeclaration] = []
  package var attributes: [TableAttributesDeclaration] = []
  package var partitionings: [PartitioningDeclaration] = []
  /// The Swift type, for messages: `Users`.
  package var typeName: String
  package var location: SourceLocation

  package init(
    _ name: ObjectName,
    typeName: String,
    location: SourceLocation,
    renamedFrom: ObjectName? = nil,
    comment: String? = nil,
    columns: [ColumnDeclaration] = [],
    primaryKeys: [PrimaryKeyDeclaration] = [],
    uniques: [UniqueDeclaration] = [],
    foreignKeys: [ForeignKeyDeclaration] = [],
    checks: [CheckDeclaration] = [],
    indexes: [IndexDeclaration] = []
  ) {
    self.name = name
    self.typeName = typeName
    self.location = location
    self.renamedFrom = renamedFrom
    self.comment = comment
    self.columns = columns
    self.primaryKeys = primaryKeys
    self.uniques = uniques
    self.foreignKeys = foreignKeys
    self.checks = checks
    self.indexes = indexes
  }
}
