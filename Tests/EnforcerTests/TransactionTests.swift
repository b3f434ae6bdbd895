import Testing

@testable import ForeignKeys

/// What is tried again, and what never is.
@Suite struct TransactionTests {
  private let quick = RetryPolicy(attempts: 4, base: .zero)

  @Test("A conflict is tried again, at the statement or at COMMIT", arguments: ["SELECT 1", "COMMIT"])
  func retriesConflicts(statement: String) async throws {
    let session = ScriptedSession([(statement, .server("40001")), (statement, .server("40001"))])
    var runs = 0
    try await session.withTransaction(retry: quick) { unit in
      runs += 1
      try await unit.query("SELECT 1")
    }
    #expect(runs == 3)
    let statements = await session.statements
    #expect(statements.filter { $0 == "BEGIN" }.count == 3)
    #expect(statements.last == "COMMIT")
  }

  @Test("It gives up with the last error")
  func givesUp() async throws {
    let session = ScriptedSession(Array(repeating: ("COMMIT", .server("40001")), count: 9))
    let error = await #expect(throws: TransactionError.self) {
      try await session.withTransaction(retry: quick) { _ in }
    }
    guard case .retriesExhausted(4, let last) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(last as? ScriptedError == .server("40001"))
  }

  @Test(
    "What may have been committed is not tried again",
    arguments: [ScriptedError.lost, .server("XX000"), .server("08006"), .server("40003")]
  )
  func neverTwice(failure: ScriptedError) async throws {
    let session = ScriptedSession([("COMMIT", failure)])
    let error = await #expect(throws: TransactionError.self) {
      try await session.withTransaction(retry: quick) { _ in }
    }
    guard case .outcomeUnknown = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(await session.statements == ["BEGIN", "COMMIT"])
  }

  @Test("Other errors pass through, and the transaction is rolled back")
  func passesErrors() async throws {
    let session = ScriptedSession([("SELECT 1", .server("23505"))])
    await #expect(throws: ScriptedError.server("23505")) {
      try await session.withTransaction(retry: quick) { try await $0.query("SELECT 1") }
    }
    #expect(await session.statements == ["BEGIN", "SELECT 1", "ROLLBACK"])
  }

  @Test("Waits double up to their limit")
  func waits() {
    let policy = RetryPolicy(attempts: 5, base: .milliseconds(10), limit: .milliseconds(70))
    #expect((1...5).map(policy.bound) == [10, 20, 40, 70, 70].map(Duration.milliseconds))
    for failures in 1...100 {
      let wait = policy.wait(after: failures)
      #expect(wait >= .zero && wait <= policy.bound(after: failures))
    }
  }
}

enum ScriptedError: Error, Equatable {
  case server(String)
  case lost
}

/// Answers with nothing, and fails where it was told to, once each.
actor ScriptedSession: SQLSession {
  private var failures: [(statement: String, error: ScriptedError)]
  private(set) var statements: [String] = []

  init(_ failures: [(String, ScriptedError)]) { self.failures = failures }

  func query(_ sql: String, _ parameters: [String?]) throws -> [[String?]] {
    statements.append(sql)
    guard let place = failures.firstIndex(where: { $0.statement == sql }) else { return [] }
    throw failures.remove(at: place).error
  }

  nonisolated func sqlState(of error: any Error) -> String? {
    guard case .server(let state)? = error as? ScriptedError else { return nil }
    return state
  }
}
