import CairnGenerator
package import MigrationFiles
package import SQLDialects
package import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A migration of a folder with the schema on both sides of it.
package struct ProvenMigration: Sendable {
  package let entry: HistoryEntry
  package let label: String
  /// The whole file.
  package let text: String
  package let script: MigrationScript
  package let before: DatabaseSchema
  package let after: DatabaseSchema

  package init(
    _ entry: HistoryEntry,
    label: String,
    text: String,
    script: MigrationScript,
    before: DatabaseSchema,
    after: DatabaseSchema
  ) {
    (self.entry, self.label, self.text, self.script) = (entry, label, text, script)
    (self.before, self.after) = (before, after)
  }

  /// It says itself that it cannot run twice.
  var isHandWritten: Bool { entry.isHandWritten || script.header.isHandWritten }

  var forward: ScriptPlayer { ScriptPlayer(sequence: script.forward, label: label) }

  var back: ScriptPlayer? {
    switch script.wayBack {
    case .steps(let sequence, _): ScriptPlayer(sequence: sequence, label: label)
    // Of a `--reconcile` file a part does not go back: what it dropped comes again at its end.
    case .nothing: script.forward.steps.isEmpty ? ScriptPlayer(sequence: StepSequence(), label: label) : nil
    case .absent, .none: nil
    }
  }

  /// All migrations of a folder, in their order.
  ///
  /// - Throws: `MigrationFileError` for the first file that is not what the history knows.
  package static func all(in folder: MigrationFolder, dialect: any SQLDialect) throws -> [ProvenMigration] {
    if let finding = try folder.findings().first { throw finding }
    let states = try folder.states()
    return try folder.history.entries.enumerated().map { index, entry in
      let head = HistoryHead(entry)
      let label = folder.label(of: entry.migration.fileName)
      guard !head.isDraft else {
        throw MigrationFileError(
          label,
          "it is a draft, whose checksum is not taken yet; write its SQL, then run generate-migration"
        )
      }
      let data = try folder.sealedContents(of: head)
      let script = try MigrationScript(data, dialect: dialect, isHandWritten: head.isHandWritten, label: label)
      return ProvenMigration(
        entry,
        label: label,
        text: String(decoding: data, as: UTF8.self),
        script: script,
        before: states[index],
        after: states[index + 1]
      )
    }
  }

  /// Rows for what it begins with, which it does not fail on.
  func rows(in dialect: any SQLDialect) -> SampleRows { SampleRows(before, dialect, before: entry.changes) }

  /// What becomes of the rows, as far as the file says what it loses.
  func fates(in dialect: any SQLDialect) -> RowFates {
    func destroyed(by changes: [Change], from schema: DatabaseSchema) -> [Loss] {
      dialect.plan(changes, from: schema).steps.flatMap(\.losses).filter { $0.kind == .destroys }
    }
    let forward = destroyed(by: entry.changes, from: before)
    let back = destroyed(by: dialect.wayBack(of: entry.changes, to: before), from: after)
    var saidBack: Set<String> = []
    if case .steps(_, let losses) = script.wayBack { saidBack = Set(losses) }
    let said = Set(script.header.losses)
    return RowFates(
      before,
      entry.changes,
      lost: Set(forward.filter { said.contains("\($0.object): \($0.what)") }.map(\.object)),
      lostBack: Set(back.filter { saidBack.contains("\($0.object): \($0.what)") }.map(\.object))
    )
  }
}
