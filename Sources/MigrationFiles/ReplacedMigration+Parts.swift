extension HistoryEntry {
  /// The migration as one that replaces it would list it.
  package var asReplaced: ReplacedMigration {
    ReplacedMigration(migration.description, sha256: checksum ?? "", replaces: replaces)
  }
}

extension ReplacedMigration {
  /// Whether all that it stands for, itself or what it replaced, is among these.
  package func isMade(of others: Set<ReplacedMigration>) -> Bool {
    others.contains(self) || replaces?.allSatisfy { $0.isMade(of: others) } == true
  }

  /// The name of the first migration that it stands for and that is one of these.
  package func part(among others: Set<ReplacedMigration>) -> String? {
    others.contains(self) ? migration : replaces?.lazy.compactMap { $0.part(among: others) }.first
  }

  /// Whether the migration is this one, or one that it replaced.
  package func stands(for entry: HistoryEntry) -> Bool {
    entry.asReplaced == self || replaces?.contains { $0.stands(for: entry) } == true
  }
}
