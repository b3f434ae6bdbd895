import MigrationFiles
import SQLDialects
import SchemaDiff
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a rebase tells people and programs.
struct RebaseReport {
  private var rebases: [DialectRebase]
  private var sides: RebaseSides
  private var schemaName: String
  /// The folder of all dialects as messages name it.
  private var root: String

  init(_ rebases: [DialectRebase], _ sides: RebaseSides, _ schemaName: String, root: String) {
    self.rebases = rebases
    self.sides = sides
    self.schemaName = schemaName
    self.root = root
  }

  // MARK: Notices

  /// Where both sides touch the same, and what people must know of files that got other numbers.
  var notices: [String] {
    let shared = grouped { $0.comparison.notices }.map { "note: \($0.dialects): both sides touch \($0.line)" }
    let moves = grouped { rebase in
      rebase.moves.map { move in
        guard let new = move.new else { return "\(move.old): nothing of it is left to do, theirs did it all" }
        return move.isHandWritten ? "\(move.old) is \(new) now, as you wrote it: see that it still fits theirs" : nil
      }.compactMap(\.self) + rebase.movedLines
    }
    let renumbered = Set(rebases.flatMap { $0.moves.map(\.old.description) }).sorted().joined(separator: ", ")
    let repair = "note: a database that has \(renumbered) applied needs cairn repair; git cannot know whether one has"
    return shared + moves.map { "note: \($0.dialects): \($0.line)" } + (renumbered.isEmpty ? [] : [repair])
  }

  func contradictions(without consent: Set<String>) -> [String] {
    grouped { rebase in
      rebase.comparison.contradictions.filter { !consent.contains($0.object) }
        .map { "\($0.message); or consent: --allow-destructive \($0.object)" }
    }
    .map { "error: \($0.dialects): \($0.line)" }
  }

  /// The same line of several dialects is told once.
  private func grouped(_ lines: (DialectRebase) -> [String]) -> [(line: String, dialects: String)] {
    var order: [String] = []
    var dialects: [String: [String]] = [:]
    for rebase in rebases {
      for line in lines(rebase) where dialects[line]?.contains(rebase.dialect.name.rawValue) != true {
        if dialects[line] == nil { order.append(line) }
        dialects[line, default: []].append(rebase.dialect.name.rawValue)
      }
    }
    return order.map { ($0, (dialects[$0] ?? []).joined(separator: ", ")) }
  }

  // MARK: For people

  func text(written: [String], removed: [String]) -> String {
    var lines: [String] = []
    for rebase in rebases {
      lines.append(rebase.generation.folder.label)
      for entry in rebase.theirs { lines.append("  keeps \(entry.migration.fileName)") }
      for move in rebase.moves {
        lines.append("  \(move.old.fileName) -> \(move.new?.fileName ?? "nothing")")
      }
      lines += GenerationReport.changeLines(rebase.generation.changes)
      for migration in rebase.generation.migrations { lines += GenerationReport.glance(migration) }
    }
    lines.append("Wrote \(written.count) files, removed \(removed.count).")
    lines.append("Next: review the SQL, git add --all \(root), then \(sides.nextCommand).")
    return lines.joined(separator: "\n")
  }

  // MARK: For programs

  private struct Report: Encodable {
    var version = 1
    var schema: String
    var status = "rebased"
    var onto: String
    var moves: [Move]
    var notices: [String]
    var written: [String]
    var removed: [String]
  }

  private struct Move: Encodable {
    var dialect: String
    var from: String
    /// Absent: nothing of it is left to do.
    var to: String?
  }

  func json(written: [String], removed: [String]) throws -> String {
    let moves = rebases.flatMap { rebase in
      rebase.moves.map {
        Move(dialect: rebase.dialect.name.rawValue, from: $0.old.description, to: $0.new?.description)
      }
    }
    let report = Report(
      schema: schemaName,
      onto: sides.otherName,
      moves: moves,
      notices: notices,
      written: written,
      removed: removed
    )
    return String(decoding: try CanonicalJSON.line(report), as: UTF8.self)
  }
}

extension DialectRebase {
  /// Changes that could not stay in their migration and are in a later one.
  fileprivate var movedLines: [String] {
    moved.compactMap { change, migration in
      guard let later = generation.migrations.last(where: { $0.changes.contains(change) }) else { return nil }
      return "'\(change)' of \(migration) does not fit behind theirs by itself and is in \(later.name) now"
    }
  }
}
