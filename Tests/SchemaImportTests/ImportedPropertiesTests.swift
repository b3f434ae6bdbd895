import Foundation
import MigrationFiles
import SchemaImport
import SchemaModel
import TestSupport
import Testing

/// Nothing is lost in silence: each property of the model is in the Swift, or the import says that it is not, or the
/// dialect refuses it by name.
@Suite("Every property of the model is imported")
struct ImportedPropertiesTests {
  /// What no schema can be that is right, and where random schemas have a right one of the kind.
  private static let impossible: Set<String> = [
    // Of an identity it stands beside the options.
    "SequenceOptions.cache",
    // Nobody declares that some rows may not obey a rule.
    "CheckDefinition.isValidated", "ForeignKeyDefinition.isValidated",
    // On a text; without the namespace; without a key there; a procedure with a result; tables without a primary key.
    "ColumnDefinition.identity", "ExtensionDefinition.namespace", "ForeignKeyDefinition.referencedTable",
    "RoutineDefinition.kind", "ForeignKeyDefinition.enforcement",
    // The server alone knows it.
    "RawDefinition.uses",
  ]

  /// What no server of the dialect can hold; the words of the DSL are for others alone.
  private static let foreign: [DialectName: Set<String>] = [
    .postgres: ["TableAttributes.characterSet", "TableAttributes.collation"],
    .mysql: ["PrimaryKeyDefinition.name"],
  ]

  @Test func eachComesBackOnSomeDialect() throws {
    #expect(EveryProperty.specimens.flatMap(\.uncovered) == [])
    var missing = Set(EveryProperty.specimens.flatMap(\.cases).map(\.path)).subtracting(Self.impossible)
    for dialect in [DialectName.postgres, .mysql, .dsql] {
      let cases = try EveryProperty.specimens.flatMap(\.cases).filter { missing.contains($0.path) }.map { example in
        (example.path, try example.new.asHeld(by: dialect))
      }
      let imports = cases.map { SchemaImport($0.1, named: "shop", for: $0.1.newestServer) }
      try TemporaryFolder.with { folder in
        let compiled = try CompiledImports(imports, in: folder)
        for (index, (path, schema)) in cases.enumerated() where Self.foreign[dialect]?.contains(path) != true {
          let answer = try compiled.answer(index, dialect)
          guard let lowered = answer.schema else {
            #expect(answer.messages.contains("error: "), "\(dialect): \(path): \(answer.messages)")
            continue
          }
          // Whatever is lost is said, and the rest is what the import says that the Swift lowers to.
          let differences = try SchemaText.differences(imports[index].schema, lowered)
          #expect(differences == [], "\(dialect): \(path)")
          if imports[index].schema == schema.declared {
            missing.remove(path)
          } else {
            #expect(!imports[index].notes.isEmpty, "\(dialect): \(path) is lost")
          }
        }
      }
    }
    #expect(missing.sorted() == [])
  }
}

extension DatabaseSchema {
  /// The schema with the dialect's word for the type that most of the columns have.
  fileprivate func asHeld(by name: DialectName) throws -> DatabaseSchema {
    var schema = self
    schema.dialect = name
    if name != .mysql { return schema }
    let text = String(decoding: try CanonicalJSON.document(schema), as: UTF8.self)
    let words = text.replacing("\"integer\"", with: "\"int\"")
    return try CanonicalJSON.decode(DatabaseSchema.self, from: Data(words.utf8))
  }
}
