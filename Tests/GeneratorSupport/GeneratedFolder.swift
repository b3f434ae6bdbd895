package import Cairn
import CairnGenerator
import Foundation
package import TestSupport

/// The migrations of one dialect after one run of the generator for each of these schemas, one behind the other.
package struct GeneratedFolder {
  /// The texts of the files by name, 0000 first.
  package var files: [(name: String, text: String)]

  package init(_ schemas: [Schema], dialect: String, consent: [String] = []) throws {
    files = try TemporaryFolder.with { folder in
      for schema in schemas {
        let transcript = Transcript()
        let code = GenerateMigration.run(
          schema,
          arguments: ["--output", folder.path, "--dialect", dialect] + consent.flatMap { ["--allow-destructive", $0] },
          console: transcript.console,
          created: "2026-11-21"
        )
        guard code == 0 else { throw GenerationFailed(code: code, transcript: transcript.text) }
      }
      return TemporaryFolder.contents(of: folder.appendingPathComponent(dialect))
        .filter { $0.key.hasSuffix(".sql") }
        .sorted { $0.key < $1.key }
        .map { ($0.key, $0.value) }
    }
  }

  package init(_ schema: Schema, _ dialect: String) throws {
    try self.init([schema], dialect: dialect)
  }

  /// The migration numbered 0001.
  package var first: MigrationText {
    MigrationText(files.first { $0.name.hasPrefix("0001_") }?.text ?? "")
  }

  package var migrations: [MigrationText] { files.map { MigrationText($0.text) } }
}

package struct GenerationFailed: Error, CustomStringConvertible {
  package var code: Int32
  package var transcript: String

  package var description: String { "generate-migration ended with \(code):\n\(transcript)" }
}
