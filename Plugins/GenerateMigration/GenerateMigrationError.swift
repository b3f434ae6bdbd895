/// Why no migration was generated, and what to do.
enum GenerateMigrationError: Error, CustomStringConvertible {
  case noExecutable(String)
  case severalExecutables([String])
  case buildFailed(String)
  case noArtifact(String)
  case failed(String, Int32)

  var description: String {
    switch self {
    case .noExecutable(let package):
      """
      package '\(package)' has no executable that links its schema to \(GeneratorProduct.library). Add one to Package.swift:
        .executableTarget(
          name: "\(GeneratorProduct.usualName)",
          dependencies: ["Schema", .product(name: "\(GeneratorProduct.library)", package: "cairn")]
        )
      with a main.swift of three lines: import CairnGenerator, import Schema, GenerateMigration.main(yourSchema)
      """
    case .severalExecutables(let names):
      "several executables depend on \(GeneratorProduct.library): \(names.sorted().joined(separator: ", ")); "
        + "name the one to use '\(GeneratorProduct.usualName)'"
    case .buildFailed(let product):
      "'\(product)' does not build, see above; nothing was generated"
    case .noArtifact(let product):
      "'\(product)' was built, but the build named no executable; run: swift run \(product)"
    case .failed(let product, let status):
      "\(product) ended with exit code \(status)\(Self.meaning(of: status)); nothing was written"
    }
  }

  private static func meaning(of status: Int32) -> String {
    switch status {
    case 2: " (wrong usage, or a question is undecided)"
    case 3: " (consent to something destructive is missing)"
    case 4: " (a migration is owed)"
    default: ""
    }
  }
}
