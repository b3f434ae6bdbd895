import Foundation
import MigrationFiles
import MigrationRunner
import SQLDialects
import SchemaModel

/// The files of one dialect, checked without a database.
struct FolderCheck {
  var label: String
  var count: Int
  private(set) var folder: MigrationFolder
  private(set) var dialect: any SQLDialect

  /// The folder itself, or those of the dialects in it.
  static func sources(_ path: String) throws(RunError) -> [FolderCheck] {
    let names = DialectName.allCases
    let inside = names.filter { FileManager.default.fileExists(atPath: "\(path)/\($0.rawValue)/\(History.fileName)") }
    if !inside.isEmpty {
      var checks: [FolderCheck] = []
      for name in inside { checks.append(try FolderCheck("\(path)/\(name.rawValue)", name)) }
      return checks
    }
    guard FileManager.default.fileExists(atPath: "\(path)/\(History.fileName)") else {
      throw RunError(
        .undecided,
        "\(path): error: there is no \(History.fileName) in it, nor in a folder postgres, mysql or dsql of it; say where "
          + "the migrations are: --migrations FOLDER"
      )
    }
    return [try FolderCheck(path, nil)]
  }

  /// The dialect is the one that the files name, wherever they are.
  private init(_ path: String, _ name: DialectName?) throws(RunError) {
    do {
      let absolute = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
      // What is deployed needs no snapshot; where it lies beside the files, it has to be the one of the history.
      let hasSnapshot = FileManager.default.fileExists(atPath: "\(absolute)/\(Snapshot.fileName)")
      folder = try MigrationFolder(path: absolute, label: path, readsSnapshot: hasSnapshot)
      label = path
      let last = path.split(separator: "/").last.map(String.init) ?? ""
      guard let name = name ?? folder.dialect ?? DialectName(rawValue: last) else {
        throw MigrationFileError(path, "no header in it names a dialect; call the folder postgres, mysql or dsql")
      }
      dialect = DialectOptions(name, from: ServerVersion(0)).dialect
      count = try folder.history.heads.count
    } catch {
      throw RunError(.failed, "\(error)")
    }
  }

  /// Everything that is not as the history has it, and every file that cannot be read as a migration.
  func findings() throws(RunError) -> [MigrationFileError] {
    do {
      var findings = try folder.findings()
      let known = Set(findings.map(\.file))
      for head in try folder.history.heads where !head.isDraft {
        let file = folder.label(of: head.migration.fileName)
        guard !known.contains(file), let data = try folder.contents(of: head.migration.fileName) else { continue }
        do {
          _ = try MigrationScript(data, dialect: dialect, isHandWritten: head.isHandWritten, label: file)
        } catch {
          findings.append(error)
        }
      }
      return findings
    } catch {
      throw RunError(.failed, "\(error)")
    }
  }
}
