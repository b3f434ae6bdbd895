import MigrationFiles
import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `Generated/SCHEMA.md`, as it is and as it ought to be.
struct SchemaDocumentFile {
  static let fileName = "SCHEMA.md"

  var path: String
  var label: String
  var data: Data

  /// Whether the file does not say what the schema is: it is missing, edited or of another schema. A checkout that ends
  /// lines with CRLF says the same.
  var isOutdated: Bool {
    guard let found = FileManager.default.contents(atPath: path) else { return true }
    return found != data && found.filter { $0 != 13 } != data
  }

  /// Why a check does not pass.
  var owedLine: String { "\(label) does not show the schema as it is: run generate-migration, which writes it anew" }
}

extension Generator {
  /// The document of all that is declared, also when the run is about some of its dialects only; nil when one of the
  /// others cannot hold the schema.
  func schemaDocument(
    of lowered: [(dialect: any SQLDialect, lowered: LoweredSchema)]
  ) -> SchemaDocumentFile? {
    var schemas: [(dialect: DialectOptions, schema: DatabaseSchema)] = []
    for options in declaration.dialects {
      let known = lowered.first { $0.dialect.options == options }?.lowered
      let schema = known ?? options.dialect.lower(declaration)
      if schema.hasErrors { return nil }
      schemas.append((options, schema.schema))
    }
    let path = "\(root)/\(SchemaDocumentFile.fileName)"
    let text = SchemaDocument(declaration.name, schemas).text
    return SchemaDocumentFile(path: path, label: package.label(of: path), data: Data(text.utf8))
  }
}
