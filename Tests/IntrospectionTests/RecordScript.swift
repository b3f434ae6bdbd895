import Foundation
import SchemaModel

/// The migration that makes Cairn's own tables, as this package has it.
enum RecordScript {
  static func file(_ dialect: DialectName) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Generated/\(dialect.rawValue)/0000_schema_migrations.sql")
  }
}
