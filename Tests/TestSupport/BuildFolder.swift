package import Foundation

/// What the tests themselves were built into.
package enum BuildFolder {
  /// The folder of the modules.
  package static let modules: URL? = {
    for argument in CommandLine.arguments where argument.hasPrefix("/") {
      var folder = URL(fileURLWithPath: argument)
      while folder.path != "/" {
        folder.deleteLastPathComponent()
        for candidate in [folder.appendingPathComponent("Modules"), folder]
        where FileManager.default.fileExists(atPath: candidate.appendingPathComponent("Cairn.swiftmodule").path) {
          return candidate
        }
      }
    }
    return nil
  }()

  /// The object files that a product was linked of, beside the modules.
  package static func objects(of product: String) throws -> [String] {
    guard let modules else { return [] }
    let list = modules.deletingLastPathComponent().appendingPathComponent("\(product).product/Objects.LinkFileList")
    return try String(contentsOf: list, encoding: .utf8).split(separator: "\n").map { line in
      line.trimmingCharacters(in: CharacterSet(charactersIn: "'"))
    }
  }
}
