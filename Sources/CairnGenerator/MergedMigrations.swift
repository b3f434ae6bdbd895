package import MigrationFiles
package import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The migrations that a branch of the repository has.
package struct MergedMigrations: Sendable {
  /// What a branch that others merge into is called, in the order in which they are looked for.
  private static let usualNames = ["origin/HEAD", "origin/main", "origin/master", "main", "master"]

  /// The branch, as git was asked for it.
  package let base: String
  private let names: Set<MigrationName>

  /// Reads the history of a dialect as it stands on a branch; nil where the folder is in no repository, or that has none of
  /// the usual branches.
  ///
  /// - Parameters:
  ///   - dialect: The dialect.
  ///   - folder: The folder of the dialect: `Generated/postgres`.
  ///   - base: The branch; nil is the first of the usual ones that is there.
  /// - Throws: `MigrationFileError` when there is no such branch, or its history cannot be read.
  package init?(of dialect: DialectName, in folder: MigrationFolder, base: String?) throws {
    let parts = folder.path.split(separator: "/", omittingEmptySubsequences: false)
    let git: GitRepository
    do {
      git = try GitRepository(around: parts.dropLast().joined(separator: "/"))
    } catch let stop as Stop {
      guard base == nil else { throw MigrationFileError(folder.label, stop.messages.joined(separator: "; ")) }
      return nil
    }
    for name in base.map({ [$0] }) ?? Self.usualNames {
      guard let commit = try git.commit(name) else { continue }
      let history = try git.contents(of: "\(parts.last ?? "")/\(History.fileName)", at: commit)
      self.base = name
      names = Set(
        try History(history ?? .init(), file: "\(folder.label)/\(History.fileName) on \(name)").heads.map(\.migration)
      )
      return
    }
    guard let base else { return nil }
    throw MigrationFileError(folder.label, "the repository has no branch \(base); name one that git knows: --base main")
  }

  package func contains(_ migration: MigrationName) -> Bool { names.contains(migration) }
}
