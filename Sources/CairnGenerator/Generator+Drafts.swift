import MigrationFiles
import SQLDialects
import SchemaModel

extension Generator {
  /// `--empty` and `--by-hand`: a file for SQL of the author's in each wanted dialect; by hand, in those where changes are
  /// owed, and for these.
  func beginDrafts() throws -> ExitCode {
    let generations =
      try arguments.byHand
      ? lowered().map { DialectGeneration(owedTo: $0.lowered, in: $0.dialect, folder: try sealed($0.dialect.name)) }
      : wantedDialects().map { DialectGeneration($0.dialect, folder: try sealed($0.name)) }
    let refusals = GenerationRefusals(generations, consent: Set(arguments.allowDestructive))
    if let code = refusals.exitCode { throw Stop(refusals.lines, code, generations) }
    var writer = FolderWriter(root: root)
    var labels: [String] = []
    for generation in generations where !arguments.byHand || !generation.changes.isEmpty {
      let folder = generation.folder
      guard let before = folder.snapshot?.schema else { continue }
      let draft = MigrationDraft(
        MigrationName(number: folder.nextNumber, words: arguments.name ?? ""),
        dialect: generation.dialect.options,
        requires: folder.lastName,
        created: created,
        changes: generation.changes
      )
      try writer.addDraft(draft, of: before.applying(generation.changes), to: folder)
      labels.append(folder.label(of: draft.name.fileName))
    }
    guard !labels.isEmpty else {
      throw Stop(usage: "no change is owed; --empty begins a migration of your own that changes no schema")
    }
    let report = GenerationReport(generations, declaration.name, isPreview: false, package: package)
    let written = writer.paths.map(package.label(of:))
    try writer.commit()
    let lines =
      labels.map { "Began \($0)" } + [
        "Next: write its SQL, then run generate-migration again, which takes its checksum."
          + (arguments.byHand ? " cairn verify proves that it leads to the schema." : "")
      ]
    console.print(
      arguments.json ? try report.json(written: written, status: "begun") : lines.joined(separator: "\n")
    )
    return .done
  }

  /// The folder behind whose newest migration, which is a draft no more, another one can stand.
  private func sealed(_ dialect: DialectName) throws -> MigrationFolder {
    let folder = try folder(of: dialect).sealed().folder
    guard folder.snapshot != nil else {
      throw Stop(usage: "\(folder.label) has no migration yet; generate the first one, then begin your own")
    }
    return folder
  }

  /// The way out of every refusal, where there is a migration to stand behind.
  func wayByHand(_ generations: [DialectGeneration]) -> [String] {
    let refused = generations.filter { $0.isRefused && $0.folder.snapshot != nil }.map(\.dialect.name.rawValue)
    if refused.isEmpty { return [] }
    let dialects = refused.map { "--dialect \($0) " }.joined()
    return [
      "  by hand:   \(dialects)--by-hand --name WORDS begins a migration for SQL of your own that makes all that is owed"
    ]
  }
}
