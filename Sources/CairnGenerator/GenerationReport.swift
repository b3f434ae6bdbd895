import MigrationFiles
import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a run tells people and programs.
struct GenerationReport {
  private var generations: [DialectGeneration]
  private var schemaName: String
  private var isPreview: Bool
  private var package: PackageFolder

  init(_ generations: [DialectGeneration], _ schemaName: String, isPreview: Bool, package: PackageFolder) {
    self.generations = generations
    self.schemaName = schemaName
    self.isPreview = isPreview
    self.package = package
  }

  // MARK: For people

  func text(written: [String]) -> String {
    var lines: [String] = []
    for generation in generations {
      guard !generation.migrations.isEmpty else {
        lines.append("\(generation.folder.label): nothing to do")
        continue
      }
      lines.append("\(generation.folder.label)")
      lines += Self.changeLines(generation.changes.worthMentioning)
      for migration in generation.migrations { lines += Self.glance(migration) }
    }
    if written.isEmpty { return lines.joined(separator: "\n") }
    lines.append(written.count == 1 ? "Wrote \(written[0])." : "Wrote \(written.count) files.")
    let hasSQL = generations.contains { !$0.migrations.isEmpty }
    lines.append(
      "Next: \(hasSQL ? "review the SQL, and " : "")commit \(written.count == 1 ? "it" : "them") together with the schema."
    )
    return lines.joined(separator: "\n")
  }

  /// The SQL of all files, each under its name.
  var preview: String {
    let files = generations.flatMap { generation in
      generation.migrations.map { "-- \(generation.folder.label(of: $0.name.fileName))\n\n\($0.text)" }
    }
    return files.isEmpty ? "-- nothing to do" : files.joined(separator: "\n")
  }

  static func changeLines(_ changes: [Change]) -> [String] {
    let most = 12
    let lines = changes.prefix(most).map { "  \(mark(of: $0)) \($0)" }
    return changes.count > most ? lines + ["  … and \(changes.count - most) more"] : lines
  }

  private static func mark(of change: Change) -> String {
    switch change {
    case .createEnum, .createTable, .createObject, .addColumn, .addElement: "+"
    case .dropEnum, .dropTable, .dropObject, .dropColumn, .dropElement: "-"
    case .renameEnum, .renameEnumLabel, .alterEnum, .renameObject, .alterObject, .renameTable, .setTableComment,
      .setTableAttributes, .alterPartitioning, .renameColumn, .alterColumn, .renameColumnLabel, .reorderColumns,
      .renameElement:
      "~"
    }
  }

  static func glance(_ migration: GeneratedMigration) -> [String] {
    let risk = MigrationRisk(migration.plan)
    let steps = migration.plan.steps.count
    let locks = migration.plan.steps.flatMap(\.locks)
    let worst = locks.max { ($0.blocking, $0.duration) < ($1.blocking, $1.duration) }
    return [
      "  \(migration.name.fileName)",
      "    steps \(steps), \(migration.plan.isTransactional ? "one transaction" : "statement by statement")",
      "    risk  \(risk.level.rawValue): \(risk.reasons[0])",
      "    locks \(worst.map { "\($0.table): \($0.mode) \($0.duration.words)" } ?? "no table that was there before")",
    ]
  }

  /// `the schema is ahead of Generated/postgres by 2 changes: add users.nickname; …`
  static func owedLine(_ generation: DialectGeneration) -> String? {
    guard !generation.changes.isEmpty || !generation.problems.isEmpty else { return nil }
    let changes = generation.changes.worthMentioning
    let count = changes.count
    let shown = changes.prefix(5).map(\.description).joined(separator: "; ")
    let more = count > 5 ? "; …" : ""
    return
      "the schema is ahead of \(generation.folder.label) by \(count) change\(count == 1 ? "" : "s"): \(shown)\(more)"
  }

  // MARK: For programs

  /// The JSON form that `--json` prints; `version` rises when a field changes its meaning or goes.
  private struct Report: Encodable {
    var version = 1
    var schema: String
    var status: String
    var dialects: [Dialect]
    var written: [String]
    /// Why nothing was written, each with its way out.
    var messages: [String]?
  }

  private struct Dialect: Encodable {
    var dialect: String
    var folder: String
    var changes: [Change]
    var migrations: [Migration]
  }

  private struct Migration: Encodable {
    var file: String
    var steps: Int
    var transactional: Bool
    var risk: String
    var reasons: [String]
    var loses: [String]
    var sql: String?
  }

  func json(written: [String], status: String? = nil) throws -> String {
    let isEmpty = generations.allSatisfy(\.migrations.isEmpty)
    return try Self.text(
      Report(
        schema: schemaName,
        status: status ?? (isEmpty ? "nothing to do" : isPreview ? "preview" : "generated"),
        dialects: generations.map { Self.dialect($0, withSQL: isPreview) },
        written: written
      )
    )
  }

  /// The same form for a run that ended early.
  static func json(_ stop: Stop, _ schemaName: String) throws -> String {
    let status =
      switch stop.code {
      case .undecided: "undecided"
      case .consentMissing: "consent missing"
      case .owed: "owed"
      default: "failed"
      }
    let report = Report(
      schema: schemaName,
      status: status,
      dialects: stop.generations.map { dialect($0, withSQL: false) },
      written: [],
      messages: stop.messages
    )
    return try text(report)
  }

  private static func text(_ report: Report) throws -> String {
    String(decoding: try CanonicalJSON.line(report), as: UTF8.self)
  }

  private static func dialect(_ generation: DialectGeneration, withSQL: Bool) -> Dialect {
    Dialect(
      dialect: generation.dialect.name.rawValue,
      folder: generation.folder.label,
      changes: generation.changes,
      migrations: generation.migrations.map { migration in
        let risk = MigrationRisk(migration.plan)
        return Migration(
          file: generation.folder.label(of: migration.name.fileName),
          steps: migration.plan.steps.count,
          transactional: migration.plan.isTransactional,
          risk: risk.level.rawValue,
          reasons: risk.reasons,
          loses: migration.losses.filter { $0.kind == .destroys }.map(\.object),
          sql: withSQL ? migration.text : nil
        )
      }
    )
  }
}
