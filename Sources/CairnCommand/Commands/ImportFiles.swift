import CairnGenerator
import Foundation
import MigrationFiles
import MigrationRunner
import SchemaImport

/// The files of an import: all of them are written, or none.
struct ImportFiles {
  private var files: [(path: String, data: Data)] = []
  private let root: String
  /// The number of the newest migration; nil where none is written.
  private(set) var lastMigration: Int?

  /// - `output`: The folder of the Swift.
  /// - `migrations`: The folder of all dialects' migrations; nil without any.
  /// - Throws: `RunError`
  init(_ plan: ImportPlan, output: String, migrations: String?) throws {
    let output = Self.absolute(output)
    for (name, text) in plan.swift.files.sorted(by: { $0.key < $1.key }) {
      files.append(("\(output)/\(name)", Data(text.utf8)))
    }
    root = migrations.map { Self.common(output, Self.absolute($0)) } ?? output
    guard let migrations else { return }
    do {
      let first = try FirstMigration(
        of: plan.swift.schema,
        named: plan.name,
        for: plan.options,
        in: Self.absolute(migrations)
      )
      files += first.files
      lastMigration = first.names.last?.number
    } catch let refusal as FirstMigration.Refusal {
      throw RunError(.failed, refusal.lines + ["state: nothing was done"])
    } catch let error as MigrationFileError {
      throw RunError(.failed, ["\(error)", "state: nothing was done"])
    }
  }

  /// Files of somebody's own that would be lost.
  func refusal(overwrite: Bool) -> RunError? {
    if overwrite { return nil }
    let others = files.filter { file in
      FileManager.default.contents(atPath: file.path).map { $0 != file.data } ?? false
    }
    if others.isEmpty { return nil }
    let names = others.prefix(5).map { Self.label($0.path) }.joined(separator: ", ")
    let more = others.count > 5 ? " and \(others.count - 5) more" : ""
    return RunError(
      .consentMissing,
      [
        "error: there is something else in \(names)\(more)",
        "state: nothing was done",
        "next: choose another folder with --output, or write over them with --overwrite",
      ]
    )
  }

  /// - Throws: `RunError`
  func write() throws {
    var transaction = FileTransaction(in: root)
    for file in files { transaction.write(file.data, to: file.path) }
    do {
      try transaction.commit()
    } catch {
      throw RunError(.failed, "\(error)")
    }
  }

  /// The paths as people write them, from where they are.
  var labels: [String] { files.map { Self.label($0.path) } }

  private static var here: String { FileManager.default.currentDirectoryPath }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  private static func label(_ path: String) -> String {
    path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : path
  }

  /// The folder that both are in.
  private static func common(_ left: String, _ right: String) -> String {
    let pairs = zip(left.split(separator: "/"), right.split(separator: "/"))
    return "/" + pairs.prefix { $0 == $1 }.map(\.0).joined(separator: "/")
  }
}
