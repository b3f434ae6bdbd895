import MigrationFiles
import SQLDialects
import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Generator {
  /// `--rebase`: the other side's migrations stay, ours are made anew behind them; all folders, or none.
  func rebase() throws -> ExitCode {
    let git = try GitRepository(around: root)
    let sides = try RebaseSides.find(in: git, onto: arguments.onto)
    let lowered = try lowered()
    var rewrite = FolderRewrite(in: root)
    var rebases: [DialectRebase] = []
    for (dialect, schema) in lowered {
      let path = path(of: dialect.name)
      let source = try RebaseSource(dialect.name, path: path, label: package.label(of: path), sides, in: git)
      if source.isSettled { continue }
      let branches = BranchEntries(base: source.base, ours: source.ours, theirs: source.theirs, dialect: dialect.name)
      try refuseSquashes(branches.ours, in: source)
      let rebase = try DialectRebase(
        schema,
        of: declaration.name,
        in: dialect,
        folder: source.folder,
        branches: branches,
        handWritten: source.handWritten,
        created: created
      )
      rebases.append(rebase)
      try add(rebase, source, branches, to: &rewrite)
    }
    guard !rebases.isEmpty else {
      throw Stop(
        usage: "there is nothing to rebase: the migrations follow those of \(sides.otherName) already"
      )
    }
    for file in derivedFiles(of: lowered) where file.isOutdated {
      if let data = file.data { rewrite.write(data, to: file.path) } else { rewrite.remove(file.path) }
    }
    let report = RebaseReport(rebases, sides, declaration.name, root: package.label(of: root))
    try refuse(rebases, report)
    let (written, removed) = (rewrite.written.map(package.label(of:)), rewrite.removed.map(package.label(of:)))
    try rewrite.commit()
    for notice in report.notices { console.printError(notice) }
    console.print(
      arguments.json
        ? try report.json(written: written, removed: removed) : report.text(written: written, removed: removed)
    )
    return .done
  }

  private func path(of dialect: DialectName) -> String { "\(root)/\(dialect.rawValue)" }

  /// A squash of nothing but ours is a migration like others: what it replaces is on no other side.
  private func refuseSquashes(_ entries: [HistoryEntry], in source: RebaseSource) throws {
    let shared = Set((source.base.entries + source.theirs.entries).map(\.asReplaced))
    for entry in entries {
      guard let kept = entry.asReplaced.part(among: shared) else { continue }
      throw MigrationFileError(
        source.folder.label(of: entry.migration.fileName),
        "it was squashed on this branch, and \(kept), which it replaces, is not on this branch alone; "
          + "leave this (git merge --abort, git rebase --abort), take the commit that squashed out of the branch "
          + "(git rebase --interactive), merge and rebase, and squash again"
      )
    }
  }

  private func add(
    _ rebase: DialectRebase,
    _ source: RebaseSource,
    _ branches: BranchEntries,
    to rewrite: inout FolderRewrite
  ) throws {
    for (path, data) in try source.missingFiles(branches.takenBack) { rewrite.write(data, to: path) }
    for file in rebase.files {
      switch file {
      case .generated(let migration):
        rewrite.write(Data(migration.text.utf8), to: source.folder.location(of: migration.name.fileName))
      case .handWritten(let entry, let data):
        rewrite.write(data, to: source.folder.location(of: entry.migration.fileName))
      }
    }
    let (history, snapshot) = try rebase.ending()
    try rewrite.end(with: history, snapshot, in: source.folder)
    for path in source.obsoleteFiles(of: branches.ours + branches.takenBack) { rewrite.remove(path) }
  }

  /// What cannot both hold, then what any generation may refuse.
  private func refuse(_ rebases: [DialectRebase], _ report: RebaseReport) throws {
    let consent = Set(arguments.allowDestructive)
    let generations = rebases.map(\.generation)
    let lines = report.contradictions(without: consent)
    if !lines.isEmpty { throw Stop(report.notices + lines, .undecided, generations) }
    // Consent that one dialect's migration gave is no consent for another's loss.
    let standing = rebases.flatMap { rebase in
      rebase.standingConsent.filter { object in
        rebases.allSatisfy { other in
          other.standingConsent.contains(object)
            || !other.generation.migrations.flatMap(\.losses).contains { $0.object == object }
        }
      }
    }
    let refusals = GenerationRefusals(generations, consent: consent.union(standing))
    if let code = refusals.exitCode { throw Stop(report.notices + refusals.lines, code, generations) }
  }
}
