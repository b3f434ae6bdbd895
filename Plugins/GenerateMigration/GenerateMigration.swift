import Foundation
import PackagePlugin

/// `swift package --allow-writing-to-package-directory generate-migration`
///
/// Builds the package's own executable, the one that depends on CairnGenerator and links the schema, and runs it with
/// the arguments as they are. All behaviour is in that executable: `swift run generate-migration` does the same.
@main struct GenerateMigration: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let product = try GeneratorProduct.name(in: context.package)
    let build = try packageManager.build(.product(product), parameters: PackageManager.BuildParameters())
    guard build.succeeded else {
      print(build.logText)
      throw GenerateMigrationError.buildFailed(product)
    }
    // A tool that a build-tool plugin uses too is built twice, the other one as NAME-tool.
    guard
      let executable = build.builtArtifacts.first(where: {
        $0.kind == .executable && $0.url.deletingPathExtension().lastPathComponent == product
      })
    else { throw GenerateMigrationError.noArtifact(product) }

    let process = Process()
    process.executableURL = executable.url
    process.arguments = arguments
    process.currentDirectoryURL = context.package.directoryURL
    process.standardInput = FileHandle.nullDevice  // a command plugin's own is closed
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw GenerateMigrationError.failed(product, process.terminationStatus)
    }
  }
}
