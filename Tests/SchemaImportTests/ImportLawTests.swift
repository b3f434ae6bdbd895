import Cairn
import MigrationFiles
import SQLDialects
import Schema
import SchemaImport
import SchemaModel
import TestSupport
import Testing

/// The law of importing: what the Swift of a schema lowers to is the schema.
@Suite("What is imported lowers to what it was")
struct ImportLawTests {
  private static let casesForADialect: UInt64 = 40

  @Test(arguments: DialectName.allCases)
  func randomSchemasComeBackAsTheyWere(_ dialect: DialectName) throws {
    let schemas = (0..<Self.casesForADialect).map { seed in
      var options = RandomSchema.Options(usesObjects: true)
      options.columns = 1...8
      return RandomSchema(dialect: dialect, seed: seed, options: options).schema.withIndexesForApplicationKeys
    }
    try comeBack(schemas, dialect)
  }

  @Test(arguments: DialectName.allCases)
  func theSampleComesBackAsItWas(_ dialect: DialectName) throws {
    let declaration = library.declaration
    let options = try #require(declaration.dialects.first { $0.name == dialect })
    try comeBack([options.dialect.lower(declaration).schema], dialect)
  }

  private func comeBack(_ schemas: [DatabaseSchema], _ dialect: DialectName) throws {
    let imports = schemas.map { SchemaImport($0, named: "shop", for: $0.newestServer) }
    for (index, swift) in imports.enumerated() {
      let lost = swift.notes.filter { $0.kind == .leftOut }
      #expect(lost.isEmpty, "\(dialect) \(index): \(lost)")
    }
    try TemporaryFolder.with { folder in
      let compiled = try CompiledImports(imports, in: folder)
      for (index, schema) in schemas.enumerated() {
        let answer = try compiled.answer(index, dialect)
        guard let lowered = answer.schema else {
          Issue.record("\(dialect) \(index) is refused: \(answer.messages)")
          continue
        }
        let differences = try SchemaText.differences(schema.declared, lowered)
        #expect(differences.isEmpty, "\(dialect) \(index): \(differences)")
      }
    }
  }
}

extension DatabaseSchema {
  /// What the application looks for rows by has an index.
  fileprivate var withIndexesForApplicationKeys: DatabaseSchema {
    var schema = self
    for index in schema.tables.indices {
      let columns = Set(schema.tables[index].foreignKeys.filter { $0.enforcement == .application }.map(\.columns))
      for (number, columns) in columns.sorted(by: { $0.lexicographicallyPrecedes($1) }).enumerated() {
        let keys = columns.map { IndexKey($0) }
        schema.tables[index].indexes.append(IndexDefinition("for_key_\(index)_\(number)", keys: keys))
      }
      schema.tables[index].indexes.sort { $0.name < $1.name }
    }
    return schema
  }

  /// The newest server of its dialect, and who keeps its foreign keys.
  var newestServer: DialectOptions {
    let isApplication =
      dialect == .dsql && tables.contains { $0.foreignKeys.contains { $0.enforcement == .application } }
    return DialectOptions(
      dialect,
      from: dialect == .mysql ? ServerVersion(9, 0) : ServerVersion(18),
      foreignKeys: isApplication ? .application : .database
    )
  }
}
