#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// `history.jsonl`: a line a migration, the newest last, so that two branches that add one conflict in version control.
package struct History: Sendable {
  package static let fileName = "history.jsonl"

  private var lines: [Data]
  private var file: String

  package init(_ data: Data, file: String) throws(MigrationFileError) {
    self.file = file
    self.lines = data.split(separator: UInt8(ascii: "\n")).map { Data($0) }
    try MergeConflict.check(lines, file: file)
    try LineEndings.check(data, file: file)
  }

  package var isEmpty: Bool { lines.isEmpty }

  /// The newest entry; no other line is read for it.
  package var last: HistoryEntry? {
    get throws(MigrationFileError) { lines.isEmpty ? nil : try entry(at: lines.count - 1) }
  }

  /// All entries, oldest first.
  package var entries: [HistoryEntry] {
    get throws(MigrationFileError) {
      var entries: [HistoryEntry] = []
      for index in lines.indices { entries.append(try entry(at: index)) }
      return entries
    }
  }

  package mutating func append(_ entry: HistoryEntry) throws {
    lines.append(try entry.line)
  }

  package mutating func replaceLast(with entry: HistoryEntry) throws {
    lines.removeLast()
    try append(entry)
  }

  /// Puts one entry in the place of several; the other lines stay the bytes they are.
  package mutating func replace(_ range: ClosedRange<Int>, with entry: HistoryEntry) throws {
    lines.replaceSubrange(range, with: [try entry.line])
  }

  package var data: Data {
    lines.reduce(into: Data()) { data, line in
      data += line
      data.append(UInt8(ascii: "\n"))
    }
  }

  private func entry(at index: Int) throws(MigrationFileError) -> HistoryEntry {
    do {
      return try HistoryEntry(line: lines[index])
    } catch let error as NewerForm {
      throw MigrationFileError(file, line: index + 1, error.message)
    } catch {
      throw MigrationFileError(
        file,
        line: index + 1,
        "it is no line of a history: \(MigrationFileError.words(of: error)); restore it from version control"
      )
    }
  }
}
