import MigrationFiles

/// `0003..0007`: the first and the last migration of a range, each by number or by name.
struct MigrationRange {
  private var first: String
  private var last: String

  init(_ text: String) throws {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2, ends.allSatisfy({ $0.first?.isNumber == true }) else {
      throw Stop(usage: "--squash takes the first and the last migration, as in --squash 0003..0007")
    }
    (first, last) = (ends[0], ends[1])
  }

  /// Where the range stands among a folder's entries.
  func positions(in entries: [HistoryEntry], of folder: MigrationFolder) throws -> ClosedRange<Int> {
    let (from, to) = (try position(of: first, entries, folder), try position(of: last, entries, folder))
    guard from < to else {
      throw Stop(usage: "\(folder.label): \(first)..\(last) is no range of two or more migrations")
    }
    return from...to
  }

  private func position(of text: String, _ entries: [HistoryEntry], _ folder: MigrationFolder) throws -> Int {
    let found = entries.firstIndex { entry in
      Int(text).map { $0 == entry.migration.number } ?? (MigrationName(text) == entry.migration)
    }
    guard let found else {
      throw Stop(usage: "\(folder.label) has no migration \(text); --dialect names the folders that have it")
    }
    return found
  }
}
