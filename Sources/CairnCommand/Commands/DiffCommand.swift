import ArgumentParser
import CairnGenerator
import Introspection
import MigrationFiles
import MigrationRunner
import SchemaModel
import Verification

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what leads from one schema to another.",
    discussion: """
      A side is the URL of a database, a snapshot (.json), a file of DDL (.sql), or a folder of migrations, with or \
      without the number of one of them: Generated/postgres@0007. Where not both were declared, a throwaway server of \
      the database's version says what they are.
      """
  )

  @Option(help: ArgumentHelp("The schema that is there.", valueName: "side"))
  var from: String

  @Option(help: ArgumentHelp("The schema that is to be.", valueName: "side"))
  var to: String

  @Option(
    help: ArgumentHelp("What files of SQL are written for: postgres, mysql or dsql.", valueName: "dialect")
  )
  var dialect: String?

  @OptionGroup var ignored: IgnoreArguments

  @Flag(help: "Print the migration that leads from one to the other.")
  var sql = false

  @Flag(help: "One JSON object on stdout instead of text.")
  var json = false

  @Flag(help: "End with 5 where something differs.")
  var exitCode = false

  func validate() throws {
    if let dialect, DialectName(rawValue: dialect) == nil {
      throw ValidationError("--dialect is postgres, mysql or dsql, and \(dialect) is none of them")
    }
  }

  func run() async throws {
    let scope = try ignored.scope()
    let comparison = try await ComparisonFailure.said {
      try await SchemaComparison(
        from: SchemaSide(from),
        to: SchemaSide(to),
        dialect: dialect.flatMap(DialectName.init),
        scope,
        named: MigrationName(number: 1, words: "difference")
      )
    }
    let migration = comparison.migration
    if json {
      try Report.print(DiffReport(comparison))
    } else if sql {
      Terminal.error.put(Self.subject(comparison))
      if !migration.text.isEmpty { Terminal.output.put(migration.text) }
    } else {
      Terminal.output.put(Self.subject(comparison))
      for line in DifferenceLines.of(migration) { Terminal.output.put(line) }
    }
    if !migration.refusals.isEmpty, sql {
      throw RunError(.failed, migration.refusals.map { "error: \($0)" })
    }
    if exitCode, !migration.changes.isEmpty { throw Ended(code: .drift) }
  }

  private static func subject(_ comparison: SchemaComparison) -> String {
    "\(comparison.from) to \(comparison.to)" + (comparison.server.map { ", as \($0) has them" } ?? "")
  }
}

/// A difference as people read it.
enum DifferenceLines {
  static func of(_ migration: MigrationBetween) -> [String] {
    guard !migration.changes.isEmpty else { return ["  nothing differs"] }
    return migration.changes.map { "  \($0)" }
      + migration.questions.map { "  perhaps: \($0)" }
      + migration.losses.map { "  loses \($0)" }
      + migration.risks.map { "  risk: \($0)" }
      + migration.refusals.map { "  no safe way: \($0)" }
  }
}
