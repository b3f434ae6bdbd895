import MigrationFiles
import SchemaModel

/// What two branches put behind their common past, in one dialect's folder.
struct BranchEntries {
  var ours: [HistoryEntry]
  var theirs: [HistoryEntry]
  /// Squashes of ours of nothing but what the other side has one by one: there it stays, and the squash is no more.
  var takenBack: [HistoryEntry]
  /// The schema that ours began from; nil when it cannot be told.
  var before: DatabaseSchema?

  init(base: RevisionFolder, ours our: RevisionFolder, theirs their: RevisionFolder, dialect: DialectName) {
    let mine = our.entries.filter { entry in
      if entry.migration.number == 0, their.entries.contains(where: { $0.migration.number == 0 }) { return false }
      return !base.knows(entry) && !their.knows(entry)
    }
    let stays = Set(their.entries.map(\.asReplaced))
    takenBack = mine.filter { !$0.replaces.isEmpty && $0.asReplaced.isMade(of: stays) }
    ours = mine.filter { $0.replaces.isEmpty || !$0.asReplaced.isMade(of: stays) }
    // What a rebase replayed before is ours too, under its new number.
    let replayed = Set(base.entries.filter { !their.knows($0) }.map(\.migration.words))
    theirs = their.entries.filter { !base.knows($0) && !replayed.contains($0.migration.words) }
    before = base.entries.isEmpty ? DatabaseSchema(dialect: dialect) : base.snapshot?.schema
  }
}
