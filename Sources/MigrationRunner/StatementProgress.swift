import DatabaseDrivers

/// How far the server says that a statement is.
package struct StatementProgress: Hashable, Sendable {
  /// In the server's words: `building index: scanning table`.
  package var phase: String
  package var done: Int?
  package var total: Int?

  package init(phase: String, done: Int? = nil, total: Int? = nil) {
    self.phase = phase
    self.done = done
    self.total = total
  }

  /// A row of three columns: phase, done, total.
  init?(_ row: Row) {
    guard let phase = row[0].text, !phase.isEmpty else { return nil }
    self.init(phase: phase, done: row[1].integer.map { Int($0) }, total: row[2].integer.map { Int($0) })
  }

  /// `building index: scanning table, 45 % (450 of 1000)`
  package var words: String {
    guard let done, let total, total > 0 else { return phase }
    return "\(phase), \(min(100, done * 100 / total)) % (\(done) of \(total))"
  }
}
