import Foundation
import PackagePlugin

/// Snapshots the schema at each build, and says when a migration is owed.
///
/// A plugin sees the tools of its own package only: a package that depends on Cairn copies this file and its lines of
/// Package.swift.
@main struct SnapshotSchema: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let output = context.pluginWorkDirectoryURL
    return [
      .buildCommand(
        displayName: "Snapshot the schema",
        executable: try context.tool(named: "generate-migration").url,
        arguments: ["--snapshot-into", output.path, "--output", target.directoryURL.path],
        inputFiles: target.sourceFiles.map(\.url).filter { $0.pathExtension != "swift" },
        outputFiles: [output.appendingPathComponent("SchemaVersion.swift")]
      )
    ]
  }
}
