import DatabaseDrivers
import SQLDialects

/// Statements of one transaction that the server gets in one round trip.
struct StatementBatch {
  struct Entry {
    /// Nil is what stands in front of the steps.
    var step: Int?
    /// Nil is what the run adds of its own.
    var statement: SQLStatement?
    var sent: Statement

    init(_ statement: SQLStatement, ofStep step: Int? = nil) {
      self.step = step
      self.statement = statement
      sent = Statement(statement.text)
    }

    init(_ own: Statement) {
      sent = own
    }

    /// It wants a conversation, which a pipeline cannot have; the driver refuses it in words.
    var standsAlone: Bool { statement?.words(1).first == "COPY" }
  }

  private(set) var entries: [Entry] = []
  private var size = 0

  /// What is on its way unread, there and back, stays within what any socket holds, so that neither end waits for the
  /// other to read.
  private static let limit = (entries: 64, bytes: 32_768)

  private func takes(_ entry: Entry) -> Bool {
    guard let first = entries.first else { return true }
    return !first.standsAlone && !entry.standsAlone && entries.count < Self.limit.entries
      && size + entry.sent.sql.utf8.count <= Self.limit.bytes
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry)
    size += entry.sent.sql.utf8.count
  }

  static func batches(of entries: [Entry]) -> [StatementBatch] {
    var batches = [StatementBatch()]
    for entry in entries {
      if !batches[batches.count - 1].takes(entry) { batches.append(StatementBatch()) }
      batches[batches.count - 1].append(entry)
    }
    return batches
  }

  /// Runs them in their order; one that fails leaves its place.
  func run(
    at place: inout FailurePlace,
    on connection: isolated any DatabaseConnection,
    answered: (Entry) -> Void
  ) throws {
    var done = 0
    do {
      if entries.count == 1, entries[0].sent.parameters.isEmpty {
        _ = try connection.execute(entries[0].sent.sql)
        answered(entries[0])
      } else {
        _ = try connection.pipeline(entries.map(\.sent)) { index in
          done = index + 1
          answered(entries[index])
        }
      }
    } catch {
      let failed = entries[min(done, entries.count - 1)]
      place.step = failed.step ?? place.step
      place.statement = failed.statement
      throw error
    }
  }
}
