package import MigrationFiles
package import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The migrations of one dialect as they are deployed: the files and their history.
package struct MigrationSource: Sendable {
  package let folder: MigrationFolder
  /// Oldest first.
  package let heads: [HistoryHead]

  /// Reads the history of a folder.
  ///
  /// - Parameters:
  ///   - path: `Generated/postgres`, or the folder of all dialects, `Generated`.
  ///   - dialect: The folder's name in that one.
  /// - Throws: `RunError` when there is no history, or it is not in order.
  package init(path: String, dialect: String) throws(RunError) {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    func isFolder(_ path: String) -> Bool {
      FileManager.default.fileExists(atPath: "\(path)/\(History.fileName)")
    }
    let found = isFolder(path) ? path : "\(path)/\(dialect)"
    guard isFolder(found) else {
      throw RunError(
        .undecided,
        [
          "\(found): error: there is no \(History.fileName), so these are no migrations of Cairn",
          "next: say where they are: --migrations FOLDER, which is Generated/\(dialect) in the package",
        ]
      )
    }
    do {
      let absolute = found.hasPrefix("/") ? found : "\(FileManager.default.currentDirectoryPath)/\(found)"
      folder = try MigrationFolder(path: absolute, label: found, readsSnapshot: false)
      heads = try folder.history.heads
      if let finding = History.orderFindings(heads, label: found).first { throw finding }
    } catch {
      throw RunError(.failed, "\(error)")
    }
    if let other = folder.dialect?.rawValue, other != dialect {
      throw RunError(
        .undecided,
        [
          "\(found): error: these migrations are written for \(other), and the database is \(dialect)",
          "next: say which folder to take: --migrations Generated/\(dialect)",
        ]
      )
    }
  }

  package func label(of head: HistoryHead) -> String { folder.label(of: head.migration.fileName) }

  /// Reads a migration's file, which must be the one that the history knows.
  package func script(of head: HistoryHead, dialect: any SQLDialect) throws(RunError) -> MigrationScript {
    do {
      let data = try folder.sealedContents(of: head)
      let script = try MigrationScript(
        data,
        dialect: dialect,
        isHandWritten: head.isHandWritten,
        label: label(of: head)
      )
      if let named = script.header.dialect, named.split(separator: " ").first.map(String.init) != dialect.name.rawValue
      {
        throw MigrationFileError(
          label(of: head),
          "it is written for \(named), and the database is \(dialect.name.rawValue); say which folder to take: --migrations"
        )
      }
      return script
    } catch {
      throw RunError(.failed, "\(error)")
    }
  }
}
