package import SchemaModel

/// One kind of server: what a declaration becomes there, and the SQL that leads from one schema to another.
///
/// Everything outside this module talks to this protocol and never asks which dialect it has.
package protocol SQLDialect: Sendable {
  var options: DialectOptions { get }

  /// What the declared schema is on this server, with all that is wrong with it.
  func lower(_ declaration: SchemaDeclaration) -> LoweredSchema

  /// The steps that make these changes on a server that holds `schema`.
  ///
  /// - `isCertain`: Whether each step finds what the ones before it made of `schema`. Otherwise a table may have more or
  ///   less than that, and a step must not insist on a way that the server has for some states only.
  func plan(_ changes: [Change], from schema: DatabaseSchema, isCertain: Bool) -> Plan

  /// What rows get in a column that must have a value and comes back after it was dropped, when its values are gone; nil
  /// where the server gives them something by itself, or nothing fits.
  func standIn(for type: ColumnType, in schema: DatabaseSchema) -> DefaultValue?

  /// An identifier as SQL, whatever characters it has.
  func quoted(_ identifier: String) -> String

  /// A string constant as SQL, whatever characters it has.
  func literal(_ string: String) -> String

  /// The statement that makes a role which grants and policies name, with no rights of its own.
  func roleCreation(_ role: String) -> String

  /// What is written beside the migrations because of the schema, by path below the dialect's folder; a nil text is a file
  /// that this schema does not need.
  func companions(of schema: DatabaseSchema, named name: String) -> [(path: String, text: String?)]

  /// What orphans are looked for by; nil where foreign keys are the server's alone.
  func enforcedSchema(of schema: DatabaseSchema) -> EnforcedSchema?

  /// What the server is known to refuse or to take for something else, found in a file by rules; nil where there are none,
  /// and a server says it.
  func knownFaults(inFile text: String) -> [String]?

  /// DDL can stand in a transaction with other statements, and is taken back with it.
  var hasTransactionalDDL: Bool { get }

  /// A statement as a server takes it that prints what this dialect's servers hold (`DialectName.printed`).
  func printed(_ statement: SQLStatement) -> String

  /// The statements of a file and the comments between them, as the server's own client takes them.
  func parts(of script: UnsafeBufferPointer<UInt8>) throws(ScriptError) -> [ScriptPart]
}

extension SQLDialect {
  package var name: DialectName { options.name }

  package func companions(of schema: DatabaseSchema, named name: String) -> [(path: String, text: String?)] { [] }

  package func enforcedSchema(of schema: DatabaseSchema) -> EnforcedSchema? { nil }

  package func knownFaults(inFile text: String) -> [String]? { nil }

  package func standIn(for type: ColumnType, in schema: DatabaseSchema) -> DefaultValue? { nil }

  package func printed(_ statement: SQLStatement) -> String { statement.text }

  package func parts(of script: String) throws(ScriptError) -> [ScriptPart] {
    var script = script
    // Closures of the standard library throw what they like; the result takes it out.
    let result = script.withUTF8 { bytes in
      Result { () throws(ScriptError) in try parts(of: bytes) }
    }
    return try result.get()
  }

  /// The steps that make these changes on a server that holds `schema`, and nothing else.
  package func plan(_ changes: [Change], from schema: DatabaseSchema) -> Plan {
    plan(changes, from: schema, isCertain: true)
  }
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
