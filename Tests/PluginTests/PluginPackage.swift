import Foundation
import TestSupport

/// A package in a folder of its own, built and run as people do: by real `swift` processes.
///
/// The folders stay from run to run below the build folder, so that only the first run compiles everything.
struct PluginPackage {
  var folder: URL

  /// Cairn itself, as it is in the working tree, in a folder where tests may edit it.
  static func cairn() throws -> PluginPackage {
    let package = PluginPackage(folder: root.appendingPathComponent("cairn"))
    try package.replace(
      with: ["Package.swift", "Sources", "Plugins", "Schema", "Generated", "Tests", "Benchmarks", "Examples"].map {
        repository.appendingPathComponent($0)
      }
    )
    return package
  }

  /// A package that depends on that copy by its path.
  static func downstream() throws -> PluginPackage {
    let package = PluginPackage(folder: root.appendingPathComponent("shop"))
    let fixture = repository.appendingPathComponent("Tests/PluginTests/Fixtures/Downstream")
    let files = try FileManager.default.contentsOfDirectory(at: fixture, includingPropertiesForKeys: nil)
    try package.replace(with: files)
    try? FileManager.default.removeItem(at: package.folder.appendingPathComponent("Generated"))
    return package
  }

  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let root: URL = {
    let chosen = ProcessInfo.processInfo.environment["CAIRN_PLUGIN_TEST_FOLDER"]
    return chosen.map { URL(fileURLWithPath: $0) } ?? repository.appendingPathComponent(".build/plugin-tests")
  }()

  /// Puts copies of these files and folders in place of what was there. A file with the same bytes is left alone, so that
  /// the build does not see it as new.
  private func replace(with originals: [URL]) throws {
    for original in originals {
      let name = original.lastPathComponent
      let wanted = Self.files(at: original, as: name)
      let there = Self.files(at: folder.appendingPathComponent(name), as: name)
      for (path, data) in wanted where there[path] != data {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
      }
      for path in there.keys where wanted[path] == nil {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(path))
      }
    }
  }

  /// The bytes of a file, or of every file below a folder, by path.
  private static func files(at url: URL, as name: String) -> [String: Data] {
    if let data = try? Data(contentsOf: url) { return [name: data] }
    var files: [String: Data] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: url.path) ?? .init() {
      if let data = try? Data(contentsOf: url.appendingPathComponent(path)) { files["\(name)/\(path)"] = data }
    }
    return files
  }

  func swift(_ arguments: String...) throws -> ProcessRun {
    try ProcessRun.run("swift", arguments, environment: ["SOURCE_DATE_EPOCH": "1795219200"], directory: folder)
  }

  /// The files below Generated/ with their texts.
  var generated: [String: String] {
    TemporaryFolder.contents(of: folder.appendingPathComponent("Generated"))
  }

  func edit(_ file: String, _ change: (String) -> String) throws {
    let url = folder.appendingPathComponent(file)
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    try Data(change(text).utf8).write(to: url)
  }
}

extension ProcessRun {
  /// What it printed on both streams.
  var transcript: String { output + errors }
}
