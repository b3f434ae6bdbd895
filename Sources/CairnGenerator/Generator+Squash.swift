import MigrationFiles
import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Generator {
  /// `--squash FROM..TO`: one migration in the place of several, in all wanted folders or in none.
  func squash(_ text: String) throws -> ExitCode {
    let range = try MigrationRange(text)
    var rewrite = FolderRewrite(in: root)
    var squashes: [DialectSquash] = []
    for (dialect, _) in try lowered() {
      let folder = try folder(of: dialect.name)
      try requireWholeness(folder)
      let squash = try DialectSquash(
        range,
        in: dialect,
        folder: folder,
        name: arguments.name,
        schemaName: declaration.name,
        created: created
      )
      squashes.append(squash)
      let (history, snapshot) = try squash.ending()
      rewrite.write(Data(squash.migration.text.utf8), to: folder.location(of: squash.migration.name.fileName))
      try rewrite.end(with: history, snapshot, in: folder)
      for entry in squash.replaced { rewrite.remove(folder.location(of: entry.migration.fileName)) }
    }
    try refuse(squashes)
    let (written, removed) = (rewrite.written.map(package.label(of:)), rewrite.removed.map(package.label(of:)))
    try rewrite.commit()
    let report = SquashReport(schemaName: declaration.name, squashes: squashes, written: written, removed: removed)
    console.print(arguments.json ? try report.json() : report.text)
    return .done
  }

  /// What is put together must be what was written; a draft is no migration yet.
  private func requireWholeness(_ folder: MigrationFolder) throws {
    let findings = try folder.findings()
    if !findings.isEmpty { throw Stop(findings.map(\.description)) }
    if let last = try folder.history.last, last.isDraft {
      throw Stop([
        "error: \(folder.label(of: last.migration.fileName)) is a draft; run generate-migration, which takes its checksum"
      ])
    }
  }

  private func refuse(_ squashes: [DialectSquash]) throws {
    let generations = squashes.map(\.generation)
    let standing = squashes.flatMap { squash in
      squash.standingConsent.filter { object in
        squashes.allSatisfy { other in
          other.standingConsent.contains(object) || !other.migration.losses.contains { $0.object == object }
        }
      }
    }
    let refusals = GenerationRefusals(generations, consent: Set(arguments.allowDestructive).union(standing))
    if let code = refusals.exitCode { throw Stop(refusals.lines, code, generations) }
  }
}

/// What a squash tells people and programs.
struct SquashReport {
  var schemaName: String
  var squashes: [DialectSquash]
  var written: [String]
  var removed: [String]

  var text: String {
    var lines: [String] = []
    for squash in squashes {
      lines.append(squash.folder.label)
      for entry in squash.replaced {
        lines.append("  \(entry.migration.fileName) -> \(squash.migration.name.fileName)")
      }
      lines += GenerationReport.glance(squash.migration)
    }
    lines.append("Wrote \(written.count) files, removed \(removed.count).")
    lines.append("Next: review the SQL, and commit. A database that has all of what was replaced has the new one too;")
    lines.append("one that has only some of it must be brought up with the old files first.")
    return lines.joined(separator: "\n")
  }

  private struct Report: Encodable {
    var version = 1
    var schema: String
    var status = "squashed"
    var dialects: [Dialect]
    var written: [String]
    var removed: [String]
  }

  private struct Dialect: Encodable {
    var dialect: String
    var migration: String
    var replaces: [String]
  }

  func json() throws -> String {
    let dialects = squashes.map {
      Dialect(
        dialect: $0.generation.dialect.name.rawValue,
        migration: $0.migration.name.description,
        replaces: $0.replaced.map(\.migration.description)
      )
    }
    let report = Report(schema: schemaName, dialects: dialects, written: written, removed: removed)
    return String(decoding: try CanonicalJSON.line(report), as: UTF8.self)
  }
}
