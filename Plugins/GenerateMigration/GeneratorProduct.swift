import PackagePlugin

/// Which executable of the package generates its migrations.
enum GeneratorProduct {
  static let library = "CairnGenerator"
  static let usualName = "generate-migration"

  /// The executable target that depends on CairnGenerator; where there are several, the one with the usual name.
  static func name(in package: Package) throws -> String {
    let names = package.targets.compactMap { $0 as? SwiftSourceModuleTarget }
      .filter { $0.kind == .executable && dependsOnGenerator($0) }
      .map(\.name)
    if names.contains(usualName) { return usualName }
    guard let name = names.first else { throw GenerateMigrationError.noExecutable(package.displayName) }
    guard names.count == 1 else { throw GenerateMigrationError.severalExecutables(names) }
    return name
  }

  private static func dependsOnGenerator(_ target: any Target) -> Bool {
    target.dependencies.contains { dependency in
      switch dependency {
      case .product(let product): product.name == library
      case .target(let target): target.name == library
      @unknown default: false
      }
    }
  }
}
