import MigrationFiles
import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Generator {
  /// `--reconcile`: one migration that brings a database in any state on the way to the present schema.
  func reconcile() throws -> ExitCode {
    let lowered = try lowered()
    let owed = try generations(of: lowered, in: folder(of:)).filter { !$0.changes.isEmpty || !$0.problems.isEmpty }
    if let first = owed.first {
      throw Stop([
        "error: \(first.folder.label): a migration is owed before this one; run generate-migration, then --reconcile"
      ])
    }
    var writer = FolderWriter(root: root)
    var generations: [DialectGeneration] = []
    for (dialect, _) in lowered {
      let folder = try folder(of: dialect.name)
      let findings = try folder.findings()
      if !findings.isEmpty { throw Stop(findings.map(\.description)) }
      var generation = DialectGeneration(dialect, folder: folder)
      try generation.reconcile(name: arguments.name, created: created)
      try writer.add(generation.migrations, to: folder)
      generations.append(generation)
    }
    let refusals = GenerationRefusals(generations, consent: Set(arguments.allowDestructive))
    if let code = refusals.exitCode { throw Stop(refusals.lines, code, generations) }
    let report = GenerationReport(generations, declaration.name, isPreview: false, package: package)
    let written = writer.paths.map(package.label(of:))
    try writer.commit()
    console.print(arguments.json ? try report.json(written: written) : report.text(written: written))
    return .done
  }
}

extension DialectGeneration {
  fileprivate mutating func reconcile(name: String?, created: String) throws {
    let entries = try folder.history.entries
    guard let newest = entries.last?.migration, let schema = folder.snapshot?.schema else {
      throw Stop(["error: \(folder.label) has no migration yet; run generate-migration"])
    }
    let handWritten = entries.filter(\.isHandWritten)
    if let first = handWritten.first {
      throw Stop([
        "error: \(folder.label(of: first.migration.fileName)) was written by hand, and nobody but its author can say whether "
          + "a database has it; bring databases up with the files themselves, in the order of their numbers"
      ])
    }
    let reconciliation = Reconciliation(try folder.states(), entries.map(\.changes), in: dialect)
    let plan = reconciliation.plan
    problems += plan.refusals.map { "'\($0.object)': \($0.reason); \($0.wayOut)" }
    let migration = MigrationName(number: newest.number + 1, words: name ?? "reconcile")
    var document = MigrationDocument(
      migration,
      dialect: dialect.options,
      purpose: "bring a database in any state up to \(newest) to the schema after it",
      plan: plan,
      rollback: Plan(steps: [], isTransactional: true),
      requires: nil,
      created: created
    )
    document.remakes = reconciliation.remade.sorted().map(\.description)
    migrations = [
      GeneratedMigration(
        name: migration,
        changes: [],
        plan: plan,
        text: document.text,
        schema: schema,
        reconciles: true
      )
    ]
  }
}
