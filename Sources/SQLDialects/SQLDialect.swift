package import SchemaModel

/// One kind of server: what a declaration becomes there, and the SQL that leads from one schema to another.
///
/// Everything outside this module talks to this protocol and never asks which dialect it has.
package protocol SQLDialect: Sendable {
  var options: DialectOptions { get }

  /// What the declared schema is on this server, with all that is wrong with it.
  func lower(_ declaration: SchemaDeclaration) -> LoweredSchema

  /// The steps that make these changes on a server that holds `schema`.
  func plan(_ changes: [Change], from schema: DatabaseSchema) -> Plan

  /// An identifier as SQL, whatever characters it has.
  func quoted(_ identifier: String) -> String

  /// A string constant as SQL, whatever characters it has.
  func literal(_ string: String) -> String
}

extension SQLDialect {
  package var name: DialectName { options.name }
}

/// A declared schema on one server.
package struct LoweredSchema: Sendable {
  package var schema: DatabaseSchema
  package var renames: [RenameHint]
  /// Sorted. With an error among them the schema is not to be used.
  package var diagnostics: [Diagnostic]

  package init(_ schema: DatabaseSchema, renames: [RenameHint] = [], diagnostics: [Diagnostic] = []) {
    self.schema = schema
    self.renames = renames
    self.diagnostics = diagnostics
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
