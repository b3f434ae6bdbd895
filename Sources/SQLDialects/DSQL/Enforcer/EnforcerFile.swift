package import SchemaModel

/// `ForeignKeyEnforcer.swift`: the foreign keys of a schema as Swift that keeps them. A pure function of the schema.
package struct EnforcerFile {
  private let schema: EnforcedSchema
  private let schemaName: String
  private let namespace: String

  /// The tables stand in a type called `namespace`.
  package init(_ schema: DatabaseSchema, of schemaName: String, namespace: String = "ForeignKeyEnforcer") {
    self.schema = EnforcedSchema(schema)
    self.schemaName = schemaName
    self.namespace = namespace
  }

  /// Nil when there is no foreign key to keep.
  package var text: String? {
    guard !schema.tables.isEmpty else { return nil }
    var names = SwiftNames(taken: SwiftNames.typeNames)
    let tables = schema.tables.map { table in
      EnforcerTableText(table, names.type(table.name.description), in: namespace)
    }
    return ([head] + [namespaceText(tables)] + tables.map(\.text)).joined(separator: "\n") + "#endif\n"
  }

  private var head: String {
    let usesUUID = schema.tables.contains { table in
      table.columns.contains { $0.definition.type == .builtin("uuid", []) }
    }
    var text = """
      // Written by generate-migration from the schema. Do not edit: the next run writes it anew.
      // swift-format-ignore-file

      #if !canImport(ForeignKeys)
        #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
      #else

      public import ForeignKeys

      """
    if usesUUID {
      text += """
        #if canImport(FoundationEssentials)
          public import FoundationEssentials
        #else
          public import Foundation
        #endif

        """
    }
    return text
  }

  private func namespaceText(_ tables: [EnforcerTableText]) -> String {
    let isEnforced = schema.tables.contains { $0.isEnforced }
    let purpose =
      isEnforced
      ? "Keeps the foreign keys of `\(CommentText.line(schemaName))` in the application."
      : "Deletes rows of `\(CommentText.line(schemaName))` that more hangs on than a transaction takes, and looks for orphans."
    return """
      /// \(purpose)
      ///
      /// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
      public enum \(namespace) {
        /// The tables that reference each other.
        public static let schema = ReferentialSchema([
      \(tables.map { "    \($0.typeName).table," }.joined(separator: "\n"))
        ])

        /// The same as types.
        public static let tables: [any KeyedTable.Type] = [
      \(tables.map { "    \($0.typeName).self," }.joined(separator: "\n"))
        ]
      }

      """
  }
}

/// Names in comments: whatever they hold, a comment stays one.
enum CommentText {
  static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
