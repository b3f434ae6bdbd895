#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// `history.jsonl`: a line a migration, the newest last, so that two branches that add one conflict in version control.
package struct History: Sendable {
  package static let fileName = "history.jsonl"

  /// The bytes as they are: a long history is neither cut into lines nor put together for one line more.
  private var bytes: LineBuffer
  private var file: String

  package init(_ data: Data, file: String) throws(MigrationFileError) {
    self.file = file
    self.bytes = LineBuffer(data)
    try MergeConflict.check(bytes, file: file)
    try LineEndings.check(data, file: file)
  }

  package var isEmpty: Bool { bytes.lastLine == nil }

  /// The newest entry; no other line is read for it.
  package var last: HistoryEntry? {
    get throws(MigrationFileError) {
      guard let line = bytes.lastLine else { return nil }
      // Its number is for messages; only they count lines.
      return try entry(line) { bytes.lines.count }
    }
  }

  /// All entries, oldest first.
  package var entries: [HistoryEntry] {
    get throws(MigrationFileError) {
      var entries: [HistoryEntry] = []
      for (number, line) in zip(1..., bytes.lines) { entries.append(try entry(line) { number }) }
      return entries
    }
  }

  /// What all entries say of themselves, oldest first, without their changes: those are most of a long history.
  package var heads: [HistoryHead] {
    get throws(MigrationFileError) {
      var heads: [HistoryHead] = []
      for (number, line) in zip(1..., bytes.lines) {
        heads.append(try read(line, number: { number }) { try HistoryHead(line: $0) })
      }
      return heads
    }
  }

  package mutating func append(_ entry: HistoryEntry) throws {
    bytes.append(try entry.line)
  }

  package mutating func replaceLast(with entry: HistoryEntry) throws {
    let line = try entry.line
    bytes.removeLastLine()
    bytes.append(line)
  }

  /// Puts one entry in the place of several; the other lines stay the bytes they are.
  package mutating func replace(_ range: ClosedRange<Int>, with entry: HistoryEntry) throws {
    var lines = bytes.lines
    lines.replaceSubrange(range, with: [try entry.line])
    bytes = LineBuffer(lines)
  }

  package var data: Data { bytes.data }

  private func entry(_ line: Data, number: () -> Int) throws(MigrationFileError) -> HistoryEntry {
    try read(line, number: number) { try HistoryEntry(line: $0) }
  }

  private func read<Form>(
    _ line: Data,
    number: () -> Int,
    _ form: (Data) throws -> Form
  ) throws(MigrationFileError) -> Form {
    do {
      return try form(line)
    } catch let error as NewerForm {
      throw MigrationFileError(file, line: number(), error.message)
    } catch {
      throw MigrationFileError(
        file,
        line: number(),
        "it is no line of a history: \(MigrationFileError.words(of: error)); restore it from version control"
      )
    }
  }
}
