import ArgumentParser
import DatabaseDrivers
import Foundation
import Introspection
import MigrationFiles
import MigrationRunner

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Write the Swift of a database that is there: a file a table.",
    discussion: """
      What the Swift lowers to is the database's schema. What has no typed form stands there as RawObject, with the \
      server's own text. With --baseline the first migration is written too, and recorded as applied.
      """,
    aliases: ["pull"]
  )

  @OptionGroup var database: DatabaseArguments

  @Option(help: ArgumentHelp("Where the Swift goes.", valueName: "folder"))
  var output = "Schema"

  @Option(
    help: ArgumentHelp("What the schema is called. Defaults to the name of the database.", valueName: "name")
  )
  var schema: String?

  @OptionGroup var ignored: IgnoreArguments

  @Flag(help: "Write the first migration as well, and record it as applied on this database.")
  var baseline = false

  @Flag(help: "Write over files that say something else.")
  var overwrite = false

  @OptionGroup var run: RunArguments

  func run() async throws {
    let scope = try ignored.scope()
    let planned = try await database.withConnection { url, connection in
      let inspector = connection.server.product.inspector
      let inspection = try await ComparisonFailure.said { try await Self.inspect(connection, inspector, scope) }
      return ImportPlan(inspection, named: schema ?? url.database ?? "database")
    }
    let files = try ImportFiles(planned, output: output, migrations: baseline ? database.migrations : nil)
    if let refusal = files.refusal(overwrite: overwrite) { throw refusal }
    var report = ImportReport(planned, files, output: output)
    if !run.dryRun {
      try files.write()
      if let last = files.lastMigration { report.recorded = try await record(last) }
    }
    if database.json { return try Report.print(report) }
    for line in report.lines(isDryRun: run.dryRun) { Terminal.output.put(line) }
  }

  private static func inspect(
    _ connection: isolated any DatabaseConnection,
    _ inspector: any CatalogueInspector,
    _ scope: InspectionScope
  ) throws -> Inspection {
    try inspector.inspect(scope, on: connection)
  }

  /// What the migrations up to this one make is there: the database came first.
  private func record(_ last: Int) async throws -> [String] {
    do {
      return try await database.withRunner(run.options()) { runner in
        try await runner.baseline(last).map(\.description)
      }
    } catch var error as RunError {
      error.lines += [
        "state: the files are written; the database has no record of them",
        "next: cairn baseline \(last), once this is put right",
      ]
      throw error
    }
  }
}
