package import ForeignKeys

/// A session of the model: BEGIN takes a copy of the tables, COMMIT compares and publishes.
package actor OptimisticSession: SQLSession {
  /// How the session behaves.
  package enum Locking: Sendable {
    case asWritten
    /// FOR KEY SHARE is taken out of every statement: the plain SELECT that so many write.
    case never
  }

  private let model: OptimisticModel
  private let session: any SQLSession
  private let namespace: String
  private let number: Int
  private let locking: Locking
  private var order: CommitOrder?
  private var snapshot: OptimisticModel.Snapshot?

  package init(
    _ number: Int,
    of model: OptimisticModel,
    on session: any SQLSession,
    locking: Locking = .asWritten
  ) async throws {
    self.number = number
    self.model = model
    self.session = session
    self.locking = locking
    namespace = "copy\(number)"
    _ = try await session.query("SET search_path = \(namespace)", [])
  }

  package func follow(_ order: CommitOrder?) { self.order = order }

  package func query(_ sql: String, _ parameters: [String?]) async throws -> [[String?]] {
    switch sql {
    case "BEGIN":
      await order?.turn(of: number)
      snapshot = try await model.begin(in: namespace)
      await order?.done(number)
      return try await session.query("BEGIN", [])
    case "COMMIT":
      await order?.turn(of: number)
      let isCommitted = try await commit()
      await order?.done(number)
      guard isCommitted else { throw ModelError(sqlState: "40001") }
      return []
    case "ROLLBACK":
      if snapshot != nil {
        await order?.turn(of: number)
        snapshot = nil
        _ = try await session.query("ROLLBACK", [])
        await order?.done(number)
      }
      return []
    default:
      let text = locking == .asWritten ? sql : sql.replacing(" FOR KEY SHARE", with: "")
      return try await session.query(text, parameters)
    }
  }

  private func commit() async throws -> Bool {
    guard let snapshot else { return false }
    self.snapshot = nil
    let rows = try await model.rows(of: namespace, session)
    let locked = try await model.locked(in: namespace, session)
    _ = try await session.query("COMMIT", [])
    return try await model.commit(snapshot, rows, locked: locked, from: namespace)
  }

  package nonisolated func sqlState(of error: any Error) -> String? {
    (error as? ModelError)?.sqlState ?? session.sqlState(of: error)
  }
}

/// What the model answers in DSQL's stead.
package struct ModelError: Error, Sendable {
  package var sqlState: String
}
