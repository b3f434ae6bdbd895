import ArgumentParser
import DatabaseDrivers
import ForeignKeys
import ForeignKeysLibPQ
import MigrationFiles
import MigrationRunner
import SQLDialects
import SchemaModel

struct OrphansCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orphans",
    abstract: "Find rows whose foreign key leads nowhere, where the application keeps them. Exit 5 when there are any.",
    discussion: """
      It reads each table in portions, by primary key. With --repair it mends what it finds, a portion in a transaction; \
      to delete rows it wants each table named: --allow-destructive.
      """
  )

  @OptionGroup var database: DatabaseArguments

  @Option(help: ArgumentHelp("Only this foreign key.", valueName: "name"))
  var constraint: String?

  @Option(help: ArgumentHelp("How many orphans of a foreign key to show.", valueName: "number"))
  var limit = 10

  @Option(help: "Mend them: delete, set-null or set-default.", transform: Self.repair)
  var repair: OrphanRepair?

  @Option(help: ArgumentHelp("A table whose orphans --repair delete may delete.", valueName: "table"))
  var allowDestructive: [String] = []

  private static func repair(_ word: String) throws -> OrphanRepair {
    guard let repair = OrphanRepair(rawValue: word) else {
      let words = OrphanRepair.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(word)' is no repair; there are \(words)")
    }
    return repair
  }

  func run() async throws {
    let count = try await database.withRunner { runner in
      let schema = try snapshot(of: runner)
      try checkConstraint(schema)
      let session = LibPQSession(runner.connection)
      let found = try await find(in: schema, session)
      if !database.json { show(found, of: runner) }
      if let repair, !found.isEmpty {
        try checkConsent(found, repair)
        let count = try await mend(schema, repair, session)
        if database.json {
          try Report.print(OrphansReport(runner, found, repaired: count))
        } else {
          Terminal.output.put("\(count) repaired: \(repair.rawValue)")
        }
        return 0
      }
      if database.json { try Report.print(OrphansReport(runner, found, repaired: 0)) }
      return found.values.reduce(0) { $0 + $1.count }
    }
    guard count > 0 else { return }
    if !database.json { Terminal.error.put("next: cairn orphans --repair delete, set-null or set-default") }
    throw Ended(code: .drift)
  }

  /// The orphans of one foreign key: how many, and the first of them.
  struct Found {
    var count = 0
    var first: [Orphan] = []
  }

  private func find(in schema: ReferentialSchema, _ session: LibPQSession) async throws -> [String: Found] {
    var found: [String: Found] = [:]
    try await schema.findOrphans(constraint: constraint, on: session) { orphans in
      for orphan in orphans {
        found[orphan.constraint, default: Found()].count += 1
        if found[orphan.constraint, default: Found()].first.count < max(limit, 1) {
          found[orphan.constraint, default: Found()].first.append(orphan)
        }
      }
    }
    return found
  }

  private func mend(_ schema: ReferentialSchema, _ repair: OrphanRepair, _ session: LibPQSession) async throws -> Int {
    do {
      return try await schema.repairOrphans(repair, constraint: constraint, on: session)
    } catch {
      throw RunError(
        .failed,
        ["error: \(error)", "state: portions that were repaired before stay repaired", "next: cairn orphans"]
      )
    }
  }

  private func show(_ found: [String: Found], of runner: Runner) {
    Terminal.output.put(database.subject(runner))
    if found.isEmpty { Terminal.output.put("no orphans") }
    for (constraint, orphans) in found.sorted(by: { $0.key < $1.key }) {
      Terminal.output.put("\(constraint): \(orphans.count)")
      for orphan in orphans.first.prefix(limit) { Terminal.output.put("  \(orphan)") }
      if orphans.count > limit { Terminal.output.put("  …") }
    }
  }

  // MARK: What it works from

  private func snapshot(of runner: Runner) throws -> ReferentialSchema {
    let source = runner.source.folder
    let folder = try MigrationFolder(path: source.path, label: source.label)
    guard let snapshot = folder.snapshot,
      let schema = DialectOptions(snapshot.schema.dialect, from: ServerVersion(0)).dialect
        .enforcedSchema(of: snapshot.schema)
    else {
      throw RunError(
        .undecided,
        "\(source.label): error: the server keeps its foreign keys by itself; orphans are looked for on Aurora DSQL"
      )
    }
    return ReferentialSchema(schema)
  }

  private func checkConstraint(_ schema: ReferentialSchema) throws {
    guard let constraint, !schema.foreignKeys.contains(constraint) else { return }
    throw RunError(
      .undecided,
      "error: there is no foreign key '\(constraint)'; Generated/SCHEMA.md has those there are"
    )
  }

  private func checkConsent(_ found: [String: Found], _ repair: OrphanRepair) throws {
    guard repair == .delete else { return }
    let tables = Set(found.values.compactMap(\.first.first?.table)).subtracting(allowDestructive).sorted()
    guard !tables.isEmpty else { return }
    throw RunError(
      .consentMissing,
      [
        "error: rows would be deleted in \(tables.joined(separator: ", ")), with what hangs on them",
        "next: if that is meant, add \(tables.map { "--allow-destructive \($0)" }.joined(separator: " "))",
      ]
    )
  }
}

struct OrphansReport: Encodable {
  struct Key: Encodable {
    var constraint: String
    var table: String
    var count: Int
    /// Primary keys of the first of them.
    var rows: [[String?]]
  }

  var version = Report.version
  var command = "orphans"
  var server: String
  var folder: String
  var foreignKeys: [Key]
  var repaired: Int

  init(_ runner: Runner, _ found: [String: OrphansCommand.Found], repaired: Int) {
    server = "\(runner.connection.server)"
    folder = runner.source.folder.label
    foreignKeys = found.sorted { $0.key < $1.key }.map { name, orphans in
      Key(
        constraint: name,
        table: orphans.first.first?.table ?? "",
        count: orphans.count,
        rows: orphans.first.map(\.primaryKey)
      )
    }
    self.repaired = repaired
  }
}
