/// A migration that a squashed one stands for.
package struct ReplacedMigration: Hashable, Codable, Sendable {
  package var migration: String
  package var sha256: String
  /// What this one itself stood for; nil when nothing.
  package var replaces: [ReplacedMigration]?

  package init(_ migration: String, sha256: String, replaces: [ReplacedMigration] = []) {
    self.migration = migration
    self.sha256 = sha256
    self.replaces = replaces.isEmpty ? nil : replaces
  }

  /// `0003_add_bio sha256:ab…`, and what it replaced itself, further in.
  package var headerLines: [String] {
    ["\(migration) sha256:\(sha256)"] + (replaces ?? []).flatMap(\.headerLines).map { "  " + $0 }
  }
}

/// How a database stands to a migration, by what it has recorded as applied.
package enum MigrationStanding: Hashable, Sendable {
  case applied
  case pending
  /// Some of what it replaces was applied and some was not: neither running nor skipping it would be right.
  case partly(applied: [String], missing: [String])
  /// Something was applied from a file with other bytes.
  case edited([String])
}

extension HistoryHead {
  /// The migrations that this one stands for, and those that they stood for.
  package var replacedNames: Set<String> {
    Set(replaces.flatMap(\.allNames))
  }

  /// What a database with these migrations (name to checksum) has of this one.
  ///
  /// Whoever has all that a squashed migration replaces has the squashed one.
  package func standing(amongApplied applied: [String: String]) -> MigrationStanding {
    ReplacedMigration(migration.description, sha256: checksum ?? "", replaces: replaces)
      .standing(amongApplied: applied)
  }
}

extension ReplacedMigration {
  var allNames: [String] { [migration] + (replaces ?? []).flatMap(\.allNames) }

  func standing(amongApplied applied: [String: String]) -> MigrationStanding {
    if let found = applied[migration] { return found == sha256 ? .applied : .edited([migration]) }
    guard let replaces else { return .pending }
    var (done, missing, edited) = ([String](), [String](), [String]())
    for part in replaces {
      switch part.standing(amongApplied: applied) {
      case .applied: done.append(part.migration)
      case .pending: missing.append(part.migration)
      case .edited(let names): edited += names
      case .partly(let some, let others):
        done += some
        missing += others
      }
    }
    if !edited.isEmpty { return .edited(edited) }
    if missing.isEmpty { return .applied }
    return done.isEmpty ? .pending : .partly(applied: done, missing: missing)
  }
}
