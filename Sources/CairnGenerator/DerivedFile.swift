import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that follows from the schema alone, as it is and as it ought to be: `SCHEMA.md`, the enforcer of DSQL.
struct DerivedFile {
  var path: String
  var label: String
  /// Nil when there ought to be no such file.
  var data: Data?

  /// Whether the file does not say what the schema is: it is missing, edited or of another schema. A checkout that ends
  /// lines with CRLF says the same.
  var isOutdated: Bool {
    guard let found = FileManager.default.contents(atPath: path) else { return data != nil }
    return found != data && found.filter { $0 != 13 } != data
  }

  /// Why a check does not pass.
  var owedLine: String { "\(label) does not show the schema as it is: run generate-migration, which writes it anew" }
}

extension Generator {
  /// All that follows from what is declared. What is about all dialects is left out when one of them cannot hold the
  /// schema, also when the run is about others.
  func derivedFiles(of lowered: [(dialect: any SQLDialect, lowered: LoweredSchema)]) -> [DerivedFile] {
    var files: [DerivedFile] = []
    for (dialect, schema) in lowered {
      for (name, text) in dialect.companions(of: schema.schema, named: declaration.name) {
        files.append(derivedFile("\(dialect.name.rawValue)/\(name)", text))
      }
    }
    if let text = schemaDocument(of: lowered) { files.append(derivedFile("SCHEMA.md", text)) }
    return files
  }

  private func derivedFile(_ name: String, _ text: String?) -> DerivedFile {
    let path = "\(root)/\(name)"
    return DerivedFile(path: path, label: package.label(of: path), data: text.map { Data($0.utf8) })
  }
}
