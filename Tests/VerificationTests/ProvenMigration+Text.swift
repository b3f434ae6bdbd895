import Foundation
import MigrationFiles
import SQLDialects
import SchemaDiff
import SchemaModel
import Verification

extension ProvenMigration {
  /// A file that was never written.
  init(
    _ name: MigrationName,
    _ text: String,
    from before: DatabaseSchema,
    to after: DatabaseSchema,
    in dialect: any SQLDialect
  ) throws {
    let script = try MigrationScript(Data(text.utf8), dialect: dialect, isHandWritten: false, label: name.fileName)
    let changes = SchemaDiffer.difference(from: before, to: after).changes
    self.init(
      HistoryEntry(name, checksum: "", snapshotChecksum: "", changes: changes),
      label: name.fileName,
      text: text,
      script: script,
      before: before,
      after: after
    )
  }
}
