import MigrationFiles
import SQLDialects
import SchemaDiff
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One dialect's migrations of ours, made anew behind those of the other side.
struct DialectRebase {
  /// What becomes of one migration of ours.
  struct Move {
    var old: MigrationName
    /// Nil: nothing of it is left to do.
    var new: MigrationName?
    var isHandWritten: Bool
  }

  enum File {
    case generated(GeneratedMigration)
    case handWritten(HistoryEntry, Data)
  }

  var dialect: any SQLDialect
  /// The folder as the other side has it.
  var folder: MigrationFolder
  /// What is planned behind their snapshot; refusals and questions come from it.
  var generation: DialectGeneration
  /// In the order of their numbers.
  var files: [File] = []
  var moves: [Move] = []
  /// The entries of theirs that ours does not know.
  var theirs: [HistoryEntry]
  var comparison: BranchComparison
  /// What we consented to before and is the same still.
  var standingConsent: Set<String> = []
  /// Changes of ours that had to move into a later migration of ours.
  var moved: [(change: Change, from: MigrationName)] = []

  /// Under which names and with which bytes databases may have the files.
  private var former: [MigrationName: [ReplacedMigration]] = [:]
  private var state: DatabaseSchema
  private var previous: MigrationName?
  private var number: Int

  init(
    _ lowered: LoweredSchema,
    of schemaName: String,
    in dialect: any SQLDialect,
    folder: MigrationFolder,
    branches: BranchEntries,
    handWritten: (HistoryEntry) throws -> Data,
    created: String
  ) throws {
    self.dialect = dialect
    self.folder = folder
    theirs = branches.theirs
    generation = DialectGeneration(dialect, folder: folder)
    state = folder.snapshot?.schema ?? DatabaseSchema(dialect: dialect.name)
    previous = folder.lastName
    number = folder.nextNumber
    let wanted = SchemaDiffer.difference(from: state, to: lowered.schema, renames: lowered.renames)
    comparison = BranchComparison(
      ours: Self.stored(branches.ours),
      theirs: Self.stored(branches.theirs),
      difference: wanted.changes
    )
    moves = branches.takenBack.map { Move(old: $0.migration, isHandWritten: false) }
    guard !branches.ours.isEmpty else { return }
    try makeAnew(branches.ours, lowered, schemaName, handWritten, created)
    standingConsent = Self.standingConsent(branches, generation.changes, dialect)
    if generation.problems.isEmpty, state.ignoringColumnOrder != lowered.schema.ignoringColumnOrder {
      generation.problems.append(
        "the changes found do not lead to the declared schema; this is a defect of Cairn, please report it"
      )
    }
  }

  private static func stored(_ entries: [HistoryEntry]) -> [BranchComparison.Stored] {
    entries.flatMap { entry in entry.changes.map { BranchComparison.Stored($0, in: entry.migration.description) } }
  }

  // MARK: Making anew

  /// Our migrations in their order: of all generated ones but the last what of their changes still fits, in the last one
  /// all that then leads to the schema; those of the author's hand as they are.
  private mutating func makeAnew(
    _ entries: [HistoryEntry],
    _ lowered: LoweredSchema,
    _ schemaName: String,
    _ handWritten: (HistoryEntry) throws -> Data,
    _ created: String
  ) throws {
    var last = entries.lastIndex { !$0.isHandWritten }
    // What an author's own SQL changes is not planned before it.
    if let generated = last, entries[generated...].contains(where: \.isByHand) { last = nil }
    for (index, entry) in entries.enumerated() {
      if entry.isHandWritten {
        try carry(entry, try handWritten(entry))
      } else if index != last {
        add(fitting(entry), entry, schemaName, created)
      } else {
        addRest(lowered, entry, schemaName, created)
      }
    }
    if last == nil { addRest(lowered, nil, schemaName, created) }
  }

  /// The changes of a migration that can be made as they are, behind theirs.
  private mutating func fitting(_ entry: HistoryEntry) -> [Change] {
    var (fitting, after) = ([Change](), state)
    for change in entry.changes {
      if let next = after.fitting([change]) {
        fitting.append(change)
        after = next
      } else {
        moved.append((change, entry.migration))
      }
    }
    return fitting
  }

  private mutating func addRest(
    _ lowered: LoweredSchema,
    _ entry: HistoryEntry?,
    _ schemaName: String,
    _ created: String
  ) {
    let rest = SchemaDiffer.difference(from: state, to: lowered.schema, renames: lowered.renames)
    generation.questions = rest.questions
    generation.problems += rest.problems.map(\.message)
    add(rest.changes, entry, schemaName, created)
  }

  private mutating func add(_ changes: [Change], _ entry: HistoryEntry?, _ schemaName: String, _ created: String) {
    let title = MigrationTitle.words(for: changes, of: schemaName, isFirst: false)
    let words = entry.map { $0.wordsWithoutNumbers ?? title } ?? title
    if let entry {
      let name = changes.isEmpty ? nil : MigrationName(number: number, words: words)
      moves.append(Move(old: entry.migration, new: name, isHandWritten: false))
    }
    let first = number
    guard generation.problems.isEmpty, !changes.isEmpty else { return }
    let portions = MigrationSplit.portions(of: changes)
    for (index, portion) in portions.enumerated() {
      let part = portions.count == 1 ? "" : " part \(index + 1)"
      let migration = generation.migrate(
        from: state,
        by: portion,
        MigrationName(number: number, words: words + part),
        purpose: MigrationTitle.purpose(of: portion, schemaName: schemaName, isFirst: false) + part,
        requires: previous,
        created: created
      )
      guard let migration else { return }
      if let entry, number == first { former[migration.name] = entry.whatItWas }
      generation.changes += portion
      generation.migrations.append(migration)
      files.append(.generated(migration))
      (state, previous, number) = (migration.schema, migration.name, number + 1)
    }
  }

  private mutating func carry(_ entry: HistoryEntry, _ data: Data) throws {
    guard let after = state.fitting(entry.changes) else {
      return generation.problems.append(
        "\(entry.migration) was written by hand for changes that do not fit behind theirs; leave this (git merge --abort, "
          + "git rebase --abort), take it out of the branch (git rebase --interactive), merge and rebase, and begin it again"
      )
    }
    state = after
    let name = MigrationName(number: number, words: entry.migration.words)
    moves.append(Move(old: entry.migration, new: name, isHandWritten: true))
    let file = HandWrittenFile.renumbered(data, from: entry.migration, to: name, requires: previous)
    let carried = HistoryEntry(
      name,
      checksum: entry.isDraft ? nil : Checksum.hex(file),
      snapshotChecksum: Checksum.hex(try Snapshot(after: name, state).data),
      changes: entry.changes,
      isByHand: entry.isByHand,
      was: entry.whatItWas
    )
    files.append(.handWritten(carried, file))
    (previous, number) = (name, number + 1)
  }

  /// The history with the new entries, and the snapshot behind the last of them.
  func ending() throws -> (history: History, snapshot: Snapshot?) {
    var history = folder.history
    for file in files {
      switch file {
      case .handWritten(let entry, _): try history.append(entry)
      case .generated(let migration):
        try history.append(
          HistoryEntry(
            migration.name,
            checksum: Checksum.hex(Data(migration.text.utf8)),
            snapshotChecksum: Checksum.hex(try Snapshot(after: migration.name, migration.schema).data),
            changes: migration.changes,
            was: former[migration.name] ?? []
          )
        )
      }
    }
    return (history, previous.map { Snapshot(after: $0, state) })
  }
}

extension DatabaseSchema {
  /// The schema after changes that were made elsewhere; nil where they do not fit this one.
  fileprivate func fitting(_ changes: [Change]) -> DatabaseSchema? {
    guard let after = try? applying(changes), after.isClosed || !isClosed else { return nil }
    return after
  }
}

// MARK: Consent

extension DialectRebase {
  /// The objects whose loss our migrations stated already, where the change that loses them is the same as it was.
  private static func standingConsent(
    _ branches: BranchEntries,
    _ changes: [Change],
    _ dialect: any SQLDialect
  ) -> Set<String> {
    guard var state = branches.before else { return [] }
    var given: Set<String> = []
    for entry in branches.ours {
      guard let after = try? state.applying(entry.changes) else { return [] }
      let plan = dialect.plan(entry.changes, from: state)
      given.formUnion(plan.steps.flatMap(\.losses).map(\.object))
      state = after
    }
    let known = Set(branches.ours.flatMap(\.changes))
    let others = changes.filter { !known.contains($0) }
    return given.subtracting(others.flatMap(\.labels))
  }
}

extension Change {
  /// What consent may name of it: its table or type, and its columns with the table.
  fileprivate var labels: [String] {
    var trace = NameTrace()
    guard let object = trace.touches(of: [self]).first?.object else { return [] }
    switch self {
    case .addElement(let table, let element), .dropElement(let table, let element):
      return [object.description] + element.columns.map { "\(table).\($0)" }
    default: return [object.description]
    }
  }
}

extension HistoryEntry {
  /// Itself, and what it was before earlier rebases.
  fileprivate var whatItWas: [ReplacedMigration] {
    was + (checksum.map { [ReplacedMigration("\(migration)", sha256: $0)] } ?? [])
  }

  /// What the migration is called; nil when that says which numbers were squashed, which are nobody's any more.
  fileprivate var wordsWithoutNumbers: String? {
    replaces.isEmpty || !migration.words.hasPrefix("squashed_") ? migration.words : nil
  }
}
