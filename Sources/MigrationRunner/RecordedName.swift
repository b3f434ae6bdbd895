import MigrationFiles

/// A migration that the record has under a name that no file has, and the file that it is now.
struct RecordedName: Hashable {
  enum Change: Hashable {
    /// The same bytes under another name.
    case renamed
    /// `--rebase` put it behind the other side's migrations; people wrote its SQL, which is the same.
    case renumbered
    /// `--rebase` made it anew there.
    case madeAnew
  }

  var row: TrackingRow
  var head: HistoryHead
  var change: Change

  /// What is known of the rows that have no file. A file that has a row of its own is nobody else's, and each is one
  /// migration's.
  static func all(of rows: [TrackingRow], _ heads: [HistoryHead]) -> [RecordedName] {
    let recorded = Set(rows.map(\.migration))
    var free = heads.filter { !recorded.contains($0.migration.description) }
    return strangers(rows, heads).compactMap { row in
      for (index, head) in free.enumerated() {
        guard let change = change(of: row, to: head) else { continue }
        free.remove(at: index)
        return RecordedName(row: row, head: head, change: change)
      }
      return nil
    }
  }

  /// Rows of which no file has the name, nor stands for it.
  static func strangers(_ rows: [TrackingRow], _ heads: [HistoryHead]) -> [TrackingRow] {
    let known = Set(heads.flatMap { [$0.migration.description] + $0.replacedNames })
    return rows.filter { !known.contains($0.migration) }.sorted { $0.migration < $1.migration }
  }

  private static func change(of row: TrackingRow, to head: HistoryHead) -> Change? {
    if head.checksum == row.checksum { return .renamed }
    guard head.was.contains(where: { $0.migration == row.migration && $0.sha256 == row.checksum }) else { return nil }
    return head.isHandWritten ? .renumbered : .madeAnew
  }
}
