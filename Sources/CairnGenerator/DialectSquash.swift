import MigrationFiles
import SQLDialects
import SchemaDiff
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One dialect's migration that takes the place of several.
struct DialectSquash {
  var folder: MigrationFolder
  var replaced: [HistoryEntry]
  var migration: GeneratedMigration
  /// What is written: the plan's refusals, losses and questions stand here.
  var generation: DialectGeneration
  /// The losses that the replaced migrations stated already.
  var standingConsent: Set<String>

  private var positions: ClosedRange<Int>
  private var replaces: [ReplacedMigration]

  init(
    _ range: MigrationRange,
    in dialect: any SQLDialect,
    folder: MigrationFolder,
    name: String?,
    schemaName: String,
    created: String
  ) throws {
    self.folder = folder
    let entries = try folder.history.entries
    positions = try Self.withoutHandWrittenEnds(try range.positions(in: entries, of: folder), entries, folder)
    replaced = Array(entries[positions])
    let states = try folder.states()
    let (before, after) = (states[positions.lowerBound], states[positions.upperBound + 1])
    replaces = replaced.map {
      ReplacedMigration($0.migration.description, sha256: $0.checksum ?? "", replaces: $0.replaces)
    }
    let difference = try Self.difference(from: before, to: after, by: replaced, in: folder)
    generation = DialectGeneration(dialect, folder: folder)
    standingConsent = Self.losses(of: replaced, from: before, in: dialect)

    let (first, last) = (replaced[0].migration, replaced[replaced.count - 1].migration)
    let words = name ?? "squashed \(first.digits) to \(last.digits)"
    let isFirst = before == DatabaseSchema(dialect: dialect.name)
    let squashed = generation.migrate(
      from: before,
      by: difference,
      MigrationName(digits: last.digits, words: words),
      purpose: MigrationTitle.purpose(of: difference, schemaName: schemaName, isFirst: isFirst),
      requires: positions.lowerBound == 0 ? nil : entries[positions.lowerBound - 1].migration,
      created: created,
      replaces: replaces
    )
    guard let squashed else { throw Stop(generation.problems.map { "error: \(folder.label): \($0)" }) }
    migration = squashed
    generation.changes = difference
    generation.migrations = [squashed]
    guard squashed.schema.ignoringColumnOrder == after.ignoringColumnOrder else {
      throw Stop(["error: \(folder.label): the squashed changes lead elsewhere; this is a defect of Cairn"])
    }
    // The columns' order of the way that databases went is the one that the snapshot keeps.
    migration.schema = after
  }

  /// The history with the one entry, and the snapshot under its name where it is the newest.
  func ending() throws -> (history: History, snapshot: Snapshot?) {
    var history = folder.history
    let snapshot = Snapshot(after: migration.name, migration.schema)
    let entry = HistoryEntry(
      migration.name,
      checksum: Checksum.hex(Data(migration.text.utf8)),
      snapshotChecksum: Checksum.hex(try snapshot.data),
      changes: migration.changes,
      replaces: replaces
    )
    let isNewest = try history.last?.migration == replaced.last?.migration
    try history.replace(positions, with: entry)
    return (history, isNewest ? snapshot : nil)
  }
}

// MARK: Reading the past

extension DialectSquash {
  /// Hand-written migrations have no changes that could be put together with others: at the ends they stay outside.
  private static func withoutHandWrittenEnds(
    _ range: ClosedRange<Int>,
    _ entries: [HistoryEntry],
    _ folder: MigrationFolder
  ) throws -> ClosedRange<Int> {
    if let tracking = entries[range].first(where: { $0.migration.number == 0 }) {
      throw Stop(usage: "\(folder.label): \(tracking.migration) makes Cairn's own table and stays; begin behind it")
    }
    let generated = range.filter { !entries[$0].isHandWritten }
    guard let first = generated.first, let last = generated.last, first < last else {
      throw Stop(usage: "\(folder.label): there are not two migrations in this range that Cairn wrote")
    }
    let between = entries[first...last].filter(\.isHandWritten).map(\.migration.fileName)
    guard between.isEmpty else {
      throw Stop([
        "error: \(folder.label): \(between.joined(separator: ", ")) in this range was written by hand, and Cairn cannot "
          + "put its SQL together with other; squash what stands before it and what stands behind it"
      ])
    }
    return first...last
  }

  /// What all the changes come to, renames among them where they happened.
  private static func difference(
    from before: DatabaseSchema,
    to after: DatabaseSchema,
    by entries: [HistoryEntry],
    in folder: MigrationFolder
  ) throws -> [Change] {
    var trace = NameTrace()
    let changes = entries.flatMap(\.changes)
    _ = trace.touches(of: changes)
    let remade = trace.remade.filter { $0.isTable || $0.isColumn }.map(\.description).sorted()
    if let object = remade.first {
      let makers = entries.filter { entry in entry.changes.contains { $0.makesOrDrops(object) } }.map(\.migration)
      throw Stop([
        "error: \(folder.label): '\(object)' is dropped and made anew in this range "
          + "(\(makers.map(\.description).joined(separator: ", "))), and one migration would keep what was in it; "
          + "squash up to the drop, and from behind it"
      ])
    }
    for case .column(let table, let column) in trace.converted.sorted(by: { $0.description < $1.description })
    where before.table(table)?.column(column) != nil {
      let converters = entries.filter { $0.changes.contains(where: \.isConversion) }.map(\.migration.description)
      throw Stop([
        "error: \(folder.label): the values of '\(table).\(column)' become others by its author's expression in this "
          + "range (\(converters.joined(separator: ", "))), and Cairn cannot put it together with other changes; squash "
          + "up to there, and from behind it"
      ])
    }
    let difference = SchemaDiffer.difference(from: before, to: after, renames: trace.hints(in: after))
    if let problem = difference.problems.first { throw Stop(["error: \(folder.label): \(problem.message)"]) }
    guard !difference.changes.isEmpty else {
      throw Stop(["error: \(folder.label): the changes in this range undo each other, and nothing would be left to do"])
    }
    if MigrationSplit.portions(of: difference.changes).count > 1 {
      throw Stop([
        "error: \(folder.label): this range makes more than \(MigrationSplit.tablesPerMigration) tables, which one "
          + "migration cannot; squash a shorter one"
      ])
    }
    return difference.changes
  }

  private static func losses(
    of entries: [HistoryEntry],
    from before: DatabaseSchema,
    in dialect: any SQLDialect
  ) -> Set<String> {
    var (state, objects) = (before, Set<String>())
    for entry in entries {
      objects.formUnion(dialect.plan(entry.changes, from: state).steps.flatMap(\.losses).map(\.object))
      state = (try? state.applying(entry.changes)) ?? state
    }
    return objects
  }
}

extension ChangeTouch.Object {
  fileprivate var isColumn: Bool { if case .column = self { true } else { false } }
}

extension Change {
  fileprivate var isConversion: Bool { if case .alterColumn(_, _, _, .some) = self { true } else { false } }

  fileprivate func makesOrDrops(_ name: String) -> Bool {
    var trace = NameTrace()
    return trace.touches(of: [self]).contains { ($0.isCreation || $0.isDrop) && $0.object.description == name }
  }
}
